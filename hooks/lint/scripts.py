"""The page is in its language: no word mixes scripts, and nothing was left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hooks.blocks.outline import FENCE, Fault
from hooks.guides.tree import Page
from hooks.lint.language import is_in
from hooks.lint.subject import TECHNICAL, TITLED, Subject, lines_of

_MIXED = re.compile(
    r"[A-Za-z]+[\u0904-\u0939\u0958-\u0961\u0620-\u06d3]+"
    r"|[\u0900-\u0963\u0620-\u06d3]+[A-Za-z]+"
    r"|[\u0900-\u0963]+[\u0620-\u06d3]+|[\u0620-\u06d3]+[\u0900-\u0963]+"
    r"|[A-Za-z]*[а-яА-ЯёЁ]+[A-Za-z]*"
)
_ENGLISH = re.compile(r"(?:\b[A-Za-z][A-Za-z'’-]*[,;]?\s+){5,}[A-Za-z'’-]+")
_COMMON = re.compile(r"\b(?:the|and|you|your|is|are|of|to|not|this|with|that)\b", re.I)


_WORDS = re.compile(r"(?:\b[A-Za-z][A-Za-z'’-]*\W+){2,}[A-Za-z]")
_MARKUP = re.compile(
    r"^\s*(?:#+|[-*+]|\d+\.)\s+(?:\[[ xX]\]\s+)?|\]\([^)]*\)|\{#[^}]*\}|[*=_\[\]“”\"]"
)
ENOUGH = 2500  # characters that tell the language of a page
_SENTENCES = re.compile(r"(?<=[.!?:।۔؟])\s+")


def check(subject: Subject) -> Iterator[Fault]:
    page = subject.page
    lines = [(line, raw, TECHNICAL.sub(" ", raw)) for line, raw in subject.text_lines()]
    body = [text for line, _, text in lines if line >= page.body_line]
    if not is_in("\n".join(body)[:ENOUGH], page.language):
        name = subject.project.places.language(page.language).english
        yield Fault(
            page.body_line,
            f"This page is not in {name}.",
            "Was it saved in the wrong folder?",
        )
        return
    english = _pieces(subject.source) if subject.source else frozenset()
    for line, raw, text in lines:
        mixed = None if text.isascii() else _MIXED.search(text)
        if mixed:
            yield Fault(
                line,
                f'The word "{mixed[0]}" mixes letters of two scripts.',
                "Type it again in one script, or put a space or hyphen between the parts.",
            )
        if subject.source is None or not _WORDS.search(raw):
            continue
        passage = _ENGLISH.search(text)
        left = passage[0] if passage and len(_COMMON.findall(passage[0])) >= 2 else None
        left = left or _same(raw, english)
        if left:
            cut = left[:50].rstrip() + ("…" if len(left) > 50 else "")
            yield Fault(line, f'This was left in English: "{cut}".', "Translate it.")


def _same(raw: str, english: frozenset[str]) -> str | None:
    """The first piece of a line that is word for word that of the English page, names aside."""
    for piece in _split(raw):
        words = piece.split()
        if piece in english and _WORDS.match(piece) and any(w[0].islower() for w in words[1:]):
            return piece
    return None


def _split(raw: str) -> list[str]:
    """A line without markup, and each of its sentences."""
    fence = FENCE.match(raw)
    if fence:
        raw = fence["argument"] or "" if fence["name"] in TITLED else ""
    text = _MARKUP.sub("", raw).strip()
    return [text, *_SENTENCES.split(text)]


def _pieces(page: Page) -> frozenset[str]:
    heads = (getattr(page.meta, name, None) or "" for name in ("title", "description", "situation"))
    return _pieces_of((*heads, *(text for _, text in lines_of(page))))


@lru_cache(maxsize=256)
def _pieces_of(texts: tuple[str, ...]) -> frozenset[str]:
    """What a page says, line by line and sentence by sentence."""
    return frozenset(piece for text in texts for piece in _split(text))
