"""What the search costs when the site has grown: guides made of the sentences that stand.

python -m bench.search_scale                 all languages, 44 and 4,000 guides
python -m bench.search_scale --guides 44 --lang hi
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from bench.search import ENGINE, ROOT, UI, a_browser, load_queries
from hooks.project import Project, load_project
from hooks.search.index import Source
from hooks.search.pages import Text
from hooks.search.write import sources_of, write_language
from hooks.settings import load_settings

SLOWER = 6
UI_ALLOWED = 5_000  # bytes for the dialog where it isn't built yet
NEW_WORDS = 0.12  # the share of words that no guide says yet: other subjects bring other words

MEASURE = """async ([base, code, queries]) => {
  const long = [];
  new PerformanceObserver(list => list.getEntries().forEach(entry => long.push(entry.duration)))
    .observe({entryTypes: ["longtask"]});
  const start = performance.now();
  const engine = await mitaanSearch.open(base, code);
  const ready = performance.now() - start;
  const keys = [], whole = [];
  for (const query of queries) {
    for (let end = 2; end <= query.length; end++) {
      const from = performance.now();
      await engine.find(query.slice(0, end));
      keys.push(performance.now() - from);
      await new Promise(done => setTimeout(done, 0));
    }
  }
  await new Promise(done => setTimeout(done, 100));
  keys.sort((a, b) => a - b);
  return {ready, keystrokes: keys.length, median: keys[keys.length >> 1],
    p95: keys[Math.floor(keys.length * 0.95)], longest: keys[keys.length - 1],
    longTasks: long.length, longestTask: Math.max(0, ...long)};
}"""


def generate(real: list[Source], paths: list[str], seed: int = 1) -> list[Source]:
    """The guides that stand, then made-up ones: their sentences shuffled, some words made new."""
    chance = random.Random(seed)
    sentences = [
        part.strip()
        for source in real
        for part in re.split(r"(?<=[.!?।۔؟])\s+", source.text.body)
        if 20 < len(part) < 220
    ]
    headings = [h for source in real for h in source.text.headings]
    usual = [h for h in headings if h[0] in ("signs", "steps", "avoid", "help", "talk", "adults")]
    other = [h for h in headings if h not in usual]
    words = sorted({word for sentence in sentences for word in sentence.split() if len(word) > 4})
    new = [
        first[: len(first) // 2] + second[len(second) // 2 :]
        for first, second in zip(
            chance.choices(words, k=len(paths) * 3), chance.choices(words, k=len(paths) * 3),
            strict=True,
        )
    ]  # fmt: skip

    def varied(text: str, share: float = NEW_WORDS) -> str:
        return " ".join(
            chance.choice(new) if len(word) > 4 and chance.random() < share else word
            for word in text.split()
        )

    made = list(real[: len(paths)])
    for path in paths[len(made) :]:
        like = chance.choice(real)
        text = Text(
            varied(like.text.title, 0.5),
            varied(like.text.description, 0.4),
            tuple(
                {
                    anchor: (anchor, title if anchor in dict(usual) else varied(title, 0.3))
                    for anchor, title in [*usual[:6], *chance.sample(other, 3)]
                }.values()
            ),
            varied(" ".join(chance.sample(sentences, min(35, len(sentences))))),
        )
        made.append(
            Source(
                path,
                "",
                text,
                tuple(varied(term, 0.5) for term in like.terms),
                tuple(varied(term, 0.5) for term in like.foreign),
            )
        )
    return made


def measure(
    browser: Browser, project: Project, site: Path, code: str, count: int, asked: int
) -> dict[str, Any]:
    """Bytes and times of one language with so many guides."""
    planned = list(project.tree.taxonomy.paths)
    real = list(sources_of(site, project, code))
    known = [source.path for source in real]
    rest = [path for path in planned if path not in known]
    more = [f"{planned[n % len(planned)]}-{n}" for n in range(max(0, count - len(planned)))]
    paths = (known + rest + more)[:count]
    folder = Path(tempfile.mkdtemp(prefix="mitaan-scale-"))
    try:
        (folder / "assets/js").mkdir(parents=True)
        shutil.copy(site / ENGINE, folder / ENGINE)
        (folder / "page.html").write_text(
            f'<!doctype html><meta charset="utf-8"><script src="{ENGINE}"></script>'
        )
        write_language(folder, project, code, generate(real, paths))
        prefix = folder / project.places.prefix(code) / "search"
        size = {p.name: len(gzip.compress(p.read_bytes(), 9)) for p in prefix.glob("*.js")}
        scripts = len(gzip.compress((site / ENGINE).read_bytes(), 9))
        ui = site / UI
        dialog = len(gzip.compress(ui.read_bytes(), 9)) if ui.exists() else UI_ALLOWED
        queries = [q.query for q in load_queries() if q.lang == code and q.half != "held"]
        chosen = random.Random(2).sample(queries, min(asked, len(queries)))
        return {
            "language": code,
            "guides": count,
            "files": len(size),
            "all bytes": sum(size.values()),
            "first result": scripts + dialog + size["index.js"],
            "index": size["index.js"],
            **_queries(browser, folder, code, chosen, size),
            **_times(browser, folder, code, chosen[:6]),
        }
    finally:
        shutil.rmtree(folder)


def _queries(
    browser: Browser, folder: Path, code: str, queries: list[str], size: dict[str, int]
) -> dict[str, Any]:
    """Bytes that each query fetches in a page that has asked nothing before."""
    spent = []
    for query in queries[:25]:
        page = browser.new_page()
        names: list[str] = []
        page.on("request", lambda request, into=names: into.append(request.url.rpartition("/")[2]))
        page.goto((folder / "page.html").as_uri())
        page.evaluate(
            "async ([code, query]) => { await (await mitaanSearch.open('./', code)).find(query); }",
            [code, query],
        )
        spent.append(sum(size.get(name, 0) for name in names if name != "index.js"))
        page.close()
    return {"a query": max(spent), "a query, mean": round(sum(spent) / len(spent))}


def _times(browser: Browser, folder: Path, code: str, queries: list[str]) -> dict[str, Any]:
    """Milliseconds on a processor slowed down."""
    page = browser.new_page()
    page.goto((folder / "page.html").as_uri())
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    before = _script_time(session)
    page.evaluate("code => mitaanSearch.open('./', code).then(() => undefined)", code)
    ready = _script_time(session) - before
    page.reload()
    result: dict[str, Any] = page.evaluate(MEASURE, ["./", code, queries])
    page.close()
    times = {k: round(v, 1) for k, v in result.items()}
    return {"script time until ready": round(ready, 1), **times}


def _script_time(session: Any) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(m["value"] for m in metrics if m["name"] == "ScriptDuration"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--guides", type=int, action="append")
    parser.add_argument("--lang", action="append")
    parser.add_argument("--queries", type=int, default=25)
    options = parser.parse_args()
    project = load_project(load_settings(ROOT))
    with a_browser() as browser:
        for count in options.guides or (44, 4000):
            for code in options.lang or project.places.codes:
                print(
                    json.dumps(
                        measure(browser, project, options.site, code, count, options.queries)
                    ),
                    flush=True,
                )


if __name__ == "__main__":
    main()
