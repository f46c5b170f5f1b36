"""TikTok is not available in India: it is named only in text for Pakistan or Viet Nam."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import Subject

_TIKTOK = re.compile(r"tik\s?tok|टिक\s?टॉक|ٹک\s?ٹاک", re.I)


def check(subject: Subject) -> Iterator[Fault]:
    elsewhere = {
        number
        for block in subject.outline.walk()
        if block.name == "country" and block.argument in ("pk", "vn")
        for number, _ in block.lines
    }
    for line, text in subject.text_lines():
        if line not in elsewhere and _TIKTOK.search(text):
            yield Fault(
                line,
                "TikTok is named where readers in India see it; it is not available there.",
                "Move it into a block /// country | pk or /// country | vn.",
            )
