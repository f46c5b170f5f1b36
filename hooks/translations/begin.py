"""Beginning a translation: a draft with the English text as comments."""

from __future__ import annotations

import difflib
from pathlib import Path

from hooks.guides.tree import Page, Tree
from hooks.translations.skeleton import page as skeleton
from hooks.translations.writing import write_whole


class CannotBegin(Exception):
    """Why no page can be made; the message says what to do."""


def begin(tree: Tree, language: str, name: str, root: Path) -> Path:
    """Write the draft of a page and return its path. Raises CannotBegin; overwrites nothing."""
    english = tree.places.source.code
    codes = [code for code in tree.places.codes if code != english]
    if language not in codes:
        raise CannotBegin(f'There is no translation into "{language}". Use: {", ".join(codes)}.')
    source = source_named(tree, name)
    path = source.path
    file = root / "docs" / language / f"{path}.md"
    if file.exists():
        raise CannotBegin(
            f"docs/{language}/{path}.md is there already, and was left as it is. Open it and go on "
            f"there. What changed in English: python -m hooks diff docs/{language}/{path}.md"
        )
    write_whole(file, skeleton(source, {}, {}, language))
    return file


def source_named(tree: Tree, name: str) -> Page:
    """The English page that a name as typed means, or CannotBegin."""
    path = _path(name)
    source = tree.page(tree.places.source.code, path)
    if source is None:
        raise CannotBegin(_unknown(tree, path))
    return source


def _path(name: str) -> str:
    """`section/slug` from what people type: a path in docs/, with or without language and ending."""
    parts = name.replace("\\", "/").removesuffix(".md").strip("/").split("/")
    if parts[0] == "docs":
        parts = parts[2:]
    return "/".join(parts)


def _unknown(tree: Tree, path: str) -> str:
    there = [page for code, page in tree.pages if code == tree.places.source.code]
    by_slug = [page for page in there if page.rpartition("/")[2] == path.rpartition("/")[2]]
    near = by_slug or difflib.get_close_matches(path, there, 3, 0.5)
    if path in tree.taxonomy.paths:
        return f"The English page {path} is not written yet, so it can't be translated."
    if near:
        return f'There is no English page "{path}". Did you mean: {", ".join(near)}?'
    return f'There is no English page "{path}". Look under docs/{tree.places.source.code}/.'
