"""Bringing a PO file back into its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from hooks.guides.tree import Page
from hooks.translations.accept import with_revision
from hooks.translations.pairing import Pairing, Span, Unit, pair
from hooks.translations.po import FIELD_KEY, Entries, Name, field_texts, text_of
from hooks.translations.revision import BEGINNING, hashes_of, revision_of
from hooks.translations.segments import TO_WRITE
from hooks.translations.skeleton import body as skeleton_body
from hooks.translations.skeleton import flow, front_matter, quoted, replaced


@dataclass(frozen=True)
class Imported:
    """The page's new text and what was counted: entries taken, guesses not taken, texts still missing,
    and entries whose English the page no longer has."""

    text: str
    taken: int
    fuzzy: int
    missing: int
    unused: int
    draft: bool


def bring_in(source: Page, translation: Page | None, entries: Entries) -> Imported:
    """The translation with the entries in it.

    A page that is new or a draft gets gaps where an entry is missing or fuzzy, and stays a draft
    until it has none. A published page keeps its text there, and stays stale in those sections.
    """
    pairing = pair(source.body, translation.body if translation else None)
    fields = {(FIELD_KEY + name, text): name for name, text in field_texts(source).items()}
    known = {*fields, *(unit.name for unit in pairing.units)}
    written = {name: entry for name, entry in entries.entries.items() if entry.text.strip()}
    usable = {
        name: entry.text for name, entry in written.items() if name in known and not entry.fuzzy
    }
    guesses = {name for name, entry in written.items() if name in known and entry.fuzzy}
    named = {fields[name]: text for name, text in usable.items() if name in fields}
    if translation is None or translation.is_draft:
        text, complete = _draft(source, translation, pairing, usable, named)
    else:
        text, complete = _published(source, translation, pairing, usable, named), True
    return Imported(
        text=text,
        taken=len(usable),
        fuzzy=len(guesses),
        missing=len(known - usable.keys() - guesses),
        unused=len(written.keys() - known),
        draft=not complete,
    )


def _draft(
    source: Page,
    translation: Page | None,
    pairing: Pairing,
    usable: Mapping[Name, str],
    named: Mapping[str, str],
) -> tuple[str, bool]:
    """The text of a page that isn't published, and whether nothing is missing in it."""
    said = {unit.name: text for unit in pairing.units if (text := text_of(unit, translation))}
    texts = {**said, **usable}
    before = {name: text for name, text in field_texts(translation).items() if text != TO_WRITE}
    texts_of_fields = {**before, **named}
    complete = all(unit.name in texts for unit in pairing.units) and all(
        name in texts_of_fields for name in field_texts(source) if name != "search_terms"
    )
    head = front_matter(
        source,
        texts_of_fields,
        state="unreviewed" if complete else "draft",
        translators=translation.meta.translators if translation else (),
    )
    return f"---\n{head}---\n{skeleton_body(source.body, pairing.units, texts)}", complete


def _published(
    source: Page,
    translation: Page,
    pairing: Pairing,
    usable: Mapping[Name, str],
    named: Mapping[str, str],
) -> str:
    parts: dict[str, str] = {}
    done: set[str] = set()
    for section, place in pairing.english_sections.items():
        units = pairing.of(section)
        there = pairing.sections.get(section)
        confirmed = all(unit.name in usable for unit in units)
        if section == BEGINNING:
            confirmed = confirmed and field_texts(source).keys() <= named.keys()
        if there and (not confirmed or all(unit.there for unit in units)):
            parts[section] = _in_place(translation.body, there, units, usable)
        elif confirmed:
            parts[section] = _from_english(source.body, place, units, usable)
        if confirmed:
            done.add(section)
    body = "".join(_in_order(pairing, translation.body, parts))
    return f"---\n{_head(source, translation, named, done, parts)}\n---\n{body}"


def _in_place(body: str, place: Span, units: list[Unit], usable: Mapping[Name, str]) -> str:
    start, end = place
    return replaced(
        body[start:end],
        [
            (unit.there[0] - start, unit.there[1] - start, usable[unit.name])
            for unit in units
            if unit.there and unit.name in usable
        ],
    )


def _from_english(body: str, place: Span, units: list[Unit], usable: Mapping[Name, str]) -> str:
    start, end = place
    return replaced(
        body[start:end],
        [(unit.here[0] - start, unit.here[1] - start, usable[unit.name]) for unit in units],
    )


def _in_order(pairing: Pairing, body: str, parts: Mapping[str, str]) -> Iterator[str]:
    """The sections as the translation has them, new ones where the English page has them."""
    order = list(pairing.sections)
    before = ""
    for section in pairing.english_sections:
        if section not in order and section in parts:
            order.insert(order.index(before) + 1 if before in order else 0, section)
        before = section
    for section in order:
        if section in parts:
            text = parts[section]
        else:  # gone from the English page: a person decides
            start, end = pairing.sections[section]
            text = body[start:end]
        following = order[order.index(section) + 1 :][:1]
        if following and not {section, *following} <= pairing.sections.keys():
            text = text.rstrip("\n") + "\n\n"  # beside a section that is new
        yield text


def _head(
    source: Page,
    translation: Page,
    named: Mapping[str, str],
    done: set[str],
    parts: Mapping[str, str],
) -> str:
    """The front matter with the fields that changed, and the revision of the sections confirmed."""
    assert isinstance(translation.node, yaml.MappingNode)
    head = "\n".join(translation.text.split("\n")[1 : translation.body_line - 2])
    ours = field_texts(translation)
    changes: list[tuple[int, int, str]] = []
    for key, value in translation.node.value:
        name = key.value
        if name in named and named[name] != ours.get(name):
            new = flow(named[name]) if name == "search_terms" else quoted(named[name])
            changes.append((value.start_mark.index, value.end_mark.index, new))
    head = replaced(head, changes)
    recorded = hashes_of(translation.meta.source_revision or "")
    current = hashes_of(revision_of(source))
    kept = {
        name: current[name] if name in done else recorded.get(name, "")
        for name in (*current, *(name for name in recorded if name not in current))
        if name in done or name in recorded
    }
    revision = " ".join(f"{name}:{value}" for name, value in kept.items())
    return head if kept == recorded or not done else with_revision(head, revision)
