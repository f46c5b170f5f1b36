"""translations.json: how the translations stand, for other tools. ARCHITECTURE.md tells its keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hooks.guides.tree import Tree
from hooks.helplines.book import Book
from hooks.translations.report import Report, report_on
from hooks.translations.staleness import ChangedSection

VERSION = 1  # goes up when a key changes its meaning or goes; new keys may come at any time
NAME = "translations.json"


def document(tree: Tree, book: Book, languages: Sequence[str] | None = None) -> dict[str, Any]:
    """The standing of all translations, or those named, as plain data that depends on no clock."""
    places = tree.places
    codes = [code for code in places.codes if code != places.source.code]
    shown = [entry for entry in book.entries if entry.shown]
    return {
        "schema": VERSION,
        "source": places.source.code,
        "planned": len(tree.taxonomy.paths) - len(tree.guides()),
        "helplines": {
            "shown": len(shown),
            "never_verified": sum(entry.verified is None for entry in shown),
        },
        "languages": [
            _language(report_on(tree, code), tree)
            for code in codes
            if languages is None or code in languages
        ],
    }


def as_json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def write(site: Path, tree: Tree, book: Book) -> None:
    """Write the document to the site's root."""
    (site / NAME).write_text(as_json(document(tree, book)), encoding="utf-8", newline="\n")


def _language(report: Report, tree: Tree) -> dict[str, Any]:
    language = tree.places.language(report.language)
    return {
        "language": language.code,
        "name": language.name,
        "english": language.english,
        "total": report.total,
        "fresh": report.fresh,
        "stale": report.stale,
        "urgent": report.urgent,
        "unknown": report.unknown,
        "draft": report.draft,
        "missing": report.missing,
        "unreviewed": report.unreviewed,
        "translators": list(report.translators),
        "pages": [
            {
                "path": standing.path,
                "state": standing.state,
                "reviewed": standing.reviewed,
                "changed": _changed(standing.changed),
            }
            for standing in report.standings
        ],
        "tasks": [
            {
                "need": task.need,
                "kind": task.kind,
                "path": task.path,
                "file": task.file,
                "words": task.words,
                "changed": _changed(task.changed),
            }
            for task in report.tasks
        ],
    }


def _changed(changes: Iterable[ChangedSection]) -> list[dict[str, Any]]:
    return [
        {"id": change.id, "title": change.title, "severity": change.severity, "gone": change.gone}
        for change in changes
    ]
