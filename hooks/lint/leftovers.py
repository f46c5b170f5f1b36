"""Nothing is left that readers would see as rubbish: stars without a pair, half comments, marks of
two versions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.guides.comments import ENGLISH
from hooks.lint.subject import Subject

_CONFLICT = re.compile(r"^(?:[<>|]{7}(?:\s.*)?|={7})$")
_PAIRS = (
    ("**", re.compile(r"(?<!\\)\*\*(?=[^\s*])(.+?)(?<=\S)\*\*", re.S)),
    ("==", re.compile(r"==(?=\S)(.+?)(?<=\S)==", re.S)),
    ("*", re.compile(r"(?<![\\*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?!\*)", re.S)),
)
_LONE = {
    "**": re.compile(r"\*\*"),
    "==": re.compile(r"(?<!=)==(?!=)"),
    "*": re.compile(r"(?<![\\*\d])\*(?=[^\s*])|(?<=[^\s\\*\d])\*(?!\*)"),
}
_NAMES = {"**": "bold", "==": "a marked place", "*": "slanted"}
_BULLET = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)")


def check(subject: Subject) -> Iterator[Fault]:
    yield from _conflict(subject)
    yield from _comments(subject)
    chats = {
        line for block in subject.outline.walk() if block.name == "chat" for line, _ in block.own
    }
    for lines in _paragraphs(subject):
        whole = "\n".join(text for _, text in lines)
        if "*" not in whole and "==" not in whole:
            continue
        for signs, pair in _PAIRS:
            whole = pair.sub(r"\1", whole)
            lone = _LONE[signs].search(whole)
            line = lines[whole.count("\n", 0, lone.start())][0] if lone else 0
            if lone and not (signs == "==" and line in chats):
                yield Fault(
                    line,
                    f"The signs {signs} here make nothing {_NAMES[signs]}: readers would see them."
                    if signs != "=="
                    else "The signs == here mark nothing: readers would see them.",
                    f"Write them on both sides of the words, without a space between: "
                    f"{signs}words{signs}.",
                )
                break


def _paragraphs(subject: Subject) -> Iterator[list[tuple[int, str]]]:
    """Lines that belong together: of a paragraph, or of an item without its bullet."""
    lines: list[tuple[int, str]] = []
    for line, raw in subject.lines():
        text = "" if _CONFLICT.match(raw) else _CODE.sub("x", raw)
        bullet = _BULLET.match(text)
        if lines and (bullet or not text.strip() or text.startswith(("#", "///"))):
            yield lines
            lines = []
        if text.strip():
            lines.append((line, text[bullet.end() :] if bullet else text))
        if text.startswith(("#", "///")):
            yield lines
            lines = []
    if lines:
        yield lines


def _conflict(subject: Subject) -> Iterator[Fault]:
    """The first of the marks that git leaves where two versions met."""
    for line, text in subject.lines():
        if _CONFLICT.match(text):
            yield Fault(
                line,
                f'A mark between two versions of the page is left here: "{text[:20]}".',
                "Keep the right version, and delete the lines <<<<<<<, ======= and >>>>>>>.",
            )
            return


def _comments(subject: Subject) -> Iterator[Fault]:
    """Comments that begin or end only."""
    page = subject.page
    for match in ENGLISH.finditer(_as_saved(subject)):
        if "<!-- en" in match[0][4:]:
            line = page.body_line + _as_saved(subject).count("\n", 0, match.start())
            yield Fault(line, *_UNCLOSED)
    inside = _lines_of_comments(page.body, page.body_line)
    for line, text in subject.lines():
        if line in inside:
            continue
        begins, ends = text.rfind("<!-- en"), text.find("-->")
        if begins >= 0 and "-->" not in text[begins:]:
            yield Fault(line, *_UNCLOSED)
        elif ends >= 0 and "<!--" not in text[:ends]:
            yield Fault(
                line,
                "A comment ends here, but none begins.",
                "Delete -->, and the English text above it.",
            )


_UNCLOSED = (
    "A comment begins here and doesn't end.",
    "Delete it when its text is translated, or end it with --> on its last line.",
)


def _as_saved(subject: Subject) -> str:
    """The body as it stands in the file: in a draft, `body` lacks the comments."""
    lines = subject.page.text.split("\n")[subject.page.body_line - 1 :]
    return "\n".join(lines) or subject.page.body


def _lines_of_comments(body: str, first_line: int) -> set[int]:
    """The lines that belong to whole comments."""
    lines: set[int] = set()
    for match in ENGLISH.finditer(body) if "<!--" in body else ():
        start = first_line + body.count("\n", 0, match.start())
        lines.update(range(start, start + match[0].count("\n") + 1))
    return lines
