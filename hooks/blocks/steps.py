"""`//// steps`: a decision tree. Headings are steps, links between them the answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from hooks.blocks.context import BlockType, CheckContext, Content, PageContext
from hooks.blocks.lists import source_items
from hooks.blocks.outline import Fault, SourceBlock

_HEADING = re.compile(r"^### +(?P<title>.+?) *\{#(?P<id>[a-z0-9-]+)\} *$")
_ANY_HEADING = re.compile(r"^#{1,6} ")
_CHOICE = re.compile(r"^\[[^\]]+\]\((?P<target>[^)\s]+)\)\.?$")
_LINK = re.compile(r"\[[^\]]+\]\((?P<target>[^)\s]+)\)")
_LIST = re.compile(r"^\d+[.)] ")
MOST_TAPS = 5


@dataclass
class Step:
    """A step in the source: `choices` are the targets of its answers with their lines."""

    id: str
    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    choices: list[tuple[int, str]] = field(default_factory=list)
    acts: bool = False


def source_steps(block: SourceBlock) -> tuple[list[Step], list[Fault]]:
    """The steps of a tree in their order, and what is wrong with its headings."""
    steps: list[Step] = []
    faults: list[Fault] = []
    for line, text in block.own:
        match = _HEADING.match(text)
        if match:
            steps.append(Step(match["id"], line))
        elif _ANY_HEADING.match(text):
            faults.append(
                Fault(
                    line,
                    "A step must begin with three # signs and end with its id.",
                    "Write it as ### Question {#short-name}.",
                )
            )
        elif steps:
            steps[-1].lines.append((line, text))
        elif text.strip():
            faults.append(
                Fault(line, "This text belongs to no step.", "Put it above the block or in a step.")
            )
    for index, step in enumerate(steps):
        end = steps[index + 1].line if index + 1 < len(steps) else float("inf")
        items = source_items(step.lines)
        choices = [(item.line, _CHOICE.match(item.text)) for item in items]
        if choices and all(match for _, match in choices):
            step.choices = [(line, match["target"]) for line, match in choices if match]
        step.acts = (
            any(step.line < child.line < end for child in block.children)
            or any(_LIST.match(text.strip()) for _, text in step.lines)
            or any(
                not m["target"].startswith("#") for _, t in step.lines for m in _LINK.finditer(t)
            )
            or bool(items and not step.choices)
        )
    return steps, faults


def check(block: SourceBlock, _: CheckContext) -> Iterator[Fault]:
    steps, faults = source_steps(block)
    yield from faults
    if not steps:
        yield Fault(block.line, "This tree has no steps.", "Begin with ### Question {#start}.")
        return
    known: dict[str, Step] = {}
    for step in steps:
        if step.id in known:
            yield Fault(step.line, f'The step "{step.id}" is there twice.', "Rename one of them.")
        known.setdefault(step.id, step)
    for step in steps:
        for line, target in step.choices:
            if target.startswith("#") and target[1:] not in known:
                yield Fault(
                    line,
                    f'There is no step "{target[1:]}".',
                    f"Link to one of: {', '.join(known)}.",
                )
        if not step.choices and not step.acts:
            yield Fault(
                step.line,
                f'The step "{step.id}" is a dead end: no answer to choose and nothing to do.',
                "Add a list of links to other steps, a helpline, a numbered list, or a guide.",
            )
    for step in hopeless(steps):
        yield Fault(
            step.line,
            f'From the step "{step.id}" no answer leads to anything to do.',
            "Let a way from here end in a helpline, a numbered list or a guide.",
        )
    taps = distances(steps)
    for step in steps:
        if step.id not in taps:
            yield Fault(
                step.line,
                f'No answer leads to the step "{step.id}".',
                f"Link to it from another step: - [Answer](#{step.id}).",
            )
        elif taps[step.id] > MOST_TAPS:
            yield Fault(
                step.line,
                f'The step "{step.id}" is {taps[step.id]} taps away from the start.',
                f"Shorten the way to it to {MOST_TAPS}.",
            )


def hopeless(steps: list[Step]) -> list[Step]:
    """Steps that ask, but from which no way leads to something to do."""
    good = {step.id for step in steps if step.acts}
    good |= {s.id for s in steps if any(not target.startswith("#") for _, target in s.choices)}
    while True:
        more = {s.id for s in steps if any(target[1:] in good for _, target in s.choices)} - good
        if not more:
            break
        good |= more
    return [step for step in steps if step.choices and step.id not in good]


def distances(steps: list[Step]) -> dict[str, int]:
    """How many taps each step is away from the first."""
    known = {step.id: step for step in steps}
    taps = {steps[0].id: 0}
    queue = [steps[0].id]
    while queue:
        here = queue.pop(0)
        for _, target in known[here].choices:
            there = target[1:]
            if target.startswith("#") and there in known and there not in taps:
                taps[there] = taps[here] + 1
                queue.append(there)
    return taps


def render(content: Content, page: PageContext) -> str:
    steps: list[dict[str, object]] = []
    bodies: list[list[Element]] = []
    for element in content.element:
        if element.tag == "h3":
            steps.append({"id": element.get("id", ""), "title": content.inner(element)})
            bodies.append([])
        elif steps:
            bodies[-1].append(element)
    for step, body in zip(steps, bodies, strict=True):
        links = [_only_link(li) for li in body[-1]] if body and body[-1].tag == "ul" else []
        if links and all(link is not None for link in links):
            body.pop()
            step["choices"] = [
                (link.get("href", ""), content.inner(link)) for link in links if link is not None
            ]
        else:
            step["choices"] = []
        step["body"] = content.several(body)
    return page.partial("steps", steps=steps)


def _only_link(li: Element) -> Element | None:
    """The link of an item that is nothing else than a link."""
    inner = li[0] if len(li) == 1 and li[0].tag == "p" else li
    if len(inner) == 1 and inner[0].tag == "a" and not (inner.text or "").strip():
        return inner[0] if not (inner[0].tail or "").strip(" .\n") else None
    return None


def signature(block: SourceBlock) -> object:
    steps, _ = source_steps(block)
    return tuple((step.id, tuple(target for _, target in step.choices)) for step in steps)


TYPE = BlockType("steps", check, render, signature, frozenset({"helpline", "country", "checklist"}))
