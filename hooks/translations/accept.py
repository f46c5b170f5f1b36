"""Recording which English text a translation was made from."""

from __future__ import annotations

import re
from pathlib import Path

from hooks.guides.tree import Page, Tree
from hooks.translations.revision import revision_of

_LINE = re.compile(r"^source_revision:.*\n?", re.M)


def accept(page: Page, tree: Tree, root: Path) -> str:
    """Write the revision of the English page into the front matter of its translation.

    Returns the revision. Raises LookupError where the page has no English page. Nothing else in
    the file changes.
    """
    source = tree.page(tree.places.source.code, page.path)
    if source is None or source is page:
        raise LookupError(f"{page.file} is not a translation of an English page.")
    revision = revision_of(source)
    path = root / page.file
    raw = path.read_bytes().decode("utf-8")
    newline = "\r\n" if "\r\n" in raw else "\n"
    text = raw.replace("\r\n", "\n")
    end = text.index("\n---", 3) + 1
    head = _LINE.sub("", text[:end])
    updated = f'{head}source_revision: "{revision}"\n{text[end:]}'
    path.write_bytes(updated.replace("\n", newline).encode("utf-8"))
    return revision
