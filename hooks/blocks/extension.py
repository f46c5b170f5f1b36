"""The Markdown extension: blocks, `[[helpline-id]]` in a sentence, and glossary words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from hooks.blocks.context import Content, PageContext
from hooks.blocks.country import render_group
from hooks.blocks.registry import BLOCKS
from hooks.glossary.marking import mark_terms
from hooks.helplines import rendering

NAME = "data-block"
ARGUMENT = "data-argument"
REFERENCE = r"\[\[([a-z]{2,3}-[a-z0-9-]+)\]\]"
AFTER_LINKS = -10  # after MkDocs has followed links (0) and collected anchors (5)


def block_templates(overrides: Path) -> Environment:
    """The partials in overrides/partials/blocks/, with the one filter for numbers."""
    jinja = Environment(
        loader=FileSystemLoader(overrides / "partials" / "blocks"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters["ltr"] = rendering.ltr
    jinja.filters["tel"] = rendering.tel_link
    jinja.filters["web"] = rendering.web_link
    jinja.filters["day"] = rendering.human_date
    jinja.globals["icon"] = icons(overrides)
    return jinja


def icons(overrides: Path) -> Callable[[str], Markup]:
    """A function that gives an icon of overrides/assets/icons/ as inline SVG by its name."""
    folder = overrides / "assets" / "icons"
    loaded = {path.stem: path.read_text(encoding="utf-8").strip() for path in folder.glob("*.svg")}

    def icon(name: str) -> Markup:
        turns = ' class="turns"' if name in TURNING else ""
        return Markup(loaded[name].replace("<svg", f'<svg{turns} aria-hidden="true"', 1))

    return icon


TURNING = frozenset(
    f"ui-{name}" for name in ("back", "next", "exit", "chevron", "share", "link-out")
)


def _block(kind: str) -> type[Block]:
    """A pymdownx block that only notes its name and argument; MitaanBlocks does the rest."""

    def on_create(self: Block, parent: Element) -> Element:
        element = Element("div", {NAME: kind, ARGUMENT: self.argument or ""})
        parent.append(element)
        return element

    return type(
        f"{kind.title()}Block", (Block,), {"NAME": kind, "ARGUMENT": None, "on_create": on_create}
    )


class BlocksOfMitaan(BlocksExtension):  # type: ignore[misc]
    """Registers every block of the registry; `page` gives the page being rendered."""

    def __init__(self, page: Callable[[], PageContext]) -> None:
        super().__init__()
        self._page = page

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        md.treeprocessors.register(_Renderer(md, self._page), "mitaan-blocks", AFTER_LINKS)
        md.inlinePatterns.register(_Reference(REFERENCE, md, self._page), "mitaan-helpline", 185)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: object) -> None:
        for kind in BLOCKS:
            block_mgr.register(_block(kind), {})  # type: ignore[attr-defined]


def extension(page: Callable[[], PageContext]) -> Extension:
    """The extension, reading the page that is being rendered from `page`."""
    return BlocksOfMitaan(page)


class _Reference(InlineProcessor):
    """`[[in-1930]]`: the number as a link, or the address of a line without a number."""

    def __init__(self, pattern: str, md: Markdown, page: Callable[[], PageContext]) -> None:
        super().__init__(pattern, md)
        self._page = page

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        entry = self._page().book.get(m[1])
        if entry is None:
            return None, None, None
        return self.md.htmlStash.store(str(rendering.contact(entry))), m.start(0), m.end(0)


class _Renderer(Treeprocessor):
    """Replaces the noted blocks by their partials, innermost first."""

    def __init__(self, md: Markdown, page: Callable[[], PageContext]) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        page = self._page()
        _name_admonitions(root, page)
        mark_terms(root, page)
        self._replace(root, page)

    def _replace(self, parent: Element, page: PageContext) -> None:
        index = 0
        while index < len(parent):
            child = parent[index]
            kind = child.get(NAME)
            if kind == "country":
                group = [child]
                while index + 1 < len(parent) and parent[index + 1].get(NAME) == "country":
                    group.append(parent[index + 1])
                    parent.remove(parent[index + 1])
                parts = []
                for part in group:
                    country = part.get(ARGUMENT, "")
                    self._replace(part, page.within(country))
                    parts.append((country, Markup(self._to_html(part))))
                parent[index] = self._stash(render_group(parts, page), group[-1].tail)
            elif kind:
                self._replace(child, page)
                content = Content(child.get(ARGUMENT, ""), child, self._to_html)
                parent[index] = self._stash(BLOCKS[kind].render(content, page), child.tail)
            else:
                self._replace(child, page)
            index += 1

    def _to_html(self, element: Element) -> str:
        copy = Element("div")
        copy.text = element.text
        copy.extend(list(element))
        html = self.md.serializer(copy).strip()
        return html.removeprefix("<div>").removesuffix("</div>").strip()

    def _stash(self, html: str, tail: str | None) -> Element:
        element = Element("p")
        element.text = self.md.htmlStash.store(html)
        element.tail = tail
        return element


def _name_admonitions(root: Element, page: PageContext) -> None:
    """Give admonitions without a title of their own the language's word for their kind."""
    names = page.words["admonitions"]
    for box in root.iter("div"):
        classes = box.get("class", "").split()
        if "admonition" in classes and len(box) and box[0].get("class") == "admonition-title":
            kind = next((name for name in classes if name in names), None)
            if kind and box[0].text == kind.capitalize():
                box[0].text = names[kind]
