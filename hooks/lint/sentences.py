"""Sentences are short, and English is easy: a frightened reader must follow."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import Subject

LONGEST = {"en": 28, "hi": 36, "ur": 38, "vi": 40}  # Vietnamese writes each syllable apart
MEDIAN = {"en": 15, "hi": 17, "ur": 18, "vi": 18}
GRADE = 8.0

_MARKUP = re.compile(
    r"\]\([^)]*\)|\{#[^}]*\}|[*_=\[\]`]|^\s*(?:[-+]|\d+[.)])\s+|^#+\s+|^\s*[xX ]\s"
)
_END = re.compile(r"(?<=[.!?।۔؟…:])[\"”’)]*\s+")


def check(subject: Subject) -> Iterator[Fault]:
    language = subject.page.language
    lengths = []
    words: list[str] = []
    for line, text in _prose(subject):
        for sentence in _END.split(text):
            parts = re.findall(r"[^\s–—-]+", sentence)
            if not parts:
                continue
            lengths.append(len(parts))
            words += parts
            if len(parts) > LONGEST.get(language, 36):
                yield Fault(
                    line,
                    f"This sentence has {len(parts)} words.",
                    "Make two of it: one thought a sentence.",
                )
    if len(lengths) > 5 and statistics.median(lengths) > MEDIAN.get(language, 18):
        yield Fault(
            subject.page.body_line,
            f"Half of the sentences have more than {statistics.median(lengths):.0f} words.",
            "Shorten them.",
        )
    if language == "en" and len(words) > 100:
        grade = reading_grade(words, len(lengths))
        if grade > GRADE:
            yield Fault(
                subject.page.body_line,
                f"The page reads at school grade {grade:.1f}.",
                f"Use shorter words and sentences, down to {GRADE:.0f} or less.",
            )


def _prose(subject: Subject) -> Iterator[tuple[int, str]]:
    for line, text in subject.lines():
        if not text.startswith("///") and text.strip() and "|" not in text:
            yield line, _MARKUP.sub(" ", text).strip()


def reading_grade(words: list[str], sentences: int) -> float:
    """The Flesch-Kincaid grade (Kincaid and others, 1975) of English words and sentence count."""
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / max(sentences, 1) + 11.8 * syllables / max(len(words), 1) - 15.59


def _syllables(word: str) -> int:
    """How many syllables an English word has, by its groups of vowels."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    plain = re.sub(r"(?<=[^aeiouy])e$|(?<=[^td])ed$", "", plain)
    return max(1, len(re.findall(r"[aeiouy]+", plain)))
