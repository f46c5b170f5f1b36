"""The helplines that may be shown, looked up by id, by need and by country."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hooks.helplines.freshness import Freshness, freshness_of
from hooks.helplines.numbers import retired_in, runs
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

    def by_digits(self) -> dict[str, Helpline]:
        """The lines that may be shown by the digits of their numbers."""
        return {
            re.sub(r"\D", "", number.show): entry
            for entry in self.entries
            if entry.shown
            for number in entry.numbers
        }

    @property
    def unchecked(self) -> tuple[int, int]:
        """How many of the lines shown are not checked lately, and how many there are."""
        shown = [entry for entry in self.entries if entry.shown]
        return sum(self.freshness(entry).level == "stale" for entry in shown), len(shown)

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
        if entry.shown:
            problems += [_problem(line, *words) for words in _wrong_numbers(entry, retired)]
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


def _wrong_numbers(entry: Helpline, retired: Iterable[RetiredNumber]) -> Iterator[tuple[str, str]]:
    """Retired numbers anywhere in an entry, and numbers in its words that are not its own."""
    own = {re.sub(r"\D", "", n.show) for n in entry.numbers}
    texts = [
        *(
            text
            for words in (entry.name, entry.asks, entry.cannot, entry.region)
            for text in words.values()
        ),
        *entry.hours.exception.values(),
    ]
    titles = [source.title for source in entry.sources]
    contacts = [
        *(n.show for n in entry.numbers),
        *(n.tel for n in entry.numbers),
        entry.website or "",
    ]
    for text in [*texts, *titles, *contacts]:
        for number in retired_in(text, retired):
            yield (
                f"{entry.id} holds the retired number {number.number}: {number.why}",
                "Take it out, or set status: retired.",
            )
    for text in texts:
        for run in runs(text):
            if len(run.digits) > 2 and run.digits not in own:
                yield (
                    f'The words of {entry.id} hold the number "{run.written}".',
                    "Numbers belong under numbers: only.",
                )


def _problem(line: int, what: str, mend: str) -> Problem:
    return Problem("data/helplines.yml", line, "helplines", what, mend)
