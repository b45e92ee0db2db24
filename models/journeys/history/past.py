"""What was known at past dates: the ground on which a model is tried before it may speak.

Every origin is a 31 March. What is known there comes from the returns that had ended by then, so
returns that come later change neither what was fitted at an origin nor what was said there.
"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from models.children.council import CouncilData
from models.journeys.history.arrays import Floats
from models.journeys.history.council import STAYS_ON, Study, day_number, study_history
from models.journeys.history.features import FEATURES, known_at
from models.journeys.history.moves import list_moves
from models.journeys.history.rows import QUARTER_DAYS, features_of
from models.settings import RESIDENTIAL

ORIGINS = 6  # how many 31 Marches are tried, the latest ones


@dataclass(frozen=True, slots=True, eq=False)
class KnownMoves:
    """The moves that were known on a 31 March (models/journeys/history/moves.py), and FEATURES
    of each."""

    on: date
    moves: pd.DataFrame
    x: Floats

    @property
    def day(self) -> int:
        return day_number(self.on)


def data_known_on(data: CouncilData, on: date) -> CouncilData:
    """The council as it was held on a day: without the returns that ended later."""
    returns = data.frame("returns")
    frame = returns[pd.to_datetime(returns["covers_to"]) <= pd.Timestamp(on)]
    episodes = data.frame("episodes")
    rows = episodes[episodes["return_id"].isin(frame["return_id"])]
    return replace(data, frames=data.frames | {"returns": frame, "episodes": rows})


def forecast_origins(data: CouncilData, as_of: date, years: int) -> tuple[date, ...]:
    """The latest 31 Marches, oldest first, that are followed by so many years of returns.

    None before the first return ended, and none whose years weren't over by `as_of`.
    """
    ends = pd.to_datetime(data_known_on(data, as_of).frame("returns")["covers_to"])
    if ends.empty:
        return ()
    last = ends.max().date()
    latest = last.year - (last < date(last.year, 3, 31)) - years
    days = (date(year, 3, 31) for year in range(latest - ORIGINS + 1, latest + 1))
    return tuple(day for day in days if day >= ends.min().date())


def year_after(day: date) -> date:
    """The next 31 March after a 31 March."""
    return date(day.year + 1, 3, 31)


def known_before(data: CouncilData, as_of: date) -> tuple[KnownMoves, ...]:
    """What was known at each origin: a year of moves follows, and a year in which they may end."""
    movers = _movers(data)
    return tuple(_known(movers, day) for day in forecast_origins(data, as_of, years=2))


def _movers(data: CouncilData) -> CouncilData:
    """The council without those who can't matter to a move out of residential care: whoever was
    never in it, unless a brother or sister was (whether they are in care is known of a mover)."""
    episodes, pairs = data.frame("episodes"), data.frame("siblings")
    residential = [setting.value for setting in RESIDENTIAL]
    movers = set(episodes["child"][episodes["setting"].isin(residential)])
    column, other = pairs["child"].isin(movers), pairs["sibling"].isin(movers)
    kept = movers | set(pairs["sibling"][column]) | set(pairs["child"][other])
    frames = {name: data.frame(name) for name in ("episodes", "children")}
    chosen = {name: frame[frame["child"].isin(kept)] for name, frame in frames.items()}
    return replace(data, frames=data.frames | chosen)


def _known(data: CouncilData, on: date) -> KnownMoves:
    evidence = study_history(data, on)
    frame = list_moves(evidence)
    return KnownMoves(on, frame, features_of_moves(data, evidence, frame))


def features_of_moves(data: CouncilData, study: Study, history: pd.DataFrame) -> Floats:
    """FEATURES of each mover as known at the last quarterly landmark before the move."""
    if history.empty:
        return np.zeros((0, len(FEATURES)))
    person = history["person"].to_numpy(np.int64)
    moved_on = history["moved_on"].to_numpy(np.int64)
    rows = study.placements
    keys = rows["person"].to_numpy() * STAYS_ON + rows["starts"].to_numpy()
    left = np.searchsorted(keys, person * STAYS_ON + moved_on, "left") - 1  # the home moved from
    grid = day_number(study.as_of) - QUARTER_DAYS * (
        (day_number(study.as_of) - (moved_on - 1)) // QUARTER_DAYS + 1
    )
    landmark = np.maximum(grid, rows["care_started"].to_numpy()[left])
    recorded = known_at(data, study, person, landmark)
    return np.hstack([recorded, features_of(study, left, moved_on, moved_on - landmark, recorded)])
