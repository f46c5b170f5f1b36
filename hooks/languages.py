"""The languages and countries of the site, from data/languages.yml and data/countries.yml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from hooks.problems import Problem, ProblemsFound
from hooks.reading import load_yaml_list


class Language(BaseModel):
    """A language: `code` is its folder under docs/ and its `lang`; `home` a country's id."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    name: str
    english: str
    dir: Literal["ltr", "rtl"]
    home: str
    iso639_3: str


class Country(BaseModel):
    """A country whose helplines, law and apps the guides tell apart; `name` by language code."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: dict[str, str]
    timezone: str
    utc: str


@dataclass(frozen=True)
class Places:
    """All languages and countries, in the order of the data files."""

    languages: tuple[Language, ...]
    countries: tuple[Country, ...]

    @property
    def source(self) -> Language:
        """The language that all others are translated from."""
        return self.languages[0]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(language.code for language in self.languages)

    def language(self, code: str) -> Language:
        return next(language for language in self.languages if language.code == code)

    def country(self, country_id: str) -> Country:
        return next(country for country in self.countries if country.id == country_id)

    def countries_for(self, code: str) -> tuple[Country, ...]:
        """The countries with the one most readers of this language live in first."""
        home = self.language(code).home
        return tuple(sorted(self.countries, key=lambda country: country.id != home))

    def prefix(self, code: str) -> str:
        """The folder of a language in the site: nothing for the source, else `hi/`."""
        return "" if code == self.source.code else f"{code}/"


def load_places(data: Path) -> Places:
    """Read data/languages.yml and data/countries.yml, or raise ProblemsFound."""
    languages, _ = load_yaml_list(
        data / "languages.yml", "data/languages.yml", Language, rule="languages"
    )
    countries, _ = load_yaml_list(
        data / "countries.yml", "data/countries.yml", Country, rule="countries"
    )
    places = Places(tuple(languages), tuple(countries))
    wrong = list(_wrong(places))
    if wrong:
        raise ProblemsFound(Problem(name, 1, rule, *words) for name, rule, *words in wrong)
    return places


def _wrong(places: Places) -> Iterator[tuple[str, str, str, str]]:
    """What doesn't fit between the two files, as file, rule, fault and mend."""
    ids = [country.id for country in places.countries]
    if not places.languages or not ids:
        yield (
            "data/languages.yml",
            "languages",
            "There must be at least one language and one country.",
            "Put the entries back.",
        )
    for language in places.languages:
        if language.home not in ids:
            yield (
                "data/languages.yml",
                "languages",
                f'The home "{language.home}" of {language.english} is not in data/countries.yml.',
                f"Use one of: {', '.join(ids)}.",
            )
    for name, values in (("languages", places.codes), ("countries", tuple(ids))):
        for value in {value for value in values if values.count(value) > 1}:
            yield f"data/{name}.yml", name, f'"{value}" is there twice.', "Delete one."
    for country in places.countries:
        missing = [code for code in places.codes if code not in country.name]
        if missing:
            yield (
                "data/countries.yml",
                "countries",
                f'"{country.id}" has no name in {", ".join(missing)}.',
                "Add it.",
            )
