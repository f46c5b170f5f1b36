"""The files in data/search/: what volunteers are told, and what editors check."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from hooks.problems import ProblemsFound
from hooks.project import Project, load_project
from hooks.reading import parse_yaml
from hooks.schemas import schemas
from hooks.search.schema import load_search
from tests.conftest import ROOT, settings_of

SCHEMA = {"letters": "search-letters", "danger": "search-danger"}


@pytest.mark.parametrize("path", sorted((ROOT / "data/search").glob("*.yml")), ids=lambda p: p.stem)
def test_schema(path: Path, project: Project) -> None:
    name = SCHEMA.get(path.stem, "search-language")
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../schema/{name}.json\n")
    value, _ = parse_yaml(text, path.name)
    jsonschema.validate(value, schemas(project.places)[f"{name}.json"])


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("hi", "same:\n", "same:\n  - [एक]\n", '"same" is empty or too short. Fill it in.'),
        ("hi", "skip:", "skp:", '"skip" is missing. Add a line skip: … here.'),
        ("en", "  despair:", "  sorrow:", '"sorrow" is not in data/search/danger.yml.'),
        ("en", "  despair:", "  sorrow:", 'There are no sentences for the danger "despair".'),
        ("vi", '"đ > d"', '"(?<=đ) > d"', "is a pattern that the browser may read otherwise"),
        ("vi", '"đ > d"', '"đ d"', "says not what becomes of the letters"),
        ("danger", "get-help/help-now", "get-help/nowhere", 'There is no guide "get-help/nowhere"'),
        ("letters", "U+0027", "U+27", "which has not the usual form"),
        ("ur", "scripts: [latin", "scripts: [roman", "can't be 'roman'"),
    ],
)
def test_told_with_file_and_line(
    name: str, old: str, new: str, told: str, small: Path, project: Project
) -> None:
    """On the project's own data, and its own plan of guides."""
    path = small / "data/search" / f"{name}.yml"
    text = (ROOT / "data/search" / f"{name}.yml").read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    path.write_text(changed, encoding="utf-8")
    if name != "danger":
        (small / "data/search/danger.yml").write_bytes(
            (ROOT / "data/search/danger.yml").read_bytes()
        )
    with pytest.raises(ProblemsFound) as found:
        load_search(small / "data", project.places, project.tree.taxonomy)
    messages = [str(problem) for problem in found.value.problems]
    assert any(told in message for message in messages), messages
    assert all(message.startswith(f"data/search/{name}.yml:") for message in messages)


def test_faults_are_told_with_those_of_the_other_files(small: Path) -> None:
    (small / "data/search/hi.yml").write_text("skip: [एक", encoding="utf-8")
    (small / "data/languages.yml").touch()
    with pytest.raises(ProblemsFound, match=r"data/search/hi\.yml"):
        load_project(settings_of(small))


def test_no_group_twice(project: Project) -> None:
    for code, words in project.search.words.items():
        groups = [frozenset(group) for group in words.same]
        assert len(groups) == len(set(groups)), code
