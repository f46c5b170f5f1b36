"""The words of the interface in every language, from data/ui/, complete or refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hooks.languages import Places
from hooks.problems import Problem, ProblemsFound
from hooks.reading import line_of, parse_yaml, read_text

Words = Mapping[str, Any]

_BRACES = re.compile(r"\{\w+\}")


def load_interface(data: Path, places: Places) -> dict[str, Words]:
    """The words by language code, nested as in data/ui/<language>.yml.

    Raises ProblemsFound where a language lacks a key of the source language, has one that the
    source doesn't know, or loses a word in braces.
    """
    words: dict[str, Words] = {}
    problems: list[Problem] = []
    source: dict[tuple[str, ...], str] = {}
    for code in places.codes:
        name = f"data/ui/{code}.yml"
        if not (data / "ui" / f"{code}.yml").exists():
            problems.append(
                Problem(
                    name,
                    1,
                    "interface",
                    "The words of the interface are missing in this language.",
                    f"Copy data/ui/{places.source.code}.yml and translate what stands after the "
                    "colons.",
                )
            )
            continue
        value, node = parse_yaml(read_text(data / "ui" / f"{code}.yml", name), name)
        here = dict(_leaves(value))
        if code == places.source.code:
            source = here
        for path in source.keys() - here.keys():
            problems.append(
                Problem(
                    name,
                    line_of(node, path),
                    "interface",
                    f'The word "{".".join(path)}" is missing.',
                    f'Add it here; in English it is "{source[path]}".',
                )
            )
        for path in here.keys() - source.keys():
            problems.append(
                Problem(
                    name,
                    line_of(node, path),
                    "interface",
                    f'The word "{".".join(path)}" is not in data/ui/{places.source.code}.yml.',
                    "Correct its name or delete it.",
                )
            )
        for path, text in here.items():
            if text.count("{") != text.count("}") or "{" in _BRACES.sub("", text):
                problems.append(
                    Problem(
                        name,
                        line_of(node, path),
                        "interface",
                        f'A brace in "{".".join(path)}" is not closed.',
                        "Braces hold one English word: {date}.",
                    )
                )
        for path in here.keys() & source.keys():
            if set(_BRACES.findall(here[path])) != set(_BRACES.findall(source[path])):
                problems.append(
                    Problem(
                        name,
                        line_of(node, path),
                        "interface",
                        f'The words in braces of "{".".join(path)}" differ from the English.',
                        f"Keep {', '.join(_BRACES.findall(source[path])) or 'none'} as they are.",
                    )
                )
        words[code] = value
    if problems:
        raise ProblemsFound(problems)
    return words


def _leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, str(key)))
    elif value is not None and str(value).strip():
        yield path, str(value)
