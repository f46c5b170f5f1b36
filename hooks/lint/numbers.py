"""No phone number in the text: retired ones are refused, others come from data/helplines.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.helplines.schema import Helpline
from hooks.lint.subject import Subject

_RUN = re.compile(r"(?<![\w.,:/#=-])\+?\d(?:[ -]?\d)*(?![\w%]|[.,:/]\d)")
_CALL = re.compile(
    r"\b(?:call|dial|ring|phone|gọi|bấm số|quay số)\s*$|(?:कॉल|डायल|फ़ोन|فون|کال|ڈائل)\s*$", re.I
)
_AFTER = re.compile(r"^\s*(?:पर (?:कॉल|फ़ोन|डायल)|(?:پر|کو) (?:کال|فون|ڈائل))")
_LONG = 7
_TARGET = re.compile(r"\]\([^)]*\)|\{#[^}]*\}|\[\[[^\]]*\]\]")
_DIGITS = str.maketrans("०१२३४५६७८९۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 3)


def check(subject: Subject) -> Iterator[Fault]:
    book = subject.project.book
    known = {
        re.sub(r"\D", "", number.show): entry
        for entry in book.entries
        if entry.shown
        for number in entry.numbers
    }
    for line, raw in subject.text_lines():
        text = _TARGET.sub(lambda match: " " * len(match[0]), raw.translate(_DIGITS))
        for retired in book.retired:
            if _stands_in(retired.number, text):
                yield Fault(
                    line,
                    f"{retired.number} must not be shown: {retired.why}",
                    "Take it out; name a line of data/helplines.yml as [[id]].",
                )
        for match in _RUN.finditer(text):
            digits = re.sub(r"\D", "", match[0])
            yield from _number(line, match, digits, known.get(digits), text)


def _stands_in(number: str, text: str) -> bool:
    if not number[0].isdigit():
        return number in text
    return any(
        re.sub(r"\D", "", match[0]) == number.replace("-", "") for match in _RUN.finditer(text)
    )


def _number(
    line: int, match: re.Match[str], digits: str, entry: Helpline | None, text: str
) -> Iterator[Fault]:
    called = _CALL.search(text[: match.start()]) or _AFTER.search(text[match.end() :])
    if entry and (len(digits) > 2 or called):
        yield Fault(
            line,
            f"The number {match[0].strip()} of {entry.id} stands in the text.",
            f"Write [[{entry.id}]] instead: then it is mended everywhere at once.",
        )
    elif len(digits) >= _LONG or (called and len(digits) > 1):
        yield Fault(
            line,
            f'"{match[0].strip()}" looks like a phone number.',
            "Add the line to data/helplines.yml and write [[its-id]] here, or reword.",
        )
