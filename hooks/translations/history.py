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


def is_shallow(root: Path) -> bool:
    """Whether only the latest commits were fetched."""
    return _git(root, "rev-parse", "--is-shallow-repository").strip() == "true"


def commit_of(root: Path, name: str) -> str:
    """The commit that a name such as HEAD means. Raises NoHistory where there is none."""
    _git(root, "rev-parse", "--git-dir")
    found = _asked(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    )
    if found is None:
        raise NoHistory(f'There is no commit, branch or tag "{name}" here.')
    return found.strip()


def base_of(root: Path, name: str) -> str:
    """The commit from which the work here and the branch or commit `name` went apart.

    Raises NoHistory where there is no history, or nothing of that name.
    """
    _git(root, "rev-parse", "--git-dir")
    for tried in (name, f"origin/{name}"):
        found = _asked(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{tried}^{{commit}}"
        )
        if found is None:
            continue
        return (_asked(root, "merge-base", found.strip(), "HEAD") or found).strip()
    raise NoHistory(
        f'There is no branch or commit "{name}" here. Name another with --base, or fetch it: '
        "git fetch origin main:main."
    )


def changes_since(root: Path, commit: str) -> list[tuple[str, str]]:
    """The files that differ from a commit, those not yet committed too, as (kind, file): A is new,
    M changed, D deleted; files are relative to `root`."""
    listed = _git(root, "diff", "--name-status", "--no-renames", "--relative", "-z", commit, "--")
    parts = listed.split("\0")
    found = {name: kind[0] for kind, name in zip(parts[::2], parts[1::2], strict=False)}
    for name in _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0"):
        if name:
            found[name] = "A"
    return sorted((kind, name) for name, kind in found.items())


def text_at(root: Path, commit: str, file: str) -> str | None:
    """The text of a file at a commit, or None where it was not there."""
    text = _asked(root, "show", f"{commit}:./{file}")
    return None if text is None else text.replace("\r\n", "\n")


def _asked(root: Path, *arguments: str) -> str | None:
    """What git answers, or None where it refuses."""
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    return None if done.returncode else done.stdout.decode("utf-8", errors="replace")


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
