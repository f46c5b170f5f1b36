"""What git remembers of a page; the only module that asks git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path


class NoHistory(Exception):
    """There is no usable history; the message says why, and what to do."""


def versions(root: Path, file: str) -> Iterator[tuple[str, str]]:
    """Earlier texts of a file with their commits, the newest first. Raises NoHistory."""
    listed = _git(root, "log", "--format=%H", "--follow", "--name-only", "--", file)
    lines = [line for line in listed.split("\n") if line]
    for commit, name in zip(lines[::2], lines[1::2], strict=False):
        shown = subprocess.run(
            ["git", "show", f"{commit}:{name}"], cwd=root, capture_output=True, check=False
        )
        if shown.returncode == 0:
            yield commit, shown.stdout.decode("utf-8", errors="replace")


def text_at(root: Path, revision: str, file: str) -> str | None:
    """A file's text in an earlier commit (a branch, a tag, HEAD), None where it wasn't there. Raises
    NoHistory, also when there is no such commit."""
    try:
        _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except NoHistory:
        if not (root / ".git").exists():
            raise
        raise NoHistory(f'There is no commit, branch or tag "{revision}" here.') from None
    shown = subprocess.run(
        ["git", "show", f"{revision}:{file}"], cwd=root, capture_output=True, check=False
    )
    return None if shown.returncode else shown.stdout.decode("utf-8", errors="replace")


def is_shallow(root: Path) -> bool:
    """Whether only the latest commits were fetched."""
    return _git(root, "rev-parse", "--is-shallow-repository").strip() == "true"


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        raise NoHistory("git is not installed, so earlier texts can't be shown.") from None
    if done.returncode:
        raise NoHistory(
            "This folder has no git history (was it unpacked from a zip?), so earlier texts can't "
            "be shown. Clone the repository to see them."
        )
    return done.stdout.decode("utf-8", errors="replace")
