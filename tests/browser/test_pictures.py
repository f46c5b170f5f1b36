"""Pictures in the guides: on a narrow phone, in each language, in the dark, without colours, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from hooks.blocks.lists import source_items
from hooks.blocks.outline import read_outline
from hooks.project import Project
from tests.browser import pages
from tests.browser.conftest import Phone

SHOWN = sorted(
    page
    for page in pages.GUIDES
    if "\n/// picture |" in (pages.ROOT / "docs/en" / f"{page}.md").read_text(encoding="utf-8")
)
SPILLS = """() => [...document.querySelectorAll('.picture, .picture *')].filter(e => {
  const box = e.getBoundingClientRect(), frame = e.closest('.picture').getBoundingClientRect();
  return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1);
}).map(e => e.tagName + ' in ' + e.closest('.picture').getAttribute('aria-label'))"""
# Contrast of what is drawn with the ground below it, as WCAG 2 measures it: 3 for lines.
CONTRAST = """() => {
  const rgb = c => c.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = c => {
    const [r, g, b] = rgb(c).map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ratio = (a, b) => (Math.max(light(a), light(b)) + .05) / (Math.min(light(a), light(b)) + .05);
  const bad = [];
  for (const figure of document.querySelectorAll('.picture')) {
    const ground = getComputedStyle(figure).backgroundColor;
    for (const e of figure.querySelectorAll('path, rect, circle, ellipse')) {
      const style = getComputedStyle(e);
      if (e.closest('.mark')) {
        const number = e.closest('.mark').querySelector('text');
        const found = ratio(getComputedStyle(number).fill, style.fill);
        if (found < 4.5) bad.push(`number ${found.toFixed(1)}`);
      } else if (ratio(style.stroke, ground) < 3) bad.push(`${e.className.baseVal}: ${style.stroke}`);
      else if (!['none', ground].includes(style.fill) && style.fill !== style.stroke
          && !e.closest('.dark, .light') && ratio(style.stroke, style.fill) < 2.5)
        bad.push(`line on tint: ${e.className.baseVal} ${style.fill}`);
    }
  }
  return [...new Set(bad)];
}"""


@pytest.mark.parametrize("code", pages.PLACES.codes)
@pytest.mark.parametrize("path", SHOWN)
def test_pictures_on_a_narrow_phone(
    path: str, code: str, address: str, reader: Page, project: Project
) -> None:
    page = reader
    page.faults.clear()  # type: ignore[attr-defined]
    page.goto(address + pages.of(path, code))
    page.evaluate("document.fonts.ready")
    assert page.evaluate(SPILLS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    source = project.tree.page(code, path)
    assert source is not None
    blocks = [b for b in read_outline(source.body).walk() if b.name == "picture"]
    figures = page.locator(".picture")
    assert figures.count() == len(blocks)
    for number, block in enumerate(blocks):
        figure = figures.nth(number)
        alt = next(text for _, text in block.own if text.strip())
        title = figure.locator("title")
        told = title.text_content() if title.count() else figure.get_attribute("aria-label")
        assert told == alt
        labels = [item.text for item in source_items(block.own)]
        assert figure.locator("li > span").all_inner_texts() == labels
        for label in figure.locator("li > span").all():
            box = label.bounding_box()
            assert box is not None
            assert box["width"] >= 120, "the words have no room"
    assert page.faults == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", SHOWN)
def test_pictures_in_the_dark(path: str, address: str, reader: Page) -> None:
    reader.goto(address + pages.of(path, "en"))
    assert reader.evaluate(CONTRAST) == []
    reader.emulate_media(color_scheme="dark")
    assert reader.evaluate(CONTRAST) == []
    reader.emulate_media(color_scheme="light")


def test_urdu_turns_drawings_round_but_no_number(address: str, phone: Phone) -> None:
    turned = "e => new DOMMatrix(getComputedStyle(e).transform).a"
    path = "scams-and-money/spot-a-scam"
    for code, expected in (("en", 1), ("ur", -1)):
        page = phone(address + pages.of(path, code))
        for drawing in page.locator(".picture svg.mirrors").all():
            assert drawing.evaluate(turned) == expected
        numbers = page.locator(".picture .mark text")
        assert numbers.count() == 3
        for number in numbers.all():
            assert number.evaluate(turned) == expected  # turned twice: as it was
            # a number stands in the middle of its circle, also when turned back
            box = number.bounding_box()
            circle = number.locator("xpath=..").locator("circle").bounding_box()
            assert box is not None
            assert circle is not None
            assert abs(box["x"] + box["width"] / 2 - circle["x"] - circle["width"] / 2) < 1.5
        clocks = page.locator(".picture .steady")
        assert clocks.count() >= 2
        for clock in clocks.all():
            assert clock.evaluate(turned) == expected


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_without_colours_of_their_own(scheme: str, address: str, phone: Phone) -> None:
    """In forced colours all lines have the colour of text, and no tint hides them."""
    page = phone(
        address + pages.of("scams-and-money/spot-a-scam", "en"),
        forced_colors="active",
        color_scheme=scheme,
    )
    text = page.evaluate("getComputedStyle(document.body).color")
    for shape in page.locator(".picture .one, .picture .quiet, .picture .stop").all():
        assert shape.evaluate("e => getComputedStyle(e).stroke") == text
        assert shape.evaluate("e => getComputedStyle(e).fill") != text


def test_pictures_on_paper_are_whole_and_grey(address: str, phone: Phone) -> None:
    page = phone(address + pages.of("scams-and-money/spot-a-scam", "en"))
    page.emulate_media(media="print")
    figure = page.locator(".picture").first
    assert figure.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    for shape in figure.locator("path, rect, circle").all():
        for name in ("fill", "stroke"):
            colour = shape.evaluate(f"e => getComputedStyle(e).{name}")
            parts = colour.strip("rgba()").split(", ")[:3]
            assert colour == "none" or len(set(parts)) == 1, colour


def test_pictures_are_heard(address: str, phone: Phone) -> None:
    page = phone(address + pages.of("scams-and-money/spot-a-scam", "en"))
    tree = page.locator(".picture").first.aria_snapshot()
    assert 'img "A message on a phone. Three places in it are numbered."' in tree
    assert tree.count("listitem") == 3
    assert "group" in page.locator(".picture.panels").first.aria_snapshot()
