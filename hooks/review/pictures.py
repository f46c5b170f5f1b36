"""Pictures of changed pages as a small phone shows them, with a page that shows all of them."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from hooks.guides.tree import Page as Guide
from hooks.guides.tree import Tree
from hooks.review.changes import Change
from hooks.views.addresses import output_path

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTH, HEIGHT = 360, 640  # CSS pixels of a small phone
LONGEST = 6000  # of a page, in CSS pixels
SCALE = 1.5
MOST = 20  # pages

Note = Literal["made", "none", "no_build", "no_browser", "off"]


@dataclass(frozen=True)
class Shot:
    """A page and its pictures (names in the folder pictures/); `cut` where it is longer."""

    title: str
    language: str
    page: str
    first: str
    full: str
    cut: bool


@dataclass(frozen=True)
class Pictures:
    """What was made, and if nothing, why; `count` is the number of pages that changed."""

    note: Note
    shots: tuple[Shot, ...] = ()
    count: int = 0


NOT_BUILT = Pictures("no_build")


def pages_to_show(tree: Tree, changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    """Languages and paths of the pages that a change shows on, each once: the changed pages, the
    helplines' page, the home pages where words or templates changed."""
    found: dict[tuple[str, str], None] = {}
    for change in changes:
        if change.kind == "page" and change.status != "D":
            found[change.language, change.path] = None
    for change in changes:
        if change.file == "data/helplines.yml":
            found[change.language, "get-help/helplines"] = None
        elif change.kind == "words" and change.file.startswith("data/ui/"):
            found[change.language, "index"] = None
        elif change.file.startswith("overrides/"):
            found |= {(code, "index"): None for code in tree.places.codes}
    return [key for key in found if key in tree.pages]


def take(
    browser: Browser, site: Path, tree: Tree, pages: list[tuple[str, str]], out: Path
) -> Pictures:
    """Take the first screen and the whole of the first MOST pages, into out/pictures/."""
    folder = out / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    shots = []
    with _served(site) as address:
        for language, path in pages[:MOST]:
            context = browser.new_context(
                viewport={"width": WIDTH, "height": HEIGHT},
                device_scale_factor=SCALE,
                color_scheme="light",
                reduced_motion="reduce",
                locale=language,
            )
            shots.append(
                _shot(context.new_page(), address, tree.pages[language, path], tree, folder)
            )
            context.close()
    return Pictures("made", tuple(shots), len(pages))


def _shot(page: Page, address: str, shown: Guide, tree: Tree, folder: Path) -> Shot:
    """Both pictures of one page."""
    place = output_path(tree.places, shown.language, shown.path)
    name = f"{shown.language}-{shown.path.replace('/', '-')}"
    first, full = f"{name}-first.png", f"{name}-full.png"
    page.goto(f"{address}{quote(place)}")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    height = int(page.evaluate("() => document.documentElement.scrollHeight"))
    page.screenshot(path=folder / first, animations="disabled")
    page.screenshot(
        path=folder / full,
        full_page=True,
        animations="disabled",
        clip={"x": 0, "y": 0, "width": WIDTH, "height": min(height, LONGEST)},
    )
    return Shot(shown.meta.title, shown.language, place, first, full, height > LONGEST)


@contextmanager
def open_browser(fonts: Path) -> Iterator[Browser]:
    """A Chromium that also knows the fonts of the project. Raises ImportError without Playwright,
    NoBrowser without Chromium."""
    from playwright.sync_api import sync_playwright

    from hooks.browser import find_browser

    path = find_browser()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        configuration = Path(folder) / "fonts.conf"
        configuration.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
            f"<dir>{fonts}</dir></fontconfig>",
            encoding="utf-8",
        )
        running = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            env={**os.environ, "FONTCONFIG_FILE": str(configuration)},
        )
        try:
            yield running
        finally:
            running.close()


def write_index(pictures: Pictures, out: Path, templates: Path) -> None:
    """Write out/index.html, which shows the pictures."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined
    )
    html = environment.get_template("review.html").render(
        pictures=pictures, width=WIDTH, height=HEIGHT
    )
    (out / "index.html").write_text(html, encoding="utf-8", newline="\n")


def clear(out: Path) -> None:
    """Take away what an earlier review left in a folder, and nothing else."""
    shutil.rmtree(out / "pictures", ignore_errors=True)
    for name in ("comment.md", "index.html", "report.json"):
        (out / name).unlink(missing_ok=True)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """The address at which a folder is served on this machine alone."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
