"""What an entry of data/helplines.yml may hold."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from hooks.guides.schema import Date, Line, Source

Need = Literal[
    "emergency",
    "police",
    "money",
    "child",
    "despair",
    "bullying",
    "images",
    "women",
    "scam",
    "legal",
    "account",
]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Words = dict[str, Line]


SPOKEN = r"^(?:en|hi|ur|vi|regional|[1-9]\d*)$"
CLOCK = r"^(?:[01]\d|2[0-3]):[0-5]\d$"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Number(_Model):
    """`show` is what the reader sees, `tel` what the phone dials: digits, with + for abroad."""

    show: Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 -]*[0-9]$")]
    tel: Annotated[str, StringConstraints(pattern=r"^\+?[0-9]{2,15}$")]

    @field_validator("tel")
    @classmethod
    def _same_digits(cls, value: str, info: ValidationInfo) -> str:
        shown = re.sub(r"\D", "", str(info.data.get("show", "")))
        if not shown.lstrip("0") or not value.endswith(shown.lstrip("0")):
            raise ValueError(
                f"tel: {value} and show: {info.data.get('show')} are different numbers. | "
                "Correct one of them."
            )
        return value


class Hours(_Model):
    """When the line answers, in its country's time: always, on `days` from `from` to `to`, or
    unknown (nothing set). `except` says in words when not."""

    always: bool = False
    days: tuple[Day, ...] = ()
    opens: Annotated[str | None, Field(alias="from", pattern=CLOCK)] = None
    closes: Annotated[str | None, Field(alias="to", pattern=CLOCK)] = None
    exception: Annotated[Words, Field(alias="except")] = {}

    def model_post_init(self, _: object) -> None:
        whole = bool(self.days) + bool(self.opens) + bool(self.closes)
        if whole not in (0, 3) or (self.always and whole):
            raise ValueError(
                "The hours are half told. | Write always: true, or days:, from: and to: together, "
                "or {} where nobody knows."
            )


class Verification(_Model):
    """When, by whom and how a person made sure of the line."""

    on: Date
    by: Line
    how: Literal["called", "official page"]

    @field_validator("on")
    @classmethod
    def _whole_date(cls, value: str) -> str:
        if len(value) != 10:
            raise ValueError(f'"{value}" has no day. | Write the whole date: 2026-11-21.')
        return value


class Helpline(_Model):
    """One line. `country` is an id of data/countries.yml or `int`; `name`, `region`, `asks` and
    `cannot` are by language code; `languages` are codes, `regional`, or a number of them."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}-[a-z0-9-]+$")]
    country: str
    name: Words
    numbers: tuple[Number, ...] = ()
    website: str | None = None
    hours: Hours
    cost: Literal["free", "unknown"]
    languages: tuple[Annotated[str, StringConstraints(pattern=SPOKEN)], ...]
    region: Words = {}
    needs: Annotated[tuple[Need, ...], Field(min_length=1)]
    bar: bool = False
    asks: Words
    cannot: Words
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    status: Literal["unverified", "verified", "conflict", "retired"]
    verified: Verification | None = None

    @property
    def shown(self) -> bool:
        return self.status in ("unverified", "verified")

    @field_validator("website")
    @classmethod
    def _https(cls, value: str | None) -> str | None:
        if value is not None and not re.match(r"^https://[a-z0-9.-]+\.[a-z]{2,}/\S*$", value):
            raise ValueError(
                f'"{value}" is not a whole https address. | Write it as https://example.org/.'
            )
        return value

    def model_post_init(self, _: object) -> None:
        if not self.id.startswith(f"{self.country}-"):
            raise ValueError(
                f'The id "{self.id}" doesn\'t begin with the country "{self.country}". | '
                "Correct one of the two."
            )
        if not self.numbers and not self.website:
            raise ValueError("There is no way to reach this line. | Add numbers: or website:.")
        if (self.status == "verified") != (self.verified is not None):
            raise ValueError(
                "status: verified and verified: belong together. | Add verified: with on, by and "
                "how, or set status: unverified and delete verified:."
            )


class RetiredNumber(_Model):
    """A number or address that may stand nowhere, and why."""

    number: Line
    why: Line
