"""In which way a block of a translation differs from its source's, in words."""

from __future__ import annotations

from hooks.blocks.lists import BOX, SourceItem, source_items
from hooks.blocks.outline import SourceBlock

Told = tuple[str, str]  # what is different, and how to mend it
_COUNTED = {"quiz": "answers", "chat": "messages", "checklist": "items", "picture": "labels"}
_ORDINALS = ("1st", "2nd", "3rd")


def difference(ours: SourceBlock, theirs: SourceBlock) -> Told:
    """What to say of two blocks whose names or signatures differ."""
    there = f"the English one (line {theirs.line})"
    if ours.name != theirs.name:
        return (
            f'Here stands a block "{ours.name}", in the English page (line {theirs.line}) '
            f'"{theirs.name}".',
            "Keep the blocks and their order.",
        )
    if ours.name in _COUNTED and not (ours.name == "picture" and ours.argument != theirs.argument):
        told = _lists(ours, theirs, there)
        if told:
            return told
    if ours.name == "steps":
        return (
            f"The steps and answers of this tree are not those of {there}.",
            "Keep the number, order and ids of the steps, and where each answer leads.",
        )
    if ours.name == "pledge":
        return (
            f"The sides of this pledge, or the number of promises, are not those of {there}.",
            "Keep the sides with their ids, and as many promises under each.",
        )
    return (
        f'The English page (line {theirs.line}) has here "{theirs.head}".',
        "Write the same: names, ids and needs are the same in every language.",
    )


def _lists(ours: SourceBlock, theirs: SourceBlock, there: str) -> Told | None:
    mine, wanted = source_items(ours.own), source_items(theirs.own)
    kind = _COUNTED[ours.name]
    if len(mine) != len(wanted):
        return (
            f"This {ours.name} has {len(mine)} {kind}, {there} {len(wanted)}.",
            f"Write as many {kind} as there.",
        )
    if ours.name == "chat":
        for number, (one, other) in enumerate(zip(mine, wanted, strict=True), start=1):
            if len(one.items) != len(other.items):
                return (
                    f"Message {number} (line {one.line}) has {len(one.items)} ==marked places==, "
                    f"that of {there} {len(other.items)}.",
                    "Mark as many, and explain each below the message.",
                )
    if ours.name == "quiz":
        return (
            f"The right answer [x] is the {_places(mine)} here, the {_places(wanted)} in English.",
            "Keep the answers in the order of the English page, or move [x] back.",
        )
    return None


def _places(items: list[SourceItem]) -> str:
    """Which answers are right: "2nd", or "1st and 3rd"."""
    numbers = [
        number
        for number, item in enumerate(items, start=1)
        if (match := BOX.match(item.text)) and match["mark"] != " "
    ]
    return " and ".join(_ORDINALS[n - 1] if n <= len(_ORDINALS) else f"{n}th" for n in numbers)
