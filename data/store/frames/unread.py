"""Stops that nobody has explained yet, or that two files tell differently, child by child."""

import re

import pandas as pd

from data.formats.table import UNREAD_STOPS
from data.formats.tables import TABLES
from data.formats.tables import table_named as declared
from data.reference.annex_a import order_of_annex_a
from data.reference.codes import order_of, settings_of
from data.store.frames.episodes import episodes_frame
from data.store.frames.events import cost_lines, newest_files_last
from data.store.frames.held import NEWEST_LAST, Held
from data.store.frames.look_alikes import stops_of_look_alikes
from data.store.schema.tables import RETURN_TABLES
from models.children.council import COLUMNS
from models.money import FinancialYear
from models.readiness.stops import SET_BY_ANOTHER
from models.settings import Setting

# Of the tables of returns: the column with the day from which a row counts.
_STARTS = {"episodes": "decom", "annex_a": "placement_started"}
_STOPS = frozenset(order.value for order in SET_BY_ANOTHER)
_CLOSED = frozenset({Setting.SECURE.value, Setting.CUSTODY.value})
_ALL_UNREAD = re.compile(r'([^":;]+): "([^"]*)"')


def unread_stops_frame(lines: Held) -> pd.DataFrame:
    """`unread_stops` of `models/children/council.py`.

    Of returns the child's newest statement alone, so that an old word is gone once a newer row is
    understood; of every other table the lines of the newest file about the child.
    """
    parts = [_of_returns(lines), _of_files(lines), _told_differently(lines)]
    rows = pd.concat(parts, ignore_index=True).drop_duplicates()
    rows = pd.concat([rows, stops_of_look_alikes(lines, rows)], ignore_index=True)
    rows["child_id"] = rows["child"].map(lines.children.set_index("child")["child_id"])
    rows["starts"] = pd.to_datetime(rows["starts"]).astype("datetime64[us]")
    rows = rows.sort_values(["child_id", "written", "starts"], ignore_index=True)
    return rows[list(COLUMNS["unread_stops"])]


def _with_stops() -> tuple[str, ...]:
    """Every table that has a column from which a rule reads a stop."""
    return tuple(table.name for table in TABLES if UNREAD_STOPS in table.columns)


def _of_returns(lines: Held) -> pd.DataFrame:
    names = [name for name in _with_stops() if name in RETURN_TABLES]
    rows = pd.concat(
        [
            _with_start(lines.rows(name), name)
            .rename(columns={UNREAD_STOPS.name: "unread"})
            .assign(title=_title(name))[
                ["child", "return_id", "starts", "unread", "title", *NEWEST_LAST]
            ]
            for name in names
        ],
        ignore_index=True,
    )
    newest = rows.groupby("child")[NEWEST_LAST[0]].transform("max") == rows[NEWEST_LAST[0]]
    rows = rows[newest]
    latest = rows.groupby("child")["starts"].transform("max")
    rows = rows[(rows["starts"] == latest) | rows["starts"].isna()]
    return _written(rows)


def _with_start(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows with the day from which they count; none for a table that says it of the child."""
    if name in _STARTS:
        return rows.rename(columns={_STARTS[name]: "starts"})
    return rows.assign(starts=pd.Series(pd.NaT, index=rows.index, dtype="datetime64[us]"))


def _of_files(rows_stored: Held) -> pd.DataFrame:
    names = [name for name in _with_stops() if name not in RETURN_TABLES]
    parts = []
    for name in names:
        lines = newest_files_last([cost_lines(rows_stored, name)]).assign(title=_title(name))
        newest = lines.groupby("child")["place"].transform("max") == lines["place"]
        parts.append(lines[newest].rename(columns={UNREAD_STOPS.name: "unread"}))
    rows = pd.concat(parts, ignore_index=True)
    # A file says it of the child, whenever the placement that it prices began.
    return _written(rows.assign(starts=pd.Series(pd.NaT, index=rows.index)))


def _written(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with a value that isn't understood, in words."""
    rows = rows[rows["unread"].fillna("").astype(str) != ""]
    written = [
        f"{title} says {_in_words(str(unread))}"
        for title, unread in zip(rows["title"], rows["unread"], strict=True)
    ]
    return pd.DataFrame(
        {"child": rows["child"], "starts": rows["starts"], "written": written}, index=rows.index
    )


def _in_words(unread: str) -> str:
    """`Placement Type: "Zebra"` as `"Zebra" under Placement Type`."""
    return _ALL_UNREAD.sub(lambda match: f'"{match[2]}" under {match[1].strip()}', unread).replace(
        "; ", " and "
    )


def _told_differently(rows_stored: Held) -> pd.DataFrame:
    """A stop in the newest cost file or Annex A list about a child that the return doesn't have.

    Only of a line that is open, in a file of the return's own year or later: an older stop may
    simply be over.
    """
    of_costs = [_stops_in(rows_stored, name) for name in _with_stops() if name not in RETURN_TABLES]
    lines = pd.concat([*of_costs, _stops_in_lists(rows_stored)], ignore_index=True)
    episodes = episodes_frame(rows_stored) if len(lines) else pd.DataFrame()
    if lines.empty or episodes.empty:
        return pd.DataFrame(columns=list(COLUMNS["unread_stops"]))
    episodes = episodes.merge(
        rows_stored.returns[["return_id", "year", "content_date", *NEWEST_LAST]], on="return_id"
    )
    episodes = episodes.sort_values(["child", *NEWEST_LAST, "starts"])
    episodes = episodes.drop_duplicates("child", keep="last")
    rows = lines.merge(episodes[["child", "setting", "order", "year", "content_date"]], on="child")
    current = rows["year_of_prices"] + 1 >= rows["year"]
    current &= rows["ends"].isna() | (rows["ends"] > rows["content_date"])
    agrees = rows["order"].isin(_STOPS) | (rows["setting"] == Setting.SECURE.value)
    rows = rows[current & ~agrees]
    written = [
        f'{title} says "{word}" and the return says {order}, {str(setting).replace("_", " ")}'
        for title, word, order, setting in zip(
            rows["title"], rows["word"], rows["order"], rows["setting"], strict=True
        )
    ]
    return pd.DataFrame({"child": rows["child"], "starts": rows["starts"], "written": written})


def _stops_in(rows: Held, name: str) -> pd.DataFrame:
    """Lines of the newest file of one table about a child that tell a stop, and the word for it."""
    lines = newest_files_last([cost_lines(rows, name)])
    newest = lines.groupby("child")["place"].transform("max") == lines["place"]
    lines = lines[newest].reset_index(drop=True)
    words = pd.Series(None, index=lines.index, dtype=object)
    if "setting" in lines:
        word = next((own for own in ("provision", "placement_type") if own in lines), "setting")
        words = words.mask(lines["setting"].isin(_CLOSED), lines[word].astype(object))
    if "place_code" in lines:
        year = lines["year"].astype(int) + 1
        code = lines["place_code"]
        closed = settings_of(code, pd.Series("", index=lines.index), year).isin(_CLOSED)
        words = words.mask(closed, code.astype(object))
    if "ls" in lines:
        words = words.mask(order_of(lines["ls"]).isin(_STOPS), lines["ls"].astype(object))
    frame = lines.assign(word=words, title=_title(name), year_of_prices=lines["year"])
    return frame[words.notna()][["child", "starts", "ends", "word", "title", "year_of_prices"]]


def _stops_in_lists(rows: Held) -> pd.DataFrame:
    """The newest Annex A list's stops, with the option as the list has it."""
    lists = rows.newest("annex_a", ["child"])
    ordered = order_of_annex_a(lists["legal_status"]).isin(_STOPS)
    words = lists["placement_type"].where(lists["setting"].isin(_CLOSED))
    words = lists["legal_status"].where(ordered, words)
    years = [FinancialYear.holding(day.date()).start for day in lists["content_date"]]
    return pd.DataFrame(
        {
            "child": lists["child"],
            "starts": pd.Series(pd.NaT, index=lists.index, dtype="datetime64[us]"),
            "ends": lists["care_ceased"],
            "word": words,
            "title": _title("annex_a"),
            "year_of_prices": pd.Series(years, index=lists.index, dtype="float64"),
        }
    )[words.notna().to_numpy()]


def _title(name: str) -> str:
    """The table's title as a sentence has it: without what stands in brackets."""
    return re.sub(r"\s*\(.*?\)", "", declared(name).title)
