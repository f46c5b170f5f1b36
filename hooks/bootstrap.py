"""Make .venv and install the locked packages: `python3 hooks/bootstrap.py [--test]`.

Uses the standard library alone, since nothing else is there yet. Quick when nothing has changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
NEEDED = (3, 11)


def main() -> None:
    lock = ROOT / ("requirements-test.lock" if "--test" in sys.argv else "requirements.lock")
    if sys.version_info < NEEDED:
        _restart_with_newer_python()
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = VENV / f"installed-{lock.stem}"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    if not _works(python):
        _make_venv()
    print(f"Installing the packages of {lock.name} into .venv …", flush=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*command, "--requirement", str(lock)], cwd=ROOT, check=False)
    if done.returncode:
        _stop("The packages could not be installed; the lines above say why. Is there a network?")
    stamp.write_text(wanted)


def _works(python: Path) -> bool:
    """Whether .venv is there, whole, and not left from a moved folder or an older Python."""
    if not python.exists():
        return False
    try:
        command = [str(python), "-m", "pip", "--version"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _make_venv() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    print("Making .venv …", flush=True)
    if _create():
        return
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {"stdout": subprocess.DEVNULL, "check": False}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)  # type: ignore[call-overload]
        for name in (version, "python3-venv"):
            subprocess.run(["apt-get", "install", "-y", "-qq", name], **quiet)  # type: ignore[call-overload]
            if _create():
                return
    _stop(f"Python can't make virtual environments here. On Debian: sudo apt install {version}")


def _create() -> bool:
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, check=False
    )
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
    return done.returncode == 0


def _restart_with_newer_python() -> None:
    for minor in range(20, NEEDED[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            sys.exit(subprocess.call([newer, *sys.argv]))
    _stop(
        f"Python {sys.version_info[0]}.{sys.version_info[1]} is too old. "
        f"Install Python {NEEDED[0]}.{NEEDED[1]} or newer from python.org or your system."
    )


def _stop(message: str) -> None:
    print(message, file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main()
