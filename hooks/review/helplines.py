"""What changed in data/helplines.yml that a person must make sure of: numbers above all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hooks.problems import ProblemsFound
from hooks.reading import parse_yaml
from hooks.review.look import Look

FILE = "data/helplines.yml"
RETIRED = "data/retired-numbers.yml"
Entries = Mapping[str, Mapping[str, Any]]


def looks(before: str | None, now: str | None) -> Iterator[Look]:
    """What to look at, from the file's text before and now (None where it is not there)."""
    was, here = _entries(before) or {}, _entries(now)
    if here is None:
        yield Look("unreadable", FILE, urgent=True)
        return
    for name in [*here, *(name for name in was if name not in here)]:
        yield from _entry(name, was.get(name), here.get(name))


def _entry(
    name: str, was: Mapping[str, Any] | None, here: Mapping[str, Any] | None
) -> Iterator[Look]:
    if was == here:
        return
    old, new = _contact(was), _contact(here)
    if here is None or (was is not None and _shown(was) and not _shown(here)):
        yield Look("line_gone", FILE, urgent=True, words={"id": name, "old": old})
        return
    if was is None:
        yield Look("line_new", FILE, urgent=True, words={"id": name, "new": new})
    elif old != new or (_shown(here) and not _shown(was)):
        yield Look("number", FILE, urgent=True, words={"id": name, "old": old, "new": new})
    else:
        yield Look("line_other", FILE, words={"id": name})
    if here.get("verified") and here.get("verified") != (was or {}).get("verified"):
        yield Look("verified", FILE, urgent=True, words={"id": name})


def _contact(entry: Mapping[str, Any] | None) -> str:
    """Numbers as shown and dialled, and the website: all ways to reach a line."""
    numbers = (entry or {}).get("numbers") or []
    parts = []
    for number in numbers if isinstance(numbers, list) else []:
        if isinstance(number, dict):
            show, tel = str(number.get("show", "")), str(number.get("tel", ""))
            parts.append(show if show == tel else f"{show} (tel {tel})")
    website = (entry or {}).get("website")
    return ", ".join([*parts, *([str(website)] if website else [])]) or "–"


def _shown(entry: Mapping[str, Any]) -> bool:
    return entry.get("status") in ("unverified", "verified")


def _entries(text: str | None) -> Entries | None:
    """The entries by id, not yet checked; None where the text is no list of entries."""
    if text is None:
        return None
    try:
        value, _ = parse_yaml(text, FILE)
    except ProblemsFound:
        return None
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return None
    return {str(item.get("id", "?")): item for item in value}
