"""Faults beside notes: what must be mended, and what is only good to know."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from hooks.problems import Format, Problem, report


@dataclass(frozen=True)
class Findings:
    """What a check found; `notes` are no faults."""

    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def findings(problems: Iterable[Problem], notes: Iterable[Problem]) -> Findings:
    """Both in order, each once."""
    return Findings(tuple(sorted(set(problems))), tuple(sorted(set(notes))))


def report_findings(found: Findings, form: Format = "text") -> str:
    """Faults, then notes: as lines for people, as one JSON object, or as GitHub's annotations."""
    if form == "json":
        both = {
            "problems": [asdict(problem) for problem in found.problems],
            "notes": [asdict(note) for note in found.notes],
        }
        return json.dumps(both, ensure_ascii=False, indent=2)
    notes = report(found.notes, form)
    if form == "github":
        notes = "\n".join("::notice" + line.removeprefix("::error") for line in notes.splitlines())
    else:
        notes = "\n".join(f"note: {line}" for line in notes.splitlines())
    return "\n".join(part for part in (report(found.problems, form), notes) if part)
