"""How long a page may be, by the format of a guide, from data/lengths.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from hooks.guides.schema import GuideFormat
from hooks.problems import Problem, ProblemsFound
from hooks.reading import load_yaml_list

Words = Annotated[int, Field(ge=1)]
PAGE: Literal["page"] = "page"  # pages around the guides: about, privacy, …


class Length(BaseModel):
    """The fewest and the most words of English that a reader may see on a page of a format."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: GuideFormat | Literal["page"]
    shortest: Words
    longest: Words


def load_lengths(data: Path) -> dict[str, Length]:
    """Read data/lengths.yml, by format, or raise ProblemsFound."""
    name = "data/lengths.yml"
    entries, _ = load_yaml_list(data / "lengths.yml", name, Length, rule="page-length")
    lengths = {str(entry.format): entry for entry in entries}
    missing = [one for one in (*get_args(GuideFormat), PAGE) if one not in lengths]
    if missing:
        what = f"There is no length for {', '.join(missing)}."
        mend = "Add an entry with format:, shortest: and longest:."
        raise ProblemsFound([Problem(name, 1, "page-length", what, mend)])
    return lengths
