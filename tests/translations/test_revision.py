"""Which English text a translation was made from, section by section."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.guides.tree import Page
from hooks.project import load_project
from hooks.translations.accept import accept
from hooks.translations.revision import changed_sections, revision_of
from tests.conftest import settings_of

HEAD = "---\ntitle: {title}\ndescription: B\nreview: {{state: unreviewed}}\n---\n"
BODY = (
    'Intro "one".\n\n## First {#first}\n\nDo this\nat once.\n\n## Second {#second}\n\nThen that.\n'
)


def page(tmp_path: Path, body: str = BODY, title: str = "A") -> Page:
    from hooks.guides.tree import read_page

    path = tmp_path / "page.md"
    path.write_text(HEAD.format(title=title) + body, encoding="utf-8")
    return read_page(path, "docs/en/page.md", "en", "page", is_guide=False)


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("Do this\nat once.", "Do this at once.", []),
        ('"one"', "“one”", []),
        ("Do this", "Do  this", []),
        ("Do this", "Do not do this", ["first"]),
        ("Intro", "Start", ["0"]),
        ("{#second}", "{#other}", ["other", "second"]),
        ("Then that.", "Then that.\n\n## Third {#third}\n\nMore.", ["third"]),
    ],
)
def test_what_has_changed(old: str, new: str, changed: list[str], tmp_path: Path) -> None:
    before = revision_of(page(tmp_path))
    assert old in BODY
    assert changed_sections(before, revision_of(page(tmp_path, BODY.replace(old, new)))) == changed


def test_a_new_title_changes_the_beginning(tmp_path: Path) -> None:
    before = revision_of(page(tmp_path))
    assert changed_sections(before, revision_of(page(tmp_path, title="Z"))) == ["0"]


def test_accept_writes_one_line_and_nothing_else(small: Path) -> None:
    path = small / "docs" / "hi" / "index.md"
    original = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(original)
    project = load_project(settings_of(small))
    translation = project.tree.page("hi", "index")
    assert translation is not None
    revision = accept(translation, project.tree, small)
    written = path.read_bytes()
    line = f'source_revision: "{revision}"\r\n'.encode()
    assert written.replace(line, b"") == original
    again = load_project(settings_of(small)).tree.page("hi", "index")
    assert again is not None
    assert again.meta.source_revision == revision
    accept(again, project.tree, small)
    assert path.read_bytes() == written


def test_the_source_itself_can_not_be_accepted(small: Path) -> None:
    project = load_project(settings_of(small))
    source = project.tree.page("en", "index")
    assert source is not None
    with pytest.raises(LookupError, match="not a translation"):
        accept(source, project.tree, small)


def test_every_translation_says_what_it_was_made_from(project: object) -> None:
    tree = project.tree  # type: ignore[attr-defined]
    for (code, path), translation in tree.pages.items():
        if code != "en":
            source = tree.page("en", path)
            assert translation.meta.source_revision == revision_of(source), translation.file
