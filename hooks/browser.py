"""Finding a browser to look at pages with, or getting one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "MITAAN_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class NoBrowser(Exception):
    """No browser could be found or installed; the message says what to do."""


def find_browser(environ: Mapping[str, str] = os.environ) -> str:
    """The path of a Chromium: from MITAAN_BROWSER, the PATH, Playwright's own, or installed now
    (by apt-get as root, else by Playwright). Raises NoBrowser."""
    named = environ.get(VARIABLE)
    if named:
        if Path(named).is_file():
            return named
        raise NoBrowser(
            f"{VARIABLE} names {named}, which is not there. Set it to a browser's path."
        )
    found = _on_path(environ) or _of_playwright()
    if found:
        return found
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing Chromium …", file=sys.stderr, flush=True)
        for command in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            subprocess.run(["apt-get", *command], stdout=subprocess.DEVNULL, check=False)
    else:
        print("Fetching Playwright's Chromium …", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    found = _on_path(environ) or _of_playwright()
    if found:
        return found
    raise NoBrowser(
        f"There is no browser for the tests. Install Chromium or Chrome, or set {VARIABLE} to one."
    )


def _on_path(environ: Mapping[str, str]) -> str | None:
    return next((p for n in NAMES if (p := shutil.which(n, path=environ.get("PATH")))), None)


def _of_playwright() -> str | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
