"""How well the search finds: the queries in tests/search/queries/ through the real engine and browser.

python -m bench.search            builds nothing: measures site/, which `make site` writes
python -m bench.search --misses   also lists the queries whose guide doesn't come first
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from hooks.browser import find_browser

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "tests" / "search" / "queries"
ENGINE = "assets/js/search-engine.js"
UI = "assets/js/search.js"

# In the page: the engine, then all queries of a language, with the time each took.
RUN = """async ([base, code, queries, whole]) => {
  if (!window.mitaanSearch) await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = base + "assets/js/search-engine.js";
    script.onload = resolve; script.onerror = reject;
    document.head.append(script);
  });
  const start = performance.now();
  const engine = await mitaanSearch.open(base, code);
  const ready = performance.now() - start, answers = [];
  if (!whole) engine.rest = () => {};
  await engine.find(queries[0]);
  await new Promise(done => setTimeout(done, 0));
  await engine.more;
  for (const query of queries) {
    const from = performance.now();
    const found = await engine.find(query);
    answers.push({state: found.state, danger: found.danger && found.danger.path,
      paths: found.guides.map(guide => guide.path), ms: performance.now() - from});
  }
  return {ready, answers, total: engine.total};
}"""


@dataclass(frozen=True)
class Query:
    """A query, its kind, the slugs that answer it; `half` is tuned or held."""

    lang: str
    query: str
    kind: str
    accept: tuple[str, ...]
    half: str


@dataclass(frozen=True)
class Outcome:
    """The place of the first accepted guide (0: not found), and whether any of them exists."""

    query: Query
    place: int
    answerable: bool
    state: str
    danger: str | None
    paths: tuple[str, ...]
    ms: float


def load_queries(folder: Path = QUERIES) -> list[Query]:
    """tuning.yml, which names the language of each query, and one file a language."""
    found = []
    for path in sorted(folder.glob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
            shared = path.stem == "tuning"
            found.append(
                Query(
                    entry["lang"] if shared else path.stem,
                    str(entry["query"]),
                    entry["class"],
                    tuple(entry["accept"] or ()),
                    "shared" if shared else entry["half"],
                )
            )
    return found


@contextmanager
def a_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def outcomes(
    page: Page, site: Path, queries: Iterable[Query], *, whole: bool = True
) -> list[Outcome]:
    """Every query through the engine, in a page of the site opened as a file; not `whole`: as the
    first query of a reader is answered, before the rest of the words came."""
    by_language: dict[str, list[Query]] = defaultdict(list)
    for query in queries:
        by_language[query.lang].append(query)
    found = []
    for code, asked in by_language.items():
        folder = site if code == "en" else site / code
        exist = {path.stem for path in folder.glob("*/*.html")}
        page.goto((folder / "index.html").as_uri())
        base = "./" if code == "en" else "../"
        result: Any = page.evaluate(RUN, [base, code, [query.query for query in asked], whole])
        for query, answer in zip(asked, result["answers"], strict=True):
            slugs = [path.partition("/")[2] for path in answer["paths"]]
            places = [slugs.index(slug) + 1 for slug in query.accept if slug in slugs]
            found.append(
                Outcome(
                    query,
                    min(places, default=0),
                    bool(exist & set(query.accept)),
                    answer["state"],
                    answer["danger"],
                    tuple(slugs),
                    answer["ms"],
                )
            )
    return found


def mrr(found: Iterable[Outcome]) -> float:
    """Mean reciprocal rank of the queries that a guide on the site answers."""
    ranks = [1 / one.place if one.place else 0 for one in found if one.answerable]
    return sum(ranks) / len(ranks) if ranks else 1.0


def success(found: Iterable[Outcome], within: int) -> float:
    hits = [0 < one.place <= within for one in found if one.answerable]
    return sum(hits) / len(hits) if hits else 1.0


def table(found: list[Outcome]) -> str:
    """MRR, success@1, success@3 and how many, over all, by language and by class."""
    rows = [("all", found)]
    for name in sorted({one.query.lang for one in found}):
        rows.append((name, [one for one in found if one.query.lang == name]))
    for name in sorted({one.query.kind for one in found}):
        rows.append((name, [one for one in found if one.query.kind == name]))
    lines = ["                MRR   @1    @3    queries"]
    for name, group in rows:
        answerable = sum(one.answerable for one in group)
        if answerable:
            lines.append(
                f"{name:14} {mrr(group):5.3f} {success(group, 1):5.2f} {success(group, 3):5.2f}"
                f" {answerable:6}"
            )
    left = sum(not one.answerable for one in found)
    return "\n".join([*lines, f"{left} more queries: their guide is not written yet."])


def sizes(site: Path) -> dict[str, int]:
    """Bytes as sent (gzip) of the scripts and of each language's index."""
    files = {"engine": site / ENGINE, "dialog": site / UI, "en": site / "search/index.js"}
    files |= {p.parent.parent.name: p for p in sorted(site.glob("*/search/index.js"))}
    return {
        name: len(gzip.compress(path.read_bytes(), 9))
        for name, path in files.items()
        if path.exists()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--misses", action="store_true", help="list those not found first")
    parser.add_argument("--first", action="store_true", help="with the first file alone")
    parser.add_argument("--lang", help="only the queries of this language")
    parser.add_argument("--half", choices=["shared", "tuned", "held"], help="only these queries")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not (options.site / ENGINE).exists():
        sys.exit("There is no built site with a search. Run make site first.")
    with a_browser() as browser:
        asked = [q for q in load_queries() if options.lang in (None, q.lang)]
        site = options.site.resolve()
        found = outcomes(browser.new_page(), site, asked, whole=not options.first)
    for half in ("shared", "tuned", "held"):
        group = [one for one in found if one.query.half == half]
        if not group or options.half not in (None, half):
            continue
        print(f"\n{half}\n{table(group)}")
        if options.misses and half != "held":
            for one in group:
                if one.answerable and one.place != 1:
                    print(
                        f"  {one.query.lang} {one.query.kind:10} {one.query.query!r}: {one.place} "
                        f"{one.state} {' '.join(one.paths[:4])} (want {' '.join(one.query.accept)})"
                    )
    print("\nbytes (gzip):", json.dumps(sizes(options.site)))
    times = sorted(one.ms for one in found)
    print(f"a query: median {times[len(times) // 2]:.1f} ms, longest {times[-1]:.1f} ms")


if __name__ == "__main__":
    main()
