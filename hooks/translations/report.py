"""The standing of all translations for people: counts, a bar, and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from hooks.guides.tree import Tree
from hooks.translations.revision import sections_of
from hooks.translations.size import rough_words
from hooks.translations.staleness import ChangedSection, Standing, all_standings

BAR = 20
NEXT = 10

Kind = Literal["translate", "finish", "compare", "urgent", "update", "review"]
STATES = ("fresh", "urgent", "stale", "unknown", "draft", "missing")
_UNPUBLISHED = ("missing", "draft")


@dataclass(frozen=True)
class Task:
    """Something a volunteer can do; the most needed have the highest `need`. `words` says roughly
    how much English there is to it; `changed` are the sections to put right."""

    need: int
    kind: Kind
    path: str
    file: str
    words: int
    changed: tuple[ChangedSection, ...] = ()

    @property
    def what(self) -> str:
        """The task in English, for the command line."""
        names = ", ".join(change.title or "the beginning" for change in self.changed)
        return {
            "translate": "translate it: it is missing",
            "finish": "finish it: the translation is begun",
            "compare": "compare it with the English page, then accept it",
            "urgent": f"safety has changed: {names}",
            "update": f"the English has changed: {names}",
            "review": "have somebody who grew up with the language read it",
        }[self.kind]


@dataclass(frozen=True)
class Report:
    """A language's standing: how many pages are fresh, stale (`urgent` of them in what keeps
    readers safe), unknown, begun (`draft`), missing; how many published ones are unreviewed."""

    language: str
    total: int
    fresh: int
    stale: int
    urgent: int
    unknown: int
    draft: int
    missing: int
    unreviewed: int
    standings: tuple[Standing, ...]
    tasks: tuple[Task, ...]
    translators: tuple[str, ...]


def report_on(tree: Tree, language: str) -> Report:
    """The report on one language."""
    standings = all_standings(tree, language)
    states = Counter(state_of(standing) for standing in standings)
    tasks = sorted(
        (task for standing in standings for task in _tasks(standing, tree)),
        key=lambda task: (-task.need, task.file),
    )
    return Report(
        language=language,
        total=len(standings),
        fresh=states["fresh"],
        stale=states["stale"] + states["urgent"],
        urgent=states["urgent"],
        unknown=states["unknown"],
        draft=states["draft"],
        missing=states["missing"],
        unreviewed=sum(map(is_unreviewed, standings)),
        standings=tuple(standings),
        tasks=tuple(tasks),
        translators=translators_of(tree, language),
    )


def state_of(standing: Standing) -> str:
    """One of STATES: stale pages whose changes concern safety are told apart as urgent."""
    return "urgent" if standing.severity == "high" else standing.state


def is_unreviewed(standing: Standing) -> bool:
    """Whether readers see a page that no native reader has checked."""
    return standing.state not in _UNPUBLISHED and not standing.reviewed


def translators_of(tree: Tree, language: str) -> tuple[str, ...]:
    """The names that translators into a language gave in front matter, each once, sorted."""
    names = {
        name
        for (code, _), page in tree.pages.items()
        if code == language
        for name in page.meta.translators
    }
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


def _tasks(standing: Standing, tree: Tree) -> Iterable[Task]:
    """What is to be done on a page: crisis guides and helplines weigh most."""
    source = tree.page(tree.places.source.code, standing.path)
    guide = source.guide if source else None
    weight = 1
    if guide:
        weight += 1
    if guide and (guide.crisis or guide.format == "data-page"):
        weight += 2
    texts = sections_of(source) if source else {}
    file = f"docs/{standing.language}/{standing.path}.md"

    def task(need: int, kind: Kind, changed: tuple[ChangedSection, ...] = ()) -> Task:
        names = [change.id for change in changed] or list(texts)
        words = rough_words(texts.get(name, "") for name in names)
        return Task(need, kind, standing.path, file, words, changed)

    state = state_of(standing)
    if state == "missing":
        yield task(10 * weight + 8, "translate")
    elif state == "draft":
        yield task(10 * weight + 7, "finish")
    elif state == "unknown":
        yield task(10 * weight + 4, "compare")
    elif state == "urgent":
        yield task(10 * weight + 9, "urgent", standing.changed)
    elif state == "stale":
        yield task(10 * weight + 3, "update", standing.changed)
    if is_unreviewed(standing):
        yield task(weight, "review")


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
