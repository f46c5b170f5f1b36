"""The pages around the guides: links to them, what they promise, and the forms to write with."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from hooks.blocks.outline import read_outline
from hooks.guides.tree import Page
from hooks.lint.subject import headings_of
from hooks.project import Project
from hooks.views import around
from hooks.views.addresses import Here, output_path
from hooks.views.page import PageView
from tests.conftest import ROOT

LANGUAGES = ["en", "hi", "vi", "ur"]
SCRIPTS = sorted((ROOT / "overrides/assets/js").glob("*.js"))
LINK = re.compile(r"\]\(([^)]+)\)")
# What the five programmes teach, promise or ran into: each must lead somewhere.
ASKED = {
    "wait a second": "check-before-forwarding.md",
    "good citizen": "stand-by-a-friend.md",
    "platform's rules": "report-on-platforms.md",
    "family pairing with screen time": "parental-controls.md#country",
    "restricted mode, limits on messages": "parental-controls.md#apps",
    "an adult to turn to": "trusted-adult.md",
    "a friend notices": "worried-about-a-friend.md#signs",
    "a pledge by many parties": "family-agreement.md#agreement",
    "able to protect themselves": "strong-passwords.md",
    "trains 25 people": "train-the-trainer.md#steps",
    "no smartphones": "workshop-kit.md",
    "police their number": "train-the-trainer.md#numbers",
}


def page_of(project: Project, code: str, path: str) -> Page:
    page = project.tree.page(code, path)
    assert page is not None, f"docs/{code}/{path}.md is missing"
    return page


def view_of(project: Project, code: str, path: str) -> PageView:
    language = project.places.language(code)
    return PageView(
        here=Here(project.places, code, output_path(project.places, code, path)),
        project=project,
        page=page_of(project, code, path),
        language=language,
        text_language=language,
        words=project.words[code],
        scripts=(),
    )


def section(page: Page, heading: str) -> str:
    """The text under a heading, up to the next of its level."""
    _, _, rest = page.body.partition(f"{{#{heading}}}")
    return re.split(r"^## ", rest, maxsplit=1, flags=re.M)[0]


def rows(page: Page) -> list[tuple[str, str]]:
    """The rows of the tables of the programmes: what they teach, and where it is here."""
    found = []
    for line in section(page, "programmes").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and not line.startswith("|---"):
            found.append((cells[0], cells[1]))
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_page_is_written_and_can_be_found(code: str, project: Project) -> None:
    view = view_of(project, code, "index")
    assert [link.href for link in view.around] == [f"{path}.html" for path in around.PAGES]
    assert not [link.title for link in view.around if link.lang]
    about = LINK.findall(page_of(project, code, "about").body)
    assert {f"{path}.md" for path in around.PAGES[1:]} <= set(about)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("path", ["index", "about", "search", "scams-and-money/spot-a-scam"])
def test_foot_of_every_page(path: str, code: str, site: Path, project: Project) -> None:
    html = LexborHTMLParser((site / output_path(project.places, code, path)).read_text("utf-8"))
    here = view_of(project, code, path).here
    ours = {here.to(name): page_of(project, code, name).meta.title for name in around.FOOTER}
    linked = {str(a.attributes["href"]): a.text(strip=True) for a in html.css("footer a")}
    assert ours.items() <= linked.items()
    assert len([a for a in html.css("footer a") if a.attributes["href"] in ours]) == 3


@pytest.mark.parametrize("code", LANGUAGES)
def test_list_of_all_guides_names_them_without_script(
    code: str, site: Path, project: Project
) -> None:
    html = LexborHTMLParser((site / output_path(project.places, code, "search")).read_text("utf-8"))
    listed = [a.attributes["href"] for a in html.css('[aria-labelledby="around"] a')]
    assert listed == [f"{path}.html" for path in around.PAGES]


def test_site_without_these_pages_has_no_links_to_them(small_project: Project) -> None:
    view = view_of(small_project, "en", "index")
    assert view.around == ()
    assert view.around_footer == ()


def test_table_answers_what_the_programmes_teach(project: Project) -> None:
    english = rows(page_of(project, "en", "about"))
    for asked, answer in ASKED.items():
        found = [here for topic, here in english if asked in topic.lower()]
        assert found, f"no row says {asked}"
        assert any(answer in here for here in found), f"{asked} doesn't lead to {answer}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_row_of_the_table_leads_somewhere(code: str, project: Project) -> None:
    ours = [LINK.findall(here) for _, here in rows(page_of(project, code, "about"))]
    theirs = [LINK.findall(here) for _, here in rows(page_of(project, "en", "about"))]
    headers = 5  # one for each programme
    assert len([links for links in ours if not links]) == headers
    assert ours == theirs
    for target in (target for links in ours for target in links):
        name, _, anchor = target.partition("#")
        page = page_of(project, code, name.removesuffix(".md"))
        assert not anchor or anchor in {heading.id for heading in headings_of(page)}


def keys_kept() -> set[str]:
    """First parts of the names under which the scripts keep something on the phone."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    named = re.findall(r"\b(?:store|session|keep)\.(?:get|set)\(\"([\w-]+)", text)
    built = re.findall(r"\bkey = \"([\w-]+)\.", text)
    calls = re.findall(r"\b(?:store|session|keep)\.(?:get|set)\((\w+)", text)
    assert set(calls) <= {"key"}, "something is kept under a name that this test can't read"
    return {*named, *built}


@pytest.mark.parametrize("code", LANGUAGES)
def test_privacy_page_names_all_that_is_kept(code: str, project: Project) -> None:
    told = re.findall(r"`([\w-]+)`", section(page_of(project, code, "privacy"), "names"))
    assert told[0] == "mitaan"
    assert set(told[1:]) == keys_kept()


def test_nothing_is_kept_anywhere_else() -> None:
    """All that is kept goes through the two keepers of site.js, whose names begin with mitaan."""
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"document\.cookie|indexedDB|sendBeacon|\bcaches\.", text), path.name
        uses = re.findall(r"(?:local|session)Storage", text)
        assert not uses or path.name == "site.js", path.name


@pytest.mark.parametrize("code", LANGUAGES)
def test_contact_begins_with_help_and_ends_with_forms(code: str, project: Project) -> None:
    page = page_of(project, code, "contact")
    first = read_outline(page.body, page.body_line).blocks[0]
    assert first.name == "first"
    assert "get-help/help-now.md" in page.body.partition("\n///\n")[0]
    repo = "https://git.example/a/mitaan"
    known = replace(project, settings=replace(project.settings, repo_url=repo))
    hrefs = [form.href for form in view_of(known, code, "contact").forms]
    names = [href.removeprefix(f"{repo}/issues/new?template=") for href in hrefs]
    assert len(names) == 3
    assert all((ROOT / ".github/ISSUE_TEMPLATE" / name).is_file() for name in names)
    assert all(name.endswith(f".{code}.yml") for name in names)
    assert view_of(project, code, "contact").forms == ()


@pytest.mark.parametrize("code", LANGUAGES)
def test_copy_without_address_leads_to_a_note_by_hand(
    code: str, site: Path, project: Project
) -> None:
    html = LexborHTMLParser(
        (site / output_path(project.places, code, "contact")).read_text("utf-8")
    )
    assert not html.css(".forms")
    words = project.words[code]["around"]
    (link,) = html.css('article a[href="#note"]')[-1:]
    assert link.text() == words["by_hand"]
    assert words["no_address"] in link.parent.text()
