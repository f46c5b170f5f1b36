"""The blocks of a Markdown text as a tree with line numbers, read without rendering it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

FENCE = re.compile(
    r"^(?P<slashes>/{3,})(?:[ \t]+(?P<name>[^\s|]+))?(?:[ \t]*\|[ \t]*(?P<argument>.*?))?[ \t]*$"
)
# Lines that were meant as fences: full-width slashes, two of them, spaces before or none after,
# a title without its bar.
_MEANT = re.compile(
    r"^(?P<before>[ \t>]*)(?P<slashes>[/／]{2,})(?P<gap>[ \t]*)"
    r"(?:(?P<name>[^\W\d_]+)(?P<rest>[^\w/.].*)?)?$"
)
_BAR = re.compile(r"^[ \t]*(?:[|｜।۔¦:–—-])?[ \t]*")
# Blocks that hold others. A new one inside any other means that the other was not closed.
HOLDING = ("first", "country", "steps")
CODE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


@dataclass
class SourceBlock:
    """A block: its lines (number and text) without its fences, and the blocks inside it.

    `own` are the lines that belong to no inner block.
    """

    name: str
    argument: str
    line: int
    slashes: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    own: list[tuple[int, str]] = field(default_factory=list)
    children: list[SourceBlock] = field(default_factory=list)
    closed: bool = False

    @property
    def head(self) -> str:
        """Its first line, with three slashes."""
        return f"/// {self.name}" + (f" | {self.argument}" if self.argument else "")

    def walk(self) -> Iterator[SourceBlock]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Fault:
    """Something wrong on a line, in the words of a Problem."""

    line: int
    what: str
    mend: str


@dataclass
class Outline:
    """The top-level blocks of a text, the lines outside all blocks, and faults of the fences."""

    blocks: list[SourceBlock]
    prose: list[tuple[int, str]]
    faults: list[Fault]

    def walk(self) -> Iterator[SourceBlock]:
        for block in self.blocks:
            yield from block.walk()


def read_outline(body: str, first_line: int = 1) -> Outline:
    """Find the blocks of a Markdown text whose first line is line `first_line` of its file."""
    outline = Outline([], [], [])
    stack: list[SourceBlock] = []
    code = ""
    for number, text in enumerate(body.split("\n"), start=first_line):
        fence = None if code else FENCE.match(text)
        marker = CODE.match(text)
        if marker and not code:
            code = marker[1]
        elif code and text.strip().startswith(code) and not text.strip().strip(code[0]):
            code = ""
        if fence is None and not code and ("//" in text or "／" in text):
            fence = _meant(outline, stack, number, text)
        if fence:
            _take_fence(outline, stack, number, fence)
            continue
        if stack:
            stack[-1].own.append((number, text))
        else:
            outline.prose.append((number, text))
        for block in stack:
            block.lines.append((number, text))
    outline.faults += [_unclosed(block) for block in stack]
    return outline


def _unclosed(block: SourceBlock) -> Fault:
    return Fault(
        block.line,
        f'The block "{block.name}" is not closed.',
        f"Write {'/' * block.slashes} on a line of its own where it ends.",
    )


def _meant(
    outline: Outline, stack: list[SourceBlock], number: int, text: str
) -> re.Match[str] | None:
    """The fence that a line was meant as, with a Fault that tells how to write it; or None. It is
    taken for one, so that its block's other end isn't blamed."""
    meant = _MEANT.match(text)
    if meant is None:
        return None
    name, slashes = meant["name"], len(meant["slashes"])
    if name is None and (meant["rest"] or not stack):
        return None  # nothing that could be closed
    if slashes == 2 and name and not (meant["gap"] and name.isascii()):
        return None  # an ordinary text
    if slashes == 2:
        slashes = stack[-1].slashes if name is None else 3
    title = _BAR.sub("", meant["rest"] or "", count=1).strip()
    right = "/" * slashes + (f" {name}" if name else "") + (f" | {title}" if title else "")
    if len(meant["slashes"]) == 2:
        what = "A block begins and ends with three slashes."
    elif "／" in meant["slashes"]:
        what = "These are not the slashes of a block."
    elif meant["before"] or (name and not meant["gap"]):
        what = "These slashes don't begin a block, though they look like it."
    else:
        what = f'The title of the block "{name}" stands behind a bar |.'
    outline.faults.append(Fault(number, what, f"Write, from the very left: {right}"))
    return FENCE.match(right)


def _take_fence(
    outline: Outline, stack: list[SourceBlock], number: int, fence: re.Match[str]
) -> None:
    slashes = len(fence["slashes"])
    if fence["name"] is None:
        if not stack:
            outline.faults.append(
                Fault(
                    number,
                    "These slashes close a block, but none is open here.",
                    "Delete the line, or open the block above: /// name.",
                )
            )
        elif stack[-1].slashes != slashes:
            outline.faults.append(
                Fault(
                    number,
                    f'The block "{stack[-1].name}" of line {stack[-1].line} opens with '
                    f"{stack[-1].slashes} slashes, this line has {slashes}.",
                    f"Close it with exactly {stack[-1].slashes}.",
                )
            )
            if any(block.slashes == slashes for block in stack):
                while stack.pop().slashes != slashes:
                    pass
        else:
            stack.pop().closed = True
        return
    block = SourceBlock(fence["name"], fence["argument"] or "", number, slashes)
    while stack and stack[-1].name not in HOLDING and stack[-1].slashes <= slashes:
        outline.faults.append(_unclosed(stack.pop()))
    if stack:
        if stack[-1].slashes <= slashes:
            outline.faults.append(
                Fault(
                    number,
                    f'This block stands inside "{stack[-1].name}" of line {stack[-1].line}, which '
                    "has no more slashes than it.",
                    f'Give "{stack[-1].name}" one slash more, at its start and its end.',
                )
            )
        stack[-1].children.append(block)
    else:
        outline.blocks.append(block)
    stack.append(block)
