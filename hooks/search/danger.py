"""What stands above all results when a query speaks of danger: a guide and helplines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hooks.helplines.book import Book
from hooks.helplines.schema import Helpline, Need
from hooks.languages import Places
from hooks.project import Project
from hooks.search.normalise import Normaliser

AT_HOME = 3


def dangers(project: Project, code: str, normaliser: Normaliser) -> list[dict[str, Any]]:
    """The dangers that a language has sentences and a guide for, in their order.

    Each holds `kind`, `path`, `title`, `says` (sentences as keys) and `lines` ([id, name, number, tel]).
    """
    found = []
    for danger in project.search.dangers:
        path = next((path for path in danger.guides if path in project.tree.guides()), "")
        page = project.tree.shown(code, path)
        said = project.search.words[code].danger.get(danger.id, ())
        if page is None:
            continue
        found.append(
            {
                "kind": danger.kind,
                "path": path,
                "title": page.meta.title,
                "says": sentences(normaliser, said),
                "lines": [
                    [e.id, _name(e, project.places, code), e.numbers[0].show, e.numbers[0].tel]
                    for e in helplines(project.book, project.places, code, danger.needs)
                ],
            }
        )
    return found


def sentences(normaliser: Normaliser, said: Iterable[str]) -> list[str]:
    """Sentences as keys, each once, without those that hold another or sound like it in another
    script: the browser finds these by it."""
    kept: list[tuple[list[str], list[str]]] = []
    tokens = [normaliser.words(line) for line in said]
    for line in sorted(tokens, key=len):
        stems, sounds = [t.stem for t in line], [t.sound for t in line]
        if not stems or any(_holds(stems, s) or _heard(sounds, h) for s, h in kept):
            continue
        kept.append((stems, sounds))
    return sorted(" ".join(stems) for stems, _ in kept)


def _holds(line: list[str], short: list[str]) -> bool:
    """Whether the words of a shorter sentence stand side by side in a line."""
    return any(line[i : i + len(short)] == short for i in range(len(line) - len(short) + 1))


def _heard(line: list[str], known: list[str]) -> bool:
    return line == known and len("".join(line)) > len(line) + 2 and all(len(s) > 1 for s in line)


def helplines(book: Book, places: Places, code: str, needs: tuple[Need, ...]) -> Iterator[Helpline]:
    """Lines with a number: some of the country that most readers of a language live in, then the
    best one of each other country."""
    for country in places.countries_for(code):
        lines = {
            line.id: line
            for need in needs
            for line in book.for_need(need, country.id)
            if line.numbers and not line.region
        }
        most = AT_HOME if country.id == places.language(code).home else 1
        yield from list(lines.values())[:most]


def _name(entry: Helpline, places: Places, code: str) -> str:
    """Who answers and in which country: readers of a language live in several."""
    return f"{entry.name[code]} ({places.country(entry.country).name[code]})"
