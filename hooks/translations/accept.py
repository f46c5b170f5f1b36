"""Recording which English text a translation was made from."""

from __future__ import annotations

import re
from pathlib import Path

from hooks.guides.tree import Page, Tree
from hooks.translations import history
from hooks.translations.difference import sections_of_text
from hooks.translations.revision import hashes_of, revision_of
from hooks.translations.writing import write_whole

# rules of which a page keeps each, before it can be said to match the English one
HOLDING = ("blocks", "headings", "images", "links", "page-shape", "unfinished")
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
    _write(page, root, revision)
    return revision


def pass_over(source: Page, tree: Tree, root: Path, since: str) -> list[str]:
    """Record that the changes of an English page since a commit change no meaning.

    In each translation the sections that matched the page as it was then match it as it is now;
    sections that were stale before stay stale. Returns the files written. Raises history.NoHistory.
    """
    earlier = history.text_at(root, history.commit_of(root, since), source.file)
    if earlier is None:
        raise history.NoHistory(f"{source.file} was not there yet in {since}.")
    then = {name: value for name, (_, value) in sections_of_text(earlier, source.file).items()}
    now = hashes_of(revision_of(source))
    written = []
    for (_, path), page in tree.pages.items():
        recorded = hashes_of(page.meta.source_revision or "")
        if path != source.path or page is source or not recorded:
            continue
        updated = {
            name: now[name] if name in now and value == then.get(name) else value
            for name, value in recorded.items()
        }
        if updated != recorded:
            _write(page, root, " ".join(f"{name}:{value}" for name, value in updated.items()))
            written.append(page.file)
    return written


def _write(page: Page, root: Path, revision: str) -> None:
    lines = page.text.split("\n")
    head = "\n".join(lines[1 : page.body_line - 2])
    rest = "\n".join(lines[page.body_line - 2 :])
    write_whole(root / page.file, f"---\n{with_revision(head, revision)}\n{rest}")


def with_revision(head: str, revision: str) -> str:
    """A front matter (without its --- lines) that records a revision."""
    kept = _LINE.sub("", head + "\n")
    return f'{kept}source_revision: "{revision}"'
