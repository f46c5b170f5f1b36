"""Each rule on a line that it must find and one that it must leave alone."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hooks.lint.registry import RULES, lint, problems_of
from hooks.problems import Problem, ProblemsFound, report
from hooks.project import Project, load_project
from tests.cases import Case, load_cases
from tests.conftest import ROOT, SMALL, settings_of

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


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """What the checks read of the small site: pages and data, without templates and fonts."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rule(case: Case, small: Path) -> None:
    """`text` (and `source`, for a translation) give the problems of one rule, by line and words.

    `files` are put below docs/, `repeat` repeats the last line of the text, and `whole` is a page
    with its front matter, whose lines are counted from its first.
    """
    language = case.data.get("language", "en")
    for name in case.data.get("files", ()):
        (small / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (small / "docs" / name).write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    first = "" if case.data.get("bare") else "\n/// first\nLook.\n///\n\n"
    for code, key in (("en", "source"), (language, "text")):
        if key in case.data:
            page = small / PAGE.format(language=code)
            page.parent.mkdir(exist_ok=True)
            plain = HEAD
            for words in ("Find a real number", "How to make sure of a number.") * (code != "en"):
                plain = plain.replace(words, "1!")
            head = case.data.get("head", plain) if key == "text" else HEAD
            body = case.data[key]
            last = body.splitlines()[-1] + "\n"
            body += last * (case.data.get("repeat", 1) - 1 if key == "text" else 0)
            page.write_text(head + first + body, encoding="utf-8")
    offset = len(HEAD.splitlines()) + first.count("\n")
    if "whole" in case.data:
        page = small / PAGE.format(language=language)
        page.parent.mkdir(exist_ok=True)
        page.write_text(case.data["whole"], encoding="utf-8")
        offset = 0
    problems = lint(load_project(settings_of(small)), [PAGE.format(language=language)])
    found = [
        f"{problem.line - offset}: {problem.what}"
        for problem in problems
        if problem.rule == case.data.get("rule", case.path.stem)
    ]
    case.expect("problems", found)


def test_planted_faults() -> None:
    """The cases hold at least sixty different faults, each told in words of its own."""
    told = {
        (case.data.get("rule", case.path.stem), re.sub(r'"[^"]*"|[\W\d]+', " ", what))
        for case in CASES
        for what in case.data["problems"]
    }
    assert len(told) >= 60, sorted(told)


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
    first = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "mended" in first.stdout
    assert page.read_bytes() == good
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "right already" in again.stdout


def test_section_on_sexual_harm(small_project: Project) -> None:
    """Guides of that section need the warning whatever words they use."""
    page = small_project.tree.pages["en", "scams-and-money/find-a-real-number"]
    page = dataclasses.replace(page, body="Take a screenshot.\n")
    assert not list(problems_of(page, small_project, ["sexual-images"]))
    page = dataclasses.replace(page, path="sexual-harm/x")
    assert [p.rule for p in problems_of(page, small_project, ["sexual-images"])] == [
        "sexual-images"
    ]


def test_too_short(small: Path) -> None:
    lengths = small / "data" / "lengths.yml"
    lengths.write_text(lengths.read_text(encoding="utf-8").replace("shortest: 1,", "shortest: 7,"))
    problems = lint(load_project(settings_of(small)), [PAGE.format(language="en")])
    assert [p.what for p in problems] == ["The page has only 6 words."]


def test_page_around_the_guides(small: Path) -> None:
    """It has its own length; what a template fills is left alone, and a translation must be whole."""
    head = '---\ntitle: "{}"\ndescription: "{}"\n{}review: {{state: unreviewed}}\n---\n\n{}\n'
    lengths = small / "data" / "lengths.yml"
    text = lengths.read_text(encoding="utf-8")
    lengths.write_text(text.replace("page, shortest: 1,", "page, shortest: 9,"), encoding="utf-8")
    english, short = "We keep nothing about you. " * 20, "हम कुछ नहीं रखते। " * 5
    for name, template, body in (
        ("about", "", "We keep nothing."),
        ("glossary", "template: glossary.html\n", "We keep nothing."),
        ("privacy", "", english.strip()),
    ):
        page = head.format("A page", "What it says.", template, body)
        (small / f"docs/en/{name}.md").write_text(page, encoding="utf-8")
    page = head.format("पेज", "यह क्या बताता है।", "", short.strip())
    (small / "docs/hi/privacy.md").write_text(page, encoding="utf-8")
    files = ["docs/en/about.md", "docs/en/glossary.md", "docs/en/privacy.md", "docs/hi/privacy.md"]
    problems = lint(load_project(settings_of(small)), files)
    assert [(p.file, p.what) for p in problems if p.rule == "page-length"] == [
        ("docs/en/about.md", "The page has only 3 words."),
        ("docs/hi/privacy.md", "The page has 20 words, the English page 100."),
    ]


def test_short_address_in_data(small: Path) -> None:
    lines = small / "data" / "helplines.yml"
    text = lines.read_text(encoding="utf-8")
    lines.write_text(text.replace("https://example.org/a", "https://bit.ly/a", 1), encoding="utf-8")
    problems = lint(load_project(settings_of(small)), ["data"])
    assert [(p.file, p.line, p.rule) for p in problems] == [
        ("data/helplines.yml", 13, "link-shorteners")
    ]


@pytest.mark.parametrize(
    ("name", "start", "what"),
    [
        ("sexual-images", "- language: ur", "There are no words for ur."),
        ("lengths", "- {format: page", "There is no length for page."),
    ],
)
def test_data_that_lacks_an_entry(small: Path, name: str, start: str, what: str) -> None:
    path = small / "data" / f"{name}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index(start)], encoding="utf-8")
    with pytest.raises(ProblemsFound, match=what):
        load_project(settings_of(small))
