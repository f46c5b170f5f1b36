"""What the tests share: the built site, a small site of their own, a server, a browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from hooks.browser import NoBrowser, find_browser
from hooks.build import build_site
from hooks.project import Project, load_project
from hooks.settings import Settings, load_settings

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests" / "sites" / "small"
TODAY = "1795219200"  # 2026-11-21
SITE_URL = "https://site.example/guides/"


CACHE = str(ROOT / ".cache")  # cutting the Urdu font takes seconds
os.environ["MITAAN_CACHE"] = CACHE


def settings_of(root: Path) -> Settings:
    return load_settings(
        root, {"SOURCE_DATE_EPOCH": TODAY, "SITE_URL": SITE_URL, "MITAAN_CACHE": CACHE}
    )


def copy_skeleton(target: Path) -> Path:
    """A project without guides: configuration, data and templates of this one."""
    for name in ("mkdocs.yml", "data", "overrides", "hooks", "fonts"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("*.pyc.*"))
        else:
            shutil.copy(source, target / name)
    return target


def add_small_site(root: Path) -> None:
    """The guides and data of the small site, and its own drawings in place of this project's."""
    shutil.rmtree(root / "overrides" / "pictures")
    for name in ("docs", "data", "overrides"):
        shutil.copytree(SMALL / name, root / name, dirs_exist_ok=True)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small site as a project of its own, free to be changed."""
    copy_skeleton(tmp_path)
    add_small_site(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small site's data, for tests that change nothing."""
    root = copy_skeleton(tmp_path_factory.mktemp("small"))
    add_small_site(root)
    return load_project(settings_of(root))


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Builds a project folder as the command does."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    monkeypatch.setenv("SITE_URL", SITE_URL)
    return lambda root, **options: build_site(settings_of(root), **options)


@pytest.fixture(scope="session")
def project() -> Project:
    """This project's own guides and data."""
    return load_project(settings_of(ROOT))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's site, built once for all test processes."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    # the folder is named as SITE_URL has it: 404.html links from the root of its host
    target, done = shared / "host" / "guides", shared / "built-site.done"
    try:
        (shared / "built-site.lock").mkdir()
    except FileExistsError:
        for _ in range(1200):
            if done.exists():
                break
            time.sleep(0.1)
        assert done.read_text() == "ok", "another test process could not build the site"
        return target
    environ = {**os.environ, "SITE_URL": SITE_URL, "SOURCE_DATE_EPOCH": TODAY}
    result = subprocess.run(
        [sys.executable, "-m", "hooks", "build", "--to", str(target)],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    done.write_text("ok" if result.returncode == 0 else result.stderr)
    assert result.returncode == 0, result.stdout + result.stderr
    return target


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


def serve(folder: Path) -> tuple[str, Callable[[], None]]:
    """Serve a folder; gives its address and a way to stop."""
    handler = functools.partial(_Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/", server.shutdown


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site over http, in a subfolder as on many hosts."""
    root, stop = serve(site.parent)
    yield f"{root}{site.name}/"
    stop()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A real Chromium that knows the fonts kept in this project."""
    try:
        path = find_browser()
    except NoBrowser as error:
        pytest.exit(str(error), returncode=2)
    fonts = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{ROOT / 'fonts'}</dir></fontconfig>"
    )
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )
        yield running
        running.close()
