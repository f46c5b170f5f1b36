"""How a reader can help with a page: where to mend or translate it, and where to read more."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from hooks.translations.staleness import standing

if TYPE_CHECKING:
    from hooks.settings import Settings
    from hooks.views.page import PageView

STATUS = "translations"
HOW = "#how"


@dataclass(frozen=True)
class Repository:
    """Addresses in the project's repository; None where REPO_URL is not set (`url` is empty).
    `contributing` is the file on how to help, in the reader's language where there is one;
    `language` is that of the forms."""

    url: str
    contributing: str = "CONTRIBUTING.md"
    language: str = "en"

    @classmethod
    def of(cls, settings: Settings, language: str) -> Repository:
        """The repository for readers of a language."""
        own = f"CONTRIBUTING.{language}.md"
        there = (settings.root / own).exists()
        return cls(settings.repo_url, own if there else "CONTRIBUTING.md", language)

    def edit(self, file: str) -> str | None:
        """Where a file is changed in the browser."""
        return f"{self.url}/edit/main/{quote(file)}" if self.url else None

    def new(self, file: str) -> str | None:
        """Where a file that is not there yet is written in the browser."""
        folder, name = posixpath.split(file)
        return f"{self.url}/new/main/{quote(folder)}?filename={quote(name)}" if self.url else None

    def guide(self, section: str = "") -> str | None:
        """CONTRIBUTING, or one section of it by its anchor."""
        anchor = f"#{section}" if section else ""
        return f"{self.url}/blob/main/{self.contributing}{anchor}" if self.url else None

    def form(self, name: str) -> str | None:
        """A form for a new issue, by its file's name without language and ending."""
        template = f"{name}.{self.language}.yml"
        return f"{self.url}/issues/new?template={template}" if self.url else None

    def write(self, file: str, state: str) -> str | None:
        """Where a translation in this state is changed, or begun where it is missing."""
        return self.new(file) if state == "missing" else self.edit(file)


@dataclass(frozen=True)
class HelpLink:
    """A link in the reader's words; `away` where it leaves the site."""

    words: str
    href: str
    away: bool


def help_links(view: PageView) -> tuple[HelpLink, ...]:
    """The links at the end of a page. On a copy without REPO_URL a page that is not translated
    leads to the printed instructions; a translated one only to the status page."""
    repository = Repository.of(view.project.settings, view.language.code)
    status = view.here.to(STATUS) if view.has_status else None
    words = view.words["status"]
    links: list[tuple[str, str | None, bool]] = []
    if view.is_fallback:
        state: str = standing(view.project.tree, view.language.code, view.page.path).state
        write = words["go_on" if state == "draft" else "translate"]
        file = f"docs/{view.language.code}/{view.page.path}.md"
        links.append((write, repository.write(file, state), True))
        links.append((write, status + HOW if status and not repository.url else None, False))
        links.append((words["how_to"], repository.guide("translating"), True))
    else:
        links.append((view.words["page"]["edit"], repository.edit(view.page.file), True))
    if view.page.path != STATUS:
        links.append((words["link"], status, False))
    return tuple(HelpLink(text, href, away) for text, href, away in links if href)
