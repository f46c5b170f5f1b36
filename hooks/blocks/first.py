"""`/// first`: the one thing to do first, at the top of every guide."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.blocks.context import BlockType, CheckContext, Content, PageContext
from hooks.blocks.outline import Fault, SourceBlock


def check(block: SourceBlock, _: CheckContext) -> Iterator[Fault]:
    if not any(text.strip() for _, text in block.lines) and not block.children:
        yield Fault(block.line, "This block is empty.", "Write the one thing to do first.")
    if block.argument:
        yield Fault(
            block.line,
            f'"{block.argument}" can\'t stand here.',
            "Its title comes by itself: write only /// first.",
        )


def render(content: Content, page: PageContext) -> str:
    return page.partial("first", body=content.inner(content.element))


TYPE = BlockType("first", check, render, lambda block: None, frozenset({"helpline", "country"}))
