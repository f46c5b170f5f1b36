"""`/// picture | two-locks`: a drawing of overrides/pictures/ with its words in the page's language."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.blocks.context import BlockType, CheckContext, Content, PageContext
from hooks.blocks.lists import parsed_items, source_items
from hooks.blocks.outline import Fault, SourceBlock

LONGEST = 150  # characters of the alternative text, as for other pictures


def check(block: SourceBlock, context: CheckContext) -> Iterator[Fault]:
    drawing = context.drawings.get(block.argument)
    if drawing is None:
        yield Fault(
            block.line,
            f'There is no picture "{block.argument}".'
            if block.argument
            else "This picture has no name.",
            f"Write /// picture | and one of: {', '.join(sorted(context.drawings))}.",
        )
    items = source_items(block.own)
    yield from _told(block, items[0].line if items else None)
    for item in items:
        if item.items:
            yield Fault(
                item.items[0].line,
                "A label can't have items below it.",
                "Begin it at the very left, or make it part of the label above.",
            )
    if drawing and len(items) != drawing.labels:
        yield Fault(
            block.line,
            f'The picture "{drawing.name}" has places for {drawing.labels} labels, '
            f"here are {len(items)}.",
            f"Write {drawing.labels}, one for each place, in their order: - a few words.",
        )


def _told(block: SourceBlock, first_item: int | None) -> Iterator[Fault]:
    """What stands above the labels is one paragraph, and nothing stands below them."""
    above = [
        (line, text.strip())
        for line, text in block.own
        if text.strip() and (first_item is None or line < first_item)
    ]
    words = " ".join(text for _, text in above)
    if not above:
        yield Fault(
            block.line,
            "This picture says nothing to people who can't see it.",
            "Write on the next line, in one sentence, what it shows. Then an empty line.",
        )
    elif len(words) > LONGEST:
        yield Fault(
            above[0][0],
            f"The words for this picture have {len(words)} characters.",
            f"Shorten them to {LONGEST}; the labels say the rest.",
        )
    inside = False
    for line, text in block.own:
        if first_item is None or line < first_item:
            continue
        inside = inside or line == first_item
        if text.strip() and not text.startswith((" ", "\t", "- ", "* ", "+ ")):
            yield Fault(
                line,
                "This line of the picture would not be shown.",
                "Put it above the block, or make it a label: begin it with - ",
            )


def twice(blocks: Iterator[SourceBlock]) -> Iterator[Fault]:
    """A Fault for each picture that stands on the page already."""
    seen: dict[str, int] = {}
    for block in blocks:
        if block.name == "picture" and block.argument:
            if block.argument in seen:
                yield Fault(
                    block.line,
                    f'The picture "{block.argument}" stands on this page already, '
                    f"in line {seen[block.argument]}.",
                    "Show it once.",
                )
            seen.setdefault(block.argument, block.line)


def render(content: Content, page: PageContext) -> str:
    alt = " ".join(
        "".join(part.itertext()) for part in content.element if part.tag not in ("ul", "ol")
    )
    items = parsed_items(content.element.findall("ul"))
    return page.partial(
        "picture",
        drawing=page.drawings[content.argument],
        alt=" ".join(alt.split()),
        labels=[content.inner(item.content) for item in items],
    )


def signature(block: SourceBlock) -> object:
    return block.argument, len(source_items(block.own))


TYPE = BlockType("picture", check, render, signature)
