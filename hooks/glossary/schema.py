"""What an entry of data/glossary.yml may hold, and reading it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from hooks.guides.schema import Line
from hooks.languages import Places
from hooks.problems import Problem, ProblemsFound
from hooks.reading import load_yaml_list


class Word(BaseModel):
    """A term in one language: the word to use, others readers may know, words to avoid."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    word: Line
    also: tuple[Line, ...] = ()
    avoid: tuple[Line, ...] = ()
    gloss: Annotated[Line, StringConstraints(max_length=170)]


class Term(BaseModel):
    """A term in every language. `explain: false` keeps everyday words from being explained."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    explain: bool = True
    words: dict[str, Word]

    @model_validator(mode="before")
    @classmethod
    def _gather_languages(cls, value: object) -> object:
        if isinstance(value, dict) and "words" not in value:
            words = {
                key: inner for key, inner in value.items() if len(str(key)) == 2 and key != "id"
            }
            return {k: v for k, v in value.items() if k not in words} | {"words": words}
        return value


@dataclass(frozen=True)
class Glossary:
    """All terms, sorted by id."""

    terms: tuple[Term, ...]


def load_glossary(data: Path, places: Places) -> Glossary:
    """Read data/glossary.yml, or raise ProblemsFound."""
    name = "data/glossary.yml"
    terms, lines = load_yaml_list(data / "glossary.yml", name, Term, rule="glossary")
    problems = []
    seen: set[str] = set()
    for term, line in zip(terms, lines, strict=True):
        missing = [code for code in places.codes if code not in term.words]
        if missing:
            problems.append(
                Problem(
                    name,
                    line,
                    "glossary",
                    f'"{term.id}" has no word in {", ".join(missing)}.',
                    f"Add a line {missing[0]}: {{word: …, gloss: …}}.",
                )
            )
        if term.id in seen:
            problems.append(
                Problem(name, line, "glossary", f'"{term.id}" is there twice.', "Keep one.")
            )
        seen.add(term.id)
    if problems:
        raise ProblemsFound(problems)
    return Glossary(tuple(terms))
