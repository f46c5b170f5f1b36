"""Sentences are short, and English is easy: a frightened reader must follow."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hooks.blocks.outline import Fault
from hooks.guides.tree import Page
from hooks.lint.subject import Subject, lines_of

LONGEST = {"en": 28, "hi": 36, "ur": 38, "vi": 40}  # Vietnamese writes each syllable apart
MEDIAN = {"en": 15, "hi": 17, "ur": 18, "vi": 18}
GRADE = 8.0

_MARKUP = re.compile(
    r"\]\([^)]*\)|\{#[^}]*\}|[*_=\[\]`]|^\s*(?:[-+]|\d+[.)])\s+|^#+\s+|^\s*[xX ]\s"
)
_END = re.compile(r"(?<=[.!?।۔؟…:])[\"”’)]*\s+")


@dataclass(frozen=True)
class Reading:
    """The sentences of a page as (line, number of words), and all its words."""

    sentences: tuple[tuple[int, int], ...]
    words: tuple[str, ...]

    @property
    def median(self) -> float:
        """Words of the middle sentence."""
        return statistics.median(length for _, length in self.sentences) if self.sentences else 0

    @property
    def grade(self) -> float:
        """The school grade at which English reads."""
        return reading_grade(self.words, len(self.sentences))


def read(page: Page) -> Reading:
    """What there is to read on a page beside tables."""
    sentences: list[tuple[int, int]] = []
    words: list[str] = []
    for line, text in _prose(page):
        for sentence in _END.split(text):
            parts = re.findall(r"[^\s–—-]+", sentence)
            if parts:
                sentences.append((line, len(parts)))
                words += parts
    return Reading(tuple(sentences), tuple(words))


def check(subject: Subject) -> Iterator[Fault]:
    language = subject.page.language
    reading = read(subject.page)
    for line, length in reading.sentences:
        if length > LONGEST.get(language, 36):
            yield Fault(
                line,
                f"This sentence has {length} words.",
                "Make two of it: one thought a sentence.",
            )
    if len(reading.sentences) > 5 and reading.median > MEDIAN.get(language, 18):
        yield Fault(
            subject.page.body_line,
            f"Half of the sentences have more than {reading.median:.0f} words.",
            "Shorten them.",
        )
    if language == "en" and len(reading.words) > 100 and reading.grade > GRADE:
        yield Fault(
            subject.page.body_line,
            f"The page reads at school grade {reading.grade:.1f}.",
            f"Use shorter words and sentences, down to {GRADE:.0f} or less.",
        )


def _prose(page: Page) -> Iterator[tuple[int, str]]:
    for line, text in lines_of(page):
        if not text.startswith("///") and text.strip() and "|" not in text:
            yield line, _MARKUP.sub(" ", text).strip()


def reading_grade(words: Sequence[str], sentences: int) -> float:
    """The Flesch-Kincaid grade (Kincaid and others, 1975) of English words and sentence count."""
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / max(sentences, 1) + 11.8 * syllables / max(len(words), 1) - 15.59


def _syllables(word: str) -> int:
    """How many syllables an English word has, by its groups of vowels."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    plain = re.sub(r"(?<=[^aeiouy])e$|(?<=[^td])ed$", "", plain)
    return max(1, len(re.findall(r"[aeiouy]+", plain)))
