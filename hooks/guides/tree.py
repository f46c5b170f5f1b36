"""Reading every page under docs/ into data, with all that is wrong with any of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from hooks.guides.comments import blank_comments
from hooks.guides.schema import FrontMatter, GuideFrontMatter
from hooks.guides.taxonomy import Taxonomy
from hooks.languages import Places
from hooks.lint.language import is_in
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


def meant(name: str, taxonomy: Taxonomy) -> list[str]:
    """Paths of the guides that a path or file name may be meant for: same file name, else alike."""
    slug = name.rpartition("/")[2].partition(" ")[0].lower()
    same = [path for path in taxonomy.paths if path.rpartition("/")[2] == slug]
    if same:
        return same
    alike = difflib.get_close_matches(name, taxonomy.paths, 3, 0.6)
    slugs = {path.rpartition("/")[2]: path for path in taxonomy.paths}
    return alike or [slugs[near] for near in difflib.get_close_matches(slug, slugs, 3, 0.6)]


def strays(root: Path, places: Places, taxonomy: Taxonomy) -> Iterator[Problem]:
    """Pages in the project's root, where nobody would see them."""
    for path in sorted(root.glob("*.md")):
        if not path.read_bytes().startswith((b"---\n", b"---\r\n")):
            continue
        text = path.read_text(encoding="utf-8", errors="replace").partition("\n---")[2]
        code = next((code for code in places.codes if is_in(text, code)), places.source.code)
        near = meant(path.stem, taxonomy)
        yield Problem(
            path.name,
            1,
            "place",
            "This page stands outside docs/, so nobody would see it.",
            f"Move it to docs/{code}/{near[0]}.md."
            if near
            else f"Move it into the folder of its section in docs/{code}/.",
        )


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


def _without_section(
    name: str, code: str, page_path: str, taxonomy: Taxonomy, docs: Path, places: Places
) -> Problem | None:
    """A guide that stands beside the sections, or a page there without an English one."""
    source = places.source.code
    if "/" in page_path:
        return None
    near = meant(page_path, taxonomy)
    is_guide = bool(near) and near[0].rpartition("/")[2] == page_path
    if not is_guide and (code == source or (docs / source / f"{page_path}.md").is_file()):
        return None
    return Problem(
        name,
        1,
        "place" if is_guide else "orphan",
        "A guide stands in the folder of its section."
        if is_guide
        else f"The {places.language(code).english} page has no English page.",
        f"Move it to docs/{code}/{near[0]}.md."
        if near
        else "Move it to where the English page went, or delete it.",
    )


def load_tree(
    docs: Path, places: Places, taxonomy: Taxonomy, *, with_drafts: bool = False
) -> tuple[Tree, list[Problem]]:
    """Every page that can be read, and every problem found on the way. `with_drafts` takes drafts
    for pages, as a preview does."""
    pages: dict[tuple[str, str], Page] = {}
    problems: list[Problem] = [*misplaced(docs, places), *strays(docs.parent, places, taxonomy)]
    for language in places.languages:
        folder = docs / language.code
        for path in sorted(folder.rglob("*.md")):
            page_path = path.relative_to(folder).with_suffix("").as_posix()
            name = f"docs/{language.code}/{page_path}.md"
            lost = _without_section(name, language.code, page_path, taxonomy, docs, places)
            if lost:
                problems.append(lost)
                continue
            if "/" in page_path and page_path not in taxonomy.paths:
                near = meant(page_path, taxonomy)
                problems.append(
                    Problem(
                        name,
                        1,
                        "taxonomy",
                        f'There is no guide "{page_path}" in data/taxonomy.yml.',
                        "Correct the folder or file name; the names are the same in every language."
                        + (f" Did you mean: {', '.join(near)}?" if near else ""),
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
