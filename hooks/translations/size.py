"""How much there is to read or translate, roughly."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARKS = re.compile(
    r"^/{3,}.*$|\{#[a-z0-9-]+\}|\]\([^)]*\)|\[\[[^\]]*\]\]|^ *- \[[ x]\]|<!--[\s\S]*?-->", re.M
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def rough_words(texts: Iterable[str]) -> int:
    """How many words English source texts hold: to the next ten, from a hundred on to fifty."""
    count = sum(len(_WORD.findall(_MARKS.sub(" ", text))) for text in texts)
    step = 10 if count < 100 else 50
    return max(10, step * round(count / step))
