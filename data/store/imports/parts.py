"""Tables of a return that came without its Episodes: which held return they belong to."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy import Connection, select

from data.formats.batch import ReturnRows
from data.formats.table import CellKind
from data.formats.tables import table_named as declared
from data.store.schema.bulk import read_frame
from data.store.schema.tables import CHILD_ID, ROWS, child, statutory_return
from models.money import FinancialYear
from models.problems import Problem, Weight

_BIRTHDAYS = {"dob", "mc_dob"}
_ENOUGH = 0.5  # share of the part's children that the return must know; below, it is another's


@dataclass(frozen=True, slots=True)
class HeldReturn:
    """A return that is in the database."""

    return_id: int
    content_date: date


def best_return(connection: Connection, source: str, part: ReturnRows) -> HeldReturn | None:
    """The held 903 return of the same source that knows most of the part's children.

    Among equals the one of the year in which the part's own newest date lies, then the one with the
    fewest other children, then the newest. None when no return knows at least half of them.
    """
    theirs = {name for frame in part.tables.values() for name in frame[CHILD_ID].astype("str")}
    year = _year_of(part)
    ranked = []
    for found_result, texts in _returns(connection, source).items():
        share = len(theirs & texts) / len(theirs) if theirs else 0.0
        if share >= _ENOUGH:
            ranked.append(
                (
                    (share, found_result.year == year, -len(texts), found_result.content_date),
                    found_result,
                )
            )
    if not ranked:
        return None
    best = max(ranked, key=lambda pair: (pair[0], pair[1].return_id))[1]
    return HeldReturn(best.return_id, best.content_date)


def no_return_holds_them(table: str, frame: pd.DataFrame) -> list[Problem]:
    """One problem a file, with the cure."""
    title = declared(table).title
    return [
        Problem(
            weight=Weight.FILE,
            file=str(file),
            row=None,
            column="",
            found=f"{len(rows)} rows of {title}, about children whom no return held knows",
            wanted=f"{title} together with the Episodes of the same year, or after them",
            what_to_do="Import the year's Episodes first (or the whole folder), then this again.",
        )
        for file, rows in frame.groupby(frame["_file"].astype("str"))
    ]


def _year_of(part: ReturnRows) -> int | None:
    """The collection year of the newest thing that the part tells of, if it tells of any."""
    newest = None
    for table, frame in part.tables.items():
        for column in declared(table).columns:
            if column.kind is not CellKind.DATE or column.future_ok or column.name in _BIRTHDAYS:
                continue
            latest = frame[column.name].max() if column.name in frame else pd.NaT
            if pd.notna(latest) and (newest is None or latest > newest):
                newest = latest
    return None if newest is None else FinancialYear.holding(newest.date()).start + 1


@dataclass(frozen=True, slots=True)
class _Found:
    return_id: int
    year: int
    content_date: date


def _returns(connection: Connection, source: str) -> dict[_Found, set[str]]:
    """Every held 903 return of the source with the identifiers in its Episodes."""
    columns = statutory_return.c
    held = connection.execute(
        select(columns.id, columns.year, columns.content_date).where(
            columns.source == source, columns.kind == "ssda903"
        )
    ).all()
    episodes = ROWS["episodes"]
    named = read_frame(
        connection,
        select(episodes.c.return_id, child.c.child_id)
        .distinct()
        .select_from(episodes.join(child))
        .where(child.c.source == source),
    )
    children = {int(str(key)): set(rows) for key, rows in named.groupby("return_id")["child_id"]}
    return {_Found(*row): children.get(row.id, set()) for row in held}
