"""The revision of a page: one hash a section, so that a translation can tell what has changed.

A revision is text such as `0:1f0a9c3b first-id:77aa01c2 …`: the part before the first heading has the
name 0, every other its heading's id. It ignores what changes no meaning: line breaks inside a
paragraph, spaces, commas after a word, the kind of quotes and dashes.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping

from hooks.guides.tree import Page
from hooks.lint.subject import HEADING

BEGINNING = "0"
_STARTS = re.compile(r"(?:[-*+]|\d+[.)]|#+|/{3,}|!!!|\|)(?:\s|$)")  # what begins a line of its own
_SAME = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


def revision_of(page: Page) -> str:
    """The revision of a page as it stands."""
    return " ".join(f"{name}:{hash_of(text)}" for name, text in sections_of(page).items())


def is_stale(page: Page, source: Page) -> bool:
    """Whether the English page has changed since it was translated, as far as the translation says
    what it was made from."""
    recorded = page.meta.source_revision
    return bool(recorded and changed_sections(recorded, revision_of(source)))


def sections_of(page: Page) -> dict[str, str]:
    """The texts of a page by section id, in order; title and description belong to the beginning."""
    return section_texts(page.meta.model_dump(), page.body)


def section_texts(meta: Mapping[str, object], body: str) -> dict[str, str]:
    """The same from front matter as a mapping and a body."""
    parts: dict[str, list[str]] = {BEGINNING: []}
    for name in ("title", "description", "situation"):
        parts[BEGINNING].append(str(meta.get(name) or ""))
    here = BEGINNING
    for text in body.split("\n"):
        heading = HEADING.match(text)
        if heading and heading["id"]:
            here = heading["id"]
            parts.setdefault(here, [])
        parts[here].append(text)
    return {name: "\n".join(lines) for name, lines in parts.items()}


def hash_of(text: str) -> str:
    """The hash of a section's text, by what carries meaning."""
    return hashlib.sha256(_normal(text).encode()).hexdigest()[:8]


def _normal(text: str) -> str:
    """A text in which only what carries meaning differs. Paragraphs and the depth of list items stay:
    an answer moved under another says something else."""
    text = unicodedata.normalize("NFC", text).translate(_SAME)
    parts: list[str] = []
    apart = True
    for line in re.sub(r",(?=\s|$)", "", text).split("\n"):
        words = " ".join(line.split())
        if words and (apart or _STARTS.match(words)):
            depth = (len(line) - len(line.lstrip())) // 2
            parts.append(f"{depth} {words}")
        elif words:
            parts[-1] += f" {words}"
        apart = not words
    return "\n".join(parts)


def changed_sections(recorded: str, current: str) -> list[str]:
    """Names of the sections that differ, are new or are gone, in the order of the current page."""
    then = hashes_of(recorded)
    now = hashes_of(current)
    return [name for name, value in now.items() if then.get(name) != value] + [
        name for name in then if name not in now
    ]


def hashes_of(revision: str) -> dict[str, str]:
    """The hashes of a revision by section id."""
    return {name: value for name, _, value in (part.partition(":") for part in revision.split())}
