"""The fixed sections and slugs of the guides, from data/taxonomy.yml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hooks.problems import Problem, ProblemsFound
from hooks.reading import line_of, load_yaml_list, parse_yaml, read_text


class TaxonomyGuide(BaseModel):
    """A guide as planned: `for` are letters of its readers, `differs` countries whose advice
    differs, `says` its gist."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    slug: str
    readers: Annotated[str, Field(alias="for", pattern="^[SPTR]+$")]
    format: str
    differs: tuple[str, ...] = ()
    says: str


class TaxonomySection(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    section: str
    guides: tuple[TaxonomyGuide, ...]


@dataclass(frozen=True)
class Taxonomy:
    """Sections and their guides, in the order in which readers see them."""

    sections: tuple[TaxonomySection, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """`section/slug` of every planned guide, in order."""
        return tuple(
            f"{section.section}/{guide.slug}"
            for section in self.sections
            for guide in section.guides
        )

    def guide(self, path: str) -> TaxonomyGuide | None:
        return next(
            (
                guide
                for section in self.sections
                for guide in section.guides
                if f"{section.section}/{guide.slug}" == path
            ),
            None,
        )


def load_home_order(data: Path, taxonomy: Taxonomy) -> tuple[str, ...]:
    """Read data/home.yml: paths of guides in the order of the home page, or raise ProblemsFound."""
    name = "data/home.yml"
    value, node = parse_yaml(read_text(data / "home.yml", name), name)
    if not isinstance(value, list):
        raise ProblemsFound(
            [Problem(name, 1, "home", "The file must hold a list.", 'Start each line with "- ".')]
        )
    wrong = [
        Problem(
            name,
            line_of(node, [index]),
            "home",
            f'There is no guide "{path}" in data/taxonomy.yml.',
            "Correct it: section/slug, such as get-help/help-now.",
        )
        for index, path in enumerate(value)
        if path not in taxonomy.paths
    ]
    if wrong:
        raise ProblemsFound(wrong)
    return tuple(value)


def load_taxonomy(data: Path) -> Taxonomy:
    """Read data/taxonomy.yml, or raise ProblemsFound."""
    sections, _ = load_yaml_list(
        data / "taxonomy.yml", "data/taxonomy.yml", TaxonomySection, rule="taxonomy"
    )
    return Taxonomy(tuple(sections))
