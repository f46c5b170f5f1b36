"""Numbers and amounts written in digits, brought to one form whatever language wrote them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

_NATIVE = str.maketrans("०१२३४५६७८९۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 3)
_MONTHS = (
    ("January", "Jan", "जनवरी", "جنوری"),
    ("February", "Feb", "फ़रवरी", "फरवरी", "فروری"),
    ("March", "Mar", "मार्च", "مارچ"),
    ("April", "Apr", "अप्रैल", "اپریل"),
    ("May", "मई", "مئی"),
    ("June", "Jun", "जून", "جون"),
    ("July", "Jul", "जुलाई", "جولائی"),
    ("August", "Aug", "अगस्त", "اگست"),
    ("September", "Sept", "Sep", "सितंबर", "सितम्बर", "ستمبر"),
    ("October", "Oct", "अक्टूबर", "अक्तूबर", "اکتوبر"),
    ("November", "Nov", "नवंबर", "नवम्बर", "نومبر"),
    ("December", "Dec", "दिसंबर", "दिसम्बर", "دسمبر"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_TIMES = {
    100: ("hundred", "सौ", "سو"),
    1000: ("thousand", "k", "हज़ार", "हजार", "ہزار", "nghìn", "ngàn"),
    100_000: ("lakh", "lakhs", "lac", "लाख", "لاکھ"),
    1_000_000: ("million", "मिलियन", "ملین", "triệu", "tr"),
    10_000_000: ("crore", "crores", "करोड़", "کروڑ"),
    1_000_000_000: ("billion", "अरब", "ارب", "tỷ", "tỉ"),
}
_FACTOR = {word: factor for factor, words in _TIMES.items() for word in words}
_CLOCK = ("am", "pm", "a.m.", "p.m.", "h", "giờ", "o'clock", "बजे", "بجے")
# Latin letters that may touch digits; with any others (mp3, 2FA, A4) it is a name, not a number.
_TOUCHING = frozenset({"", "rs", "inr", "pkr", "vnd", "st", "nd", "rd", "th", "s", "đ"})

_LETTER = r"A-Za-zÀ-ɏḀ-ỿ\u0900-\u0963\u0970-\u097f\u0620-\u065f\u066e-\u06d3"
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_DATED = re.compile(rf"(?<![{_LETTER}])(?:{_NAMES})(?![{_LETTER}])")
_NEAR_DAY = re.compile(r"\d(?:st|nd|rd|th)?,? (?:of )?$")
_NEAR_YEAR = re.compile(r"^\.?,? ?\d")
_WORDS = "|".join(re.escape(word) for word in sorted([*_FACTOR, *_CLOCK], key=len, reverse=True))
_NUMBER = re.compile(
    r"(?<![\d.,])(?P<before>(?<![A-Za-zÀ-ɏḀ-ỿ])[A-Za-zÀ-ɏḀ-ỿ]*)"
    r"(?:(?P<hour>[01]?\d|2[0-4])(?:[:h]| giờ )(?P<minute>[0-5]\d)(?!\d)"
    r"|(?P<grouped>\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3})(?!\d)"
    r"|(?P<plain>\d+(?:[.,]\d+)?))"
    rf"(?:[ \u00a0-]?(?P<word>{_WORDS})(?![{_LETTER}]))?(?P<after>[A-Za-zÀ-ɏḀ-ỿ]*)",
    re.I,
)
_SPELT = {
    word: Decimal(value)
    for words, step in (
        ("zero one two three four five six seven eight nine ten eleven twelve thirteen", 1),
        ("- - twenty thirty forty fifty sixty seventy eighty ninety hundred", 10),
    )
    for value, word in zip(itertools.count(0, step), words.split(), strict=False)
}
_SPELT |= {"fifteen": Decimal(15), "eighteen": Decimal(18), "thousand": Decimal(1000)}
_SPELT |= dict.fromkeys(("a", "an", "once", "each", "every", "single"), Decimal(1))
_SPELT |= dict.fromkeys(("both", "twice", "pair", "pairs", "couple", "second"), Decimal(2))
_SPELT |= {"first": Decimal(1), "third": Decimal(3), "half": Decimal(30), "noon": Decimal(12)}
# In Vietnamese months have numbers, and so have days: Monday is thứ 2.
_SPELT |= {names[0].lower(): Decimal(number) for number, names in enumerate(_MONTHS, start=1)}
_SPELT |= {
    f"{day}day": Decimal(number)
    for number, day in enumerate(("mon", "tues", "wednes", "thurs", "fri", "satur"), start=2)
}


@dataclass(frozen=True)
class Quantity:
    """A number as written, its value, and whether it tells a time of day (minutes as hundredths)."""

    written: str
    value: Decimal
    clock: bool = False

    def same(self, other: Quantity) -> bool:
        """Whether both say the same; 6 pm is also 18:00."""
        if self.value == other.value:
            return True
        return (self.clock or other.clock) and _of_twelve(self.value) == _of_twelve(other.value)


def quantities(text: str) -> Iterator[Quantity]:
    """The numbers in digits of one line of text, with months beside a day or a year."""
    text = text.translate(_NATIVE)
    for name in _DATED.finditer(text):
        if _NEAR_DAY.search(text[: name.start()]) or _NEAR_YEAR.match(text[name.end() :]):
            yield Quantity(name[0], Decimal(_MONTH[name[0]]))
    for match in _NUMBER.finditer(text):
        word = (match["word"] or "").lower()
        before, after = match["before"].lower(), match["after"].lower()
        if before not in _TOUCHING or after not in _TOUCHING:
            continue
        written = match[0].strip()
        if match["hour"]:
            value = Decimal(match["hour"]) + Decimal(match["minute"]) / 100
            yield Quantity(written, value, clock=True)
        elif match["grouped"]:
            value = Decimal(re.sub(r"\D", "", match["grouped"]))
            yield Quantity(written, value * _FACTOR.get(word, 1))
        else:
            value = Decimal(match["plain"].replace(",", "."))
            yield Quantity(written, value * _FACTOR.get(word, 1), word in _CLOCK)


def spelt(text: str) -> set[Decimal]:
    """The values that English words in a text may stand for, one word each."""
    return {_SPELT[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _SPELT}


def lacking(wanted: Iterable[Quantity], there: Iterable[Quantity]) -> list[Quantity]:
    """What of `wanted` isn't in `there`, each counted as often as it stands."""
    left = list(there)
    missing = []
    for one in sorted(wanted, key=lambda quantity: quantity.clock):
        found = next((other for other in left if other.value == one.value), None)
        found = found or next((other for other in left if other.same(one)), None)
        if found is None:
            missing.append(one)
        else:
            left.remove(found)
    return missing


def _of_twelve(value: Decimal) -> Decimal:
    return value - 12 if value >= 13 else value
