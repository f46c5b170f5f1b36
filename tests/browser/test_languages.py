"""Switching language, the offer of a language, English shown where a translation is missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import pages
from tests.browser.conftest import Phone
from tests.conftest import serve

GUIDE = "scams-and-money/spot-a-scam"


@pytest.mark.parametrize("script", [True, False])
def test_switch_keeps_the_page(script: bool, address: str, phone: Phone) -> None:
    page = phone(address + pages.of(GUIDE, "en"), java_script_enabled=script)
    for code in ("hi", "ur", "vi", "en"):
        page.locator("details.drop").first.locator("summary").click()
        page.locator(f'.languages a[lang="{code}"]').click()
        page.wait_for_url(f"**/{pages.of(GUIDE, code)}")


def test_menu_by_keyboard(address: str, phone: Phone) -> None:
    page = phone(address + pages.of(GUIDE, "hi"))
    seen = []
    for _ in range(5):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("document.activeElement.className || document.activeElement.tagName")
        )
    assert seen == ["skip", "brand", "find", "SUMMARY", "SUMMARY"]
    page.keyboard.press("Enter")
    assert page.locator("nav.panel").nth(1).is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("nav.panel").nth(1).is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_skip_link(address: str, phone: Phone) -> None:
    page = phone(address + pages.of(GUIDE, "en"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"


@pytest.mark.parametrize(
    ("locale", "here", "offered"),
    [
        ("hi-IN", "en", "hi"),
        ("ur-PK", "en", "ur"),
        ("vi-VN", "ur", "vi"),
        ("en-GB", "hi", "en"),
        ("hi-IN", "hi", None),
        ("ta-IN", "en", None),
    ],
)
def test_offer(locale: str, here: str, offered: str | None, address: str, phone: Phone) -> None:
    page = phone(address + pages.of(GUIDE, here), locale=locale)
    box = page.locator(".offer")
    if offered is None:
        assert box.count() == 0
        return
    assert box.get_attribute("lang") == offered
    assert box.locator("a").evaluate("a => a.href").endswith(pages.of(GUIDE, offered))
    box.locator("button").click()
    assert box.count() == 0
    page.reload()
    assert box.count() == 0


def test_english_where_a_translation_is_missing(
    small: Path, build: Callable[..., Path], phone: Phone
) -> None:
    root, stop = serve(build(small))
    for code, words in (("ur", "انگریزی"), ("hi", "अंग्रेज़ी"), ("vi", "tiếng Anh")):
        page = phone(root + f"{code}/get-help/help-now.html")
        assert page.evaluate("document.documentElement.lang") == code
        article = page.locator("article")
        assert (article.get_attribute("lang"), article.get_attribute("dir")) == ("en", "ltr")
        notice = page.locator(".notice")
        assert notice.get_attribute("lang") == code
        assert words in notice.inner_text()
        assert page.locator(".first-title").inner_text().strip() == "Do this first"
        assert page.locator(".admonition-title").inner_text() == "Careful"
        assert page.locator("h1").inner_text() == "Help & now <soon>"
        link = page.locator('article a[href*="find-a-real-number"]').first
        link.click()
        page.wait_for_url(f"**/{code}/scams-and-money/find-a-real-number.html#more")
        assert page.faults == []  # type: ignore[attr-defined]
        page = phone(root + f"{code}/index.html")
        card = page.locator(".section a", has_text="Help & now")
        assert card.get_attribute("lang") == "en"
    english = phone(root + "get-help/help-now.html")
    assert english.locator(".notice").count() == 0
    english.locator("details.drop").first.locator("summary").click()
    assert english.locator('.languages a[lang="ur"] small').inner_text() != ""
    stop()


def test_theme_follows_the_phone_and_is_remembered(address: str, phone: Phone) -> None:
    page = phone(address + pages.of(GUIDE, "en"), color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.locator("details.drop").nth(1).locator("summary").click()
    page.locator(".theme button").click()
    light = page.evaluate(ground)
    assert light != dark
    page.goto(address + pages.of(GUIDE, "vi"))
    assert page.evaluate(ground) == light
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ground) == light


def test_not_found_page(address: str, phone: Phone, site: Path) -> None:
    page = phone(address + "404.html")
    assert page.locator("section[lang]").count() == 4
    assert page.locator("h1").inner_text() == "This page is not here"
