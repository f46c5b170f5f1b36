"""Whether a comment holds anything alive but links to lines of this repository's files."""

from __future__ import annotations

import re


def assert_inert(text: str, blob: str = "") -> None:
    own = re.escape(blob) + r"[A-Za-z0-9._/%~-]+(#(L\d+|the-checks))?\)"
    rest = re.sub(r"\]\(" + own, "]", text) if blob else text
    assert "<" not in rest
    assert not re.search("@(?!\u200b)", rest)
    assert not re.search(r"(?<!\\)\]\((?!\\)", rest), "a link to elsewhere"
    assert not re.search(r"://", rest)
    assert not re.search(r"(?i)www\.", rest)
    assert not re.search(r"(?<!\\)!\[", rest)
    assert not re.search(r"&(?!(amp|lt|gt);)", rest)
    assert not re.search(r"#\d", rest)
