"""The glossary in itself and beside the pages: faults, and notes on words that nobody uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from hooks.glossary.schema import Term
from hooks.glossary.whole_words import whole_words
from hooks.guides.tree import Page
from hooks.lint.registry import problems_of
from hooks.lint.subject import TECHNICAL, lines_of
from hooks.notes import Findings, findings
from hooks.problems import Problem
from hooks.project import Project
from hooks.reading import line_of, parse_yaml, read_text

NAME = "data/glossary.yml"
RULE = "glossary"


def check(project: Project) -> Findings:
    """Everything about the words of the glossary; terms without a language are refused earlier."""
    terms = project.glossary.terms
    lines = _lines(project)
    guides = [page for page in project.tree.pages.values() if page.guide]
    used = {page.file: _used(page, terms, also=True) for page in guides}
    problems = [
        *_among_themselves(project, lines),
        *(
            problem
            for page in project.tree.pages.values()
            for problem in problems_of(page, project, ("glossary-words",))
        ),
    ]
    return findings(
        problems, [*_unused(terms, lines, used.values()), *_lacking(project, guides, used)]
    )


def _lines(project: Project) -> dict[str, int]:
    """The line of each term by id."""
    _, node = parse_yaml(read_text(project.settings.data / "glossary.yml", NAME), NAME)
    return {term.id: line_of(node, [index]) for index, term in enumerate(project.glossary.terms)}


def _among_themselves(project: Project, lines: dict[str, int]) -> Iterator[Problem]:
    """Words of two terms, words that another entry says to avoid, languages not known."""
    terms, codes = project.glossary.terms, project.places.codes
    for term in terms:
        for code in sorted(set(term.words) - set(codes)):
            what = f'"{term.id}" has words in "{code}", which is no language of this site.'
            yield Problem(NAME, lines[term.id], RULE, what, f"Use one of: {', '.join(codes)}.")
    for code in codes:
        owners: dict[str, Term] = {}
        avoiders: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            for word in term.words[code].avoid:
                avoiders[word.casefold()].append(term)
        avoided = whole_words(avoiders)
        for term in terms:
            own = term.words[code]
            first = owners.setdefault(own.word.casefold(), term)
            if first is not term:
                what = f'"{own.word}" ({code}) is the word of "{first.id}" and of "{term.id}".'
                yield Problem(NAME, lines[term.id], RULE, what, "Give one of them another word.")
            for word in (own.word, *own.also):
                for other in avoiders.get(word.casefold(), ()):
                    if other is not term and word != own.word:
                        continue  # what readers type for one thing may be wrong for another
                    what = f'"{word}" ({code}) of "{term.id}" is to be avoided, says "{other.id}".'
                    yield Problem(NAME, lines[other.id], RULE, what, "Take it out of one of them.")
            wrong = avoided.search(own.gloss)
            if wrong:
                what = f'The gloss of "{term.id}" ({code}) uses "{wrong[0]}", a word to avoid.'
                yield Problem(NAME, lines[term.id], RULE, what, "Say it in other words.")


def _used(page: Page, terms: Iterable[Term], *, also: bool) -> frozenset[str]:
    """Ids of the terms that a page names by their word, or `also` by one readers may know."""
    owners: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        words = term.words[page.language]
        for word in (words.word, *(words.also if also else ())):
            owners[word.casefold()].add(term.id)
    texts = [page.meta.title, page.meta.description, *(text for _, text in lines_of(page))]
    found = whole_words(owners).findall("\n".join(TECHNICAL.sub(" ", text) for text in texts))
    return frozenset(name for word in found for name in owners[word.casefold()])


def _unused(
    terms: Iterable[Term], lines: dict[str, int], used: Iterable[frozenset[str]]
) -> Iterator[Problem]:
    everywhere = frozenset[str]().union(*used)
    for term in terms:
        if term.id not in everywhere:
            what = f'No guide uses "{term.id}" in any language.'
            yield Problem(NAME, lines[term.id], RULE, what, "Keep it if a planned guide will.")


def _lacking(
    project: Project, guides: Iterable[Page], used: dict[str, frozenset[str]]
) -> Iterator[Problem]:
    """Terms that an English guide explains and whose words its translation never uses."""
    explained = {term.id: term for term in project.glossary.terms if term.explain}
    source = project.places.source.code
    english = {
        page.path: _used(page, explained.values(), also=False)
        for page in guides
        if page.language == source
    }
    for page in guides:
        words = [
            f"{explained[name].words[page.language].word} ({name})"
            for name in sorted(english.get(page.path, frozenset()) - used[page.file])
        ]
        if words:
            what = f"The English page explains what this page doesn't name: {', '.join(words)}."
            mend = "Where the thing is meant, use the word of data/glossary.yml."
            yield Problem(page.file, page.body_line, RULE, what, mend)
