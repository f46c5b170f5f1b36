"""`/// helpline | in-1930` or `/// helpline | money`: lines by id, or by need and country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from markupsafe import Markup

from hooks.blocks.context import BlockType, CheckContext, Content, PageContext
from hooks.blocks.country import render_group
from hooks.blocks.outline import Fault, SourceBlock
from hooks.helplines import rendering
from hooks.helplines.book import EVERYWHERE
from hooks.helplines.schema import Helpline, Need

NEEDS = get_args(Need)
MAKE_SURE = "scams-and-money/find-a-real-number"


def names(argument: str) -> list[str]:
    """The ids or the need of the argument."""
    return [name.strip() for name in argument.split(",") if name.strip()]


def check(block: SourceBlock, context: CheckContext) -> Iterator[Fault]:
    wanted = names(block.argument)
    if not wanted:
        yield Fault(
            block.line,
            "This block names no helpline.",
            "Write an id or a need after a bar: /// helpline | money.",
        )
    for name in wanted:
        yield from unknown(name, block.line, context, needs_too=len(wanted) == 1)
    for line, text in block.own:
        if text.strip():
            yield Fault(
                line,
                "A helpline block holds no text of its own.",
                "Move the text above the block, or close the block with /// before it.",
            )
            break


def unknown(
    name: str, line: int, context: CheckContext, *, needs_too: bool = False
) -> Iterator[Fault]:
    """Faults of a name that is no helpline that may be shown."""
    if (needs_too and name in NEEDS) or context.book.get(name):
        return
    hidden = next((entry for entry in context.book.entries if entry.id == name), None)
    if hidden:
        yield Fault(
            line,
            f'The helpline "{name}" has the status {hidden.status} and can\'t be shown.',
            "Choose another line from data/helplines.yml.",
        )
        return
    ids = [entry.id for entry in context.book.entries if entry.shown]
    close = [known for known in ids if known[:2] == name[:2]] or ids
    yield Fault(
        line,
        f'There is no helpline "{name}".',
        f"Use an id of data/helplines.yml ({', '.join(close)})"
        + (f" or a need ({', '.join(NEEDS)})." if needs_too else "."),
    )


def cards(entries: Iterable[Helpline], page: PageContext) -> Markup:
    """Lines as cards, those checked lately first."""
    data = []
    for entry in page.book.sorted(entries):
        fresh = page.book.freshness(entry)
        data.append(
            {
                "entry": entry,
                "name": entry.name[page.language],
                "asks": entry.asks[page.language],
                "cannot": entry.cannot[page.language],
                "region": entry.region.get(page.language),
                "hours": rendering.hours(entry, page.words, page.places, page.language),
                "languages": rendering.languages(entry, page.words),
                "fresh": fresh,
                "stale_words": stale_words(entry, page),
                "checked": fresh.checked
                and rendering.human_date(fresh.checked.isoformat(), page.language),
            }
        )
    return Markup(page.partial("helpline", lines=data, make_sure=page.url(MAKE_SURE)))


URGENT = frozenset({"emergency", "despair"})


def stale_words(entry: Helpline, page: PageContext) -> str:
    """What is said of a line not checked lately: in danger nobody should stop to make sure."""
    words = page.words["helpline"]
    return str(words["checked_stale_urgent" if URGENT & set(entry.needs) else "checked_stale"])


def by_need(need: str, page: PageContext) -> Markup:
    """The lines of every country for a need (of one inside its block), then those for everyone."""
    everywhere = page.book.for_need(need, EVERYWHERE)
    if page.country:
        found = [*page.book.for_need(need, page.country), *everywhere]
        return cards(found, page) if found else none_known(page)
    parts = []
    for country in page.places.countries:
        lines = page.book.for_need(need, country.id)
        parts.append((country.id, cards(lines, page) if lines else none_known(page)))
    html = render_group(parts, page)
    return html + cards(everywhere, page) if everywhere else html


def none_known(page: PageContext) -> Markup:
    """What a reader is told where no line is known: whom else to turn to."""
    return Markup(page.partial("no-helpline", url=page.url("get-help/helplines")))


def render(content: Content, page: PageContext) -> str:
    wanted = names(content.argument)
    if len(wanted) == 1 and wanted[0] in NEEDS:
        return by_need(wanted[0], page)
    entries = [entry for name in wanted if (entry := page.book.get(name))]
    return cards(entries, page)


TYPE = BlockType("helpline", check, render, lambda block: tuple(names(block.argument)))
