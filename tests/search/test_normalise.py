"""Python and the browser make the same keys of the same text, to the token."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from hooks.search.normalise import Normaliser
from hooks.search.table import Table

VECTORS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "vectors.yml").read_text(encoding="utf-8")
)

KEYS = """([table, texts]) => {
  const normaliser = new mitaanSearch.Normaliser(table);
  return texts.map(units => normaliser.words(String.fromCharCode(...units))
    .map(word => [word.fold, word.stem, normaliser.sound(word.stem)]));
}"""

LETTERS = st.one_of(
    st.characters(min_codepoint=0x20, max_codepoint=0x24F),
    st.characters(min_codepoint=0x300, max_codepoint=0x36F),
    st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
    st.characters(min_codepoint=0x900, max_codepoint=0x97F),
    st.characters(min_codepoint=0x1E00, max_codepoint=0x1EFF),
    st.characters(min_codepoint=0x2000, max_codepoint=0x206F),
    st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF, categories=["Cs"]),
    st.characters(min_codepoint=0xFB50, max_codepoint=0xFFFF),
    st.characters(),
)
ODD = (
    "dhamkiyan धमकियाँ دھمکیاں xoá khoẻ đường whatsapp व्हाट्सएप واٹس‌ایپ hacking "
    "ﷺ ﻻ ſ İ ß ＯＴＰ १२३ ٣٤ wi-fi don't"
)
WORDS = st.sampled_from(ODD.split(" "))
TEXTS = st.lists(st.one_of(WORDS, st.text(LETTERS, max_size=8)), max_size=6).map(" ".join)


def in_python(normaliser: Normaliser, text: str) -> list[list[str]]:
    return [[token.folded, token.stem, token.sound] for token in normaliser.words(text)]


def in_browser(page: Page, table: Table, texts: list[str]) -> list[list[list[str]]]:
    """As UTF-16 units: JSON can't carry halves of a pair."""
    units = []
    for text in texts:
        raw = text.encode("utf-16-le", "surrogatepass")
        units.append([int.from_bytes(raw[i : i + 2], "little") for i in range(0, len(raw), 2)])
    found: list[list[list[str]]] = page.evaluate(KEYS, [table, units])
    return found


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['lang']}: {v['text']}")
def test_vectors(vector: dict[str, Any], normalisers: dict[str, Normaliser]) -> None:
    tokens = normalisers[vector["lang"]].words(vector["text"])
    assert [[token.stem, token.sound] for token in tokens] == vector["keys"]


def test_vectors_in_the_browser(engine_page: Page, tables: dict[str, Table]) -> None:
    for vector in VECTORS:
        found = in_browser(engine_page, tables[vector["lang"]], [vector["text"]])[0]
        assert [[stem, sound] for _, stem, sound in found] == vector["keys"]


@pytest.mark.parametrize("code", ["en", "hi", "vi", "ur"])
def test_any_text(
    code: str, engine_page: Page, tables: dict[str, Table], normalisers: dict[str, Normaliser]
) -> None:
    """Thousands of random texts of four scripts, with halves of pairs, asked all at once."""
    texts: list[str] = []

    @seed(20261121)
    @settings(
        max_examples=500,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(TEXTS)
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    assert len(texts) >= 500
    expected = [in_python(normalisers[code], text) for text in texts]
    for text, python, browser in zip(
        texts, expected, in_browser(engine_page, tables[code], texts), strict=True
    ):
        assert browser == python, ascii(text)


def test_every_letter_of_the_guides(
    engine_page: Page, tables: dict[str, Table], normalisers: dict[str, Normaliser], project: Any
) -> None:
    for code, table in tables.items():
        texts = [page.body for (lang, _), page in project.tree.pages.items() if lang == code]
        words = sorted({word for text in texts for word in text.split()})
        expected = [in_python(normalisers[code], word) for word in words]
        assert in_browser(engine_page, table, words) == expected


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("hi", "dhokha धोखा dhoka"),
        ("hi", "whatsapp व्हाट्सएप watsap"),
        ("hi", "shikayat शिकायत शिकायतें"),
        ("hi", "dhamki धमकी धमकियाँ"),
        ("hi", "school स्कूल"),
        ("ur", "dhoka دھوکہ دهوكه دھوکا"),
        ("ur", "tasveer تصویر تصویریں"),
        ("ur", "qarz قرض karz"),
        ("ur", "naukri نوکری"),
        ("en", "whatsapp व्हाट्सएप واٹس‌ایپ"),
        ("vi", "lừa lua"),
        ("vi", "xóa xoá xoa XÓA"),
        ("vi", "đường duong"),
    ],
)
def test_words_that_sound_alike(code: str, words: str, normalisers: dict[str, Normaliser]) -> None:
    assert len({token.sound for token in normalisers[code].words(words)}) == 1


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("hi", "फोन फ़ोन"),
        ("hi", "सम्पर्क संपर्क"),
        ("hi", "माँ मां"),
        ("hi", "चाहिये चाहिए"),
        ("ur", "كيا کیا"),
        ("ur", "ھراسانی ہراسانی"),
        ("ur", "۱۲ 12 ١٢"),
        ("vi", "xóa xoá"),
        ("en", "hack hacked hacking hacks"),
        ("en", "bully bullies bullying bullied"),
    ],
)
def test_words_that_are_one(code: str, words: str, normalisers: dict[str, Normaliser]) -> None:
    assert len({token.stem for token in normalisers[code].words(words)}) == 1
