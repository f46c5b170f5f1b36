"""The engine in a real browser on the built site: answers, danger, hostile queries."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from hooks.project import Project
from tests.search.conftest import Finder, finder

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "\"'><script>alert(1)</script>",
    "a" * 10_000,
    "पैसे " * 2_000,
    "\u202ekcah\u202c \u2066otp\u2069 \u200f\u200e",
    "(.*)+[a-z]{99999}\\1(?<=x)$^|",
    "__proto__ constructor toString hasOwnProperty",
    "\x00\x01\x1f\x7f\u0085",
    "🙂🙂 👩‍👩‍👧 𝐡𝐚𝐜𝐤",
    "%3Cscript%3E&lt;b&gt;&#60;",
    "؟؟؟ ۔۔۔ ।।।",
    "\u0301\u0301\u0301\u0335" * 50,
]


def text_of(pieces: list[Any]) -> str:
    return "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces)


def marked(pieces: list[Any]) -> str:
    return " ".join(piece[0] for piece in pieces if isinstance(piece, list))


@pytest.mark.parametrize("code", ["en", "hi", "vi", "ur"])
def test_every_title_finds_its_guide(code: str, find: Finder, project: Project) -> None:
    for path in project.tree.guides():
        page = project.tree.shown(code, path)
        assert page
        found = find(code, page.meta.title)
        assert found["state"] == "found"
        assert found["guides"][0]["path"] == path
        assert text_of(found["guides"][0]["title"]) == page.meta.title


def test_what_an_answer_holds(find: Finder, site: Path) -> None:
    found = find("hi", "mera whatsapp hack ho gaya")
    assert found["state"] == "found"
    assert found["total"] == len(list(site.glob("hi/*/*.html")))
    first = found["guides"][0]
    assert first["path"] == "accounts-and-phones/account-hacked"
    assert first["href"] == "hi/accounts-and-phones/account-hacked.html"
    assert first["section"] == "accounts-and-phones"
    assert first["lang"] is None
    assert marked(first["title"]) == "हैक", "a word typed in other letters is marked"
    for guide in found["guides"]:
        assert (site / guide["href"]).is_file()
        assert len(guide["places"]) <= 3
        for place in guide["places"]:
            name, _, anchor = place["href"].partition("#")
            assert f'id="{anchor}"' in (site / name).read_text(encoding="utf-8")
            assert marked(place["title"])


@pytest.mark.parametrize("code", ["en", "hi", "vi", "ur"])
def test_an_english_query_finds_the_guide_of_every_language(code: str, find: Finder) -> None:
    paths = [guide["path"] for guide in find(code, "account hacked")["guides"]]
    assert "accounts-and-phones/account-hacked" in paths[:2]


def test_states(find: Finder) -> None:
    assert find("en", "")["state"] == "empty"
    assert find("en", " \u200b … ")["state"] == "empty"
    assert find("en", "qqqqq zzzzz")["state"] == "nothing"
    closest = find("en", "photosynthesis chlorophyll volcano tectonic magma quartz bullying")
    assert closest["state"] == "closest"
    assert closest["guides"]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("code", ["en", "ur"])
def test_hostile_queries(code: str, query: str, find: Finder, page: Page) -> None:
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    found = find(code, query)
    assert len(found["query"]) <= 200
    assert found["state"] in ("found", "closest", "nothing", "empty")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x1f]", found["query"])
    assert not errors
    for guide in found["guides"]:
        assert "<" not in text_of(guide["title"]) + text_of(guide["text"])


def test_halves_of_characters(find: Finder, page: Page) -> None:
    find("en", "")
    state, query = page.evaluate(
        """async () => {
          const engine = await mitaanSearch.open("./", "en");
          const found = await engine.find("\\ud83d hack \\udc00\\udc00 \\ud83d\\ude42");
          return [found.state, encodeURIComponent(found.query)];
        }"""
    )
    assert state in ("found", "closest")
    assert "hack" in query


def test_the_same_address_for_every_query(find: Finder, page: Page) -> None:
    """Only the first query of a language asks: for its index, then for the rest. No script stays."""
    find("hi", "otp")
    for _ in range(100):
        if page.evaluate(
            "performance.getEntriesByType('resource').some(e => /hi.search.more/.test(e.name))"
        ):
            break
        page.evaluate("new Promise(go => setTimeout(go, 50))")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for query in ("पैसे", "dost", "xyz", "lua dao"):
        find("hi", query)
    assert asked == []
    assert page.evaluate("document.querySelectorAll('script[src*=\"search/\"]').length") == 0


def test_a_failed_load_is_told_and_can_be_tried_again(find: Finder, page: Page) -> None:
    find("en", "otp")
    told = page.evaluate(
        """async () => {
          const tries = [];
          for (let i = 0; i < 2; i++) {
            await mitaanSearch.open("./nowhere/", "hi").catch(error => tries.push(error.message));
          }
          return tries;
        }"""
    )
    assert told == ["search: hi/search/index could not be loaded"] * 2


DANGER = {
    "en": {
        "life": ["I want to die", "kill myself", "suicide", "khudkushi", "he is going to kill me"],
        "sexual": ["nude photo leak", "my ex leaked my photos", "sextortion", "nangi photo viral"],
    },
    "hi": {
        "life": ["मैं मरना चाहता हूँ", "mar jana chahta hoon", "khudkushi", "आत्महत्या", "jaan se marne ki dhamki"],
        "sexual": ["nangi photo viral", "नंगी फ़ोटो वायरल", "nude photo leak", "photo viral karne ki dhamki"],
    },
    "vi": {
        "life": ["muốn chết", "muon chet", "em không muốn sống nữa", "tu tu", "tự tử"],
        "sexual": ["bi doa tung anh nong", "ảnh nóng", "lộ clip nhạy cảm", "sextortion"],
    },
    "ur": {
        "life": ["مرنا چاہتی ہوں", "khudkushi", "خود کشی", "خودکشی", "marna chahta hun"],
        "sexual": ["ننگی تصویر", "nangi tasveer viral", "تصویر وائرل کرنے کی دھمکی", "nude"],
    },
}  # fmt: skip

CALM = {
    "en": ["screenshot", "paper leak", "phone died", "dead battery", "lost my phone", "viral message",
           "kill background apps", "photo settings", "want to dial a number", "cut in bank account"],
    "hi": ["screenshot kaise le", "paper leak", "फ़ोटो कैसे छुपाएँ", "मेरा अकाउंट", "viral message",
           "मोबाइल", "मरम्मत"],
    "vi": ["chụp màn hình", "chia sẻ ảnh", "tin nhắn", "muốn chat", "tư vấn", "ảnh đại diện"],
    "ur": ["اسکرین شاٹ", "تصویر کیسے بھیجیں", "paper leak", "mobile chori", "مرکز", "جاننا چاہتا ہوں"],
}  # fmt: skip


@pytest.mark.parametrize("code", list(DANGER))
def test_danger_comes_first(code: str, find: Finder, site: Path, project: Project) -> None:
    home = project.places.language(code).home
    known = {number.tel: entry.id for entry in project.book.entries for number in entry.numbers}
    for kind, queries in DANGER[code].items():
        for query in queries:
            danger = find(code, query)["danger"]
            assert danger, query
            assert danger["kind"] == kind, query
            assert (site / danger["href"]).is_file()
            assert danger["title"]
            assert danger["helplines"][0]["id"].startswith(f"{home}-")
            for line in danger["helplines"]:
                assert known[line["href"].removeprefix("tel:")] == line["id"]


@pytest.mark.parametrize("code", list(CALM))
def test_no_false_alarm(code: str, find: Finder) -> None:
    assert [query for query in CALM[code] if find(code, query)["danger"]] == []


def test_a_friend_in_danger_has_a_guide_of_their_own(find: Finder) -> None:
    assert find("en", "my friend wants to die")["danger"]["path"].endswith("worried-about-a-friend")
    assert find("hi", "dost marna chahta hai")["danger"]["path"].endswith("worried-about-a-friend")


def test_fallback_pages_are_found_and_marked(small: Path, build: Any, page: Page) -> None:
    site = build(small)
    ask = finder(page, site)
    found = ask("hi", "real number")["guides"][0]
    assert found["path"] == "scams-and-money/find-a-real-number"
    assert found["lang"] == "en"
    assert (site / found["href"]).is_file()
