"""Something that a person must look at before a change is merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS_OF_NUMBERS = ("number", "line_new", "line_gone", "unreadable", "retired")


@dataclass(frozen=True)
class Look:
    """`kind` is the name of a sentence in data/review/ (under `look`), `words` what is filled in
    there (untrusted text), `language` that of the readers it concerns (empty: the source's)."""

    kind: str
    file: str
    urgent: bool = False
    language: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
