"""Blocks are used rightly, and a translation has the blocks of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.chat import SPEAKER
from hooks.blocks.context import CheckContext
from hooks.blocks.helpline import unknown
from hooks.blocks.lists import SourceItem, source_items
from hooks.blocks.outline import Fault, Outline
from hooks.blocks.registry import check_outline, compare
from hooks.lint.subject import Subject, unlike_source

_REFERENCE = re.compile(r"\[\[([^\]\n]+)\]\]")


def check(subject: Subject) -> Iterator[Fault]:
    context = CheckContext(subject.project.book, subject.project.places, subject.project.drawings)
    faults = list(check_outline(subject.outline, context))
    yield from faults
    if subject.source_outline and not faults:
        different = list(compare(subject.source_outline, subject.outline))
        yield from different or _readers(subject, subject.source_outline)
    for line, text in subject.lines():
        for match in _REFERENCE.finditer(text):
            yield from unknown(match[1].strip(), line, context)
    yield from _references(subject)


def _readers(subject: Subject, source: Outline) -> Iterator[Fault]:
    """In a chat the reader speaks where the English reader does, by the name that the page knows."""
    words, places = subject.project.words, subject.project.places
    mine = words[subject.page.language]["blocks"]["chat_you"]
    theirs = words[places.source.code]["blocks"]["chat_you"]
    for block, other in zip(subject.outline.walk(), source.walk(), strict=True):
        if block.name != "chat":
            continue
        items = zip(source_items(block.own), source_items(other.own), strict=True)
        for item, there in items:
            if _speaker(item) == "…":
                continue  # a draft's gap
            here, reader = _speaker(item) == mine, _speaker(there) == theirs
            if reader and not here:
                yield Fault(item.line, "Here the reader speaks.", f"Write **{mine}:**")
            elif here and not reader:
                yield Fault(
                    item.line,
                    f"Here the reader doesn't speak: in English it is {_speaker(there)}.",
                    "Write who speaks.",
                )


def _speaker(item: SourceItem) -> str:
    match = SPEAKER.match(item.text)
    return match["name"].strip() if match else ""


def _references(subject: Subject) -> Iterator[Fault]:
    """A translation names the helplines of its source within its sentences."""
    yield from unlike_source(
        subject,
        "The helplines named in sentences",
        _REFERENCE,
        "Use the same [[ids]] as often as there.",
    )
