"""Lists inside blocks: in source lines, and as parsed elements."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from hooks.blocks.outline import Fault

_ITEM = re.compile(r"^(?P<indent> *)[-*+] +(?P<text>.*)$")
BOX = re.compile(r"^\[(?P<mark>[ xX])\]\s+")
NESTED = 4


@dataclass
class SourceItem:
    """An item of a list: the line it starts on, its text (further lines joined), items below."""

    line: int
    text: str
    items: list[SourceItem] = field(default_factory=list)
    indent: int = 0


def stray_line(lines: list[tuple[int, str]]) -> int | None:
    """The first line that belongs to no item of a list, or None."""
    inside = False
    for number, raw in lines:
        text = raw.expandtabs(NESTED)
        if _ITEM.match(text):
            inside = True
        elif text.strip() and not (inside and text.startswith(" ")):
            return number
    return None


def source_items(lines: list[tuple[int, str]]) -> list[SourceItem]:
    """The top-level items of the lists in these lines, each with the items nested in it, as the
    renderer takes them: an item is nested from four spaces on."""
    items: list[SourceItem] = []
    current: SourceItem | None = None
    for number, raw in lines:
        text = raw.expandtabs(NESTED)
        match = _ITEM.match(text)
        if match:
            current = SourceItem(number, match["text"].strip(), indent=len(match["indent"]))
            if current.indent >= NESTED and items:
                items[-1].items.append(current)
            else:
                items.append(current)
        elif not text.strip():
            continue
        elif current and text.startswith(" "):
            current.text += " " + text.strip()
        else:
            current = None
    return items


def wrongly_indented(
    items: list[SourceItem], begins: re.Pattern[str], kind: str, shown: str
) -> list[Fault]:
    """A Fault for each item that is meant to stand below another, but has not four spaces. Items
    that begin as the outer ones do are meant to be outer ones."""
    return [
        Fault(
            item.line,
            f"This {kind} is indented by {item.indent} space{'s' * (item.indent > 1)}.",
            "Indent it by four: it would "
            + (f"be shown as {shown}." if item.indent < NESTED else "run into the line above."),
        )
        for outer in items
        for item in (outer, *outer.items)
        if (0 < item.indent < NESTED or item.indent >= 2 * NESTED) and not begins.match(item.text)
    ]


@dataclass(frozen=True)
class Item:
    """A parsed item: its own content as an element, and the contents of the items nested in it."""

    content: Element
    nested: tuple[Element, ...]


def parsed_items(lists: list[Element]) -> list[Item]:
    """The items of parsed lists. A paragraph around an item's only text is taken off."""
    items = []
    for element in lists:
        for li in element.findall("li"):
            li = deepcopy(li)
            nested = [inner for ul in li.findall("ul") + li.findall("ol") for inner in ul]
            for ul in li.findall("ul") + li.findall("ol"):
                li.remove(ul)
            items.append(Item(_unwrap(li), tuple(_unwrap(inner) for inner in nested)))
    return items


def _unwrap(li: Element) -> Element:
    children = list(li)
    if len(children) == 1 and children[0].tag == "p" and not (li.text or "").strip():
        return children[0]
    return li


def take_box(content: Element) -> bool | None:
    """Take `[ ]` or `[x]` off the start of an item: False, True, or None where there is none."""
    match = BOX.match((content.text or "").lstrip())
    if not match:
        return None
    content.text = (content.text or "").lstrip()[match.end() :]
    return match["mark"] != " "
