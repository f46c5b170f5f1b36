"""`sources check`: what is wrong with an address or a date, and what is worth a look."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hooks.notes import Findings
from hooks.project import Project, load_project
from hooks.sources.check import check
from hooks.sources.shorteners import shorteners_in
from tests.conftest import settings_of

PAGE = "docs/en/scams-and-money/find-a-real-number.md"
HELP = "docs/en/get-help/help-now.md"
OLD = "{title: A paper, url: https://example.org/a, accessed: 2026-01-05}"


def run(root: Path, source: str, page: str = PAGE) -> Findings:
    path = root / page
    text = path.read_text(encoding="utf-8")
    assert OLD in text
    path.write_text(text.replace(OLD, source), encoding="utf-8")
    return check(load_project(settings_of(root)))


def test_the_sources_that_stand_have_no_fault(project: Project) -> None:
    assert check(project).problems == ()


def test_nothing_to_tell(small: Path) -> None:
    found = check(load_project(settings_of(small)))
    assert found.problems == ()
    assert {note.what.partition(" has the ")[0] for note in found.notes} <= {
        "https://example.org/a"
    }


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("{title: A, url: 'https://bit.ly/x', date: 2026}", "A short address (bit.ly) hides"),
        ("{title: A, url: 'https://a..example.org/x', date: 2026}", "is not a web address."),
        ("{title: A, url: 'https://-example.org/', date: 2026}", "is not a web address."),
        ("{title: A, date: 2026-11-22}", "date: 2026-11-22 has not been yet."),
        ("{title: A, accessed: 2026-12}", "accessed: 2026-12 has not been yet."),
        ("{title: A, date: 2027, accessed: 2026-11-21}", "date: 2027 has not been yet."),
    ],
)
def test_faults(small: Path, source: str, what: str) -> None:
    (problem,) = run(small, source).problems
    assert (problem.file, problem.line, problem.rule) == (PAGE, 6, "sources")
    assert what in problem.what


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("{title: A, url: 'http://example.org/b', date: 2026}", "is not an https address."),
        ("{title: A, date: 2023-11-20}", '"A" was last dated or read 2023-11-20, over 3 years'),
        ("{title: A, date: 2022}", '"A" was last dated or read 2022, over 3 years'),
        (
            "{title: B, url: 'https://example.org/a', accessed: 2026-01-05}",
            f'https://example.org/a has the title "B" here, "A paper" in {HELP}:7.',
        ),
        (
            "{title: A paper, url: 'https://example.org/a', date: 2025}",
            f'https://example.org/a has the date "2025" here, "2026-01-05" in {HELP}:7.',
        ),
    ],
)
def test_notes(small: Path, source: str, what: str) -> None:
    found = run(small, source)
    assert found.problems == ()
    assert [note for note in found.notes if note.file == PAGE and what in note.what]


@pytest.mark.parametrize(
    "source", ["{title: A, date: 2026-11-21}", "{title: A, date: 2020, accessed: 2023-11-21}"]
)
def test_dates_that_are_right(small: Path, source: str) -> None:
    found = run(small, source)
    assert found.problems == ()
    assert not [note for note in found.notes if note.file == PAGE]


def test_shorteners() -> None:
    text = "https://t.co/a bit.ly/b HTTPS://GOO.GL/C https://about.co/ https://x.is.gd/ s.id habit.ly/d"
    assert list(shorteners_in(text)) == ["t.co", "bit.ly", "goo.gl", "is.gd"]


def test_command(small: Path) -> None:
    run(small, "{title: A, url: 'https://bit.ly/x', date: 2020}")
    done = subprocess.run(
        [sys.executable, "-m", "hooks", "sources", "check", "--format", "json"],
        cwd=small,
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert [problem["line"] for problem in told["problems"]] == [6]
    assert any("over 3 years" in note["what"] for note in told["notes"])
