"""How each translation stands against the English page: fresh, stale in some sections, or missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from hooks.guides.tree import Page, Tree
from hooks.lint.subject import headings_of
from hooks.translations.revision import BEGINNING, changed_sections, revision_of, sections_of
from hooks.translations.signing import is_reviewed

State = Literal["fresh", "stale", "unknown", "draft", "missing"]
Severity = Literal["high", "low"]

# What makes a changed section urgent: what to do first, a helpline, law by country, a warning.
_SAFETY = re.compile(
    r"^/{3,} *(?:first|helpline|country|steps|card)\b|\[\[[a-z]+-|\b(?:never|do not|don't|law)\b",
    re.M | re.I,
)


@dataclass(frozen=True)
class ChangedSection:
    """A section of the English page that differs from what was translated. `title` is the heading
    as readers of the translation know it (the English one where it is new), empty for the
    beginning; `gone` where the English page no longer has it."""

    id: str
    title: str
    severity: Severity
    gone: bool


@dataclass(frozen=True)
class Standing:
    """One page in one language. `unknown`: the translation doesn't say what it was made from;
    `draft`: it is begun, and readers get the English page."""

    language: str
    path: str
    state: State
    reviewed: bool
    changed: tuple[ChangedSection, ...] = ()

    @property
    def severity(self) -> Severity | None:
        """The highest severity of the changes, or None where there are none."""
        if not self.changed:
            return None
        return "high" if any(change.severity == "high" for change in self.changed) else "low"


def standing(tree: Tree, language: str, path: str) -> Standing:
    """How a page stands in a language other than the source's."""
    source = tree.page(tree.places.source.code, path)
    page = tree.page(language, path)
    if page is None and (language, path) in tree.drafts:
        return Standing(language, path, "draft", reviewed=False)
    if source is None or page is None:
        return Standing(language, path, "missing", reviewed=False)
    reviewed = is_reviewed(page)
    if not page.meta.source_revision:
        return Standing(language, path, "unknown", reviewed)
    changed = changed_since(source, page)
    return Standing(language, path, "stale" if changed else "fresh", reviewed, changed)


def changed_since(source: Page, page: Page) -> tuple[ChangedSection, ...]:
    """The sections of an English page that differ from what a translation, or the draft of one, says
    it was made from."""
    names = changed_sections(page.meta.source_revision or "", revision_of(source))
    return tuple(_changed(name, source, page) for name in names)


def _changed(name: str, source: Page, page: Page) -> ChangedSection:
    text = sections_of(source).get(name)
    ours = {heading.id: heading.title for heading in headings_of(page)}
    theirs = {heading.id: heading.title for heading in headings_of(source)}
    urgent = text is None or is_urgent(name, text)
    title = "" if name == BEGINNING else ours.get(name) or theirs.get(name) or name
    return ChangedSection(name, title, "high" if urgent else "low", text is None)


def is_urgent(name: str, text: str) -> bool:
    """Whether a section tells what to do first, whom to call, a country's law or a warning."""
    return name == BEGINNING or bool(_SAFETY.search(text))


def all_standings(tree: Tree, language: str) -> list[Standing]:
    """Every page of the source language as it stands in another, in the taxonomy's order."""
    paths = [path for code, path in tree.pages if code == tree.places.source.code]
    order = {path: index for index, path in enumerate(tree.taxonomy.paths)}
    ordered = sorted(paths, key=lambda path: (order.get(path, -1), path))
    return [standing(tree, language, path) for path in ordered]
