"""What comes out of the printer: pledge, checklist and wallet card on A4, in four languages."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser import pages
from tests.browser.conftest import Phone

PLEDGE = "family-school-community/family-agreement"
A4 = (595, 842)


def printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def print_one(page: Page, selector: str) -> PdfReader:
    """Print what the reader's own button prints."""
    page.evaluate("window.print = () => { window.printed = true; }")
    page.locator(f"{selector} button.print").first.click()
    assert page.evaluate("window.printed")
    return printed(page)


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_pledge_is_one_a4_page(code: str, address: str, phone: Phone) -> None:
    page = phone(address + pages.of(PLEDGE, code))
    page.evaluate("document.fonts.ready")
    pdf = print_one(page, ".pledge")
    assert len(pdf.pages) == 1
    box = pdf.pages[0].mediabox
    assert (round(box.width), round(box.height)) == A4


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_whole_page_keeps_the_pledge_on_one_page(code: str, address: str, phone: Phone) -> None:
    """Printed with its guide, the pledge begins on a new page and is not cut."""
    page = phone(address + pages.of(PLEDGE, code))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 672, "height": 1000})  # A4 less its margins at 96 dpi
    height = page.locator(".pledge").bounding_box()
    assert height is not None
    assert height["height"] <= (297 - 32) / 25.4 * 96


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_wallet_card_prints_alone(code: str, address: str, phone: Phone) -> None:
    page = phone(address + pages.of("get-help/helplines", code))
    page.evaluate("document.fonts.ready")
    pdf = print_one(page, ".card")
    assert len(pdf.pages) == 1
    text = pdf.pages[0].extract_text()
    home = (
        page.locator(".card:visible .tel").first.inner_text()
        if page.locator(".card:visible").count()
        else ""
    )
    assert home in text


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_wallet_card_is_small_enough(code: str, address: str, phone: Phone) -> None:
    page = phone(address + pages.of("get-help/helplines", code))
    page.emulate_media(media="print")
    for card in page.locator(".card").all():
        box = card.locator(".card-face").bounding_box()
        assert box is not None
        assert box["width"] <= 86 / 25.4 * 96 + 1


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_print_shows_everything_and_no_controls(code: str, address: str, phone: Phone) -> None:
    page = phone(address + pages.of("scams-and-money/spot-a-scam", code))
    page.emulate_media(media="print")
    for selector in ("header.top", "nav.bar", ".choose", ".contents"):
        assert not page.locator(selector).first.is_visible()
    assert page.locator(".checklist input").first.is_visible()
    for country in page.locator(".country").all():
        assert country.locator(".country-text").is_visible()
    for answer in page.locator(".answer").all():
        assert answer.locator(".why").is_visible()


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_checklist_prints_alone_on_one_page(code: str, address: str, phone: Phone) -> None:
    page = phone(address + pages.of("scams-and-money/spot-a-scam", code))
    page.evaluate("document.fonts.ready")
    assert len(print_one(page, ".checklist").pages) == 1


def test_ticked_boxes_print_empty(address: str, phone: Phone) -> None:
    page = phone(address + pages.of("scams-and-money/spot-a-scam", "en"))
    box = page.locator(".checklist input").first
    box.check()
    page.emulate_media(media="print")
    assert box.evaluate("b => getComputedStyle(b).appearance") == "none"
    assert box.evaluate("b => getComputedStyle(b).backgroundColor") == "rgb(255, 255, 255)"
