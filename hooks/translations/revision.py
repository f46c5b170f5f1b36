"""The revision of a page: one hash a section, so that a translation can tell what has changed.

A revision is text such as `0:1f0a9c3b first-id:77aa01c2 …`: the part before the first heading has the
name 0, every other its heading's id. It ignores what changes no meaning: white space, line breaks
inside a paragraph, the kind of quotes and dashes.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from hooks.guides.tree import Page
from hooks.lint.subject import HEADING

_SAME = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


def revision_of(page: Page) -> str:
    """The revision of a page as it stands."""
    parts: list[tuple[str, list[str]]] = [("0", [])]
    for name in ("title", "description", "situation"):
        parts[0][1].append(str(getattr(page.meta, name, None) or ""))
    for text in page.body.split("\n"):
        heading = HEADING.match(text)
        if heading and heading["id"]:
            parts.append((heading["id"], []))
        parts[-1][1].append(text)
    return " ".join(f"{name}:{_hash(lines)}" for name, lines in parts)


def _hash(lines: list[str]) -> str:
    text = unicodedata.normalize("NFC", "\n".join(lines)).translate(_SAME)
    return hashlib.sha256(re.sub(r"\s+", " ", text).strip().encode()).hexdigest()[:8]


def changed_sections(recorded: str, current: str) -> list[str]:
    """Names of the sections that differ, are new or are gone, in the order of the current page."""
    then = dict(_pairs(recorded))
    now = dict(_pairs(current))
    return [name for name, value in now.items() if then.get(name) != value] + [
        name for name in then if name not in now
    ]


def _pairs(revision: str) -> list[tuple[str, str]]:
    return [(name, value) for name, _, value in (part.partition(":") for part in revision.split())]
