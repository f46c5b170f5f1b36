"""The files that the browser loads: one while a language is small, shards when it grows."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hooks.search.index import Keys, Record
from hooks.search.normalise import Normaliser

# Sizes in bytes as sent (gzip). With the scripts, a first result stays under 25 KB.
LIMIT = 14_900
FEW_KEYS = 40  # with fewer words a guide, its headings travel in a file of their own, after the first result
MOST_KEYS = (250, 200, 160, 130, 110, 95, 80, 70, 60, 52, 46, 40, 35, 30, 26, 22, 19, 16, 13, 10)
SHARDED_KEYS = 40
GUIDES_A_CHUNK = 4
MOST_GUIDES_A_KEY = 200
MOST_GUIDES_A_SYNONYM = 80
# Where a word stands in a guide; search-engine.js holds the same figures, and what each counts.
TITLE, STRONG, HEADING, DESCRIPTION, OFTEN, ONCE = 1, 2, 4, 8, 16, 32

# ASCII that the data hardly uses: it stands for the most frequent letters of other scripts.
_SPARE = [chr(c) for c in range(1, 127) if not (chr(c).isalnum() and not chr(c).isupper())]
_SPARE = [c for c in _SPARE if c not in '\t\n\r "\\[],:/.-{}|>$()^?+=']


@dataclass(frozen=True)
class File:
    """A script to be written: `name` is its place below the language's folder, without `.js`."""

    name: str
    data: Any


def files(
    head: dict[str, Any], records: Sequence[Record], keys: Keys, *, limit: int = LIMIT
) -> list[File]:
    """One file with as many words a guide as fit; else one without headings, which come after it;
    else, where too few words would fit into that, shards."""
    for most in MOST_KEYS:
        data = {**head, **_listed([record.pruned(most) for record in records])}
        if most >= FEW_KEYS and sent(script("", data)) <= limit:
            return [File("search/index", data)]
    shown = _listed([record.pruned(0) for record in records])
    places = {"headings": shown["headings"], "guides": [guide[4] for guide in shown["guides"]]}
    for most in MOST_KEYS:
        data = {**head, "later": True, **_without_headings(records, keys, most)}
        if sent(script("", data)) <= limit:
            return [File("search/index", data), File("search/places", places)]
    return sharded(head, records, keys)


def _without_headings(records: Sequence[Record], keys: Keys, most: int) -> dict[str, Any]:
    """Guides as lists, with the keys of their headings in the place of these."""
    data = _listed([record.pruned(most) for record in records])
    for record, guide in zip(records, data["guides"], strict=True):
        told = {*keys.of(record.title), *keys.of(record.description)}
        said = {key for _, words in record.headings for key in keys.of(words)}
        guide[4] = " ".join(sorted(said - told))
    return {**data, "headings": []}


def sharded(head: dict[str, Any], records: Sequence[Record], keys: Keys) -> list[File]:
    """An index without guides, chunks of guides, and shards of the words' places."""
    most = SHARDED_KEYS
    cut = [record.pruned(most) for record in records]
    shown = [record.pruned(0) for record in cut]
    chunks = [
        File(f"search/g{start // GUIDES_A_CHUNK}", _listed(shown[start : start + GUIDES_A_CHUNK]))
        for start in range(0, len(cut), GUIDES_A_CHUNK)
    ]
    shards = _shards(_places(cut, keys), head, keys.normaliser)
    index = File(
        "search/index",
        {
            **head,
            "alike": [],
            "finds": [],
            "total": len(cut),
            "chunk": GUIDES_A_CHUNK,
            "shards": " ".join(sorted(shards)),
        },
    )
    return [
        index,
        *chunks,
        *(File(f"search/w{name}", data) for name, data in sorted(shards.items())),
    ]


def script(name: str, data: Any) -> str:
    """A script that hands its data on, frequent letters as single bytes."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    count = Counter(character for character in text if not character.isascii())
    used = Counter(character for character in text if character in _SPARE)
    frequent = sorted(count, key=lambda character: (-count[character], character))
    spare = sorted(_SPARE, key=lambda character: (used[character], character))
    pairs = [
        (letter, sign)
        for letter, sign in zip(frequent, spare, strict=False)
        if count[letter] * 2 > used[sign] * 2 + 8
    ]
    swap = {ord(a): b for a, b in pairs} | {ord(b): a for a, b in pairs}
    swapped = text.translate(swap)
    letters = "".join(a for a, _ in pairs)
    signs = "".join(b for _, b in pairs)
    parts = ",".join(_literal(part) for part in (name, swapped, letters, signs))
    return f"mitaanSearch.take({parts})\n"


def sent(text: str) -> int:
    """Bytes that travel."""
    return len(gzip.compress(text.encode(), 9, mtime=0))


def _literal(text: str) -> str:
    quoted = (
        text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    )
    return f"'{quoted}'"


def _listed(records: Sequence[Record]) -> dict[str, Any]:
    """Guides as lists; headings that several share stand once."""
    count = Counter(heading for record in records for heading in record.headings)
    headings = sorted(count, key=lambda heading: (-count[heading], heading))
    at = {heading: index for index, heading in enumerate(headings)}
    return {
        "headings": [f"{anchor} {words}" for anchor, words in headings],
        "guides": [
            [
                record.path,
                record.lang,
                record.title,
                record.description,
                [at[heading] for heading in record.headings],
                " ".join(sorted(record.strong)),
                " ".join(sorted(record.often)),
                " ".join(sorted(record.once)),
            ]
            for record in records
        ],
    }


Places = dict[str, dict[int, int]]


def _places(records: Iterable[Record], keys: Keys) -> Places:
    """For each key the guides that hold it, and where it stands in them."""
    places: Places = defaultdict(dict)
    for number, record in enumerate(records):
        for place, found in (
            (TITLE, keys.of(record.title)),
            (STRONG, record.strong),
            (HEADING, (key for _, words in record.headings for key in keys.of(words))),
            (DESCRIPTION, keys.of(record.description)),
            (OFTEN, record.often),
            (ONCE, record.once),
        ):
            for key in found:
                places[key][number] = places[key].get(number, 0) | place
    return places


def shard_of(sound: str) -> str:
    """The shard that a word's places are in: its first two consonants."""
    return re.sub("[^b-df-hj-np-tv-xz0-9]", "", sound)[:2] or "0"


def _shards(places: Places, head: dict[str, Any], normaliser: Normaliser) -> dict[str, Any]:
    """Words and their places by shard, each with the words of the same meaning that it needs."""
    shards: dict[str, Any] = defaultdict(lambda: {"alike": [], "finds": [], "words": {}})
    shard = {key: shard_of(normaliser.sound(key)) for key in places}
    for key, name in shard.items():
        shards[name]["words"][key] = _packed(places[key], MOST_GUIDES_A_KEY)
    for kind in ("alike", "finds"):
        for group in head[kind]:
            members = group.split()
            targets = [k for k in (members if kind == "alike" else members[:1]) if k in places]
            if not targets:
                continue
            for name in {shard_of(normaliser.sound(key)) for key in members}:
                shards[name][kind].append(group)
                for key in targets:
                    if shard[key] != name:
                        packed = _packed(places[key], MOST_GUIDES_A_SYNONYM)
                        shards[name]["words"][key] = packed
    return dict(shards)


def _packed(guides: dict[int, int], most: int) -> str:
    """Guides by place: `1:a,3;8:f` is 10 and 13 in the title, 15 in the description (base 36).

    A word in more guides than are kept begins with how many: `1200!`.
    """
    kept = sorted(guides, key=lambda guide: (_low_bit(guides[guide]), guide))[:most]
    parts = []
    for place in sorted({guides[guide] for guide in kept}):
        before, steps = 0, []
        for guide in sorted(guide for guide in kept if guides[guide] == place):
            steps.append(_base36(guide - before))
            before = guide
        parts.append(f"{place}:{','.join(steps)}")
    more = f"{len(guides)}!" if len(guides) > len(kept) else ""
    return more + ";".join(parts)


def _low_bit(place: int) -> int:
    """The best place among several."""
    return place & -place


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = digits[number % 36]
    while number := number // 36:
        text = digits[number % 36] + text
    return text
