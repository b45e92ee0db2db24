"""The council's own unit costs in the price book, in place of the published figures."""

from dataclasses import dataclass, replace
from datetime import date
from math import isnan
from typing import SupportsFloat

import pandas as pd

from models.frames import rows_of
from models.money import FinancialYear, Price, PriceBasis
from models.prices.book import PriceBook, SettingPrice, SettingSupport, Support
from models.settings import Setting


@dataclass(frozen=True, slots=True)
class UnitCost:
    """One row of unit_costs.csv; None = left blank."""

    setting: Setting
    weekly_gbp: float | None
    support_weekly_gbp: float | None
    support_weeks: float | None
    one_off_gbp: float | None
    year: FinancialYear
    source: str

    @property
    def says_support(self) -> bool:
        return self.support_weekly_gbp is not None or self.one_off_gbp is not None


def with_local_prices(book: PriceBook, unit_costs: pd.DataFrame, as_of: date) -> PriceBook:
    """The book with the council's own unit costs put over the published figures.

    For each kind of home the newest price year not after the as-of date's counts; where only later
    ones are held, the earliest of those (brought back by the uplift). A weekly cost of 0, blank or
    below is not known and leaves the published price; support of 0 is a statement and counts.
    Weeks of support left blank are the published number of weeks.
    """
    year = FinancialYear.holding(as_of)
    prices = {price.setting: price for price in book.prices}
    supports = {support.setting: support for support in book.supports}
    for row in sorted(unit_costs_of(unit_costs, year), key=lambda row: _last_wins(row, year)):
        if row.weekly_gbp is not None and row.weekly_gbp > 0:
            price = Price(row.weekly_gbp, row.year, row.source, PriceBasis.LOCAL)
            prices[row.setting] = SettingPrice(row.setting, price, "local")
        if row.says_support:
            supports[row.setting] = SettingSupport(row.setting, _support(row, book))
    return replace(book, prices=tuple(prices.values()), supports=tuple(supports.values()))


def unit_costs_of(frame: pd.DataFrame, year: FinancialYear) -> tuple[UnitCost, ...]:
    """The frame's rows as records; a row without a year is taken to be at today's prices.

    Rows of a kind of home that the tool doesn't know are left out: the import has said so.
    """
    rows = frame[frame["setting"].isin([setting.value for setting in Setting])]
    return tuple(_unit_cost(row, year) for row in rows_of(rows))


def _unit_cost(row: object, in_year: FinancialYear) -> UnitCost:
    year_said = cell_number(getattr(row, "price_year", None))
    year = in_year if year_said is None else FinancialYear(int(year_said))
    source = cell_text(getattr(row, "source", None)) or "unit_costs.csv"
    return UnitCost(
        setting=Setting(str(getattr(row, "setting", ""))),
        weekly_gbp=cell_number(getattr(row, "weekly_gbp", None)),
        support_weekly_gbp=cell_number(getattr(row, "support_weekly_gbp", None)),
        support_weeks=cell_number(getattr(row, "support_weeks", None)),
        one_off_gbp=cell_number(getattr(row, "one_off_gbp", None)),
        year=year,
        source=f"{source} (the council's own, {year} prices)",
    )


def _support(row: UnitCost, book: PriceBook) -> Support:
    usual = book.support(row.setting)
    usual_weeks = usual.weeks if usual else 0.0
    return Support(
        weekly_gbp=row.support_weekly_gbp or 0.0,
        weeks=usual_weeks if row.support_weeks is None else row.support_weeks,
        one_off_gbp=row.one_off_gbp or 0.0,
        year=row.year,
        source=row.source,
    )


def _last_wins(row: UnitCost, in_year: FinancialYear) -> tuple[bool, int, float, str]:
    """Order in which a later row wins: years up to now, newest last; years to come come before.

    Among rows of one year the dearer home wins, so that a saving is never overstated by a doubt.
    """
    recorded = row.year <= in_year
    year = row.year.start if recorded else -row.year.start
    return recorded, year, row.weekly_gbp or 0.0, row.source


def cell_number(value: object) -> float | None:
    """A cell as a number, or None where it is blank."""
    if not isinstance(value, SupportsFloat):
        return None
    value_result = float(value)
    return None if isnan(value_result) else value_result


def cell_text(value: object) -> str:
    """A cell as trimmed text, "" where it is blank."""
    return value.strip() if isinstance(value, str) else ""
