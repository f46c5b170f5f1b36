"""Which text of a page a native reader has checked: a signature that a changed text doesn't bear."""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from pathlib import Path

import yaml

from hooks.guides.tree import Page
from hooks.lint.allow import without_allowances
from hooks.translations.skeleton import last_line, quoted
from hooks.translations.writing import write_whole


def text_hash(page: Page, *, with_terms: bool = False) -> str:
    """A short hash of what readers read: title, description, situation and body, and the search
    terms too where they are asked for. White space at the ends of lines doesn't count."""
    meta = page.meta.model_dump()
    parts = [str(meta.get(name) or "") for name in ("title", "description", "situation")]
    parts.append(without_allowances(page.body).strip("\n"))
    if with_terms:
        parts += page.meta.search_terms
    text = unicodedata.normalize("NFC", "\0".join(parts))
    lines = (line.rstrip() for line in text.split("\n"))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def is_reviewed(page: Page) -> bool:
    """Whether somebody has signed the text as it stands."""
    review = page.meta.review
    return review.state == "reviewed" and review.revision == text_hash(page)


def sign(page: Page, root: Path, by: str, today: datetime.date) -> None:
    """Write into the front matter who has checked the text as it stands, and when."""
    review = (
        f"{{state: reviewed, by: {quoted(by)}, on: {today.isoformat()}, "
        f'revision: "{text_hash(page)}"}}'
    )
    head = with_review(page, review)
    rest = "\n".join(page.text.split("\n")[page.body_line - 2 :])
    write_whole(root / page.file, f"---\n{head}\n{rest}")


def with_review(page: Page, review: str) -> str:
    """The front matter of a page (without its --- lines) with another value of `review`."""
    assert isinstance(page.node, yaml.MappingNode)
    lines = page.text.split("\n")[1 : page.body_line - 2]
    for key, value in page.node.value:
        if key.value == "review":
            lines[key.start_mark.line : last_line(value) + 1] = [f"review: {review}"]
            return "\n".join(lines)
    raise AssertionError("a page without a review line is refused when it is read")
