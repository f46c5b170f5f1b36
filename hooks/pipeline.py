"""The steps over the built site after its last language, in their order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hooks.phone import fonts, scripts
from hooks.project import Project
from hooks.search import write as search
from hooks.translations import document
from hooks.views import search_page, sitemap
from hooks.views.addresses import Absolute

if TYPE_CHECKING:
    from jinja2 import Environment


def run(site: Path, project: Project, templates: Environment) -> None:
    """Write what belongs to the whole site rather than to one page."""
    write_not_found(site, project, templates)
    sitemap.write(site, project)
    search_page.write(site, project)
    search.write(site, project)
    document.write(site, project.tree, project.book)
    fonts.write(site, project)
    scripts.write(site)


def write_not_found(site: Path, project: Project, templates: Environment) -> None:
    """404.html speaks all languages; a host shows it at any address, so its links are absolute."""
    base = urlsplit(project.settings.site_url).path
    languages = [
        (language, project.words[language.code], Absolute(project.places, language.code, base))
        for language in project.places.languages
    ]
    html = templates.get_template("404.html").render(languages=languages)
    (site / "404.html").write_text(html, encoding="utf-8", newline="\n")
