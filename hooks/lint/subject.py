"""What a rule looks at: one page, read into lines, beside its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hooks.blocks.outline import Fault, Outline
from hooks.guides.tree import Page
from hooks.project import Project
from hooks.reading import line_of

_CODE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
HEADING = re.compile(r"^(?P<level>#{1,6}) *(?P<title>.*?)(?: *\{#(?P<id>[^}\s]*)\})? *$")

# Parts of a line that nobody reads as words: link targets, ids, helplines, code, fences, addresses.
TECHNICAL = re.compile(r"\]\([^)]*\)|\{#[^}]*\}|\[\[[^\]]*\]\]|`[^`]*`|^/{3,}.*$|https?://\S+")
TITLED = ("chat", "checklist", "pledge")  # blocks with words after the bar
ALLOWANCE = re.compile(r"^<!-- *allow +(?P<rule>[a-z-]+) *(?::(?P<why>.*?))? *-->[ \t]*$")


@dataclass(frozen=True)
class Heading:
    line: int
    level: int
    title: str
    id: str | None


@dataclass(frozen=True)
class Subject:
    """A page under check; `source` and `source_outline` are None for the source itself."""

    page: Page
    outline: Outline
    project: Project
    source: Page | None
    source_outline: Outline | None

    def lines(self) -> Iterator[tuple[int, str]]:
        """Line numbers and texts of the body, without code."""
        return iter(lines_of(self.page))

    def text_lines(self) -> Iterator[tuple[int, str]]:
        """Title, description and other lines of the front matter, then the body, without code."""
        yield from ((line, value) for line, _, value in heads_of(self.page))
        yield from self.lines()


def heads_of(page: Page) -> Iterator[tuple[int, str, str]]:
    """The lines of the front matter that people read: line number, name, text."""
    for name in ("title", "description", "situation"):
        value = getattr(page.meta, name, None)
        if value:
            yield line_of(page.node, [name], 2), name, value


def lines_of(page: Page) -> tuple[tuple[int, str], ...]:
    """Line numbers and texts of a page's body, without code."""
    return _lines(page.body, page.body_line)


def headings_of(page: Page) -> list[Heading]:
    """The headings of a page in order."""
    return list(_headings(page.body, page.body_line))


@lru_cache(maxsize=512)  # a rule after the other asks for the same page and its source
def _lines(body: str, first_line: int) -> tuple[tuple[int, str], ...]:
    lines = []
    code = ""
    for number, text in enumerate(body.split("\n"), start=first_line):
        marker = _CODE.match(text)
        if marker and not code:
            code = marker[1]
        elif code and text.strip().startswith(code):
            code = ""
        elif not code and not ALLOWANCE.match(text):
            lines.append((number, text))
    return tuple(lines)


@lru_cache(maxsize=512)
def _headings(body: str, first_line: int) -> tuple[Heading, ...]:
    return tuple(
        Heading(number, len(match["level"]), match["title"], match["id"])
        for number, text in _lines(body, first_line)
        if (match := HEADING.match(text))
    )


def unlike_source(
    subject: Subject, what: str, pattern: re.Pattern[str], mend: str
) -> Iterator[Fault]:
    """A Fault where a translation holds other things than its source, or holds them more or less
    often; their order doesn't matter. A thing is the group "target" of `pattern`, else its first.
    The Fault stands at the first that is too much, else in the section where the first is missing."""
    if subject.source is None:
        return
    ours, theirs = _found(subject.page, pattern), _found(subject.source, pattern)
    extra, missing = _beyond(ours, theirs), _beyond(theirs, ours)
    if not extra and not missing:
        return
    known = {name for name, _ in theirs}
    parts = (
        ("missing", [f"{name} (line {line} there)" for name, line in missing]),
        (
            "not in the English page",
            [f"{name} (line {line})" for name, line in extra if name not in known],
        ),
        ("too often", [f"{name} (line {line})" for name, line in extra if name in known]),
    )
    yield Fault(
        extra[0][1] if extra else _place_of(subject, missing[0][1]),
        f"{what} differ from the English page"
        + "".join(f"; {kind}: {', '.join(names)}" for kind, names in parts if names)
        + ".",
        mend,
    )


def _found(page: Page, pattern: re.Pattern[str]) -> list[tuple[str, int]]:
    """What a pattern finds in a page's body, with its line."""
    return [
        (
            match.groupdict().get("target") or match[1],
            page.body_line + page.body.count("\n", 0, match.start()),
        )
        for match in pattern.finditer(page.body)
    ]


def _beyond(some: list[tuple[str, int]], others: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """What stands in `some` more often than in `others`, the later ones."""
    left = Counter(name for name, _ in others)
    beyond = []
    for name, line in some:
        left[name] -= 1
        if left[name] < 0:
            beyond.append((name, line))
    return beyond


def _place_of(subject: Subject, line: int) -> int:
    """The line here of the heading under which a line of the source stands, else the first."""
    assert subject.source is not None
    above = [heading.id for heading in headings_of(subject.source) if heading.line <= line]
    here = [h.line for h in headings_of(subject.page) if above and h.id == above[-1]]
    return here[0] if here else subject.page.body_line
