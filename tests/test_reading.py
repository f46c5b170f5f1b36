"""Reading YAML: the quick parser and the exact one agree on all that stands here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from hooks import reading
from hooks.problems import ProblemsFound
from hooks.reading import line_of, parse_yaml
from tests.conftest import ROOT

FILES = sorted((ROOT / "data").rglob("*.yml"))
PAGES = sorted((ROOT / "docs").rglob("*.md"))


def lines(node: yaml.Node | None) -> list[Any]:
    """The lines of a node and of all in it."""
    if isinstance(node, yaml.MappingNode):
        return [node.start_mark.line, *(lines(part) for pair in node.value for part in pair)]
    if isinstance(node, yaml.SequenceNode):
        return [node.start_mark.line, *(lines(part) for part in node.value)]
    return [node.start_mark.line] if node else []


@pytest.mark.parametrize("path", [*FILES, *PAGES[::7]], ids=lambda path: path.stem)
def test_both_parsers_read_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text.split("---\n")[1]
    quick, quick_node = reading._parsed(reading._QuickLoader, text)
    exact, exact_node = reading._parsed(reading._Loader, text)
    assert quick == exact
    assert lines(quick_node) == lines(exact_node)


def test_own_rules_hold_in_both() -> None:
    """Dates stay text, only true and false are truth values, no key stands twice."""
    for kind in (reading._QuickLoader, reading._Loader):
        value, _ = reading._parsed(kind, "{on: 2026-02-30, no: yes, crisis: true}")
        assert value == {"on": "2026-02-30", "no": "yes", "crisis": True}
        with pytest.raises(yaml.YAMLError, match="there twice"):
            reading._parsed(kind, "a: 1\na: 2\n")


def test_a_fault_is_told_with_its_line() -> None:
    with pytest.raises(ProblemsFound) as found:
        parse_yaml("a: 1\nb: c: d\n", "data/x.yml", first_line=2)
    (problem,) = found.value.problems
    assert (problem.line, problem.what[:29]) == (3, "There is a second colon in th")


def test_lines() -> None:
    _, node = parse_yaml("- a: 1\n- b:\n    - c\n    - d\n", "data/x.yml")
    assert [line_of(node, path) for path in ([], [1], [1, "b"], [1, "b", 1])] == [1, 2, 2, 4]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("title:असली नंबर\ndescription: b\nformat: guide\n", 2, 'no space after "title:"'),
        ("title: a\ndescription:b\nformat: guide\n", 3, 'no space after "description:"'),
        ('sources:\n  - title: "A\n    date: 2023\n  - title: "B"\n    date: 1\n', 3, "not closed"),
        ("title: “a: b”\n", 2, "Curly quotes"),
        ("title: a\n  review: {state: draft}\nformat: x\n", 3, "second colon"),
        ("sources:\n  - title: a\n   date: 2023\n", 4, "spaces at the start"),
        ("title: a\n<<<<<<< HEAD\nformat: x\n=======\n", 3, "two versions"),
    ],
)
def test_usual_slips_are_told_where_they_stand(text: str, line: int, what: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        parse_yaml(text, "docs/hi/x.md", first_line=2)
    (problem,) = found.value.problems
    assert (problem.line, what in problem.what) == (line, True), problem
