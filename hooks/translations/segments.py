"""The pieces of a page that a translator writes: paragraphs, list items, cells, headings, titles.

All between them (fences, markers, ids, blank lines, code) is structure, which a translation keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hooks.blocks.outline import CODE, FENCE
from hooks.guides.comments import space_comments
from hooks.lint.subject import ALLOWANCE, HEADING

BEGINNING = "0"
TO_WRITE = "…"
TITLED = ("chat", "checklist", "pledge")  # blocks whose argument is a title, not an id

_ITEM = re.compile(r"^(?P<mark>[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]*)?)(?P<text>.*)$")
_ADMONITION = re.compile(r'^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[^"]*(?:"(?P<text>[^"]*)")?[ \t]*$')
_RULE_ROW = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$")
_CELL = re.compile(r"(?<!\\)\|")
_ATTRIBUTES = re.compile(r"[ \t]*\{[:#.][^}]*\}[ \t]*$")
_ALONE = re.compile(r"^[ \t]*\{:[^}]*\}[ \t]*$")
_NUMBER = re.compile(r"\d+")
_ID = re.compile(r"\[\[[^\]]*\]\]|\]\([^)]*\)")


@dataclass(frozen=True)
class Segment:
    """A piece of text at `start:end` of a body. `run` counts the paragraphs, lists, tables and fences of
    a page; segments of one list or of neighbouring paragraphs share theirs."""

    section: str
    kind: str
    run: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Run:
    """Neighbouring segments of one kind, or a fence (which has none)."""

    kind: str
    segments: tuple[Segment, ...]


@dataclass
class _Reader:
    """Where the reading of a body stands."""

    section: str = BEGINNING
    code: str = ""
    fences: int = 0


def sections(body: str) -> list[tuple[str, int, int]]:
    """The sections of a body in order: their heading's id (BEGINNING before the first), start, end."""
    found = [(BEGINNING, 0)]
    for line, start, _ in _lines(body):
        heading = HEADING.match(line)
        if heading and heading["id"]:
            found.append((heading["id"], start))
    ends = [start for _, start in found[1:]] + [len(body)]
    return [(name, start, end) for (name, start), end in zip(found, ends, strict=True)]


def runs(body: str) -> dict[str, list[Run]]:
    """The runs of each section of a body, in order."""
    by_section: dict[str, list[Run]] = {name: [] for name, _, _ in sections(body)}
    open_run: list[Segment] = []
    for item in _items(body):
        section, kind = (item.section, item.kind) if isinstance(item, Segment) else item
        ours = by_section[section]
        if not isinstance(item, Segment):
            ours.append(Run(kind, ()))
            open_run = []
        elif open_run and ours and open_run[-1].run == item.run:
            open_run.append(item)
            ours[-1] = Run(kind, tuple(open_run))
        else:
            open_run = [item]
            ours.append(Run(kind, (item,)))
    return by_section


def segments(body: str) -> list[Segment]:
    """All segments of a body in order."""
    return [item for item in _items(body) if isinstance(item, Segment)]


def is_text(text: str) -> bool:
    """Whether there is something to translate: letters beside ids and link targets,
    several numbers that some languages join by words, or a gap."""
    return TO_WRITE in text or has_words(text) or len(_NUMBER.findall(_ID.sub("", text))) > 1


def has_words(text: str) -> bool:
    """Whether there are letters in it; "0–5" and "3 × 4 = 12" may stay as they are."""
    return any(sign.isalpha() for sign in _ID.sub("", text))


def _lines(body: str) -> Iterator[tuple[str, int, int]]:
    start = 0
    for line in body.split("\n"):
        yield line, start, start + len(line)
        start += len(line) + 1


def _items(body: str) -> Iterator[Segment | tuple[str, str]]:
    """Segments, and fences as (section, kind), in the order of a body."""
    reader = _Reader()
    run, kind_before = 0, ""
    open_text: tuple[str, int, int] | None = None  # kind, start, end of a text that may go on

    def close() -> Iterator[Segment]:
        nonlocal open_text
        if open_text:
            kind, start, end = open_text
            end = start + len(_ATTRIBUTES.sub("", body[start:end]).rstrip())
            text = body[start:end]
            if is_text(text):
                yield Segment(reader.section, kind, run, start, end, text)
        open_text = None

    for line, start, end in _lines(space_comments(body)):
        kind, at = _kind(reader, line)
        if kind == "more" and open_text:
            open_text = (open_text[0], open_text[1], end)
            continue
        yield from close()
        if kind == "blank":
            continue
        if kind == "more":
            kind, at = "p", len(line) - len(line.lstrip())
        if kind != kind_before or kind in ("h", "title"):
            run += 1
        kind_before = kind
        if kind == "fence":
            run += 1
            fence = FENCE.match(line)
            name = (fence["name"] if fence else None) or "end"
            yield reader.section, f"/{name}"
            argument = fence["argument"] if fence else None
            if name in TITLED and argument:
                first = start + line.rindex(argument)
                yield Segment(reader.section, "title", run, first, first + len(argument), argument)
        elif kind == "h":
            heading = HEADING.match(line)
            assert heading
            reader.section = heading["id"] or reader.section
            first = start + heading.start("title")
            yield Segment(
                reader.section, "h", run, first, start + heading.end("title"), heading["title"]
            )
        elif kind == "cells":
            for first, last in _cells(line):
                if is_text(line[first:last]):
                    yield Segment(
                        reader.section, kind, run, start + first, start + last, line[first:last]
                    )
        elif kind == "admonition":
            match = _ADMONITION.match(line)
            if match and match["text"]:
                first = start + match.start("text")
                yield Segment(
                    reader.section, kind, run, first, first + len(match["text"]), match["text"]
                )
        elif kind != "structure":
            open_text = (kind, start + at, end)
    yield from close()


def _kind(reader: _Reader, line: str) -> tuple[str, int]:
    """What a line is, and where its text begins in it."""
    code = CODE.match(line)
    if reader.code:
        if line.strip().startswith(reader.code):
            reader.code = ""
        return "structure", 0
    if code:
        reader.code = code[1]
        return "structure", 0
    if not line.strip():
        return "blank", 0
    if FENCE.match(line):
        return "fence", 0
    if HEADING.match(line):
        return "h", 0
    if _ADMONITION.match(line):
        return "admonition", 0
    item = _ITEM.match(line)
    if item:
        return "li", item.start("text")
    if _RULE_ROW.match(line) and "|" in line:
        return "blank", 0
    if _ALONE.match(line) or line.strip() in ("---", "***"):
        return "structure", 0
    if line.lstrip().startswith("|"):
        return "cells", 0
    if ALLOWANCE.match(line):
        return "p", 0
    return "more", 0


def _cells(line: str) -> Iterator[tuple[int, int]]:
    """The trimmed stretches between the bars of a table's row."""
    edges = [match.start() for match in _CELL.finditer(line)]
    for left, right in zip(edges, [*edges[1:], len(line)], strict=True):
        raw = line[left + 1 : right]
        if raw.strip():
            first = left + 1 + len(raw) - len(raw.lstrip())
            yield first, first + len(raw.strip())
