"""No phone number in the text: retired ones are refused, others come from data/helplines.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.helplines.numbers import retired_in, runs
from hooks.lint.subject import Subject

_DIGIT = re.compile(r"\d")
_TARGET = re.compile(r"\]\([^)]*\)|\{#[^}]*\}|\[\[[^\]]*\]\]")


def check(subject: Subject) -> Iterator[Fault]:
    book = subject.project.book
    known = book.by_digits()
    whole = subject.page.text
    retired_here = any(retired_in(whole, book.retired))
    for line, text in enumerate(whole.split("\n") if retired_here else (), start=1):
        for retired in retired_in(text, book.retired):
            yield Fault(
                line,
                f"{retired.number} must not be shown: {retired.why}",
                "Take it out; name a line of data/helplines.yml as [[id]].",
            )
    for line, raw in subject.text_lines():
        if not _DIGIT.search(raw):
            continue
        for run in runs(_TARGET.sub(lambda match: " " * len(match[0]), raw)):
            entry = known.get(run.digits)
            if entry and (len(run.digits) > 2 or run.called):
                yield Fault(
                    line,
                    f"The number {run.written} of {entry.id} stands in the text.",
                    f"Write [[{entry.id}]] instead: then it is mended everywhere at once.",
                )
            elif run.looks_like_a_number:
                yield Fault(
                    line,
                    f'"{run.written}" looks like a phone number.',
                    "Add the line to data/helplines.yml and write [[its-id]] here, or reword.",
                )
