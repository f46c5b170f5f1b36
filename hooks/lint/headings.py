"""Headings have ids, step down by one level, and are those of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import Subject, headings_of

_ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")


def check(subject: Subject) -> Iterator[Fault]:
    yield from _underlined(subject)
    headings = headings_of(subject.page)
    seen: set[str] = set()
    level = 1
    for heading in headings:
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
                "End it with one, the same in every language: {#what-to-do}.",
            )
        elif not _ID.match(heading.id):
            yield Fault(
                heading.line,
                f'The id "{heading.id}" is not plain.',
                "Use small English letters, digits and hyphens: {#what-to-do}.",
            )
        elif heading.id in seen:
            yield Fault(heading.line, f'The id "{heading.id}" is there twice.', "Rename one.")
        seen.add(heading.id or "")
        if not _in_pledge(subject, heading.line):
            level = heading.level
    if subject.source is not None:
        theirs = headings_of(subject.source)
        for ours, source in zip(headings, theirs, strict=False):
            if (ours.level, ours.id) != (source.level, source.id):
                yield Fault(
                    ours.line,
                    f"The English page has here: {'#' * source.level} … {{#{source.id}}}.",
                    "Keep the order, the number of # signs and the id of each heading.",
                )
                return
        if len(headings) != len(theirs):
            yield Fault(
                headings[-1].line if headings else subject.page.body_line,
                f"This page has {len(headings)} headings, the English page {len(theirs)}.",
                "Add or delete headings so that both are the same.",
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
