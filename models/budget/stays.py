"""Who lived where in a financial year, and what a week of each stay cost the trust.

What the Forecast page shows as having been and every pound of the Budget page rest on these rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from models.budget.between_returns import KnownBy, StayBetween, stays_between, without
from models.budget.priced import Priced
from models.children.caseload import children_named
from models.children.council import CouncilData
from models.children.records import Child
from models.children.settings import Setting
from models.frames import each
from models.journeys.history import Study, day_number, study
from models.journeys.kinds import SETTINGS
from models.money import FinancialYear
from models.savings.book import PriceBook
from models.savings.local import with_local_prices
from models.savings.prices import current_price, destination_price
from models.savings.recorded import PricesByChild, rows_of_placement

_COLUMNS = ["child", "council", "setting", "began", "starts", "ends", "year", "known_by", "paid"]


def priced_stays(
    data: CouncilData, as_of: date, years: Iterable[FinancialYear], price_book: PriceBook
) -> pd.DataFrame:
    """One row a stay and financial year that it touches, each year's as its last day has them.

    `child`, `council`, `setting` (place in kinds.SETTINGS), `began` (the stay's own first day),
    `starts`, `ends` (within the year, exclusive; a stay that goes on ends with the year), `year`
    (in which it starts), `known_by` (a KnownBy: who tells of it; between_returns.py has the rule),
    `price`: a Priced. Days are day numbers; no day of a child is in two rows.

    A week costs the child's own recorded price before the council's or the published one of that
    kind of home (models/savings/prices.py), at the prices of its financial year; a stay that only
    payments know costs what was paid. Short breaks and children of 18 or over are left out.
    """
    ordered = sorted(set(years))
    if not ordered:
        return pd.DataFrame(columns=[*_COLUMNS, "price"])
    held = [_of_year(data, as_of, year) for year in ordered]
    people = [one for of_year in held for one in of_year.people.values()]
    lines = PricesByChild(data.frame("prices"), people)
    units = data.frame("unit_costs")
    parts = []
    for one in held:
        prices = _prices(one, lines, with_local_prices(price_book, units, one.last))
        parts.append(one.rows.assign(price=pd.Series(prices, one.rows.index, dtype=object)))
    return pd.concat(parts, ignore_index=True).drop(columns="paid")


@dataclass(frozen=True, slots=True, eq=False)
class _OfYear:
    """A year's stays, and those of their children who have a line in a cost file, as known on its
    `last` day."""

    year: FinancialYear
    last: date
    rows: pd.DataFrame
    people: dict[str, Child]


def _of_year(data: CouncilData, as_of: date, year: FinancialYear) -> _OfYear:
    last = min(year.last_day, as_of)
    held = held_at(data, last, as_of)
    between = stays_between(data, held, last)
    rows = _with_stays_between(_stays(held, year), between, year)
    people = children_named(data, set(rows["child"]) & set(data.frame("prices")["child"]),
                            held.as_of)  # fmt: skip
    return _OfYear(year, last, rows, {one.key: one for one in people})


def held_at(data: CouncilData, day: date, as_of: date) -> Study:
    """The history by which a past day is judged: as the caseload of the day has it.

    From the end of the last whole return on there is only a list of who is here now, which tells
    little of the days before it; those are judged by what is known on `as_of`.
    """
    returns = data.frame("returns")
    whole = pd.to_datetime(returns[returns["kind"] != "annex_a"]["covers_to"]).max()
    known = pd.notna(whole) and pd.Timestamp(day) <= whole
    return study(data, day if known else as_of, known_only=False)


def _stays(held: Study, year: FinancialYear) -> pd.DataFrame:
    """The stays that touch the year, cut to it."""
    people = held.people.loc[held.placements["person"]].reset_index(drop=True)
    rows = held.placements
    ends = rows["ends"].clip(upper=people["eighteen"])
    stays = pd.DataFrame(
        {
            "child": people["child"],
            "council": people["council"],
            "setting": rows["setting"],
            "began": rows["starts"],
            "starts": rows["starts"].clip(lower=day_number(year.first_day)),
            "ends": ends.clip(upper=day_number(year.next.first_day)),
            "year": year.start,
            "known_by": KnownBy.RETURNS,
            "paid": None,
        }
    )
    return stays[stays["starts"] < stays["ends"]].reset_index(drop=True)


def _with_stays_between(
    stays: pd.DataFrame, between: tuple[StayBetween, ...], year: FinancialYear
) -> pd.DataFrame:
    """The stays with those that no return tells of, each day of a child in one of them only.

    Where a return was only taken to go on, the row is cut to the days that are left of it.
    """
    first, end = day_number(year.first_day), day_number(year.next.first_day)
    inside = [one for one in between if one.starts < end and one.ends > first]
    if not inside:
        return stays
    of_child: dict[str, list[StayBetween]] = {}
    for one in inside:
        of_child.setdefault(one.child, []).append(one)
    touched = stays["child"].isin(of_child)
    found = []
    for row in each(stays[touched]):
        spans = [(row.starts, row.ends)]
        spans = without(spans, [(one.starts, one.ends) for one in of_child[row.child]])
        found += [row._replace(starts=starts, ends=ends) for starts, ends in spans]
    added = [
        {"child": one.child, "council": one.council, "setting": one.setting,
         "began": one.began, "starts": max(one.starts, first), "ends": min(one.ends, end),
         "year": year.start, "known_by": one.known_by, "paid": one.price}
        for one in inside
    ]  # fmt: skip
    parts = [stays[~touched], pd.DataFrame(found, columns=stays.columns), pd.DataFrame(added)]
    joined = pd.concat([part for part in parts if len(part)], ignore_index=True)
    return joined.astype({name: stays[name].dtype for name in ("setting", "began", "starts", "ends",
                                                              "year")})  # fmt: skip


def _prices(one: _OfYear, lines: PricesByChild, book: PriceBook) -> list[Priced | None]:
    """The price of each row in the year; None where no price is known."""
    usual = [_usual(setting, one.year, book) for setting in SETTINGS]
    found = [usual[place] for place in one.rows["setting"].to_numpy(np.int64)]
    for number, paid in enumerate(one.rows["paid"]):
        found[number] = found[number] if paid is None else paid
    own = one.rows["child"].isin(one.people) & (one.rows["known_by"] != KnownBy.PAYMENTS)
    rows = one.rows.reset_index(drop=True).reset_index(names="row")
    for row in each(rows[own.to_numpy(bool)]):
        then = _as_then(one.people[row.child], row)
        if then is not None:
            day = min(one.last, a_day(row.ends - 1))
            found[row.row] = recorded_price(then, lines, day, book) or found[row.row]
    return found


def _usual(setting: Setting, year: FinancialYear, book: PriceBook) -> Priced | None:
    """The council's or the published price of a kind of home, all the trust's."""
    if not book.has_price(setting):
        return None
    at_first = book.price(setting)
    weekly = destination_price(setting, year, book).weekly_gbp
    return Priced(weekly, at_first.basis, at_first.source, at_first.year)


def recorded_price(child: Child, lines: PricesByChild, day: date, book: PriceBook) -> Priced | None:
    """The trust's share of the recorded price of the placement that the child is in, at the prices
    of the day's year; None where no cost file has it."""
    known = lines.of(child)
    if not any(line.has_price for line in rows_of_placement(child, known, day)):
        return None
    found = current_price(child, known, day, book)
    if found.recorded is None:
        return None
    at_first = found.recorded
    return Priced(found.trust.weekly_gbp, at_first.basis, at_first.source, at_first.year)


def _as_then(child: Child, row: Any) -> Child | None:
    """The child while in the placement of a row of stays, as known today."""
    on = a_day(row.began)
    journey = tuple(one for one in child.journey if one.starts <= on)
    if journey and journey[-1].starts == on:
        return replace(child, placement=journey[-1], journey=journey)
    if row.known_by == KnownBy.RETURNS:
        return None
    like = journey[-1] if journey else child.journey[0]
    here = replace(like, setting=SETTINGS[row.setting], starts=on, ends=None, provider="unknown",
                   started_on_or_before=False, ending=None, absent_since=None)  # fmt: skip
    return replace(child, placement=here, journey=(*journey, here))


def a_day(number: int) -> date:
    """The day of a day number."""
    return date.fromordinal(int(number) + date(1970, 1, 1).toordinal())
