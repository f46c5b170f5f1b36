"""All blocks, and the checks that concern every one of them."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.blocks import (
    card,
    chat,
    checklist,
    country,
    first,
    helpline,
    picture,
    pledge,
    quiz,
    steps,
)
from hooks.blocks.context import BlockType, CheckContext
from hooks.blocks.differences import difference
from hooks.blocks.outline import Fault, Outline, SourceBlock

BLOCKS: dict[str, BlockType] = {
    module.TYPE.name: module.TYPE
    for module in (
        first,
        helpline,
        country,
        steps,
        quiz,
        chat,
        checklist,
        pledge,
        card,
        picture,
    )
}


def check_outline(outline: Outline, context: CheckContext) -> Iterator[Fault]:
    """Every fault of the blocks of one page, in no order."""
    yield from outline.faults
    yield from picture.twice(outline.walk())
    for block in outline.blocks:
        yield from _check(block, None, context)
    trees = [block for block in outline.walk() if block.name == "steps"]
    for extra in trees[1:]:
        yield Fault(
            extra.line,
            "A page can hold one decision tree only.",
            "Move this one to a page of its own.",
        )


def _check(block: SourceBlock, outer: SourceBlock | None, context: CheckContext) -> Iterator[Fault]:
    kind = BLOCKS.get(block.name)
    if kind is None:
        yield Fault(
            block.line,
            f'There is no block "{block.name}".',
            f"Use one of: {', '.join(BLOCKS)}. In every language the names are English.",
        )
    else:
        if outer and outer.name in BLOCKS and block.name not in BLOCKS[outer.name].holds:
            yield Fault(
                block.line,
                f'A block "{block.name}" can\'t stand inside "{outer.name}".',
                f"Close {outer.name} before it.",
            )
        if block.closed:  # else it is not known what belongs to it
            yield from kind.check(block, context)
    for child in block.children:
        yield from _check(child, block, context)


def compare(source: Outline, translation: Outline) -> Iterator[Fault]:
    """Where the blocks of a translation differ from its source's: one Fault, the first."""
    yield from _compare(source.blocks, translation.blocks, 1)


def _compare(
    source: list[SourceBlock], translation: list[SourceBlock], line: int
) -> Iterator[Fault]:
    for index, ours in enumerate(translation):
        if index >= len(source):
            yield Fault(
                ours.line,
                f'The English page has no block "{ours.name}" here.',
                "Delete it, or add it to the English page first.",
            )
            return
        theirs = source[index]
        if (ours.name, _signature(ours)) != (theirs.name, _signature(theirs)):
            yield Fault(ours.line, *difference(ours, theirs))
            return
        yield from _compare(theirs.children, ours.children, ours.line)
        line = ours.line
    if len(source) > len(translation):
        missing = source[len(translation)]
        yield Fault(
            line,
            f'The block "{missing.head}" of the English page (line {missing.line}) is missing.',
            "Add it after this place.",
        )


def _signature(block: SourceBlock) -> object:
    kind = BLOCKS.get(block.name)
    return kind.signature(block) if kind else None
