"""What has been: children and spend of past months, counted and priced as the forecast's are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from models.budget.choices import EVERY, places_of
from models.children.caseload import children_named
from models.children.council import CouncilData
from models.children.records import Child
from models.children.settings import RESIDENTIAL
from models.frames import each
from models.journeys.answers import Month
from models.journeys.arrays import Flags, Floats
from models.journeys.history import Study, day_number, study
from models.journeys.kinds import SETTINGS
from models.money import DAYS_PER_WEEK, FinancialYear
from models.savings.book import PriceBook
from models.savings.local import with_local_prices
from models.savings.prices import current_price, destination_price
from models.savings.recorded import PricesByChild


@dataclass(frozen=True, slots=True)
class PastMonth:
    """Children on a month's last day and pounds spent in it (None: no price is known)."""

    month: str  # yyyy-mm
    children: int
    spend_gbp: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Actuals:
    """Past months × councils (alphabetical) × settings (kinds.SETTINGS).

    `children` on each month's last day, `spend` in pounds; `priced`: the kinds of home whose price
    is known (the others' spend is 0 and no figure). `recorded_share`: of the spend in residential
    care, how much is at recorded prices of the children's own; None where nothing was spent there.
    """

    months: tuple[Month, ...]
    councils: tuple[str, ...]
    children: Floats
    spend: Floats
    priced: Flags
    recorded_share: float | None

    def of(self, council: str, homes: str) -> tuple[PastMonth, ...]:
        """The months of one choice (models/budget/choices.py), in order."""
        mine = np.array([council in (EVERY, name) for name in self.councils], bool)
        inside = places_of(homes)
        children = self.children[:, mine][..., inside].sum(axis=(1, 2))
        spend = self.spend[:, mine][..., inside].sum(axis=(1, 2))
        priced = bool(self.priced[inside].any())
        return tuple(
            PastMonth(str(month), int(number), float(gbp) if priced else None)
            for month, number, gbp in zip(self.months, children, spend, strict=True)
        )


def past_months(data: CouncilData, as_of: date, months: int) -> tuple[Month, ...]:
    """So many whole months up to a date, oldest first; none that began before the first return."""
    first = pd.to_datetime(data.frame("returns")["covers_from"]).min()
    found: list[Month] = []
    ends = (as_of + timedelta(days=1)).replace(day=1)
    while len(found) < months:
        starts = (ends - timedelta(days=1)).replace(day=1)
        if pd.isna(first) or starts < first.date():
            break
        found.append(Month(starts, ends))
        ends = starts
    return tuple(reversed(found))


def actuals(
    data: CouncilData, as_of: date, months: tuple[Month, ...], price_book: PriceBook
) -> Actuals:
    """Children as the caseload counts them on each month's last day; spend by what is known today.

    A week in residential care costs the child's own recorded price before the council's or the
    published one (models/savings/prices.py), at the prices of its financial year; other homes have
    the council's or the published price. Short breaks and children of 18 or over are in neither.
    """
    stays = _stays(data, as_of, months)
    here = [_here(data, as_of, month) for month in months]
    councils = tuple(sorted({*stays["council"], *(name for one in here for name in one.index)}))
    place = {name: number for number, name in enumerate(councils)}
    shape = (len(months), len(councils), len(SETTINGS))
    children = np.zeros(shape)
    for number, one in enumerate(here):
        rows = one.index.map(place).to_numpy(np.int64)
        np.add.at(children[number], (rows, one.to_numpy(np.int64)), 1.0)
    weekly, recorded = _weekly(data, as_of, stays, price_book)
    spend, at_recorded, residential = np.zeros(shape), 0.0, 0.0
    of_council = stays["council"].map(place).to_numpy(np.int64)
    of_setting = stays["setting"].to_numpy(np.int64)
    is_residential = np.isin(of_setting, [SETTINGS.index(one) for one in RESIDENTIAL])
    begins, ends = (stays[name].to_numpy(np.int64) for name in ("starts", "ends"))
    year_of_stay = stays["year"].to_numpy(np.int64)
    for number, month in enumerate(months):
        first, last = day_number(month.starts), day_number(month.ends)
        days = np.minimum(ends, last) - np.maximum(begins, first)
        in_year = year_of_stay == FinancialYear.holding(month.starts).start
        gbp = np.where(in_year, np.maximum(days, 0), 0) * weekly / DAYS_PER_WEEK
        np.add.at(spend[number], (of_council, of_setting), gbp)
        residential += float(gbp[is_residential].sum())
        at_recorded += float(gbp[is_residential & recorded].sum())
    priced = np.array([price_book.has_price(setting) for setting in SETTINGS])
    share = at_recorded / residential if residential else None
    return Actuals(months, councils, children, spend, priced, share)


def _held_at(data: CouncilData, day: date, as_of: date) -> Study:
    """The history by which a past day is judged: as the caseload of the day has it.

    From the end of the last whole return on there is only a list of who is here now, which tells
    little of the days before it; those are judged by what is known on `as_of`.
    """
    returns = data.frame("returns")
    whole = pd.to_datetime(returns[returns["kind"] != "annex_a"]["covers_to"]).max()
    known = pd.notna(whole) and pd.Timestamp(day) <= whole
    return study(data, day if known else as_of, known_only=False)


def _here(data: CouncilData, as_of: date, month: Month) -> pd.Series:
    """The setting of each child in care on a month's last day, under their council."""
    held, day = _held_at(data, month.last_day, as_of), day_number(month.last_day)
    rows = held.placements
    people = held.people.loc[rows["person"]].reset_index(drop=True)
    here = (rows["starts"] <= day) & (rows["ends"] > day) & (people["eighteen"] > day)
    return pd.Series(rows["setting"][here].to_numpy(), index=people["council"][here])


def _stays(data: CouncilData, as_of: date, months: tuple[Month, ...]) -> pd.DataFrame:
    """One row a stay and financial year that touches the months: child, council, setting, days.

    Each year's stays are as its last day has them.
    """
    parts = [pd.DataFrame(columns=["child", "council", "setting", "began", "starts", "ends"])]
    years = sorted({FinancialYear.holding(month.starts) for month in months})
    for year in years:
        held = _held_at(data, min(year.last_day, as_of), as_of)
        people = held.people.loc[held.placements["person"]].reset_index(drop=True)
        rows = held.placements
        ends = rows["ends"].clip(upper=people["eighteen"])
        part = pd.DataFrame(
            {
                "child": people["child"],
                "council": people["council"],
                "setting": rows["setting"],
                "began": rows["starts"],
                "starts": rows["starts"].clip(lower=day_number(year.first_day)),
                "ends": ends.clip(upper=day_number(year.next.first_day)),
                "year": year.start,
            }
        )
        parts.append(part[part["starts"] < part["ends"]])
    if not years:
        return parts[0].assign(year=0)
    return pd.concat(parts[1:], ignore_index=True)


def _weekly(
    data: CouncilData, as_of: date, stays: pd.DataFrame, price_book: PriceBook
) -> tuple[Floats, Flags]:
    """Pounds a week of each row (0 where no price is known), and whether it is a recorded price."""
    weekly, recorded = np.zeros(len(stays)), np.zeros(len(stays), bool)
    codes = [SETTINGS.index(one) for one in RESIDENTIAL]
    inside = stays[stays["setting"].isin(codes)]
    for year in sorted(set(stays["year"])):
        last = min(FinancialYear(int(year)).last_day, as_of)
        mine = inside[inside["year"] == year]
        known = _held_at(data, last, as_of).as_of
        people = {one.key: one for one in children_named(data, set(mine["child"]), known)}
        lines = PricesByChild(data.frame("prices"), people.values())
        book = with_local_prices(price_book, data.frame("unit_costs"), last)
        of_year = (stays["year"] == year).to_numpy()
        for place, setting in enumerate(SETTINGS):
            if book.has_price(setting):
                price = destination_price(setting, FinancialYear(int(year)), book).weekly_gbp
                weekly[of_year & (stays["setting"] == place).to_numpy()] = price
        for row in each(mine.reset_index(names="row")):
            then = _as_then(people.get(row.child), row.began)
            if then is not None:
                day = min(last, date.fromordinal(_ordinal(row.ends) - 1))
                found = current_price(then, lines.of(then), day, book)
                weekly[row.row] = found.trust.weekly_gbp
                recorded[row.row] = found.recorded is not None
    return weekly, recorded


def _as_then(child: Child | None, began: int) -> Child | None:
    """The child while in the placement that began on a day (day number), as known today."""
    if child is None:
        return None
    on = date.fromordinal(_ordinal(began))
    journey = tuple(one for one in child.journey if one.starts <= on)
    if not journey or journey[-1].starts != on:
        return None
    return replace(child, placement=journey[-1], journey=journey)


def _ordinal(day: int) -> int:
    return int(day) + date(1970, 1, 1).toordinal()
