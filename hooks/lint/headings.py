"""Headings have ids, step down by one level, and are those of the source."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import Heading, Subject, headings_of

_GLUED = re.compile(r"(?<=\S)\{#[^}\s]*\} *$")
_LEFT = re.compile(r"(?P<id>\{#[^}\s]*\}) *$")
_ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")


def check(subject: Subject) -> Iterator[Fault]:
    """At most one Fault a line: what is wrong in itself comes before what differs from English."""
    told: set[int] = set()
    for fault in _faults(subject):
        if fault.line not in told:
            told.add(fault.line)
            yield fault


def _faults(subject: Subject) -> Iterator[Fault]:
    yield from _underlined(subject)
    yield from _spaces(subject)
    headings = headings_of(subject.page)
    theirs = headings_of(subject.source) if subject.source else []
    meant = dict(_pairs(headings, theirs))
    seen: set[str] = set()
    level = 1
    for index, heading in enumerate(headings):
        example = meant[index].id if index in meant else None
        as_there = f"{{#{example}}}, as in English" if example else ""
        if heading.level == 1:
            yield Fault(
                heading.line,
                "A heading with one # repeats the title.",
                "Begin with two: ## …; the title stands in the front matter.",
            )
        elif heading.level > level + 1 and not _in_pledge(subject, heading.line):
            yield Fault(
                heading.line,
                f"This heading has {heading.level} signs #, the one above it {level}.",
                f"Give it at most {level + 1}.",
            )
        if heading.id is None:
            yield Fault(
                heading.line,
                "This heading has no id.",
                f"End it with {as_there or 'one, the same in every language: {#what-to-do}'}.",
            )
        elif not _ID.match(heading.id):
            yield Fault(
                heading.line,
                f'The id "{heading.id}" is not plain.',
                f"Write {as_there}."
                if as_there
                else "Use small English letters, digits and hyphens: {#what-to-do}.",
            )
        elif heading.id in seen:
            yield Fault(heading.line, f'The id "{heading.id}" is there twice.', "Rename one.")
        seen.add(heading.id or "")
        if not _in_pledge(subject, heading.line):
            level = heading.level
    if subject.source is not None:
        yield from _unlike(headings, theirs, meant, subject)


def _spaces(subject: Subject) -> Iterator[Fault]:
    """Spaces that are missing after the signs # or before the id."""
    for line, text in subject.lines():
        if not text.startswith("#"):
            left = _LEFT.search(text)
            if left and not text.startswith("/"):
                yield Fault(
                    line,
                    f"{left['id']} stands at the end of a line that is no heading.",
                    "Begin the line with ## and a space, or delete the id.",
                )
            continue
        signs = re.match(r"#+", text)
        glued = _GLUED.search(text)
        if signs and text[signs.end() : signs.end() + 1].strip():
            yield Fault(
                line, f"There is no space after {signs[0]}.", f"Put a space after {signs[0]}"
            )
        elif glued:
            yield Fault(
                line,
                f"There is no space before {glued[0]}.",
                "Put one there, or readers see the id.",
            )


def _pairs(ours: list[Heading], theirs: list[Heading]) -> Iterator[tuple[int, Heading]]:
    """For headings of a translation, by their place, those of the source that are meant: with the
    same id, or as many between two of the same."""
    blocks = difflib.SequenceMatcher(
        None, [h.id or "" for h in ours], [h.id for h in theirs], autojunk=False
    ).get_opcodes()
    for kind, start, end, there, there_end in blocks:
        if kind == "equal" or (kind == "replace" and end - start == there_end - there):
            yield from zip(range(start, end), theirs[there:there_end], strict=True)


def _unlike(
    ours: list[Heading], theirs: list[Heading], meant: dict[int, Heading], subject: Subject
) -> Iterator[Fault]:
    """Where the headings of a translation are not those of its source."""
    wanted = {heading.id for heading in theirs}
    have = {heading.id for heading in ours}
    for index, heading in enumerate(ours):
        there = meant.get(index)
        if there is None or there.id != heading.id:
            if there is not None and heading.id not in wanted and there.id not in have:
                yield Fault(
                    heading.line,
                    f"The English page has {{#{there.id}}} here.",
                    "Keep its ids: they are the same in every language.",
                )
            elif heading.id in wanted:
                yield Fault(
                    heading.line,
                    f"The section {{#{heading.id}}} stands elsewhere in the English page.",
                    "Keep the order of the English page: "
                    + ", ".join(f"{{#{h.id}}}" for h in theirs)
                    + ".",
                )
            else:
                yield Fault(
                    heading.line,
                    "The English page has no such heading here.",
                    "Delete it with its text, or add it to the English page first.",
                )
        elif there.level != heading.level:
            yield Fault(
                heading.line,
                f"This heading has {heading.level} signs #, the English one {there.level}.",
                f"Write {'#' * there.level} here too.",
            )
    paired = {
        there.line
        for index, there in meant.items()
        if ours[index].id in (None, there.id) or ours[index].id not in wanted
    }
    lines = [(line, text) for line, text in subject.lines() if text.strip()]
    have |= {match["id"][2:-1] for _, text in lines if (match := _LEFT.search(text))}
    for place, heading in enumerate(theirs):
        if heading.line in paired or heading.id in have:
            continue
        after = next((h for h in theirs[place + 1 :] if h.id in have), None)
        below = next((h for h in ours if after and h.id == after.id), None)
        yield Fault(
            below.line if below else lines[-1][0],
            f"The section {{#{heading.id}}} of the English page is missing here.",
            f"Add {'#' * heading.level} … {{#{heading.id}}} and its text"
            + (" above this heading." if below else " at the end."),
        )


def _underlined(subject: Subject) -> Iterator[Fault]:
    """Headings written as a line with === or --- below it."""
    before = ""
    for line, text in subject.lines():
        if (
            re.match(r"^(?!={7}$)(?:=+|-+)\s*$", text)
            and before.strip()
            and not before.startswith(("|", "#"))
        ):
            yield Fault(
                line, "A line of signs makes the line above a heading.", "Write ## … {#id}."
            )
        before = text


def _in_pledge(subject: Subject, line: int) -> bool:
    return any(
        block.name == "pledge" and any(number == line for number, _ in block.own)
        for block in subject.outline.walk()
    )
