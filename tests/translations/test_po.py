"""PO files: out to a translator's editor and back, with nothing lost."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from translate.storage import pypo

from hooks.blocks.outline import read_outline
from hooks.blocks.registry import compare
from hooks.guides.tree import Page, read_page
from hooks.project import Project, load_project
from hooks.translations import exchange, po
from hooks.translations.accept import accept
from hooks.translations.po_import import Imported, bring_in
from hooks.translations.staleness import standing
from hooks.translations.tongue import is_foreign
from tests.conftest import settings_of
from tests.translations.test_drafts import GUIDE, HINDI, run

TODAY = datetime.date(2026, 11, 21)
ENGLISH = f"docs/en/{GUIDE}.md"


def load(root: Path) -> Project:
    return load_project(settings_of(root))


def page_of(project: Project, language: str) -> Page:
    page = project.tree.page(language, GUIDE)
    assert page is not None
    return page


def imported(source: Page, page: Page | None, raw: bytes) -> Imported:
    return bring_in(source, page, po.read(raw, "x.po"))


def translations(project: Project) -> list[tuple[Page, Page]]:
    """English pages with each of their translations."""
    found = []
    for (code, path), page in project.tree.pages.items():
        source = project.tree.page("en", path)
        if code != "en" and source:
            found.append((source, page))
    return found


def test_a_round_trip_of_every_page_changes_nothing(project: Project) -> None:
    pairs = translations(project)
    assert len(pairs) >= 45
    for source, page in pairs:
        result = imported(source, page, po.export(source, page, page.language, TODAY))
        assert result.text == page.text, page.file
        assert (result.fuzzy, result.missing, result.unused) == (0, 0, ()), page.file


def test_a_page_made_from_its_po_file_alone_has_every_block(
    project: Project, tmp_path: Path
) -> None:
    for source, page in translations(project):
        result = imported(source, None, po.export(source, page, page.language, TODAY))
        assert not result.draft
        file = tmp_path / "page.md"
        file.write_text(result.text, encoding="utf-8")
        made = read_page(file, page.file, page.language, page.path, "/" in page.path)
        assert not list(compare(read_outline(page.body), read_outline(made.body))), page.file
        assert made.meta.title == page.meta.title
        assert made.meta.search_terms == page.meta.search_terms
        words = " ".join(made.body.split())
        assert words == " ".join(page.body.split()), page.file


@pytest.fixture
def translated(small: Path) -> Path:
    """The small site with a Hindi translation of a page with every kind of structure."""
    page = small / ENGLISH
    page.write_text(page.read_text(encoding="utf-8") + STRUCTURES, encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    for english, hindi in WORDS.items():
        assert english in text, english
        text = text.replace(english, hindi)
    (small / HINDI).parent.mkdir(parents=True)
    (small / HINDI).write_text(text, encoding="utf-8")
    project = load(small)
    accept(page_of(project, "hi"), project.tree, small)
    return small


STRUCTURES = """
## Structures {#structures}

!!! warning "Mind this"

    A paragraph in it.

| Sign | Means |
|---|---|
| Hurry | stop |

A line {: .wide }

```text
code stays
```

/// checklist | Before
- [ ] First box
- [ ] Second box
///
"""
WORDS = {
    "Find a real number": "असली नंबर",
    "How to make sure of a number.": "कैसे जाँचें।",
    "Mind this": "ध्यान दें",
    "A paragraph in it.": "इसमें पैरा।",
    "Sign | Means": "निशानी | मतलब",
    "Hurry | stop": "जल्दी | रुकें",
    "A line {": "पंक्ति {",
    "Before\n": "पहले\n",
    "First box": "पहला",
    "Second box": "दूसरा",
    "## More": "## और",
    "## Structures": "## ढाँचे",
    "Text.": "लिखा हुआ।",
}


def entries(raw: bytes) -> dict[str, str]:
    store = pypo.pofile.parsestring(raw)  # type: ignore[no-untyped-call]
    return {str(unit.source): str(unit.target) for unit in store.units if unit.source}


def test_structure_never_leaves_the_page(translated: Path) -> None:
    project = load(translated)
    raw = po.export(page_of(project, "en"), page_of(project, "hi"), "hi", TODAY)
    found = entries(raw)
    assert found["Mind this"] == "ध्यान दें"
    assert found["Means"] == "मतलब"
    assert found["A line"] == "पंक्ति"
    assert found["Before"] == "पहले"
    assert found["Second box"] == "दूसरा"
    assert not any("code stays" in text or "///" in text for text in found)


def edit(raw: bytes, **changes: str) -> bytes:
    """A PO file with the targets of some sources changed, as an editor would."""
    store = pypo.pofile.parsestring(raw)  # type: ignore[no-untyped-call]
    for unit in store.units:
        key = str(unit.source).replace(" ", "_").rstrip(".")
        if key in changes:
            unit.target = changes[key]
            unit.markfuzzy(changes[key].startswith("?"))
    return bytes(store)


def test_one_changed_text_changes_one_line(translated: Path) -> None:
    project = load(translated)
    source, page = page_of(project, "en"), page_of(project, "hi")
    result = imported(source, page, edit(po.export(source, page, "hi", TODAY), First_box="नया"))
    before, after = page.text.split("\n"), result.text.split("\n")
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        ("- [ ] पहला", "- [ ] नया")
    ]


def test_fuzzy_and_missing_keep_a_new_page_a_draft(translated: Path) -> None:
    project = load(translated)
    source = page_of(project, "en")
    raw = po.export(source, page_of(project, "hi"), "hi", TODAY)
    result = imported(source, None, edit(raw, First_box="?", Second_box=""))
    assert result.draft
    assert (result.fuzzy, result.missing) == (1, 1)
    assert "<!-- en\n- [ ] First box\n- [ ] Second box\n-->" in result.text
    assert "- [ ] …\n- [ ] …" in result.text
    assert "state: draft" in result.text
    # the draft comes out and back with what is missing filled in
    (translated / HINDI).write_text(result.text, encoding="utf-8")
    again = load(translated)
    draft = again.tree.drafts["hi", GUIDE]
    raw = po.export(source, draft, "hi", TODAY)
    assert entries(raw)["First box"] == ""
    done = imported(source, draft, edit(raw, First_box="पहला", Second_box="दूसरा"))
    assert not done.draft
    assert "state: unreviewed" in done.text
    assert "<!-- en" not in done.text


def test_fuzzy_in_a_published_page_keeps_its_text(translated: Path) -> None:
    project = load(translated)
    source, page = page_of(project, "en"), page_of(project, "hi")
    raw = edit(po.export(source, page, "hi", TODAY), First_box="? नया", Second_box="")
    result = imported(source, page, raw)
    assert result.text == page.text
    assert (result.fuzzy, result.missing, result.draft) == (1, 1, False)


def test_a_changed_section_is_fuzzy_until_somebody_confirms_it(translated: Path) -> None:
    page = translated / ENGLISH
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("First box", "First box, never skip it"), encoding="utf-8")
    project = load(translated)
    source, hindi = page_of(project, "en"), page_of(project, "hi")
    raw = po.export(source, hindi, "hi", TODAY)
    store = pypo.pofile.parsestring(raw)  # type: ignore[no-untyped-call]
    fuzzy = {str(unit.source) for unit in store.units if unit.isfuzzy() and unit.source}
    assert "Second box" in fuzzy
    assert "Text." not in fuzzy
    assert imported(source, hindi, raw).text == hindi.text
    for unit in store.units:
        unit.markfuzzy(False)
    (translated / HINDI).write_text(imported(source, hindi, bytes(store)).text, encoding="utf-8")
    assert standing(load(translated).tree, "hi", GUIDE).state == "fresh"


def test_a_new_section_comes_in_when_it_is_translated(translated: Path) -> None:
    page = translated / ENGLISH
    text = page.read_text(encoding="utf-8")
    addition = "## Added {#added}\n\nAn added text.\n\n## Structures"
    page.write_text(text.replace("## Structures", addition), encoding="utf-8")
    project = load(translated)
    source, hindi = page_of(project, "en"), page_of(project, "hi")
    raw = po.export(source, hindi, "hi", TODAY)
    assert imported(source, hindi, raw).text == hindi.text
    result = imported(source, hindi, edit(raw, Added="जुड़ा", An_added_text="जुड़ा हुआ।"))
    assert "\n\n## जुड़ा {#added}\n\nजुड़ा हुआ।\n\n## ढाँचे {#structures}\n" in result.text
    (translated / HINDI).write_text(result.text, encoding="utf-8")
    assert standing(load(translated).tree, "hi", GUIDE).state == "fresh"


def test_from_the_command_line(translated: Path) -> None:
    out = run(translated, "po", "export", "hi", GUIDE)
    assert out.stdout.split("\n")[0] == f"po/hi/{GUIDE}.po"
    file = translated / "po" / "hi" / f"{GUIDE}.po"
    file.write_bytes(edit(file.read_bytes(), First_box='नया "पहला"'))
    back = run(translated, "po", "import", "po")
    assert "texts taken." in back.stdout
    assert back.returncode == 1, "a straight quote is a fault, and told"
    assert f"{HINDI}:" in back.stderr
    assert "[letters]" in back.stderr
    assert "नया" in (translated / HINDI).read_text(encoding="utf-8")


def test_line_ends_stay(translated: Path) -> None:
    file = translated / HINDI
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    project = load(translated)
    exchange.export(project, "hi", [GUIDE], translated / "po")
    path = translated / "po" / "hi" / f"{GUIDE}.po"
    path.write_bytes(edit(path.read_bytes(), First_box="नया"))
    exchange.bring_in_all(load(translated), [path])
    raw = file.read_bytes()
    assert "नया".encode() in raw
    assert raw.count(b"\n") == raw.count(b"\r\n")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b'msgid "a\nmsgstr', "can't be read as a PO file"),
        (b'msgid "a"\nmsgstr "b"\n', "doesn't say which page and language"),
    ],
)
def test_a_bad_file_changes_nothing(translated: Path, raw: bytes, told: str) -> None:
    project = load(translated)
    exchange.export(project, "hi", [GUIDE], translated / "po")
    before = (translated / HINDI).read_bytes()
    good = translated / "po" / "hi" / f"{GUIDE}.po"
    good.write_bytes(edit(good.read_bytes(), First_box="नया"))
    (translated / "po" / "zz.po").write_bytes(raw)
    with pytest.raises(exchange.CannotExchange) as caught:
        exchange.bring_in_all(project, [translated / "po"])
    assert told in str(caught.value)
    assert (translated / HINDI).read_bytes() == before


def exported(root: Path) -> Path:
    assert run(root, "po", "export", "hi", GUIDE).returncode == 0
    return root / "po" / "hi" / f"{GUIDE}.po"


def test_export_spares_what_is_not_in_the_page_yet(translated: Path) -> None:
    file = exported(translated)
    exported(translated)  # nothing would be lost
    mine = edit(file.read_bytes(), First_box="नया")
    file.write_bytes(mine)
    for arguments in (["hi", GUIDE], ["hi"]):
        again = run(translated, "po", "export", *arguments)
        assert again.returncode == 1
        assert (
            f"po/hi/{GUIDE}.po holds 1 text(s) that are not in the page yet. Bring them in first: "
            f"python -m hooks po import po/hi/{GUIDE}.po."
        ) in again.stderr
        assert "To write elsewhere: --to po2. (Nothing was changed.)" in again.stderr
        assert file.read_bytes() == mine
        assert len(list((translated / "po").rglob("*.po"))) == 1
    assert run(translated, "po", "export", "hi", GUIDE, "--to", "po2").returncode == 0
    assert "texts taken." in run(translated, "po", "import", "po").stdout
    exported(translated)
    file.write_bytes(edit(file.read_bytes(), First_box="? और"))
    again = run(translated, "po", "export", "hi", GUIDE)
    assert "What is marked fuzzy comes in when you take the mark away." in again.stderr


def test_search_words_written_otherwise_are_not_lost(translated: Path) -> None:
    (translated / ENGLISH).write_text(
        (translated / ENGLISH)
        .read_text(encoding="utf-8")
        .replace("format: guide", "format: guide\nsearch_terms: [one, two]"),
        encoding="utf-8",
    )
    (translated / HINDI).unlink()
    file = exported(translated)
    file.write_bytes(edit(file.read_bytes(), **{"one,_two": "एक،दो"}))
    run(translated, "po", "import", "po")
    exported(translated)


def test_export_spares_a_file_that_it_cannot_read(translated: Path) -> None:
    file = exported(translated)
    file.write_bytes(b"half a file")
    again = run(translated, "po", "export", "hi", GUIDE)
    assert again.returncode == 1
    assert file.read_bytes() == b"half a file"


def test_an_edit_of_the_page_is_not_lost(translated: Path) -> None:
    file = exported(translated)
    file.write_bytes(edit(file.read_bytes(), Second_box="और नया"))
    page = translated / HINDI
    page.write_text(page.read_text(encoding="utf-8").replace("पहला", "मेरा"), encoding="utf-8")
    before = page.read_bytes()
    back = run(translated, "po", "import", "po")
    assert back.returncode == 1
    assert f"{HINDI} was changed after po/hi/{GUIDE}.po was made from it" in back.stderr
    assert "“मेरा”" in back.stderr
    assert f"po export hi {GUIDE} --to po2" in back.stderr
    assert page.read_bytes() == before
    assert "texts taken." in run(translated, "po", "import", "--theirs", "po").stdout
    text = page.read_text(encoding="utf-8")
    assert "पहला" in text
    assert "और नया" in text


def test_going_on_in_the_same_file_is_no_edit_of_the_page(translated: Path) -> None:
    file = exported(translated)
    for new in ("नया", "और नया"):
        file.write_bytes(edit(file.read_bytes(), First_box=new))
        back = run(translated, "po", "import", "po")
        assert "texts taken." in back.stdout, back.stderr
        assert new in (translated / HINDI).read_text(encoding="utf-8")


def test_a_page_begun_by_hand_keeps_what_it_has(translated: Path) -> None:
    page = translated / HINDI
    page.unlink()
    file = exported(translated)
    file.write_bytes(edit(file.read_bytes(), Text="लिखा हुआ।"))
    assert run(translated, "new", "hi", GUIDE).returncode == 0
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("- [ ] …", "- [ ] मेरा", 1), encoding="utf-8")
    run(translated, "po", "import", "po")
    assert "मेरा" in page.read_text(encoding="utf-8"), "the file says nothing there"
    assert "लिखा हुआ।" in page.read_text(encoding="utf-8")
    file.write_bytes(edit(file.read_bytes(), First_box="पहला"))
    back = run(translated, "po", "import", "po")
    assert back.returncode == 1
    assert "“मेरा”" in back.stderr


@pytest.mark.parametrize("language", ["ur", "vi"])
def test_another_language_is_refused(translated: Path, language: str) -> None:
    file = exported(translated)
    raw = file.read_text(encoding="utf-8").replace("Language: hi", f"Language: {language}")
    file.write_text(raw, encoding="utf-8")
    back = run(translated, "po", "import", "po")
    assert back.returncode == 1
    name = {"ur": "Urdu", "vi": "Vietnamese"}[language]
    assert f"most of its text is not in {name}" in back.stderr
    assert not (translated / "docs" / language / f"{GUIDE}.md").exists()


def test_no_real_page_is_taken_for_another_language(project: Project) -> None:
    for _, page in translations(project):
        if page.guide is None:
            continue
        for code in ("hi", "ur", "vi"):
            assert is_foreign(code, [page.body]) == (code != page.language), page.file


def test_what_was_not_used_is_named(translated: Path) -> None:
    file = exported(translated)
    raw = file.read_text(encoding="utf-8")
    file.write_text(raw.replace('msgid "First box"', 'msgid "Frist box"'), encoding="utf-8")
    back = run(translated, "po", "import", "po")
    assert "1 not used." in back.stdout
    assert "Not used: “Frist box”: the English or its context was changed" in back.stdout


def test_a_line_break_in_a_heading_is_taken_away(translated: Path) -> None:
    file = exported(translated)
    file.write_bytes(edit(file.read_bytes(), More="और\nभी", Before="पहले\nभी"))
    assert "texts taken." in run(translated, "po", "import", "po").stdout
    text = (translated / HINDI).read_text(encoding="utf-8")
    assert "## और भी {#more}\n" in text
    assert "/// checklist | पहले भी\n" in text


def test_files_that_are_no_po_files(translated: Path) -> None:
    page = run(translated, "po", "import", HINDI)
    assert f"{HINDI} is a page, not a PO file. Give the file that ends in .po." in page.stderr
    file = exported(translated)
    file.write_bytes(file.read_bytes().decode("utf-8").encode("utf-16"))
    back = run(translated, "po", "import", "po")
    assert back.returncode == 1
    assert "is not UTF-8" in back.stderr


def test_faults_after_an_import_are_mended_in_the_file(translated: Path) -> None:
    file = exported(translated)
    file.write_bytes(edit(file.read_bytes(), First_box='नया "पहला"'))
    back = run(translated, "po", "import", "po")
    assert "Mend these in the PO file and import it again" in back.stderr
