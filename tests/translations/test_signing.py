"""Signatures: a page is reviewed only as long as it is the text that somebody read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.lint.registry import lint
from hooks.translations.accept import accept
from hooks.translations.report import report_on
from hooks.translations.signing import is_reviewed
from tests.translations.test_drafts import load, run
from tests.translations.test_po import ENGLISH, GUIDE, HINDI, edit, page_of

BOXES = "\n/// checklist | Before\n- [ ] First box\n- [ ] Second box\n///\n"
WORDS = {
    "Find a real number": "असली नंबर",
    "How to make sure of a number.": "कैसे जाँचें।",
    "Look at the card.": "कार्ड देखें।",
    "Before\n": "पहले\n",
    "First box": "पहला",
    "Second box": "दूसरा",
    "## More": "## और",
    "Text.": "लिखा हुआ।",
}


@pytest.fixture
def translated(small: Path) -> Path:
    """The small site with a Hindi translation without a fault."""
    text = (small / ENGLISH).read_text(encoding="utf-8") + BOXES
    (small / ENGLISH).write_text(text, encoding="utf-8")
    for english, hindi in WORDS.items():
        assert english in text, english
        text = text.replace(english, hindi)
    (small / HINDI).parent.mkdir(parents=True)
    (small / HINDI).write_text(text, encoding="utf-8")
    project = load(small)
    accept(page_of(project, "hi"), project.tree, small)
    return small


@pytest.fixture
def signed(translated: Path) -> Path:
    """A Hindi translation that Asha has read."""
    done = run(translated, "sign", HINDI, "--by", " Asha ")
    assert done.returncode == 0, done.stderr
    assert "read by Asha" in done.stdout
    return translated


def change(root: Path, old: str, new: str) -> None:
    path = root / HINDI
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def rules(root: Path) -> set[str]:
    return {problem.rule for problem in lint(load(root), [HINDI])}


def test_signing_changes_one_line(translated: Path) -> None:
    before = (translated / HINDI).read_text(encoding="utf-8").split("\n")
    assert run(translated, "sign", HINDI, "--by", "Asha").returncode == 0
    after = (translated / HINDI).read_text(encoding="utf-8").split("\n")
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert [a for a, _ in changed] == ["review: {state: unreviewed}"]
    assert changed[0][1].startswith('review: {state: reviewed, by: "Asha", on: ')
    assert is_reviewed(page_of(load(translated), "hi"))
    assert report_on(load(translated).tree, "hi").unreviewed == 2 - 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("कार्ड देखें।", "कार्ड मत देखें।"),
        ("## और", "## और भी"),
        ("title: असली नंबर", "title: नकली नंबर"),
        ("description: कैसे जाँचें।", "description: कैसे।"),
        ("- [ ] पहला", "- [x] पहला"),
    ],
)
def test_a_changed_text_is_no_longer_reviewed(
    signed: Path, build: Callable[..., Path], old: str, new: str
) -> None:
    assert "signature" not in rules(signed)
    assert is_reviewed(page_of(load(signed), "hi"))
    change(signed, old, new)
    assert not is_reviewed(page_of(load(signed), "hi"))
    assert "signature" in rules(signed)
    assert report_on(load(signed).tree, "hi").unreviewed == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("कार्ड देखें।\n", "कार्ड देखें।  \n"),
        ("format: guide\n", "format: guide\nsearch_terms: [asli number]\n"),
        ("कार्ड देखें।\n", "<!-- allow tiktok: because -->\nकार्ड देखें।\n"),
    ],
)
def test_what_readers_do_not_read_may_change(signed: Path, old: str, new: str) -> None:
    change(signed, old, new)
    assert is_reviewed(page_of(load(signed), "hi"))


def test_line_ends_do_not_count(signed: Path) -> None:
    path = signed / HINDI
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert is_reviewed(page_of(load(signed), "hi"))
    assert run(signed, "sign", HINDI, "--by", "Lan").returncode == 0
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_who_cannot_sign(translated: Path) -> None:
    change(translated, "format: guide", "format: guide\ntranslators: [Asha]")
    own = run(translated, "sign", HINDI, "--by", "asha")
    assert own.returncode == 1
    assert "nobody signs off their own translation" in own.stderr
    change(translated, "state: unreviewed", "state: draft")
    assert "is a draft" in run(translated, "sign", HINDI, "--by", "Lan").stderr
    change(translated, "state: draft", "state: unreviewed")
    change(translated, "लिखा हुआ।", 'लिखा "हुआ"।')
    faulty = run(translated, "sign", HINDI, "--by", "Lan")
    assert faulty.returncode == 1
    assert "[letters]" in faulty.stderr
    assert "state: unreviewed" in (translated / HINDI).read_text(encoding="utf-8")


def test_a_po_file_that_changes_the_text_takes_the_signature_away(signed: Path) -> None:
    run(signed, "po", "export", "hi", GUIDE)
    file = signed / "po" / "hi" / f"{GUIDE}.po"
    same = run(signed, "po", "import", "po")
    assert "unreviewed" not in same.stdout
    assert is_reviewed(page_of(load(signed), "hi"))
    file.write_bytes(edit(file.read_bytes(), First_box="नया"))
    back = run(signed, "po", "import", "po")
    assert (
        "Asha had read this page. Its text has changed, so it is unreviewed again." in back.stdout
    )
    text = (signed / HINDI).read_text(encoding="utf-8")
    assert "review: {state: unreviewed}\n" in text
    assert "signature" not in rules(signed)


def test_also_where_the_review_stands_on_lines_of_its_own(signed: Path) -> None:
    page = page_of(load(signed), "hi")
    line = next(x for x in page.text.split("\n") if x.startswith("review:"))
    revision = page.meta.review.revision
    apart = f'review:\n  state: reviewed\n  by: Asha\n  on: 2026-11-21\n  revision: "{revision}"'
    change(signed, line, apart)
    assert is_reviewed(page_of(load(signed), "hi"))
    run(signed, "po", "export", "hi", GUIDE)
    file = signed / "po" / "hi" / f"{GUIDE}.po"
    file.write_bytes(edit(file.read_bytes(), First_box="नया"))
    run(signed, "po", "import", "po")
    assert page_of(load(signed), "hi").meta.review.state == "unreviewed"
    change(signed, "review:\n  {state: unreviewed}", apart)
    assert run(signed, "sign", HINDI, "--by", "Lan").returncode == 0
    assert page_of(load(signed), "hi").meta.review.by == "Lan"
