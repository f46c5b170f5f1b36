"""Reading every page under docs/ into data, with all that is wrong with any of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from hooks.guides.comments import blank_comments
from hooks.guides.schema import FrontMatter, GuideFrontMatter
from hooks.guides.taxonomy import Taxonomy
from hooks.languages import Places
from hooks.problems import Problem, ProblemsFound
from hooks.reading import parse_yaml, read_text, validate


@dataclass(frozen=True)
class Page:
    """One Markdown file: `path` is `section/slug` (or a single name for pages outside the guides),
    `body` starts on line `body_line` of the file, whose whole text is `text`."""

    language: str
    path: str
    file: str
    meta: FrontMatter
    body: str
    body_line: int
    node: yaml.Node | None = field(default=None, compare=False, repr=False)
    text: str = field(default="", compare=False, repr=False)

    @property
    def guide(self) -> GuideFrontMatter | None:
        """The front matter as a guide's, or None for a page that is no guide."""
        return self.meta if isinstance(self.meta, GuideFrontMatter) else None

    @property
    def is_draft(self) -> bool:
        return self.meta.review.state == "draft"

    @property
    def section(self) -> str:
        return self.path.partition("/")[0] if "/" in self.path else ""


@dataclass(frozen=True)
class Tree:
    """All pages by language and path. `drafts` are translations that are not published yet: readers
    get the English page instead."""

    pages: dict[tuple[str, str], Page]
    taxonomy: Taxonomy
    places: Places
    drafts: dict[tuple[str, str], Page] = field(default_factory=dict)

    def page(self, language: str, path: str) -> Page | None:
        return self.pages.get((language, path))

    def shown(self, language: str, path: str) -> Page | None:
        """The page a reader of this language gets: the translation, else the source."""
        return self.page(language, path) or self.page(self.places.source.code, path)

    def guides(self, section: str | None = None) -> tuple[str, ...]:
        """Paths of the guides that exist in the source language, in the taxonomy's order."""
        return tuple(
            path
            for path in self.taxonomy.paths
            if (self.places.source.code, path) in self.pages
            and section in (None, path.partition("/")[0])
        )


def split_front_matter(text: str, name: str) -> tuple[str, str, int]:
    """The YAML between the two `---` lines, the body, and the body's first line."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise ProblemsFound(
            [
                Problem(
                    name,
                    1,
                    "front-matter",
                    "The page doesn't start with its front matter.",
                    "Its first line must be three hyphens: ---, then title: and the other lines, "
                    "then --- again.",
                )
            ]
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    raise ProblemsFound(
        [
            Problem(
                name,
                1,
                "front-matter",
                "The front matter is not closed.",
                "Write three hyphens, ---, on a line of their own after its last line.",
            )
        ]
    )


def read_page(path: Path, name: str, language: str, page_path: str, is_guide: bool) -> Page:
    """Read and check one page, or raise ProblemsFound."""
    text = read_text(path, name)
    head, body, body_line = split_front_matter(text, name)
    value, node = parse_yaml(head, name, first_line=2)
    if not isinstance(value, dict):
        raise ProblemsFound(
            [
                Problem(
                    name,
                    2,
                    "front-matter",
                    "The front matter holds no lines of the form name: value.",
                    "Add at least title:, description: and review: between the --- lines.",
                )
            ]
        )
    model = GuideFrontMatter if is_guide else FrontMatter
    meta = validate(model, value, node, name, rule="front-matter", first_line=2)
    if not body.strip():
        raise ProblemsFound(
            [
                Problem(
                    name,
                    body_line,
                    "empty",
                    "The page has front matter but no text.",
                    "Write the text under the second --- line, or delete the file.",
                )
            ]
        )
    if meta.review.state == "draft":  # its checks see what a reader would
        body = blank_comments(body)
    return Page(language, page_path, name, meta, body, body_line, node, text)


PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")


def misplaced(docs: Path, places: Places) -> Iterator[Problem]:
    """Files under docs/ that would be left out, or would reach the site unchecked."""
    for entry in sorted(docs.iterdir()) if docs.is_dir() else ():
        if entry.name not in (*places.codes, "assets") or not entry.is_dir():
            yield Problem(
                f"docs/{entry.name}",
                1,
                "place",
                "This stands in none of the languages' folders, so nobody would see it.",
                f"Move it into docs/{places.source.code}/ or another language's folder, or delete it.",
            )
            continue
        wanted = PICTURES if entry.name == "assets" else (".md",)
        for path in sorted(entry.rglob("*")):
            if path.is_file() and path.suffix not in wanted:
                yield Problem(
                    f"docs/{path.relative_to(docs).as_posix()}",
                    1,
                    "place",
                    f'A file "{path.suffix or path.name}" has no place here.',
                    "Pages end in .md and stand in a language's folder; pictures "
                    f"({', '.join(PICTURES)}) in docs/assets/.",
                )


def load_tree(
    docs: Path, places: Places, taxonomy: Taxonomy, *, with_drafts: bool = False
) -> tuple[Tree, list[Problem]]:
    """Every page that can be read, and every problem found on the way. `with_drafts` takes drafts
    for pages, as a preview does."""
    pages: dict[tuple[str, str], Page] = {}
    problems: list[Problem] = list(misplaced(docs, places))
    for language in places.languages:
        folder = docs / language.code
        for path in sorted(folder.rglob("*.md")):
            page_path = path.relative_to(folder).with_suffix("").as_posix()
            name = f"docs/{language.code}/{page_path}.md"
            if "/" in page_path and page_path not in taxonomy.paths:
                problems.append(
                    Problem(
                        name,
                        1,
                        "taxonomy",
                        f'There is no guide "{page_path}" in data/taxonomy.yml.',
                        "Correct the folder or file name; the names are the same in every language.",
                    )
                )
                continue
            try:
                pages[language.code, page_path] = read_page(
                    path, name, language.code, page_path, "/" in page_path
                )
            except ProblemsFound as found:
                problems.extend(found.problems)
    source = places.source.code
    unread = {problem.file for problem in problems}
    drafts = {key: page for key, page in pages.items() if page.is_draft}
    problems.extend(
        Problem(
            page.file,
            1,
            "draft",
            "An English page can't be a draft: translations are made from it.",
            "Write review: {state: unreviewed}, and keep the page on a branch until it is done.",
        )
        for page in drafts.values()
        if page.language == source
    )
    for (code, page_path), page in pages.items():
        if (source, page_path) in pages or f"docs/{source}/{page_path}.md" in unread:
            continue
        problems.append(
            Problem(
                page.file,
                1,
                "orphan",
                f"The {places.language(code).english} page has no English page.",
                "Move it to where the English page went, or delete it.",
            )
        )
    if not with_drafts:
        pages = {key: page for key, page in pages.items() if key not in drafts}
    return Tree(pages, taxonomy, places, drafts), problems
