"""Person-period rows: every four weeks in care, as seen from a landmark, and what ended them.

Landmarks lie on a quarterly grid. Each child has one on entering the study or care, then one a year
(which of the four quarters depends on the birthday), so that every week in care is in exactly one
row, and rows show what is known anything from no to 52 weeks before.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.children.council import CouncilData
from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.council import NO_WAY, STAYS_ON, Study, day_number
from models.journeys.history.features import (
    LATE_PLACES,
    advancing_columns,
    known_at,
    setting_columns,
)

STEP_DAYS = 28
QUARTER_DAYS = 91
YEAR_DAYS = 4 * QUARTER_DAYS  # 13 steps
EVE_OF_18_DAYS = 1  # turning 18 is recorded on the birthday or as the last day before it


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """One row each four weeks of a child in care.

    `x`: FEATURES. `group`: the group lived in (a place in GROUPS) at its start. `way`: the place in
    WAYS of what ended it, or NO_WAY. `weight`: the part of four weeks that was seen (an event
    counts whole). `person`, `day`, `placement` (place in the study) and `to_setting` (place in
    SETTINGS, -1 unless moved) say whose, when and where to.
    """

    person: Whole
    day: Whole
    placement: Whole
    x: Floats
    group: Whole
    way: Whole
    to_setting: Whole
    weight: Floats


def person_periods(data: CouncilData, study: Study) -> Rows:
    """All rows of a study. Late entry: nobody is at risk before their source's first return."""
    spans = _spans(study)
    person, landmark, until, remaining = _landmarks(spans, study)
    recorded = known_at(data, study, person, landmark)
    steps = -(-(until - landmark) // STEP_DAYS)
    of = np.repeat(np.arange(len(steps)), steps)
    number = np.arange(len(of)) - np.repeat(np.cumsum(steps) - steps, steps)
    day = landmark[of] + STEP_DAYS * number
    ends = np.minimum(day + STEP_DAYS, until[of])
    out_here = remaining[of] & (ends == until[of])
    placement = _placement_at(study, person[of], day)
    # Where the child is when the four weeks are over; on leaving, the last placement there was.
    later = _placement_at(study, person[of], np.where(out_here, ends - 1, ends))
    rows = study.placements
    moved = (later != placement) & ~out_here
    moved &= rows["care"].to_numpy()[later] == rows["care"].to_numpy()[placement]
    way = np.where(moved, rows["group"].to_numpy()[later], NO_WAY)
    way = np.where(out_here, rows["way"].to_numpy()[later], way).astype(np.int8)
    seen = np.where(way == NO_WAY, (ends - day) / STEP_DAYS, 1.0)
    return Rows(
        person=person[of],
        day=day,
        placement=placement,
        x=np.hstack(
            [recorded[of], features_of(study, placement, day, day - landmark[of], recorded[of])]
        ),
        group=rows["group"].to_numpy(np.int8)[placement],
        way=way,
        to_setting=np.where(moved, rows["setting"].to_numpy(np.int8)[later], -1).astype(np.int8),
        weight=seen,
    )


def features_of(study: Study, placement: Whole, day: Whole, lag: Whole, recorded: Floats) -> Floats:
    """ADVANCING of the child who is in a placement of the study on a day."""
    rows = study.placements.iloc[placement]
    born = study.people["born"].to_numpy()[rows["person"].to_numpy()]
    numbers = {
        name: rows[name].to_numpy(np.float64)
        for name in ("n_before", "n_residential", "n_foster", "n_care")
    }
    by_time = advancing_columns(
        age_days=(day - born).astype(np.float64),
        days_here=(day - rows["starts"].to_numpy()).astype(np.float64),
        days_in_care=(day - rows["care_started"].to_numpy()).astype(np.float64),
        **numbers,
        started_before=rows["started_on_or_before"].to_numpy(np.float64),
        since_residential=(day - rows["left_residential"].to_numpy()).astype(np.float64),
        day_of_year=day_of_year(day),
        lag_days=lag.astype(np.float64),
        late_known=recorded[:, LATE_PLACES],
    )
    return np.hstack([by_time, setting_columns(rows["setting"].to_numpy(np.int8))])


def day_of_year(day: Floats | Whole) -> Floats:
    """Days since 1 January, near enough for a season (1970-01-01 is day 0)."""
    within: Floats = day - 365.25 * np.floor(day * (1 / 365.25))
    return within


def _spans(study: Study) -> pd.DataFrame:
    """Periods of care within what the returns govern and before 18: person, enters, until, left.

    `left`: the period ends with a known way out of care. An unknown ending, 18 (by whatever
    code: "independent living" on that day is the birthday, no way out that could come earlier) and
    the study's end only stop the watching.
    """
    rows = study.placements
    by_care = rows.groupby("care")
    spans = by_care.agg(
        person=("person", "first"),
        starts=("starts", "min"),
        ends=("ends", "max"),
        way=("way", "last"),
    )
    people = study.people.loc[spans["person"]].reset_index(drop=True)
    spans = spans.reset_index(drop=True)
    watched = np.minimum(people["eighteen"], people["last_day"] + 1)
    spans["enters"] = np.maximum(spans["starts"], people["first_day"])
    spans["until"] = np.minimum(spans["ends"], watched)
    spans["left"] = (spans["ends"] <= watched) & (spans["way"] != NO_WAY)
    spans["left"] &= spans["ends"] < people["eighteen"] - EVE_OF_18_DAYS
    return spans[spans["enters"] < spans["until"]].reset_index(drop=True)


def _landmarks(spans: pd.DataFrame, study: Study) -> tuple[Whole, Whole, Whole, Flags]:
    """For each landmark: person, day, the day on which the next takes over, and whether care ends.

    The first of a period is the day it is entered; then one a year on the quarterly grid that
    counts back from the study's date.
    """
    enters, until = spans["enters"].to_numpy(), spans["until"].to_numpy()
    person = spans["person"].to_numpy()
    phase = (study.people["born"].to_numpy()[person] % 4) * QUARTER_DAYS
    anchor = day_number(study.as_of) - phase
    first = anchor + YEAR_DAYS * (np.floor_divide(enters - anchor, YEAR_DAYS) + 1)
    more = np.maximum(-(-(until - first) // YEAR_DAYS), 0)
    of = np.repeat(np.arange(len(spans)), more + 1)
    number = np.arange(len(of)) - np.repeat(np.cumsum(more + 1) - (more + 1), more + 1)
    day = np.where(number == 0, enters[of], first[of] + YEAR_DAYS * (number - 1))
    next_one = np.minimum(first[of] + YEAR_DAYS * number, until[of])
    left = spans["left"].to_numpy()[of] & (number == more[of])
    return person[of], day, next_one, left


def _placement_at(study: Study, person: Whole, day: Whole) -> Whole:
    """The place in the study of the placement that each person is in (or was last in) on a day."""
    rows = study.placements
    keys = rows["person"].to_numpy() * STAYS_ON + rows["starts"].to_numpy()
    return np.maximum(np.searchsorted(keys, person * STAYS_ON + day, "right") - 1, 0)
