"""A guide is neither too long for a phone nor too short to help (data/lengths.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hooks.blocks.outline import Fault
from hooks.guides.lengths import PAGE
from hooks.guides.tree import Page
from hooks.lint import unfinished
from hooks.lint.subject import TECHNICAL, TITLED, Subject, lines_of

# Words of a translation for a hundred of English, with room to spare.
SHARE = {"en": 100, "hi": 140, "vi": 150, "ur": 150}
# From this many English words on, a translation of less than half is missing something.
ENOUGH = 60
_WORD = re.compile(r"\w[\w\u0900-\u097f\u0300-\u036f\u064b-\u065f'’]*")
_UNSEEN = re.compile(r"^/{3,} +picture\b.*\n(?:.*\S.*\n)*", re.M)  # what a drawing shows
# Pages whose text stands in the template, or comes out of the data.
_FILLED = ("home.html", "glossary.html", "search.html", "status.html")
_TITLE = re.compile(r"^/{3,} +[^\s|]+ *\| *(?P<title>.*)$")


def check(subject: Subject) -> Iterator[Fault]:
    faults = list(_check(subject))
    if faults and not any(unfinished.check(subject)):  # else more words are to come
        yield from faults


def _check(subject: Subject) -> Iterator[Fault]:
    guide = subject.page.guide
    if guide is None and subject.page.meta.template in _FILLED:
        return
    limits = subject.project.lengths[guide.format if guide else PAGE]
    share = SHARE.get(subject.page.language, 140)
    words = words_of(subject.page)
    line = subject.page.body_line
    longest = limits.longest * share // 100
    if words > longest:
        yield Fault(
            line,
            f"The page has {words} words, more than anybody reads on a phone.",
            f"Shorten it to {longest} or less, or make two {'guides' if guide else 'pages'} of it.",
        )
    elif words < limits.shortest:
        yield Fault(
            line,
            f"The page has only {words} words.",
            f"Write at least {limits.shortest}"
            + (": what to do, what not to do, who can help." if guide else "."),
        )
    if subject.source is not None:
        theirs = words_of(subject.source)
        if theirs >= ENOUGH and words * 2 < theirs:
            yield Fault(
                line,
                f"The page has {words} words, the English page {theirs}.",
                "Lay the two side by side: something was left out.",
            )


def words_of(page: Page) -> int:
    """How many words of a page's text a reader sees, without those that helplines add."""
    return _count("\n".join(text for _, text in lines_of(page)))


@lru_cache(maxsize=512)
def _count(text: str) -> int:
    return sum(len(_WORD.findall(_read(line))) for line in _UNSEEN.sub("", text).split("\n"))


def _read(text: str) -> str:
    title = _TITLE.match(text)
    if title and text.split()[1] in TITLED:
        return title["title"]
    return TECHNICAL.sub(" ", text)
