"""What changed in the English page since a translation was made, section by section."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from hooks.guides.tree import Page, Tree, split_front_matter
from hooks.problems import ProblemsFound
from hooks.reading import parse_yaml
from hooks.translations import history
from hooks.translations.revision import (
    BEGINNING,
    hash_of,
    hashes_of,
    section_texts,
    sections_of,
)
from hooks.translations.staleness import ChangedSection, changed_since

_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class SectionDifference:
    """A changed section: its English text then (None where history doesn't hold it) and now."""

    section: ChangedSection
    before: str | None
    now: str | None

    def marked(self) -> str:
        """The English of now with [-words gone-] and {+words new+} marked."""
        if self.before is None:
            return self.now or ""
        return mark_words(self.before, self.now or "")


def differences(page: Page, tree: Tree, root: Path) -> list[SectionDifference]:
    """The changed sections of a translation's English page, with their former text from git.

    Raises history.NoHistory when there is none to look into.
    """
    source = tree.page(tree.places.source.code, page.path)
    if source is None or not page.meta.source_revision:
        return []
    changed = changed_since(source, page)
    if not changed:
        return []
    recorded = hashes_of(page.meta.source_revision or "")
    wanted = {section.id: recorded[section.id] for section in changed if section.id in recorded}
    found = _former_texts(root, source.file, wanted)
    now = sections_of(source)
    return [
        SectionDifference(section, found.get(section.id), now.get(section.id))
        for section in changed
    ]


def _former_texts(root: Path, file: str, wanted: dict[str, str]) -> dict[str, str]:
    """For each section the text whose hash was recorded, looked for back through history."""
    found: dict[str, str] = {}
    for _, text in history.versions(root, file):
        if len(found) == len(wanted):
            break
        for name, (section, value) in sections_of_text(text, file).items():
            if name not in found and wanted.get(name) == value:
                found[name] = section
    return found


def sections_of_text(text: str, file: str) -> dict[str, tuple[str, str]]:
    """Texts and hashes of the sections of an earlier version, which may not fit today's rules."""
    try:
        head, body, _ = split_front_matter(text.replace("\r\n", "\n"), file)
        meta, _node = parse_yaml(head, file)
    except ProblemsFound:
        return {}
    texts = section_texts(meta if isinstance(meta, dict) else {}, body)
    return {name: (section, hash_of(section)) for name, section in texts.items()}


def mark_words(before: str, now: str) -> str:
    """A text with the words that went and came marked."""
    old, new = _WORD.findall(before), _WORD.findall(now)
    parts = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal":
            parts.append(come)
            continue
        if gone.strip():
            parts.append(f"[-{gone.strip()}-]" + (" " if come.strip() else ""))
        if come.strip():
            parts.append(f"{{+{come.strip()}+}}")
        parts.append(_tail(come or gone))
    return "".join(parts).strip()


def _tail(text: str) -> str:
    """The white space at a text's end."""
    return text[len(text.rstrip()) :]


def as_text(page: Page, found: list[SectionDifference], *, shallow: bool) -> str:
    """The differences for a translator to read."""
    if not page.meta.source_revision:
        return (
            f"It isn't recorded which English text {page.file} was made from. Compare the two, then: "
            f"python -m hooks accept {page.file}"
        )
    if not found and page.is_draft:
        return (
            f"{page.file} is a draft of the English page as it is now. What is still to do: "
            f"python -m hooks lint {page.file}"
        )
    if not found:
        return f"{page.file} matches the English page as it is now."
    lines = [f"{page.file}: the English page has changed in {len(found)} section(s)."]
    for difference in found:
        section = difference.section
        title = section.title or "The beginning (title, description, first text)"
        urgent = " (safety: please mend soon)" if section.severity == "high" else ""
        name = "" if section.id == BEGINNING else f" {{#{section.id}}}"
        lines += ["", f"== {title}{name}{urgent}"]
        if section.gone:
            lines.append("The English page no longer has this section.")
        elif difference.before is None:
            why = "this is a shallow clone: run git fetch --unshallow" if shallow else "it is new"
            lines.append(f"Its earlier text can't be shown ({why}). Now:")
        lines.append(difference.marked())
    return "\n".join(lines)
