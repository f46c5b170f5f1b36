"""`/// chat | Title`: a conversation as a phone shows it, its dangerous places marked, explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from xml.etree.ElementTree import Element

from hooks.blocks.context import BlockType, CheckContext, Content, PageContext
from hooks.blocks.lists import parsed_items, source_items, stray_line, wrongly_indented
from hooks.blocks.outline import Fault, SourceBlock

SPEAKER = re.compile(r"^\*\*(?P<name>[^*]+?)\s*:\s*\*\*\s*")
_MARK = re.compile(r"==(?=\S)(.+?)(?<=\S)==")


def check(block: SourceBlock, _: CheckContext) -> Iterator[Fault]:
    items = source_items(block.own)
    if not block.argument:
        yield Fault(block.line, "This chat has no title.", "Write /// chat | A parcel message.")
    if not items:
        yield Fault(
            block.line, "This chat has no messages.", "Write each as: - **Speaker:** what they say."
        )
    stray = stray_line(block.own)
    if stray is not None:
        yield Fault(stray, "This line of the chat would not be shown.", "Put it above the block.")
    wrong = wrongly_indented(items, SPEAKER, "explanation", "a message of its own")
    yield from wrong
    for item in () if wrong else items:
        if not SPEAKER.match(item.text):
            yield Fault(
                item.line,
                "This message doesn't say who speaks.",
                "Begin it with the name in bold and a colon: - **Unknown number:** …",
            )
        marks = len(_MARK.findall(item.text))
        if item.text.count("==") != 2 * marks:
            yield Fault(item.line, "A mark == is not closed.", "Write ==marked place==.")
        if marks != len(item.items):
            yield Fault(
                item.line,
                f"This message has {marks} marked places and {len(item.items)} explanations.",
                "Give each ==marked place== one explanation below it, indented by four spaces.",
            )


def render(content: Content, page: PageContext) -> str:
    messages = []
    number = 0
    for item in parsed_items([e for e in content.element if e.tag in ("ul", "ol")]):
        speaker, text = _split(item.content)
        tricks = []
        for mark in text.iter("mark"):
            number += 1
            mark.set("data-n", str(number))
        for offset, why in enumerate(item.nested, start=number - len(item.nested) + 1):
            tricks.append((offset, content.inner(why)))
        messages.append(
            {
                "speaker": speaker,
                "mine": speaker == page.words["blocks"]["chat_you"],
                "html": content.inner(text),
                "tricks": tricks,
            }
        )
    return page.partial("chat", title=content.argument, messages=messages)


def _split(message: Element) -> tuple[str, Element]:
    """The speaker's name, and the message without it."""
    text = deepcopy(message)
    strong = text.find("strong")
    if strong is None or (text.text or "").strip():
        return "", text
    name = "".join(strong.itertext()).strip().rstrip(":").strip()
    text.text = (strong.tail or "").lstrip()
    text.remove(strong)
    return name, text


def signature(block: SourceBlock) -> object:
    return tuple(len(item.items) for item in source_items(block.own))


TYPE = BlockType("chat", check, render, signature)
