"""What is wrong with a source file, told so that a person who doesn't program can mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Format = Literal["text", "json", "github"]


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it is, which rule it breaks, what is wrong, and how to mend it.

    `file` is relative to the project's root, with forward slashes; `line` counts from 1.
    """

    file: str
    line: int
    rule: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} {self.mend} [{self.rule}]"


class ProblemsFound(Exception):
    """Raised when the sources can't be built from; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def report(problems: Iterable[Problem], form: Format = "text") -> str:
    """Write problems as lines for people, as JSON, or as annotations for GitHub's workflows."""
    ordered = sorted(set(problems))
    if form == "json":
        return json.dumps([asdict(problem) for problem in ordered], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(_annotation(problem) for problem in ordered)
    return "\n".join(str(problem) for problem in ordered)


def _annotation(problem: Problem) -> str:
    message = _escape(f"{problem.what} {problem.mend}")
    name = _escape(problem.file).replace(":", "%3A").replace(",", "%2C")
    return f"::error file={name},line={problem.line},title={problem.rule}::{message}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
