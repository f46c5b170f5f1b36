"""Comments with the English text in a translation that is being written: <!-- en … -->."""

from __future__ import annotations

import re

ENGLISH = re.compile(r"^<!-- en\b.*?-->[ \t]*$", re.M | re.S)


def blank_comments(text: str) -> str:
    """A text whose English comments are blank lines, so that line numbers stay."""
    return ENGLISH.sub(lambda match: "\n" * match[0].count("\n"), text)


def space_comments(text: str) -> str:
    """A text whose English comments are spaces, so that every place stays."""
    return ENGLISH.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
