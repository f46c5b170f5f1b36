"""Boxes such as `!!! note` are of a known kind, with an empty line after their head and their text
indented by four spaces; a translation has the boxes of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import Subject, lines_of

_HEAD = re.compile(r"^(?P<indent>[ \t]*)(?P<signs>!!!|\?\?\?\+?)(?P<rest>.*)$")
_REST = re.compile(r'^ (?P<kind>[a-z]+)(?: +"[^"]*")? *$')


def check(subject: Subject) -> Iterator[Fault]:
    kinds = subject.project.words[subject.page.language]["admonitions"]
    lines = list(subject.lines())
    for index, (number, text) in enumerate(lines):
        head = _HEAD.match(text)
        if not head:
            continue
        rest = _REST.match(head["rest"])
        if head["signs"] != "!!!":
            yield Fault(number, "A box that folds is not known here.", "Write !!! and its kind.")
        elif not rest:
            yield Fault(
                number,
                "The head of this box can't be read.",
                'Write it as: !!! note, or with a title: !!! note "What to know".',
            )
        elif rest["kind"] not in kinds:
            yield Fault(
                number,
                f'There is no box "{rest["kind"]}".',
                f"Use one of: {', '.join(kinds)}.",
            )
        if head["indent"]:
            yield Fault(number, "This box is indented.", "Begin !!! at the very left.")
        else:
            yield from _body(number, lines[index + 1 :])
    if subject.source is not None:
        theirs = _kinds([text for _, text in lines_of(subject.source)])
        if _kinds([text for _, text in lines]) != theirs:
            yield Fault(
                subject.page.body_line,
                "The boxes (!!!) differ from the English page"
                + (f", which has: {', '.join(theirs)}." if theirs else ", which has none."),
                "Keep their number, kinds and order.",
            )


def _body(head: int, after: list[tuple[int, str]]) -> Iterator[Fault]:
    """What is wrong with the lines below the head of a box."""
    if after and after[0][1].strip():
        yield Fault(
            after[0][0],
            "The text of a box follows its head at once.",
            "Leave one empty line after !!!.",
        )
    before = ""
    inside = False
    for number, text in after:
        if text.strip():
            indented = text.startswith("    ")
            if not indented and (not inside or before.strip() or text[0] in " \t"):
                yield Fault(
                    number,
                    "This line of a box is not indented by four spaces."
                    if inside or text[0] in " \t"
                    else "The box above has no text.",
                    "Begin each line of its text with four spaces.",
                )
                return
            if not indented:
                return
            inside = True
        before = text
    if not inside:
        yield Fault(head, "This box has no text.", "Indent its text by four spaces.")


def _kinds(lines: list[str]) -> list[str]:
    heads = (_HEAD.match(text) for text in lines)
    return [match["rest"].split('"')[0].strip() for match in heads if match]
