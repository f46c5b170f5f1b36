"""Drafts: made with the English beside, shown to nobody but the one who writes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.guides.tree import Page
from hooks.lint.registry import lint
from hooks.project import Project, load_project
from hooks.settings import load_settings
from hooks.translations.begin import CannotBegin, begin
from hooks.translations.staleness import standing
from tests.conftest import settings_of

GUIDE = "scams-and-money/find-a-real-number"
HINDI = f"docs/hi/{GUIDE}.md"


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hooks", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


def load(root: Path) -> Project:
    return load_project(settings_of(root))


def test_new_makes_a_draft(small: Path) -> None:
    done = run(small, "new", "hi", GUIDE)
    assert done.returncode == 0, done.stderr
    text = (small / HINDI).read_text(encoding="utf-8")
    assert '# en: Find a real number\ntitle: "…"' in text
    assert "<!-- en More -->\n\n## … {#more}" in text
    assert "review: {state: draft}" in text
    project = load(small)
    assert project.problems == ()
    assert standing(project.tree, "hi", GUIDE).state == "draft"


def test_a_draft_is_checked_when_named_alone(small: Path) -> None:
    run(small, "new", "hi", GUIDE)
    project = load(small)
    assert lint(project) == []
    told = lint(project, [HINDI])
    assert {problem.rule for problem in told} == {"unfinished"}
    assert run(small, "lint", HINDI).returncode == 1


def test_readers_get_the_english_page_and_the_preview_shows_the_draft(
    small: Path, build: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(small, "new", "hi", GUIDE)
    page = build(small) / "hi" / f"{GUIDE}.html"
    assert "Find a real number" in page.read_text(encoding="utf-8")
    assert "<!-- en" not in page.read_text(encoding="utf-8")
    monkeypatch.setenv("MITAAN_DRAFTS", "1")
    from hooks.build import build_site

    shown = build_site(load_settings(small)) / "hi" / f"{GUIDE}.html"
    text = shown.read_text(encoding="utf-8")
    assert "<h1>…</h1>" in text
    assert "en More" not in text


def test_finished_it_is_an_ordinary_page(small: Path) -> None:
    run(small, "new", "hi", GUIDE)
    path = small / HINDI
    text = path.read_text(encoding="utf-8").replace("…", "शब्द")
    path.write_text(text.replace("state: draft", "state: unreviewed"), encoding="utf-8")
    told = [(p.rule, p.what) for p in lint(load(small), [HINDI])]
    assert set(told) == {("unfinished", "An English comment is still here.")}
    kept = [line for line in path.read_text(encoding="utf-8").split("\n") if "<!-- en" not in line]
    path.write_text("\n".join(kept), encoding="utf-8")
    project = load(small)
    assert lint(project) == []
    assert standing(project.tree, "hi", GUIDE).state == "fresh"


def test_new_never_overwrites(small: Path) -> None:
    run(small, "new", "hi", GUIDE)
    (small / HINDI).write_text("mine", encoding="utf-8")
    again = run(small, "new", "hi", GUIDE)
    assert again.returncode == 1
    assert "is there already, and was left as it is" in again.stderr
    assert (small / HINDI).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "name",
    [GUIDE, f"{GUIDE}.md", f"docs/en/{GUIDE}.md", f"docs\\hi\\{GUIDE}.md".replace("/", "\\")],
)
def test_the_guide_may_be_named_in_any_way(small: Path, name: str) -> None:
    assert begin(load(small).tree, "vi", name, small) == small / f"docs/vi/{GUIDE}.md"


@pytest.mark.parametrize(
    ("language", "name", "told"),
    [
        ("xx", GUIDE, "Use: hi, vi, ur."),
        ("en", GUIDE, "Use: hi, vi, ur."),
        ("hi", "find-a-real-number", f"Did you mean: {GUIDE}?"),
        ("hi", "scams-and-money/find-real-numbers", f"Did you mean: {GUIDE}?"),
        ("hi", "get-help/tree", "is not written yet"),
        ("hi", "zzz", "Look under docs/en/."),
    ],
)
def test_what_cannot_begin_is_told(small: Path, language: str, name: str, told: str) -> None:
    with pytest.raises(CannotBegin) as caught:
        begin(load(small).tree, language, name, small)
    assert told in str(caught.value)
    assert not (small / "docs" / "hi" / "scams-and-money").exists()


def test_an_english_page_is_no_draft(small: Path) -> None:
    page = small / f"docs/en/{GUIDE}.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("state: unreviewed", "state: draft"), encoding="utf-8")
    assert [p.rule for p in load(small).problems if p.file.startswith("docs/en")] == ["draft"]


def test_every_guide_begins_in_every_language(project: Project, tmp_path: Path) -> None:
    """A draft of each guide can be read, is unfinished, and has the blocks of its source."""
    from hooks.guides.tree import read_page
    from hooks.lint.registry import check

    english = [page for (code, _), page in project.tree.pages.items() if code == "en"]
    for source in english:
        tree = project.tree
        file = begin(tree, "ur", source.path, tmp_path)
        page: Page = read_page(
            file, f"docs/ur/{source.path}.md", "ur", source.path, "/" in source.path
        )
        rules = {problem.rule for problem in check(page, project)}
        assert rules <= {"unfinished"}, (source.path, rules)


@pytest.mark.parametrize(("code", "stop"), [("hi", "।"), ("ur", "۔"), ("vi", ".")])
def test_a_sentence_that_ends_in_a_link_has_the_stop_of_the_language(
    small: Path, code: str, stop: str
) -> None:
    english = small / f"docs/en/{GUIDE}.md"
    text = english.read_text(encoding="utf-8")
    english.write_text(text.replace("Text.", "See [this](#more). **Stop**."), encoding="utf-8")
    done = run(small, "new", code, GUIDE)
    assert "search_terms: may hold" in done.stdout
    page = small / f"docs/{code}/{GUIDE}.md"
    assert f"… […](#more){stop} **…**{stop}\n" in page.read_text(encoding="utf-8")
    project = load(small)
    assert {p.rule for p in lint(project, [f"docs/{code}/{GUIDE}.md"])} == {"unfinished"}
    assert run(small, "po", "export", code, GUIDE).returncode == 0
    entries = (small / "po" / code / f"{GUIDE}.po").read_text(encoding="utf-8")
    assert 'msgstr "…' not in entries, "gaps are no texts"
