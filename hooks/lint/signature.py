"""A page that says somebody has checked it is the text that they checked."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import Subject
from hooks.reading import line_of
from hooks.translations.signing import is_reviewed


def check(subject: Subject) -> Iterator[Fault]:
    page = subject.page
    review = page.meta.review
    if review.state != "reviewed" or is_reviewed(page):
        return
    again = f'python -m hooks sign {page.file} --by "{review.by}"'
    line = line_of(page.node, ["review"], 2)
    if review.revision is None:
        yield Fault(
            line,
            f"This page doesn't say which text of it {review.by} has read.",
            f"Run: {again}, or write review: {{state: unreviewed}}.",
        )
    else:
        yield Fault(
            line,
            f"The text has changed since {review.by} read it, so it is no longer reviewed.",
            f"Write review: {{state: unreviewed}}. Has {review.by} read it as it is now? Then: {again}",
        )
