"""What a cost file says in the end: pounds a week, the kind of home, how it was bought."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
from pandas.api.typing import NAType

from data.formats.cost_columns import DEAREST_WEEK
from data.formats.cost_lines import with_placement_prices
from data.formats.faults import TOTALS, Fault
from data.formats.grid import file_doubt
from data.formats.national_prices import with_totals
from data.formats.placement_census import ONLY_IN_DECEMBER_2025
from data.formats.price_year import PriceYear
from data.formats.recognise import plain_heading
from data.formats.rows import TableRows
from data.formats.table import UNREAD_STOPS, CellKind
from data.reference.codes import TEMPORARY, settings_of
from data.reference.provision import (
    ORDER_IN_FORCE,
    provision_meaning,
    setting_of_provision,
    setting_of_registration,
    setting_of_standard,
)
from models.money import DAYS_PER_WEEK
from models.problems import Problem
from models.questions import NO_ANSWERS, Answers, FileQuestion

_NO_PRICE = Fault(
    False,
    "a price above 0",
    "The price counts as not known; give the weekly price if there is one.",
)
_SUM = Fault(
    True, "parts that add up to the total",
    (
    "The total and the parts are kept as they are. Correct them at the source."
),
)  # fmt: skip
_TOO_DEAR = Fault(
    False, f"a price of up to £{DEAREST_WEEK:,.0f} a week",
    (
    "The price counts as not known. Check whether a year's cost is in place of a "
    "week's, or whether the days of the placement are wrong. Correct it and "
    "export again."
),
)  # fmt: skip
_NO_DAYS = Fault(
    False, "a placement with days in the year so far",
    (
    "We cannot work out the weekly price, so it counts as not known. Check the "
    "dates."
),
)  # fmt: skip
_KIND = Fault(
    True, "a kind of provision that this tool knows",
    (
    "The price is kept. The kind of home is taken from the child's placement "
    "instead."
),
)  # fmt: skip
_PENCE = 1.0  # pounds a week by which parts may miss the total: rounding
_NOTICE = re.compile(r"(\d+(?:\.\d+)?)\s*(day|week|month)?s?", re.IGNORECASE)
_DAYS_OF = {"day": 1.0, "week": float(DAYS_PER_WEEK), "month": 30.0}
_PARTS = ("trust_gbp", "health_gbp", "education_gbp")
_NOT_SURE = re.compile(r"\?|\b(?:unknown|not known|not stated|not recorded|n/?k|tbc)\b")
_NOT_BLOCK = re.compile(r"\b(?:non|not|no)\b[ -]*(?:in )?(?:an? )?block\b")
# Bought by the week, or the council's own: the census's list, and the words of the other files.
_BY_THE_WEEK = re.compile(
    r"\b(?:spot|framework|direct award|dps|fps|ppa|individual|sub[ -]?regional contract"
    r"|local contract|in[ -]?house)\b"
)


_NOT_IN_CARE = Fault(
    True, "a child in care",
    (
    "18 or over, or not in care. The line is kept separately and is not the "
    "price of a child's placement."
),
)  # fmt: skip
ABSENT_LIBERTY = "Deprivation of liberty: the column of this edition is absent"
_WORDS_OF_TOTALS = re.compile(
    r"(?:(?:grand|sub|overall|all|residential|fostering|foster|supported accommodation)[ -]*)*"
    r"totals?(?: (?:weekly |annual )?(?:costs?|prices?|spend|children|placements?))?"
    r" *(?:\(\d+\)|\d+)? *:?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PricedRows:
    """A cost table with its worked-out columns, and what is doubtful or has to be asked."""

    frame: pd.DataFrame
    problems: tuple[Problem, ...]
    questions: tuple[FileQuestion, ...]


def without_totals(rows: TableRows) -> tuple[TableRows, tuple[Problem, ...]]:
    """The rows, a line rejected where a total is written in place of a kind of home or a name.

    The words in the identifier's own cell are looked at where identifiers are read.
    """
    hit = np.zeros(len(rows.kept), dtype=bool)
    problems: list[Problem] = []
    for cells in rows.cells:
        if cells.column.kind not in {CellKind.TEXT, CellKind.YES_NO}:
            continue
        written = [str(value).strip() for value in cells.raw_values.tolist()]
        totals = np.array([bool(_WORDS_OF_TOTALS.fullmatch(text)) for text in written], dtype=bool)
        if totals.any():
            more = rows.kept & ~hit & totals[cells.raw]
            hit |= more
            problems += rows.problems_at(
                np.flatnonzero(more), cells.column.name, TOTALS, rejected=True
            )
    return (replace(rows, kept=rows.kept & ~hit) if hit.any() else rows), tuple(problems)


def price_rows(
    rows: TableRows,
    frame: pd.DataFrame,
    years: Sequence[PriceYear],
    retained: np.ndarray,
    today: date,
    answers: Answers = NO_ANSWERS,
) -> PricedRows:
    """The frame with its worked-out columns, what is doubtful about its prices, what to ask."""
    problems: list[Problem] = []
    if rows.table.name == "s251":
        frame, further_problems = _weekly(rows, frame, years, retained, today)
        problems.extend(further_problems)
    if rows.table.name == "national_standard":
        frame, further_problems = with_totals(rows, frame, retained)
        problems.extend(further_problems)
    frame, further_problems = _bounded(rows, frame, retained)
    problems.extend(further_problems)
    frame = frame.assign(
        setting=_settings(rows, frame, years),
        block=_blocks(rows, frame),
        notice_days=_notice(frame),
    )
    problems.extend(_doubtful_prices(rows, frame, retained))
    if rows.table.name == "placement_census":
        frame, further_problems = _of_census(rows, frame, retained)
        problems.extend(further_problems)
    total = frame["total_gbp"]
    frame = frame.assign(total_gbp=total.where(total > 0))
    unsaid = np.array([not year.is_sure for year in years])[rows.part]
    frame = frame.assign(year_unsaid=pd.Series(unsaid, index=frame.index, dtype="boolean"))
    frame, doubts, questions = with_placement_prices(rows, frame, years, retained, today, answers)
    return PricedRows(frame, (*problems, *doubts), questions)


def _of_census(
    rows: TableRows, frame: pd.DataFrame, retained: np.ndarray
) -> tuple[pd.DataFrame, list[Problem]]:
    """What only a placement census says: who is in care, its edition, orders told elsewhere."""
    problems: list[Problem] = []
    kind, provision = frame["setting"].isna().to_numpy(), frame["provision"]
    odd = retained & kind & provision.notna().to_numpy()
    asked = {text for text in provision[odd].unique() if provision_meaning(text) is None}
    odd &= ~provision.isin(asked).to_numpy()
    problems.extend(rows.problems_at(np.flatnonzero(odd), "provision", _KIND, rejected=False))
    adult = retained & ~frame["looked_after"].fillna(True).to_numpy(bool)
    problems.extend(
        rows.problems_at(np.flatnonzero(adult), "looked_after", _NOT_IN_CARE, rejected=False)
    )
    liberty = frame["deprivation_of_liberty"]
    ordered = (frame["distance_reason"] == ORDER_IN_FORCE) & liberty.isna()
    frame = frame.assign(
        deprivation_of_liberty=liberty.mask(ordered, True), solo=_solo(rows, frame)
    )
    lacking = [position for position in range(len(rows.parts)) if _lacks_liberty(rows, position)]
    if lacking:
        unread = np.full(len(frame), None, dtype=object)
        unread[np.isin(rows.part, lacking)] = ABSENT_LIBERTY
        frame = frame.assign(**{UNREAD_STOPS.name: pd.Series(unread, index=frame.index)})
    for position in lacking:
        problems.append(
            file_doubt(
                rows.parts[position].where,
                rows.table.column("deprivation_of_liberty").heading,
                "no such column, although this edition of the census has one",
                "the column Deprivation of Liberty Safeguards in place?",
                (
                    "Until it is there, the children of this file are not enough known, and "
                    "never ready. Export the census again with all its columns."
                ),
            )
        )
    return frame, problems


def _lacks_liberty(rows: TableRows, position: int) -> bool:
    """True for a file of December 2025 or later whose deprivation-of-liberty column is gone."""
    part = rows.parts[position]
    if "deprivation_of_liberty" in part.names:
        return False
    return any(plain_heading(heading) in ONLY_IN_DECEMBER_2025 for heading in part.headings)


def _solo(rows: TableRows, frame: pd.DataFrame) -> pd.Series:
    """Alone in the home, by its own column or by the answer to whether that is needed."""
    cells = rows.column("solo_needed")
    answers = [" ".join(str(value).casefold().split()) for value in cells.raw_values.tolist()]
    alone = [
        True
        if text.endswith("is in a solo placement")
        else False
        if text.endswith("is not in a solo placement")
        else pd.NA
        for text in answers
    ]
    by_answer = pd.Series(pd.array(alone, dtype="boolean").take(cells.raw), index=frame.index)
    return frame["solo"].astype("boolean").fillna(by_answer)


def _doubtful_prices(
    rows: TableRows, frame: pd.DataFrame, retained: np.ndarray
) -> Iterator[Problem]:
    priced_by = "accrued_gbp" if rows.table.name == "s251" else "total_gbp"
    cells = rows.column(priced_by)
    amount = frame[priced_by]
    none = retained & ~(amount > 0).to_numpy() & (cells.fault == 0)
    yield from rows.problems_at(np.flatnonzero(none), priced_by, _NO_PRICE, rejected=False)
    if rows.table.name in {"placements_standard", "national_standard"}:
        return
    parts = frame[list(_PARTS)]
    apart = (parts.sum(axis=1) - frame["total_gbp"]).abs() > _PENCE
    wrong = retained & (apart & parts.notna().any(axis=1) & (frame["total_gbp"] > 0)).to_numpy()
    yield from rows.problems_at(np.flatnonzero(wrong), priced_by, _SUM, rejected=False)


def _bounded(
    rows: TableRows, frame: pd.DataFrame, retained: np.ndarray
) -> tuple[pd.DataFrame, list[Problem]]:
    """The frame without a price that no week has: what is worked out from sums and days, or added
    up, can lie beyond what a cell may hold."""
    amounts = [name for name in ("total_gbp", *_PARTS) if name in frame]
    dear = (frame[amounts] > DEAREST_WEEK).any(axis=1).to_numpy()
    if not dear.any():
        return frame, []
    priced_by = "accrued_gbp" if rows.table.name == "s251" else "total_gbp"
    problems = rows.problems_at(
        np.flatnonzero(retained & dear), priced_by, _TOO_DEAR, rejected=False
    )
    return frame.assign(**{name: frame[name].mask(dear) for name in amounts}), list(problems)


def _weekly(
    rows: TableRows,
    frame: pd.DataFrame,
    years: Sequence[PriceYear],
    retained: np.ndarray,
    today: date,
) -> tuple[pd.DataFrame, list[Problem]]:
    """Pounds a week from pounds since 1 April: ÷ days of the placement in the year so far × 7."""
    first = np.array([np.datetime64(year.year.first_day) for year in years])[rows.part]
    after = np.array([np.datetime64(_day_after(year, today)) for year in years])[rows.part]
    starts = frame["starts"].to_numpy().astype("datetime64[D]")
    ends = frame["ends"].to_numpy().astype("datetime64[D]")
    until = np.where(np.isnat(ends), after, np.fmin(ends, after))
    since = np.where(np.isnat(starts), first, np.fmax(starts, first))
    days = pd.Series((until - since).astype(float), index=frame.index)
    days = days.where(days > 0)
    weekly = {
        name: frame[f"accrued_{name}"] / days * DAYS_PER_WEEK
        for name in ("total_gbp", *_PARTS)
        if f"accrued_{name}" in frame
    } | {"total_gbp": frame["accrued_gbp"] / days * DAYS_PER_WEEK}
    lost = retained & (days.isna() & (frame["accrued_gbp"] > 0)).to_numpy()
    problems = list(rows.problems_at(np.flatnonzero(lost), "starts", _NO_DAYS, rejected=False))
    for position, price_year in enumerate(years):
        last = _day_after(price_year, today) - timedelta(days=1)
        problems.append(
            file_doubt(
                rows.parts[position].where,
                rows.table.column("accrued_gbp").heading,
                "a cost since 1 April, not a week",
                "a weekly price",
                f"Divided by each placement's days from {price_year.year.first_day:%d/%m/%Y} to "
                f"{last:%d/%m/%Y}, times 7. If the costs run to another day, give weekly prices.",
            )
        )
    return frame.assign(**weekly, days=days), problems


def _day_after(price_year: PriceYear, today: date) -> date:
    """The day after the last that the accrued cost covers, as far as the file shows."""
    last = price_year.year.last_day
    return (last if last <= today else (price_year.newest or today)) + timedelta(days=1)


def _settings(rows: TableRows, frame: pd.DataFrame, years: Sequence[PriceYear]) -> pd.Series:
    if rows.table.name == "placement_census":
        by_provision = setting_of_provision(frame["provision"])
        by_register = setting_of_registration(frame["registration"])
        kinds = [kind or other for kind, other in zip(by_provision, by_register, strict=True)]
        return pd.Series(kinds, index=frame.index, dtype=object)
    if rows.table.name in {"placements_standard", "national_standard"}:
        return setting_of_standard(frame["placement_type"])
    ends = pd.Series(np.array([year.year.start + 1 for year in years])[rows.part], frame.index)
    column = settings_of(frame["place"], frame["place_provider"], ends)
    return column.where(frame["place"].notna() & (column != TEMPORARY), None)


def _blocks(rows: TableRows, frame: pd.DataFrame) -> pd.Series:
    """True for a block contract, NA where nothing is said about how the placement was bought."""
    column = {"placement_census": "sourced", "s251": "platform"}.get(rows.table.name)
    series = frame[column] if column else pd.Series(None, index=frame.index, dtype=object)
    written = [text for text in series.unique() if isinstance(text, str)]
    different = {text: _says_block(text) for text in written}
    found = [different.get(text, pd.NA) for text in series]
    return pd.Series(found, index=frame.index, dtype="boolean")


def _says_block(written: str) -> bool | NAType:
    """Is it a block contract, by words that say how the bed was bought; NA for any others.

    "Unknown", "Other" and "Spot or block" say nothing, and nothing is never taken for a no.
    """
    text = " ".join(written.casefold().split())
    if _NOT_SURE.search(text):
        return pd.NA
    if _NOT_BLOCK.search(text):
        return False
    by_block, by_week = "block" in text, _BY_THE_WEEK.search(text) is not None
    return pd.NA if by_block == by_week else by_block


def _notice(frame: pd.DataFrame) -> pd.Series:
    """Days of notice from `28`, `28 days` or `4 weeks`; NaN where not said."""
    if "notice_period" not in frame:
        return pd.Series(np.nan, index=frame.index, dtype=float)
    values: list[float] = []
    for text in frame["notice_period"]:
        match = _NOTICE.fullmatch(text) if isinstance(text, str) else None
        unit = (match.group(2) or "day").lower() if match else "day"
        values.append(float(match.group(1)) * _DAYS_OF[unit] if match else np.nan)
    return pd.Series(values, index=frame.index, dtype=float)
