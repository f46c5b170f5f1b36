"""PO files for translators' editors (Poedit, OmegaT, Weblate, Lokalize): one file a page and language.

A page's units become entries; what is between them never leaves the page, so no editor can break it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from translate.storage import pypo

from hooks.guides.tree import Page
from hooks.translations.pairing import Unit, pair
from hooks.translations.revision import changed_sections, revision_of
from hooks.translations.segments import TO_WRITE, is_text
from hooks.translations.signing import text_hash
from hooks.translations.skeleton import FIELDS, TERMS, gap

FIELD_KEY = "front matter "
PLURALS = {
    "hi": "nplurals=2; plural=(n != 1);",
    "ur": "nplurals=2; plural=(n != 1);",
    "vi": "nplurals=1; plural=0;",
}
PAGE_HEADER = "X-Mitaan-Page"
MADE_FROM_HEADER = "X-Mitaan-Made-From"
NO_PAGE = "none"

Name = tuple[str, str]


class CannotRead(Exception):
    """A PO file that can't be used; the message says why and what to do."""


@dataclass(frozen=True)
class Entry:
    """A translated text; `fuzzy` where it is a guess or made from an earlier English text."""

    text: str
    fuzzy: bool


@dataclass(frozen=True)
class Entries:
    """What a PO file says: the page it is for, its language, its entries by name, and the state of
    the translation that it was made from (see `state_of`)."""

    language: str
    path: str
    entries: dict[Name, Entry]
    made_from: str = ""


def field_texts(page: Page | None) -> dict[str, str]:
    """Title, description, situation and search terms of a page, those that it has."""
    texts: dict[str, str] = {}
    if page is None:
        return texts
    for name in FIELDS:
        value = getattr(page.meta, name, None)
        if value:
            texts[name] = value if isinstance(value, str) else ", ".join(value)
    return texts


def export(source: Page, translation: Page | None, language: str, today: datetime.date) -> bytes:
    """The PO file of a page. Entries of sections whose English has changed since are fuzzy; gaps of a
    draft and what is missing are empty."""
    store: Any = pypo.pofile()
    store.updateheader(
        add=True,
        POT_Creation_Date=f"{today.isoformat()} 00:00+0000",
        Project_Id_Version="Mitaan",
        Language=language,
        Plural_Forms=PLURALS.get(language, "nplurals=2; plural=(n != 1);"),
        X_Mitaan_Page=source.path,
        X_Mitaan_Made_From=state_of(translation),
    )
    stale = stale_sections(source, translation)
    ours = field_texts(source)
    theirs = {name: text for name, text in field_texts(translation).items() if text != TO_WRITE}
    for name, english in ours.items():
        note = f"Search words: {TERMS}." if name == "search_terms" else f"The page's {name}."
        _add(store, FIELD_KEY + name, english, theirs.get(name, ""), "0" in stale, note, source, 1)
    for unit in pair(source.body, translation.body if translation else None).units:
        said = text_of(unit, translation)
        line = source.body_line + source.body.count("\n", 0, unit.here[0])
        _add(store, unit.key, unit.english, said, unit.section in stale, "", source, line)
    return bytes(store)


def state_of(translation: Page | None) -> str:
    """A short name for all that a PO file takes from a translation."""
    return NO_PAGE if translation is None else text_hash(translation, with_terms=True)


def text_of(unit: Unit, translation: Page | None) -> str:
    """What the translation says for a unit, empty where it says nothing yet."""
    if translation is None or unit.there is None:
        return ""
    said = translation.body[unit.there[0] : unit.there[1]]
    still = translation.is_draft and is_gap(said, unit.english, translation.language)
    return "" if still else said


def is_gap(text: str, english: str, language: str) -> bool:
    """Whether a text of a draft is still to be written."""
    if not is_text(text) or text.strip() == TO_WRITE:
        return True
    return text in (gap(english), gap(english, language))


def stale_sections(source: Page, translation: Page | None) -> set[str]:
    """Sections whose English is not what the translation was made from."""
    if translation is None or not translation.meta.source_revision:
        return set()
    return set(changed_sections(translation.meta.source_revision, revision_of(source)))


def _add(
    store: Any,
    key: str,
    english: str,
    text: str,
    fuzzy: bool,
    note: str,
    source: Page,
    line: int,
) -> None:
    unit = store.UnitClass(english)
    unit.setcontext(key)
    unit.target = text
    unit.addlocation(f"{source.file}:{line}")
    if note:
        unit.addnote(note, origin="developer")
    if fuzzy and text:
        unit.markfuzzy()
    store.addunit(unit)


def read(raw: bytes, name: str) -> Entries:
    """The entries of a PO file, or CannotRead."""
    pofile: Any = pypo.pofile
    if name.endswith(".md"):
        raise CannotRead(f"{name} is a page, not a PO file. Give the file that ends in .po.")
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        raise CannotRead(
            f"{name} is not UTF-8. Open it in your editor and save it with the encoding UTF-8."
        ) from None
    try:
        store = pofile.parsestring(raw)
    except Exception as error:  # the library raises many kinds
        raise CannotRead(
            f"{name} can't be read as a PO file: {str(error).splitlines()[0]}. Open it in Poedit, which "
            "shows and mends most faults, or export it again."
        ) from None
    header: Mapping[str, str] = store.parseheader()
    path, language = header.get(PAGE_HEADER, ""), header.get("Language", "")
    if not path or not language:
        raise CannotRead(
            f"{name} doesn't say which page and language it is for: the lines {PAGE_HEADER} and "
            "Language of its header are missing. Export it again, and keep the header."
        )
    entries = {
        (unit.getcontext(), str(unit.source)): Entry(str(unit.target or ""), unit.isfuzzy())
        for unit in store.units
        if not unit.isheader() and not unit.isobsolete() and unit.source
    }
    return Entries(language, path, entries, header.get(MADE_FROM_HEADER, ""))


_MADE_FROM = re.compile(rf'(?m)^("{MADE_FROM_HEADER}: )[0-9a-z]*')


def with_state(raw: bytes, translation: Page | None) -> bytes:
    """A PO file that says it was made from the translation as it is now; nothing else changes."""
    text = raw.decode("utf-8")
    return _MADE_FROM.sub(rf"\g<1>{state_of(translation)}", text, count=1).encode("utf-8")
