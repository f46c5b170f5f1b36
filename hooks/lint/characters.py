"""Letters are stored in one form (NFC), and none is invisible without need."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import Subject

_INVISIBLE = {
    "\u200b": "zero width space",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u202a": "left-to-right embedding",
    "\u202b": "right-to-left embedding",
    "\u202c": "pop directional formatting",
    "\u202d": "left-to-right override",
    "\u202e": "right-to-left override",
    "\u2060": "word joiner",
    "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate",
    "\u2068": "first strong isolate",
    "\u2069": "pop directional isolate",
    "\ufeff": "byte order mark",
    "\u00ad": "soft hyphen",
    "\ufffd": "replacement character",
}


def check(subject: Subject) -> Iterator[Fault]:
    for line, text in subject.text_lines():
        if not unicodedata.is_normalized("NFC", text):
            yield Fault(
                line,
                "A letter and its marks are stored apart here, so searching won't find the word.",
                f"Type it again, or run: python -m hooks mend-letters {subject.page.file}",
            )
        for sign, name in _INVISIBLE.items():
            if sign in text:
                near = text[max(0, text.index(sign) - 12) : text.index(sign)]
                yield Fault(
                    line,
                    f'An invisible sign ({name}) stands after "{near}".',
                    "Delete it. Direction is set by the page itself.",
                )
