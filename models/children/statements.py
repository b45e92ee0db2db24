"""From what several returns say to one line of episodes a child (FORMATS section 1).

A return is the whole truth about its year. So every row is cut to the days that its return governs,
and reaches further back only into days of which no earlier return says anything for that child.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from models.children.council import CouncilData

DAY = pd.Timedelta(days=1)
OPEN = pd.Timestamp("2200-01-01")  # stands for "no end" while intervals are compared
SHORT = ["child", "starts"]


def governing_returns(returns: pd.DataFrame, as_of: date, *, known_only: bool) -> pd.DataFrame:
    """The returns that speak about the world up to a date, in order, one a source, kind and year.

    `known_only`: only those that end on or before the date (what anyone could have known then, for
    fitting). Otherwise also the newest return that covers the date, whose later endings are blanked
    by the caller: that is how a caseload is counted. Adds `place` (0, 1, … within the source),
    `governs_from` (the day after the return before), `governs_to` (exclusive), `is_last`.
    """
    day = pd.Timestamp(as_of)
    edge = returns["covers_to"] if known_only else returns["covers_from"]
    chosen = returns[edge <= day].sort_values(["source", "covers_to", "rank"])
    chosen = chosen.drop_duplicates(["source", "kind", "year"], keep="last")
    chosen = chosen.sort_values(["source", "covers_to", "rank"]).copy()
    by_source = chosen.groupby("source")
    chosen["place"] = by_source.cumcount()
    before = by_source["covers_to"].shift() + DAY
    chosen["governs_from"] = before.fillna(pd.Timestamp("1900-01-01"))
    chosen["governs_to"] = chosen["covers_to"] + DAY
    chosen["is_last"] = chosen["place"] == by_source["place"].transform("max")
    chosen["years_since"] = (chosen["year"] - by_source["year"].shift()).fillna(0)
    return chosen


def known_rows(data: CouncilData, as_of: date, *, known_only: bool = False) -> pd.DataFrame:
    """Rows of the governing returns with everything after the date blanked: nothing from later."""
    returns = governing_returns(data.frame("returns"), as_of, known_only=known_only)
    columns = ["return_id", "kind", "year", "place", "governs_from", "governs_to", "is_last"]
    columns += ["years_since", "covers_to"]
    rows = data.frame("episodes").merge(returns[columns], on="return_id")
    day = pd.Timestamp(as_of)
    rows = rows[rows["starts"] <= day].copy()
    later = rows["ends"] > day
    rows["ends"] = rows["ends"].mask(later)
    rows["ending"] = rows["ending"].mask(rows["ends"].isna(), None)
    return rows


def one_row_a_start(rows: pd.DataFrame) -> pd.DataFrame:
    """Within a return: same start, blank end wins, then the later end, then the greater text.

    Then an overlap ends the earlier row at the later start. Adds `until` (OPEN for no end) and
    `overlapped`. The order of the file can't matter.
    """
    rows = rows.assign(until=rows["ends"].fillna(OPEN))
    rows = rows.sort_values(["child", "place", "starts", "until", "text"])
    rows = rows.drop_duplicates(["child", "place", "starts"], keep="last")
    following = rows.groupby(["child", "place"])["starts"].shift(-1)
    rows["overlapped"] = rows["until"] > following
    rows["until"] = rows["until"].mask(rows["overlapped"], following)
    rows["ending"] = rows["ending"].mask(rows["overlapped"], None)
    return rows


def newest_attributes(rows: pd.DataFrame) -> pd.DataFrame:
    """Give every statement of one episode (same child and start) what the newest return says of it.

    A 903 outranks Annex A here whatever its date, because Annex A names homes more coarsely.
    """
    columns = ["setting", "provider", "order", "home", "starts_placement", "starts_care"]
    ranked = rows.assign(full=rows["kind"] != "annex_a").sort_values([*SHORT, "full", "place"])
    newest = ranked.drop_duplicates(SHORT, keep="last")[[*SHORT, *columns]]
    return rows.drop(columns=columns).merge(newest, on=SHORT, how="left")


def pieces(rows: pd.DataFrame) -> pd.DataFrame:
    """Cut each row to the days its return governs; the result never overlaps within a child.

    Adds `begins` and `until` (exclusive), `cut_at_return_end` (the return ends and the row goes
    on), `carried` (begins after the row's own start), sorted by child and time.
    """
    rows = newest_attributes(one_row_a_start(rows))
    said_until = rows["until"].where(rows["is_last"], rows["until"].clip(upper=rows["governs_to"]))
    rows["cut_at_return_end"] = said_until < rows["until"]
    rows["until"] = said_until
    earlier = _said_before(rows)
    reach = rows["starts"].where(rows["starts"] >= earlier, earlier).fillna(rows["starts"])
    inside = rows["starts"] >= rows["governs_from"]
    rows["begins"] = rows["starts"].where(inside, reach.clip(upper=rows["governs_from"]))
    rows["carried"] = rows["begins"] > rows["starts"]
    rows = rows[rows["begins"] < rows["until"]].sort_values(["child", "begins", "place"])
    return _bridge(rows.reset_index(drop=True))


def _said_before(rows: pd.DataFrame) -> pd.Series:
    """For each row, the last day (exclusive) of which an earlier return says something (or NaT)."""
    last = rows.groupby(["child", "place"])["until"].max().reset_index()
    last["until"] = last.groupby("child")["until"].cummax()
    last["earlier"] = last.groupby("child")["until"].shift()
    found = rows[["child", "place"]].merge(
        last[["child", "place", "earlier"]], on=["child", "place"], how="left"
    )
    return pd.Series(found["earlier"].to_numpy(), index=rows.index)


def _bridge(rows: pd.DataFrame) -> pd.DataFrame:
    """Let a stay go on to the next row where no return governs the days between.

    That is so in a year whose return isn't held, and before an Annex A row, which tells where a
    child is but not the year so far. Only if the next row isn't a fresh start in care.
    """
    following = rows.groupby("child")[["begins", "starts_care", "kind", "years_since"]].shift(-1)
    silent = (following["kind"] == "annex_a") | (following["years_since"] > 1)
    goes_on = rows["cut_at_return_end"] & silent & (following["starts_care"] == False)  # noqa: E712
    goes_on &= following["begins"] > rows["until"]
    rows["until"] = rows["until"].mask(goes_on, following["begins"])
    rows["cut_at_return_end"] &= ~goes_on
    return rows
