"""How a helpline reads: one filter for numbers, and its hours, languages and age in words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from babel.dates import format_date, format_skeleton
from markupsafe import Markup

from hooks.helplines.schema import Helpline, Number
from hooks.languages import Places

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def ltr(text: str) -> Markup:
    """Text that reads left to right wherever it stands: numbers and addresses in Urdu.

    Without it a browser shows 0800-39393 as 39393-0800 inside Urdu.
    """
    return Markup('<bdi dir="ltr">{}</bdi>').format(text)


def tel_link(number: Number, label: str = "") -> Markup:
    """A number as a link that dials it. `label` tells a screen reader whose number it is."""
    aria = Markup(' aria-label="{}"').format(f"{label}: {number.show}") if label else Markup("")
    return Markup('<a class="tel" href="tel:{}"{}>{}</a>').format(
        number.tel, aria, ltr(number.show)
    )


def web_link(url: str) -> Markup:
    """An address as a link that shows the host a reader has to look for."""
    parts = urlsplit(url)
    shown = parts.netloc + parts.path.rstrip("/")
    return Markup('<a class="web" href="{}" rel="external noreferrer">{}</a>').format(
        url, ltr(shown)
    )


def contact(entry: Helpline) -> Markup:
    """The way to reach a line within a sentence: its first number, else its address."""
    if entry.numbers:
        return tel_link(entry.numbers[0])
    assert entry.website is not None
    return web_link(entry.website)


def human_date(text: str, language: str) -> str:
    """YYYY-MM-DD, YYYY-MM or YYYY as people of this language write it, with the digits 0 to 9."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    day = datetime.date(*[*parts, 1][:3])
    if len(parts) == 2:
        return str(format_skeleton("yMMMM", day, locale=language))
    return str(format_date(day, format="long", locale="en_GB" if language == "en" else language))


def hours(entry: Helpline, words: Any, places: Places, language: str) -> str:
    """When a line answers, in words, with its time zone where it isn't always open."""
    line = words["helpline"]
    if entry.hours.always:
        exception = entry.hours.exception.get(language)
        known = [line["always"], exception] if exception else [line["always"]]
        return _listed(known, words)
    if not entry.hours.days:
        return str(line["hours_unknown"])
    text = line["daily_from_to"].format_map(
        {
            "days": _day_range(entry.hours.days, words),
            "from": entry.hours.opens,
            "to": entry.hours.closes,
        }
    )
    country = places.country(entry.country)
    zone = line["in_time_of"].format(country=country.name[language], utc=country.utc)
    return f"{text} ({zone})"


def _listed(parts: Sequence[str], words: Any) -> str:
    """Parts of a list, with the comma of the language."""
    comma: str = words["punctuation"]["comma"]
    return comma.join(parts)


def _day_range(days: Sequence[str], words: Any) -> str:
    line = words["helpline"]
    first, last = _DAYS.index(days[0]), _DAYS.index(days[-1])
    if tuple(days) == _DAYS[first : last + 1] and len(days) > 2:
        return str(
            line["days_range"].format(first=line["days"][days[0]], last=line["days"][days[-1]])
        )
    return _listed([line["days"][day] for day in days], words)


def languages(entry: Helpline, words: Any) -> str:
    """The languages a line speaks, in words."""
    line = words["helpline"]
    if not entry.languages:
        return str(line["languages_unknown"])
    names = []
    for code in entry.languages:
        if code.isdigit():
            names.append(line["languages_some"].format(count=code))
        elif code == "regional":
            names.append(line["languages_regional"])
        else:
            names.append(words["language_names"][code])
    return _listed(names, words)
