"""`/// quiz`: one question, its answers, and for each why it is right or why it is tempting."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.blocks.context import BlockType, CheckContext, Content, PageContext
from hooks.blocks.lists import BOX, parsed_items, source_items, take_box, wrongly_indented
from hooks.blocks.outline import Fault, SourceBlock


def check(block: SourceBlock, _: CheckContext) -> Iterator[Fault]:
    items = source_items(block.own)
    before = [text for line, text in block.own if not items or line < items[0].line]
    if block.argument:
        yield Fault(
            block.line,
            "The question of a quiz stands under its first line, not in it.",
            "Write /// quiz alone, and the question on the next line.",
        )
    if not any(text.strip() for text in before):
        yield Fault(block.line, "This quiz has no question.", "Write it above the answers.")
    wrong = wrongly_indented(items, BOX, "reason", "an answer of its own")
    yield from wrong
    if wrong:
        return  # what would be counted below is the same fault again
    if len(items) < 2:
        yield Fault(
            block.line,
            f"A quiz needs two answers or more, this one has {len(items)}.",
            "Write each as - [ ] answer, the right one as - [x] answer.",
        )
    for item in items:
        if not BOX.match(item.text):
            yield Fault(
                item.line,
                "This answer has no box.",
                "Begin it with - [ ] or, where it is right, with - [x].",
            )
        if len(item.items) != 1:
            yield Fault(
                item.line,
                f"This answer has {len(item.items)} explanations instead of one.",
                "Under it, indented by four spaces, write one: - why it is right or tempting.",
            )
    if items and not any(_right(item.text) for item in items):
        yield Fault(block.line, "No answer is marked as right.", "Write the right one as - [x] …")


def _right(text: str) -> bool:
    match = BOX.match(text)
    return bool(match and match["mark"] != " ")


def render(content: Content, page: PageContext) -> str:
    lists = [element for element in content.element if element.tag == "ul"]
    question = [element for element in content.element if element.tag != "ul"]
    answers = []
    for item in parsed_items(lists):
        right = take_box(item.content)
        answers.append(
            {
                "html": content.inner(item.content),
                "right": bool(right),
                "why": content.inner(item.nested[0]) if item.nested else "",
            }
        )
    return page.partial("quiz", question=content.several(question), answers=answers)


def signature(block: SourceBlock) -> object:
    return tuple(_right(item.text) for item in source_items(block.own))


TYPE = BlockType("quiz", check, render, signature)
