"""Addresses of pages: relative within the site, absolute for search engines."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from hooks.languages import Places


def output_path(places: Places, language: str, path: str) -> str:
    """Where a page stands in the site: `hi/scams-and-money/spot-a-scam.html`."""
    return f"{places.prefix(language)}{path}.html"


@dataclass(frozen=True)
class Here:
    """The page that links lead from: `output` is its place in the site, `language` the reader's."""

    places: Places
    language: str
    output: str

    def to(self, path: str, language: str | None = None) -> str:
        """The relative address of a page by its path, in the reader's language or another."""
        return self.file(output_path(self.places, language or self.language, path))

    def file(self, name: str) -> str:
        """The relative address of any file of the site, named from the site's root."""
        return posixpath.relpath(name, posixpath.dirname(self.output) or ".")


@dataclass(frozen=True)
class Absolute:
    """The same for a page that is served from any address (404): absolute paths."""

    places: Places
    language: str
    base: str

    def to(self, path: str, language: str | None = None) -> str:
        return self.file(output_path(self.places, language or self.language, path))

    def file(self, name: str) -> str:
        return self.base + name
