"""`/// country | in`: text for one country. Blocks that follow each other become one group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from hooks.blocks.context import BlockType, CheckContext, Content, PageContext
from hooks.blocks.outline import Fault, SourceBlock


def check(block: SourceBlock, context: CheckContext) -> Iterator[Fault]:
    known = [country.id for country in context.places.countries]
    if block.argument not in known:
        yield Fault(
            block.line,
            f'"{block.argument}" is not a country known here.',
            f"Use one of: {', '.join(known)}, like this: /// country | {known[0]}.",
        )
    if not any(text.strip() for _, text in block.lines) and not block.children:
        yield Fault(block.line, "This block is empty.", "Write the text for this country.")


def render(content: Content, page: PageContext) -> str:
    return render_group([(content.argument, content.inner(content.element))], page)


def render_group(parts: Sequence[tuple[str, Markup]], page: PageContext) -> Markup:
    """Several countries' texts, the one most readers of the language live in first and open."""
    order = [country.id for country in page.places.countries_for(page.language)]
    shown = [
        (page.places.country(country).name[page.language], country, html)
        for country, html in sorted(parts, key=lambda part: order.index(part[0]))
    ]
    return Markup(page.partial("country", parts=shown))


TYPE = BlockType(
    "country",
    check,
    render,
    lambda block: block.argument,
    frozenset({"helpline", "card", "checklist"}),
)
