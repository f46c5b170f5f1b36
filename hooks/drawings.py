"""The drawings in overrides/pictures/: plain SVG files, whose words stand in the guides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from hooks.problems import Problem, ProblemsFound

FOLDER = "overrides/pictures"
LARGEST = 6 * 1024  # bytes of a file
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset({"svg", "g", "path", "circle", "ellipse", "rect", "text"})
_ATTRIBUTES = frozenset(
    {
        *("viewBox", "class", "x", "y", "width", "height", "d", "cx", "cy", "r", "rx", "ry"),
        *("transform", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"),
        "stroke-dasharray",
    }
)
CLASSES = frozenset(
    {
        *("mark", "mirrors", "steady", "ordered", "panel"),
        *("one", "two", "paper", "ink", "dark", "light"),
        *("quiet", "strong", "stop", "bold", "thin"),
    }
)
_NAME = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
_PANEL = re.compile(r'<svg\s[^>]*class="panel[^"]*".*?</svg>', re.S)
_BETWEEN = re.compile(r">\s+<")
_OPENING = re.compile(r"^<svg\b[^>]*>")
_PEN = (
    'fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round"'
)


@dataclass(frozen=True)
class Drawing:
    """A drawing as SVG for a page: one with numbered places, or panels with one label each.
    `head` is what stands in the opening tag; `ordered` panels are numbered."""

    name: str
    labels: int
    head: str = ""
    shapes: str = ""
    panels: tuple[str, ...] = ()
    ordered: bool = False


def load_drawings(overrides: Path) -> dict[str, Drawing]:
    """All drawings by their names. Raises ProblemsFound with every fault of every file."""
    drawings, problems = {}, []
    for path in sorted((overrides / "pictures").glob("*.svg")):
        try:
            drawings[path.stem] = read_drawing(path.stem, path.read_text(encoding="utf-8"))
        except ProblemsFound as found:
            problems += found.problems
        except UnicodeDecodeError:
            problems.append(_problem(path.stem, "This is not plain UTF-8.", "Save it as UTF-8."))
    if problems:
        raise ProblemsFound(problems)
    return drawings


def read_drawing(name: str, text: str) -> Drawing:
    """A drawing out of the text of its file."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise ProblemsFound(
            [
                _problem(
                    name,
                    "This is not an SVG that can be read.",
                    "Look here for a tag or a quote that is not closed.",
                    error.position[0],
                )
            ]
        ) from None
    faults = [_problem(name, what, mend) for what, mend in _faults(name, text, root)]
    if faults:
        raise ProblemsFound(faults)
    plain = _BETWEEN.sub("><", text[text.index("<svg") :].strip())
    ordered = "ordered" in root.get("class", "").split()
    panels = tuple(_panel(panel) for panel in _PANEL.findall(plain))
    if panels:
        return Drawing(name, len(panels), panels=panels, ordered=ordered)
    shapes = _OPENING.sub("", plain).removesuffix("</svg>")
    return Drawing(name, len(_marks(root)), _head(plain), shapes)


def _panel(svg: str) -> str:
    shapes = _OPENING.sub("", svg)
    return f'<svg {_head(svg)} aria-hidden="true">{shapes}'


def _head(svg: str) -> str:
    """The viewBox, and the class where it says that the drawing turns round, with the pen."""
    opening = _OPENING.match(svg)
    assert opening
    box = re.search(r'viewBox="[\d. -]+"', opening[0])
    turns = ' class="mirrors"' if "mirrors" in opening[0] else ""
    return f"{box[0] if box else ''}{turns} {_PEN}"


def _faults(name: str, text: str, root: Element) -> Iterator[tuple[str, str]]:
    size = len(text.encode())
    if not _NAME.match(name):
        yield (
            "The name of this file is not plain.",
            "Use small English letters, digits and hyphens: two-locks.svg.",
        )
    if size > LARGEST:
        yield (
            f"This drawing has {size} bytes, which costs readers data.",
            f"Draw it with fewer points, down to {LARGEST}.",
        )
    if root.tag != f"{_SVG}svg" or not root.get("viewBox"):
        yield (
            "This drawing doesn't begin as an SVG does.",
            'Begin with <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200" …>.',
        )
    for element in root.iter():
        yield from _of_element(element)
    panels = [child for child in root.iter(f"{_SVG}svg") if child is not root]
    if any("panel" not in p.get("class", "").split() or not p.get("viewBox") for p in panels):
        yield (
            "An <svg> inside the drawing is no panel.",
            'Write <svg class="panel" viewBox="0 0 96 96" …>, or <g> for a group.',
        )
    marks = _marks(root)
    if marks != [str(number) for number in range(1, len(marks) + 1)]:
        yield (
            f"The numbered places are {', '.join(marks)}.",
            "Number them 1, 2, 3 … in the order in which they are read.",
        )
    if bool(marks) == bool(panels):
        yield (
            "This drawing has no place for labels, or two kinds of them.",
            'Give it numbered places (<g class="mark">) or panels (<svg class="panel">).',
        )


def _of_element(element: Element) -> Iterator[tuple[str, str]]:
    tag = element.tag.removeprefix(_SVG)
    if tag not in _SHAPES:
        yield f"<{tag}> can't be used in a drawing.", f"Use {', '.join(sorted(_SHAPES))}."
    for attribute in element.attrib:
        if attribute not in _ATTRIBUTES:
            yield (
                f"<{tag}> has {attribute}=, which can't be used in a drawing.",
                'Give it a class instead: class="one" for the first tint.',
            )
    unknown = [word for word in element.get("class", "").split() if word not in CLASSES]
    if unknown:
        yield (
            f'There is no class "{unknown[0]}" for drawings.',
            f"Use {', '.join(sorted(CLASSES))}.",
        )
    if any(sign.isalpha() for sign in element.text or ""):
        yield (
            f'Words stand in this drawing: "{(element.text or "").strip()}".',
            "Put a numbered place there. Words stand in the guide, in each language.",
        )


def _marks(root: Element) -> list[str]:
    """The numbers in the marks, as they stand in the file."""
    return [
        "".join(group.itertext()).strip()
        for group in root.iter(f"{_SVG}g")
        if group.get("class") == "mark"
    ]


def _problem(name: str, what: str, mend: str, line: int = 1) -> Problem:
    return Problem(f"{FOLDER}/{name}.svg", line, "drawings", what, mend)
