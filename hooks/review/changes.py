"""Which files a change touches, and whose they are: pages, data, or the program."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from hooks.languages import Places

Kind = Literal["page", "words", "data", "text", "code"]

_PAGE = re.compile(r"^docs/(?P<code>[a-z]{2})/(?P<path>.+)\.md$")
_WORDS = re.compile(r"^data/(?:ui|review)/(?P<code>[a-z]{2})\.yml$")


@dataclass(frozen=True)
class Change:
    """One file: `status` is A (new), M (changed) or D (deleted), `language` that of its readers
    (the source's for data and code), `path` the page's path as in the site, else empty."""

    file: str
    status: str
    kind: Kind
    language: str
    path: str = ""


def changes_of(listed: Iterable[tuple[str, str]], places: Places) -> tuple[Change, ...]:
    """The changes from (status, file) pairs: pages first, then data, then the rest."""
    order = ("page", "words", "data", "text", "code")
    changes = [_change(status, file, places) for status, file in listed]
    return tuple(sorted(changes, key=lambda change: (order.index(change.kind), change.file)))


def _change(status: str, file: str, places: Places) -> Change:
    for kind, pattern in (("page", _PAGE), ("words", _WORDS)):
        match = pattern.match(file)
        if match and match["code"] in places.codes:
            path = match["path"] if kind == "page" else ""
            return Change(file, status, kind, match["code"], path)  # type: ignore[arg-type]
    source = places.source.code
    if file.startswith("data/") and not file.startswith("data/schema/"):
        return Change(file, status, "data", source)
    text = file.startswith(("docs/", "LICENSE")) or ("/" not in file and file.endswith(".md"))
    return Change(file, status, "text" if text else "code", source)


def languages_of(changes: Iterable[Change], places: Places) -> tuple[str, ...]:
    """The languages that the comment is written in: the translators' first, the source's last,
    and the source's alone where there is no change of a page or of words."""
    spoken = {change.language for change in changes}
    codes = tuple(code for code in places.codes[1:] if code in spoken)
    source = places.source.code
    return (*codes, source) if source in spoken or not codes else codes
