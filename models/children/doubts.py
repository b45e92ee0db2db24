"""What the returns say against each other: shown to whoever imports, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from models.children.caseload import eighteen_years_before
from models.children.council import CouncilData
from models.children.placements import mark_steps
from models.children.statements import (
    OPEN,
    governing_returns,
    known_rows,
    one_row_a_start,
    pieces,
)
from models.frames import each
from models.problems import Problem, Weight

KEPT = "The newest return is used; correct the record and send the return again if it is wrong."


def return_doubts(data: CouncilData, as_of: date) -> tuple[Problem, ...]:
    """Every contradiction within and between returns up to a date, one Problem a child and day.

    Sorted by return, then child_id. The rows themselves are kept.
    """
    rows = known_rows(data, as_of)
    if rows.empty:
        return ()
    returns = governing_returns(data.frame("returns"), as_of, known_only=False)
    people = data.frame("children").set_index("child")
    cut = pieces(rows)
    steps = mark_steps(cut)
    found = [
        *_overlaps(one_row_a_start(rows)),
        *_changes(steps),
        *_absent(cut, returns),
        *_grown_up(cut, people, as_of),
        *_without_birth_date(cut, people),
    ]
    named = sorted((f"SSDA903 {year}", str(people["child_id"].get(child, child)), *rest)
                   for year, child, *rest in found)  # fmt: skip
    return tuple(
        Problem(Weight.DOUBTFUL, file, None, column, f"child {child}: {what}", wanted, KEPT)
        for file, child, column, what, wanted in named
    )


Found = tuple[int, str, str, str, str]  # year, child, column, what was found, what is wanted


def _overlaps(rows: pd.DataFrame) -> Iterator[Found]:
    """Two episodes of a return that share days: the earlier was ended at the later start."""
    twice = rows[rows["overlapped"]].drop_duplicates(["child", "starts"], keep="last")
    for row in each(twice):
        what = f"the episode of {row.starts:%d/%m/%Y} runs into the next, from {row.until:%d/%m/%Y}"
        yield (row.year, row.child, "DEC", what, "an end on or before the next episode's start")


def _changes(steps: pd.DataFrame) -> Iterator[Found]:
    """Rows that change where the child lives without saying so, and returns that disagree."""
    for row in each(steps[steps["unmarked_change"]]):
        what = f"the episode of {row.begins:%d/%m/%Y} names another kind of home"
        yield (row.year, row.child, "RNE", what, "P or B where the placement changes")
    for row in each(steps[steps["disagree"]]):
        what = f"two returns differ about where the child lived on {row.begins:%d/%m/%Y}"
        yield (row.year, row.child, "PLACE", what, "the same home in both returns")


def _absent(cut: pd.DataFrame, returns: pd.DataFrame) -> Iterator[Found]:
    """Children open at the end of one return and in no row of the next."""
    following = cut.groupby("child")[["begins", "place"]].shift(-1)
    held = returns.assign(next_year=returns.groupby("source")["year"].shift(-1))
    consecutive = cut["return_id"].map(held.set_index("return_id")["next_year"]) == cut["year"] + 1
    goes_on = (following["begins"] == cut["until"]) & (following["place"] == cut["place"] + 1)
    left = cut["cut_at_return_end"] & consecutive & ~goes_on
    for row in each(cut[left]):
        what = f"open on {row.covers_to:%d/%m/%Y} and not carried on in the next return"
        yield (row.year, row.child, "DEC", what, "an end date, or the same row in the next return")


def _grown_up(cut: pd.DataFrame, people: pd.DataFrame, as_of: date) -> Iterator[Found]:
    """Open episodes of people who are 18 or over: not listed."""
    limit = pd.Timestamp(eighteen_years_before(as_of))
    still = cut[cut["until"] == OPEN]
    adult = still[pd.to_datetime(still["child"].map(people["born"])) <= limit]
    for row in each(adult):
        yield (row.year, row.child, "DEC", "18 or over and the episode is open", "an end date")


def _without_birth_date(cut: pd.DataFrame, people: pd.DataFrame) -> Iterator[Found]:
    """Open episodes of children whose date of birth is in no file: counted, not listed."""
    still = cut[cut["until"] == OPEN]
    for row in each(still[still["child"].map(people["born"]).isna()]):
        wanted = "the child in Header or another table with a date of birth"
        yield (row.year, row.child, "DOB", "no date of birth in any file, so not listed", wanted)
