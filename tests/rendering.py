"""Rendering Markdown as a page of a project would be."""

from __future__ import annotations

from markdown import Markdown

from hooks.assembly import Assembly
from hooks.project import Project

EXTENSIONS = ["admonition", "attr_list", "sane_lists", "tables", "toc", "pymdownx.mark"]


def render(text: str, project: Project, language: str, path: str = "get-help/help-now") -> str:
    """The HTML of a text on a page in a language."""
    assembly = Assembly(project)
    assembly.start_language(language)
    assembly.start_page(language, path)
    return Markdown(extensions=[*EXTENSIONS, assembly.markdown_extension]).convert(text)
