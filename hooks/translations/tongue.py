"""Whether a text is in the letters of its language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hooks.lint.subject import TECHNICAL

ENOUGH = 40  # letters from which on something can be said
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTERS = {
    "hi": re.compile(r"[\u0904-\u0939\u0958-\u0961]"),
    "ur": re.compile(r"[\u0620-\u064a\u066e-\u06d3]"),
}


def is_foreign(language: str, texts: Iterable[str]) -> bool:
    """Whether most letters of the texts are not those of the language; False for a few letters."""
    text = " ".join(TECHNICAL.sub(" ", text) for text in texts)
    counts = {code: len(pattern.findall(text)) for code, pattern in _LETTERS.items()}
    latin = len(_LATIN.findall(text))
    letters = sum(counts.values()) + latin
    return letters >= ENOUGH and 2 * counts.get(language, latin) < letters
