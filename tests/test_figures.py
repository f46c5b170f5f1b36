"""The figures of the guides: what stands keeps its promises, and a broken one is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hooks.figures import figures, told
from hooks.project import Project, load_project
from tests.conftest import ROOT, settings_of

GUIDE = "docs/en/scams-and-money/find-a-real-number.md"
HARD = (
    "Institutional accountability considerations necessitate comprehensive "
    "documentation, notwithstanding organisational unavailability.\n\n"
)


def test_what_stands(project: Project) -> None:
    for code in project.places.codes:
        found = figures(project, code)
        assert len(found.words) == 44
        assert not found.faults
        assert not found.lines_unused
    done = subprocess.run(
        [sys.executable, "-m", "hooks", "figures"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.count("44") >= 4


def test_broken_promises_are_told(small: Path) -> None:
    page = small / GUIDE
    text = page.read_text(encoding="utf-8")
    head, rest = text.split("/// first", 1)
    page.write_text(head + HARD * 12 + rest.split("///\n", 1)[1], encoding="utf-8")
    found = figures(load_project(settings_of(small)), "en")
    path = "scams-and-money/find-a-real-number"
    assert f"{path}: nothing to do first" in found.faults
    assert f"{path}: reads at a grade over 8" in found.faults
    assert f"{path}: fewer than 2 sources" in found.faults
    assert "the middle guide reads at grade" in " ".join(found.faults)
    assert "lines that no guide shows: " in told([found])
