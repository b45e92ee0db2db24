"""What nobody in a real council can know: the true chance of each planned move, kept for tests."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.demo.calendar import EPOCH
from data.demo.effects import Effect, Predictor, chance_of_lasting, planted_effects
from data.demo.placements import History


@dataclass(frozen=True, slots=True)
class TrueMove:
    """One planned move: to a foster family from residential care, or home from anywhere in care.

    `p_lasts_…`: the chance, on the day of the move, that it hadn't ended early after so many weeks.
    """

    child_id: str
    moved_on: date
    to_home: bool
    from_residential: bool
    p_lasts_13: float
    p_lasts_26: float
    p_lasts_52: float


@dataclass(frozen=True, slots=True)
class Truth:
    """Never in the files that are imported. `effects` are the planted coefficients."""

    seed: int
    today: date
    data_date: date
    moves: tuple[TrueMove, ...]
    effects: tuple[Effect, ...]

    def frame(self) -> pd.DataFrame:
        """The moves, one a row, in columns named as in `TrueMove`."""
        names = list(TrueMove.__slots__)
        rows = [[getattr(move, name) for name in names] for move in self.moves]
        return pd.DataFrame(rows, columns=names)


def truth_of(history: History, seed: int, today: date, data_date: date) -> Truth:
    """The planned moves of the children who are in the files, by child and day."""
    chosen = history.chosen
    chance = {}
    for weeks in (13, 26, 52):
        home = chance_of_lasting(Predictor.ENDS_HOME, chosen.log_hazard, weeks)
        foster = chance_of_lasting(Predictor.ENDS_FOSTER, chosen.log_hazard, weeks)
        chance[weeks] = np.where(chosen.to_home, home, foster)
    moves = [
        TrueMove(
            str(history.people.number[who]),
            EPOCH + timedelta(days=int(chosen.day[position])),
            bool(chosen.to_home[position]),
            bool(chosen.from_residential[position]),
            *(float(chance[weeks][position]) for weeks in (13, 26, 52)),
        )
        for position, who in enumerate(chosen.who.tolist())
    ]
    ordered = tuple(sorted(moves, key=lambda move: (move.child_id, move.moved_on)))
    return Truth(seed, today, data_date, ordered, planted_effects())
