"""What looks like a phone number in a text, and which numbers may stand nowhere."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hooks.helplines.schema import RetiredNumber

LONG = 7
_RUN = re.compile(r"(?<![\w,:/#=-])\+?\d(?:[ .-]?\d)*(?![\w%]|[,:/]\d)")
_ANY_RUN = re.compile(r"\d(?:[ .\u2010-\u2015-]?\d)*")
_THOUSANDS = re.compile(r"^\d{1,3}(?:[. ]\d{3})+$")
_DATE = re.compile(r"^\d{4}-\d{2}(?:-\d{2})?$")
_CUE = re.compile(
    r"\b(?:call|dial|ring|phone|helpline|hotline|gọi|bấm số|quay số|tổng đài|đường dây nóng)\b"
    r"(?P<gap>[^.\d]{0,12})$"
    r"|(?:कॉल|डायल|फ़ोन|हेल्पलाइन|हॉटलाइन|فون|کال|ڈائل|ہیلپ لائن|ہاٹ لائن)(?P<gap2>[^.۔।\d]{0,8})$",
    re.I,
)
_AFTER = re.compile(r"^[*_]*\s*(?:पर (?:कॉल|फ़ोन|डायल)|(?:پر|کو) (?:کال|فون|ڈائل))")
_DIGITS = str.maketrans("०१२३४५६७८९۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 3)


@dataclass(frozen=True)
class Run:
    """A run of digits: as written, its digits alone, and whether the words around say "call"."""

    written: str
    digits: str
    called: bool

    @property
    def looks_like_a_number(self) -> bool:
        """Whether nobody but a phone would read it: long, or said to be called."""
        return len(self.digits) >= LONG or (self.called and len(self.digits) > 1)


def runs(text: str) -> Iterator[Run]:
    """The runs of digits of a text, without dates and amounts."""
    text = text.translate(_DIGITS)
    for match in _RUN.finditer(text):
        written = match[0].strip()
        if _THOUSANDS.match(written) or _DATE.match(written):
            continue
        digits = re.sub(r"\D", "", written)
        cue = _CUE.search(text[: match.start()])
        gap = (cue["gap"] or cue["gap2"] or "").strip(" *_:") if cue else ""
        near = cue is not None and (not gap or len(digits) > 2)
        yield Run(written, digits, bool(near or _AFTER.search(text[match.end() :])))


def retired_in(text: str, retired: Iterable[RetiredNumber]) -> Iterator[RetiredNumber]:
    """The retired numbers and addresses in a text, however their digits are parted."""
    plain = html.unescape(text).translate(_DIGITS)
    folded = {re.sub(r"\D", "", match[0]) for match in _ANY_RUN.finditer(plain)}
    for entry in retired:
        if entry.number[0].isdigit():
            if entry.number.replace("-", "") in folded:
                yield entry
        elif entry.number in plain:
            yield entry
