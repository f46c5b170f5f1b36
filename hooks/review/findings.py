"""All that is found out about a change, as data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace

from hooks.languages import Places
from hooks.lint.registry import check, lint
from hooks.problems import Problem, ProblemsFound
from hooks.project import Project, load_project
from hooks.review import helplines, pages
from hooks.review.changes import Change, changes_of
from hooks.review.look import KINDS_OF_NUMBERS, Look
from hooks.review.pictures import NOT_BUILT, Pictures
from hooks.settings import Settings
from hooks.translations import history


@dataclass(frozen=True)
class Findings:
    """`problems` are those of changed files, `elsewhere` all others; `checked` says whether
    the pages could be looked at (a broken data file hides them), `built` whether the site stands;
    `titles` are those of changed pages, by file, `drafts` what is still to do in each that is changed."""

    base: str
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    elsewhere: tuple[Problem, ...]
    stale: tuple[pages.Stale, ...]
    looks: tuple[Look, ...]
    checked: bool
    titles: Mapping[str, str]
    drafts: Mapping[str, int] = field(default_factory=dict)
    built: bool = False
    pictures: Pictures = NOT_BUILT

    @property
    def good(self) -> bool:
        """Whether there is nothing to mend and the site was built."""
        return self.built and not self.problems and not self.elsewhere

    @property
    def urgent(self) -> int:
        return sum(look.urgent for look in self.looks)

    def with_site(self, built: bool, pictures: Pictures) -> Findings:
        return replace(self, built=built, pictures=pictures)

    def as_json(self) -> str:
        """The same for other programs."""
        value = {"good": self.good, **asdict(self)}
        return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def find(settings: Settings, name: str, places: Places) -> Findings:
    """Look at what changed since the branch or commit `name`. Raises history.NoHistory."""
    root = settings.root
    base = history.base_of(root, name)
    changes = changes_of(history.changes_since(root, base), places)
    project: Project | None
    try:
        project = load_project(settings)
        problems = lint(project)
    except ProblemsFound as found:
        project, problems = None, found.problems
    touched = {change.file for change in changes}

    def before(file: str) -> str | None:
        return history.text_at(root, base, file)

    looks = list(_looks(settings, project, changes, before))
    stale = pages.stale_after(project.tree, changes, before) if project else []
    return Findings(
        base=base,
        changes=changes,
        problems=tuple(problem for problem in problems if problem.file in touched),
        elsewhere=tuple(problem for problem in problems if problem.file not in touched),
        stale=tuple(stale),
        looks=tuple(sorted(looks, key=_need)),
        checked=project is not None,
        titles={p.file: p.meta.title for p in project.tree.pages.values() if p.file in touched}
        if project
        else {},
        drafts={
            page.file: sum(1 for _ in check(page, project))
            for page in project.tree.drafts.values()
            if page.file in touched
        }
        if project
        else {},
    )


def _need(look: Look) -> tuple[bool, bool]:
    """Numbers first, then all that is urgent."""
    return look.kind not in KINDS_OF_NUMBERS, not look.urgent


def _looks(
    settings: Settings, project: Project | None, changes: tuple[Change, ...], before: pages.Before
) -> Iterator[Look]:
    code = [change.file for change in changes if change.kind == "code"]
    if code:
        words = {"count": str(len(code)), "files": "\n".join(code)}
        yield Look("code", code[0], urgent=True, words=words)
    for change in changes:
        if change.file == helplines.FILE:
            path = settings.root / change.file
            now = path.read_text(encoding="utf-8", errors="replace") if path.exists() else None
            yield from helplines.looks(before(change.file), now)
        elif change.file == helplines.RETIRED:
            yield Look("retired", change.file, urgent=True)
        elif change.kind == "page" and project:
            yield from pages.looks(project.tree, change, before)
        elif change.kind in ("words", "data", "text"):
            yield Look("words", change.file, False, change.language, {"file": change.file})
