"""The only file that MkDocs loads: its events, each handed on in a few lines."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hooks.assembly import Assembly

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

_assembly: Assembly | None = None
_serving = False


def _state() -> Assembly:
    assert _assembly is not None, "on_config comes first"
    return _assembly


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"
    if _serving:  # our own message says what to do
        log = logging.getLogger("mkdocs.livereload")
        log.addFilter(lambda record: "will appear stuck" not in record.getMessage())


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the project once a build; the languages after the first find it read."""
    global _assembly
    i18n: Any = config.plugins["i18n"]
    if not i18n.building:
        i18n.current_language = None  # a rebuild while serving starts with the first language again
        try:
            _assembly = Assembly.load(Path(config.config_file_path).parent, serving=_serving)
        except Assembly.Refused as refused:
            raise PluginError(str(refused)) from None
    site = _state()
    for language in i18n.config.languages:
        language.build = site.builds(language.locale)
    config.site_url = site.project.settings.site_url
    config.theme.static_templates = set()  # 404 and sitemap speak of all languages: see pipeline
    site.start_language(i18n.current_language or i18n.default_language)
    config.markdown_extensions = [
        name for name in config.markdown_extensions if isinstance(name, str)
    ] + [site.markdown_extension]  # type: ignore[list-item]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out all that Material would ship, and pages not asked for while previewing."""
    for file in list(files):
        if not _state().ships(file.src_uri, file.abs_src_path, config.docs_dir):
            files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    return _state().prepare_templates(env)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return _state().start_page(*_place(page.file), markdown)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any
) -> dict[str, Any]:
    context["view"] = _state().view(*_place(page.file), html=page.content or "")
    return context


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language (static-i18n builds them all inside its own event, at -100)."""
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        _state().finish(Path(config.site_dir))


def _place(file: File) -> tuple[str, str]:
    """The language of a page's text, and its path without language and ending."""
    language, _, path = file.src_uri.partition("/")
    return language, path.removesuffix(".md")
