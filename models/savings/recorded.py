"""Which line of a cost file is the price of the placement that a child is in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pandas as pd

from models.children.records import Child, Placement
from models.children.settings import RESIDENTIAL
from models.frames import each
from models.money import FinancialYear
from models.savings.local import number, text

NEAR = timedelta(days=28)  # policy choice: finance and the return may differ this much on a start


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One line of a cost file, pounds a week; None = left blank. `ends` is exclusive.

    `year`: the financial year whose prices the file holds. `setting`: a Setting value, or "".
    """

    total_gbp: float | None
    trust_gbp: float | None
    health_gbp: float | None
    education_gbp: float | None
    starts: date | None
    ends: date | None
    year: FinancialYear | None
    block: bool
    notice_days: int | None
    setting: str
    placing_authority: str
    source: str

    @property
    def has_price(self) -> bool:
        """A price of 0, blank or below is not a price."""
        return self.total_gbp is not None and self.total_gbp > 0


class PricesByChild:
    """The lines of `CouncilData.frame("prices")` for some children, read once, asked by child."""

    def __init__(self, frame: pd.DataFrame, children: Iterable[Child]) -> None:
        wanted = frame[frame["child"].isin([child.key for child in children])]
        self._lines: dict[str, list[PriceRow]] = defaultdict(list)
        for row in each(wanted):
            self._lines[row.child].append(_price_row(row))

    def of(self, child: Child) -> tuple[PriceRow, ...]:
        """The child's lines, in the frame's order; none is an empty tuple."""
        return tuple(self._lines.get(child.key, ()))


def rows_of_placement(
    child: Child, rows: tuple[PriceRow, ...], as_of: date
) -> tuple[PriceRow, ...]:
    """The lines that price the child's present placement as known at a date, the best one last.

    A line counts if it is dated on or before the date, is at prices of its financial year or
    earlier, and belongs to this placement. Best: still running at the date, then the newest price
    year, then the latest start (a change of staffing is a new line), then the lower price.
    """
    return tuple(row for row in rows_known(rows, as_of) if _belongs(row, child))


def rows_known(rows: tuple[PriceRow, ...], as_of: date) -> tuple[PriceRow, ...]:
    """The lines known at a date, whatever placement they are of, the best one last."""
    known = [row for row in rows if _known_by(row, as_of)]
    return tuple(sorted(known, key=lambda row: _best_last(row, as_of)))


def _known_by(row: PriceRow, as_of: date) -> bool:
    if row.starts is not None and row.starts > as_of:
        return False
    return row.year is None or row.year <= FinancialYear.holding(as_of)


def _belongs(row: PriceRow, child: Child) -> bool:
    """True if the line is of this placement and of no earlier one."""
    here = child.placement
    if row.ends is not None and row.ends <= here.starts:
        return False
    if row.year is not None and row.year.last_day < here.starts:
        return False
    if row.starts is None:
        return not row.setting or row.setting in RESIDENTIAL
    if row.starts >= here.starts or here.started_on_or_before:
        return True
    earlier = [one for one in child.journey if one.starts < here.starts]
    if any(_nearer(one, here, row.starts) for one in earlier):
        return False
    lived_elsewhere = any(
        one.starts <= row.starts and (one.ends is None or row.starts < one.ends) for one in earlier
    )
    return here.starts - row.starts <= NEAR or not lived_elsewhere


def _nearer(one: Placement, here: Placement, starts: date) -> bool:
    """True if an earlier placement's start is as near to the line's, or nearer than, this one's."""
    return abs(one.starts - starts) <= abs(here.starts - starts)


def _best_last(row: PriceRow, as_of: date) -> tuple[bool, int, date, float, str, float]:
    running = row.ends is None or row.ends > as_of
    year = 0 if row.year is None else row.year.start
    lower = -(row.total_gbp or 0.0)
    return running, year, row.starts or date.min, lower, row.source, -(row.trust_gbp or 0.0)


def _price_row(row: object) -> PriceRow:
    year, notice = (number(getattr(row, name, None)) for name in ("price_year", "notice_days"))
    block = getattr(row, "block", None)
    return PriceRow(
        total_gbp=number(getattr(row, "total_gbp", None)),
        trust_gbp=number(getattr(row, "trust_gbp", None)),
        health_gbp=number(getattr(row, "health_gbp", None)),
        education_gbp=number(getattr(row, "education_gbp", None)),
        starts=_day(getattr(row, "starts", None)),
        ends=_day(getattr(row, "ends", None)),
        year=None if year is None else FinancialYear(int(year)),
        block=bool(pd.notna(block) and block),
        notice_days=None if notice is None or notice < 0 else int(notice),
        setting=text(getattr(row, "setting", None)),
        placing_authority=text(getattr(row, "placing_authority", None)),
        source=text(getattr(row, "source", None)) or "cost file",
    )


def _day(value: object) -> date | None:
    """A cell as a day; frames hold datetimes, and NaT where nothing was said."""
    if not isinstance(value, datetime) or pd.isna(value):
        return None
    return value.date()
