"""A page to translate: the English page's structure, with its text as comments beside what to write."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import yaml

from hooks.guides.tree import Page
from hooks.translations.pairing import Unit, pair
from hooks.translations.revision import revision_of
from hooks.translations.segments import TO_WRITE, has_words, runs

FIELDS = ("title", "description", "situation", "search_terms")
ADVICE = (
    "# Write your words in place of every … sign. The English stands above each, as a comment: delete\n"
    "# the comment when you have translated what it says. Leave all other lines as they are.\n"
    "# When all is done, change state: draft to state: unreviewed.\n"
)
TERMS = (
    "what people type who look for this, in your script and in Latin letters, with commas between"
)

_MARKUP = re.compile(
    r"(\*\*|==|\[\[[^\]\n]*\]\]|\]\([^)\n]*\)|\[(?=[^\]\n]*\]\()|\{[:#.][^}\n]*\})"
)
_MARKER = re.compile(r"(?m)^([ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]*)?)")


# what a sentence ends with, or is parted by, where it follows a link or the like
_STOPS: dict[str, dict[int, int]] = {
    "hi": str.maketrans(".", "।"),
    "ur": str.maketrans(".,?;", "۔،؟؛"),
}


def gap(text: str, language: str = "") -> str:
    """A text with … in place of its words: emphasis, marks, links, ids and list markers stay, and a
    text without words. The signs between these become those of the language."""
    if not has_words(text):
        return text
    return "\n".join(_gap_line(line, _STOPS.get(language, {})) for line in text.split("\n"))


def _gap_line(line: str, stops: Mapping[int, int]) -> str:
    marker = _MARKER.match(line)
    start = marker[1] if marker else ""
    parts = []
    for part in _MARKUP.split(line[len(start) :]):
        if not part or _MARKUP.fullmatch(part):
            parts.append(part)
            continue
        if not any(sign.isalnum() for sign in part):
            parts.append(part.translate(stops))
            continue
        before = part[: len(part) - len(part.lstrip())]
        tail = ":" if part.rstrip().endswith(":") else ""
        parts.append(f"{before}{TO_WRITE}{tail}{part[len(part.rstrip()) :]}")
    return start + "".join(parts)


def comment(text: str) -> str:
    """An English text as a comment that no reader sees."""
    text = text.replace("-->", "-- >")
    return f"<!-- en\n{text}\n-->" if "\n" in text else f"<!-- en {text} -->"


def body(
    english: str,
    units: Sequence[Unit],
    texts: Mapping[tuple[str, str], str],
    language: str = "",
) -> str:
    """The English body with `texts` by the units' names in it, and for the rest gaps under comments,
    with the punctuation of a language."""
    inserts: list[tuple[int, int, str]] = []  # start, end, what stands there instead
    for kind, group in _by_run(english, units):
        missing = [u for u in group if u.name not in texts and has_words(u.english)]
        apart = missing if kind == "p" else missing[:1]
        for unit in apart:
            first = unit if kind == "p" else group[0]
            line = english.rfind("\n", 0, first.here[0]) + 1
            said = "\n".join(u.english for u in ([unit] if kind == "p" else missing))
            if kind != "p" and len(missing) == len(group) > 1:
                said = english[line : group[-1].here[1]]  # with its markers
            inserts.append((line, line, comment(said) + "\n\n"))
        for unit in group:
            inserts.append((*unit.here, texts.get(unit.name, gap(unit.english, language))))
    return replaced(english, inserts)


def replaced(text: str, inserts: Iterable[tuple[int, int, str]]) -> str:
    """A text with stretches of it replaced."""
    result, at = [], 0
    for start, end, new in sorted(inserts, key=lambda insert: insert[:2]):
        result += [text[at:start], new]
        at = end
    return "".join([*result, text[at:]])


def _by_run(english: str, units: Sequence[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """The units of each run with its kind."""
    found = [run for some in runs(english).values() for run in some if run.segments]
    starts = [run.segments[0].start for run in found]
    for index, group in groupby(units, key=lambda unit: bisect_right(starts, unit.here[0]) - 1):
        yield found[index].kind, list(group)


def front_matter(
    source: Page,
    texts: Mapping[str, str],
    *,
    state: str = "draft",
    translators: Sequence[str] = (),
) -> str:
    """The English front matter for a translation: `texts` by field (search_terms with commas), gaps
    under comments for the rest, everything else as in English."""
    assert isinstance(source.node, yaml.MappingNode)
    lines = source.text.split("\n")[1 : source.body_line - 2]
    result = [ADVICE] if state == "draft" else []
    for key, value in source.node.value:
        raw = "\n".join(lines[key.start_mark.line : last_line(value) + 1])
        if key.value in FIELDS:
            result.append(_field(key.value, source, texts))
        elif key.value not in ("review", "translators", "source_revision"):
            result.append(raw + "\n")
    names = ", ".join(quoted(name) for name in translators)
    result.append(f"review: {{state: {state}}}\ntranslators: [{names}]\n")
    result.append(f'source_revision: "{revision_of(source)}"\n')
    return "".join(result)


def last_line(node: yaml.Node) -> int:
    """The last line of a YAML value; a block's end mark stands on the line after it."""
    end = node.end_mark
    return int(end.line - 1 if end.column == 0 and end.line > node.start_mark.line else end.line)


def _field(key: str, source: Page, texts: Mapping[str, str]) -> str:
    value = getattr(source.meta, key)
    if key == "search_terms":
        said = texts.get(key)
        if said:
            return f"search_terms: {flow(said)}\n"
        return f"# en: {', '.join(value)}\n# ({TERMS})\nsearch_terms: []\n"
    if key in texts:
        return f"{key}: {quoted(texts[key])}\n"
    return f"# en: {value}\n{key}: {quoted(TO_WRITE)}\n"


def quoted(text: str) -> str:
    """A text as YAML in double quotes, on one line."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def flow(text: str) -> str:
    """Words with commas (of any of the scripts) as a YAML list."""
    words = [word.strip() for word in re.split("[,،]", text.replace("\n", " ")) if word.strip()]
    return f"[{', '.join(quoted(word) for word in words)}]"


def page(
    source: Page,
    texts: Mapping[tuple[str, str], str],
    fields: Mapping[str, str],
    language: str = "",
) -> str:
    """The whole text of a draft."""
    units = pair(source.body, None).units
    return f"---\n{front_matter(source, fields)}---\n{body(source.body, units, texts, language)}"
