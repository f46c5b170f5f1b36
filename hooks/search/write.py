"""Writing the search of every language that was built."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hooks.guides.tree import Page
from hooks.project import Project
from hooks.search.danger import dangers
from hooks.search.index import Keys, Source, records
from hooks.search.normalise import Normaliser
from hooks.search.pack import files, script
from hooks.search.pages import read_built
from hooks.search.table import groups, table_for
from hooks.views.addresses import output_path


def write(site: Path, project: Project) -> None:
    """Write `search/` of each language: scripts that hold its index."""
    for code in project.places.codes:
        sources = list(sources_of(site, project, code))
        if sources:
            write_language(site, project, code, sources)


def write_language(site: Path, project: Project, code: str, sources: list[Source]) -> None:
    """Write the files of one language from the texts of its guides."""
    head, keys = head_of(project, code)
    found = records(sources, keys, glossary_of(project, code, keys))
    prefix = project.places.prefix(code)
    for file in files(head, found, keys):
        target = site / prefix / f"{file.name}.js"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(script(prefix + file.name, file.data), encoding="utf-8", newline="\n")


def head_of(project: Project, code: str) -> tuple[dict[str, Any], Keys]:
    """What every search of a language needs, and the keys of its texts."""
    table = table_for(project.search, code)
    normaliser = Normaliser(table)
    head = {**table, "danger": dangers(project, code, normaliser)}
    return head, Keys(normaliser, [*table["alike"], *table["finds"]], table["skip"])


def glossary_of(project: Project, code: str, keys: Keys) -> list[list[str]]:
    """The words of each glossary term that are short enough to be typed, as keys."""
    words = (term.words[code] for term in project.glossary.terms)
    listed = [[w for w in (word.word, *word.also) if w.count(" ") < 3] for word in words]
    return [group for group in groups(keys.normaliser, listed) if len(group) > 1]


def sources_of(site: Path, project: Project, code: str) -> Iterator[Source]:
    """The guides of a language in the order of the plan, those not translated in English."""
    tree, places = project.tree, project.places
    for path in tree.guides():
        built = site / output_path(places, code, path)
        page = tree.shown(code, path)
        source = tree.page(places.source.code, path)
        if page is None or source is None or not built.exists():
            continue
        fallback = page.language != code
        yield Source(
            path,
            page.language if fallback else "",
            read_built(built.read_text(encoding="utf-8")),
            _terms(page),
            () if page is source else (source.meta.title, *_terms(source)),
        )


def _terms(page: Page) -> tuple[str, ...]:
    situation = page.guide.situation if page.guide else None
    return (*page.meta.search_terms, *([situation] if situation else []))
