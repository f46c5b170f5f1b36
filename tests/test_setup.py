"""The first set-up: the virtual environment, and the browser of the tests."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hooks import browser
from hooks.browser import NoBrowser, find_browser
from tests.conftest import ROOT


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_browser_named_by_the_environment(tmp_path: Path) -> None:
    mine = program(tmp_path, "mine")
    assert find_browser({"MITAAN_BROWSER": str(mine)}) == str(mine)
    with pytest.raises(NoBrowser, match="which is not there"):
        find_browser({"MITAAN_BROWSER": str(tmp_path / "none")})


def test_browser_on_the_path(tmp_path: Path) -> None:
    chrome = program(tmp_path, "google-chrome")
    assert find_browser({"PATH": str(tmp_path)}) == str(chrome)
    chromium = program(tmp_path, "chromium")
    assert find_browser({"PATH": str(tmp_path)}) == str(chromium)


@pytest.mark.parametrize("root", [True, False])
def test_browser_is_installed_or_told_in_one_line(
    root: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(browser, "_of_playwright", lambda: None)
    monkeypatch.setattr(browser.subprocess, "run", lambda command, **_: ran.append(command))
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
    monkeypatch.setattr(
        browser.shutil, "which", lambda name, path=None: "/usr/bin/x" if name == "apt-get" else None
    )
    with pytest.raises(NoBrowser) as told:
        find_browser({"PATH": str(tmp_path)})
    assert "\n" not in str(told.value)
    assert "MITAAN_BROWSER" in str(told.value)
    assert (ran[-1][0] == "apt-get") is root
    assert ("playwright" in ran[-1]) is not root


def test_set_up_does_nothing_the_second_time(tmp_path: Path) -> None:
    (tmp_path / "hooks").mkdir()
    shutil.copy(ROOT / "hooks" / "bootstrap.py", tmp_path / "hooks")
    lock = tmp_path / "requirements.lock"
    lock.write_text("click==8.0\n")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    program(tmp_path / ".venv" / "bin", "python")
    stamp = tmp_path / ".venv" / "installed-requirements"
    stamp.write_text(hashlib.sha256(lock.read_bytes()).hexdigest())
    command = [sys.executable, "hooks/bootstrap.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_set_up_makes_a_whole_environment_out_of_a_broken_one(tmp_path: Path) -> None:
    (tmp_path / "hooks").mkdir()
    shutil.copy(ROOT / "hooks" / "bootstrap.py", tmp_path / "hooks")
    (tmp_path / "requirements.lock").write_text("# nothing\n")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    program(tmp_path / ".venv" / "bin", "python").write_text("#!/nowhere/python\n")
    command = [sys.executable, "hooks/bootstrap.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / ".venv" / "installed-requirements").exists()
    python = tmp_path / ".venv" / "bin" / "python"
    assert subprocess.run([python, "-c", "import sys"], check=False).returncode == 0


def test_lock_files_hold_no_address_and_a_hash_for_each_package() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text()
        assert "http" not in text
        assert "--index" not in text
        packages = [line for line in text.split("\n") if line and line[0].isalpha()]
        assert packages
        assert all("==" in line for line in packages)
        assert text.count("--hash=sha256:") >= len(packages)
