"""Phone numbers and addresses read left to right, in Urdu too, proven from the rendered order."""

from __future__ import annotations

import pytest

from tests.browser import pages
from tests.browser.conftest import Phone

ORDER = """() => [...document.querySelectorAll('a[href^="tel:"] bdi, a.web bdi')].map(b => {
  b.closest('details') && (b.closest('details').open = true);
  const node = b.firstChild, text = node.data, at = [];
  for (let i = 0; i < text.length; i++) {
    const range = document.createRange();
    range.setStart(node, i); range.setEnd(node, i + 1);
    const box = range.getBoundingClientRect();
    if (box.width) at.push([Math.round(box.top), box.left, text[i]]);
  }
  return [text, at.sort((p, q) => p[0] - q[0] || p[1] - q[1]).map(p => p[2]).join('')];
})"""
WITH_NUMBERS = ["get-help/help-now", "get-help/helplines", "scams-and-money/money-lost-first-hour"]


PAGES = [(code, path) for code in pages.PLACES.codes for path in WITH_NUMBERS] + [
    ("ur", path) for path in pages.GUIDES if path not in WITH_NUMBERS
]


@pytest.mark.parametrize(("code", "path"), PAGES)
def test_rendered_order(code: str, path: str, address: str, phone: Phone) -> None:
    page = phone(address + pages.of(path, code))
    page.evaluate("document.querySelectorAll('[hidden]').forEach(e => e.hidden = false)")
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    found = page.evaluate(ORDER)
    assert found
    if path == "get-help/helplines":
        assert "0800-39393" in [text for text, _ in found]
    for text, seen in found:
        assert seen.replace(" ", "") == text.replace(" ", "")


def test_the_check_sees_a_flipped_number(address: str, phone: Phone) -> None:
    """After an Urdu word the same check fails without the isolation, and passes with it."""
    page = phone(address + pages.of("index", "ur"))
    write = """plain => {
      document.querySelector('main').innerHTML =
        '<p>کال کریں <a href="tel:080039393"><bdi dir="ltr">0800-39393</bdi></a></p>';
      document.querySelector('.bar').remove();
      if (plain) document.querySelector('bdi').outerHTML =
        '<bdi style="unicode-bidi: normal">0800-39393</bdi>';
    }"""
    page.evaluate(write, False)
    assert page.evaluate(ORDER) == [["0800-39393", "0800-39393"]]
    page = phone(address + pages.of("index", "ur"), bypass_csp=True)
    page.evaluate(write, True)
    assert page.evaluate(ORDER) == [["0800-39393", "39393-0800"]]
