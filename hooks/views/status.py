"""The view of translations.html: how the translations stand, and what a volunteer can do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.languages import Language
from hooks.lint.subject import headings_of
from hooks.translations.report import STATES, Report, Task, is_unreviewed, report_on, state_of
from hooks.translations.staleness import Standing
from hooks.views.helping import HOW, STATUS, Repository

if TYPE_CHECKING:
    from hooks.views.page import GuideLink, PageView

OWN_TASKS = 6
OTHER_TASKS = 3


@dataclass(frozen=True)
class TaskView:
    """A task with its page as a link, and where to do it: `away` leaves the site."""

    task: Task
    link: GuideLink
    href: str
    away: bool
    sections: tuple[str, ...]


@dataclass(frozen=True)
class LanguageStatus:
    """A language's standing: `cells` are the states of its pages, the finished first; `counts`
    the same counted, without those that don't occur; `href` its own status page elsewhere."""

    language: Language
    href: str | None
    report: Report
    cells: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    tasks: tuple[TaskView, ...]
    more: int


@dataclass(frozen=True)
class Cell:
    """A page in one language: its state, whether it still waits for a native reader, and where to
    write it, or None on a copy without links."""

    language: Language
    state: str
    unread: bool
    href: str | None


@dataclass(frozen=True)
class Row:
    link: GuideLink
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class StatusView:
    """What status.html is told beside the view of the page."""

    view: PageView

    @cached_property
    def repository(self) -> Repository:
        return Repository.of(self.view.project.settings, self.view.language.code)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports on all translations, that of the reader's language first."""
        tree, own = self.view.project.tree, self.view.language.code
        codes = [code for code in tree.places.codes if code != tree.places.source.code]
        return tuple(report_on(tree, code) for code in sorted(codes, key=lambda code: code != own))

    @property
    def is_source(self) -> bool:
        """Whether the reader's language is the one that all others are translated from."""
        return self.view.language == self.view.project.places.source

    @cached_property
    def languages(self) -> tuple[LanguageStatus, ...]:
        return tuple(self._language(report) for report in self.reports)

    @property
    def mine(self) -> tuple[LanguageStatus, ...]:
        """Those whose tasks and translators are told: the reader's language, in English all."""
        return self.languages if self.is_source else self.languages[:1]

    def _language(self, report: Report) -> LanguageStatus:
        own = report.language == self.view.language.code
        states = [state_of(standing) for standing in report.standings]
        tasks = report.tasks[: OWN_TASKS if own else OTHER_TASKS]
        return LanguageStatus(
            language=self.view.project.places.language(report.language),
            href=None if own else self.view.here.to(STATUS, report.language),
            report=report,
            cells=tuple(sorted(states, key=STATES.index)),
            counts=tuple((state, states.count(state)) for state in STATES if state in states),
            tasks=tuple(map(self._task, tasks)),
            more=len(report.tasks) - len(tasks),
        )

    def _task(self, task: Task) -> TaskView:
        beginning = self.view.words["notice"]["stale_beginning"]
        source = self.view.project.tree.page(self.view.text_language.code, task.path)
        headings = headings_of(source) if source and self.is_source else ()
        english = {heading.id: heading.title for heading in headings}
        state = "missing" if task.kind == "translate" else ""
        href = self.repository.write(task.file, state)
        return TaskView(
            task=task,
            link=self.view.link(task.path),
            href=href or HOW,
            away=href is not None,
            sections=tuple(
                english.get(change.id) or change.title or beginning for change in task.changed
            ),
        )

    @property
    def groups(self) -> tuple[tuple[str, tuple[Row, ...]], ...]:
        """The rows of the table by section, with its name; pages outside the guides come last."""
        paths = [standing.path for report in self.reports[:1] for standing in report.standings]
        names = {section.id: section.name for section in self.view.sections}
        names[""] = self.view.words["status"]["other_pages"]
        groups = (
            (name, tuple(self._row(path) for path in paths if _section(path) == section))
            for section, name in names.items()
        )
        return tuple((name, rows) for name, rows in groups if rows)

    def _row(self, path: str) -> Row:
        standings = [
            standing
            for report in self.reports
            for standing in report.standings
            if standing.path == path
        ]
        return Row(self.view.link(path), tuple(map(self._cell, standings)))

    def _cell(self, standing: Standing) -> Cell:
        file = f"docs/{standing.language}/{standing.path}.md"
        return Cell(
            language=self.view.project.places.language(standing.language),
            state=state_of(standing),
            unread=is_unreviewed(standing),
            href=self.repository.write(file, standing.state),
        )

    @property
    def planned(self) -> int:
        """How many guides of the plan are not written in any language yet."""
        tree = self.view.project.tree
        return len(tree.taxonomy.paths) - len(tree.guides())

    @staticmethod
    def split(html: str) -> tuple[Markup, Markup]:
        """The page's text up to its first heading, and the instructions from there on."""
        intro, heading, rest = html.partition("<h2")
        return Markup(intro), Markup(heading + rest)


def _section(path: str) -> str:
    return path.partition("/")[0] if "/" in path else ""
