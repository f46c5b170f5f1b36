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
from hooks.translations.segments import TO_WRITE, has_words
from hooks.translations.skeleton import body as skeleton_body
from hooks.translations.skeleton import flow, front_matter, quoted, replaced


@dataclass(frozen=True)
class Imported:
    """The page's new text and what was counted: entries taken, guesses not taken, texts still missing,
    and the English of entries that the page doesn't have. `unsigned` names who had checked the text
    that was there before."""

    text: str
    taken: int
    fuzzy: int
    missing: int
    unused: tuple[str, ...]
    draft: bool
    unsigned: str


@dataclass(frozen=True)
class Overlap:
    """How a PO file and the page it comes back into differ: texts of the page that it would replace,
    texts of its own that the page has, and whether it holds all that the page says."""

    replaced: tuple[str, ...]
    same: tuple[str, ...]
    whole: bool


def overlap(source: Page, translation: Page | None, entries: Entries) -> Overlap:
    """What the page says beside what the file says for the same English."""
    units = pair(source.body, translation.body if translation else None).units
    said = {unit.name: text for unit in units if (text := text_of(unit, translation))}
    theirs = field_texts(translation)
    for field, english in field_texts(source).items():
        if theirs.get(field, TO_WRITE) != TO_WRITE:
            said[FIELD_KEY + field, english] = theirs[field]
    new = {name: entry for name, entry in entries.entries.items() if entry.text.strip()}
    differing = {
        name: text
        for name, text in said.items()
        if name in new and not _same(name, text, new[name].text)
    }
    return Overlap(
        tuple(text for name, text in differing.items() if not new[name].fuzzy),
        tuple(new[name].text for name in said if name in new and name not in differing),
        not differing and said.keys() <= new.keys(),
    )


def _same(name: Name, one: str, other: str) -> bool:
    """Whether two texts for an entry come to the same in a page."""
    if name[0] == f"{FIELD_KEY}search_terms":
        return flow(one) == flow(other)
    return one.split() == other.split()


def bring_in(source: Page, translation: Page | None, entries: Entries) -> Imported:
    """The translation with the entries in it.

    A page that is new or a draft gets gaps where an entry is missing or fuzzy, and stays a draft
    until it has none. A published page keeps its text there, and stays stale in those sections.
    """
    pairing = pair(source.body, translation.body if translation else None)
    fields = {(FIELD_KEY + name, text): name for name, text in field_texts(source).items()}
    known = {*fields, *(unit.name for unit in pairing.units)}
    written = {name: entry for name, entry in entries.entries.items() if entry.text.strip()}
    lines = {unit.name for unit in pairing.units if _is_line(source, translation, unit)}
    usable = {
        name: " ".join(entry.text.split()) if name in lines else entry.text.strip("\n")
        for name, entry in written.items()
        if name in known and not entry.fuzzy
    }
    guesses = {name for name, entry in written.items() if name in known and entry.fuzzy}
    named = {fields[name]: text for name, text in usable.items() if name in fields}
    complete, unsigned = True, ""
    if translation is None or translation.is_draft:
        text, complete = _draft(source, translation, pairing, usable, named, entries.language)
    else:
        text, unsigned = _published(source, translation, pairing, usable, named)
    return Imported(
        text=text,
        taken=len(usable),
        fuzzy=len(guesses),
        missing=sum(has_words(name[1]) for name in known - usable.keys() - guesses),
        unused=tuple(english for key, english in written if (key, english) not in known),
        draft=not complete,
        unsigned=unsigned,
    )


def _is_line(source: Page, translation: Page | None, unit: Unit) -> bool:
    """Whether a unit stands in a line that can't go on in the next: a heading, a title, a cell."""
    body = source.body
    there = translation.body[slice(*unit.there)] if translation and unit.there else ""
    if "\n" in unit.english + there:
        return False
    line = body[body.rfind("\n", 0, unit.here[0]) + 1 : unit.here[0]]
    return line.lstrip().startswith(("#", "/", "|", "!", "?"))


def _draft(
    source: Page,
    translation: Page | None,
    pairing: Pairing,
    usable: Mapping[Name, str],
    named: Mapping[str, str],
    language: str,
) -> tuple[str, bool]:
    """The text of a page that isn't published, and whether nothing is missing in it."""
    said = {unit.name: text for unit in pairing.units if (text := text_of(unit, translation))}
    texts = {**said, **usable}
    before = {name: text for name, text in field_texts(translation).items() if text != TO_WRITE}
    texts_of_fields = {**before, **named}
    complete = all(unit.name in texts for unit in pairing.units if has_words(unit.english)) and all(
        name in texts_of_fields for name in field_texts(source) if name != "search_terms"
    )
    head = front_matter(
        source,
        texts_of_fields,
        state="unreviewed" if complete else "draft",
        translators=translation.meta.translators if translation else (),
    )
    return f"---\n{head}---\n{skeleton_body(source.body, pairing.units, texts, language)}", complete


def _published(
    source: Page,
    translation: Page,
    pairing: Pairing,
    usable: Mapping[Name, str],
    named: Mapping[str, str],
) -> tuple[str, str]:
    """The text of a published page, and who had checked it, where it is unreviewed again."""
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
    before = field_texts(translation)
    read = [name for name in named if name != "search_terms" and named[name] != before.get(name)]
    review = translation.meta.review
    unsigned = (review.by or "") if review.state == "reviewed" else ""
    if body == translation.body and not read:
        unsigned = ""
    head = _head(source, translation, named, done, unsign=bool(unsigned))
    return f"---\n{head}\n---\n{body}", unsigned


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
    *,
    unsign: bool,
) -> str:
    """The front matter with the fields that changed, and the revision of the sections confirmed;
    `unsign` says that nobody has checked the page as it is now."""
    assert isinstance(translation.node, yaml.MappingNode)
    head = "\n".join(translation.text.split("\n")[1 : translation.body_line - 2])
    ours = field_texts(translation)
    changes: list[tuple[int, int, str]] = []
    for key, value in translation.node.value:
        name = key.value
        if name in named and named[name] != ours.get(name):
            new = flow(named[name]) if name == "search_terms" else quoted(named[name])
            changes.append((value.start_mark.index, value.end_mark.index, new))
        elif name == "review" and unsign:
            start = value.start_mark.index
            length = len(head[start : value.end_mark.index].rstrip())
            changes.append((start, start + length, "{state: unreviewed}"))
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
