"""The view of one page: everything its template needs, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from hooks.glossary.marking import terms_of
from hooks.glossary.schema import Word
from hooks.guides.tree import Page
from hooks.helplines.rendering import human_date
from hooks.helplines.schema import Helpline
from hooks.interface import Words
from hooks.languages import Country, Language
from hooks.project import Project
from hooks.translations.signing import is_reviewed
from hooks.translations.staleness import ChangedSection, standing
from hooks.views import around, search_page
from hooks.views.addresses import Here, output_path
from hooks.views.helping import STATUS, HelpLink, help_links
from hooks.views.status import StatusView

HELP_NOW = "get-help/help-now"
MAKE_SURE = "scams-and-money/find-a-real-number"
FIRST = '<section class="first"'
BLOCK_SCRIPT_MARKS = (
    'class="countries"',
    'class="steps"',
    'class="quiz"',
    'class="checklist"',
    "data-checked=",
    'class="term"',
    'class="pledge"',
    'class="card"',
)


@dataclass(frozen=True)
class Alternate:
    """The page in one language: its address here, absolute, and whether it is translated."""

    language: Language
    href: str
    absolute: str
    current: bool
    translated: bool
    offer: str


@dataclass(frozen=True)
class GuideLink:
    """A guide as a link: `lang` is set where the guide is shown in another language."""

    title: str
    href: str
    lang: str | None
    current: bool = False
    situation: str | None = None


@dataclass(frozen=True)
class SectionView:
    id: str
    name: str
    says: str
    href: str
    guides: tuple[GuideLink, ...]
    current: bool


@dataclass(frozen=True)
class PageView:
    """`language` is the reader's, `text_language` that of the text (English on a fallback)."""

    here: Here
    project: Project
    page: Page
    language: Language
    text_language: Language
    words: Words
    scripts: tuple[str, ...]

    @property
    def is_fallback(self) -> bool:
        return self.language != self.text_language

    @staticmethod
    def split(html: str) -> tuple[Markup, Markup]:
        """The panel of what to do first, and the rest: the contents stand between them."""
        if not html.startswith(FIRST):
            return Markup(""), Markup(html)
        first, end, rest = html.partition("</section>")
        return Markup(first + end), Markup(rest)

    @property
    def is_home(self) -> bool:
        return self.page.path == "index"

    @property
    def crisis(self) -> bool:
        """Whether the page has the quick exit: guides that say so, and what is typed into search."""
        is_search = self.page.path == search_page.PAGE
        return is_search or bool(self.page.guide and self.page.guide.crisis)

    @property
    def canonical(self) -> str:
        language = self.text_language.code
        return self.project.settings.site_url + _web_path(
            output_path(self.project.places, language, self.page.path)
        )

    @property
    def alternates(self) -> tuple[Alternate, ...]:
        tree, places = self.project.tree, self.project.places
        return tuple(
            Alternate(
                language,
                self.here.to(self.page.path, language.code),
                self.project.settings.site_url
                + _web_path(output_path(places, language.code, self.page.path)),
                language == self.language,
                tree.page(language.code, self.page.path) is not None,
                self.project.words[language.code]["notice"]["offer"],
            )
            for language in places.languages
        )

    @property
    def sections(self) -> tuple[SectionView, ...]:
        return tuple(
            self._section(section.section)
            for section in self.project.tree.taxonomy.sections
            if self.project.tree.guides(section.section)
        )

    @property
    def section(self) -> SectionView | None:
        return self._section(self.page.section) if self.page.section else None

    def _section(self, section: str) -> SectionView:
        words = self.words["sections"][section]
        return SectionView(
            section,
            words["name"],
            words["says"],
            self.here.to("index") + f"#{section}",
            tuple(self.link(path) for path in self.project.tree.guides(section)),
            section == self.page.section,
        )

    def link(self, path: str) -> GuideLink:
        """A guide as a link in the reader's language, or in English where that is all there is."""
        page = self.project.tree.shown(self.language.code, path)
        assert page is not None
        return GuideLink(
            title=page.meta.title,
            href=self.here.to(path),
            lang=page.language if page.language != self.language.code else None,
            current=path == self.page.path,
            situation=page.guide.situation if page.guide else None,
        )

    @property
    def situations(self) -> tuple[GuideLink, ...]:
        """Guides that somebody in trouble comes to, in the order of data/home.yml."""
        order = self.project.home_order
        paths = [path for path in self.project.tree.guides() if path != HELP_NOW]
        paths.sort(key=lambda path: order.index(path) if path in order else len(order))
        return tuple(link for link in map(self.link, paths) if link.situation)

    @property
    def help_now(self) -> str | None:
        """The address of the first thing a frightened reader needs."""
        return self.here.to(HELP_NOW) if HELP_NOW in self.project.tree.guides() else None

    @property
    def make_sure(self) -> str | None:
        """The address of the guide on making sure of a number, once it is written."""
        return self.here.to(MAKE_SURE) if MAKE_SURE in self.project.tree.guides() else None

    @property
    def has_glossary(self) -> bool:
        return self.project.tree.shown(self.language.code, "glossary") is not None

    @property
    def search(self) -> str | None:
        """The address of the search page, in the reader's language."""
        shown = self.project.tree.shown(self.language.code, search_page.PAGE)
        return self.here.to(search_page.PAGE) if shown else None

    @property
    def search_words(self) -> str:
        """The address of the script with the words of the search."""
        return self.here.file(self.project.places.prefix(self.language.code) + search_page.SCRIPT)

    @property
    def a_to_z(self) -> tuple[SectionView, ...]:
        """The sections with their guides in the order of the alphabet, English ones last."""
        letters = search_page.alphabetical(self.language.code)

        def key(link: GuideLink) -> tuple[bool, list[tuple[int, int]]]:
            return link.lang is not None, letters(link.title)

        return tuple(
            replace(section, guides=tuple(sorted(section.guides, key=key)))
            for section in self.sections
        )

    @property
    def neighbours(self) -> tuple[GuideLink | None, GuideLink | None]:
        """The guides before and after this one in its section."""
        guides = self.project.tree.guides(self.page.section) if self.page.section else ()
        if self.page.path not in guides:
            return None, None
        index = guides.index(self.page.path)
        before = self.link(guides[index - 1]) if index else None
        after = self.link(guides[index + 1]) if index + 1 < len(guides) else None
        return before, after

    @property
    def bar_lines(self) -> tuple[tuple[Country, Helpline], ...]:
        """The first line of each country, that of most of the language's readers first."""
        return tuple(
            (country, self.project.book.first(country.id))
            for country in self.project.places.countries_for(self.language.code)
        )

    @property
    def review(self) -> str:
        """Whether a native reader has checked the page, in words."""
        notice = self.words["notice"]
        review = self.page.meta.review
        if is_reviewed(self.page) and review.on:
            return str(
                notice["reviewed"].format(
                    name=review.by, date=human_date(review.on, self.language.code)
                )
            )
        source = self.project.places.source
        return str(notice["unreviewed_source" if self.text_language == source else "unreviewed"])

    @property
    def changed(self) -> tuple[ChangedSection, ...]:
        """Sections of the English page that have changed since this translation was made."""
        if self.text_language == self.project.places.source:
            return ()
        return standing(self.project.tree, self.text_language.code, self.page.path).changed

    @property
    def sources(self) -> tuple[tuple[str, str | None, str], ...]:
        """Title, address, and the date in words, of each source."""
        if self.page.guide is None:
            return ()
        words = self.words["page"]
        return tuple(
            (
                source.title,
                source.url,
                words["source_dated"].format(date=human_date(source.date, self.language.code))
                if source.date
                else words["source_read"].format(
                    date=human_date(source.accessed or "", self.language.code)
                ),
            )
            for source in self.page.guide.sources
        )

    @property
    def audience(self) -> str:
        names = self.page.guide.audience if self.page.guide else ()
        comma: str = self.words["punctuation"]["comma"]
        return comma.join(self.words["audience"][name] for name in names)

    @property
    def has_status(self) -> bool:
        return self.project.tree.shown(self.language.code, STATUS) is not None

    @property
    def helping(self) -> tuple[HelpLink, ...]:
        """How to help with this page: the links at its end."""
        return help_links(self)

    @property
    def around(self) -> tuple[GuideLink, ...]:
        """The pages around the guides."""
        return around.around(self)

    @property
    def around_footer(self) -> tuple[GuideLink, ...]:
        """Those of them that stand at the foot of every page."""
        return around.around(self, around.FOOTER)

    @property
    def forms(self) -> tuple[HelpLink, ...]:
        """The forms to write to the project with."""
        return around.forms(self)

    @property
    def status(self) -> StatusView:
        return StatusView(self)

    @property
    def built(self) -> str:
        """The day of this copy as a date, and in words."""
        return self.project.settings.today.isoformat()

    @property
    def built_words(self) -> str:
        return human_date(self.built, self.language.code)

    def known_words(self, word: Word) -> tuple[str, ...]:
        """Other words for a term that readers may know: not the Latin spellings kept for search."""
        latin = self.text_language.code in ("en", "vi")
        return tuple(other for other in word.also if latin or not other.isascii())

    @property
    def terms(self) -> list[Any]:
        """All glossary terms by their word in the text's language."""
        return terms_of(self.project.glossary.terms, self.text_language.code)


def _web_path(output: str) -> str:
    """A page's place in the site as search engines should know it: folders end in a slash."""
    return output.removesuffix("index.html") if output.endswith("index.html") else output


def scripts_for(html: str) -> tuple[str, ...]:
    """The scripts a page needs beside the one of every page."""
    return ("living.js",) if any(mark in html for mark in BLOCK_SCRIPT_MARKS) else ()
