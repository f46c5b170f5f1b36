"""No word mixes scripts, and no passage was left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import TECHNICAL, Subject

_MIXED = re.compile(
    r"[A-Za-z]+[\u0904-\u0939\u0958-\u0961\u0620-\u06d3]+"
    r"|[\u0900-\u0963\u0620-\u06d3]+[A-Za-z]+"
    r"|[\u0900-\u0963]+[\u0620-\u06d3]+|[\u0620-\u06d3]+[\u0900-\u0963]+"
    r"|[A-Za-z]*[а-яА-ЯёЁ]+[A-Za-z]*"
)
_ENGLISH = re.compile(r"(?:\b[A-Za-z][A-Za-z'’-]*[,;]?\s+){5,}[A-Za-z'’-]+")
_COMMON = re.compile(r"\b(?:the|and|you|your|is|are|of|to|not|this|with|that)\b", re.I)


def check(subject: Subject) -> Iterator[Fault]:
    for line, raw in subject.text_lines():
        text = TECHNICAL.sub(" ", raw)
        mixed = _MIXED.search(text)
        if mixed:
            yield Fault(
                line,
                f'The word "{mixed[0]}" mixes letters of two scripts.',
                "Type it again in one script, or put a space or hyphen between the parts.",
            )
        if subject.source is None:
            continue
        passage = _ENGLISH.search(text)
        if passage and len(_COMMON.findall(passage[0])) >= 2:
            yield Fault(
                line,
                f'This was left in English: "{passage[0][:50]}".',
                "Translate it.",
            )
