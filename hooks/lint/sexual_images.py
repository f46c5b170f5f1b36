"""Where a paragraph speaks of sexual pictures and of saving, or the page is about them, the page says
that those of children are never saved; and no sentence tells a reader to save such a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hooks.blocks.outline import Fault
from hooks.glossary.whole_words import whole_words
from hooks.guides.sexual_images import ImageWords
from hooks.lint.subject import HEADING, TECHNICAL, Subject

SECTION = "sexual-harm"
_END = re.compile(r"(?<=[.!?।۔؟…])[\"”’)*_]*\s+")


@dataclass(frozen=True)
class _Patterns:
    topics: re.Pattern[str]
    saving: re.Pattern[str]
    pictures: re.Pattern[str]
    never: re.Pattern[str]
    children: re.Pattern[str]

    def warns(self, sentence: str, around: str) -> bool:
        """Whether a sentence forbids saving pictures; pictures and children may be named `around`."""
        if not self.never.search(sentence):
            return False
        whole = self.topics.search(sentence) and self.children.search(sentence)
        spread = self.pictures.search(around) and self.children.search(around)
        return bool(whole or (self.saving.search(sentence) and spread))


@cache
def _patterns(words: ImageWords) -> _Patterns:
    return _Patterns(
        whole_words(words.topics),
        whole_words(words.saving),
        whole_words(words.pictures),
        whole_words(words.never),
        whole_words(words.children),
    )


def check(subject: Subject) -> Iterator[Fault]:
    words = subject.project.image_words[subject.page.language]
    find = _patterns(words)
    lines = [(line, TECHNICAL.sub(" ", text)) for line, text in subject.text_lines()]
    about = subject.page.section == SECTION
    saving: tuple[int, str] | None = None
    warned = False
    heading, before = subject.page.meta.title, ""
    for line, text in lines:
        if HEADING.match(text):
            heading = text
        around = f"{heading} {before} {text}"
        close = about or find.topics.search(f"{before} {text}")
        before = text or before
        for sentence in _END.split(text):
            kept = find.saving.search(sentence)
            saving = saving or ((line, kept[0]) if kept and close else None)
            warned = warned or find.warns(sentence, around)
            if kept and find.topics.search(sentence) and not find.never.search(sentence):
                yield Fault(
                    line,
                    f'This seems to tell readers to keep such a picture ("{kept[0]}").',
                    f"Having one of a child can be a crime. Write: {words.write}",
                )
    if saving and not warned:
        line, word = saving
        yield Fault(
            line,
            f'Sexual pictures are spoken of, and "{word}", without the warning about '
            "pictures of children.",
            f"Add: {words.write}",
        )
