"""The site opened from a stick: file:// addresses, no server, no network."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.browser import pages
from tests.browser.conftest import Phone


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_read_and_walk_from_disk(code: str, site: Path, tmp_path: Path, phone: Phone) -> None:
    """Styles, scripts and links work from a folder with spaces and Urdu letters in its name."""
    stick = tmp_path / "my stick متان"
    shutil.copytree(site, stick)
    page = phone(pages.file_address(stick, pages.of("index", code)))
    assert page.evaluate("getComputedStyle(document.querySelector('.help-now')).color") != ""
    assert page.evaluate("typeof window.mitaan") == "object"
    assert "px" in page.evaluate("getComputedStyle(document.querySelector('.bar')).borderTopWidth")
    page.locator("a.help-now").click()
    page.wait_for_url(f"**/{pages.of('get-help/help-now', code)}")
    assert page.locator(".steps.live").count() == 1
    page.locator(".step:visible .choices a").first.click()
    assert page.url.endswith("#danger")
    page.locator("details.drop").first.locator("summary").click()
    other = "hi" if code != "hi" else "ur"
    page.locator(f'.languages a[lang="{other}"]').click()
    page.wait_for_url(f"**/{pages.of('get-help/help-now', other)}")
    assert page.faults == []  # type: ignore[attr-defined]
    if code == "ur":
        assert page.evaluate("document.fonts.ready.then(f => f.size)") >= 0
    page.goto(pages.file_address(stick, pages.of("index", "ur")))
    loaded = (
        "document.fonts.ready.then(() => document.fonts.check('20px \"Mitaan Nastaliq\"', 'مدد'))"
    )
    assert page.evaluate(loaded) is True


def test_urdu_font_only_for_urdu(address: str, phone: Phone) -> None:
    page = phone(address + "index.html")
    fonts = "performance.getEntriesByType('resource').filter(r => r.name.includes('woff2')).length"
    page.wait_for_load_state("networkidle")
    assert page.evaluate(fonts) == 0
    page.goto(address + "ur/index.html")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(fonts) == 1
