"""The interpreter of a search table, in Python; overrides/assets/js/search-engine.js is its twin."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

Step = tuple[re.Pattern[str], str]


@dataclass(frozen=True)
class Token:
    """A word of a text: `stem` as spelt alike (key A), `sound` its consonants (key B)."""

    folded: str
    stem: str
    sound: str


class Normaliser:
    """Words of a text as keys, by the table of one language (see table.py)."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._word = re.compile(table["word"])
        self._drop = re.compile(table["drop"])
        self._same = str.maketrans(*table["same"])
        self._spell = _steps(table["spell"])
        self._ends = ends_of(table["ends"])
        self._longest = max(map(len, self._ends), default=0)
        self._sounds = str.maketrans(*table["sounds"])
        self._before, self._hear = map(_steps, table["hear"])
        self._tokens: dict[str, Token | None] = {}
        self._stems: dict[str, str] = {}
        self._sounded: dict[str, str] = {}

    def words(self, text: str) -> list[Token]:
        """The words of a text in their order."""
        return [token for raw in self._word.findall(text) if (token := self._token(raw))]

    def _token(self, raw: str) -> Token | None:
        if raw not in self._tokens:
            folded = self.fold(raw)
            self._tokens[raw] = self.token(folded) if folded else None
        return self._tokens[raw]

    def token(self, folded: str) -> Token:
        stem = self.stem(folded)
        return Token(folded, stem, self.sound(stem))

    def fold(self, word: str) -> str:
        """A word with its letters in their one spelling; empty when none remains."""
        text = self._drop.sub("", unicodedata.normalize("NFKD", word).lower())
        return _run(self._spell, text.translate(self._same))

    def stem(self, folded: str) -> str:
        """Without its longest known ending, if enough letters remain."""
        if folded not in self._stems:
            self._stems[folded] = self._stem(folded)
        return self._stems[folded]

    def _stem(self, folded: str) -> str:
        for length in range(min(self._longest, len(folded)), 0, -1):
            end = self._ends.get(folded[-length:])
            if end and len(folded) - length >= end[1]:
                return folded[:-length] + end[0]
        return folded

    def sound(self, stem: str) -> str:
        """The consonants in which scripts meet."""
        if stem not in self._sounded:
            self._sounded[stem] = self._sound(stem)
        return self._sounded[stem]

    def _sound(self, stem: str) -> str:
        return _run(self._hear, _run(self._before, stem).translate(self._sounds))


def ends_of(listed: str) -> dict[str, tuple[str, int]]:
    """`3ing 2ies>y` as what becomes of each ending, and how many letters must remain."""
    ends = {}
    for entry in listed.split():
        end, _, becomes = entry[1:].partition(">")
        ends[end] = (becomes, int(entry[0]))
    return ends


def _steps(pairs: list[list[str]]) -> list[Step]:
    return [(re.compile(pattern), re.sub(r"\$(\d)", r"\\\1", to)) for pattern, to in pairs]


def _run(steps: list[Step], text: str) -> str:
    for pattern, to in steps:
        text = pattern.sub(to, text)
    return text
