"""What a block may know: of the project when it is checked, of the page when it is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markupsafe import Markup

from hooks.drawings import Drawing
from hooks.glossary.marking import Matcher
from hooks.helplines.book import Book
from hooks.interface import Words
from hooks.languages import Places

if TYPE_CHECKING:
    from jinja2 import Environment

    from hooks.blocks.outline import Fault, SourceBlock


@dataclass(frozen=True)
class PageContext:
    """The page a block is rendered on. `language` is the text's own, `url` gives the relative
    address of a guide by its path, `country` is set inside a country block."""

    language: str
    words: Words
    places: Places
    book: Book
    drawings: Mapping[str, Drawing]
    jinja: Environment
    url: Callable[[str], str]
    terms: Matcher | None = None
    country: str | None = None

    def within(self, country: str) -> PageContext:
        return replace(self, country=country)

    def partial(self, name: str, **data: Any) -> str:
        """Render overrides/partials/blocks/<name>.html."""
        return self.jinja.get_template(f"{name}.html").render(page=self, words=self.words, **data)


@dataclass(frozen=True)
class CheckContext:
    """What checks of a block's source need."""

    book: Book
    places: Places
    drawings: Mapping[str, Drawing]


Checker = Callable[["SourceBlock", CheckContext], "Iterable[Fault]"]
Renderer = Callable[["Content", PageContext], str]
Signature = Callable[["SourceBlock"], object]


@dataclass(frozen=True)
class Content:
    """What stands in a block: its argument, its parsed elements, and a way to HTML."""

    argument: str
    element: Element
    to_html: Callable[[Element], str]

    def inner(self, element: Element) -> Markup:
        """The HTML inside an element."""
        return Markup(self.to_html(element))

    def several(self, elements: Iterable[Element]) -> Markup:
        """The HTML of several elements one after the other."""
        wrapper = Element("div")
        wrapper.extend(list(elements))
        return Markup(self.to_html(wrapper))


@dataclass(frozen=True)
class BlockType:
    """A kind of block. `holds` names the blocks that may stand in it; `signature` says what a
    translation must have in common with its source."""

    name: str
    check: Checker
    render: Renderer
    signature: Signature
    holds: frozenset[str] = frozenset()
