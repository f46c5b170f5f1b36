"""Each rule on a line that it must find and one that it must leave alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hooks.lint.registry import RULES, lint
from hooks.problems import Problem, report
from hooks.project import load_project
from tests.cases import Case, load_cases
from tests.conftest import settings_of

CASES = load_cases(Path(__file__).parent / "cases")
PAGE = "docs/{language}/scams-and-money/find-a-real-number.md"
HEAD = """---
title: Find a real number
description: How to make sure of a number.
audience: [student]
format: guide
sources: [{title: A paper, url: https://example.org/a, accessed: 2026-01-05}]
review: {state: unreviewed}
---
"""


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rule(case: Case, small: Path) -> None:
    """`text` (and `source`, for a translation) give the problems of one rule, by line and words."""
    language = case.data.get("language", "en")
    first = "" if case.data.get("bare") else "\n/// first\nLook.\n///\n\n"
    for code, key in (("en", "source"), (language, "text")):
        if key in case.data:
            page = small / PAGE.format(language=code)
            page.parent.mkdir(exist_ok=True)
            plain = HEAD if code == "en" else HEAD.replace("How to make sure of a number.", "1!")
            head = case.data.get("head", plain) if key == "text" else HEAD
            page.write_text(head + first + case.data[key], encoding="utf-8")
    problems = lint(load_project(settings_of(small)), [PAGE.format(language=language)])
    found = [
        f"{problem.line - len(HEAD.splitlines()) - first.count(chr(10))}: {problem.what}"
        for problem in problems
        if problem.rule == case.path.stem
    ]
    case.expect("problems", found)


def test_every_rule_has_a_case_that_passes_and_one_that_fails() -> None:
    for rule in RULES:
        mine = [case for case in CASES if case.path.stem == rule]
        assert any(case.data["problems"] for case in mine), f"no failing case for {rule}"
        assert any(not case.data["problems"] for case in mine), f"no passing case for {rule}"


PROBLEM = Problem("docs/hi/a, b.md", 3, "rule", "100% wrong.", "Mend\nit.")


def test_formats() -> None:
    assert report([PROBLEM]) == "docs/hi/a, b.md:3: 100% wrong. Mend\nit. [rule]"
    assert json.loads(report([PROBLEM, PROBLEM], "json"))[0]["line"] == 3
    assert (
        report([PROBLEM], "github")
        == "::error file=docs/hi/a%2C b.md,line=3,title=rule::100%25 wrong. Mend%0Ait."
    )


def test_retired_number_in_any_data_file(small: Path) -> None:
    words = small / "data" / "ui" / "hi.yml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace("tagline: ", "tagline: 070044444 ", 1), encoding="utf-8")
    problems = lint(load_project(settings_of(small)))
    assert [(p.file, p.line, p.rule) for p in problems] == [("data/ui/hi.yml", 4, "numbers")]


def test_the_guides_that_stand_are_clean(project: object) -> None:
    assert lint(project) == []  # type: ignore[arg-type]


def test_allowances(small: Path) -> None:
    """A rule is silenced for the next line only, by its name, with a reason."""
    page = small / PAGE.format(language="en")
    body = "/// first\nLook.\n///\n\n"
    lines = [
        "<!-- allow tiktok: it is banned -->",
        "TikTok is banned.",
        "TikTok.",
        "<!-- allow tiktok -->",
        "<!-- allow nothing: why -->",
    ]
    page.write_text(HEAD + body + "\n".join(lines) + "\n", encoding="utf-8")
    found = lint(load_project(settings_of(small)), [PAGE.format(language="en")])
    assert [(p.line, p.rule) for p in found] == [(15, "tiktok"), (16, "allow"), (17, "allow")]


def test_mend_letters(small: Path) -> None:
    page = small / PAGE.format(language="en")
    good = page.read_bytes() + "kiểm tra\r\n".encode()
    page.write_bytes(good.replace("ể".encode(), "ê\u0309".encode()))
    command = [sys.executable, "-m", "hooks", "mend-letters", str(page)]
    first = subprocess.run(command, cwd=small, capture_output=True, text=True, check=True)
    assert "mended" in first.stdout
    assert page.read_bytes() == good
    again = subprocess.run(command, cwd=small, capture_output=True, text=True, check=True)
    assert "right already" in again.stdout
