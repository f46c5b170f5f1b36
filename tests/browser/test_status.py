"""The page on how the translations stand: a list on a phone, a table on a wide screen and on paper."""

from __future__ import annotations

import pytest

from tests.browser import pages
from tests.browser.conftest import Phone

SHORT = """() => [...document.querySelectorAll('footer .mend a, .tasks .go, .standings td a')]
  .filter(a => a.getBoundingClientRect().height < 44).map(a => a.textContent)"""


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_list_on_a_phone_table_on_paper(code: str, address: str, phone: Phone) -> None:
    page = phone(address + pages.of("translations", code), width=320)
    table = page.locator(".standings")
    names = table.locator("td").first.locator("bdi")
    assert names.is_visible()
    assert not table.locator("thead").is_visible()
    assert page.evaluate(SHORT) == []
    page.set_viewport_size({"width": 800, "height": 740})
    assert table.locator("thead").is_visible()
    assert not names.is_visible()
    page.set_viewport_size({"width": 320, "height": 740})
    page.emulate_media(media="print")
    assert table.locator("thead").is_visible()


def test_finished_pages_stand_where_reading_begins(address: str, phone: Phone) -> None:
    """The picture of progress runs from the right in Urdu."""
    first = "e => e.firstElementChild.getBoundingClientRect().left"
    last = "e => e.lastElementChild.getBoundingClientRect().left"
    for code, turned in (("en", False), ("ur", True)):
        page = phone(address + pages.of("translations", code), width=900)
        cells = page.locator(".cells").first
        assert (cells.evaluate(first) > cells.evaluate(last)) is turned
