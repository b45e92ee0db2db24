"""What the returns say against each other: shown to whoever imports, so that nothing is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from models.children.caseload import eighteen_years_before
from models.children.council import CouncilData
from models.children.placements import mark_steps
from models.children.records import Ending, LegalStatus
from models.children.statements import (
    OPEN,
    cut_to_returns,
    known_rows,
    one_row_a_start,
)
from models.frames import rows_of

OLDEST_AGE = 26  # the oldest that anybody in a return of children looked after can be
_NEXT_START = "an end on or before the next episode's start"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing that the returns can't both mean, about one child.

    `year`: the collection year of the return that says it; `starts`: the start of the row meant;
    `reading`: how it is read all the same. The rows themselves are kept.
    """

    year: int
    source: str
    child_id: str
    starts: date
    column: str
    found: str
    wanted: str
    reading: str


@dataclass(frozen=True, slots=True)
class _Kind:
    column: str
    wanted: str
    reading: str


_OVERLAP = _Kind("DEC", _NEXT_START, "The earlier episode is read as ended where the next begins.")
_INSIDE = _Kind(
    "DEC", _NEXT_START, "The open episode is read as going on after the one inside it has ended."
)
_SAME_START = _Kind(
    "DECOM", "one episode from one day",
    "The open one is read, or the one that ends later; of two open ones the greater as text.",
)  # fmt: skip
_UNMARKED = _Kind("RNE", "P or B where the placement changes", "It is read as a new placement.")
_DISAGREE = _Kind("PLACE", "the same home in both returns", "The newest return is read.")
_ABSENT = _Kind(
    "DEC", "an end date, or the same row in the next return",
    "The child is read as out of care from the next day, ending unknown.",
)  # fmt: skip
_NO_NEXT = _Kind(
    "REC", "a next episode from that day after X1",
    "The child is read as out of care; add the next episode if the child is still looked after.",
)  # fmt: skip
_GROWN_UP = _Kind("DEC", "an end date", "The person is not listed.")
_NO_BIRTH_DATE = _Kind(
    "DOB", "the child in Header or another table with a date of birth",
    "The child is counted and not listed.",
)  # fmt: skip
_AGE = _Kind("DOB", f"an age from 0 to {OLDEST_AGE}", "The date of birth is read as it is.")


def return_doubts(data: CouncilData, as_of: date) -> tuple[Contradiction, ...]:
    """Every contradiction within and between returns up to a date, one a child and day.

    Sorted by return, then child_id.
    """
    rows = known_rows(data, as_of)
    if rows.empty:
        return ()
    people = data.frame("children").set_index("child")
    cut = cut_to_returns(rows)
    steps = mark_steps(cut)
    entries = [
        *_same_starts(rows),
        *_overlaps(one_row_a_start(rows)),
        *_changes(steps),
        *_absent(cut),
        *_without_next(cut),
        *_grown_up(cut, people, as_of),
        *_birth_dates(cut, people, as_of),
    ]
    names = people["child_id"].astype(str).to_dict()
    sources = people["source"].astype(str).to_dict()
    named = [
        Contradiction(
            int(year),
            sources.get(child, ""),
            names.get(child, child),
            starts.date(),
            kind.column,
            f"child {names.get(child, child)}: {text}",
            kind.wanted,
            kind.reading,
        )
        for year, child, starts, kind, text in entries
    ]
    return tuple(
        sorted(
            named,
            key=lambda contradiction: (
                contradiction.year,
                contradiction.child_id,
                contradiction.starts,
                contradiction.column,
            ),
        )
    )


_Entry = tuple[int, str, pd.Timestamp, _Kind, str]


def _same_starts(rows: pd.DataFrame) -> Iterator[_Entry]:
    """Two different episodes of one child from one day in one return."""
    by_start = rows.drop_duplicates(["child", "place", "starts", "text"])
    twice = by_start[by_start.duplicated(["child", "place", "starts"])]
    for row in rows_of(twice.drop_duplicates(["child", "starts"])):
        yield (
            row.year,
            row.child,
            row.starts,
            _SAME_START,
            (f"two episodes from {row.starts:%d/%m/%Y}"),
        )


def _overlaps(rows: pd.DataFrame) -> Iterator[_Entry]:
    """Two episodes of a return that share days: the earlier was ended at the later start."""
    resumed = set(
        zip(rows.loc[rows["resumed"], "child"], rows.loc[rows["resumed"], "text"], strict=True)
    )
    twice = rows[rows["overlapped"]].drop_duplicates(["child", "starts"], keep="last")
    for row in rows_of(twice):
        if (row.child, row.text) in resumed:
            yield (
                row.year,
                row.child,
                row.starts,
                _INSIDE,
                (
                    f"the episode of {row.starts:%d/%m/%Y} is open, and another one lies inside "
                    f"it, "
                    f"from {row.until:%d/%m/%Y}"
                ),
            )
            continue
        text = f"the episode of {row.starts:%d/%m/%Y} runs into the next, from {row.until:%d/%m/%Y}"
        yield row.year, row.child, row.starts, _OVERLAP, text


def _changes(steps: pd.DataFrame) -> Iterator[_Entry]:
    """Rows that change where the child lives without saying so, and returns that disagree."""
    for row in rows_of(steps[steps["unmarked_change"]]):
        text = f"the episode of {row.begins:%d/%m/%Y} names another kind of home"
        yield row.year, row.child, row.starts, _UNMARKED, text
    for row in rows_of(steps[steps["disagree"]]):
        text = f"two returns differ about where the child lived on {row.begins:%d/%m/%Y}"
        yield row.year, row.child, row.starts, _DISAGREE, text


def _absent(cut: pd.DataFrame) -> Iterator[_Entry]:
    """Children open at the end of one return and in no row of the next."""
    following = cut.groupby("child")[["begins", "place"]].shift(-1)
    consecutive = cut["next_year"] == cut["year"] + 1
    goes_on = (following["begins"] == cut["until"]) & (following["place"] == cut["next_place"])
    # Annex A leaves short breaks out, and each of them ends after days anyway.
    short = cut["order"] == LegalStatus.SHORT_BREAKS.value
    column = cut["cut_at_return_end"] & consecutive & ~goes_on & ~short
    for row in rows_of(cut[column]):
        text = f"open on {row.covers_to:%d/%m/%Y} and not carried on in the next return"
        yield row.year, row.child, row.starts, _ABSENT, text


def _without_next(cut: pd.DataFrame) -> Iterator[_Entry]:
    """Episodes that ended because the next began (X1), without a next one from that day."""
    following = cut.groupby("child")["begins"].shift(-1)
    moved = (cut["ending"] == Ending.MOVED.value) & (cut["until"] < OPEN)
    for row in rows_of(cut[moved & ~(following <= cut["until"])]):
        text = f"moved on {row.until:%d/%m/%Y} by X1, and no episode begins that day"
        yield row.year, row.child, row.starts, _NO_NEXT, text


def _grown_up(cut: pd.DataFrame, people: pd.DataFrame, as_of: date) -> Iterator[_Entry]:
    """Open episodes of people who are 18 or over: not listed."""
    limit = pd.Timestamp(eighteen_years_before(as_of))
    still = cut[cut["until"] == OPEN]
    adult = still[pd.to_datetime(still["child"].map(people["born"])) <= limit]
    for row in rows_of(adult):
        yield row.year, row.child, row.starts, _GROWN_UP, "18 or over and the episode is open"


def _birth_dates(cut: pd.DataFrame, people: pd.DataFrame, as_of: date) -> Iterator[_Entry]:
    """Open episodes of children without a date of birth, or with one that can't be right."""
    still = cut[cut["until"] == OPEN]
    born = pd.to_datetime(still["child"].map(people["born"]))
    for row in rows_of(still[born.isna()]):
        text = "no date of birth in any file, so not listed"
        yield row.year, row.child, row.starts, _NO_BIRTH_DATE, text
    day = pd.Timestamp(as_of)
    unlikely = (born > still["starts"]) | (born < day - pd.DateOffset(years=OLDEST_AGE))
    for row in rows_of(still.assign(born=born)[unlikely]):
        text = f"born on {row.born:%d/%m/%Y}, in care since {row.starts:%d/%m/%Y} or before"
        yield row.year, row.child, row.starts, _AGE, text
