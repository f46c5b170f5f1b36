"""No raw HTML, no pictures from elsewhere: they break the offline editions and the site's safety."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import Subject

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--(?! en\b)")
_CODE = re.compile(r"`[^`]*`")
_FOREIGN = re.compile(r"!\[[^\]]*\]\((?:[a-z]+:)?//")


def check(subject: Subject) -> Iterator[Fault]:
    for line, raw in subject.lines():
        text = _CODE.sub("", raw)
        if _FOREIGN.search(text):
            yield Fault(
                line,
                "This picture comes from another site.",
                "Put the file into docs/assets/ and link to it there.",
            )
        match = _TAG.search(text)
        if match:
            yield Fault(
                line,
                f"Raw HTML stands here: {match[0][:40]}.",
                "Write it as Markdown or as a block (CONTRIBUTING lists them).",
            )
