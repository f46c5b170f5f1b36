"""The review of a change from beginning to end: look, build, take pictures, write."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from hooks.browser import NoBrowser
from hooks.build import BuildFailed, build_site
from hooks.languages import Places, load_places
from hooks.problems import Problem, ProblemsFound
from hooks.project import load_project
from hooks.review import pictures as shots
from hooks.review.comment import bare_comment, write_comment
from hooks.review.findings import Findings, find
from hooks.review.words import ReviewWords, from_folder, load_review_words
from hooks.settings import Settings
from hooks.translations import history

Tell = Callable[[str], None]


class NotAFolder(Exception):
    """The folder to write can't be used; the message says why."""


def review(
    settings: Settings, base: str, out: Path, *, pictures: bool, commit: str, tell: Tell
) -> Findings:
    """Write comment.md, report.json, index.html and pictures/ to `out`; returns what was found.

    `commit` is the one that links to lines lead to (empty: no links). Raises NoHistory, NotAFolder,
    and ProblemsFound where languages and countries themselves can't be read.
    """
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not _ours(out))):
        raise NotAFolder(f"{out} holds other files than a review. Name an empty or new folder.")
    out.mkdir(parents=True, exist_ok=True)
    shots.clear(out)
    try:
        places = load_places(settings.data)
        found = find(settings, base, places)
        words = review_words(settings, places, found.base)
    except ProblemsFound as broken:
        _write(out / "comment.md", bare_comment(broken.problems))
        raise
    if not found.problems and not found.elsewhere:
        found = _with_site(settings, found, out, pictures, tell)
    blob = f"{settings.repo_url}/blob/{commit}/" if settings.repo_url and commit else ""
    comment = write_comment(found, words, places, blob)
    _write(out / "comment.md", comment)
    _write(out / "report.json", found.as_json())
    shots.write_index(found.pictures, out, settings.overrides)
    return found


def review_words(settings: Settings, places: Places, base: str) -> Mapping[str, ReviewWords]:
    """The words of the comment; those of the commit `base` where the change broke them."""
    try:
        return load_review_words(places, from_folder(settings.root))
    except ProblemsFound:
        return load_review_words(places, lambda name: _former(settings.root, base, name))


def _former(root: Path, base: str, name: str) -> str:
    text = history.text_at(root, base, name)
    if text is None:
        what = "This file is missing, and was not there before either."
        raise ProblemsFound([Problem(name, 1, "review", what, "Put the file back.")])
    return text


def _ours(out: Path) -> bool:
    return (out / "comment.md").exists()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _with_site(
    settings: Settings, found: Findings, out: Path, wanted: bool, tell: Tell
) -> Findings:
    """Build the site to a folder that is gone afterwards, and take the pictures."""
    with tempfile.TemporaryDirectory(prefix=".site-", dir=settings.root) as folder:
        try:
            site = build_site(settings, site=Path(folder) / "site")
        except (BuildFailed, ProblemsFound) as error:
            tell(str(error))
            return found.with_site(False, shots.NOT_BUILT)
        tree = load_project(settings).tree
        pages = shots.pages_to_show(tree, found.changes)
        if not wanted or not pages:
            return found.with_site(True, shots.Pictures("none" if wanted else "off"))
        try:
            with shots.open_browser(settings.root / "fonts") as browser:
                return found.with_site(True, shots.take(browser, site, tree, pages, out))
        except ImportError:
            tell("No pictures: Playwright is missing. Run python hooks/bootstrap.py --test first.")
        except NoBrowser as error:
            tell(f"No pictures: {error}")
        except Exception as error:  # a browser that fails must not cost the comment
            tell(f"No pictures, the browser failed: {error}")
        return found.with_site(True, shots.Pictures("no_browser", count=len(pages)))
