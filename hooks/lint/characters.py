"""Letters are stored in one form (NFC), and none is invisible without need."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import Subject

_INVISIBLE = {
    "\u061c": "Arabic letter mark",
    "\u180e": "Mongolian vowel separator",
    "\u200b": "zero width space",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u202a": "left-to-right embedding",
    "\u202b": "right-to-left embedding",
    "\u202c": "pop directional formatting",
    "\u202d": "left-to-right override",
    "\u202e": "right-to-left override",
    "\u2060": "word joiner",
    "\u2061": "function application",
    "\u2062": "invisible times",
    "\u2063": "invisible separator",
    "\u2064": "invisible plus",
    "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate",
    "\u2068": "first strong isolate",
    "\u2069": "pop directional isolate",
    "\ufeff": "byte order mark",
    "\u00ad": "soft hyphen",
    "\ufffd": "replacement character",
}
_HIDDEN = re.compile(f"[{''.join(_INVISIBLE)}]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
# No-break and other spaces that come with pasted text: a line may break badly at them.
_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Joiners shape letters in Hindi and Urdu (क्‍ष, می‌خواہم), and join the parts of an emoji.
_JOINER = re.compile(r"[\u200c\u200d]")
_JOINED = re.compile(
    r"(?<=[\u0904-\u0963\u0970-\u097f])[\u200c\u200d](?=[\u0904-\u0963\u0970-\u097f])"
    r"|(?<=[\u0620-\u065f\u066e-\u06d3])[\u200c\u200d](?=[\u0620-\u06d3])"
    r"|(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])"
)


def check(subject: Subject) -> Iterator[Fault]:
    for line, text in subject.text_lines():
        if not unicodedata.is_normalized("NFC", text):
            yield Fault(
                line,
                "A letter and its marks are stored apart here, so searching won't find the word.",
                f"Type it again, or run: python -m hooks mend-letters {subject.page.file}",
            )
        for sign, name in _INVISIBLE.items() if _HIDDEN.search(text) else ():
            if sign in text:
                near = text[max(0, text.index(sign) - 12) : text.index(sign)]
                yield Fault(
                    line,
                    f'An invisible sign ({name}) stands after "{near}".',
                    "Delete it. Direction is set by the page itself.",
                )
        space = _SPACE.search(text)
        if space:
            yield Fault(
                line,
                f"A special space (U+{ord(space[0]):04X}) stands {_after(text, space.start())}.",
                "Delete it and type an ordinary space.",
            )
        control = _CONTROL.search(text)
        if control:
            yield Fault(
                line,
                f"A control sign (U+{ord(control[0]):04X}) stands {_after(text, control.start())}.",
                "Delete it and what is next to it, and type that again.",
            )
        joiner = _JOINER.search(_JOINED.sub("+", text))
        if joiner:
            start = next(
                m.start() for m in _JOINER.finditer(text) if not _JOINED.match(text, m.start())
            )
            yield Fault(
                line,
                f"An invisible joiner (U+{ord(joiner[0]):04X}) stands {_after(text, start)}, "
                "where it joins nothing.",
                "Delete it and the letter beside it, and type that letter again.",
            )


def _after(text: str, start: int) -> str:
    """Where a sign stands: behind which letters of its line."""
    near = text[max(0, start - 12) : start]
    return f'after "{near}"' if near.strip() else "at the beginning"
