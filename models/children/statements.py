"""From what several returns say to one line of episodes a child (FORMATS section 1).

A return is the whole truth about its year. So every row is cut to the days that its return governs,
and reaches further back only into days of which no earlier return says anything for that child.
"""

from datetime import date

import numpy as np
import pandas as pd

from models.children.council import SSDA903, CouncilData
from models.children.records import LegalStatus
from models.settings import Setting

DAY = pd.Timedelta(days=1)
OPEN = pd.Timestamp("2200-01-01")  # stands for "no end" while intervals are compared
SHORT = ["child", "starts"]


def governing_returns(returns: pd.DataFrame, as_of: date, *, known_only: bool) -> pd.DataFrame:
    """The returns that speak about the world up to a date, in order: one version of each.

    `known_only`: only those that end on or before the date (what anyone could have known then, for
    fitting). Otherwise also the newest return that covers the date, whose later endings are blanked
    by the caller: that is how a caseload is counted. Each authority's returns follow one another
    (`line`). Adds `place` (0, 1, … through the source, returns of one day alike), `next_place` and
    `next_year` in the line, `governs_from` (the day after the line's return before), `governs_to`
    (exclusive) and `is_last` of its line.
    """
    day = pd.Timestamp(as_of)
    edge = returns["covers_to"] if known_only else returns["covers_from"]
    of_year = ["source", "line", "kind", "year"]
    chosen = returns[edge <= day].sort_values([*of_year, "rank"])
    chosen = chosen.drop_duplicates(of_year, keep="last")
    chosen = chosen.sort_values(["source", "covers_to", "kind", "line"]).copy()
    days = chosen.drop_duplicates(["source", "covers_to", "kind"])
    days = days.assign(place=days.groupby("source").cumcount())
    chosen = chosen.merge(
        days[["source", "covers_to", "kind", "place"]], on=["source", "covers_to", "kind"]
    )
    by_line = chosen.groupby(["source", "line"])
    chosen["next_place"] = by_line["place"].shift(-1)
    chosen["next_year"] = by_line["year"].shift(-1)
    before = by_line["covers_to"].shift() + DAY
    chosen["governs_from"] = before.fillna(pd.Timestamp("1900-01-01"))
    chosen["governs_to"] = chosen["covers_to"] + DAY
    chosen["is_last"] = chosen["next_place"].isna()
    chosen["years_since"] = (chosen["year"] - by_line["year"].shift()).fillna(0)
    return chosen


def known_rows(data: CouncilData, as_of: date, *, known_only: bool = False) -> pd.DataFrame:
    """Rows of the governing returns with everything after the date blanked: nothing from later."""
    returns = governing_returns(data.frame("returns"), as_of, known_only=known_only)
    columns = ["return_id", "kind", "year", "place", "next_place", "governs_from", "governs_to"]
    columns += ["next_year", "is_last", "years_since", "covers_to"]
    # A joint list stands once in each line; one copy of its rows is enough, and the one that
    # reaches back the least can't overlap what a return says.
    returns = returns.sort_values("governs_from").drop_duplicates("return_id", keep="last")
    rows = data.frame("episodes").merge(returns[columns], on="return_id")
    day = pd.Timestamp(as_of)
    of_return = rows["kind"] == SSDA903
    rows = rows[(rows["starts"] <= day) & ~(of_return & (rows["starts"] > rows["covers_to"]))]
    rows = rows.copy()
    # A return knows nothing after its last day: an end that it gives for later is not yet one.
    later = (rows["ends"] > day) | ((rows["kind"] == SSDA903) & (rows["ends"] > rows["covers_to"]))
    rows["ends"] = rows["ends"].mask(later)
    rows["ending"] = rows["ending"].mask(rows["ends"].isna(), None)
    return rows


def one_row_a_start(rows: pd.DataFrame) -> pd.DataFrame:
    """Within a return: same start, blank end wins, then the later end, then the greater text.

    Then an overlap ends the earlier row at the later start; but an open row goes on where an
    episode inside it has ended (`resumed`). Adds `until` (OPEN for no end), `overlapped` and
    `resumed`. The order of the file can't matter.
    """
    rows = rows.assign(until=rows["ends"].fillna(OPEN))
    rows = rows.sort_values(["child", "place", "starts", "until", "text"])
    rows = rows.drop_duplicates(["child", "place", "starts"], keep="last")
    following = rows.groupby(["child", "place"])["starts"].shift(-1)
    is_open = rows["until"] == OPEN
    rows["overlapped"] = rows["until"] > following
    rows["until"] = rows["until"].mask(rows["overlapped"], following)
    rows["ending"] = rows["ending"].mask(rows["overlapped"], None)
    rows["resumed"] = False
    return _with_open_rows_resumed(rows.reset_index(drop=True), is_open.to_numpy())


def _with_open_rows_resumed(rows: pd.DataFrame, is_open: np.ndarray) -> pd.DataFrame:
    """A piece more wherever a row ends, nothing follows at once, and an earlier row is open.

    So a child in hospital, on a short break or away for a weekend, recorded inside an open
    episode, is back in the placement afterwards.
    """
    by_child = rows.groupby(["child", "place"])
    following = by_child["starts"].shift(-1).fillna(OPEN)
    at_open = pd.Series(np.where(is_open, np.arange(len(rows)), -1), index=rows.index)
    outer = at_open.groupby([rows["child"], rows["place"]]).cummax()
    outer = outer.groupby([rows["child"], rows["place"]]).shift(fill_value=-1)
    goes_on = (rows["until"] < following) & (outer >= 0)
    if not goes_on.any():
        return rows
    pieces_on = rows.iloc[outer[goes_on].to_numpy().astype(np.intp)].copy()
    pieces_on["starts"] = rows.loc[goes_on, "until"].to_numpy()
    pieces_on["until"] = following[goes_on].to_numpy()
    pieces_on = pieces_on.assign(
        ending=None, starts_placement=False, starts_care=False, overlapped=False, resumed=True
    )
    joined = pd.concat([rows, pieces_on], ignore_index=True)
    return joined.sort_values(["child", "place", "starts", "until", "text"], ignore_index=True)


def newest_attributes(rows: pd.DataFrame) -> pd.DataFrame:
    """Give every statement of one episode (same child and start) what the newest return says of it.

    A 903 outranks Annex A here whatever its date, because Annex A names homes more coarsely; but
    the newest legal status counts whoever says it, and so does a secure home, which are stops.
    """
    columns = ["setting", "provider", "home", "starts_placement", "starts_care"]
    full = (rows["kind"] != "annex_a") | (rows["setting"] == Setting.SECURE.value)
    ranked = rows.assign(full=full).sort_values([*SHORT, "full", "place"])
    newest = ranked.drop_duplicates(SHORT, keep="last")[[*SHORT, *columns]]
    orders = rows.sort_values([*SHORT, "place"]).drop_duplicates(SHORT, keep="last")
    orders = orders[[*SHORT, "order"]].merge(
        _short_breaks(rows), on=SHORT, how="left", suffixes=("", "_903")
    )
    is_short = orders["order_903"].notna() & (orders["order"] == LegalStatus.SECTION_20.value)
    orders["order"] = orders["order"].mask(is_short, orders["order_903"])
    newest = newest.merge(orders[[*SHORT, "order"]], on=SHORT)
    return rows.drop(columns=[*columns, "order"]).merge(newest, on=SHORT, how="left")


def _short_breaks(rows: pd.DataFrame) -> pd.DataFrame:
    """child, starts and order of the episodes that the newest 903 calls short breaks."""
    statutory = rows[rows["kind"] == SSDA903].sort_values([*SHORT, "place"])
    newest = statutory.drop_duplicates(SHORT, keep="last")[[*SHORT, "order"]]
    return newest[newest["order"] == LegalStatus.SHORT_BREAKS.value]


def cut_to_returns(rows: pd.DataFrame) -> pd.DataFrame:
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
    rows = rows.sort_values(["child", "begins", "place"], ignore_index=True)
    rows = _with_ends_on_the_first_day(rows)
    return _bridge(_short_breaks_kept(rows))


def _with_ends_on_the_first_day(rows: pd.DataFrame) -> pd.DataFrame:
    """Give a stay the ending that the next return says for the very day on which it takes over.

    A row of the next return that ends on its 1 April has no day of its own; without this, why and
    that it ended would be lost, and the child would count as absent from that return.
    """
    no_day = rows["begins"] >= rows["until"]
    frame = rows[no_day & rows["ends"].notna() & (rows["until"] == rows["governs_from"])]
    rows = rows[~no_day].reset_index(drop=True)
    if frame.empty:
        return rows
    frame = frame.drop_duplicates(["child", "starts", "until"], keep="last")
    columns = ["child", "starts", "until"]
    matched = rows[columns].merge(
        frame[[*columns, "ending", "change_reason"]], on=columns, how="left"
    )
    hit = (matched["ending"].notna() & rows["cut_at_return_end"]).to_numpy()
    rows.loc[hit, "ending"] = matched.loc[hit, "ending"].to_numpy()
    rows.loc[hit, "change_reason"] = matched.loc[hit, "change_reason"].to_numpy()
    rows["cut_at_return_end"] &= ~hit
    return rows


def _short_breaks_kept(rows: pd.DataFrame) -> pd.DataFrame:
    """Annex A has no option for short breaks and calls them section 20: the 903's word stays."""
    before = rows.groupby("child")["order"].shift()
    short = (rows["kind"] != SSDA903) & (rows["order"] == LegalStatus.SECTION_20.value)
    short &= before == LegalStatus.SHORT_BREAKS.value
    return rows.assign(order=rows["order"].mask(short, LegalStatus.SHORT_BREAKS.value))


def _said_before(rows: pd.DataFrame) -> pd.Series:
    """For each row, the last day (exclusive) of which an earlier return says something (or NaT)."""
    last = rows.groupby(["child", "place"])["until"].max().reset_index()
    last["until"] = last.groupby("child")["until"].cummax()
    last["earlier"] = last.groupby("child")["until"].shift()
    frame = rows[["child", "place"]].merge(
        last[["child", "place", "earlier"]], on=["child", "place"], how="left"
    )
    return pd.Series(frame["earlier"].to_numpy(), index=rows.index)


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
