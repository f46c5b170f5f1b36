"""No short address that hides where it leads: in text, links, sources or data."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import Subject
from hooks.problems import Problem
from hooks.project import Project
from hooks.sources.shorteners import shorteners_in

_MEND = "Open it, then write the whole address to which it leads."


def check(subject: Subject) -> Iterator[Fault]:
    for line, host in _found(subject.page.text):
        yield Fault(line, _what(host), _MEND)


def check_data(project: Project) -> Iterator[Problem]:
    """Problems of all YAML files below data/: helplines, their sources, words of the interface."""
    data = project.settings.data
    for path in sorted(data.rglob("*.yml")):
        name = f"data/{path.relative_to(data).as_posix()}"
        for line, host in _found(path.read_text(encoding="utf-8")):
            yield Problem(name, line, "link-shorteners", _what(host), _MEND)


def _found(text: str) -> list[tuple[int, str]]:
    """Lines and hosts of the short addresses in the text of a file."""
    if not any(shorteners_in(text)):
        return []
    return [
        (line, host)
        for line, part in enumerate(text.split("\n"), start=1)
        for host in shorteners_in(part)
    ]


def _what(host: str) -> str:
    return f"A short address ({host}) hides where it leads."
