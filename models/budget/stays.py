"""Who lived where in a financial year, and what a week of each stay cost the trust.

What the Forecast page shows as having been and every pound of the Budget page rest on these rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from models.budget.priced import Priced
from models.children.caseload import children_named
from models.children.council import CouncilData
from models.children.records import Child
from models.children.settings import RESIDENTIAL, Setting
from models.frames import each
from models.journeys.history import Study, day_number, study
from models.journeys.kinds import SETTINGS
from models.money import FinancialYear
from models.savings.book import PriceBook
from models.savings.local import with_local_prices
from models.savings.prices import current_price, destination_price
from models.savings.recorded import PricesByChild

_COLUMNS = ["child", "council", "setting", "began", "starts", "ends", "year"]
_RESIDENTIAL = [SETTINGS.index(one) for one in RESIDENTIAL]


def priced_stays(
    data: CouncilData, as_of: date, years: Iterable[FinancialYear], price_book: PriceBook
) -> pd.DataFrame:
    """One row a stay and financial year that it touches, each year's as its last day has them.

    `child`, `council`, `setting` (place in kinds.SETTINGS), `began` (the stay's own first day),
    `starts`, `ends` (within the year, exclusive; a stay that goes on ends with the year), `year`
    (in which it starts), `price`: a Priced. Days are day numbers.

    A week in residential care costs the child's own recorded price before the council's or the
    published one (models/savings/prices.py), at the prices of its financial year; other homes have
    the council's or the published price. Short breaks and children of 18 or over are left out.
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
    return pd.concat(parts, ignore_index=True)


@dataclass(frozen=True, slots=True, eq=False)
class _OfYear:
    """A year's stays, and the children of those in residential care as known on its `last` day."""

    year: FinancialYear
    last: date
    rows: pd.DataFrame
    people: dict[str, Child]


def _of_year(data: CouncilData, as_of: date, year: FinancialYear) -> _OfYear:
    last = min(year.last_day, as_of)
    held = held_at(data, last, as_of)
    rows = _stays(held, year)
    inside = set(rows["child"][rows["setting"].isin(_RESIDENTIAL)])
    people = {one.key: one for one in children_named(data, inside, held.as_of)}
    return _OfYear(year, last, rows, people)


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
        }
    )
    return stays[stays["starts"] < stays["ends"]].reset_index(drop=True)


def _prices(one: _OfYear, lines: PricesByChild, book: PriceBook) -> list[Priced | None]:
    """The price of each row in the year; None where no price is known."""
    usual = [_usual(setting, one.year, book) for setting in SETTINGS]
    found = [usual[place] for place in one.rows["setting"].to_numpy(np.int64)]
    inside = one.rows[one.rows["setting"].isin(_RESIDENTIAL)]
    for row in each(inside.reset_index(names="row")):
        then = _as_then(one.people.get(row.child), row.began)
        if then is not None:
            day = min(one.last, a_day(row.ends - 1))
            found[row.row] = _own(then, lines, day, book)
    return found


def _usual(setting: Setting, year: FinancialYear, book: PriceBook) -> Priced | None:
    """The council's or the published price of a kind of home, all the trust's."""
    if not book.has_price(setting):
        return None
    at_first = book.price(setting)
    weekly = destination_price(setting, year, book).weekly_gbp
    return Priced(weekly, at_first.basis, at_first.source, at_first.year)


def _own(child: Child, lines: PricesByChild, day: date, book: PriceBook) -> Priced:
    """The price of the placement that the child is in, at the prices of the day's year."""
    found = current_price(child, lines.of(child), day, book)
    at_first = found.recorded or book.price(child.placement.setting)
    return Priced(found.trust.weekly_gbp, at_first.basis, at_first.source, at_first.year)


def _as_then(child: Child | None, began: int) -> Child | None:
    """The child while in the placement that began on a day (day number), as known today."""
    if child is None:
        return None
    on = a_day(began)
    journey = tuple(one for one in child.journey if one.starts <= on)
    if not journey or journey[-1].starts != on:
        return None
    return replace(child, placement=journey[-1], journey=journey)


def a_day(number: int) -> date:
    """The day of a day number."""
    return date.fromordinal(int(number) + date(1970, 1, 1).toordinal())
