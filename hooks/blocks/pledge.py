"""`/// pledge | Title`: promises by two or more sides, with lines to sign, on one A4 page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from hooks.blocks.context import BlockType, CheckContext, Content, PageContext
from hooks.blocks.lists import Item, parsed_items, source_items
from hooks.blocks.outline import Fault, SourceBlock

_SIDE = re.compile(r"^#### +(?P<title>.+?)(?: *\{#(?P<id>[^}]*)\})? *$")
MOST_PROMISES = 26


def _sides(block: SourceBlock) -> list[tuple[int, str, list[tuple[int, str]]]]:
    sides: list[tuple[int, str, list[tuple[int, str]]]] = []
    for line, text in block.own:
        match = _SIDE.match(text)
        if match:
            sides.append((line, match["id"] or "", []))
        elif sides:
            sides[-1][2].append((line, text))
    return sides


def check(block: SourceBlock, _: CheckContext) -> Iterator[Fault]:
    sides = _sides(block)
    if not block.argument:
        yield Fault(block.line, "This pledge has no title.", "Write /// pledge | A title.")
    if len(sides) < 2:
        yield Fault(
            block.line,
            f"A pledge needs two sides or more, this one has {len(sides)}.",
            "Begin each side with a heading such as #### Parents promise {#parents}.",
        )
    for line, _id, lines in sides:
        if not source_items(lines):
            yield Fault(line, "This side promises nothing.", "Write each promise as: - I …")
    total = sum(len(source_items(lines)) for _, _, lines in sides)
    if total > MOST_PROMISES:
        yield Fault(
            block.line,
            f"{total} promises don't fit on one page.",
            f"Keep {MOST_PROMISES} or fewer.",
        )


def render(content: Content, page: PageContext) -> str:
    sides: list[tuple[Markup, str, list[Item]]] = []
    before = []
    for element in content.element:
        if element.tag == "h4":
            sides.append((content.inner(element), element.get("id", ""), []))
        elif sides and element.tag in ("ul", "ol"):
            sides[-1][2].extend(parsed_items([element]))
        else:
            before.append(element)
    return page.partial(
        "pledge",
        title=content.argument,
        intro=content.several(before),
        sides=[
            (title, side_id, [content.inner(item.content) for item in items])
            for title, side_id, items in sides
        ],
    )


def signature(block: SourceBlock) -> object:
    return tuple((side_id, len(source_items(lines))) for _, side_id, lines in _sides(block))


TYPE = BlockType("pledge", check, render, signature)
