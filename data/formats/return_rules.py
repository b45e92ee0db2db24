"""The 903's own checks 700 to 710, on deprivation of liberty orders, as doubts at import.

One rule, one function: it says which rows of DoLo break the rule; nothing is rejected for it.
What each checks is from data-to-insight/csc-validator-be-903, lac_validator/rules/lac2026_27, as of
22 April 2026 (v0.1.14), in this project's own words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data.formats.faults import Fault
from data.formats.rows import TableRows
from data.formats.sets import Grouping
from models.problems import Problem

EXPECTED = ("K2", "Z12", "Z13")  # 709: where a child with such an order is expected to live
NOT_ALLOWED = ("K1", "P1", "R5", "K3")  # 710: secure, parents, young offenders, supported
_AT_SOURCE = "Correct it at the source. The row is kept."


@dataclass(frozen=True, slots=True)
class Orders:
    """What the rules look at, whole days with NaT where blank.

    `orders`: DoLo by its row here: child, starts, ends, dob, group, year. `episodes`: child,
    starts, ends, place, group. `years`: the collection years that have a DoLo table.
    """

    orders: pd.DataFrame
    episodes: pd.DataFrame
    years: frozenset[int]

    def beside_episodes(self) -> pd.DataFrame:
        """Each ended order with each episode of the child in the same return that it overlaps."""
        ended = self.orders.dropna(subset=["starts", "ends"]).reset_index(names="row")
        pairs = ended.merge(self.episodes, on=["child", "group"], suffixes=("", "_episode"))
        begun = pairs["starts_episode"] <= pairs["ends"]
        open_then = pairs["ends_episode"].isna() | (pairs["ends_episode"] >= pairs["starts"])
        return pairs[begun & open_then & pairs["place"].notna()]


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: its number, the column it points at, what is wanted, and which rows break it."""

    code: str
    column: str
    wanted: str
    broken_by: Callable[[Orders], Sequence[int]]


def check_orders(tables: Sequence[TableRows], grouping: Grouping) -> Iterator[Problem]:
    """A doubt for each row of DoLo and each rule that it breaks."""
    dolo = next((rows for rows in tables if rows.table.name == "dolo"), None)
    if dolo is None:
        return
    seen = _orders(dolo, tables, grouping)
    if seen.orders.empty:
        return
    for rule in RULES:
        hit = np.array(sorted(set(rule.broken_by(seen))), dtype=np.intp)
        fault = Fault(True, f"{rule.wanted} (903 rule {rule.code})", _AT_SOURCE)
        yield from dolo.problems_at(hit, rule.column, fault, rejected=False)


def _orders(dolo: TableRows, tables: Sequence[TableRows], grouping: Grouping) -> Orders:
    years = np.array([*(group.year for group in grouping.groups), 0])
    group = grouping.of_rows(dolo)
    orders = pd.DataFrame(
        {
            "child": dolo.column("child_id").words(),
            "starts": dolo.column("dolo_start").dates(),
            "ends": dolo.column("dolo_end").dates(),
            "dob": dolo.column("dob").dates(),
            "group": group,
            "year": years[group],
            "start_written": ~dolo.column("dolo_start").is_blank,
            "end_unread": dolo.column("dolo_end").is_blank & (dolo.column("dolo_end").fault > 0),
        }
    )
    orders = orders[dolo.kept & (group >= 0)]
    return Orders(orders, _episodes(tables, grouping), frozenset(orders["year"].tolist()))


def _episodes(tables: Sequence[TableRows], grouping: Grouping) -> pd.DataFrame:
    rows = next((rows for rows in tables if rows.table.name == "episodes"), None)
    columns = ["child", "starts", "ends", "place", "group"]
    if rows is None:
        return pd.DataFrame({name: pd.Series(dtype=object) for name in columns})
    place = pd.Series(rows.column("place").words(), dtype=object)
    frame = pd.DataFrame(
        {
            "child": rows.column("child_id").words(),
            "starts": rows.column("decom").dates(),
            "ends": rows.column("dec").dates(),
            "place": place.where(place != "", None),
            "group": grouping.of_rows(rows),
        }
    )
    return frame[rows.kept]


def _places(column: pd.Series) -> list[int]:
    """The rows for which a check is true."""
    return [int(row) for row in column.index[column.fillna(False).astype(bool)]]


def start_is_a_date(seen: Orders) -> list[int]:
    """700: the start is blank, or no date."""
    return _places(~seen.orders["start_written"])


def end_is_a_date(seen: Orders) -> list[int]:
    """701: an end is written that is no date."""
    return _places(seen.orders["end_unread"])


def ends_after_its_start(seen: Orders) -> list[int]:
    """702: the end is on or before the start."""
    return _places(seen.orders["ends"] <= seen.orders["starts"])


def starts_in_or_before_the_year(seen: Orders) -> list[int]:
    """703: the start lies after the collection year."""
    return _places(seen.orders["starts"] > _last_days(seen.orders["year"]))


def ends_in_the_year(seen: Orders) -> list[int]:
    """704: the end lies before or after the collection year."""
    first = _last_days(seen.orders["year"] - 1)
    ends = seen.orders["ends"]
    return _places((ends <= first) | (ends > _last_days(seen.orders["year"])))


def one_order_at_a_time(seen: Orders) -> list[int]:
    """705: the child's order before it was still in force."""
    orders = seen.orders.assign(by=seen.orders["ends"].fillna(seen.orders["starts"]))
    orders = orders.sort_values(["group", "child", "by", "starts"], kind="stable")
    before = orders.groupby(["group", "child"])[["starts", "ends"]].shift()
    has_one = orders.groupby(["group", "child"]).cumcount() > 0
    return _places(has_one & (before["ends"].isna() | (orders["starts"] < before["ends"])))


def open_order_goes_on(seen: Orders) -> list[int]:
    """706: open in the return before, and no order of this year's return began on its day."""
    orders = seen.orders
    waiting = orders[orders["ends"].isna() & (orders["year"] + 1).isin(list(seen.years))]
    next_year = set(zip(orders["child"], orders["starts"], orders["year"], strict=True))
    return [
        int(row)
        for row, child, starts, year in zip(
            waiting.index, waiting["child"], waiting["starts"], waiting["year"], strict=True
        )
        if (child, starts, year + 1) not in next_year
    ]


def ends_with_the_care(seen: Orders) -> list[int]:
    """707: the order fits in no period of care of the child in the return."""
    periods = _periods_of_care(seen.episodes)
    pairs = (
        seen.orders.dropna(subset=["starts"])
        .reset_index(names="row")
        .merge(periods, on=["child", "group"], suffixes=("", "_care"))
    )
    if pairs.empty:  # an order table that came without its Episodes
        return []
    is_open, over = pairs["ends"].isna(), pairs["ends_care"].notna()
    outside = (
        (is_open & over)
        | (is_open & (pairs["starts"] < pairs["starts_care"]))
        | (pairs["ends"] > pairs["ends_care"])
        | (pairs["ends"] < pairs["starts_care"])
    )
    return _places(outside.groupby(pairs["row"]).min())


def starts_after_the_birth(seen: Orders) -> list[int]:
    """708: the start is on or before the date of birth."""
    return _places(seen.orders["starts"] <= seen.orders["dob"])


def is_where_expected(seen: Orders) -> list[int]:
    """709: in an episode that the order overlaps the child is in none of the expected places."""
    pairs = seen.beside_episodes()
    return pairs.loc[~pairs["place"].isin(EXPECTED), "row"].astype(int).tolist()


def is_where_it_may_be(seen: Orders) -> list[int]:
    """710: in an episode that the order overlaps the child is where no such order can apply."""
    pairs = seen.beside_episodes()
    return pairs.loc[pairs["place"].isin(NOT_ALLOWED), "row"].astype(int).tolist()


def _periods_of_care(episodes: pd.DataFrame) -> pd.DataFrame:
    """Child, group, starts, ends (NaT = goes on) of each unbroken time in care."""
    rows = episodes.dropna(subset=["starts"]).sort_values(["group", "child", "starts"])
    by_child = ["group", "child"]
    before = rows.groupby(by_child)["ends"].shift()
    begins = (rows.groupby(by_child).cumcount() == 0) | (rows["starts"] > before)
    rows = rows.assign(period=begins.cumsum())
    last = rows.groupby("period").tail(1).set_index("period")["ends"]
    periods = rows.drop_duplicates("period")[["child", "group", "starts", "period"]]
    return periods.assign(ends=periods["period"].map(last)).drop(columns="period")


def _last_days(years: pd.Series) -> pd.Series:
    """The 31 March that each collection year ends on."""
    days = {year: np.datetime64(date(year, 3, 31)) for year in years.unique().tolist() if year > 1}
    return pd.to_datetime(years.map(days))


RULES: tuple[Rule, ...] = (
    Rule("700", "dolo_start", "the day the order began", start_is_a_date),
    Rule("701", "dolo_end", "a date, or a blank while the order is in force", end_is_a_date),
    Rule("702", "dolo_end", "an end after the start", ends_after_its_start),
    Rule("703", "dolo_start", "a start by the end of the collection year",
         starts_in_or_before_the_year),
    Rule("704", "dolo_end", "an end within the collection year", ends_in_the_year),
    Rule("705", "dolo_start", "a start after the child's earlier order has ended",
         one_order_at_a_time),
    Rule("706", "dolo_start", "the same order in next year's return, because it is open here",
         open_order_goes_on),
    Rule("707", "dolo_end", "an end, and one within the child's time in care",
         ends_with_the_care),
    Rule("708", "dolo_start", "a start after the child's birth", starts_after_the_birth),
    Rule("709", "dolo_start", "a child whose placement is K2, Z12 or Z13 during the order",
         is_where_expected),
    Rule("710", "dolo_start", "no order while the child is in a secure home (K1), with parents "
         "(P1), in custody (R5) or in supported accommodation (K3)", is_where_it_may_be),
)  # fmt: skip
