"""The words by which a page speaks of sexual pictures and of saving, from data/sexual-images.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hooks.guides.schema import Line
from hooks.languages import Places
from hooks.problems import Problem, ProblemsFound
from hooks.reading import load_yaml_list

Some = Annotated[tuple[Line, ...], Field(min_length=1)]


class ImageWords(BaseModel):
    """The words of a language; `write` is the warning that a page must hold in some form."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str
    topics: Some
    saving: Some
    pictures: Some
    never: Some
    children: Some
    write: Line


def load_image_words(data: Path, places: Places) -> dict[str, ImageWords]:
    """Read data/sexual-images.yml, by language, or raise ProblemsFound."""
    name = "data/sexual-images.yml"
    entries, _ = load_yaml_list(data / "sexual-images.yml", name, ImageWords, rule="sexual-images")
    words = {entry.language: entry for entry in entries}
    missing = [code for code in places.codes if code not in words]
    if missing:
        what = f"There are no words for {', '.join(missing)}."
        mend = "Add an entry, with the same lines as the others."
        raise ProblemsFound([Problem(name, 1, "sexual-images", what, mend)])
    return words
