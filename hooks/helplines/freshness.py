"""How far a helpline can be trusted by the day somebody last made sure of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from hooks.helplines.schema import Helpline

FRESH_DAYS = 90
STALE_DAYS = 180

Level = Literal["fresh", "ageing", "stale"]


@dataclass(frozen=True)
class Freshness:
    """`checked` is the day, or None where nobody has; `days` since then; `level` what to say."""

    level: Level
    checked: datetime.date | None
    days: int | None


def level_for(days: int | None) -> Level:
    """Fresh up to 90 days, ageing up to 180, stale beyond or where nobody has checked.

    overrides/assets/js/living.js repeats these two limits at the moment of reading; a test holds
    both together.
    """
    if days is None or days > STALE_DAYS:
        return "stale"
    return "ageing" if days > FRESH_DAYS else "fresh"


def freshness_of(entry: Helpline, today: datetime.date) -> Freshness:
    """The freshness of an entry on a day. A date in the future counts as today."""
    if entry.verified is None:
        return Freshness("stale", None, None)
    checked = datetime.date.fromisoformat(entry.verified.on)
    days = max(0, (today - checked).days)
    return Freshness(level_for(days), checked, days)
