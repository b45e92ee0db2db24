"""What a cost file says in the end: pounds a week, the kind of home, the financial year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.formats.faults import Fault
from data.formats.grid import file_doubt
from data.formats.rows import TableRows
from data.formats.sets import SSDA903, Group, newest_date
from data.reference.codes import TEMPORARY, settings_of
from data.reference.provision import setting_of_provision, setting_of_standard
from models.money import DAYS_PER_WEEK, FinancialYear
from models.problems import Problem

_NO_PRICE = Fault(
    False,
    "a price above 0",
    "The price counts as not known; give the weekly price if there is one.",
)
_SUM = Fault(
    True, "parts that add up to the total",
    "The total and the parts are kept as they stand; correct them at the source.",
)  # fmt: skip
_NO_DAYS = Fault(
    False, "a placement with days in the year so far",
    "The weekly price can't be worked out and counts as not known; check the dates.",
)  # fmt: skip
_KIND = Fault(
    True, "a kind of provision that this tool knows",
    "The price is kept; the kind of home is taken from the child's placement instead.",
)  # fmt: skip
_PENCE = 1.0  # pounds a week by which parts may miss the total: rounding
_NOTICE = re.compile(r"(\d+(?:\.\d+)?)\s*(day|week|month)?s?", re.IGNORECASE)
_DAYS_OF = {"day": 1.0, "week": float(DAYS_PER_WEEK), "month": 30.0}
_PRICE_DATES = {
    "placement_census": ("starts", "ends"),
    "s251": ("starts", "ends"),
    "placements_standard": ("starts", "costed_on"),
}
_PARTS = ("trust_gbp", "health_gbp", "education_gbp")


@dataclass(frozen=True, slots=True)
class PriceYear:
    """The financial year whose prices a file holds, how that was found, and its newest date."""

    year: FinancialYear
    because: str
    newest: date | None


def price_years(rows: TableRows, groups: Sequence[Group], today: date) -> tuple[PriceYear, ...]:
    """The price year of each file of a cost table."""
    return tuple(_price_year(rows, at, groups, today) for at in range(len(rows.parts)))


def _price_year(rows: TableRows, at: int, groups: Sequence[Group], today: date) -> PriceYear:
    newest = newest_date(rows, at, _PRICE_DATES[rows.table.name], today)
    if newest is not None:
        because = f"the latest placement date in the file ({newest:%d/%m/%Y})"
        return PriceYear(FinancialYear.holding(newest), because, newest)
    returns = [group for group in groups if group.kind == SSDA903]
    beside = [group for group in returns if group.folder == rows.parts[at].folder]
    for some, where in ((beside, "in the same folder"), (returns, "read with it")):
        if some:
            year = max(group.year for group in some)
            return PriceYear(
                FinancialYear(year - 1), f"the newest return {where} ({year - 1}-{year % 100:02d})",
                None,
            )  # fmt: skip
    return PriceYear(
        FinancialYear.holding(today), "no date and no return beside it: the year of the import",
        None,
    )  # fmt: skip


def priced(
    rows: TableRows, frame: pd.DataFrame, years: Sequence[PriceYear], kept: np.ndarray, today: date
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """The frame with its worked-out columns, and what is doubtful about its prices."""
    problems: list[Problem] = []
    if rows.table.name == "s251":
        frame, more = _weekly(rows, frame, years, kept, today)
        problems.extend(more)
    frame = frame.assign(
        setting=_settings(rows, frame, years), block=_blocks(rows, frame),
        notice_days=_notice(frame),
    )  # fmt: skip
    problems.extend(_doubtful_prices(rows, frame, kept))
    if rows.table.name == "placement_census":
        odd = kept & frame["setting"].isna().to_numpy() & frame["provision"].notna().to_numpy()
        problems.extend(rows.problems_at(np.flatnonzero(odd), "provision", _KIND, rejected=False))
    total = frame["total_gbp"]
    return frame.assign(total_gbp=total.where(total > 0)), tuple(problems)


def _doubtful_prices(rows: TableRows, frame: pd.DataFrame, kept: np.ndarray) -> Iterator[Problem]:
    priced_by = "accrued_gbp" if rows.table.name == "s251" else "total_gbp"
    cells = rows.column(priced_by)
    amount = frame[priced_by]
    none = kept & ~(amount > 0).to_numpy() & (cells.fault == 0)
    yield from rows.problems_at(np.flatnonzero(none), priced_by, _NO_PRICE, rejected=False)
    if rows.table.name == "placements_standard":
        return
    parts = frame[list(_PARTS)]
    apart = (parts.sum(axis=1) - frame["total_gbp"]).abs() > _PENCE
    wrong = kept & (apart & parts.notna().any(axis=1) & (frame["total_gbp"] > 0)).to_numpy()
    yield from rows.problems_at(np.flatnonzero(wrong), priced_by, _SUM, rejected=False)


def _weekly(
    rows: TableRows, frame: pd.DataFrame, years: Sequence[PriceYear], kept: np.ndarray, today: date
) -> tuple[pd.DataFrame, list[Problem]]:
    """Pounds a week from pounds since 1 April: ÷ days of the placement in the year so far × 7."""
    first = np.array([np.datetime64(one.year.first_day) for one in years])[rows.part]
    after = np.array([np.datetime64(_day_after(one, today)) for one in years])[rows.part]
    starts = frame["starts"].to_numpy().astype("datetime64[D]")
    ends = frame["ends"].to_numpy().astype("datetime64[D]")
    until = np.where(np.isnat(ends), after, np.fmin(ends, after))
    since = np.where(np.isnat(starts), first, np.fmax(starts, first))
    days = pd.Series((until - since).astype(float), index=frame.index)
    days = days.where(days > 0)
    weekly = {
        name: frame[f"accrued_{name}"] / days * DAYS_PER_WEEK for name in ("total_gbp", *_PARTS)
        if f"accrued_{name}" in frame
    } | {"total_gbp": frame["accrued_gbp"] / days * DAYS_PER_WEEK}  # fmt: skip
    lost = kept & (days.isna() & (frame["accrued_gbp"] > 0)).to_numpy()
    problems = list(rows.problems_at(np.flatnonzero(lost), "starts", _NO_DAYS, rejected=False))
    for at, one in enumerate(years):
        last = _day_after(one, today) - timedelta(days=1)
        problems.append(
            file_doubt(
                rows.parts[at].where, rows.table.column("accrued_gbp").heading,
                "a cost since 1 April, not a week",
                "a weekly price",
                f"Divided by each placement's days from {one.year.first_day:%d/%m/%Y} to "
                f"{last:%d/%m/%Y}, times 7. If the costs run to another day, give weekly prices.",
            )
        )  # fmt: skip
    return frame.assign(**weekly, days=days), problems


def _day_after(one: PriceYear, today: date) -> date:
    """The day after the last that the accrued cost covers, as far as the file shows."""
    last = one.year.last_day
    return (last if last <= today else (one.newest or today)) + timedelta(days=1)


def _settings(rows: TableRows, frame: pd.DataFrame, years: Sequence[PriceYear]) -> pd.Series:
    if rows.table.name == "placement_census":
        return setting_of_provision(frame["provision"])
    if rows.table.name == "placements_standard":
        return setting_of_standard(frame["placement_type"])
    ends = pd.Series(np.array([one.year.start + 1 for one in years])[rows.part], frame.index)
    found = settings_of(frame["place"], frame["place_provider"], ends)
    return found.where(frame["place"].notna() & (found != TEMPORARY), None)


def _blocks(rows: TableRows, frame: pd.DataFrame) -> pd.Series:
    """True for a block contract, NA where nothing is said about how the placement was bought."""
    column = {"placement_census": "sourced", "s251": "platform"}.get(rows.table.name)
    said = frame[column] if column else pd.Series(None, index=frame.index, dtype=object)
    found = [pd.NA if not isinstance(text, str) else "block" in text.casefold() for text in said]
    return pd.Series(found, index=frame.index, dtype="boolean")


def _notice(frame: pd.DataFrame) -> pd.Series:
    """Days of notice from `28`, `28 days` or `4 weeks`; NaN where not said."""
    if "notice_period" not in frame:
        return pd.Series(np.nan, index=frame.index, dtype=float)
    found: list[float] = []
    for text in frame["notice_period"]:
        match = _NOTICE.fullmatch(text) if isinstance(text, str) else None
        unit = (match.group(2) or "day").lower() if match else "day"
        found.append(float(match.group(1)) * _DAYS_OF[unit] if match else np.nan)
    return pd.Series(found, index=frame.index, dtype=float)
