"""What is searched: a record a guide, with the words that find it beside those it shows."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hooks.search.normalise import Normaliser, Token
from hooks.search.pages import Text

LONGEST_JOIN = 3
OFTEN = 3


@dataclass(frozen=True)
class Source:
    """A guide as built, and what authors add to find it: `terms` in its own language, `foreign`
    in the source language; `lang` is set where the text is the source's (a fallback)."""

    path: str
    lang: str
    text: Text
    terms: tuple[str, ...]
    foreign: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """A guide in the index. `strong` (what authors add), `often` and `once` (running text) are keys
    of words that its title, description and headings don't hold, the best first."""

    path: str
    lang: str
    title: str
    description: str
    headings: tuple[tuple[str, str], ...]
    strong: tuple[str, ...]
    often: tuple[str, ...]
    once: tuple[str, ...]

    def pruned(self, most: int) -> Record:
        """With at most so many keys, those of running text going first."""
        rest = max(0, most - len(self.strong))
        return replace(
            self,
            strong=self.strong[:most],
            often=self.often[:rest],
            once=self.once[: max(0, rest - len(self.often))],
        )

    def without(self, most: int) -> Record:
        """The keys that `pruned` leaves out."""
        cut = self.pruned(most)
        return replace(
            self,
            strong=self.strong[len(cut.strong) :],
            often=self.often[len(cut.often) :],
            once=self.once[len(cut.once) :],
        )


class Keys:
    """Keys of texts in one language: stems, and joined neighbours that are words of their own."""

    def __init__(self, normaliser: Normaliser, groups: Iterable[str], skip: str) -> None:
        self.normaliser = normaliser
        self._joined = {key for group in groups for key in group.split()}
        self._skip = frozenset(skip.split())

    def of(self, text: str) -> Iterator[str]:
        """Keys of a text in reading order, without the words to skip."""
        tokens = self.normaliser.words(text)
        for index, token in enumerate(tokens):
            if token.stem not in self._skip:
                yield token.stem
            for last in range(index + 2, min(index + LONGEST_JOIN, len(tokens)) + 1):
                key = self._join(tokens[index:last])
                if key in self._joined:
                    yield key

    def telling(self, group: Iterable[str]) -> set[str]:
        """Those keys that are no words to skip: "AI" is also Vietnamese for "who"."""
        return set(group) - self._skip

    def pairs(self, text: str) -> Iterator[str]:
        """Neighbours joined, none of them a word to skip: "app lock" is one word more."""
        tokens = self.normaliser.words(text)
        for one, two in pairwise(tokens):
            if one.stem not in self._skip and two.stem not in self._skip:
                yield self._join((one, two))

    def all_of(self, text: str) -> set[str]:
        """Every key of a text, and of all its neighbours joined."""
        tokens = self.normaliser.words(text)
        return {
            self._join(tokens[first:last])
            for first in range(len(tokens))
            for last in range(first + 1, min(first + LONGEST_JOIN, len(tokens)) + 1)
        }

    def _join(self, tokens: Sequence[Token]) -> str:
        return self.normaliser.stem("".join(token.folded for token in tokens))


def records(
    sources: Sequence[Source], keys: Keys, glossary: Sequence[Sequence[str]] = ()
) -> list[Record]:
    """A record of each guide, in the order given. `glossary` are keys of words for one thing: a
    guide that says one of them in what it shows is found by the others too."""
    bodies = [Counter(keys.of(source.text.body)) for source in sources]
    spread = Counter(key for body in bodies for key in body)
    return [
        _record(source, body, spread, len(sources), keys, glossary)
        for source, body in zip(sources, bodies, strict=True)
    ]


def _record(
    source: Source,
    body: Counter[str],
    spread: Counter[str],
    guides: int,
    keys: Keys,
    glossary: Sequence[Sequence[str]],
) -> Record:
    text = source.text
    # an author's word counts as such though a heading holds it too
    known = _Known(keys, (text.title, text.description))
    said = set().union(*map(keys.all_of, (text.title, text.description, *source.terms)))
    strong = [
        *known.new(key for term in source.terms for key in keys.of(term)),
        *known.new(key for group in glossary if said & keys.telling(group) for key in group),
        *known.new(key for term in source.terms for key in keys.pairs(term)),
        *known.new(key for term in source.foreign for key in keys.of(term)),
    ]

    def worth(key: str) -> tuple[float, str]:
        return -(1 + math.log(body[key])) * math.log(1 + guides / spread[key]), key

    known.add(words for _, words in text.headings)
    weak = known.new(key for key in sorted(body, key=worth) if len(key) > 1)
    return Record(
        source.path,
        source.lang,
        text.title,
        text.description,
        text.headings,
        tuple(strong),
        tuple(key for key in weak if body[key] >= OFTEN),
        tuple(key for key in weak if body[key] < OFTEN),
    )


class _Known:
    """Keys that a guide has already, by spelling and, between scripts, by sound."""

    def __init__(self, keys: Keys, texts: Iterable[str]) -> None:
        self._keys = keys
        self._normaliser = keys.normaliser
        self._stems: set[str] = set()
        self._sounds: set[str] = set()
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """The keys of more texts."""
        for key in (key for text in texts for key in self._keys.of(text)):
            self._stems.add(key)
            self._sounds.add(self._normaliser.sound(key))

    def new(self, keys: Iterable[str]) -> list[str]:
        """Those that say something new, each once."""
        found = []
        for key in keys:
            sound = self._normaliser.sound(key)
            heard = key.isascii() and len(sound) > 2 and sound in self._sounds
            if key in self._stems or heard:
                continue
            found.append(key)
            self._stems.add(key)
            self._sounds.add(sound)
        return found
