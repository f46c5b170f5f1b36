"""Which piece of a translation says what which piece of the English page says."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hooks.translations.segments import Run, Segment, runs, sections

Span = tuple[int, int]


@dataclass(frozen=True)
class Unit:
    """Something to translate. `key` tells it from others of the page with the same English: the
    section's id, and a count from the second on. `there` is None where the translation lacks it."""

    section: str
    key: str
    english: str
    here: Span
    there: Span | None

    @property
    def name(self) -> tuple[str, str]:
        return self.key, self.english


@dataclass(frozen=True)
class Pairing:
    """The units of a page in order, and the sections of both texts with their places."""

    units: tuple[Unit, ...]
    english_sections: dict[str, Span]
    sections: dict[str, Span]

    def of(self, section: str) -> list[Unit]:
        return [unit for unit in self.units if unit.section == section]


def pair(english: str, translation: str | None) -> Pairing:
    """Pair two bodies section by section. Where lists or paragraphs differ in number, the whole list
    or all neighbouring paragraphs become one unit."""
    english_sections = {name: (start, end) for name, start, end in sections(english)}
    if translation is None:
        theirs: dict[str, list[Run]] = {}
        places: dict[str, Span] = {}
    else:
        theirs = runs(translation)
        places = {name: (start, end) for name, start, end in sections(translation)}
    seen: Counter[tuple[str, str]] = Counter()
    units = []
    for section, ours in runs(english).items():
        for here, there in _pair_runs(ours, theirs.get(section, [])):
            text = english[here[0] : here[1]]
            seen[section, text] += 1
            count = seen[section, text]
            key = section if count == 1 else f"{section} {count}"
            units.append(Unit(section, key, text, here, there))
    return Pairing(tuple(units), english_sections, places)


def _pair_runs(ours: list[Run], theirs: list[Run]) -> Iterator[tuple[Span, Span | None]]:
    matcher = difflib.SequenceMatcher(
        None, [run.kind for run in ours], [run.kind for run in theirs], autojunk=False
    )
    pairs: list[tuple[list[Segment], list[Segment]]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pairs += [
                (list(one.segments), list(other.segments))
                for one, other in zip(ours[a:b], theirs[c:d], strict=True)
            ]
        else:
            pairs.append((_segments(ours[a:b]), _segments(theirs[c:d])))
    pairs = _without_extras([pair for pair in pairs if pair != ([], [])])
    for here, there in pairs:
        if len(here) == len(there):
            for one, other in zip(here, there, strict=True):
                yield (one.start, one.end), (other.start, other.end)
        elif there:
            yield (here[0].start, here[-1].end), (there[0].start, there[-1].end)
        else:
            for one in here:
                yield (one.start, one.end), None


def _segments(some: list[Run]) -> list[Segment]:
    return [segment for run in some for segment in run.segments]


def _without_extras(
    pairs: list[tuple[list[Segment], list[Segment]]],
) -> list[tuple[list[Segment], list[Segment]]]:
    """What only the translation has goes with its neighbour, so that nothing of it is lost."""
    result: list[tuple[list[Segment], list[Segment]]] = []
    waiting: list[Segment] = []
    for here, there in pairs:
        if not here:
            if result:
                result[-1] = (result[-1][0], result[-1][1] + there)
            else:
                waiting += there
        else:
            result.append((here, waiting + there))
            waiting = []
    return result
