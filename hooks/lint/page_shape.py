"""A guide begins with what to do first; a translation keeps the facts of its source."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.guides.schema import GuideFrontMatter
from hooks.lint.subject import Subject
from hooks.reading import line_of

SAME = ("audience", "format", "crisis")


def check(subject: Subject) -> Iterator[Fault]:
    page = subject.page
    guide = page.guide
    if guide is None:
        return
    first = next((block for block in subject.outline.blocks), None)
    before = [
        text
        for number, text in subject.outline.prose
        if text.strip() and (first is None or number < first.line)
    ]
    if first is None or first.name != "first" or before:
        yield Fault(
            page.body_line,
            "The guide doesn't begin with what to do first.",
            "Begin with a block: /// first, then one to three short sentences, then ///.",
        )
    planned = subject.project.tree.taxonomy.guide(page.path)
    if planned and guide.format != planned.format.partition("+")[0]:
        yield Fault(
            line_of(page.node, ["format"], 2),
            f'data/taxonomy.yml calls this guide a "{planned.format}", this page "{guide.format}".',
            "Use the same word.",
        )
    if subject.source is not None:
        yield from _facts(subject, guide)


def _facts(subject: Subject, guide: GuideFrontMatter) -> Iterator[Fault]:
    assert subject.source is not None
    theirs = subject.source.guide
    if theirs is None:
        return
    for name in SAME:
        if getattr(guide, name) != getattr(theirs, name):
            yield Fault(
                line_of(subject.page.node, [name], 2),
                f'"{name}" differs from the English page.',
                f"Copy the line {name}: from there.",
            )
    if bool(guide.situation) != bool(theirs.situation):
        yield Fault(
            line_of(subject.page.node, ["situation"], 2),
            '"situation" stands on only one of this page and the English page.',
            "Translate the line situation: from there, or delete it here.",
        )
    if [source.url for source in guide.sources] != [source.url for source in theirs.sources]:
        yield Fault(
            line_of(subject.page.node, ["sources"], 2),
            "The sources differ from the English page.",
            "Copy sources: from there; only their titles may be translated.",
        )
