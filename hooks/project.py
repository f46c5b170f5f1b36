"""Everything that volunteers write, read once: data files and pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from hooks.drawings import Drawing, load_drawings
from hooks.glossary.schema import Glossary, load_glossary
from hooks.guides.lengths import Length, load_lengths
from hooks.guides.sexual_images import ImageWords, load_image_words
from hooks.guides.taxonomy import load_home_order, load_taxonomy
from hooks.guides.tree import Tree, load_tree
from hooks.guides.unsafe import UnsafeWords, load_unsafe_words
from hooks.helplines.book import Book, load_book
from hooks.interface import Words, load_interface
from hooks.languages import Places, load_places
from hooks.problems import Problem, ProblemsFound
from hooks.search.schema import SearchData, load_search
from hooks.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True)
class Project:
    """All sources as data; `problems` are those of pages that can't be read."""

    settings: Settings
    places: Places
    tree: Tree
    words: dict[str, Words]
    book: Book
    glossary: Glossary
    home_order: tuple[str, ...]
    unsafe_words: tuple[UnsafeWords, ...]
    image_words: dict[str, ImageWords]
    lengths: dict[str, Length]
    search: SearchData
    drawings: dict[str, Drawing]
    problems: tuple[Problem, ...]


def load_project(settings: Settings) -> Project:
    """Read all data and pages. Raises ProblemsFound, with every problem of every data file, when
    a data file can't be used; pages that can't be read are told in `problems`."""
    data = settings.data
    places = load_places(data)
    problems: list[Problem] = []

    def gather(load: Callable[[], T]) -> T | None:
        try:
            return load()
        except ProblemsFound as found:
            problems.extend(found.problems)
            return None

    taxonomy = gather(lambda: load_taxonomy(data))
    words = gather(lambda: load_interface(data, places))
    book = gather(lambda: load_book(data, places, settings.today))
    glossary = gather(lambda: load_glossary(data, places))
    unsafe = gather(lambda: load_unsafe_words(data))
    image_words = gather(lambda: load_image_words(data, places))
    lengths = gather(lambda: load_lengths(data))
    home_order = gather(lambda: load_home_order(data, taxonomy)) if taxonomy else None
    drawings = gather(lambda: load_drawings(settings.overrides))
    search = gather(lambda: load_search(data, places, taxonomy)) if taxonomy else None
    if not (taxonomy and words and book and glossary and image_words and lengths and search):
        raise ProblemsFound(problems)
    if unsafe is None or home_order is None or drawings is None:
        raise ProblemsFound(problems)
    tree, faults = load_tree(settings.docs, places, taxonomy, with_drafts=settings.drafts)
    return Project(
        settings,
        places,
        tree,
        words,
        book,
        glossary,
        home_order,
        unsafe,
        image_words,
        lengths,
        search,
        drawings,
        tuple(faults),
    )
