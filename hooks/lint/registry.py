"""All rules, and running them over the project."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from hooks.blocks.outline import Fault, read_outline
from hooks.guides.tree import Page
from hooks.lint import (
    admonitions,
    amounts,
    blocks,
    characters,
    data_numbers,
    glossary_words,
    headings,
    images,
    leftovers,
    letters,
    link_shorteners,
    links,
    lists,
    numbers,
    page_length,
    page_shape,
    raw_html,
    scripts,
    sentences,
    sexual_images,
    signature,
    tiktok,
    tone_placement,
    unfinished,
    unsafe_words,
)
from hooks.lint.allow import allowances
from hooks.lint.subject import Subject
from hooks.problems import Problem
from hooks.project import Project
from hooks.review import words as review_words
from hooks.translations.revision import is_stale

Rule = Callable[[Subject], Iterable[Fault]]

RULES: dict[str, Rule] = {
    "admonitions": admonitions.check,
    "amounts": amounts.check,
    "blocks": blocks.check,
    "characters": characters.check,
    "glossary-words": glossary_words.check,
    "headings": headings.check,
    "images": images.check,
    "leftovers": leftovers.check,
    "letters": letters.check,
    "link-shorteners": link_shorteners.check,
    "links": links.check,
    "lists": lists.check,
    "numbers": numbers.check,
    "page-length": page_length.check,
    "page-shape": page_shape.check,
    "raw-html": raw_html.check,
    "scripts": scripts.check,
    "sentences": sentences.check,
    "sexual-images": sexual_images.check,
    "signature": signature.check,
    "tiktok": tiktok.check,
    "tone-placement": tone_placement.check,
    "unfinished": unfinished.check,
    "unsafe-words": unsafe_words.check,
}

WHEN_WRITTEN = ("amounts", "page-length")  # say nothing of a page that is still being written


def subject_of(page: Page, project: Project, *, compare: bool = False) -> Subject:
    """A page with its outline and, for a translation, its source's: not for one that is known to be
    stale, which has the structure of an earlier English page until it is brought up to date (`compare`
    takes it all the same)."""
    source = project.tree.page(project.places.source.code, page.path)
    if page.language == project.places.source.code or (
        source and not compare and is_stale(page, source)
    ):
        source = None
    return Subject(
        page=page,
        outline=read_outline(page.body, page.body_line),
        project=project,
        source=source,
        source_outline=read_outline(source.body, source.body_line) if source else None,
    )


def lint(project: Project, files: Iterable[str] = ()) -> list[Problem]:
    """Every problem of the project, or of the named files alone (paths relative to the root;
    a folder stands for all in it). Drafts are checked when they are named."""
    wanted = [name.replace("\\", "/").rstrip("/") for name in files]

    def is_wanted(name: str) -> bool:
        return not wanted or any(name == w or name.startswith(f"{w}/") for w in wanted)

    told = [*project.problems, *data_numbers.check(project), *link_shorteners.check_data(project)]
    told += review_words.check(project.settings.root, project.places)
    problems = [problem for problem in told if is_wanted(problem.file)]
    for page in project.tree.pages.values():
        if is_wanted(page.file) and not page.is_draft:
            problems.extend(check(page, project))
    if wanted:
        for page in project.tree.drafts.values():
            if is_wanted(page.file):
                problems.extend(check(page, project))
    return sorted(set(problems))


def check(page: Page, project: Project) -> Iterator[Problem]:
    """Every fault of one page, those of its allowances too."""
    yield from problems_of(page, project)
    for fault in allowances(page, RULES)[1]:
        yield Problem(page.file, fault.line, "allow", fault.what, fault.mend)


def problems_of(
    page: Page, project: Project, names: Iterable[str] = tuple(RULES), *, compare: bool = False
) -> Iterator[Problem]:
    """What the named rules, or all, find on one page, without what is allowed there. `compare` holds
    a stale translation to its source too."""
    subject = subject_of(page, project, compare=compare)
    allowed, _ = allowances(page, RULES)
    for name in names:
        if page.is_draft and name in WHEN_WRITTEN:
            continue
        for fault in RULES[name](subject):
            if (fault.line, name) not in allowed:
                yield Problem(page.file, fault.line, name, fault.what, fault.mend)


def differences_in_structure(page: Page, project: Project) -> list[Problem]:
    """What a stale translation has otherwise than its English page."""
    ours = {(p.line, p.rule, p.what) for p in problems_of(page, project)}
    found = problems_of(page, project, compare=True)
    return sorted(p for p in found if (p.line, p.rule, p.what) not in ours)
