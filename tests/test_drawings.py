"""Drawings: which files make one, what a fault says, and that each of ours is used and light."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from pathlib import Path

import pytest

from hooks.blocks.outline import read_outline
from hooks.drawings import LARGEST, load_drawings, read_drawing
from hooks.lint.page_length import words_of
from hooks.lint.registry import lint
from hooks.problems import ProblemsFound
from hooks.project import Project, load_project
from hooks.translations import po
from hooks.translations.revision import revision_of
from tests.conftest import ROOT, settings_of
from tests.translations.test_drafts import GUIDE, HINDI, run

MARK = '<g class="mark"><circle cx="9" cy="9" r="9"/><text x="9" y="9">{}</text></g>'
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"'
MOST_SENT = 1536  # bytes (gzip) that a picture may add to a page, without its words


def whole(inside: str, head: str = HEAD) -> str:
    return f"{head}>{inside}</svg>"


def told(text: str, name: str = "a-drawing") -> str:
    with pytest.raises(ProblemsFound) as found:
        read_drawing(name, text)
    return "\n".join(str(problem) for problem in found.value.problems)


def test_a_drawing_with_places() -> None:
    drawing = read_drawing("a", whole(MARK.format(1) + MARK.format(2)))
    assert (drawing.labels, drawing.panels) == (2, ())
    assert "xmlns" not in drawing.head


def test_a_drawing_with_panels() -> None:
    panel = '<svg class="panel mirrors" viewBox="0 0 9 9"><path d="M0 0"/></svg>'
    drawing = read_drawing("a", whole(f"{panel}\n  {panel}", HEAD + ' class="ordered"'))
    assert (drawing.labels, drawing.ordered) == (2, True)
    assert drawing.panels[0].startswith('<svg viewBox="0 0 9 9" class="mirrors"')


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<svg", "not an SVG that can be read"),
        ("<p/>", "doesn't begin as an SVG does"),
        (whole(MARK.format(1) + "<script/>"), "<script> can't be used"),
        (whole(MARK.format(1) + '<path d="M0 0" style="fill: red"/>'), "style=, which can't"),
        (whole(MARK.format(1) + '<path d="M0 0" onclick="x()"/>'), "onclick=, which can't"),
        (whole(MARK.format(1) + '<g class="red"/>'), 'no class "red"'),
        (whole(MARK.format(1) + '<text x="1" y="1">Bank</text>'), "Words stand in this drawing"),
        (whole(MARK.format(1) + MARK.format(3)), "The numbered places are 1, 3"),
        (whole('<path d="M0 0"/>'), "no place for labels"),
        (whole(MARK.format(1) + '<svg viewBox="0 0 1 1"/>'), "is no panel"),
        (whole(MARK.format(1) + f'<path d="{"M0 0" * 2000}"/>'), "costs readers data"),
    ],
)
def test_faults(text: str, says: str) -> None:
    assert says in told(text)


def test_a_name_that_is_not_plain() -> None:
    assert "name of this file is not plain" in told(whole(MARK.format(1)), "Two locks")


def test_a_broken_drawing_is_told_by_lint_with_its_line(small: Path) -> None:
    (small / "overrides/pictures/broken.svg").write_text(f"{HEAD}>\n<g>\n</svg>")
    with pytest.raises(ProblemsFound) as found:
        load_project(settings_of(small))
    assert [(p.file, p.line) for p in found.value.problems] == [
        ("overrides/pictures/broken.svg", 3)
    ]


def test_each_drawing_is_light_and_shown_somewhere(project: Project) -> None:
    shown = {
        block.argument
        for page in project.tree.pages.values()
        for block in read_outline(page.body).walk()
        if block.name == "picture"
    }
    assert len(project.drawings) >= 20
    assert shown == set(project.drawings)
    for path in (ROOT / "overrides/pictures").glob("*.svg"):
        assert path.stat().st_size <= LARGEST
    for drawing in project.drawings.values():
        sent = len(gzip.compress((drawing.shapes + "".join(drawing.panels)).encode()))
        assert sent <= MOST_SENT, f"{drawing.name}: {sent}"


def test_all_have_one_pen_and_no_words() -> None:
    for path in (ROOT / "overrides/pictures").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert 'stroke="currentColor"' in text, path.name
        assert not re.search(r"#[0-9a-f]{3,6}\b|rgb\(|href", text), path.name
    assert load_drawings(ROOT / "overrides")


PICTURE = """
/// picture | two-locks
A door with two locks.

- First lock: a word.
- Second lock: a code.
///
"""


def with_picture(small: Path) -> Path:
    guide = small / f"docs/en/{GUIDE}.md"
    guide.write_text(guide.read_text(encoding="utf-8") + PICTURE, encoding="utf-8")
    return guide


def test_its_words_travel_to_translators(small: Path) -> None:
    with_picture(small)
    page = load_project(settings_of(small)).tree.page("en", GUIDE)
    assert page is not None
    sent = po.export(page, None, "hi", settings_of(small).today).decode()
    for text in ("A door with two locks.", "First lock: a word.", "Second lock: a code."):
        assert f'msgid "{text}"' in sent
    assert 'msgid "two-locks"' not in sent


def test_a_new_translation_has_gaps_for_its_words(small: Path) -> None:
    with_picture(small)
    assert run(small, "new", "hi", GUIDE).returncode == 0
    text = (small / HINDI).read_text(encoding="utf-8")
    assert "/// picture | two-locks\n" in text
    assert "<!-- en A door with two locks. -->" in text
    told = lint(load_project(settings_of(small)), [HINDI])
    assert {problem.rule for problem in told} == {"unfinished"}


def test_a_changed_label_makes_translations_stale(small: Path) -> None:
    guide = with_picture(small)
    before = load_project(settings_of(small)).tree.page("en", GUIDE)
    guide.write_text(guide.read_text(encoding="utf-8").replace("a word", "a phrase"), "utf-8")
    after = load_project(settings_of(small)).tree.page("en", GUIDE)
    assert before is not None
    assert after is not None
    assert revision_of(before) != revision_of(after)


def test_what_nobody_sees_does_not_lengthen_a_page(small: Path) -> None:
    page = load_project(settings_of(small)).tree.page("en", GUIDE)
    assert page is not None
    longer = replace(page, body=page.body + PICTURE)
    labels = ["First", "lock", "a", "word", "Second", "lock", "a", "code"]
    assert words_of(longer) - words_of(page) == len(labels)
