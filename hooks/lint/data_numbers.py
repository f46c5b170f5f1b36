"""No retired number stands in any data file; helplines.yml may keep one in an entry not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.problems import Problem
from hooks.project import Project

_OWN = ("retired-numbers.yml", "helplines.yml")


def check(project: Project) -> Iterator[Problem]:
    """Problems of all YAML files below data/ (those of helplines.yml are found when it is read)."""
    data = project.settings.data
    patterns = [
        (number, re.compile(rf"(?<![\w.-]){re.escape(number.number)}(?![\w-])"))
        for number in project.book.retired
    ]
    for path in sorted(data.rglob("*.yml")):
        if path.name in _OWN:
            continue
        for line, text in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            for number, pattern in patterns:
                if pattern.search(text):
                    yield Problem(
                        f"data/{path.relative_to(data).as_posix()}",
                        line,
                        "numbers",
                        f"{number.number} must not be shown: {number.why}",
                        "Take it out.",
                    )
