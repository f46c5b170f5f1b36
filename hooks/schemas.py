"""JSON Schemas of the data files, so that editors complete and check what volunteers type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from hooks.glossary.schema import Word
from hooks.guides.lengths import Length
from hooks.guides.schema import FrontMatter, GuideFrontMatter
from hooks.guides.sexual_images import ImageWords
from hooks.guides.taxonomy import TaxonomySection
from hooks.guides.unsafe import UnsafeWords
from hooks.helplines.schema import Helpline, RetiredNumber
from hooks.languages import Country, Language, Places
from hooks.review.words import ReviewWords
from hooks.search.schema import Danger, Letters, SearchWords


def _list_of(model: type[BaseModel]) -> dict[str, Any]:
    return TypeAdapter(list[model]).json_schema(by_alias=True)  # type: ignore[valid-type]


def _glossary(places: Places) -> dict[str, Any]:
    """The glossary's entries name languages as keys, which the model gathers into one field."""
    word = Word.model_json_schema(ref_template="#/$defs/{model}")
    languages = {code: {"$ref": "#/$defs/Word"} for code in places.codes}
    return {
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["id", *places.codes],
            "properties": {
                "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
                "explain": {"type": "boolean", "default": True},
                **languages,
            },
        },
        "$defs": {"Word": word},
    }


def schemas(places: Places) -> dict[str, dict[str, Any]]:
    """All schemas by file name."""
    return {
        "countries.json": _list_of(Country),
        "front-matter.json": TypeAdapter(GuideFrontMatter | FrontMatter).json_schema(),
        "glossary.json": _glossary(places),
        "helplines.json": _list_of(Helpline),
        "home.json": {
            "type": "array",
            "items": {"type": "string", "pattern": "^[a-z-]+/[a-z0-9-]+$"},
        },
        "languages.json": _list_of(Language),
        "review.json": ReviewWords.model_json_schema(),
        "lengths.json": _list_of(Length),
        "retired-numbers.json": _list_of(RetiredNumber),
        "sexual-images.json": _list_of(ImageWords),
        "search-danger.json": _list_of(Danger),
        "search-language.json": SearchWords.model_json_schema(),
        "search-letters.json": Letters.model_json_schema(),
        "taxonomy.json": _list_of(TaxonomySection),
        "unsafe-words.json": _list_of(UnsafeWords),
    }


def write_schemas(folder: Path, places: Places, *, check: bool = False) -> list[str]:
    """Write those that differ from what is there (or only name them); returns their names."""
    changed = []
    for name, schema in schemas(places).items():
        text = json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema},
            ensure_ascii=False,
            indent=2,
        )
        path = folder / name
        if path.exists() and path.read_text(encoding="utf-8") == text + "\n":
            continue
        changed.append(name)
        if not check:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text + "\n", encoding="utf-8", newline="\n")
    return changed
