"""Nothing of a page's skeleton is left: no gap to fill in, no English comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.guides.comments import ENGLISH
from hooks.lint.subject import Subject
from hooks.reading import line_of

_GAP = re.compile(r"\[…\]|\*\*…:?\*\*|==…==")
_MARKUP = re.compile(
    r"\[\[[^\]]*\]\]|\]\([^)]*\)|\{[^}]*\}|^[ \t]*(?:[-*+]|\d+[.)]) (?:\[[ xX]\])?|^/{3,}[^|]*\|"
)


def check(subject: Subject) -> Iterator[Fault]:
    page = subject.page
    for name in ("title", "description", "situation"):
        if getattr(page.meta, name, None) == "…":
            yield Fault(
                line_of(page.node, [name], 2),
                f"{name}: is still to be translated.",
                "Write it in place of the … sign.",
            )
    for line, text in subject.lines():
        if "…" not in text:
            continue
        words = re.sub(r"[^\w…]", "", _MARKUP.sub("", text)).replace("_", "")
        if (words and not words.strip("…")) or _GAP.search(text):
            yield Fault(
                line,
                "This line is still to be translated.",
                "Write your words in place of every … sign.",
            )
    if page.is_draft:
        return
    for match in ENGLISH.finditer(page.body):
        yield Fault(
            page.body_line + page.body.count("\n", 0, match.start()),
            "An English comment is still here.",
            "Translate what it says if that isn't done, then delete it.",
        )
