"""Vietnamese places the tone as the press does: xóa, hòa, khỏe, tùy, not xoá, hoà, khoẻ, tuỳ; and it
writes y in ký, kỹ, lý, quý."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.lint.subject import Subject

_NEW = re.compile(
    r"\b\w*?(?P<first>o)(?P<second>[ae])(?P<tone>[\u0300\u0301\u0309\u0303\u0323])(?!\w|[\u0300-\u036f])"
    r"|\b(?!\w*qu)\w*?(?P<u>u)(?P<y>y)(?P<t>[\u0300\u0301\u0309\u0303\u0323])(?!\w|[\u0300-\u036f])",
    re.I,
)


_Y = re.compile(r"(?<!\w)(k[íĩ]|lí|quí)(?!\w)", re.I)
_TO_Y = str.maketrans("íĩÍĨ", "ýỹÝỸ")


def check(subject: Subject) -> Iterator[Fault]:
    if subject.page.language != "vi":
        return
    for line, text in subject.text_lines():
        for match in _Y.finditer(unicodedata.normalize("NFC", text)):
            yield Fault(
                line,
                f'"{match[0]}" is written with i.',
                f'Write "{match[0].translate(_TO_Y)}".',
            )
        for match in _NEW.finditer(unicodedata.normalize("NFD", text)):
            if match["first"]:
                start, tone = match.start("first"), match["tone"]
            else:
                start, tone = match.start("u"), match["t"]
            head = match.string[match.start() : start + 1]
            vowel = match.string[start + 1]
            word = unicodedata.normalize("NFC", match[0])
            better = unicodedata.normalize("NFC", head + tone + vowel)
            yield Fault(
                line, f'The tone of "{word}" stands on the last letter.', f'Write "{better}".'
            )
