"""What holds for every page, in a real browser."""

from __future__ import annotations

import json
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.browser import pages
from tests.browser.conftest import Phone

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
CLIPPED = """() => {
  const found = [];
  for (const e of document.querySelectorAll('body *')) {
    const style = getComputedStyle(e);
    if (style.display === 'none' || style.visibility === 'hidden' || !e.offsetParent) continue;
    if (e.closest('details:not([open])') && !e.closest('summary')) continue;
    if (['hidden', 'clip'].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 1)
      found.push('cut: ' + e.className);
    if (style.textOverflow === 'ellipsis') found.push('shortened: ' + e.className);
    const text = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join(' ');
    if (!text.trim()) continue;
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    // A word must fit its line. Nastaliq words stand on a slope: a few may reach into the gap of
    // the next line, where there is hardly ever another as deep or as high.
    const room = style.fontFamily.includes('Nastaliq') ? 1.3 : 1;
    for (const word of text.split(/\\s+/)) {
      const ink = pen.measureText(word);
      const height = ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent;
      if (height > parseFloat(style.lineHeight) * room + 1)
        found.push(`line too low (${Math.round(height)} in ${style.lineHeight}): ${word}`);
    }
  }
  return found;
}"""
OPEN_ALL = (
    "() => document.querySelectorAll('article details, main details').forEach(d => d.open = true)"
)


def width_of(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.parametrize("output", pages.ALL)
def test_page(output: str, address: str, reader: Page) -> None:
    page = reader
    page.faults.clear()  # type: ignore[attr-defined]
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto(address + output)
    language = pages.language_of(output)
    assert page.evaluate("document.documentElement.lang") == language
    assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ur" else "ltr")
    page.evaluate("document.fonts.ready")
    page.evaluate(OPEN_ALL)
    assert width_of(page) <= 320
    page.set_viewport_size({"width": 360, "height": 740})
    assert width_of(page) <= 360
    assert page.evaluate(CLIPPED) == []
    if output in pages.FOR_AXE:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert axe(page) == []
        page.emulate_media(color_scheme="dark")
        assert axe(page, "color-contrast") == []  # all else is the same in the dark
        page.emulate_media(color_scheme="light")
    assert page.faults == []  # type: ignore[attr-defined]


def axe(page: Page, *rules: str) -> list[str]:
    """What axe-core finds (by these rules, or by all), as rule and element."""
    only = {"runOnly": list(rules)} if rules else {}
    result = page.evaluate("o => axe.run(document, o)", {"resultTypes": ["violations"], **only})
    return [
        f"{violation['id']}: {json.dumps(node['target'])} {node['html'][:120]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("output", pages.KINDS)
def test_page_without_script(output: str, address: str, phone: Phone) -> None:
    """All text is there, nothing is hidden that only a script could open, every link leads on."""
    page = phone(address + output, java_script_enabled=False)
    assert page.locator("main h1").is_visible()
    for target in ("header.top details.drop >> nth=0", "header.top details.drop >> nth=1"):
        page.locator(target).locator("summary").click()
        assert page.locator(target).locator("nav a").first.is_visible()
    hidden = page.locator("main [hidden]:not(.sure)")
    assert hidden.count() == 0
    steps = page.locator(".step")
    for index in range(steps.count()):
        assert steps.nth(index).is_visible()
    assert page.faults == []  # type: ignore[attr-defined]
