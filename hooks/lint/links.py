"""Links lead somewhere: to a page that is there, to a heading that is there, to an https address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.guides.tree import Page
from hooks.lint.subject import Subject, headings_of, unlike_source

_LINK = re.compile(r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^)\s]*)\)")
# Forms that neither the checks nor the translators' files know.
_OTHER_FORMS = (
    (
        re.compile(r"\]\s+\((?:#[a-z]|https?:|[^)\s]*\.md\b)"),
        "A space parts the words of this link from its address.",
    ),
    (re.compile(r"\]\([^)\s]+\s+[\"'“][^)]*\)"), "This link has a title, which phones never show."),
    (re.compile(r"(?<!\[)\[[^\[\]]+\]\[[^\[\]]*\]"), "This link names its target elsewhere."),
    (re.compile(r"^ {0,3}\[[^\[\]]+\]:\s+\S"), "The target of a link stands apart from it."),
    (re.compile(r"<(?:https?|mailto|tel|sms):"), "A bare address stands in the text."),
    (
        re.compile(r"(?<![\w(/.<])(?:https?://|www\.)[\w-]", re.I),
        "A bare address stands in the text, which nobody can tap.",
    ),
)
_MAY_BE = re.compile(r"[\]<]|://|www", re.I)
_CODE = re.compile(r"`[^`]*`")
_EMPTY_WORDS = frozenset(
    {"here", "click here", "this", "link", "यहां", "यहाँ", "یہاں", "ở đây", "đây"}
)


def check(subject: Subject) -> Iterator[Fault]:
    for line, text in subject.lines():
        for match in _LINK.finditer(text):
            yield from _check(subject, line, match["target"], match["text"])
        plain = _CODE.sub(" ", text)
        if not _MAY_BE.search(plain):
            continue
        for pattern, what in _OTHER_FORMS:
            if pattern.search(plain) and "![" not in plain:
                yield Fault(line, what, "Write it as [words of the link](address).")
    yield from _same_as_source(subject)


def _check(subject: Subject, line: int, target: str, words: str) -> Iterator[Fault]:
    if words.strip().lower() in _EMPTY_WORDS:
        yield Fault(
            line,
            f'The link says only "{words}".',
            "Let it say where it leads: people who listen hear links alone.",
        )
    if re.match(r"^[a-z][a-z0-9+.-]*:", target):
        if target.startswith("tel:") or target.startswith("sms:"):
            yield Fault(line, "A number stands in a link.", "Use [[helpline-id]] instead.")
        elif not target.startswith("https://"):
            yield Fault(line, f'"{target}" is not an https address.', "Use https://… .")
        return
    name, _, anchor = target.partition("#")
    page: Page | None = subject.page
    if name:
        if name.startswith("/") or not name.endswith(".md"):
            yield Fault(
                line,
                f'"{target}" is not a link to a page.',
                "Write the way to its file from here: ../get-help/help-now.md.",
            )
            return
        folder = posixpath.dirname(subject.page.path)
        path = posixpath.normpath(posixpath.join(folder, name.removesuffix(".md")))
        page = subject.project.tree.shown(subject.page.language, path)
        if page is None and any(
            (subject.project.settings.docs / code / f"{path}.md").exists()
            for code in (subject.page.language, subject.project.places.source.code)
        ):
            return  # that page has faults of its own, which are told
    if page is None:
        yield Fault(
            line,
            f'There is no page "{name}".',
            "Correct the way to it, or link to a guide that is there.",
        )
    elif anchor and anchor not in {heading.id for heading in headings_of(page)}:
        ids = ", ".join(str(heading.id) for heading in headings_of(page))
        yield Fault(
            line,
            f'"{page.file}" has no heading with the id "{anchor}".',
            f"Use one of: {ids}." if ids else "Leave the part from # out.",
        )


def _same_as_source(subject: Subject) -> Iterator[Fault]:
    """A translation leads where its source leads, as often."""
    yield from unlike_source(subject, "The links", _LINK, "Link to the same places as there.")
