"""The standing of all translations for people: counts, a bar, and what to do next."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from hooks.guides.tree import Tree
from hooks.translations.staleness import Standing, all_standings

BAR = 20
NEXT = 10


@dataclass(frozen=True)
class Task:
    """Something a volunteer can do; the most needed have the highest `need`."""

    need: int
    file: str
    what: str


@dataclass(frozen=True)
class Report:
    """A language's standing: how many pages are fresh, stale, unknown, missing, unreviewed."""

    language: str
    total: int
    fresh: int
    stale: int
    unknown: int
    draft: int
    missing: int
    unreviewed: int
    tasks: tuple[Task, ...]


def report_on(tree: Tree, language: str) -> Report:
    """The report on one language."""
    standings = all_standings(tree, language)
    states = Counter(standing.state for standing in standings)
    tasks = sorted(
        (task for standing in standings for task in _tasks(standing, tree)),
        key=lambda task: (-task.need, task.file),
    )
    return Report(
        language=language,
        total=len(standings),
        fresh=states["fresh"],
        stale=states["stale"],
        unknown=states["unknown"],
        draft=states["draft"],
        missing=states["missing"],
        unreviewed=sum(s.state not in ("draft", "missing") and not s.reviewed for s in standings),
        tasks=tuple(tasks),
    )


def _tasks(standing: Standing, tree: Tree) -> Iterable[Task]:
    """What is to be done on a page: crisis guides and helplines weigh most."""
    source = tree.page(tree.places.source.code, standing.path)
    guide = source.guide if source else None
    weight = 1
    if guide:
        weight += 1
    if guide and (guide.crisis or guide.format == "data-page"):
        weight += 2
    file = f"docs/{standing.language}/{standing.path}.md"
    if standing.state == "missing":
        yield Task(10 * weight + 8, file, "translate it: it is missing")
    elif standing.state == "draft":
        yield Task(10 * weight + 8, file, "finish it: it is begun, and not published yet")
    elif standing.state == "unknown":
        yield Task(10 * weight + 4, file, "compare it with the English page, then accept it")
    elif standing.state == "stale":
        names = ", ".join(change.title or "the beginning" for change in standing.changed)
        urgent = standing.severity == "high"
        words = "safety has changed" if urgent else "the English has changed"
        yield Task(10 * weight + (9 if urgent else 3), file, f"{words}: {names}")
    if standing.state not in ("draft", "missing") and not standing.reviewed:
        yield Task(weight, file, "have somebody who grew up with the language read it")


def as_text(reports: Iterable[Report], tree: Tree) -> str:
    """Counts with a bar for each language, then what to do next."""
    lines = []
    for report in reports:
        name = tree.places.language(report.language).english
        full = round(BAR * report.fresh / report.total) if report.total else 0
        old = round(BAR * (report.stale + report.unknown) / report.total) if report.total else 0
        bar = "#" * full + "~" * min(old, BAR - full)
        lines.append(
            f"{name:<11}[{bar:<{BAR}}] {report.fresh} of {report.total} up to date, "
            f"{report.stale} stale, {report.unknown} of unknown age, {report.draft} begun, "
            f"{report.missing} missing, {report.unreviewed} not read by a native reader"
        )
        lines += [f"  {task.file}: {task.what}" for task in report.tasks[:NEXT]]
        if len(report.tasks) > NEXT:
            lines.append(f"  and {len(report.tasks) - NEXT} more")
    return "\n".join(lines)


def as_json(reports: Iterable[Report]) -> str:
    """The same for other tools."""
    return json.dumps([asdict(report) for report in reports], ensure_ascii=False, indent=2)
