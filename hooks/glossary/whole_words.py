"""Finding words of any of our scripts as whole words."""

from __future__ import annotations

import re
from collections.abc import Iterable

LETTER = r"\w\u0900-\u0963\u0970-\u097f\u0300-\u036f\u064b-\u065f"  # not the danda


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of these words, the longest first; one that finds nothing where there are none."""
    joined = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?<![{LETTER}])(?:{joined})(?![{LETTER}])", re.I)
