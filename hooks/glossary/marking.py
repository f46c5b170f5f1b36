"""Explaining a glossary word where a guide first uses it, in running text only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from hooks.glossary.schema import Term
from hooks.glossary.whole_words import whole_words

if TYPE_CHECKING:
    from hooks.blocks.context import PageContext

MOST_PER_PAGE = 8
GLOSSARY = "glossary"
_CLOSED = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "mark", "button"})
_CLOSED_BLOCKS = frozenset({"chat", "checklist", "pledge", "card", "helpline", "quiz", "picture"})


@dataclass(frozen=True)
class Matcher:
    """Finds the words of a language; `words` gives the term of each, by its case-folded form."""

    pattern: re.Pattern[str]
    words: dict[str, Term]


def matcher(terms: Iterable[Term], language: str) -> Matcher:
    """A matcher of the terms to be explained, which prefers the longest word."""
    words = {term.words[language].word.casefold(): term for term in terms if term.explain}
    return Matcher(whole_words(words), words)


def avoided(terms: Iterable[Term], language: str) -> Matcher:
    """A matcher of the words that a language's guides must not use."""
    words = {word.casefold(): term for term in terms for word in term.words[language].avoid}
    return Matcher(whole_words(words), words)


def mark_terms(root: Element, page: PageContext) -> None:
    """Turn the first use of each term into a link to its place in the glossary.

    The explanation travels in `data-gloss`, for the script that shows it on a tap.
    """
    if page.terms is not None:
        _walk(root, page, page.terms, set())


def _walk(
    element: Element,
    page: PageContext,
    terms: Matcher,
    done: set[str],
) -> None:
    """Look at the texts of an element in reading order."""
    if element.tag in _CLOSED or element.get("data-block") in _CLOSED_BLOCKS:
        return
    if _running_text(element.tag):
        found = _first(element.text, page, terms, done)
        if found:
            element.text, node = found
            element.insert(0, node)
    index = 0
    while index < len(element):
        child = element[index]
        _walk(child, page, terms, done)
        index += 1
        found = _first(child.tail, page, terms, done)
        if found:
            child.tail, node = found
            element.insert(index, node)


def _running_text(tag: str) -> bool:
    return tag in ("p", "li", "strong", "em", "td")


def _first(
    text: str | None,
    page: PageContext,
    terms: Matcher,
    done: set[str],
) -> tuple[str, Element] | None:
    """The text before the first word not yet explained, and its link with the rest as tail."""
    if not text or len(done) >= MOST_PER_PAGE:
        return None
    for match in terms.pattern.finditer(text):
        term = terms.words.get(match[0].casefold())
        if term is None or term.id in done:
            continue
        done.add(term.id)
        node = Element(
            "a",
            {
                "class": "term",
                "href": f"{page.url(GLOSSARY)}#{term.id}",
                "data-gloss": term.words[page.language].gloss,
            },
        )
        node.text = match[0]
        node.tail = text[match.end() :]
        return text[: match.start()], node
    return None


def terms_of(terms: Iterable[Term], language: str) -> list[Term]:
    """Terms in the order of their words in a language, for the glossary's page."""
    return sorted(terms, key=lambda term: term.words[language].word.casefold())
