"""Pages that stand in the wrong place, and what is said of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hooks.project import load_project
from tests.conftest import ROOT, SMALL, settings_of

SLUG = "find-a-real-number"
RIGHT = f"scams-and-money/{SLUG}"
HINDI = "पता करें कि यह नंबर किसका है। किसी और से पूछें, फिर कॉल करें। जल्दी न करें।\n" * 5


@pytest.mark.parametrize(
    ("name", "rule", "mend"),
    [
        (f"{SLUG}.md", "place", f"Move it to docs/hi/{RIGHT}.md."),
        (f"docs/hi/{SLUG}.md", "place", f"Move it to docs/hi/{RIGHT}.md."),
        (f"docs/en/{SLUG}.md", "place", f"Move it to docs/en/{RIGHT}.md."),
        ("docs/hi/something.md", "orphan", "Move it to where the English page went, or delete it."),
        (f"docs/hi/scams/{SLUG}.md", "taxonomy", f"Did you mean: {RIGHT}?"),
        (f"docs/hi/scams-and-money/{SLUG} (1).md", "taxonomy", f"Did you mean: {RIGHT}?"),
        ("docs/hi/scams-and-money/find-a-real-numbr.md", "taxonomy", f"Did you mean: {RIGHT}"),
    ],
)
def test_a_page_in_the_wrong_place(name: str, rule: str, mend: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    (tmp_path / "README.md").write_text("# Read me\n")
    guide = (tmp_path / "docs" / "en" / f"{RIGHT}.md").read_text(encoding="utf-8")
    page = tmp_path / name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(guide + HINDI, encoding="utf-8")
    (problem,) = load_project(settings_of(tmp_path)).problems
    assert (problem.file, problem.rule) == (name, rule)
    assert mend in problem.mend
