"""The built site as files: pages, links and anchors, languages, nothing foreign or inline."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from hooks.project import Project
from hooks.views.addresses import output_path
from tests.browser import pages
from tests.conftest import SITE_URL


@cache
def parsed(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


@cache
def anchors(path: Path) -> frozenset[str]:
    return frozenset(str(node.attributes["id"]) for node in parsed(path).css("[id]"))


def test_every_page_is_there(site: Path, project: Project) -> None:
    for code in project.places.codes:
        for path in [*project.tree.guides(), "index", "glossary"]:
            assert (site / output_path(project.places, code, path)).is_file()


@pytest.mark.parametrize("output", [name for name in pages.ALL if name != "404.html"])
def test_links_and_anchors(output: str, site: Path) -> None:
    page = site / output
    ids = [node.attributes["id"] for node in parsed(page).css("[id]")]
    assert len(ids) == len(set(ids)), "an id is there twice"
    for node in parsed(page).css("[href], [src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        parts = urlsplit(address)
        if parts.scheme in ("https", "http", "tel"):
            assert node.tag in ("a", "link"), f"{node.tag} reaches out to {address}"
            continue
        assert not address.startswith("/"), f"{address} is not relative"
        target = page
        if parts.path:
            target = site / posixpath.normpath(
                posixpath.join(posixpath.dirname(output), unquote(parts.path))
            )
            assert target.is_file(), f"{address} leads nowhere"
        if parts.fragment and target.suffix == ".html":
            assert unquote(parts.fragment) in anchors(target), f"{address} has no such place"


@pytest.mark.parametrize("output", pages.ALL)
def test_strict_policy_and_nothing_inline(output: str, site: Path) -> None:
    html = parsed(site / output)
    policy = html.css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert not html.css("style")
    assert not html.css("[style]")
    assert not [node for node in html.css("script") if "src" not in node.attributes]
    assert not [n for n in html.css("*") if any(name.startswith("on") for name in n.attributes)]


@pytest.mark.parametrize("output", [name for name in pages.ALL if name != "404.html"])
def test_languages_are_declared(output: str, site: Path, project: Project) -> None:
    html = parsed(site / output)
    language = pages.language_of(output)
    root = html.css_first("html")
    assert root.attributes["lang"] == language
    assert root.attributes["dir"] == project.places.language(language).dir
    path = output.removesuffix(".html").removeprefix(project.places.prefix(language))
    translated = {code for code in project.places.codes if project.tree.page(code, path)}
    text = language if language in translated else project.places.source.code
    canonical = html.css_first('link[rel="canonical"]').attributes["href"]
    place = output_path(project.places, text, path)
    assert canonical == SITE_URL + place.removesuffix("index.html")
    alternates = {n.attributes["hreflang"] for n in html.css('link[rel="alternate"][hreflang]')}
    assert alternates == {*translated, "x-default"}
    switch = html.css(".languages a")
    assert [node.text(deep=False).strip() for node in switch] == [
        x.name for x in project.places.languages
    ]


def test_sitemap(site: Path, project: Project) -> None:
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = {node.text for node in root.findall("s:url/s:loc", space)}
    expected = {
        SITE_URL + output_path(project.places, code, path).removesuffix("index.html")
        for code, path in project.tree.pages
        if path != "search"
    }
    assert found == expected
    links = root.findall("s:url/{http://www.w3.org/1999/xhtml}link", space)
    languages = Counter(path for _, path in project.tree.pages if path != "search")
    assert len(links) == sum(number**2 for number in languages.values())


def test_not_found_page_speaks_all_languages(site: Path, project: Project) -> None:
    html = parsed(site / "404.html")
    for language in project.places.languages:
        part = html.css_first(f'section[lang="{language.code}"]')
        assert part.attributes["dir"] == language.dir
        assert project.words[language.code]["not_found"]["title"] in part.text()
        for link in part.css("a"):
            address = str(link.attributes["href"])
            assert address.startswith("/guides/")
            assert (site / address.removeprefix("/guides/")).is_file()


def test_no_retired_number_and_every_number_isolated(site: Path, project: Project) -> None:
    """In the whole site: no retired number, every tel: link right, every number left to right."""
    known = {n.tel: n.show for e in project.book.entries if e.shown for n in e.numbers}
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        visible = parsed(path).body.text() if parsed(path).body else ""
        for retired in project.book.retired:
            pattern = rf"(?<![\d.-]){re.escape(retired.number)}(?![\d-])"
            assert not re.search(pattern, visible), f"{retired.number} in {path}"
        for link in parsed(path).css('a[href^="tel:"]'):
            dialled = str(link.attributes["href"]).removeprefix("tel:")
            bdi = link.css_first('bdi[dir="ltr"]')
            assert bdi is not None, f"{dialled} is not isolated in {path}"
            assert known[dialled] == bdi.text(strip=True)
        assert "\u200e" not in text
