"""PO files on disk: writing them for pages, bringing them back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hooks.guides.tree import Page, Tree
from hooks.project import Project
from hooks.translations import po
from hooks.translations.begin import CannotBegin, source_named
from hooks.translations.po_import import Imported, bring_in
from hooks.translations.writing import write_whole


class CannotExchange(Exception):
    """Why nothing was written; the message says what to do."""


@dataclass(frozen=True)
class Result:
    """A page brought in: its file, and what was counted."""

    file: str
    imported: Imported
    changed: bool

    def told(self) -> str:
        """The counts in a line or two."""
        counts = self.imported
        parts = [f"{counts.taken} texts taken"]
        if counts.fuzzy:
            parts.append(f"{counts.fuzzy} fuzzy, not taken")
        if counts.missing:
            parts.append(f"{counts.missing} missing")
        if counts.unused:
            parts.append(f"{counts.unused} not used: the English page no longer has them")
        lines = [
            f"{self.file}: {'; '.join(parts)}." + ("" if self.changed else " Nothing changed.")
        ]
        if counts.draft:
            lines.append(
                "  It stays a draft, and readers get the English page, until none is missing."
            )
        return "\n".join(lines)


def export(project: Project, language: str, guides: Sequence[str], target: Path) -> list[Path]:
    """Write the PO files of a language to `target/<language>/…`; returns them. Raises CannotExchange."""
    tree = project.tree
    _known(tree, language)
    english = tree.places.source.code
    try:
        sources = [source_named(tree, name) for name in guides] or [
            page for (code, _), page in sorted(tree.pages.items()) if code == english
        ]
    except CannotBegin as error:
        raise CannotExchange(str(error)) from None
    written = []
    for source in sources:
        file = target / language / f"{source.path}.po"
        text = po.export(
            source, _translation(tree, language, source.path), language, project.settings.today
        )
        write_whole(file, text.decode("utf-8"))
        written.append(file)
    return written


def bring_in_all(project: Project, paths: Sequence[Path]) -> list[Result]:
    """Bring PO files into their pages: all are read and understood before the first is written."""
    unread = {problem.file for problem in project.problems}
    ready: list[tuple[str, Page | None, Imported]] = []
    for path in _files(paths):
        try:
            entries = po.read(path.read_bytes(), path.as_posix())
            source = source_named(project.tree, entries.path)
        except (po.CannotRead, CannotBegin) as error:
            raise CannotExchange(f"{error} (Nothing was changed.)") from None
        _known(project.tree, entries.language)
        file = f"docs/{entries.language}/{source.path}.md"
        if file in unread:
            raise CannotExchange(f"{file} has faults that must be mended first. Run lint on it.")
        translation = _translation(project.tree, entries.language, source.path)
        ready.append((file, translation, bring_in(source, translation, entries)))
    if not ready:
        raise CannotExchange("There is no file ending in .po there.")
    results = []
    for file, translation, imported in ready:
        changed = translation is None or translation.text != imported.text
        if changed and imported.taken:
            write_whole(project.settings.root / file, imported.text)
        results.append(Result(file, imported, changed and imported.taken > 0))
    return results


def _known(tree: Tree, language: str) -> None:
    codes = [code for code in tree.places.codes if code != tree.places.source.code]
    if language not in codes:
        raise CannotExchange(f'There is no translation into "{language}". Use: {", ".join(codes)}.')


def _translation(tree: Tree, language: str, path: str) -> Page | None:
    return tree.page(language, path) or tree.drafts.get((language, path))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.po")) if path.is_dir() else [path]
