"""From the readable files in data/search/ to the table that both interpreters follow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hooks.glossary.schema import Glossary
from hooks.search.normalise import Normaliser
from hooks.search.schema import SearchData, SearchWords

Table = dict[str, Any]
DELETED = " "  # a letter of `sounds` that is not heard; no word holds a space


def letters_table(data: SearchData, code: str) -> Table:
    """The part that turns words into keys."""
    letters, words = data.letters, data.words[code]
    accents = _characters(letters.accents) - _characters(words.keep)
    dropped = _characters(letters.drop)
    table: Table = {
        "word": f"{_class(_characters(letters.words) | dropped)}+",
        "drop": _class(dropped | accents),
        "same": _pairs((row.split()[0], letter) for row in letters.same for letter in row.split()[1:]),
        "spell": [_rule(rule) for rule in (*letters.spell, *words.spell)],
        "ends": "",
        "sounds": _pairs((s, letter) for s, row in letters.sounds.items() for letter in row.split()),
        "hear": _hear(words.hear or letters.hear),
    }
    fold = Normaliser(table).fold
    # a language that hears its own way has its own endings alone; the others meet across scripts
    sources = [words] if words.hear else [own for own in data.words.values() if not own.hear]
    table["ends"] = _ends(((own.endings) for own in sources), fold)
    return table


def table_for(data: SearchData, code: str, glossary: Glossary) -> Table:
    """The whole table of a language: letters, words to skip, words for one thing."""
    table = letters_table(data, code)
    normaliser = Normaliser(table)
    words = data.words[code]
    table["roman"] = _ends([words.roman_endings], normaliser.fold)
    table["skip"] = " ".join(sorted({t.stem for w in words.skip for t in normaliser.words(w)}))
    table["alike"] = groups(normaliser, words, glossary, code)
    return table


def groups(
    normaliser: Normaliser, words: SearchWords, glossary: Glossary, code: str
) -> list[str]:
    """Words for one thing, each group as keys with spaces; several words count as one joined."""
    listed = [list(group) for group in words.same]
    listed += [
        [own.word, *own.also] for term in glossary.terms if (own := term.words[code]).also
    ]
    found = []
    for group in listed:
        keys: dict[str, str] = {}
        for word in group:
            key = joined(normaliser, word)
            sound = normaliser.sound(key)
            heard = keys.values() if len(sound) > 2 else ()
            if key and key not in keys and sound not in heard:
                keys[key] = sound
        if len(keys) > 1:
            found.append(" ".join(keys))
    return sorted(set(found))


def joined(normaliser: Normaliser, phrase: str) -> str:
    """The key of several words typed as one."""
    return normaliser.stem("".join(token.folded for token in normaliser.words(phrase)))


def _hear(rules: Iterable[str]) -> list[list[list[str]]]:
    """The steps before and after letters become sounds."""
    parts: list[list[list[str]]] = [[], []]
    listed = list(rules)
    at = listed.index("SOUNDS") if "SOUNDS" in listed else len(listed)
    for index, rule in enumerate(listed):
        if rule != "SOUNDS":
            parts[index > at].append(_rule(rule))
    return parts


def _rule(rule: str) -> list[str]:
    pattern, _, to = rule.partition(" > ")
    return [pattern, to]


def _ends(listed: Iterable[dict[Any, tuple[str, ...]]], fold: Any) -> str:
    ends: dict[str, str] = {}
    for endings in listed:
        for least, group in endings.items():
            for ending in group:
                end, arrow, to = ending.partition(">")
                entry = f"{least}{fold(end)}{arrow}{fold(to) if to else ''}"
                ends.setdefault(fold(end), entry)
    return " ".join(ends[end] for end in sorted(ends) if end)


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Letters to be replaced, and as many that take their place."""
    ordered = sorted({letter: to for to, letter in pairs}.items())
    return ["".join(letter for letter, _ in ordered), "".join(to for _, to in ordered)]


def _characters(ranges: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for text in ranges:
        first, _, last = text.replace("U+", "").partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def _class(characters: set[int]) -> str:
    """A class of a pattern, as ranges of escaped characters."""
    ordered = sorted(characters)
    parts, start = [], 0
    for index, code in enumerate(ordered):
        if index + 1 == len(ordered) or ordered[index + 1] != code + 1:
            first, last = ordered[start], code
            parts.append(_escape(first) + (f"-{_escape(last)}" if last > first else ""))
            start = index + 1
    return f"[{''.join(parts)}]"


def _escape(code: int) -> str:
    return chr(code) if chr(code).isascii() and chr(code).isalnum() else f"\\u{code:04x}"
