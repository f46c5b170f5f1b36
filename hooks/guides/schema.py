"""What the front matter of a page may hold."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    field_validator,
)

Audience = Literal["student", "parent", "teacher", "trainer"]
GuideFormat = Literal["guide", "activity", "decision-tree", "data-page", "pledge", "workshop"]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]*$")]

_DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def check_date(value: object) -> str:
    """A date as YYYY, YYYY-MM or YYYY-MM-DD that is in the calendar, as text."""
    text = str(value)
    match = _DATE.match(text)
    if not match:
        raise ValueError(f'"{text}" is not a date. | Write it as 2026-11-21, 2026-11 or 2026.')
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        raise ValueError(
            f'"{text}" is not in the calendar. | Correct the year, month or day.'
        ) from None
    return text


# A date as authors write it: YAML reads a lone year as a number.
Date = Annotated[
    str,
    BeforeValidator(check_date),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": _DATE.pattern}, {"type": "integer"}]}),
]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Model):
    """Where a fact comes from: a title, its address if it has one, and the page's date or the
    day it was read."""

    title: Line
    url: str | None = None
    date: Date | None = None
    accessed: Date | None = None

    @field_validator("url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not re.match(r"^https?://[a-z0-9.-]+\.[a-z]{2,}(/\S*)?$", value):
            raise ValueError(
                f'"{value}" is not a web address. | Write it whole: https://example.org/page.'
            )
        return value

    def model_post_init(self, _: object) -> None:
        if self.date is None and self.accessed is None:
            raise ValueError(
                "This source has no date. | Add date: (of the page) or accessed: (the day you read it)."
            )


class Review(_Model):
    """Whether somebody who grew up with the language has checked the page, who, when, and which text
    of it (`revision`, which `python -m hooks sign` writes). A draft is not published yet."""

    state: Literal["draft", "unreviewed", "reviewed"]
    by: Line | None = None
    on: Date | None = None
    revision: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")] | None = None

    def model_post_init(self, _: object) -> None:
        if self.state == "reviewed" and not (self.by and self.on):
            raise ValueError(
                "A reviewed page must say by whom and when. | Add by: a name and on: a date, "
                "or set state: unreviewed."
            )


class FrontMatter(_Model):
    """The front matter of every page."""

    title: Annotated[Line, StringConstraints(max_length=80)]
    description: Annotated[Line, StringConstraints(max_length=170)]
    review: Review
    template: (
        Literal["home.html", "glossary.html", "search.html", "status.html", "contact.html"] | None
    ) = None
    translators: tuple[Line, ...] = ()
    source_revision: str | None = None
    search_terms: tuple[Line, ...] = ()


class GuideFrontMatter(FrontMatter):
    """The front matter of a guide; see CONTRIBUTING for what each line is for."""

    audience: Annotated[tuple[Audience, ...], Field(min_length=1)]
    format: GuideFormat
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    situation: Annotated[Line, StringConstraints(max_length=80)] | None = None
    crisis: bool = False
