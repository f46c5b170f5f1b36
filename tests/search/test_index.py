"""What is searched: the text as the reader sees it, the words that find it, and the files of both."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from bench.search_scale import generate
from hooks.project import Project, load_project
from hooks.search import pack
from hooks.search.index import Keys, Record, Source, records
from hooks.search.normalise import Normaliser
from hooks.search.pages import Text, read_built
from hooks.search.write import glossary_of, head_of, sources_of, write_language
from tests.cases import UPDATE
from tests.conftest import settings_of
from tests.search.conftest import finder

GOLDEN = Path(__file__).parent / "small.yml"

PAGE = """<!doctype html><html><head><meta name="description" content="What to do."></head><body>
<header>Menu</header><main><article class="text"><p class="where">Scams</p><h1>Money lost?</h1>
<section class="first"><p class="first-title">Do this first</p><p>Call your bank.</p></section>
<details class="contents"><summary>On this page</summary><ul><li>Steps</li></ul></details>
<h2 id="steps">What to do</h2><div class="steps">
<div class="step"><h3 id="start">Is it a card?</h3>
<ul class="choices"><li><a href="#card">Yes</a></li></ul></div>
<div class="step"><h3 id="card">Block the card</h3><p>At once.</p>
<ul class="lines"><li class="line">Helpline Somewhere, always open</li></ul></div></div>
</article></main><footer>Privacy</footer></body></html>"""


def test_the_text_that_a_reader_sees() -> None:
    text = read_built(PAGE)
    assert text.title == "Money lost?"
    assert text.description == "What to do."
    assert text.headings == (("steps", "What to do"), ("card", "Block the card"))
    assert text.body == "Call your bank. Is it a card? Yes At once."


def test_the_small_site(small: Path, build: Callable[..., Path]) -> None:
    """Records of a small site, fallback pages among them (UPDATE_CASES=1 writes them)."""
    site = build(small)
    project = load_project(settings_of(small))
    found: dict[str, Any] = {}
    for code in ("en", "hi"):
        _, keys = head_of(project, code)
        listed = records(
            list(sources_of(site, project, code)), keys, glossary_of(project, code, keys)
        )
        found[code] = json.loads(json.dumps([asdict(record) for record in listed]))
    if UPDATE:
        GOLDEN.write_text(
            yaml.dump(found, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8"
        )
    assert found == yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))


def test_the_same_bytes_when_built_twice(small: Path, build: Callable[..., Path]) -> None:
    first = {p.name: p.read_bytes() for p in (build(small) / "hi" / "search").glob("*.js")}
    again = {p.name: p.read_bytes() for p in (build(small) / "hi" / "search").glob("*.js")}
    assert first
    assert first == again


def test_a_first_result_costs_at_most_25_kilobytes(site: Path, project: Project) -> None:
    """All that a reader's first query loads, as a host that compresses sends it."""
    for code in project.places.codes:
        folder = site / project.places.prefix(code) / "search"
        names = sorted(path.name for path in folder.iterdir())
        assert names == ["index.js", "more.js", "words.js"], "most comes after the first result"
        needed = [folder / "index.js", folder / "words.js", site / "assets/css/search.css"]
        needed += [site / f"assets/js/{name}.js" for name in ("search", "search-engine")]
        total = sum(pack.sent(path.read_text(encoding="utf-8")) for path in needed)
        assert total <= 25 * 1024, f"{code}: {total}"


def _records(project: Project, site: Path, count: int) -> tuple[dict[str, Any], Keys, list[Record]]:
    head, keys = head_of(project, "hi")
    made = generate(list(sources_of(site, project, "hi")), [f"a/b{n}" for n in range(count)])
    return head, keys, records(made, keys)


def test_fewer_words_as_the_site_grows_then_shards(project: Project, site: Path) -> None:
    head, keys, listed = _records(project, site, 60)
    names = [file.name for file in pack.files(head, listed, keys, limit=200_000)]
    assert names == ["search/index"]
    names = [file.name for file in pack.files(head, listed, keys, limit=20_000)]
    assert names == ["search/index", "search/more"]
    names = [file.name for file in pack.files(head, listed, keys, limit=10_000)]
    assert names[0] == "search/index"
    assert "search/g0" in names
    assert "search/wvt" in names, "WhatsApp and व्हाट्सएप share a shard"
    assert len(names) > 50


def test_shards_find_the_same(
    project: Project, site: Path, page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same guides in the same order with the same scores, from one file and from shards."""
    real = list(sources_of(site, project, "hi"))
    made = generate(real, [source.path for source in real] + [f"a/b{n}" for n in range(60)])
    queries = ["अकाउंट हैक", "paise kat gaye", "fake number", "दोस्त की मदद", "otp", "बच्चे फ़ोन नियम",
               "tasveer viral", "ब्लैकमेल", "helpline", "पास वर्ड", "dhamkiyan", "मरना चाहता हूँ"]  # fmt: skip
    answers = []
    monkeypatch.setattr(pack, "MANY_KEYS", pack.SHARDED_KEYS)
    for name, limit in (("whole", 10_000_000), ("shards", 0)):
        monkeypatch.setattr(pack, "LIMIT", limit)
        folder = tmp_path / name
        (folder / "assets/js").mkdir(parents=True)
        engine = "assets/js/search-engine.js"
        (folder / engine).write_bytes((site / engine).read_bytes())
        (folder / "index.html").write_text('<!doctype html><meta charset="utf-8">')
        write_language(folder, project, "hi", made)
        ask = finder(page, folder)
        answers.append([ask("hi", query + " ") for query in queries])
    assert len(list((tmp_path / "shards/hi/search").iterdir())) > 50
    for query, whole, shards in zip(queries, *answers, strict=True):
        assert whole["state"] == shards["state"], query
        assert whole["danger"] == shards["danger"], query
        ranked = [
            [(g["path"], round(g["score"], 6)) for g in a["guides"][:10]] for a in (whole, shards)
        ]
        assert ranked[0] == ranked[1], query


def test_keys_join_words_that_are_one(project: Project) -> None:
    head, keys = head_of(project, "en")
    assert "customercar" in list(keys.of("the customer care number"))
    assert isinstance(keys.normaliser, Normaliser)
    assert "custom" not in head["skip"].split()


def test_words_of_another_script_are_kept_only_where_they_sound_otherwise(project: Project) -> None:
    _, keys = head_of(project, "hi")
    source = Source(
        "a/b", "", Text("धमकी", "व्हाट्सएप", (), "कुछ नहीं"), ("dhamki whatsapp", "phishing"), ()
    )
    strong = set(records([source], keys)[0].strong)
    assert "phish" in strong
    assert not strong & {*keys.of("dhamki"), *keys.of("whatsapp")}


def test_words_packed_by_what_they_share() -> None:
    places = {
        "otp": {0: pack.ONCE, 2: pack.STRONG},
        "otps": {43: pack.ONCE},
        "pin": {1: pack.HEADING},
    }
    assert pack._words(places) == ["otp s pin", "ADA", "@1B k 2A"]
    assert pack._words({}) == ["", "", ""]


def test_packed_places() -> None:
    assert pack._packed({10: 1, 13: 1, 15: 8}, 9) == "1:a,3;8:f"
    assert pack._packed({10: 1, 13: 1, 15: 8}, 2) == "3!1:a,3"
    assert pack.shard_of("vtsp") == "vt"
    assert pack.shard_of("atp") == "tp"
    assert pack.shard_of("a") == "0"


def test_letters_swapped_in_a_script(engine_page: Page) -> None:
    """A script hands on exactly what was put in, whatever letters are swapped."""
    data = {"a": "क़्ख\"\\\n'$&%~ धोखा " * 40 + "ABCXYZ!#%\u2028\u0001", "b": [1, None, "đ"]}
    text = pack.script("x", data)
    took = engine_page.evaluate(
        """text => {
          const script = document.createElement("script");
          let taken;
          const own = mitaanSearch.take;
          mitaanSearch.take = (name, body, letters, signs) => { taken = [name, body, letters, signs]; };
          script.textContent = text;
          document.head.append(script);
          mitaanSearch.take = own;
          return taken;
        }""",
        text,
    )
    swap = dict(zip(took[2], took[3], strict=True)) | dict(zip(took[3], took[2], strict=True))
    assert json.loads("".join(swap.get(c, c) for c in took[1])) == data
