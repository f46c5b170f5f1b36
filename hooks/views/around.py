"""The pages around the guides: about, privacy, contact and their like, and the links to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.views.helping import HelpLink, Repository

if TYPE_CHECKING:
    from hooks.views.page import GuideLink, PageView

# In the order in which the list of all guides shows them.
PAGES = (
    "about",
    "checking",
    "privacy",
    "licence",
    "for-schools",
    "for-ngos",
    "for-translators",
    "contact",
)
FOOTER = ("about", "privacy", "contact")  # on every page: the first leads to all others
FORMS = {"number": "1-wrong-number", "text": "2-text", "guide": "3-new-guide"}


def around(view: PageView, paths: tuple[str, ...] = PAGES) -> tuple[GuideLink, ...]:
    """Those of the pages that are written, as links in the reader's language."""
    tree = view.project.tree
    return tuple(view.link(path) for path in paths if tree.shown(view.language.code, path))


def forms(view: PageView) -> tuple[HelpLink, ...]:
    """The forms to write to the project with; none in a copy that doesn't know its address."""
    repository = Repository.of(view.project.settings, view.language.code)
    words = view.words["around"]["forms"]
    links = ((words[key], repository.form(name)) for key, name in FORMS.items())
    return tuple(HelpLink(text, href, True) for text, href in links if href)
