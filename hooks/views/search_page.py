"""What the search shows beside its results: its words as a script, and all guides in order."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

from hooks.interface import Words
from hooks.project import Project
from hooks.views.addresses import output_path

PAGE = "search"
SCRIPT = "search/words.js"

# Order in the alphabet where it isn't that of the code points.
_ALPHABETS = {
    "vi": "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz",
    "ur": "اآأبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہۂۃھءیئےۓ",
}
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


def words_script(words: Words) -> str:
    """A script that hands the words to search.js: it works from file:// and under the policy."""
    told = {key: text for key, text in words["search"].items() if key != "word"}
    told["help"] = words["home"]["need_help"]
    told["all"] = words["page"]["all_guides"]
    told["english"] = words["page"]["not_yet_here"]
    told["sections"] = {name: section["name"] for name, section in words["sections"].items()}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"window.mitaan.searchWords = {text};\n"


def write(site: Path, project: Project) -> None:
    """Write the words of each language that has a search page."""
    for code in project.places.codes:
        if not (site / output_path(project.places, code, PAGE)).exists():
            continue
        target = site / f"{project.places.prefix(code)}{SCRIPT}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(words_script(project.words[code]), encoding="utf-8", newline="\n")


def alphabetical(code: str) -> Callable[[str], list[tuple[int, int]]]:
    """A key that sorts titles by the alphabet of a language; other letters come after its own."""
    alphabet = _ALPHABETS.get(code, "")

    def key(title: str) -> list[tuple[int, int]]:
        plain = unicodedata.normalize("NFD", title.casefold()).translate(_TONES)
        letters = (c for c in unicodedata.normalize("NFC", plain) if c.isalnum())
        return [(0, alphabet.index(c)) if c in alphabet else (1, ord(c)) for c in letters]

    return key
