"""No phone number stands in the words of data files: not in interface, glossary or helplines."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.helplines.numbers import LONG, retired_in, runs
from hooks.problems import Problem
from hooks.project import Project

_NUMBERS_THEMSELVES = ("retired-numbers.yml", "helplines.yml")


def check(project: Project) -> Iterator[Problem]:
    """Problems of all YAML files below data/; the words of helplines.yml are checked with it."""
    data = project.settings.data
    for path in sorted(data.rglob("*.yml")):
        if path.name in _NUMBERS_THEMSELVES:
            continue
        name = f"data/{path.relative_to(data).as_posix()}"
        for line, text in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            retired = list(retired_in(text, project.book.retired))
            for number in retired:
                what = f"{number.number} must not be shown: {number.why}"
                yield Problem(name, line, "numbers", what, "Take it out.")
            for run in runs(text) if not retired else ():
                if len(run.digits) >= LONG:
                    what = f'"{run.written}" looks like a phone number.'
                    yield Problem(name, line, "numbers", what, "Numbers stand in helplines.yml.")
