"""The helplines that may be shown, looked up by id, by need and by country."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from hooks.helplines.freshness import Freshness, freshness_of
from hooks.helplines.schema import Helpline, RetiredNumber
from hooks.languages import Places
from hooks.problems import Problem, ProblemsFound
from hooks.reading import load_yaml_list

EVERYWHERE = "int"


@dataclass(frozen=True)
class Book:
    """All entries of data/helplines.yml in their order, and the day that freshness counts from."""

    entries: tuple[Helpline, ...]
    retired: tuple[RetiredNumber, ...]
    today: datetime.date

    def get(self, helpline_id: str) -> Helpline | None:
        """The entry with this id that may be shown, or None."""
        return next((e for e in self.entries if e.id == helpline_id and e.shown), None)

    def for_need(self, need: str, country: str) -> tuple[Helpline, ...]:
        """The lines of a country for a need, those checked lately first, else in the file's order."""
        return self.sorted(
            e for e in self.entries if e.shown and need in e.needs and e.country == country
        )

    def sorted(self, entries: object) -> tuple[Helpline, ...]:
        """Entries that are not checked lately come after those that are; else as they stand."""
        return tuple(sorted(entries, key=lambda entry: self.freshness(entry).level == "stale"))  # type: ignore[call-overload]

    def first(self, country: str) -> Helpline:
        """The line for the help bar: the country's entry with `bar: true`."""
        return next(e for e in self.entries if e.shown and e.bar and e.country == country)

    def freshness(self, entry: Helpline) -> Freshness:
        return freshness_of(entry, self.today)


def load_book(data: Path, places: Places, today: datetime.date) -> Book:
    """Read data/helplines.yml and data/retired-numbers.yml, or raise ProblemsFound."""
    name = "data/helplines.yml"
    entries, lines = load_yaml_list(data / "helplines.yml", name, Helpline, rule="helplines")
    retired, _ = load_yaml_list(
        data / "retired-numbers.yml", "data/retired-numbers.yml", RetiredNumber, rule="helplines"
    )
    problems = []
    countries = [*(country.id for country in places.countries), EVERYWHERE]
    seen: set[str] = set()
    for entry, line in zip(entries, lines, strict=True):
        if entry.id in seen:
            problems.append(_problem(line, f'The id "{entry.id}" is there twice.', "Rename one."))
        seen.add(entry.id)
        if entry.country not in countries:
            problems.append(
                _problem(
                    line,
                    f'"{entry.country}" is not in data/countries.yml.',
                    f"Use one of: {', '.join(countries)}.",
                )
            )
        for field in ("name", "asks", "cannot", "region"):
            words = getattr(entry, field)
            missing = [code for code in places.codes if code not in words]
            if missing and (words or field != "region"):
                problems.append(
                    _problem(
                        line,
                        f"{entry.id}: {field} has no words in {', '.join(missing)}.",
                        "Add them: every line must be readable in every language.",
                    )
                )
        problems += [
            _problem(
                line,
                f"{entry.id} holds the retired number {number.number}: {number.why}",
                "Take it out, or set status: retired.",
            )
            for number in retired
            if entry.shown and _holds(entry, number.number)
        ]
    for country in places.countries:
        if sum(e.bar and e.shown and e.country == country.id for e in entries) != 1:
            problems.append(
                _problem(
                    1,
                    f"{country.name['en']} needs exactly one line with bar: true.",
                    "It is the line that every page shows at its foot.",
                )
            )
    if problems:
        raise ProblemsFound(problems)
    return Book(tuple(entries), tuple(retired), today)


def _holds(entry: Helpline, number: str) -> bool:
    digits = number.replace("-", "")
    return any(
        digits in (n.show.replace("-", "").replace(" ", ""), n.tel) for n in entry.numbers
    ) or (entry.website is not None and number in entry.website)


def _problem(line: int, what: str, mend: str) -> Problem:
    return Problem("data/helplines.yml", line, "helplines", what, mend)
