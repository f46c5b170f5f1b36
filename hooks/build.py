"""Writing the site to a fresh folder and swapping it in whole; previewing it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from hooks.assembly import CHECKED
from hooks.lint.registry import lint
from hooks.problems import ProblemsFound
from hooks.project import load_project
from hooks.settings import DEFAULT_SITE_URL, Settings


class BuildFailed(Exception):
    """The site could not be written; the former one stands as it was."""


def build_site(settings: Settings, *, site: Path | None = None) -> Path:
    """Check the sources, build, and swap in the result (to site/). Returns the folder written.

    Raises ProblemsFound for faults of the sources and BuildFailed for anything else; in both
    cases an earlier folder is untouched.
    """
    project = load_project(settings)
    problems = lint(project)
    if problems:
        raise ProblemsFound(problems)
    site = site or settings.root / "site"
    if site.exists() and any(site.iterdir()) and not (site / "index.html").exists():
        raise BuildFailed(f"{site} holds other files than a site. Name an empty or new folder.")
    site.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".site-", dir=site.parent))
    try:
        _mkdocs(
            settings,
            ["build", "--strict", "--quiet", "--site-dir", str(fresh)],
            {CHECKED: "1"},
        )
        fresh.chmod(0o755)
        swap_in(fresh, site)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"Wrote {pages} pages to {site.name}/. Open {site.name}/index.html in a browser.")
    if settings.site_url == DEFAULT_SITE_URL:
        print(
            "SITE_URL is not set, so the addresses given to search engines begin with "
            f"{DEFAULT_SITE_URL}. Set it before you publish."
        )
    return site


def swap_in(fresh: Path, site: Path) -> None:
    """Put a finished folder in the place of the former one; on failure put that back."""
    former = site.with_name(f".{site.name}-former")
    shutil.rmtree(former, ignore_errors=True)
    if site.exists():
        site.rename(former)
    try:
        fresh.rename(site)
    except OSError as error:
        if former.exists():
            former.rename(site)
        raise BuildFailed(
            f"The new site could not take the place of {site.name}/: {error}. Close programs that "
            "have files of it open, then build again."
        ) from None
    shutil.rmtree(former, ignore_errors=True)


def serve_site(settings: Settings, *, only_language: str | None, address: str) -> None:
    """Preview with reloading until stopped."""
    places = load_project(settings).places
    if only_language and only_language not in places.codes:
        raise BuildFailed(
            f'There is no language "{only_language}". Use one of: {", ".join(places.codes)}.'
        )
    prefix = places.prefix(only_language) if only_language else ""
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise BuildFailed(f'The address is "{address}". Write it as 127.0.0.1:8000.')
    if _answers(host, int(port)):
        raise BuildFailed(
            f"Something answers at {address} already, perhaps another preview. Stop that, or name "
            "another: --address 127.0.0.1:8001"
        )
    print("Building, which takes about 20 seconds …", flush=True)
    done = threading.Event()
    ready = f"Open http://{address}/{prefix}index.html . Stop with Ctrl+C."
    threading.Thread(
        target=_tell_when_ready, args=(host, int(port), ready, done), daemon=True
    ).start()
    try:
        _mkdocs(
            settings,
            ["serve", "--quiet", "--no-strict", "--dev-addr", address],
            {"MITAAN_ONLY": only_language or "", "MITAAN_DRAFTS": "1"},
            failed="Mend what the lines above say, then start the preview again.",
        )
    except KeyboardInterrupt:
        print("Stopped.")
    finally:
        done.set()


def _tell_when_ready(host: str, port: int, words: str, done: threading.Event) -> None:
    """Print the words once somebody answers there, which is after the first build."""
    while not done.wait(0.3):
        if _answers(host, port):
            print(words, flush=True)
            return


def _answers(host: str, port: int) -> bool:
    """Whether a server listens there."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def _mkdocs(
    settings: Settings,
    arguments: list[str],
    variables: dict[str, str],
    *,
    failed: str = "The site was not built; the lines above say why. site/ is unchanged.",
) -> None:
    """Run MkDocs, or raise BuildFailed with the words given."""
    environ = {**os.environ, **variables, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    command += ["--config-file", str(settings.root / "mkdocs.yml")]
    result = subprocess.run(command, cwd=settings.root, env=environ, check=False)
    if result.returncode:
        raise BuildFailed(failed)
