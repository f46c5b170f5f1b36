"""The comment on a pull request, in the languages of those who wrote it, as Markdown for GitHub.

Text of the pull request goes through hooks/review/markdown.py, so that none of it is markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hooks.languages import Places
from hooks.problems import Problem
from hooks.review.changes import languages_of
from hooks.review.findings import Findings
from hooks.review.look import KINDS_OF_NUMBERS, Look
from hooks.review.markdown import link, name_of, plain, rule_link
from hooks.review.pages import Stale
from hooks.review.pictures import MOST
from hooks.review.words import ReviewWords

LIMIT = 60_000  # GitHub takes 65,536 characters; comment.yml adds a line of its own
ROWS = (40, 15, 5, 2)  # of one list; the first with which the comment is short enough


def write_comment(
    found: Findings, words: Mapping[str, ReviewWords], places: Places, blob: str = ""
) -> str:
    """The comment; `blob` is the address of the files at the commit looked at (see `link`)."""
    text = ""
    for rows in ROWS:
        text = "\n".join(_Comment(found, words, places, blob, rows).lines()) + "\n"
        if len(text) <= LIMIT:
            return text
    return text[:LIMIT]


def bare_comment(problems: Iterable[Problem]) -> str:
    """The comment where not even the languages or the words of the comment can be read."""
    rows = [f"- {link(p.file, p.line, '')}: {plain(p.what)} {plain(p.mend)}" for p in problems]
    return "\n".join(["These files must be mended first:", "", *rows[: ROWS[0]], ""])


class _Comment:
    def __init__(
        self,
        found: Findings,
        words: Mapping[str, ReviewWords],
        places: Places,
        blob: str,
        rows: int,
    ) -> None:
        self.found, self.words, self.places, self.blob, self.rows = found, words, places, blob, rows
        self.source = places.source.code
        asked = languages_of(found.changes, places)
        # a language whose words can't be read is spoken to in the source's
        self.codes = tuple(code for code in asked if code in words) or (self.source,)

    def lines(self) -> Iterator[str]:
        for code in self.codes:
            yield from self._part(code)
        if self.source not in self.codes:
            english = self.places.source.english
            yield from ("---", "", f"**{english}:** {self._summary(self.words[self.source])}", "")

    def _part(self, code: str) -> Iterator[str]:
        words, found = self.words[code], self.found
        titles = words.titles
        several = f" ({self.places.language(code).name})" if len(self.codes) > 1 else ""
        yield from (f"## {titles.review}{several}", "", words.hello, "", self._summary(words), "")
        bad = {problem.file for problem in found.problems}
        fine = [
            self._fine(change.file, words)
            for change in found.changes
            if found.checked and change.kind in ("page", "words", "data") and change.status != "D"
            if change.file not in bad and self._is(code, change.language)
        ]
        yield from self._list(titles.fine, words, fine)
        yield from self._mend(code, words)
        stale = [s for s in found.stale if self._is(code, s.language if s.here else self.source)]
        left = any(not s.here for s in stale)
        yield from self._list(
            titles.stale,
            words,
            [self._stale(item, code, words) for item in stale],
            words.stale.words if left else "",
        )
        looks = [look for look in found.looks if self._is(code, look.language)]
        yield from self._list(titles.look, words, [self._look(look, words) for look in looks])
        yield from (f"### {titles.pictures}", "", self._pictures(words), "")
        yield from (f"### {titles.next}", "", self._next(words, looks), "", words.thanks, "")

    def _fine(self, file: str, words: ReviewWords) -> str:
        left = self.found.drafts.get(file)
        if left is None:
            return words.fine.format(file=self._page(file))
        return words.draft.format(file=self._page(file), count=left)

    def _is(self, code: str, language: str) -> bool:
        """Whether the part in a language tells what concerns another: the first part takes what
        has no part of its own."""
        language = language or self.source
        return code == (language if language in self.codes else self.codes[0])

    def _page(self, file: str) -> str:
        """A file's name, with the title of the page that it is."""
        title = self.found.titles.get(file, "")
        return f"“{plain(title, 80)}” ({name_of(file)})" if title else name_of(file)

    def _summary(self, words: ReviewWords) -> str:
        found = self.found
        return words.summary.format(
            files=len(found.changes),
            mend=len(found.problems) + len(found.elsewhere),
            stale=sum(not stale.here for stale in found.stale),
            urgent=found.urgent,
        )

    def _list(
        self, title: str, words: ReviewWords, items: list[str], before: str = ""
    ) -> Iterator[str]:
        if not items:
            return
        yield from (f"### {title}", "")
        if before:
            yield from (before, "")
        yield from (f"- {item}" for item in items[: self.rows])
        if len(items) > self.rows:
            yield f"- {words.more.format(count=len(items) - self.rows)}"
        yield ""

    def _mend(self, code: str, words: ReviewWords) -> Iterator[str]:
        mine = self._mine(code)
        others = self.found.elsewhere if code == self.codes[-1] else ()
        rows = [self._problem(problem, code) for problem in mine]
        yield from self._list(words.titles.mend, words, rows, words.mend)
        if others:
            title = words.elsewhere if mine else f"### {words.titles.mend}\n\n{words.elsewhere}"
            yield from (title, "")
            yield from (f"- {self._problem(problem, code)}" for problem in others[: self.rows])
            if len(others) > self.rows:
                yield f"- {words.more.format(count=len(others) - self.rows)}"
            yield ""

    def _mine(self, code: str) -> list[Problem]:
        """The problems that the part in a language tells."""
        language = {change.file: change.language for change in self.found.changes}
        return [p for p in self.found.problems if self._is(code, language[p.file])]

    def _problem(self, problem: Problem, code: str) -> str:
        where = link(problem.file, problem.line, self.blob)
        rule = rule_link(problem.rule, "" if code == self.source else code, self.blob)
        return f"{where}: {plain(problem.what, 400)} {plain(problem.mend)} ({rule})"

    def _stale(self, stale: Stale, code: str, words: ReviewWords) -> str:
        language = self.places.language(stale.language)
        if stale.state == "unknown":
            template = words.stale.unknown
        elif stale.here:
            template = words.stale.behind
        else:
            template = words.stale.high if stale.severity == "high" else words.stale.low
        return template.format(
            language=language.english if code == self.source else language.name,
            file=name_of(stale.file),
            sections=self._sections(stale.sections, words),
        )

    def _look(self, look: Look, words: ReviewWords) -> str:
        values = {}
        for key, value in look.words.items():
            if key in ("sections", "files"):
                values[key] = self._sections(value.split("\n"), words)
            else:
                values[key] = name_of(value) if key == "file" else plain(value, 150)
        text = str(getattr(words.look, look.kind)).format(**values)
        return f"**{words.look.urgent}:** {text}" if look.urgent else text

    def _sections(self, titles: tuple[str, ...] | list[str], words: ReviewWords) -> str:
        shown = [f"“{plain(t, 80)}”" if t else words.stale.beginning for t in titles[:8]]
        return ", ".join([*shown, *(["…"] if len(titles) > 8 else [])])

    def _pictures(self, words: ReviewWords) -> str:
        pictures = self.found.pictures
        text: str = getattr(words.pictures, pictures.note)
        text = text.format(count=len(pictures.shots))
        if len(pictures.shots) < pictures.count and pictures.note == "made":
            text += " " + words.pictures.capped.format(shown=MOST, count=pictures.count)
        return text

    def _next(self, words: ReviewWords, looks: list[Look]) -> str:
        found = self.found
        if found.problems or found.elsewhere:  # whoever reads this part may have made the other
            return words.next.mend
        if not found.built:
            return words.next.build
        if any(look.kind in KINDS_OF_NUMBERS for look in looks):
            return words.next.number
        return words.next.wait
