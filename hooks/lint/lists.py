"""A list is a list for readers too: an empty line above it, signs that Markdown knows, four spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import Subject

_ITEM = re.compile(r"^(?P<indent> *)(?P<sign>[-*+]|\d{1,2}\.) +\S")
_NUMBER = re.compile(r"^ *(?P<number>\d{1,2})(?P<sign>[)）۔।]|\.\)) +\S")
_DASH = re.compile(r"^ *(?P<sign>[–—−‐‑•·●▪◦‣])\s*\S")
_GLUED = re.compile(r"^ *(?P<sign>-|\d{1,2}\.)(?=[^\W\d]|\*\*|\[[ xX]\]|[“\"])")
# After these lines a list may begin: fences, headings, boxes, comments.
_BOUNDARY = re.compile(r"^ *(?:/{3}|#|!!!|<!--|-->)")
_COUNTED = ("quiz", "chat")  # these tell of wrong indents themselves
FOUR = 4


def check(subject: Subject) -> Iterator[Fault]:
    counted = {
        line for block in subject.outline.walk() if block.name in _COUNTED for line, _ in block.own
    }
    above = ""  # what stands above: "" for nothing, "text", "item" or "sign" for an item misspelt
    box = False
    kind = ""
    for line, raw in subject.lines():
        text = raw.expandtabs(FOUR)
        if not text.strip():
            above = "" if above != "item" else "list"
            continue
        if text.startswith("!!!") or (box and not text.startswith(" " * FOUR)):
            box = text.startswith("!!!")
        if _BOUNDARY.match(text):
            above = ""
            continue
        item = _ITEM.match(text[FOUR:] if box else text)
        if item is None:
            wrong = _misspelt(text)
            if wrong and above != "sign" and not (above == "item" and text.startswith("    ")):
                yield Fault(line, *wrong)
            if wrong:
                above = "sign"
            elif above not in ("item", "list") or not text.startswith(" "):
                above = "item" if above == "item" else "text"
            continue
        numbered = "1" if item["sign"][0].isdigit() else "-"
        indent = len(item["indent"])
        if above == "text" or (above == "item" and indent == 0 and kind and kind != numbered):
            yield Fault(
                line,
                "A list begins here without an empty line above it, so it would run into the text.",
                "Leave an empty line above.",
            )
        elif above in ("item", "list") and 0 < indent < FOUR and line not in counted:
            yield Fault(
                line,
                f"This item is indented by {indent} space{'s' * (indent > 1)}: "
                "it would not stand below the one above it.",
                "Indent it by four, or begin it at the very left.",
            )
        if indent == 0:
            kind = numbered
        above = "item"


def _misspelt(text: str) -> tuple[str, str] | None:
    """What is wrong with a line that was meant as an item, and how to mend it, or None."""
    number = _NUMBER.match(text)
    if number:
        sign = number["number"] + number["sign"]
        return f'"{sign}" makes no list.', f"Write {number['number']}. for {sign}"
    dash = _DASH.match(text)
    if dash:
        name = "A long dash" if dash["sign"] in "–—−‐‑" else "The sign"
        return f"{name} {dash['sign']} begins this line.", "Write a hyphen and a space."
    glued = _GLUED.match(text)
    if glued:
        return f"There is no space after {glued['sign']}", "Add one: then it is a list."
    return None
