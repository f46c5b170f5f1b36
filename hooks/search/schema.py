"""What the files in data/search/ may hold, and reading them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from hooks.guides.schema import Line
from hooks.guides.taxonomy import Taxonomy
from hooks.helplines.schema import Need
from hooks.languages import Places
from hooks.problems import Problem, ProblemsFound
from hooks.reading import line_of, load_yaml_list, parse_yaml, read_text, validate

M = TypeVar("M", bound=BaseModel)

# What Python and JavaScript read in the same way; no \w \b \d, no look behind.
_KNOWN = re.compile(r"\(\?=|\(\?!\^\)|\\1|\(?[^\\{}*?(]|[(?](?!\?)")


def _check_rule(value: str) -> str:
    pattern, arrow, _ = value.partition(" > ")
    if not arrow and value != "SOUNDS":
        raise ValueError(
            f'"{value}" says not what becomes of the letters. | Write it as "abc > x", '
            'or "abc > " to take them away.'
        )
    try:
        re.compile(pattern)
        bad = _KNOWN.sub("", pattern)
    except re.error as error:
        bad = str(error)
    if bad:
        raise ValueError(
            f'"{pattern}" is a pattern that the browser may read otherwise ({bad}). | '
            "Use letters, [ ], ( ), |, +, ?, ., ^, $, (?= ) and (?!^) alone."
        )
    return value


def _check_ending(value: str) -> str:
    if not value.strip() or " " in value or value.count(">") > 1:
        raise ValueError(
            f'"{value}" is not an ending. | Write the letters to take away (ing), or what becomes '
            "of them (ies>y)."
        )
    return value


Rule = Annotated[str, AfterValidator(_check_rule)]
Ending = Annotated[str, AfterValidator(_check_ending)]
Range = Annotated[str, StringConstraints(pattern=r"^U\+[0-9A-F]{4}(-U\+[0-9A-F]{4})?$")]
Least = Literal[1, 2, 3, 4, 5]
Script = Literal["latin", "devanagari", "arabic"]
Group = Annotated[tuple[Line, ...], Field(min_length=2)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Letters(_Model):
    """data/search/letters.yml; its head says what each line is for."""

    words: tuple[Range, ...]
    drop: tuple[Range, ...]
    accents: tuple[Range, ...]
    same: tuple[Line, ...]
    spell: tuple[Rule, ...]
    sounds: dict[str, Line]
    hear: tuple[Rule, ...]


class SearchWords(_Model):
    """data/search/<language>.yml: `endings` and `roman_endings` by the least letters that must
    remain, `same` groups of words for one thing, `finds` words that lead to another,
    `danger` sentences by an id of danger.yml."""

    scripts: Annotated[tuple[Script, ...], Field(min_length=1)]
    skip: tuple[Line, ...]
    endings: dict[Least, tuple[Ending, ...]] = {}
    roman_endings: dict[Least, tuple[Ending, ...]] = {}
    keep: tuple[Range, ...] = ()
    spell: tuple[Rule, ...] = ()
    hear: tuple[Rule, ...] = ()
    same: tuple[Group, ...]
    finds: dict[Line, Annotated[tuple[Line, ...], Field(min_length=1)]] = {}
    danger: dict[str, tuple[Line, ...]]


class Danger(_Model):
    """A kind of danger that puts a guide on top: the first of `guides` that is written, and
    helplines for `needs`, in this order."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z-]+$")]
    kind: Literal["life", "sexual"]
    guides: Annotated[tuple[str, ...], Field(min_length=1)]
    needs: Annotated[tuple[Need, ...], Field(min_length=1)]


@dataclass(frozen=True)
class SearchData:
    """All of data/search/."""

    letters: Letters
    words: dict[str, SearchWords]
    dangers: tuple[Danger, ...]


def load_search(data: Path, places: Places, taxonomy: Taxonomy) -> SearchData:
    """Read data/search/, or raise ProblemsFound."""
    problems: list[Problem] = []
    folder = data / "search"
    letters = None
    words: dict[str, SearchWords] = {}
    dangers: list[Danger] = []
    try:
        letters = _load(folder / "letters.yml", "data/search/letters.yml", Letters)
    except ProblemsFound as found:
        problems += found.problems
    try:
        dangers, lines = load_yaml_list(
            folder / "danger.yml", "data/search/danger.yml", Danger, rule="search"
        )
        problems += _unknown_guides(dangers, lines, taxonomy)
    except ProblemsFound as found:
        problems += found.problems
    for code in places.codes:
        name = f"data/search/{code}.yml"
        try:
            words[code] = _load(folder / f"{code}.yml", name, SearchWords)
            if dangers:
                problems += _unfit_danger(folder / f"{code}.yml", name, words[code], dangers)
        except ProblemsFound as found:
            problems += found.problems
    if problems or letters is None:
        raise ProblemsFound(problems)
    return SearchData(letters, words, tuple(dangers))


def _load(path: Path, name: str, model: type[M]) -> M:
    value, node = parse_yaml(read_text(path, name), name)
    if not isinstance(value, dict):
        raise ProblemsFound(
            [Problem(name, 1, "search", "The file holds no lines of the form name: value.",
                     "Put it back as it was, then change one line.")]
        )  # fmt: skip
    return validate(model, value, node, name, rule="search")


def _unknown_guides(
    dangers: list[Danger], lines: list[int], taxonomy: Taxonomy
) -> Iterator[Problem]:
    for danger, line in zip(dangers, lines, strict=True):
        for path in danger.guides:
            if path not in taxonomy.paths:
                yield Problem(
                    "data/search/danger.yml",
                    line,
                    "search",
                    f'There is no guide "{path}" in data/taxonomy.yml.',
                    "Correct it: section/slug, such as get-help/help-now.",
                )


def _unfit_danger(
    path: Path, name: str, words: SearchWords, dangers: list[Danger]
) -> Iterator[Problem]:
    """Ids that danger.yml doesn't know, and those that a language has no sentences for."""
    _, node = parse_yaml(read_text(path, name), name)
    known = [danger.id for danger in dangers]
    for unknown in words.danger.keys() - set(known):
        yield Problem(
            name,
            line_of(node, ["danger", unknown]),
            "search",
            f'"{unknown}" is not in data/search/danger.yml.',
            f"Use one of: {', '.join(known)}.",
        )
    for missing in [one for one in known if not words.danger.get(one)]:
        yield Problem(
            name,
            line_of(node, ["danger"]),
            "search",
            f'There are no sentences for the danger "{missing}".',
            f"Add {missing}: and what readers in danger type, one sentence a line.",
        )
