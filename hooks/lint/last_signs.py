"""Sentences of Hindi and Urdu end with their sign, also the last of a paragraph."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import TECHNICAL, Subject

FEW_WORDS = 4  # as many may be a label
_STOP = {
    "hi": ("।", re.compile(r"[\u0900-\u0963]$")),
    "ur": ("۔", re.compile(r"[\u0620-\u065f\u066e-\u06d3]$")),
}
_ITEM = re.compile(r"^(?:[-*+]|(?P<number>\d+\.)) +(?!\[ \])")
_ANSWER = re.compile(r"^[-*+] +\[[^\]]*\]\([^)]*\)$")
_NO_TEXT = ("#", "/", "!", "|", "<", ">", " ")
_AROUND = ' *_=”’"'


def without_stop(subject: Subject) -> Iterator[Fault]:
    """Paragraphs of several words that end in a letter; items too, where most of their list don't.
    In chats people write as they do."""
    if subject.page.language not in _STOP:
        return
    stop, letter = _STOP[subject.page.language]
    chats = {
        line for block in subject.outline.walk() if block.name == "chat" for line, _ in block.own
    }
    lines = [*((line, "" if line in chats else raw) for line, raw in subject.lines()), (0, "")]
    bare: list[int] = []  # items of this list that end in a letter
    stops = 0  # how many others end with a sign
    kind: bool | None = None  # whether this list has numbers
    for (line, raw), (_, below) in itertools.pairwise([*lines, (0, "#"), (0, "")]):
        item = _ITEM.match(raw)
        if (item and bool(item["number"]) != kind) or (not item and raw[:1].strip()):
            if stops > len(bare):
                yield from (_without(number, stop) for number in bare)
            bare, stops, kind = [], 0, bool(item["number"]) if item else None
        if raw.startswith(_NO_TEXT) or _ANSWER.match(raw) or not raw.strip():
            continue
        text = TECHNICAL.sub("", raw.rstrip(_AROUND)).rstrip(_AROUND + ")")
        bare_here = len(text.split()) > FEW_WORDS and letter.search(text) is not None
        if item:
            bare += [line] * bare_here
            stops += text.endswith((stop, "?", "!", "؟", "…"))
        elif bare_here and (not below.strip() or below.startswith("/")) and raw[0] not in "-*+":
            yield _without(line, stop)


def _without(line: int, stop: str) -> Fault:
    return Fault(line, f"This sentence ends without {stop}", f"Write {stop}")
