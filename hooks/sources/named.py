"""Every source that a guide or a helpline names, with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hooks.guides.schema import Source
from hooks.project import Project
from hooks.reading import line_of, parse_yaml, read_text

HELPLINES = "data/helplines.yml"


@dataclass(frozen=True)
class Named:
    """An address named at `file` and `line`; `source` is None for a helpline's own website."""

    file: str
    line: int
    language: str
    url: str | None
    source: Source | None


def named_sources(project: Project) -> Iterator[Named]:
    """Sources of guides and helplines, and the helplines' websites, in the order of their files."""
    english = project.places.source.code
    for page in project.tree.pages.values():
        for index, source in enumerate(page.guide.sources if page.guide else ()):
            line = line_of(page.node, ["sources", index], 2)
            if source.url:
                line = line_of(page.node, ["sources", index, "url"], 2)
            yield Named(page.file, line, page.language, source.url, source)
    _, node = parse_yaml(read_text(project.settings.data / "helplines.yml", HELPLINES), HELPLINES)
    for place, entry in enumerate(project.book.entries):
        if entry.website:
            line = line_of(node, [place, "website"])
            yield Named(HELPLINES, line, english, entry.website, None)
        for index, source in enumerate(entry.sources):
            line = line_of(node, [place, "sources", index])
            yield Named(HELPLINES, line, english, source.url, source)
