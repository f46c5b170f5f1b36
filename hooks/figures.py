"""What the guides are like, in figures: how long, how easy, what they rest on, which lines they name."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from hooks.blocks.helpline import NEEDS, names
from hooks.blocks.outline import read_outline
from hooks.guides.tree import Page
from hooks.helplines.book import Book
from hooks.lint.sentences import GRADE, read
from hooks.project import Project

MEDIAN_GRADE = 6.0
FEWEST_SOURCES = 2

_NAMED = re.compile(r"\[\[([a-z0-9-]+)\]\]")


@dataclass(frozen=True)
class Figures:
    """Of one language. `words` are those of each guide, sorted; `sentence` the middle length of a
    sentence; `grades` the school grades (English alone) with the guide's path, the hardest first."""

    code: str
    words: tuple[int, ...]
    sentence: float
    grades: tuple[tuple[float, str], ...]
    few_sources: tuple[str, ...]
    no_first: tuple[str, ...]
    lines_used: tuple[str, ...]
    lines_unused: tuple[str, ...]

    @property
    def grade(self) -> float:
        """The grade of the middle guide."""
        return statistics.median(grade for grade, _ in self.grades) if self.grades else 0

    @property
    def faults(self) -> tuple[str, ...]:
        """What breaks a promise, in words."""
        hard = [path for grade, path in self.grades if grade > GRADE]
        return (
            *(f"{path}: reads at a grade over {GRADE:.0f}" for path in hard),
            *((f"the middle guide reads at grade {self.grade:.1f}",) * (self.grade > MEDIAN_GRADE)),
            *(f"{path}: fewer than {FEWEST_SOURCES} sources" for path in self.few_sources),
            *(f"{path}: nothing to do first" for path in self.no_first),
        )


def figures(project: Project, code: str) -> Figures:
    """The figures of the guides written in a language."""
    pages = [page for path in project.tree.guides() if (page := project.tree.page(code, path))]
    readings = {page.path: read(page) for page in pages}
    lengths = [length for one in readings.values() for _, length in one.sentences]
    source = code == project.places.source.code
    grades = [(one.grade, path) for path, one in readings.items()] if source else []
    used = lines_named(pages, project.book)
    shown = [entry.id for entry in project.book.entries if entry.shown]
    return Figures(
        code,
        tuple(sorted(len(one.words) for one in readings.values())),
        statistics.median(lengths) if lengths else 0,
        tuple(sorted(grades, reverse=True)),
        tuple(
            page.path for page in pages if page.guide and len(page.guide.sources) < FEWEST_SOURCES
        ),
        tuple(page.path for page in pages if not _has_first(page)),
        tuple(line for line in shown if line in used),
        tuple(line for line in shown if line not in used),
    )


def lines_named(pages: Iterable[Page], book: Book) -> set[str]:
    """Ids of the helplines that pages name in a sentence or show in a block."""
    found: set[str] = set()
    for page in pages:
        found |= set(_NAMED.findall(page.body))
        for block in read_outline(page.body).walk():
            if block.name != "helpline":
                continue
            for name in names(block.argument):
                of_need = {e.id for e in book.entries if e.shown and name in e.needs}
                found |= of_need if name in NEEDS else {name}
    return found


def _has_first(page: Page) -> bool:
    return any(block.name == "first" for block in read_outline(page.body).walk())


def told(found: Iterable[Figures]) -> str:
    """The figures as a table, then what breaks a promise, then the lines that no guide names."""
    rows = [
        "      guides   words: fewest  middle  most   sentence   grade: middle  hardest   lines"
    ]
    rest: list[str] = []
    for one in found:
        middle = statistics.median(one.words) if one.words else 0
        ends = (one.words[0], one.words[-1]) if one.words else (0, 0)
        grades = f"{one.grade:13.1f}  {one.grades[0][0]:7.1f}" if one.grades else " " * 22
        rows.append(
            f"{one.code:4}  {len(one.words):6}   {ends[0]:13}  {middle:6.0f}  {ends[1]:4}"
            f"   {one.sentence:8.0f}   {grades}   {len(one.lines_used):5}"
        )
        rest += [f"{one.code}: {fault}" for fault in one.faults]
        if one.lines_unused:
            rest.append(f"{one.code}: lines that no guide shows: {', '.join(one.lines_unused)}")
    return "\n".join([*rows, *rest])
