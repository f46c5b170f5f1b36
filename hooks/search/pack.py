"""The files that the browser loads: one while a language is small, shards when it grows."""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hooks.search.index import Keys, Record
from hooks.search.normalise import Normaliser

# Sizes in bytes as sent (gzip). With the scripts, a first result stays under 25 KB.
LIMIT = 14_600
MOST_KEYS = 250  # words a guide that the first file may hold
FEWEST_KEYS = 10  # where not even so many fit, there are shards
MANY_KEYS = 400  # words a guide that are kept at all
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
    """One file with all words; else one with as many as fit, and one with headings and the other
    words, which comes after the first result; else, where too few would fit, shards."""
    every, records = records, [record.pruned(MANY_KEYS) for record in records]
    data = {**head, **_listed(records), "words": _words(_keys_of(records))}
    if sent(script("", data)) <= limit:
        return [File("search/index", data)]
    shown = _listed(records)
    told = {
        **head,
        "later": True,
        "headings": [],
        "guides": [[*g[:4], []] for g in shown["guides"]],
    }
    said = _heading_keys(records, keys)

    def first(most: int) -> dict[str, Any]:
        return {**told, "words": _words(_keys_of([r.pruned(most) for r in records], said))}

    def fits(most: int) -> bool:
        return sent(script("", first(most))) <= limit

    if not fits(FEWEST_KEYS):
        return sharded(head, every, keys)
    most = bisect_left(range(MOST_KEYS), x=True, lo=FEWEST_KEYS + 1, key=lambda n: not fits(n)) - 1
    places = _keys_of([record.without(most) for record in records])
    more = {
        "headings": shown["headings"],
        "guides": [guide[4] for guide in shown["guides"]],
        "words": _words(places),
    }
    return [File("search/index", first(most)), File("search/more", more)]


def _heading_keys(records: Sequence[Record], keys: Keys) -> list[set[str]]:
    """The keys of each guide's headings that its title and description don't hold."""
    found = []
    for record in records:
        told = {*keys.of(record.title), *keys.of(record.description)}
        said = {key for _, words in record.headings for key in keys.of(words)}
        found.append(said - told)
    return found


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with that are the same."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def sharded(head: dict[str, Any], records: Sequence[Record], keys: Keys) -> list[File]:
    """An index without guides, chunks of guides, and shards of the words' places."""
    most = SHARDED_KEYS
    cut = [record.pruned(most) for record in records]
    chunks = [
        File(f"search/g{start // GUIDES_A_CHUNK}", _listed(cut[start : start + GUIDES_A_CHUNK]))
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
    every = Counter(text)
    count = {character: times for character, times in every.items() if not character.isascii()}
    used = {character: every[character] for character in _SPARE}
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
    """What is shown of guides, as lists; headings that several share stand once."""
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
            ]
            for record in records
        ],
    }


Places = dict[str, dict[int, int]]


def _keys_of(records: Sequence[Record], said: Sequence[Iterable[str]] = ()) -> Places:
    """Where the words stand that a guide's shown text doesn't hold, and those of its headings."""
    places: Places = defaultdict(dict)
    for number, record in enumerate(records):
        for place, found in (
            (STRONG, record.strong),
            (HEADING, said[number] if said else ()),
            (OFTEN, record.often),
            (ONCE, record.once),
        ):
            for key in found:
                places[key].setdefault(number, place)
    return places


def _words(places: Places) -> list[str]:
    """Words in order, without what they share with the one before; how much that is, a letter from A
    on for each; and the guides of each, a sign from @ on for each guide, after the number of its
    place's bit unless that is ONCE."""
    words, shared, guides, before = [], [], [], ""
    for key in sorted(places):
        same = min(25, _alike(before, key))
        words.append(key[same:])
        shared.append(chr(65 + same))
        by_place: dict[int, str] = defaultdict(str)
        for guide, place in sorted(places[key].items()):
            by_place[place] += chr(64 + guide)
        signs = by_place.pop(ONCE, "")
        for place, listed in sorted(by_place.items()):
            signs += str(place.bit_length() - 1) + listed
        guides.append(signs)
        before = key
    return [" ".join(words), "".join(shared), " ".join(guides)]


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
