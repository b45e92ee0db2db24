"""Children still to come into care: how many, when in the year, how old, and where they go first.

Counts are Poisson with the level of the last three years (the latest weighs most), which is itself
uncertain, the season of the whole history, and a level that wanders from year to year as it has
done before. Who they are is drawn from those who came in the last three years (age, first home,
council, order and all together).
"""

from dataclasses import dataclass

import numpy as np

from models.children.council import CouncilData
from models.journeys.history.arrays import Floats, Whole
from models.journeys.history.council import Study
from models.journeys.history.features import known_at
from models.money import DAYS_PER_YEAR

RECENT_YEARS = 3
SEASON_WORTH = 12.0  # entries that an even year counts for in each month
STEADIEST, WILDEST = 0.05, 0.30  # bounds of a level's yearly change, whatever few years say


@dataclass(frozen=True, slots=True, eq=False)
class Entrants:
    """Past entrants as templates of those to come, and how often they come.

    `yearly`: entries a year lately, from `seen` entries in `years` years, both by weight: a year
    weighs half of the one after it. `season`: the share of a year's entries in each calendar month
    × 12. `year_spread`: standard deviation of the change of the log level from year to year. The
    arrays have one row a template; `known` is features.KNOWN on entering care.
    """

    seen: float
    years: float
    season: Floats
    year_spread: float
    known: Floats
    age_days: Floats
    setting: Whole
    n_residential: Floats
    n_foster: Floats
    n_care: Floats
    councils: tuple[str, ...]

    @property
    def yearly(self) -> float:
        return self.seen / self.years if self.years else 0.0


def fit_entrants(data: CouncilData, study: Study) -> Entrants:
    """Entries into care that the returns saw: real starts only, under 18, no short breaks."""
    rows = study.placements
    first = rows[~rows.duplicated("care")]
    people = study.people.loc[first["person"]].reset_index(drop=True)
    starts = first["starts"].to_numpy(np.int64)
    seen = (people["first_day"].to_numpy() <= starts) & (starts <= people["last_day"].to_numpy())
    seen &= (starts < people["eighteen"].to_numpy()) & ~first["started_on_or_before"].to_numpy(bool)
    first, people, starts = first[seen], people[seen].reset_index(drop=True), starts[seen]
    ends = int(study.people["last_day"].max()) + 1
    begins = int(study.people["first_day"].min())
    years = min(float(RECENT_YEARS), (ends - begins) / DAYS_PER_YEAR)
    recent = starts >= ends - round(years * DAYS_PER_YEAR)
    weight = 0.5 ** np.floor((ends - 1 - starts[recent]) / DAYS_PER_YEAR)
    lately, ages = first[recent], (starts - people["born"].to_numpy())[recent]
    return Entrants(
        seen=float(weight.sum()),
        years=_weighed(years),
        season=_season(starts),
        year_spread=_year_spread(starts, begins, ends),
        known=known_at(data, study, lately["person"].to_numpy(np.int64), starts[recent]),
        age_days=np.maximum(ages, 0).astype(np.float64),
        setting=lately["setting"].to_numpy(np.int8),
        n_residential=lately["n_residential"].to_numpy(np.float64),
        n_foster=lately["n_foster"].to_numpy(np.float64),
        n_care=lately["n_care"].to_numpy(np.float64),
        councils=tuple(people["council"][recent]),
    )


def _season(starts: Whole) -> Floats:
    """Twelve numbers around 1, from the calendar months in which children came."""
    months = starts.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
    counts = np.bincount(months, minlength=12) + SEASON_WORTH
    season: Floats = counts / counts.mean()
    return season


def _year_spread(starts: Whole, begins: int, ends: int) -> float:
    """How much more whole years differ from the one before than chance alone would make them."""
    full = int((ends - begins) / DAYS_PER_YEAR)
    if full < 3:
        return STEADIEST * 2
    back = np.floor((ends - 1 - starts) / DAYS_PER_YEAR).astype(int)
    counts = np.bincount(back[back < full], minlength=full)[::-1].astype(float)
    mean = counts.mean()
    by_chance = 2 / max(mean, 1.0)  # what Poisson counts alone would make of the squares below
    squares = np.diff(np.log(counts + 0.5)) ** 2
    return float(np.clip(np.sqrt(max(0.0, squares.mean() - by_chance)), STEADIEST, WILDEST))


def _weighed(years: float) -> float:
    """Years by weight: the last counts whole, the one before half, and so on."""
    full, part = int(years), years - int(years)
    return float(sum(0.5**year for year in range(full)) + part * 0.5**full)
