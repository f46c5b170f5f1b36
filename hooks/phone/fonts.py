"""The Nastaliq face for Urdu: only the characters that the built pages use, as WOFF2."""

from __future__ import annotations

import hashlib
import os
import re
from html import unescape
from pathlib import Path

from fontTools import subset

from hooks.project import Project

FULL = "NotoNastaliqUrdu-Regular.ttf"
OUTPUT = "assets/fonts/nastaliq.woff2"
_TAG = re.compile(r"<[^>]*>")
# Harakat, joiners and the letters of the Urdu alphabet: a word typed tomorrow must look right too.
ALWAYS = (
    " !\"%&'()*+,-./0123456789:;=?[]«»،؛؟۔٪"
    "\u200c\u200d\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u0670"
    "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہۂۃھیےۓ۰۱۲۳۴۵۶۷۸۹"
)


def write(site: Path, project: Project) -> None:
    """Write the font beside the pages, from the cache where the characters are the same."""
    full = project.settings.root / "fonts" / FULL
    pages = sorted((site / "ur").rglob("*.html"))
    if not pages or not full.exists():
        return
    characters = set(ALWAYS)
    for page in pages:
        characters |= set(unescape(_TAG.sub("", page.read_text(encoding="utf-8"))))
    wanted = "".join(sorted(c for c in characters if c in ALWAYS or "\u0600" <= c <= "\u06ff"))
    key = hashlib.sha256(full.read_bytes() + wanted.encode()).hexdigest()[:16]
    cached = project.settings.cache / "fonts" / f"{key}.woff2"
    if not cached.exists():
        cached.parent.mkdir(parents=True, exist_ok=True)
        fresh = cached.with_suffix(f".{os.getpid()}")
        subset_font(full, fresh, wanted)
        fresh.replace(cached)
    target = site / OUTPUT
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(cached.read_bytes())


def subset_font(source: Path, target: Path, characters: str) -> None:
    """Write a WOFF2 with these characters alone, all shaping kept, without a time stamp."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 13, 14]
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
