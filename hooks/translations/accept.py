"""Recording which English text a translation was made from."""

from __future__ import annotations

import re
from pathlib import Path

from hooks.guides.tree import Page, Tree
from hooks.translations.revision import revision_of
from hooks.translations.writing import write_whole

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
    lines = page.text.split("\n")
    head = "\n".join(lines[1 : page.body_line - 2])
    rest = "\n".join(lines[page.body_line - 2 :])
    write_whole(root / page.file, f"---\n{with_revision(head, revision)}\n{rest}")
    return revision


def with_revision(head: str, revision: str) -> str:
    """A front matter (without its --- lines) that records a revision."""
    kept = _LINE.sub("", head + "\n")
    return f'{kept}source_revision: "{revision}"'
