"""One build of the site: what is read once, and what changes with language and page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined
from markdown.extensions import Extension

from hooks import pipeline
from hooks.blocks.context import PageContext
from hooks.blocks.extension import block_templates, extension, icons
from hooks.glossary.marking import matcher
from hooks.guides.comments import blank_comments
from hooks.helplines import rendering
from hooks.lint.allow import without_allowances
from hooks.lint.registry import lint
from hooks.problems import ProblemsFound, report
from hooks.project import Project, load_project
from hooks.settings import load_settings
from hooks.views.addresses import Here, output_path
from hooks.views.page import PageView, scripts_for

if TYPE_CHECKING:
    from jinja2 import Environment

CHECKED = "MITAAN_SOURCES_CHECKED"
WAITS = (
    "The preview waits: mend the lines above and save. The page then comes back by itself, or "
    "start the preview again if it has stopped."
)
SHIPPED = ("assets/css/", "assets/js/", "assets/img/")

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
CSP_SERVING = CSP.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")


class Assembly:
    """The state of a build. MkDocs builds one language after the other with the same object."""

    class Refused(Exception):
        """The sources can't be built from; the message lists why."""

    def __init__(self, project: Project, serving: bool = False) -> None:
        self.project = project
        self.serving = serving
        self.language = project.places.source.code
        self.markdown_extension: Extension = extension(lambda: self._page)
        self._blocks = block_templates(project.settings.overrides)
        self._page: PageContext
        self._terms = {code: matcher(project.glossary.terms, code) for code in project.places.codes}
        self._templates: Environment | None = None

    @classmethod
    def load(cls, root: Path, *, serving: bool = False) -> Assembly:
        """Read and check everything, or raise Refused."""
        try:
            project = load_project(load_settings(root))
            problems = [] if os.environ.get(CHECKED) and not serving else lint(project)
        except ProblemsFound as found:
            problems = found.problems
        except ValueError as error:
            raise cls.Refused(str(error)) from None
        if problems:
            told = "the guides can't be built yet:\n" + report(problems)
            raise cls.Refused(f"{told}\n{WAITS}" if serving else told)
        return cls(project, serving)

    def start_language(self, code: str) -> None:
        self.language = code

    def builds(self, code: str) -> bool:
        """Whether a language is built: a preview of one needs the source's home page beside it."""
        only = self.project.settings.only_language
        return not only or code in (only, self.project.places.source.code)

    def ships(self, uri: str, source: str | None, docs_dir: str) -> bool:
        """Whether a file that MkDocs found belongs into the site, in the language being built."""
        only = self.project.settings.only_language
        if source and Path(source).is_relative_to(docs_dir):
            language, _, path = uri.removesuffix(".md").partition("/")
            if uri.endswith(".md") and (language, path) not in self.project.tree.pages:
                return False  # a draft: readers get the English page
            left_out = only and self.language != only and uri.endswith(".md")
            return not left_out or uri.endswith("/index.md")
        overrides = self.project.settings.overrides
        ours = source is not None and Path(source).is_relative_to(overrides)
        return ours and uri.startswith(SHIPPED)

    def start_page(self, text_language: str, path: str, markdown: str = "") -> str:
        """Note the page whose Markdown is rendered next; gives the Markdown for the reader."""
        project = self.project
        here = Here(project.places, self.language, output_path(project.places, self.language, path))
        self._page = PageContext(
            language=text_language,
            words=project.words[text_language],
            places=project.places,
            book=project.book,
            drawings=project.drawings,
            jinja=self._blocks,
            url=here.to,
            terms=self._terms[text_language] if "/" in path else None,
        )
        return without_allowances(blank_comments(markdown))

    def view(self, text_language: str, path: str, html: str) -> PageView:
        """What the template of a page is told."""
        project = self.project
        page = project.tree.page(text_language, path)
        assert page is not None, f"docs/{text_language}/{path}.md was refused"
        return PageView(
            here=Here(
                project.places, self.language, output_path(project.places, self.language, path)
            ),
            project=project,
            page=page,
            language=project.places.language(self.language),
            text_language=project.places.language(text_language),
            words=project.words[self.language],
            scripts=scripts_for(html),
        )

    def prepare_templates(self, env: Environment) -> Environment:
        """Escape by default, and give the page templates the same filters as the blocks."""
        env.autoescape = True
        env.undefined = StrictUndefined  # a word that no language has must not vanish
        env.trim_blocks = env.lstrip_blocks = True
        env.filters["ltr"] = rendering.ltr
        env.filters["web"] = rendering.web_link
        env.globals["icon"] = icons(self.project.settings.overrides)
        env.globals["csp"] = CSP_SERVING if self.serving else CSP
        self._templates = env
        return env

    def finish(self, site_dir: Path) -> None:
        assert self._templates is not None
        pipeline.run(site_dir, self.project, self._templates)
