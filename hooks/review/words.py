"""The words of the comment on a pull request, from data/review/, in every language or refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from hooks.guides.schema import Line
from hooks.languages import Places
from hooks.problems import Problem, ProblemsFound
from hooks.reading import line_of, parse_yaml, read_text, validate

_BRACES = re.compile(r"\{\w+\}")
RULE = "review"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Titles(_Model):
    """The headings of the parts of the comment."""

    review: Line
    fine: Line
    mend: Line
    stale: Line
    look: Line
    pictures: Line
    next: Line


class StaleWords(_Model):
    """Sentences on translations that the English text has left behind."""

    words: Line
    high: Line
    low: Line
    behind: Line
    unknown: Line
    beginning: Line


class LookWords(_Model):
    """What a person must look at, one sentence for each kind of change."""

    urgent: Line
    number: Line
    line_new: Line
    line_gone: Line
    line_other: Line
    verified: Line
    unreadable: Line
    retired: Line
    safety: Line
    new: Line
    english: Line
    translation: Line
    reviewed: Line
    deleted: Line
    words: Line
    code: Line


class PictureWords(_Model):
    """Whether there are pictures of the pages, and if not, why."""

    made: Line
    capped: Line
    none: Line
    no_build: Line
    no_browser: Line
    off: Line


class NextWords(_Model):
    """What comes next."""

    mend: Line
    build: Line
    number: Line
    wait: Line


class ReviewWords(_Model):
    """All words of the comment in one language; words in braces are filled in."""

    hello: Line
    summary: Line
    titles: Titles
    fine: Line
    draft: Line
    mend: Line
    elsewhere: Line
    more: Line
    stale: StaleWords
    look: LookWords
    pictures: PictureWords
    next: NextWords
    thanks: Line


Read = Callable[[str], str]


def load_review_words(
    places: Places, read: Read, *, only_source: bool = False
) -> dict[str, ReviewWords]:
    """The words by language code; `read` gives the text of a file by its name.

    Raises ProblemsFound where a language lacks a word, has one too many or loses one in braces.
    """
    words: dict[str, ReviewWords] = {}
    problems: list[Problem] = []
    source: dict[tuple[str, ...], str] = {}
    for code in places.codes[:1] if only_source else places.codes:
        name = f"data/review/{code}.yml"
        try:
            value, node = parse_yaml(read(name), name)
            words[code] = validate(ReviewWords, value, node, name, rule=RULE)
        except ProblemsFound as found:
            problems += found.problems
            continue
        here = dict(_leaves(words[code].model_dump()))
        source = source or here
        for path, text in here.items():
            wanted = set(_BRACES.findall(source[path]))
            if set(_BRACES.findall(text)) == wanted and "{" not in _BRACES.sub("", text):
                continue
            what = f'The words in braces of "{".".join(path)}" differ from the English.'
            mend = f"Keep {', '.join(sorted(wanted)) or 'none'} as they are."
            problems.append(Problem(name, line_of(node, path), RULE, what, mend))
    if problems:
        raise ProblemsFound(problems)
    return words


def from_folder(root: Path) -> Read:
    """Reads the files as they stand in the project's folder."""
    return lambda name: read_text(root / name, name)


def check(root: Path, places: Places) -> Iterator[Problem]:
    """What is wrong with the files in data/review/."""
    try:
        load_review_words(places, from_folder(root))
    except ProblemsFound as found:
        yield from found.problems


def _leaves(
    value: dict[str, object], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield from _leaves(inner, (*path, key))
        else:
            yield (*path, key), str(inner)
