"""Letters, digits and punctuation are those of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.last_signs import without_stop
from hooks.lint.subject import TECHNICAL, Subject, heads_of

_ARABIC = {"ي": "ی", "ك": "ک", "ى": "ی", "ه": "ہ", "ة": "ہ"}
_DIGITS = re.compile(r"[०-९۰-۹٠-٩]+")
_SINGLE = re.compile(r"(?:^|[\s(“])'(?=[^\s'])[^']*[^\s']'(?=$|[\s.,;:!?)”।۔،؟])")
_GAP = re.compile(r"[^\s|>#+-]\s+[,;!?](?=\s|$)")
_RULES: dict[str, tuple[tuple[re.Pattern[str], str, str], ...]] = {
    "hi": (
        (re.compile(r"[\u0900-\u097f]\s*\|"), "A bar | stands for a full stop.", "Write ।"),
        (
            re.compile(r"[\u0900-\u0963\u0970-\u097f]\.(?=\s|$)"),
            "A Hindi sentence ends with an English full stop.",
            "Write ।",
        ),
        (re.compile(r"\s।"), "There is a space before ।", "Delete it."),
        (re.compile(r"।।|॥"), "A double danda stands here.", "Write one ।"),
        (re.compile(r"।(?=[^\s=”’\"')*\]_।])"), "There is no space after ।", "Add one."),
    ),
    "ur": (
        (re.compile(r"[\u0620-\u06d3]\s*[।|](?=\s|$)"), "A danda stands in Urdu.", "Write ۔"),
        (
            re.compile(r"[\u0620-\u06d3]\.(?=\s|$)"),
            "An Urdu sentence ends with an English full stop.",
            "Write ۔",
        ),
        (re.compile(r"[\u0620-\u06d3],"), "An English comma stands in Urdu.", "Write ،"),
        (re.compile(r"[\u0620-\u06d3]\?"), "An English question mark stands in Urdu.", "Write ؟"),
        (re.compile(r"[\u0620-\u06d3];"), "An English semicolon stands in Urdu.", "Write ؛"),
        (re.compile(r"\s[۔،؟]"), "There is a space before ۔ ، or ؟", "Delete it."),
        (re.compile(r"[۔،؟](?=[\u0620-\u06d3])"), "There is no space after ۔ ، or ؟", "Add one."),
    ),
}


def check(subject: Subject) -> Iterator[Fault]:
    language = subject.page.language
    yield from _curly(subject)
    yield from without_stop(subject)
    for line, raw in subject.text_lines():
        text = TECHNICAL.sub(lambda m: "0" if m[0].startswith("[[") else "", raw)
        match = _DIGITS.search(text)
        if match:
            yield Fault(line, f'The digits "{match[0]}" are not 0 to 9.', "Write them as 0 to 9.")
        if language == "ur":
            for wrong, right in _ARABIC.items():
                if wrong in text:
                    yield Fault(
                        line,
                        f"The Arabic letter {wrong} (U+{ord(wrong):04X}) stands in Urdu.",
                        f"Type {right} (U+{ord(right):04X}) with an Urdu keyboard.",
                    )
        if language != "en" and '"' in text:
            yield Fault(line, 'A straight quote " stands here.', "Write “ and ”.")
        if language != "en" and _SINGLE.search(text):
            yield Fault(line, "Straight quotes ' stand here.", "Write “ and ”.")
        if _GAP.search(text):
            yield Fault(line, "There is a space before a sign such as , or ?", "Delete it.")
        words = text.replace("|", " ") if text.lstrip().startswith("|") else text  # a table's row
        for pattern, what, mend in _RULES.get(language, ()):
            if pattern.search(words):
                yield Fault(line, what, mend)


def _curly(subject: Subject) -> Iterator[Fault]:
    """Curly quotes around a whole line of the front matter, where those for YAML were meant."""
    for line, name, value in heads_of(subject.page):
        whole = value[0] in "“”" and value[-1] in "“”" and value.count("“") + value.count("”") == 2
        theirs = getattr(subject.source.meta, name, None) if subject.source else None
        if whole and not (theirs and theirs[0] in '"“'):
            yield Fault(
                line,
                f"Readers would see the quotes “ ” around {name}:.",
                'Use straight quotes " around the text here, or none.',
            )
