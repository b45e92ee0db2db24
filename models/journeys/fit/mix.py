"""Which kind of home within a group: by the home before, the age, and the council's habit."""

from dataclasses import dataclass

import numpy as np

from models.journeys.history.arrays import Flags, Floats, Whole
from models.journeys.history.council import GROUP_OF_PLACE, Study
from models.journeys.history.kinds import GROUPS, SETTINGS
from models.journeys.history.rows import Rows
from models.money import DAYS_PER_YEAR

AGES = (5, 10, 16)  # under 5, 5 to 9, 10 to 15, 16 and 17
RECENT_DAYS = 5 * 365
WORTH = 4.0  # how many moves the coarser table counts for in the finer one


@dataclass(frozen=True, slots=True, eq=False)
class Mix:
    """`upto[age, from, group, to]`: the chance of a setting up to `to` in order, as floats."""

    upto: Floats

    def draw(
        self,
        age_days: Floats,
        setting: Whole,
        group: Whole,
        chance: Floats,
    ) -> Whole:
        """The setting moved to, by numbers between 0 and 1."""
        rows = self.upto[age_band(age_days), setting.astype(int), group.astype(int)]
        places: Whole = (chance[:, None] > rows).sum(axis=1).astype(np.int8)
        return places


def age_band(age_days: Floats | Whole) -> Whole:
    """0 to 3, by AGES."""
    years = np.asarray(age_days) / DAYS_PER_YEAR
    return np.searchsorted(np.array(AGES, float), years, "right").astype(np.int64)


def fit_mix(study: Study, rows: Rows) -> Mix:
    """The mix of the last five years; where few moved so, that of the group and of all."""
    moved = (rows.to_setting >= 0) & (rows.day > rows.day.max(initial=0) - RECENT_DAYS)
    to = rows.to_setting[moved].astype(int)
    origin = study.placements["setting"].to_numpy()[rows.placement[moved]].astype(int)
    born = study.people["born"].to_numpy()[rows.person[moved]]
    age = age_band(rows.day[moved] - born)
    n, places = len(SETTINGS), len(AGES) + 1
    fine = np.zeros((places, n, n))
    np.add.at(fine, (age, origin, to), 1.0)
    upto = np.ones((places, n, len(GROUPS), n), np.float32)
    of_group = GROUP_OF_PLACE[np.arange(n)]
    for group in range(len(GROUPS)):
        inside = of_group == group
        seen = np.where(inside, fine.sum(axis=(0, 1)), 0.0)
        anyone = seen / seen.sum() if seen.any() else inside / inside.sum()  # never seen: any
        for band in range(places):
            by_age = _shares(fine[band].sum(axis=0), inside, anyone)
            for setting in range(n):
                shares = _shares(fine[band, setting], inside, by_age)
                upto[band, setting, group] = np.cumsum(shares)
                upto[band, setting, group, np.flatnonzero(inside)[-1] :] = 1.0
    return Mix(upto)


def _shares(counts: Floats, inside: Flags, coarser: Floats) -> Floats:
    """Shares among the settings of one group, drawn towards a coarser table's."""
    held = np.where(inside, counts, 0.0) + WORTH * coarser
    shares: Floats = held / held.sum()
    return shares
