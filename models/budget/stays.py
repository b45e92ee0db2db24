"""Who lived where in a financial year, and what a week of each stay cost the trust.

What the Forecast page shows as having been and every pound of the Budget page rest on these rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from models.budget.between_returns import KnownBy, StayBetween, stays_between, subtract_spans
from models.children.caseload import children_named
from models.children.council import CouncilData
from models.children.records import Child
from models.frames import rows_of
from models.journeys.history.council import Study, day_number, study_history
from models.journeys.history.kinds import SETTINGS
from models.money import FinancialYear
from models.prices.book import PriceBook
from models.prices.current import current_price, destination_price
from models.prices.local import with_local_prices
from models.prices.price_matching import PricesByChild, rows_of_placement
from models.prices.stay_price import Priced
from models.settings import Setting

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
    kind of home (models/prices/current.py), at the prices of its financial year; a stay that only
    payments know costs what was paid. Short breaks and children of 18 or over are left out.
    """
    ordered = sorted(set(years))
    if not ordered:
        return pd.DataFrame(columns=[*_COLUMNS, "price"])
    of_years = [_of_year(data, as_of, year) for year in ordered]
    people = [person for of_year in of_years for person in of_year.people.values()]
    lines = PricesByChild(data.frame("prices"), people)
    units = data.frame("unit_costs")
    parts = []
    for of_year_item in of_years:
        prices = _prices(
            of_year_item, lines, with_local_prices(price_book, units, of_year_item.last)
        )
        parts.append(
            of_year_item.rows.assign(price=pd.Series(prices, of_year_item.rows.index, dtype=object))
        )
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
    study = held_at(data, last, as_of)
    between = stays_between(data, study, last)
    rows = _with_stays_between(_stays(study, year), between, year)
    people = children_named(
        data, set(rows["child"]) & set(data.frame("prices")["child"]), study.as_of
    )
    return _OfYear(year, last, rows, {person.key: person for person in people})


def held_at(data: CouncilData, day: date, as_of: date) -> Study:
    """The history by which a past day is judged: as the caseload of the day has it.

    From the end of the last whole return on there is only a list of who is here now, which tells
    little of the days before it; those are judged by what is known on `as_of`.
    """
    returns = data.frame("returns")
    timestamp = pd.to_datetime(returns[returns["kind"] != "annex_a"]["covers_to"]).max()
    recorded = pd.notna(timestamp) and pd.Timestamp(day) <= timestamp
    return study_history(data, day if recorded else as_of, known_only=False)


def _stays(study: Study, year: FinancialYear) -> pd.DataFrame:
    """The stays that touch the year, cut to it."""
    people = study.people.loc[study.placements["person"]].reset_index(drop=True)
    rows = study.placements
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
    inside = [
        stay_between
        for stay_between in between
        if stay_between.starts < end and stay_between.ends > first
    ]
    if not inside:
        return stays
    of_child: dict[str, list[StayBetween]] = {}
    for stay_between in inside:
        of_child.setdefault(stay_between.child, []).append(stay_between)
    touched = stays["child"].isin(of_child)
    found = []
    for row in rows_of(stays[touched]):
        spans = [(row.starts, row.ends)]
        spans = subtract_spans(
            spans,
            [(stay_between.starts, stay_between.ends) for stay_between in of_child[row.child]],
        )
        found += [row._replace(starts=starts, ends=ends) for starts, ends in spans]
    added = [
        {
            "child": stay_between.child,
            "council": stay_between.council,
            "setting": stay_between.setting,
            "began": stay_between.began,
            "starts": max(stay_between.starts, first),
            "ends": min(stay_between.ends, end),
            "year": year.start,
            "known_by": stay_between.known_by,
            "paid": stay_between.price,
        }
        for stay_between in inside
    ]
    parts = [stays[~touched], pd.DataFrame(found, columns=stays.columns), pd.DataFrame(added)]
    joined = pd.concat([part for part in parts if len(part)], ignore_index=True)
    return joined.astype(
        {name: stays[name].dtype for name in ("setting", "began", "starts", "ends", "year")}
    )


def _prices(of_year: _OfYear, lines: PricesByChild, book: PriceBook) -> list[Priced | None]:
    """The price of each row in the year; None where no price is known."""
    usual = [_usual(setting, of_year.year, book) for setting in SETTINGS]
    found = [usual[place] for place in of_year.rows["setting"].to_numpy(np.int64)]
    for number, paid in enumerate(of_year.rows["paid"]):
        found[number] = found[number] if paid is None else paid
    own = of_year.rows["child"].isin(of_year.people) & (
        of_year.rows["known_by"] != KnownBy.PAYMENTS
    )
    rows = of_year.rows.reset_index(drop=True).reset_index(names="row")
    for row in rows_of(rows[own.to_numpy(bool)]):
        child = _as_then(of_year.people[row.child], row)
        if child is not None:
            day = min(of_year.last, a_day(row.ends - 1))
            found[row.row] = recorded_price(child, lines, day, book) or found[row.row]
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
    price_rows = lines.of(child)
    if not any(line.has_price for line in rows_of_placement(child, price_rows, day)):
        return None
    price = current_price(child, price_rows, day, book)
    if price.recorded is None:
        return None
    at_first = price.recorded
    return Priced(price.trust.weekly_gbp, at_first.basis, at_first.source, at_first.year)


def _as_then(child: Child, row: Any) -> Child | None:
    """The child while in the placement of a row of stays, as known today."""
    on = a_day(row.began)
    journey = tuple(placement for placement in child.journey if placement.starts <= on)
    if journey and journey[-1].starts == on:
        return replace(child, placement=journey[-1], journey=journey)
    if row.known_by == KnownBy.RETURNS:
        return None
    like = journey[-1] if journey else child.journey[0]
    placement = replace(
        like,
        setting=SETTINGS[row.setting],
        starts=on,
        ends=None,
        provider="unknown",
        started_on_or_before=False,
        ending=None,
        absent_since=None,
    )
    return replace(child, placement=placement, journey=(*journey, placement))


def a_day(number: int) -> date:
    """The day of a day number."""
    return date.fromordinal(int(number) + date(1970, 1, 1).toordinal())
