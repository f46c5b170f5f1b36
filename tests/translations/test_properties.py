"""What must hold for any text: staleness never lies, and PO files lose nothing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from hooks.blocks.outline import read_outline
from hooks.guides.schema import FrontMatter
from hooks.guides.tree import Page, Tree, read_page
from hooks.project import Project
from hooks.translations import po
from hooks.translations.pairing import pair
from hooks.translations.po_import import bring_in
from hooks.translations.revision import hash_of, revision_of
from hooks.translations.segments import segments
from hooks.translations.skeleton import page as skeleton
from hooks.translations.staleness import standing

TODAY = datetime.date(2026, 11, 21)
PATH = "scams-and-money/find-a-real-number"
HEAD = """---
title: {title}
description: D
review: {{state: unreviewed}}
---
"""
ordinary = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

word = st.text(alphabet="abcxyzकखмấاب019", min_size=1, max_size=6)
words = st.lists(word, min_size=1, max_size=6).map(" ".join)
sentence = words.map(lambda text: f"{text}.")


def items(mark: str) -> st.SearchStrategy[str]:
    return st.lists(sentence, min_size=1, max_size=4).map(
        lambda texts: "\n".join(f"{mark} {text}" for text in texts)
    )


piece = st.one_of(
    sentence,
    items("-"),
    items("1."),
    st.tuples(sentence, sentence).map(lambda t: f"- {t[0]}\n    - {t[1]}"),
    sentence.map(lambda text: f"/// first\n{text}\n///"),
    st.tuples(words, items("- [ ]")).map(lambda t: f"/// checklist | {t[0]}\n{t[1]}\n///"),
    st.tuples(words, words).map(lambda t: f"/// chat | {t[0]}\n- **{t[1]}:** hm\n///"),
    st.just("/// helpline | money\n///"),
    st.tuples(words, words).map(lambda t: f"| {t[0]} | {t[1]} |\n|---|---|\n| {t[1]} | {t[0]} |"),
    st.tuples(words, sentence).map(lambda t: f'!!! note "{t[0]}"\n\n    {t[1]}'),
    st.tuples(sentence).map(lambda t: f"{t[0]} {{: .wide }}"),
    words.map(lambda text: f"```text\n{text}\n```"),
    st.tuples(words, words).map(lambda t: f"**{t[0]}** [{t[1]}](../a/b.md) [[in-112]] ==x=="),
)
body = st.lists(
    st.tuples(st.one_of(st.none(), words), st.lists(piece, min_size=1, max_size=4)),
    min_size=1,
    max_size=4,
).map(
    lambda parts: (
        "\n"
        + "\n\n".join(
            (f"## {title} {{#s{index}}}\n\n" if title else "") + "\n\n".join(pieces)
            for index, (title, pieces) in enumerate(parts)
        )
        + "\n"
    )
)


def made(text: str, language: str = "en", title: str = "T") -> Page:
    head = HEAD.format(title=title)
    meta = FrontMatter.model_validate(
        {"title": title, "description": "D", "review": {"state": "unreviewed"}}
    )
    from hooks.reading import parse_yaml

    _, node = parse_yaml(head.split("---\n")[1], "x")
    file = f"docs/{language}/{PATH}.md"
    lines = head.count("\n") + 1
    return Page(language, PATH, file, meta, text, lines, node, head + text)


@pytest.fixture
def tree_with(small_project: Project) -> Callable[[Page, Page], Tree]:
    """Makes a tree of one English page and its translation."""
    taxonomy, places = small_project.tree.taxonomy, small_project.places
    return lambda english, hindi: Tree(
        {("en", PATH): english, ("hi", PATH): hindi}, taxonomy, places
    )


def recorded(page: Page, revision: str) -> Page:
    return replace(page, meta=page.meta.model_copy(update={"source_revision": revision}))


def meaning(text: str) -> list[str]:
    """The words of a text with what kind of line they stand in: an oracle of its own."""
    return re.findall(r"[^\s,]+", text)


@ordinary
@given(body, body, st.text(max_size=80), st.data())
def test_never_fresh_after_a_meaningful_change(
    tree_with: Callable[[Page, Page], Tree], before: str, other: str, edit: str, data: st.DataObject
) -> None:
    """Any change of the words of the English page shows, whatever the translation says."""
    english = made(before)
    at = data.draw(st.integers(0, len(before)))
    cut = data.draw(st.integers(0, 8))
    new = data.draw(
        st.one_of(st.just(other), word.map(lambda w: before[:at] + w + before[at + cut :]))
    )
    assume(meaning(new) != meaning(before))
    translation = recorded(made(edit + "\n" + before, "hi", title="शब्द"), revision_of(english))
    assert standing(tree_with(english, translation), "hi", PATH).state == "fresh"
    now = tree_with(made(new), translation)
    assert standing(now, "hi", PATH).state == "stale"
    changed_title = tree_with(made(before, title="Other"), translation)
    assert standing(changed_title, "hi", PATH).state == "stale"


@ordinary
@given(body)
@example("\n## a {#s0}\n\n- b.\n    - c.\n")
def test_trivial_changes_stale_nothing(
    tree_with: Callable[[Page, Page], Tree], before: str
) -> None:
    english = made(before)
    hindi = recorded(made("\nx\n", "hi"), revision_of(english))
    for new in (
        re.sub(r"(?<=[a-z]) (?=[a-z])", ", ", before),
        before.replace(". ", ".  "),
        before + "\n\n",
        before.replace("\n\n", "\n\n\n"),
    ):
        if "```" in before or "|" in before:
            continue
        assert standing(tree_with(made(new), hindi), "hi", PATH).state == "fresh"


def test_a_moved_item_is_a_change() -> None:
    assert hash_of("- a\n    - b") != hash_of("- a\n- b")
    assert hash_of("a\n\nb") != hash_of("a b")
    assert hash_of("one\ntwo") == hash_of("one two")
    assert hash_of("stop, and tell") == hash_of("stop and tell")


@ordinary
@given(body)
def test_segments_cover_what_they_say(text: str) -> None:
    at = 0
    for segment in segments(text):
        assert at <= segment.start < segment.end
        assert text[segment.start : segment.end] == segment.text
        assert "\n///" not in segment.text
        at = segment.end


@ordinary
@given(body, body)
def test_pairing_loses_nothing(english: str, translation: str) -> None:
    """Every segment of both texts is in exactly one unit, in order (sections both have)."""
    units = pair(english, translation).units
    for segment in segments(english):
        holding = [u for u in units if u.here[0] <= segment.start and segment.end <= u.here[1]]
        assert len(holding) == 1
    shared = {unit.section for unit in units}
    for segment in segments(translation):
        if segment.section in shared:
            spans = [u.there for u in units if u.there]
            assert sum(a <= segment.start and segment.end <= b for a, b in spans) == 1
    names = [unit.name for unit in units]
    assert len(names) == len(set(names))


@ordinary
@given(body, body)
def test_a_round_trip_changes_nothing(english: str, translation: str) -> None:
    source = made(english)
    page = recorded(made(translation, "hi"), revision_of(source))
    raw = po.export(source, page, "hi", TODAY)
    result = bring_in(source, page, po.read(raw, "x.po"))
    assert result.text == page.text


@ordinary
@given(body)
def test_a_page_from_its_po_file_alone_is_the_page(tmp_path: Path, english: str) -> None:
    """Translated word for word by itself, a page comes back with every block and every line."""
    source = made(english)
    raw = po.export(source, made(english, "hi"), "hi", TODAY)
    result = bring_in(source, None, po.read(raw, "x.po"))
    assert not result.draft
    file = tmp_path / "page.md"
    file.write_text(result.text, encoding="utf-8")
    again = read_page(file, "x.md", "hi", PATH, is_guide=False)
    assert again.body == english


@ordinary
@given(body)
def test_a_skeleton_has_every_block(tmp_path: Path, english: str) -> None:
    file = tmp_path / "page.md"
    file.write_text(skeleton(made(english), {}, {}), encoding="utf-8")
    draft = read_page(file, "x.md", "hi", PATH, is_guide=False)
    assert draft.is_draft

    def names(text: str) -> list[tuple[str, int]]:
        return [(b.name, len(b.children)) for b in read_outline(text).walk()]

    assert names(draft.body) == names(english)
    marks = re.compile(r"^ *(?:[-*+]|\d+\.) (?:\[.\])?|^#+|^\|", re.M)
    assert marks.findall(draft.body) == marks.findall(english)
