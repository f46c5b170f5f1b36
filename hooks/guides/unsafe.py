"""Words that hurt a reader or break the rules for safe messaging, from data/unsafe-words.yml."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from hooks.guides.schema import Line
from hooks.reading import load_yaml_list


class UnsafeWords(BaseModel):
    """Words of a language, why they are unsafe, and what to write instead."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str
    words: tuple[Line, ...]
    why: Line
    instead: Line


def load_unsafe_words(data: Path) -> tuple[UnsafeWords, ...]:
    """Read data/unsafe-words.yml, or raise ProblemsFound."""
    entries, _ = load_yaml_list(
        data / "unsafe-words.yml", "data/unsafe-words.yml", UnsafeWords, rule="unsafe-words"
    )
    return tuple(entries)
