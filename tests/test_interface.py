"""The words of the interface: complete in every language, or the build is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.interface import load_interface
from hooks.languages import load_places
from hooks.problems import Problem, ProblemsFound
from hooks.project import Project
from tests.rendering import render


def problem(root: Path) -> Problem:
    with pytest.raises(ProblemsFound) as found:
        load_interface(root / "data", load_places(root / "data"))
    assert len(found.value.problems) == 1
    return found.value.problems[0]


def change(root: Path, language: str, old: str, new: str) -> None:
    path = root / "data" / "ui" / f"{language}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_missing_word(small: Path) -> None:
    change(small, "hi", "  skip: ", "  # skip: ")
    found = problem(small)
    assert (found.file, found.rule) == ("data/ui/hi.yml", "interface")
    assert '"page.skip" is missing' in found.what
    assert "Skip to the text" in found.mend


def test_empty_word(small: Path) -> None:
    text = (small / "data" / "ui" / "vi.yml").read_text(encoding="utf-8")
    line = next(line for line in text.split("\n") if line.startswith("  skip: "))
    change(small, "vi", line, "  skip: ")
    assert '"page.skip" is missing' in problem(small).what


def test_unknown_word(small: Path) -> None:
    change(small, "ur", "  skip: ", "  skpi: x\n  skip: ")
    assert '"page.skpi" is not in' in problem(small).what


def test_lost_braces(small: Path) -> None:
    change(small, "ur", "{number}", "")
    assert "words in braces" in problem(small).what


def test_missing_language(small: Path) -> None:
    (small / "data" / "ui" / "vi.yml").unlink()
    assert problem(small).file == "data/ui/vi.yml"


@pytest.mark.parametrize("code", ["en", "hi", "vi", "ur"])
def test_admonition_titles_are_translated(code: str, small_project: Project) -> None:
    words = small_project.words[code]["admonitions"]
    for kind, title in words.items():
        assert title in render(f"!!! {kind}\n\n    Text.\n", small_project, code)
    own = render('!!! danger "My title"\n\n    Text.\n', small_project, code)
    assert "My title" in own
    assert words["danger"] not in own
