"""The site's scripts without what only their authors read."""

from __future__ import annotations

from pathlib import Path

import rjsmin


def write(site: Path) -> None:
    """Take comments and indents out of every script under assets/js/."""
    for path in sorted((site / "assets" / "js").glob("*.js")):
        text = rjsmin.jsmin(path.read_text(encoding="utf-8"))
        path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
