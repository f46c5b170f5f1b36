"""`/// checklist | Title`: boxes to tick, remembered on the phone; empty boxes on paper."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.blocks.context import BlockType, CheckContext, Content, PageContext
from hooks.blocks.lists import BOX, parsed_items, source_items, stray_line, take_box
from hooks.blocks.outline import Fault, SourceBlock


def check(block: SourceBlock, _: CheckContext) -> Iterator[Fault]:
    items = source_items(block.own)
    if not block.argument:
        yield Fault(block.line, "This checklist has no title.", "Write /// checklist | A title.")
    if not items:
        yield Fault(block.line, "This checklist has no items.", "Write each as: - [ ] what to do.")
    stray = stray_line(block.own)
    if stray is not None:
        yield Fault(
            stray, "This line of the checklist would not be shown.", "Put it above the block."
        )
    for item in items:
        if item.items:
            yield Fault(
                item.items[0].line,
                "An item can't have items below it.",
                "Make it an item of its own.",
            )
        if not BOX.match(item.text):
            yield Fault(
                item.line,
                "This item has no box.",
                "Begin it with a hyphen, a space and an empty box: - [ ] what to do.",
            )


def render(content: Content, page: PageContext) -> str:
    items = parsed_items(content.element.findall("ul"))
    for item in items:
        take_box(item.content)
    return page.partial(
        "checklist",
        title=content.argument,
        items=[content.inner(item.content) for item in items],
    )


TYPE = BlockType("checklist", check, render, lambda block: len(source_items(block.own)))
