"""What a changed page asks of a reviewer, and which translations it leaves behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from hooks.guides.tree import Page, Tree, split_front_matter
from hooks.lint.subject import headings_of
from hooks.problems import ProblemsFound
from hooks.reading import parse_yaml
from hooks.review.changes import Change
from hooks.review.look import Look
from hooks.translations.revision import (
    BEGINNING,
    changed_sections,
    hash_of,
    revision_of,
    section_texts,
)
from hooks.translations.staleness import Severity, State, is_urgent, standing

Before = Callable[[str], str | None]


@dataclass(frozen=True)
class Stale:
    """A translation that doesn't say what the source page says. `here` where this change touches
    the translation itself; `sections` are titles as its readers know them, "" for the beginning."""

    file: str
    language: str
    state: State
    severity: Severity | None
    sections: tuple[str, ...]
    here: bool


def stale_after(tree: Tree, changes: tuple[Change, ...], before: Before) -> list[Stale]:
    """The translations that this change leaves behind, the urgent ones first, and those that it
    touches without bringing them up to date."""
    found: list[Stale] = []
    touched = {change.file for change in changes}
    for change in changes:
        page = tree.page(change.language, change.path) if change.kind == "page" else None
        if page is None:
            continue
        if change.language != tree.places.source.code:
            found += _stale(tree, page, None, here=True)
            continue
        sections = set(changed_sections(_revision(before(page.file)), revision_of(page)))
        for code in tree.places.codes[1:]:
            translation = tree.page(code, change.path)
            if translation and translation.file not in touched:
                found += _stale(tree, translation, sections, here=False)
    return sorted(found, key=lambda stale: (stale.severity != "high", stale.file))


def _stale(tree: Tree, page: Page, among: set[str] | None, *, here: bool) -> Iterator[Stale]:
    """How a translation stands, as far as the sections `among` go (None: all)."""
    if tree.page(tree.places.source.code, page.path) is None:
        return
    state = standing(tree, page.language, page.path)
    changed = [c for c in state.changed if among is None or c.id in among]
    if state.state == "unknown" and among != set():
        yield Stale(page.file, page.language, "unknown", None, (), here)
    elif changed:
        severity: Severity = "high" if any(c.severity == "high" for c in changed) else "low"
        titles = tuple(section.title for section in changed)
        yield Stale(page.file, page.language, "stale", severity, titles, here)


def looks(tree: Tree, change: Change, before: Before) -> Iterator[Look]:
    """What a person must look at in a changed page."""
    language = change.language
    if change.status == "D":
        yield Look("deleted", change.file, True, language, {"file": change.file})
        return
    page = tree.page(change.language, change.path)
    if page is None:
        return
    was = _read(before(page.file))
    is_new = not was[1] or was[0].get("review") == {"state": "draft"}
    if is_new:
        was = {}, ""
    old, now = section_texts(*was), section_texts(page.meta.model_dump(), page.body)
    changed = [name for name in now if hash_of(now[name]) != hash_of(old.get(name, ""))]
    gone = [name for name in old if name not in now]
    urgent = [n for n in changed if is_urgent(n, now[n])] + [n for n in gone if old[n].strip()]
    if urgent:
        titles = {heading: heading for heading in (*old, *now)} | _titles(page)
        words = {"file": page.file, "sections": "\n".join(titles[name] for name in urgent)}
        yield Look("new" if is_new else "safety", page.file, True, language, words)
    if changed or gone:
        kind = "english" if language == tree.places.source.code else "translation"
        yield Look(kind, page.file, False, language, {"file": page.file})
    review = page.meta.review
    if review.state == "reviewed" and was[0].get("review") != {
        key: value for key, value in review.model_dump().items() if value is not None
    }:
        words = {"file": page.file, "name": review.by or ""}
        yield Look("reviewed", page.file, True, language, words)


def _titles(page: Page) -> dict[str, str]:
    return {h.id: h.title for h in headings_of(page) if h.id} | {BEGINNING: ""}


def _revision(text: str | None) -> str:
    """The revision of a page's earlier text."""
    parts = section_texts(*_read(text))
    return " ".join(f"{name}:{hash_of(section)}" for name, section in parts.items())


def _read(text: str | None) -> tuple[dict[str, Any], str]:
    """Front matter and body of an earlier text, which may not fit today's rules."""
    try:
        head, body, _ = split_front_matter(text or "", "")
        meta, _node = parse_yaml(head, "")
    except ProblemsFound:
        return {}, text or ""
    return (meta if isinstance(meta, dict) else {}), body
