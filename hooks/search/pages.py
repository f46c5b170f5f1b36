"""The text of a built guide as its reader sees it: title, description, headings, running text."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

# What isn't the guide's own text, or repeats from page to page.
NOT_TEXT = (
    ".where, .notice, .contents, .lines, .no-line, .card, .stale, .picture svg, script, "
    ".first-title, .quiz-title, .chat-title span, summary"
)


@dataclass(frozen=True)
class Text:
    """`headings` are (anchor, words) in the order of the page: neither the title nor questions of
    a decision tree, whose words count as running text."""

    title: str
    description: str
    headings: tuple[tuple[str, str], ...]
    body: str


def read_built(html: str) -> Text:
    """The text of a guide out of its page."""
    tree = LexborHTMLParser(html)
    description = tree.css_first('meta[name="description"]')
    article = tree.css_first("article.text")
    if article is None or description is None:
        raise ValueError("a built guide has no article or no description")
    for node in article.css(NOT_TEXT):
        node.decompose()
    title = article.css_first("h1")
    asked = {
        node.attributes["id"]
        for step in article.css(".step")
        if step.css_first(".choices")
        for node in step.css("h3[id]")
    }
    headings = article.css("h2[id], h3[id], h4[id]")
    found = tuple(
        (str(node.attributes["id"]), _words(node.text()))
        for node in headings
        if node.attributes["id"] not in asked
    )
    name = _words(title.text()) if title else ""
    shown = {anchor for anchor, _ in found}
    for node in [n for n in headings if n.attributes["id"] in shown] + ([title] if title else []):
        node.decompose()
    return Text(
        name,
        _words(description.attributes.get("content") or ""),
        found,
        _words(article.text(separator=" ")),
    )


def _words(text: str) -> str:
    return " ".join(text.split())
