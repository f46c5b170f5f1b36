"""Blocks are used rightly, and a translation has the blocks of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.context import CheckContext
from hooks.blocks.helpline import unknown
from hooks.blocks.outline import Fault
from hooks.blocks.registry import check_outline, compare
from hooks.lint.subject import Subject, unlike_source

_REFERENCE = re.compile(r"\[\[([^\]\n]+)\]\]")


def check(subject: Subject) -> Iterator[Fault]:
    context = CheckContext(subject.project.book, subject.project.places)
    faults = list(check_outline(subject.outline, context))
    yield from faults
    if subject.source_outline and not faults:
        yield from compare(subject.source_outline, subject.outline)
    for line, text in subject.lines():
        for match in _REFERENCE.finditer(text):
            yield from unknown(match[1].strip(), line, context)
    yield from _references(subject)


def _references(subject: Subject) -> Iterator[Fault]:
    """A translation names the helplines of its source within its sentences."""
    if subject.source is None:
        return
    yield from unlike_source(
        subject,
        "The helplines named in sentences",
        _REFERENCE.findall(subject.page.body),
        _REFERENCE.findall(subject.source.body),
        "Use the same [[ids]] as often as there.",
    )
