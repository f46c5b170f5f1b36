"""From the readable files in data/search/ to the table that both interpreters follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from hooks.search.normalise import Normaliser
from hooks.search.schema import SearchData

Table = dict[str, Any]
DELETED = " "  # a letter of `sounds` that is not heard; no word holds a space


def letters_table(data: SearchData, code: str) -> Table:
    """The part that turns words into keys."""
    letters, words = data.letters, data.words[code]
    scripts = frozenset(words.scripts)
    accents = _characters(letters.accents) - _characters(words.keep)
    dropped = {c for c in _characters(letters.drop) if _script(c) in scripts | {""}}
    inside = {c for c in _characters(letters.words) if _script(c) in scripts}
    table: Table = {
        "word": f"{_class(inside | dropped)}+",
        "drop": _class(dropped | accents),
        "same": _pairs(
            (row.split()[0], letter)
            for row in letters.same
            for letter in row.split()[1:]
            if _script(ord(letter)) in scripts
        ),
        "spell": [_rule(rule) for rule in (*letters.spell, *words.spell) if _fits(rule, scripts)],
        "ends": "",
        "sounds": _pairs(
            (sound, letter)
            for sound, row in letters.sounds.items()
            for letter in row.split()
            if _script(ord(letter)) in scripts
        ),
        "hear": _hear(rule for rule in words.hear or letters.hear if _fits(rule, scripts)),
    }
    fold = Normaliser(table).fold
    # a language that hears its own way has its own endings alone; the others meet across scripts
    sources = [words] if words.hear else [own for own in data.words.values() if not own.hear]
    table["ends"] = _ends((own.endings for own in sources), fold, scripts)
    return table


def table_for(data: SearchData, code: str) -> Table:
    """The whole table of a language: letters, words to skip, words for one thing."""
    table = letters_table(data, code)
    normaliser = Normaliser(table)
    words = data.words[code]
    table["roman"] = _ends([words.roman_endings], normaliser.fold, frozenset(words.scripts))
    table["skip"] = " ".join(sorted({t.stem for w in words.skip for t in normaliser.words(w)}))
    table["alike"] = sorted(
        " ".join(group) for group in groups(normaliser, words.same) if len(group) > 1
    )
    table["finds"] = sorted(
        " ".join(group)
        for group in groups(normaliser, [(word, *others) for word, others in words.finds.items()])
        if len(group) > 1
    )
    return table


def groups(normaliser: Normaliser, listed: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    """Words for one thing as keys, several words as one joined; in another script only where they
    sound otherwise."""
    for group in listed:
        keys: dict[str, str] = {}
        for word in group:
            key = joined(normaliser, word)
            sound = normaliser.sound(key)
            heard = len(sound) > 2 and sound in keys.values()
            if key and key not in keys and not heard:
                keys[key] = sound
        yield list(keys)


def joined(normaliser: Normaliser, phrase: str) -> str:
    """The key of several words typed as one."""
    return normaliser.stem("".join(token.folded for token in normaliser.words(phrase)))


def _script(code: int) -> str:
    """The script of a character, empty for signs that belong to none."""
    if 0x600 <= code <= 0x6FF or 0xFB50 <= code <= 0xFEFC:
        return "arabic"
    if 0x900 <= code <= 0x97F:
        return "devanagari"
    return "" if code < 0x30 or 0x2000 <= code <= 0x206F or code == 0xFEFF else "latin"


def _fits(rule: str, scripts: frozenset[str]) -> bool:
    """Whether a rule speaks of letters that are typed in a language."""
    found = {_script(ord(c)) for c in rule.partition(" > ")[0] if ord(c) > 0x7F}
    return not found or bool(found & scripts)


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


def _ends(
    listed: Iterable[dict[Any, tuple[str, ...]]],
    fold: Callable[[str], str],
    scripts: frozenset[str],
) -> str:
    """Endings as `3ing 2ies>y`, the number of letters that must remain first."""
    ends: dict[str, str] = {}
    for endings in listed:
        for least, group in endings.items():
            for ending in group:
                end, arrow, to = ending.partition(">")
                if _script(ord(end[0])) not in scripts:
                    continue
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
