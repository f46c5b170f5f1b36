"""No words that blame the reader or break the rules for safe messaging (data/unsafe-words.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import Subject


def check(subject: Subject) -> Iterator[Fault]:
    entries = [
        entry for entry in subject.project.unsafe_words if entry.language == subject.page.language
    ]
    for line, text in subject.text_lines():
        plain = re.sub(r"[*_]", "", text).casefold()
        for entry in entries:
            for word in entry.words:
                if word.casefold() in plain:
                    yield Fault(line, f'"{word}": {entry.why}', f"Write {entry.instead}")
