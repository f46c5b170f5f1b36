"""In which language a text is, as far as its letters tell."""

from __future__ import annotations

import re

# Letters by script; Vietnamese is Latin with marks that English hasn't.
_DEVANAGARI = re.compile(r"[\u0904-\u0939\u0958-\u0961]+")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+")
_MARKED = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_SCRIPT = {"hi": _DEVANAGARI, "ur": _ARABIC, "en": _LATIN, "vi": _LATIN}
FEWEST_LETTERS = 100  # fewer may be a name or an address


def is_in(text: str, language: str) -> bool:
    """Whether a text may be in a language (its code): most letters are of its script. Of few letters,
    and of languages not known here, anything may be. Give text without ids and addresses."""
    script = _SCRIPT.get(language)
    count = {kind: sum(map(len, kind.findall(text))) for kind in (_DEVANAGARI, _ARABIC, _LATIN)}
    letters = sum(count.values())
    if script is None or letters < FEWEST_LETTERS:
        return True
    if count[script] * 2 < letters:
        return False
    if script is not _LATIN:
        return True
    marked = len(_MARKED.findall(text)) / count[_LATIN]
    return marked < 0.1 if language == "en" else marked > 0.06
