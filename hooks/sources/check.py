"""Sources as they are written: whole addresses, dates that have been, the same words everywhere."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from hooks.guides.schema import Source
from hooks.notes import Findings, findings
from hooks.problems import Problem
from hooks.project import Project
from hooks.sources.named import Named, named_sources
from hooks.sources.shorteners import shorteners_in

RULE = "sources"
OLD_YEARS = 3
_HOST = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$")


def check(project: Project) -> Findings:
    """Faults and notes of all sources, without asking the net."""
    named = list(named_sources(project))
    today = project.settings.today
    english = project.places.source.code
    problems: list[Problem] = []
    notes: list[Problem] = []
    for one in named:
        for what, mend in [*_wrong_address(one.url or ""), *_wrong_dates(one.source, today)]:
            problems.append(Problem(one.file, one.line, RULE, what, mend))
        if one.language != english:
            continue  # its page has the sources of the English one
        for what, mend in _worth_a_look(one, today):
            notes.append(Problem(one.file, one.line, RULE, what, mend))
    return findings(problems, [*notes, *_at_odds(named, english)])


def _wrong_address(url: str) -> Iterator[tuple[str, str]]:
    if not url:
        return
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    if parts.scheme not in ("http", "https") or not _HOST.match(host) or re.search(r"\s", url):
        yield f'"{url}" is not a web address.', "Write it whole: https://example.org/page."
    elif parts.username is not None or port is not None:
        yield f'"{url}" names a user or a port.', "Write the address as readers would open it."
    for short in shorteners_in(url):
        yield (
            f"A short address ({short}) hides where it leads.",
            "Open it, then write the whole address to which it leads.",
        )


def _wrong_dates(source: Source | None, today: datetime.date) -> Iterator[tuple[str, str]]:
    for name in ("date", "accessed"):
        value = getattr(source, name, None)
        if value and value > today.isoformat()[: len(value)]:
            yield f"{name}: {value} has not been yet.", "Correct the day, month or year."


def _worth_a_look(one: Named, today: datetime.date) -> Iterator[tuple[str, str]]:
    if one.url and one.url.startswith("http://"):
        yield f'"{one.url}" is not an https address.', "Try it with https:// and write that."
    if one.source is None:
        return
    newest = max(filter(None, (one.source.date, one.source.accessed)), default="")
    limit = today.replace(day=min(today.day, 28), year=today.year - OLD_YEARS).isoformat()
    if newest and newest < limit[: len(newest)]:
        yield (
            f'"{one.source.title}" was last dated or read {newest}, over {OLD_YEARS} years ago.',
            "Read it again and write accessed:, or find a newer one.",
        )


def _at_odds(named: Iterable[Named], english: str) -> Iterator[Problem]:
    """The same address under different titles or dates; titles of translations may differ."""
    by_url: dict[str, list[tuple[Named, Source]]] = defaultdict(list)
    for one in named:
        if one.url and one.source:
            by_url[one.url.partition("#")[0].rstrip("/")].append((one, one.source))
    for places in by_url.values():
        first, source = places[0]
        for what, value, told in (
            ("title", source.title, [p for p in places if p[0].language == english]),
            ("date", source.date, places),
        ):
            for other, theirs in told:
                other_value = getattr(theirs, what)
                if other_value != value and first.language == english:
                    yield Problem(
                        other.file,
                        other.line,
                        RULE,
                        f'{first.url} has the {what} "{other_value or "none"}" here, '
                        f'"{value or "none"}" in {first.file}:{first.line}.',
                        "Use the same, or name the pages by addresses of their own.",
                    )
