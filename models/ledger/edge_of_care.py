"""Families supported so that a child stays at home: what became of them, and what that may avoid.

Nothing here was ever in the budget, so none of it is saved: at most it is avoided, and only as far
as somebody states how many of such children would have come into residential care.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from models.frames import rows_of
from models.money import DAYS_PER_WEEK, FinancialYear
from models.names import is_same_council

Span = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class Supported:
    """One child whose family was supported in the year, since the first referral that counts in it.

    `came_in`: the day the child came into care since, if they did. `days_home`: days at home within
    the year since the referral, up to today or the day they came in.
    """

    child: str
    council: str
    referred_on: date
    support: str
    came_in: date | None
    days_home: int


@dataclass(frozen=True, slots=True)
class SupportedFamilies:
    """The children of a year, by referral. `in_care_then`: children who by the returns were in care
    on the day of their referral, and count nowhere."""

    children: tuple[Supported, ...]
    in_care_then: int = 0

    @property
    def came_in(self) -> int:
        return sum(child.came_in is not None for child in self.children)

    @property
    def at_home(self) -> int:
        return len(self.children) - self.came_in

    @property
    def weeks_home(self) -> float:
        """Weeks at home of all of them together."""
        return sum(child.days_home for child in self.children) / DAYS_PER_WEEK


def edge_of_care(
    frame: pd.DataFrame,
    in_care: Mapping[str, Sequence[Span]],
    year: FinancialYear,
    council: str | None,
    today: date,
) -> SupportedFamilies:
    """Children referred by today whose support touches the year (an open one goes on).

    `frame`: of models/children/council.py. `in_care`: by child, first day and end (None: going on)
    of each stay in care as far as the returns tell. A child referred more than once counts once,
    from the first of these referrals; one who was in care on that day counts nowhere but in
    `in_care_then`.
    """
    supporteds: dict[str, Supported] = {}
    texts: set[str] = set()
    for row in rows_of(frame.sort_values("referred_on", kind="stable")):
        child, referred = str(row.child), row.referred_on.date()
        if child in supporteds or not _is_of(row, year, council, today):
            continue
        stays = in_care.get(child, ())
        if any(starts <= referred and (ends is None or referred < ends) for starts, ends in stays):
            texts.add(child)
            continue
        supporteds[child] = _supported(row, stays, year, today)
    return SupportedFamilies(tuple(supporteds.values()), len(texts - set(supporteds)))


def avoided_pence(families: SupportedFamilies, of_100: float, weekly_pence: float) -> int:
    """Pence that weren't spent if so many of 100 such children had lived in residential care, at
    that price, for all the weeks that they were at home."""
    return round(families.weeks_home * of_100 / 100 * weekly_pence)


def _is_of(row: Any, year: FinancialYear, council: str | None, today: date) -> bool:
    over = not pd.isna(row.ends_on) and row.ends_on.date() < year.first_day
    if row.referred_on.date() > min(today, year.last_day) or over:
        return False
    return council is None or is_same_council(_said(row.council), council)


def _supported(row: Any, stays: Sequence[Span], year: FinancialYear, today: date) -> Supported:
    referred, last = row.referred_on.date(), min(today, year.last_day)
    came = min((starts for starts, _ in stays if referred < starts <= today), default=None)
    until = min(last + timedelta(days=1), came or date.max)
    home = max((until - max(referred, year.first_day)).days, 0)
    return Supported(str(row.child), _said(row.council), referred, _said(row.support), came, home)


def _said(cell: object) -> str:
    return str(cell) if isinstance(cell, str) else ""
