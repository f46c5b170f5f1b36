"""How long `python -m hooks lint` takes when all 44 guides stand in four languages: 176 pages.

    .venv/bin/python bench/lint_176.py

Copies the guides that stand into every planned place of data/taxonomy.yml, in a temporary folder,
and prints the seconds of the whole command, of three runs the best. Faults of the copies (a format
other than planned) are part of the work.
"""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

RUNS = 3
LIMIT = 3.0


def copy_guides(root: Path, target: Path) -> int:
    """A project of its own in `target` with a guide in every planned place; the number of guides."""
    from hooks.guides.taxonomy import load_taxonomy
    from hooks.languages import load_places

    for name in ("data", "hooks", "docs"):
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    taxonomy, places = load_taxonomy(root / "data"), load_places(root / "data")
    source = root / "docs" / places.source.code
    written = [path for path in taxonomy.paths if (source / f"{path}.md").is_file()]
    models = itertools.cycle(written)
    pages = 0
    for path in taxonomy.paths:
        model = path if path in written else next(models)
        for code in places.codes:
            text = root / "docs" / code / f"{model}.md"
            if not text.is_file():
                continue
            page = target / "docs" / code / f"{path}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(text, page)
            pages += 1
    return pages


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder)
        pages = copy_guides(ROOT, target)
        seconds = []
        for _ in range(RUNS):
            start = time.perf_counter()
            done = subprocess.run(
                [sys.executable, "-m", "hooks", "lint"],
                cwd=target,
                capture_output=True,
                text=True,
                check=False,
            )
            seconds.append(time.perf_counter() - start)
        told = (done.stderr.strip().splitlines() or [""])[-1]
    if not told.endswith(("found.", "Nothing to mend.")):
        print(f"The linter didn't run to its end: {told}")
        return 1
    print(f"{pages} pages: {min(seconds):.2f} s (limit {LIMIT:.0f} s); {told}")
    return 0 if min(seconds) <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
