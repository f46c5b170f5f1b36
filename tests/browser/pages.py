"""The pages that the browser tests go through, known before the site is built."""

from __future__ import annotations

import urllib.parse
from pathlib import Path

from hooks.languages import load_places
from hooks.views.addresses import output_path
from tests.conftest import ROOT

PLACES = load_places(ROOT / "data")
GUIDES = sorted(
    path.relative_to(ROOT / "docs" / "en").with_suffix("").as_posix()
    for path in (ROOT / "docs" / "en").rglob("*.md")
)
ALL = [output_path(PLACES, code, path) for code in PLACES.codes for path in GUIDES] + ["404.html"]
# Where axe-core looks: at each page in English and in one more language, by turns.
FOR_AXE = frozenset(
    output_path(PLACES, code, path)
    for number, path in enumerate(GUIDES)
    for code in (PLACES.source.code, PLACES.codes[1 + number % (len(PLACES.codes) - 1)])
) | {"404.html"}

# One page of each kind, each in another language: the form of a page doesn't depend on its words.
_KINDS = [
    "index",
    "glossary",
    "search",
    "translations",
    "get-help/help-now",
    "get-help/helplines",
    "scams-and-money/spot-a-scam",
    "scams-and-money/money-lost-first-hour",
    "scams-and-money/find-a-real-number",
    "sexual-harm/sextortion-first-hour",
    "family-school-community/family-agreement",
    "family-school-community/workshop-kit",
]
KINDS = [
    output_path(PLACES, PLACES.codes[(number + shift) % len(PLACES.codes)], path)
    for number, path in enumerate(_KINDS)
    for shift in (0, 1)
]


def of(path: str, code: str) -> str:
    """The address of a page within the site."""
    return output_path(PLACES, code, path)


def language_of(output: str) -> str:
    first = output.partition("/")[0]
    return first if first in PLACES.codes else PLACES.source.code


def file_address(site: Path, output: str) -> str:
    return f"file://{urllib.parse.quote(str(site / output))}"
