"""The guides use the words of data/glossary.yml, not those it says to avoid."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.glossary.marking import avoided
from hooks.lint.subject import Subject


def check(subject: Subject) -> Iterator[Fault]:
    language = subject.page.language
    terms = subject.project.glossary.terms
    words = avoided(terms, language)
    for line, text in subject.text_lines():
        for match in words.pattern.finditer(text):
            term = words.words[match[0].casefold()]
            yield Fault(
                line,
                f'"{match[0]}" is a word that data/glossary.yml says to avoid.',
                f'Write "{term.words[language].word}", or say it in other words.',
            )
