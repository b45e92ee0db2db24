"""What has been: children and spend of past months, counted and priced as the forecast's are."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from models.budget.between_returns import KnownBy
from models.budget.choices import EVERY, places_of
from models.budget.stays import held_at, priced_stays
from models.children.council import CouncilData
from models.journeys.answers.occupancy import Month
from models.journeys.history.arrays import Flags, Floats
from models.journeys.history.council import day_number
from models.journeys.history.kinds import SETTINGS
from models.money import DAYS_PER_WEEK, FinancialYear
from models.prices.book import PriceBook
from models.settings import RESIDENTIAL


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
    A stay that only cost files or payments know counts as any other (between_returns.py).
    """

    months: tuple[Month, ...]
    councils: tuple[str, ...]
    children: Floats
    spend: Floats
    priced: Flags
    recorded_share: float | None

    def of(self, council: str, homes: str) -> tuple[PastMonth, ...]:
        """The months of one choice (models/budget/choices.py), in order."""
        own = np.array([council in (EVERY, name) for name in self.councils], bool)
        inside = places_of(homes)
        children = self.children[:, own][..., inside].sum(axis=(1, 2))
        spend = self.spend[:, own][..., inside].sum(axis=(1, 2))
        priced = bool(self.priced[inside].any())
        return tuple(
            PastMonth(str(month), int(number), float(gbp) if priced else None)
            for month, number, gbp in zip(self.months, children, spend, strict=True)
        )


def past_months(data: CouncilData, as_of: date, months: int) -> tuple[Month, ...]:
    """So many whole months up to a date, oldest first; none that began before the first return."""
    first = pd.to_datetime(data.frame("returns")["covers_from"]).min()
    months_result: list[Month] = []
    ends = (as_of + timedelta(days=1)).replace(day=1)
    while len(months_result) < months:
        starts = (ends - timedelta(days=1)).replace(day=1)
        if pd.isna(first) or starts < first.date():
            break
        months_result.append(Month(starts, ends))
        ends = starts
    return tuple(reversed(months_result))


def actuals_of_months(
    data: CouncilData, as_of: date, months: tuple[Month, ...], price_book: PriceBook
) -> Actuals:
    """Children as the caseload counts them on each month's last day; spend by what is known today.

    What a week costs and to whom: models/budget/stays.py.
    """
    years = {FinancialYear.holding(month.starts) for month in months}
    stays = priced_stays(data, as_of, years, price_book)
    columns = [_with_stays_between(_here(data, as_of, month), stays, month) for month in months]
    councils = tuple(
        sorted({*stays["council"], *(name for column in columns for name in column.index)})
    )
    place = {name: number for number, name in enumerate(councils)}
    shape = (len(months), len(councils), len(SETTINGS))
    children = np.zeros(shape)
    for number, column in enumerate(columns):
        rows = column.index.map(place).to_numpy(np.int64)
        np.add.at(children[number], (rows, column.to_numpy(np.int64)), 1.0)
    weekly = np.array([one.weekly_gbp if one else 0.0 for one in stays["price"]])
    recorded = np.array([one is not None and one.is_recorded for one in stays["price"]], bool)
    spend, at_recorded, residential = np.zeros(shape), 0.0, 0.0
    of_council = stays["council"].map(place).to_numpy(np.int64)
    of_setting = stays["setting"].to_numpy(np.int64)
    is_residential = np.isin(
        of_setting, [SETTINGS.index(residential) for residential in RESIDENTIAL]
    )
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
    priced |= spend.any(axis=(0, 1))  # where only some children's own price is known
    share = at_recorded / residential if residential else None
    return Actuals(months, councils, children, spend, priced, share)


def _here(data: CouncilData, as_of: date, month: Month) -> pd.DataFrame:
    """`child`, `council` and `setting` of each child in care on a month's last day, by returns."""
    study, day = held_at(data, month.last_day, as_of), day_number(month.last_day)
    rows = study.placements
    people = study.people.loc[rows["person"]].reset_index(drop=True)
    column = (rows["starts"] <= day) & (rows["ends"] > day) & (people["eighteen"] > day)
    return people.loc[column, ["child", "council"]].assign(setting=rows["setting"][column])


def _with_stays_between(frame: pd.DataFrame, stays: pd.DataFrame, month: Month) -> pd.Series:
    """The setting of each child on the month's last day, under their council: where no return knows
    it, by cost files and payments."""
    day = day_number(month.last_day)
    frame_recorded = stays[
        (stays["starts"] <= day) & (stays["ends"] > day) & (stays["known_by"] != KnownBy.RETURNS)
    ]
    rows = pd.concat(
        [frame[~frame["child"].isin(frame_recorded["child"])], frame_recorded[list(frame.columns)]]
    )
    return pd.Series(rows["setting"].to_numpy(np.int64), index=rows["council"])
