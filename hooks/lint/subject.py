"""What a rule looks at: one page, read into lines, beside its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hooks.blocks.outline import Fault, Outline
from hooks.guides.tree import Page
from hooks.project import Project

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
        head = self.page.body_line
        for name in ("title", "description", "situation"):
            value = getattr(self.page.meta, name, None)
            if value:
                yield min(head, 2), value
        yield from self.lines()


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
    subject: Subject, what: str, ours: list[str], theirs: list[str], mend: str
) -> Iterator[Fault]:
    """A Fault where a translation holds other things than its source, or holds them more or less
    often; their order doesn't matter."""
    if sorted(ours) == sorted(theirs):
        return
    missing = sorted(set(theirs) - set(ours))
    extra = sorted(set(ours) - set(theirs))
    yield Fault(
        subject.page.body_line,
        f"{what} differ from the English page"
        + (f"; missing: {', '.join(missing)}" if missing else "")
        + (f"; not there: {', '.join(extra)}" if extra else "")
        + ("" if missing or extra else "; one is there more or less often")
        + ".",
        mend,
    )
