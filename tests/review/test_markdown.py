"""Strangers' text stays text, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.review.markdown import link, name_of, plain
from tests.review.inert import assert_inert

BLOB = "https://github.com/o/r/blob/" + "a" * 40 + "/"


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("@everyone", "@\u200beveryone"),
        ("a <img src=x>", "a &lt;img src=x&gt;"),
        ("x](http://evil)", "x\\](http:\u200b//evil)"),
        ("![x](y)", "\\!\\[x\\](y)"),
        ("</details>\n# Big", "&lt;/details&gt; \\# Big"),
        ("see #12 and GH-3", "see \\#\u200b12 and GH-\u200b3"),
        ("WWW.evil.example", "WWW\u200b.evil.example"),
        (
            "&#64;all `code` *bold* ~~x~~ a|b",
            "&amp;\\#\u200b64;all \\`code\\` \\*bold\\* \\~\\~x\\~\\~ a\\|b",
        ),
        ("turned\u202eround\u0000", "turnedround"),
        ("क्\u200dष", "क्\u200dष"),
    ],
)
def test_plain(given_text: str, expected: str) -> None:
    assert plain(given_text) == expected


@given(st.text(alphabet=st.sampled_from("@<>[]()!#&;:/w.1a`\\*\n \u200b-_mailto")))
def test_nothing_comes_alive(text: str) -> None:
    assert_inert(plain(text))
    assert_inert(link(f"a{text}", 3, BLOB), BLOB)
    assert "\n" not in plain(text)


def test_lengths() -> None:
    assert len(plain("ab " * 1000, 50)) <= 50
    assert len(name_of("docs/" + "x" * 400)) <= 150


def test_names_and_links() -> None:
    assert name_of("docs/hi/a-b/c.md") == "docs/hi/a-b/c.md"
    assert link("docs/hi/a.md", 7, "") == "docs/hi/a.md:7"
    assert link("docs/hi/a.md", 7, BLOB) == f"[docs/hi/a.md:7]({BLOB}docs/hi/a.md#L7)"
    assert link("a) b", None, BLOB) == f"[a) b]({BLOB}a%29%20b)"
