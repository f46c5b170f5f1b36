"""PO files on disk: writing them for pages, bringing them back."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hooks.guides.tree import Page, Tree, read_page
from hooks.project import Project
from hooks.translations import po
from hooks.translations.begin import CannotBegin, source_named
from hooks.translations.po_import import Imported, bring_in, overlap
from hooks.translations.tongue import is_foreign
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
            parts.append(f"{len(counts.unused)} not used")
        lines = [
            f"{self.file}: {'; '.join(parts)}." + ("" if self.changed else " Nothing changed.")
        ]
        if counts.unused:
            lines.append(
                f"  Not used: {_listed(counts.unused)}: the English or its context was changed in the "
                "file, or is gone from the English page."
            )
        if counts.unsigned:
            lines.append(
                f"  {counts.unsigned} had read this page. Its text has changed, so it is unreviewed "
                "again."
            )
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
    ready: list[tuple[Path, bytes]] = []
    for source in sources:
        file = target / language / f"{source.path}.po"
        translation = _translation(tree, language, source.path)
        raw = po.export(source, translation, language, project.settings.today)
        _spare(file, raw, source, translation)
        ready.append((file, raw))
    for file, raw in ready:
        write_whole(file, raw.decode("utf-8"))
    return [file for file, _ in ready]


def _spare(file: Path, raw: bytes, source: Page, translation: Page | None) -> None:
    """Refuse to write over a PO file with texts that the new one, `raw`, would not hold."""
    if not file.exists():
        return
    name = file.as_posix()
    other = "To write elsewhere: --to po2. (Nothing was changed.)"
    try:
        there = po.read(file.read_bytes(), name)
    except po.CannotRead as error:
        raise CannotExchange(f"{error} Or move the file away. {other}") from None
    new = {" ".join(entry.text.split()) for entry in po.read(raw, name).entries.values()}
    both = overlap(source, translation, there)
    same = {" ".join(text.split()) for text in both.same}
    lost = [
        entry
        for entry in there.entries.values()
        if entry.text.strip() and " ".join(entry.text.split()) not in new | same
    ]
    if lost:
        fuzzy = any(entry.fuzzy for entry in lost)
        raise CannotExchange(
            f"{name} holds {len(lost)} text(s) that are not in the page "
            f"yet. Bring them in first: python -m hooks po import {name}."
            + (" What is marked fuzzy comes in when you take the mark away." if fuzzy else "")
            + f" {other}"
        )


def bring_in_all(project: Project, paths: Sequence[Path], *, theirs: bool = False) -> list[Result]:
    """Bring PO files into their pages: all are read and understood before the first is written.

    A file that would replace what was changed in its page since is refused, unless the files'
    texts (`theirs`) are wanted. Raises CannotExchange.
    """
    unread = {problem.file for problem in project.problems}
    ready: list[tuple[Path, str, Page | None, Imported, bool]] = []
    for path in _files(paths):
        try:
            raw = path.read_bytes()
            entries = po.read(raw, path.as_posix())
            source = source_named(project.tree, entries.path)
        except (po.CannotRead, CannotBegin) as error:
            raise CannotExchange(f"{error} (Nothing was changed.)") from None
        except OSError as error:
            raise CannotExchange(f"{path} can't be read: {error.strerror}.") from None
        _known(project.tree, entries.language)
        file = f"docs/{entries.language}/{source.path}.md"
        if file in unread:
            raise CannotExchange(f"{file} has faults that must be mended first. Run lint on it.")
        _in_its_language(project, path, entries)
        translation = _translation(project.tree, entries.language, source.path)
        both = overlap(source, translation, entries)
        known = entries.made_from == po.state_of(translation)
        if both.replaced and not known and not theirs:
            again = f"po export {entries.language} {source.path} --to po2"
            raise CannotExchange(_changed_since(file, path, both.replaced, again))
        result = bring_in(source, translation, entries)
        ready.append((path, file, translation, result, known or both.whole))
    if not ready:
        raise CannotExchange("There is no file ending in .po there.")
    results = []
    for path, file, translation, imported, known in ready:
        changed = translation is None or translation.text != imported.text
        if changed and imported.taken:
            write_whole(project.settings.root / file, imported.text)
            if known:
                _note(project, path, file)
        results.append(Result(file, imported, changed and imported.taken > 0))
    return results


def _note(project: Project, path: Path, file: str) -> None:
    """Let a PO file say that it was made from its page as it is now: it holds all that stands there,
    so that somebody who goes on in it is not told of a change of their own."""
    language, page_path = file.removeprefix("docs/").removesuffix(".md").split("/", 1)
    page = read_page(project.settings.root / file, file, language, page_path, "/" in page_path)
    raw = path.read_bytes()
    noted = po.with_state(raw, page)
    if noted != raw:
        path.write_bytes(noted)


def _in_its_language(project: Project, path: Path, entries: po.Entries) -> None:
    texts = [
        entry.text
        for (key, _), entry in entries.entries.items()
        if not entry.fuzzy and key != f"{po.FIELD_KEY}search_terms"
    ]
    if is_foreign(entries.language, texts):
        name = project.places.language(entries.language).english
        raise CannotExchange(
            f"{path.as_posix()} is for the {name} page, but most of its text is not in {name}. Is the "
            "line Language: of its header wrong, or was it translated into another language? "
            "(Nothing was changed.)"
        )


def _changed_since(file: str, path: Path, replaced: Sequence[str], again: str) -> str:
    name = path.as_posix()
    return (
        f"{file} was changed after {name} was made from it, and would lose: {_listed(replaced)}. "
        "To keep that, write it into the PO file too, or export anew elsewhere: python -m hooks "
        f"{again}. To take the PO file's texts instead: python -m hooks po import --theirs {name}. "
        "(Nothing was changed.)"
    )


def _listed(texts: Sequence[str]) -> str:
    """The first of some texts, short."""
    shown = [f"“{textwrap.shorten(text, 50, placeholder='…')}”" for text in texts[:3]]
    more = len(texts) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _known(tree: Tree, language: str) -> None:
    codes = [code for code in tree.places.codes if code != tree.places.source.code]
    if language not in codes:
        raise CannotExchange(f'There is no translation into "{language}". Use: {", ".join(codes)}.')


def _translation(tree: Tree, language: str, path: str) -> Page | None:
    return tree.page(language, path) or tree.drafts.get((language, path))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.po")) if path.is_dir() else [path]
