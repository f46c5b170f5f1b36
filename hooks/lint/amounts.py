"""Numbers and amounts of a translation are those of its source, section by section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hooks.blocks.outline import Fault, Outline
from hooks.guides.tree import Page
from hooks.lint import numbers
from hooks.lint.quantities import Quantity, lacking, quantities, spelt
from hooks.lint.subject import HEADING, TECHNICAL, Subject, lines_of

# Examples are those of the reader's country, also their amounts.
EXAMPLES = ("chat", "quiz")
_DIGIT = re.compile(r"\d")
_ITEM = re.compile(r"^\s*\d+[.)]\s+")


@dataclass
class _Section:
    """The first line of a section, its texts without examples, and the numbers in them by line."""

    line: int
    texts: list[str] = field(default_factory=list)
    told: list[tuple[int, Quantity]] = field(default_factory=list)

    @property
    def quantities(self) -> list[Quantity]:
        return [quantity for _, quantity in self.told]


def check(subject: Subject) -> Iterator[Fault]:
    if subject.source is None or subject.source_outline is None:
        return
    faults = list(_check(subject))
    if faults:  # what is a phone number, or allowed to look like one, is told of there
        called = {fault.line for fault in numbers.check(subject)}
        yield from (fault for fault in faults if fault.line not in called)


def _check(subject: Subject) -> Iterator[Fault]:
    assert subject.source is not None
    assert subject.source_outline is not None
    ours = _sections(subject.page, subject.outline)
    for name, theirs in _sections(subject.source, subject.source_outline).items():
        here = ours.get(name)
        if here is None:
            continue  # the headings' rule tells of it
        where = "at the beginning" if name == "0" else f"under {{#{name}}}"
        for quantity in lacking(theirs.quantities, here.quantities):
            yield Fault(
                here.line,
                f'The English page says "{quantity.written}" {where}, this page doesn\'t.',
                "Write the same number here, in digits, as often as there.",
            )
        extra = lacking(here.quantities, theirs.quantities)
        if not extra:
            continue
        # what English has in words may stand in digits: 3 dấu hiệu for three signs
        in_words = spelt(" ".join(theirs.texts))
        for line, quantity in here.told:
            if quantity in extra and quantity.value not in in_words:
                extra.remove(quantity)
                yield Fault(
                    line,
                    f'"{quantity.written}" stands here, but not {where} of the English page.',
                    "Write the number that stands there, leave it out, or put it into words.",
                )


def _sections(page: Page, outline: Outline) -> dict[str, _Section]:
    """The numbers of a page by section id, without those of examples."""
    examples = {
        line
        for block in outline.walk()
        if block.name in EXAMPLES
        for line, _ in [*block.lines, (block.line, "")]
    }
    here = _Section(page.body_line)
    sections = {"0": here}
    for name in ("title", "description", "situation"):
        _read(here, min(page.body_line, 2), getattr(page.meta, name, None) or "")
    for number, text in lines_of(page):
        heading = HEADING.match(text)
        if heading and heading["id"]:
            here = sections.setdefault(heading["id"], _Section(number))
        if number not in examples:
            _read(here, number, _ITEM.sub("", text))
    return sections


def _read(section: _Section, line: int, text: str) -> None:
    section.texts.append(text)
    if _DIGIT.search(text):
        plain = TECHNICAL.sub(" ", text).replace("*", "")
        section.told += [(line, quantity) for quantity in quantities(plain)]
