"""The helplines as data: what is refused, what is shown, and that one edit reaches every page."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from hooks.helplines.book import load_book
from hooks.helplines.freshness import freshness_of
from hooks.languages import load_places
from hooks.problems import ProblemsFound
from hooks.project import Project
from tests.conftest import ROOT

TODAY = datetime.date(2026, 11, 21)

FAULTS = {
    "unknown name": ("  cost: free", "  price: free", "not a name known"),
    "no way to reach it": (
        '  numbers: [{show: "0700-11111", tel: "070011111"}]',
        "  numbers: []",
        "no way to reach",
    ),
    "two numbers that differ": ('tel: "070011111"', 'tel: "070099999"', "different numbers"),
    "letters in a number": ('show: "0700-11111"', 'show: "0700-HELP"', '"show"'),
    "verified by nobody": ("  verified: {on: 2026-11-09, by: Asha, how: called}\n", "", "belong"),
    "a month is no day": ("on: 2026-11-09", "on: 2026-11", "has no day"),
    "an impossible day": ("on: 2026-11-09", "on: 2026-11-31", "not in the calendar"),
    "a need nobody knows": ("needs: [emergency, money]", "needs: [emergency, cash]", "'cash'"),
    "no source": (
        'sources: [{title: "A paper", url: "https://example.org/a", date: 2026-01}]',
        "sources: []",
        "empty or too short",
    ),
    "a language missing": (', ur: "تازہ لائن"}', "}", "no words in ur"),
    "the same id": ("id: in-ageing", "id: in-fresh", "there twice"),
    "another country's id": ("id: in-ageing", "id: pk-ageing", "doesn't begin with"),
    "a retired number": ("0700-22222", "0700-44444", "different numbers"),
    "no line for the bar": ("  bar: true\n", "", "exactly one line with bar"),
    "not https": ("https://example.org/help", "http://example.org/help", "not a whole https"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults(name: str, small: Path) -> None:
    old, new, words = FAULTS[name]
    lines = small / "data" / "helplines.yml"
    text = lines.read_text(encoding="utf-8")
    assert old in text
    lines.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        load_book(small / "data", load_places(small / "data"), TODAY)
    problem = next(p for p in found.value.problems if words in str(p))
    assert problem.file == "data/helplines.yml"
    assert problem.mend


def test_retired_number_in_data(small: Path) -> None:
    lines = small / "data" / "helplines.yml"
    text = lines.read_text(encoding="utf-8")
    lines.write_text(
        text.replace("0700-22222", "0700-44444").replace("070022222", "070044444"),
        encoding="utf-8",
    )
    with pytest.raises(ProblemsFound, match="retired number"):
        load_book(small / "data", load_places(small / "data"), TODAY)


def test_retired_and_conflicting_lines_are_never_shown(small_project: Project) -> None:
    book = small_project.book
    assert book.get("in-gone") is None
    assert "in-gone" not in [e.id for e in book.for_need("money", "in")]


def test_order_and_freshness(small_project: Project) -> None:
    book = small_project.book
    assert [e.id for e in book.for_need("money", "in")] == ["in-fresh", "in-ageing", "in-stale"]
    levels = [book.freshness(e).level for e in book.for_need("money", "in")]
    assert levels == ["fresh", "ageing", "stale"]


def test_a_check_in_the_future_counts_as_today(small_project: Project) -> None:
    line = small_project.book.get("in-fresh")
    assert line is not None
    assert freshness_of(line, datetime.date(2026, 1, 1)).days == 0


def test_everything_that_may_be_shown_is_there(project: Project) -> None:
    ids = {entry.id for entry in project.book.entries if entry.shown}
    expected = """in-1930 in-1098 in-112 in-181 in-telemanas in-meri-trustline in-chakshu pk-nccia
    pk-15 pk-1122 pk-drf pk-1121 pk-1099 pk-umang vn-111 vn-115 vn-cop vn-156 vn-113 vn-ngay-mai vn-ncsc
    int-takeitdown int-stopncii"""
    assert ids == set(expected.split())
    assert all(entry.sources for entry in project.book.entries)


def test_changing_one_number_changes_it_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Build, change a number in data/helplines.yml, build, and look for the old one."""
    from tests.conftest import copy_skeleton

    root = copy_skeleton(tmp_path)
    (root / "docs").symlink_to(ROOT / "docs", target_is_directory=True)

    def pages_with(number: str) -> list[str]:
        subprocess.run([sys.executable, "-m", "hooks", "build"], cwd=root, check=True)
        return [
            path.name
            for path in (root / "site").rglob("*")
            if path.is_file() and number in path.read_bytes().decode("utf-8", "ignore")
        ]

    assert len(pages_with("0800-39393")) > 8
    lines = root / "data" / "helplines.yml"
    text = lines.read_text(encoding="utf-8")
    lines.write_text(text.replace("39393", "55555"), encoding="utf-8")
    assert len(pages_with("0800-55555")) > 8
    assert [
        path.name
        for path in (root / "site").rglob("*")
        if path.is_file() and b"39393" in path.read_bytes()
    ] == []
