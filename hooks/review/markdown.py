"""Text that came with a pull request, made safe to stand in a comment on GitHub."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

BREAK = "\u200b"  # an invisible place to break: GitHub then sees no mention, address or issue
_SIGNS = re.compile(r"([\\`*_{}\[\]~|#!$^])")
_SIMPLE = re.compile(r"^(?!.*www\.)[A-Za-z0-9][A-Za-z0-9./-]*$")
_LIVELY = (
    (re.compile("@"), f"@{BREAK}"),
    (re.compile(r":(?=//)"), f":{BREAK}"),
    (re.compile(r"(?i)(www)(?=\.)"), rf"\1{BREAK}"),
    (re.compile(r"(?i)(mailto|xmpp)(?=:)"), rf"\1{BREAK}"),
    (re.compile(r"(#|\bGH-)(?=\d)"), rf"\1{BREAK}"),
)


def plain(text: str, limit: int = 300) -> str:
    """The text in one line of at most `limit` characters, in which nothing is Markdown, HTML, a
    link, a mention or an issue, and no sign turns the direction of what follows."""
    kept = "".join(" " if c.isspace() else c for c in text if not _invisible(c))
    line = re.sub(" +", " ", kept).strip()
    if len(line) > limit:
        line = line[: limit - 1].rstrip() + "…"
    for pattern, replacement in _LIVELY:
        line = pattern.sub(replacement, line)
    line = _SIGNS.sub(r"\\\1", line)
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _invisible(character: str) -> bool:
    """Control and format signs, but for white space and the two joiners that scripts need."""
    if character.isspace() or character in "\u200c\u200d":
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co")


def name_of(file: str) -> str:
    """A file's name: as it is where it holds nothing but letters, digits and / . -."""
    return file if len(file) <= 150 and _SIMPLE.match(file) else plain(file, 150)


def link(file: str, line: int | None, blob: str) -> str:
    """`file:line`, linked to the line where `blob` (the address of the files at a commit, ending
    with /) is known."""
    label = name_of(file) + (f":{line}" if line else "")
    if not blob or len(file) > 300:
        return label
    return f"[{label}]({blob}{quote(file, safe='/')}{f'#L{line}' if line else ''})"


def rule_link(rule: str, code: str, blob: str) -> str:
    """A rule's name, linked to the table of the checks in CONTRIBUTING of a language (`code` empty:
    the English one), where `blob` is known."""
    if not blob:
        return rule
    return f"[{rule}]({blob}CONTRIBUTING{f'.{code}' if code else ''}.md#the-checks)"
