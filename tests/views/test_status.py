"""translations.html and translations.json, and the links to help at the end of every page."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from hooks.project import Project, load_project
from hooks.translations import report
from hooks.translations.accept import accept
from hooks.translations.report import report_on
from hooks.translations.signing import sign
from hooks.translations.size import rough_words
from hooks.views.helping import Repository
from tests.conftest import ROOT, settings_of

REPO = "https://git.example/a/mitaan"
GUIDE = "scams-and-money/find-a-real-number"
HELP = "get-help/help-now"
STATUS = "translations"

Build = Callable[..., Path]


def load(root: Path) -> Project:
    return load_project(settings_of(root))


def write(root: Path, file: str, *changes: tuple[str, str], to: str | None = None) -> None:
    """Change a page, or write the changed text to another file."""
    text = (root / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    target = root / (to or file)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


@pytest.fixture
def begun(small: Path) -> Path:
    """The small site with its status page. Hindi lacks a guide for somebody in danger and has the
    other one stale where it matters; in Vietnamese that is up to date and reviewed."""
    for code in ("en", "hi", "vi", "ur"):
        shutil.copy(ROOT / f"docs/{code}/{STATUS}.md", small / f"docs/{code}/{STATUS}.md")
    write(small, f"docs/en/{HELP}.md", ("review:", "crisis: true\nreview:"))
    english = f"docs/en/{GUIDE}.md"
    names = ("review:", "translators: [Lan, Ái, Lan]\nreview:")
    title, says, card = "Find a real number", "How to make sure of a number.", "Look at the card."
    hindi = ((title, "असली नंबर"), (says, "नंबर कैसे जाँचें।"), (card, "कार्ड देखें।"))
    vietnamese = ((title, "Tìm số thật"), (says, "Cách kiểm tra một số."), (card, "Xem trên thẻ."))
    write(small, english, names, *hindi, to=f"docs/hi/{GUIDE}.md")
    write(small, english, *vietnamese, to=f"docs/vi/{GUIDE}.md")
    match(small, "hi")
    write(small, english, (card, "Look at the bill."))
    match(small, "vi")
    page = load(small).tree.page("vi", GUIDE)
    assert page is not None
    sign(page, small, "Lan", datetime.date(2026, 11, 20))
    return small


def match(root: Path, code: str) -> None:
    project = load(root)
    page = project.tree.page(code, GUIDE)
    assert page is not None
    accept(page, project.tree, root)


@pytest.fixture
def built(begun: Path, build: Build, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site of it as it is published: with REPO_URL."""
    monkeypatch.setenv("REPO_URL", REPO)
    return build(begun)


def page_of(site: Path, output: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / output).read_text(encoding="utf-8"))


def cells(html: LexborHTMLParser, title: str) -> dict[str, LexborNode]:
    """The cells of a row by language."""
    for row in html.css(".standings tr"):
        heading = row.css_first("th")
        if heading.text(strip=True) == title:
            return {str(cell.css_first("bdi").attributes["lang"]): cell for cell in row.css("td")}
    raise AssertionError(f"no row {title}")


def end_links(site: Path, output: str) -> dict[str, str]:
    """The links to help at the end of a page, by their words."""
    nodes = page_of(site, output).css("footer .mend a")
    return {node.text(): str(node.attributes["href"]) for node in nodes}


def test_table_tells_each_state_in_words(built: Path, begun: Path) -> None:
    html = page_of(built, "translations.html")
    found = cells(html, "Find a real number")
    assert list(found) == ["hi", "vi", "ur"]
    words = {code: cell.css_first("a").text() for code, cell in found.items()}
    assert words == {
        "hi": "changed since, about safety, unread",
        "vi": "up to date",
        "ur": "missing",
    }
    signs = [cell.css_first("i").text() for cell in found.values()]
    assert len(set(signs)) == 3
    links = {code: cell.css_first("a").attributes["href"] for code, cell in found.items()}
    assert links == {
        "hi": f"{REPO}/edit/main/docs/hi/{GUIDE}.md",
        "vi": f"{REPO}/edit/main/docs/vi/{GUIDE}.md",
        "ur": f"{REPO}/new/main/docs/ur/scams-and-money?filename=find-a-real-number.md",
    }
    assert {node.attributes["scope"] for node in html.css("thead th")} == {"col"}
    assert {node.attributes["scope"] for node in html.css("tbody th")} == {"row", "rowgroup"}


def test_picture_counts_what_the_report_counts(built: Path, begun: Path) -> None:
    html = page_of(built, "hi/translations.html")
    sections = html.css("section.progress")
    assert [s.css_first("bdi").attributes["lang"] for s in sections] == ["hi", "vi", "ur"]
    hindi = report_on(load(begun).tree, "hi")
    assert len(sections[0].css(".cells i")) == hindi.total
    assert len(sections[0].css(".cells .fresh")) == hindi.fresh
    texts = [item.text(deep=True) for item in sections[0].css("li")]
    assert f"{hindi.total} में से {hindi.fresh}" in texts[0]
    assert any(text.endswith(f"अभी नहीं है: {hindi.missing}") for text in texts)
    assert any(text.endswith(f"सुरक्षा की बात: {hindi.urgent}") for text in texts)
    assert texts[-1].endswith(f": {hindi.unreviewed}")


def test_tasks_are_those_of_the_report_in_its_order(built: Path, begun: Path) -> None:
    first = page_of(built, "hi/translations.html").css("ol.tasks li")
    tasks = report_on(load(begun).tree, "hi").tasks
    assert [task.kind for task in tasks[:2]] == ["translate", "urgent"]
    assert [task.path for task in tasks[:2]] == [HELP, GUIDE]
    translate, urgent = first[0], first[1]
    assert "अनुवाद करें:" in translate.text()
    assert f"करीब {tasks[0].words} शब्द" in translate.text()
    new = f"{REPO}/new/main/docs/hi/get-help?filename=help-now.md"
    assert translate.css("a")[-1].attributes["href"] == new
    assert translate.css_first("a").attributes["lang"] == "en"
    assert "ये हिस्से बदले हैं: शुरू का हिस्सा" in urgent.text()
    assert urgent.css("a")[-1].attributes["href"] == f"{REPO}/edit/main/docs/hi/{GUIDE}.md"


def test_translators_once_and_sorted_or_said_to_be_none(built: Path) -> None:
    def names(output: str) -> list[str]:
        heading = page_of(built, output).css_first("#who")
        assert heading.next is not None
        paragraph = heading.next.next
        assert paragraph is not None
        return [node.text() for node in paragraph.css("bdi")] or [paragraph.text()]

    assert names("hi/translations.html") == ["Lan", "Ái"]
    assert names("ur/translations.html") == ["اب تک کسی نے نہیں چاہا کہ اس کا نام لکھا جائے۔"]


def test_json_is_what_the_command_prints(built: Path, begun: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hooks", "status", "--format", "json"],
        cwd=begun,
        capture_output=True,
        check=True,
    )
    raw = (built / "translations.json").read_bytes()
    assert raw == done.stdout
    value = json.loads(raw)
    assert value["schema"] == 1
    hindi = value["languages"][0]
    assert (hindi["language"], hindi["stale"], hindi["urgent"]) == ("hi", 1, 1)
    page = next(page for page in hindi["pages"] if page["path"] == GUIDE)
    assert (page["state"], page["reviewed"]) == ("stale", False)
    assert page["changed"] == [{"id": "0", "title": "", "severity": "high", "gone": False}]
    assert len(hindi["pages"]) == hindi["total"]
    assert hindi["translators"] == ["Lan", "Ái"]


def test_json_depends_on_no_clock(
    begun: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = (build(begun) / "translations.json").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1999999999")
    assert (build(begun) / "translations.json").read_bytes() == first


def test_every_page_ends_with_a_way_to_help(built: Path, begun: Path) -> None:
    places = load(begun).places
    outputs = [
        p.relative_to(built).as_posix() for p in built.rglob("*.html") if p.name != "404.html"
    ]
    assert len(outputs) == len(places.codes) * 4
    for output in outputs:
        code = output.partition("/")[0] if output.partition("/")[0] in places.codes else "en"
        path = output.removeprefix(f"{code}/").removesuffix(".html")
        file = f"docs/{code}/{path}.md"
        links = list(end_links(built, output).values())
        if (begun / file).exists():
            assert links[0] == f"{REPO}/edit/main/{file}"
        else:
            folder, _, slug = path.rpartition("/")
            new = f"{REPO}/new/main/docs/{code}/{folder}?filename={slug}.md"
            assert links[:2] == [new, f"{REPO}/blob/main/CONTRIBUTING.md#translating"]
        expected = "" if path == STATUS else "../" * path.count("/") + "translations.html"
        assert expected in ("", links[-1])
        if not expected:
            assert len(links) == 1


def test_how_to_help_is_told_in_the_language_of_the_reader(
    begun: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPO_URL", REPO)
    (begun / "CONTRIBUTING.hi.md").write_text("x")
    site = build(begun)
    own = f"{REPO}/blob/main/CONTRIBUTING.hi.md#translating"
    assert own in end_links(site, f"hi/{HELP}.html").values()
    english = f"{REPO}/blob/main/CONTRIBUTING.md#translating"
    assert english in end_links(site, f"ur/{HELP}.html").values()
    for code, name in (("hi", "CONTRIBUTING.hi.md"), ("ur", "CONTRIBUTING.md")):
        links = page_of(site, f"{code}/{STATUS}.html").css("a[href*=CONTRIBUTING]")
        assert links
        assert all(f"/{name}" in str(link.attributes["href"]) for link in links)


def test_words_of_the_links(built: Path) -> None:
    fallback = end_links(built, f"hi/{HELP}.html")
    assert list(fallback) == ["इस पेज का अनुवाद करें", "अनुवाद कैसे करें", "अनुवाद कहाँ तक पहुँचा"]
    assert list(end_links(built, f"hi/{GUIDE}.html")) == ["इस पेज को सुधारें", "अनुवाद कहाँ तक पहुँचा"]


def test_a_copy_without_repository_leads_to_printed_instructions(begun: Path, build: Build) -> None:
    site = build(begun)
    assert list(end_links(site, f"hi/{HELP}.html").values()) == [
        "../translations.html#how",
        "../translations.html",
    ]
    assert list(end_links(site, f"hi/{GUIDE}.html").values()) == ["../translations.html"]
    assert end_links(site, "hi/translations.html") == {}
    html = page_of(site, "hi/translations.html")
    assert html.css_first("#how") is not None
    assert not html.css(".standings td a")
    assert {node.attributes["href"] for node in html.css("ol.tasks a.go")} == {"#how"}
    for path in site.rglob("*.html"):
        assert "CONTRIBUTING" not in path.read_text(encoding="utf-8")


def test_a_site_without_status_page_has_no_link_to_it(small: Path, build: Build) -> None:
    site = build(small)
    assert end_links(site, f"hi/{HELP}.html") == {}
    assert (site / "translations.json").exists()


def test_a_draft_is_begun_not_published(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Front matter may say draft: such a page counts as begun and waits for no native reader."""
    standings = report.all_standings

    def with_draft(tree: object, language: str) -> list[object]:
        return [
            replace(one, state="draft") if one.path == HELP else one
            for one in standings(tree, language)  # type: ignore[arg-type]
        ]

    before = report_on(load(begun).tree, "hi")
    monkeypatch.setattr(report, "all_standings", with_draft)
    after = report_on(load(begun).tree, "hi")
    assert (after.draft, after.missing, after.unreviewed) == (
        1,
        before.missing - 1,
        before.unreviewed,
    )
    assert next(task.kind for task in after.tasks if task.path == HELP) == "finish"


def test_addresses_in_the_repository() -> None:
    there, nowhere = Repository(REPO), Repository("")
    assert there.write("docs/hi/a/b.md", "draft") == f"{REPO}/edit/main/docs/hi/a/b.md"
    assert there.write("docs/hi/a/b.md", "missing") == f"{REPO}/new/main/docs/hi/a?filename=b.md"
    assert nowhere.edit("a.md") is nowhere.new("a.md") is nowhere.guide() is None


def test_places_linked_in_contributing_are_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    there = {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    linked = re.findall(
        r'guide\("([a-z-]+)"\)',
        (ROOT / "overrides/status.html").read_text(encoding="utf-8")
        + (ROOT / "hooks/views/helping.py").read_text(encoding="utf-8"),
    )
    assert len(linked) == 4
    assert set(linked) <= there


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["Don't pay."], 10),
        (["## Signs {#signs}\n\n" + "word " * 34], 40),
        (["/// helpline | money\n///\n" + "see [the page](../a/b.md) " * 100], 300),
    ],
)
def test_rough_words(texts: list[str], words: int) -> None:
    assert rough_words(texts) == words
