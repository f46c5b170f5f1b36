"""`/// card | in-1930, in-112`: the wallet card, chosen helplines of one country to cut out."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.blocks.context import BlockType, CheckContext, Content, PageContext
from hooks.blocks.helpline import names, unknown
from hooks.blocks.outline import Fault, SourceBlock
from hooks.helplines.rendering import human_date

MOST = 6


def check(block: SourceBlock, context: CheckContext) -> Iterator[Fault]:
    wanted = names(block.argument)
    if not wanted or len(wanted) > MOST:
        yield Fault(
            block.line,
            f"A card holds 1 to {MOST} helplines, this one {len(wanted)}.",
            "Name them by id, with commas: /// card | in-112, in-1930.",
        )
    for name in wanted:
        yield from unknown(name, block.line, context)
        entry = context.book.get(name)
        if entry and not entry.numbers:
            yield Fault(
                block.line,
                f'"{name}" has no phone number, so it is no use on a card.',
                "Choose a line that can be called.",
            )
    if len({name.partition("-")[0] for name in wanted}) > 1:
        yield Fault(
            block.line,
            "This card mixes countries.",
            "Make one card for each country.",
        )


def render(content: Content, page: PageContext) -> str:
    entries = [entry for name in names(content.argument) if (entry := page.book.get(name))]
    country = page.places.country(entries[0].country)
    lines = [(entry.name[page.language], entry.numbers[0]) for entry in entries]
    return page.partial(
        "card",
        country=country.name[page.language],
        lines=lines,
        made=human_date(page.book.today.isoformat(), page.language),
        unchecked=any(page.book.freshness(entry).level == "stale" for entry in entries),
    )


TYPE = BlockType("card", check, render, lambda block: tuple(names(block.argument)))
