"""Pictures are there, say in words what they show, and are those of the source."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from hooks.blocks.outline import Fault
from hooks.guides.tree import PICTURES
from hooks.lint.subject import Subject, unlike_source

LONGEST = 150
_IMAGE = re.compile(
    r'!\[(?P<alt>[^\]]*)\]\((?P<target>[^)\s]*)(?:\s+["“](?P<title>[^"”]*)["”])?\s*\)'
)
_BY_NAME = re.compile(r"!\[[^\]]*\](?:\[[^\]]*\]|(?![(\[]))")
_FILE = re.compile(r"^[\w. -]+\.(?:svg|png|jpe?g|webp|gif)$", re.I)
_EMPTY_WORDS = frozenset(
    {
        *("image", "picture", "photo", "screenshot", "diagram", "illustration", "icon", "figure"),
        *("img", "pic", "logo", "alt", "alt text", "an image", "a picture", "a photo"),
        *(
            "चित्र",
            "फ़ोटो",
            "तस्वीर",
            "स्क्रीनशॉट",
            "इमेज",
            "ảnh",
            "hình",
            "hình ảnh",
            "ảnh chụp màn hình",
        ),
        *("hình minh họa", "تصویر", "فوٹو", "اسکرین شاٹ", "امیج"),
    }
)
_SCRIPT = {"hi": re.compile(r"[\u0904-\u0939]"), "ur": re.compile(r"[\u0620-\u06d3]")}
_LATIN_WORDS = re.compile(r"[A-Za-z]{2,}")


def check(subject: Subject) -> Iterator[Fault]:
    lines = list(subject.lines())
    english = _english(subject)
    for index, (number, text) in enumerate(lines):
        if _BY_NAME.search(text):
            yield Fault(
                number,
                "This picture has no file.",
                "Write it as ![what it shows](../../assets/name.png).",
            )
        below = next((after for _, after in lines[index + 1 : index + 3] if after.strip()), "")
        for match in _IMAGE.finditer(text):
            if re.match(r"(?:[a-z]+:)?//", match["target"]):
                continue  # raw-html refuses pictures of other sites
            yield from _file(subject, number, match["target"])
            yield from _words(number, match, f"{text[match.end() :]}\n{below}")
            if _left_in_english(subject, match["alt"], english):
                yield Fault(
                    number,
                    f'The words for this picture were left in English: "{match["alt"][:50]}".',
                    "Translate them.",
                )
    yield from unlike_source(subject, "The pictures", _IMAGE, "Show the same files as there.")


def _file(subject: Subject, line: int, target: str) -> Iterator[Fault]:
    """The file stands in docs/assets, and the way to it is right."""
    page = subject.page
    up = "../" * (page.path.count("/") + 1)
    name = posixpath.basename(target)
    path = posixpath.normpath(posixpath.join("docs", page.language, page.path, "..", target))
    suffix = posixpath.splitext(name)[1]
    if suffix not in PICTURES:
        yield Fault(
            line, f'"{target}" is not a picture.', f"Use a file ending in {', '.join(PICTURES)}."
        )
    elif not path.startswith("docs/assets/") or target.startswith("/"):
        yield Fault(
            line,
            f'"{target}" does not lead into docs/assets/.',
            f"Put the file there and write {up}assets/{name}.",
        )
    elif not (subject.project.settings.root / path).is_file():
        yield Fault(line, f"There is no file {path}.", "Add it, or correct its name.")


def _words(line: int, match: re.Match[str], after: str) -> Iterator[Fault]:
    """The alternative text tells people who don't see the picture what it shows."""
    alt = match["alt"].strip()
    name = posixpath.splitext(posixpath.basename(match["target"]))[0]
    if not alt:
        yield Fault(
            line,
            "This picture says nothing to people who can't see it.",
            "Write in the square brackets what it shows.",
        )
    elif _plain(alt) in _EMPTY_WORDS or _FILE.match(alt) or _plain(alt) == _plain(name):
        yield Fault(
            line,
            f'"{alt}" doesn\'t tell what the picture shows.',
            "Say it in one sentence, as to somebody on the phone.",
        )
    elif len(alt) > LONGEST:
        yield Fault(
            line,
            f"The words for this picture have {len(alt)} characters.",
            f"Shorten them to {LONGEST}; put the rest into the text.",
        )
    captions = [match["title"] or "", *after.split("\n")]
    if alt and _plain(alt) in [_plain(caption) for caption in captions]:
        yield Fault(
            line,
            "The words for this picture repeat its caption, so people who listen hear them twice.",
            "Let the brackets say what the picture shows, the caption what it is for.",
        )


def _left_in_english(subject: Subject, alt: str, english: set[str]) -> bool:
    if subject.source is None or len(_LATIN_WORDS.findall(alt)) < 2:
        return False
    script = _SCRIPT.get(subject.page.language)
    return _plain(alt) in english or (script is not None and not script.search(alt))


def _english(subject: Subject) -> set[str]:
    """The alternative texts of the source."""
    body = subject.source.body if subject.source else ""
    return {_plain(match["alt"]) for match in _IMAGE.finditer(body)}


def _plain(text: str) -> str:
    return " ".join(text.replace("-", " ").replace("_", " ").split()).strip(" .*।۔").casefold()
