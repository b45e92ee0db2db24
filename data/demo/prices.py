"""What each made-up placement costs a week, and which part of it is the trust's."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.demo.kinds import RESIDENTIAL, WhereKind
from data.demo.people import People
from data.demo.placements import OPEN

PRICE_YEAR = 2023  # the financial year that base prices are of: 2023-24
RESIDENTIAL_MEAN_GBP = 5_400.0  # average residential placement, 2023/24 (public figure)
DEAREST_GBP = 16_096.0  # dearest placement, in the newest file's prices (public figure)
RESIDENTIAL_UPLIFT, OTHER_UPLIFT = 0.06, 0.04
UNKNOWN_SHARE = 0.006  # of prices, those left blank
UNKNOWN_NOW = 2  # of those of children in residential care now, at least
NO_SPLIT_SHARE = 0.03
BLOCK_HOMES = 7  # of the homes bought from others, those with a block contract

# Typical pounds a week at 2023/24 prices, and how much placements differ (log scale).
_TYPICAL = {
    WhereKind.FOSTER_IN_HOUSE: (610, 0.12),
    WhereKind.FOSTER_INDEPENDENT: (930, 0.13),
    WhereKind.FOSTER_SPECIALIST: (1_640, 0.10),
    WhereKind.CONNECTED: (340, 0.15),
    WhereKind.HOME_INDEPENDENT: (5_200, 0.27),
    WhereKind.HOME_IN_HOUSE: (4_630, 0.0),
    WhereKind.SCHOOL: (3_900, 0.2),
    WhereKind.SECURE: (8_300, 0.1),
    WhereKind.OTHER_RESIDENTIAL: (4_400, 0.2),
    WhereKind.UNREGISTERED: (9_600, 0.2),
    WhereKind.SUPPORTED: (1_080, 0.4),
    WhereKind.PARENT_AND_CHILD: (3_300, 0.15),
    WhereKind.CUSTODY: (1_900, 0.1),
}


@dataclass(frozen=True, slots=True)
class Prices:
    """In step with the placements. Shares are of the total; NaN base = price not known."""

    base_gbp: np.ndarray
    uplift: np.ndarray
    education_share: np.ndarray
    health_share: np.ndarray
    no_split: np.ndarray
    block: np.ndarray
    notice_days: np.ndarray

    def weekly_gbp(self, start_year: int) -> np.ndarray:
        """Pounds a week in the prices of the financial year that starts then, to the pound."""
        values: np.ndarray = np.rint(self.base_gbp * (1 + self.uplift) ** (start_year - PRICE_YEAR))
        return values


def prices_of(
    placements: pd.DataFrame, people: People, newest_year: int, rng: np.random.Generator
) -> Prices:
    """Prices whose mean over the children in residential care now is the published one."""
    kind = placements["kind"].to_numpy().astype(np.intp)
    child = placements["child"].to_numpy()
    count = len(kind)
    typical, spread = np.full(len(WhereKind), np.nan), np.zeros(len(WhereKind))
    for where_kind, (gbp, differs) in _TYPICAL.items():
        typical[where_kind], spread[where_kind] = gbp, differs
    base = typical[kind] * np.exp(rng.normal(0, 1, count) * spread[kind])
    base *= np.where(kind == WhereKind.HOME_INDEPENDENT, np.exp(0.09 * people.severity[child]), 1)
    own = kind == WhereKind.HOME_IN_HOUSE
    base[(rng.random(count) < UNKNOWN_SHARE) & ~own] = np.nan
    uplift = np.where(RESIDENTIAL[kind], RESIDENTIAL_UPLIFT, OTHER_UPLIFT)
    current = RESIDENTIAL[kind] & (placements["ends"] == OPEN).to_numpy()
    current &= (placements["order"] == "").to_numpy()
    base[
        rng.permutation(np.flatnonzero(current & (kind == WhereKind.HOME_INDEPENDENT)))[
            :UNKNOWN_NOW
        ]
    ] = np.nan
    current &= ~np.isnan(base)
    _calibrate(base, current, kind, newest_year)
    school = kind == WhereKind.SCHOOL
    with_school = (rng.random(count) < 0.18) & (kind == WhereKind.HOME_INDEPENDENT)
    ill = people.disabled[child] | (people.severity[child] > 1.4)
    joint = RESIDENTIAL[kind] & ~own & ill & (rng.random(count) < 0.45)
    return Prices(
        base_gbp=base,
        uplift=uplift,
        education_share=np.where(school, 0.35, np.where(with_school, 0.15, 0.0)),
        health_share=np.where(joint, rng.choice([0.1, 0.2, 0.3], count), 0.0),
        no_split=rng.random(count) < NO_SPLIT_SHARE,
        block=(kind == WhereKind.HOME_INDEPENDENT) & (placements["site"].to_numpy() % 19 == 11),
        notice_days=np.where(
            kind == WhereKind.HOME_INDEPENDENT,
            28,
            np.where(RESIDENTIAL[kind] & ~own, rng.choice([14, 28, 56], count), np.nan),
        ),
    )


def _calibrate(base: np.ndarray, current: np.ndarray, kind: np.ndarray, newest_year: int) -> None:
    """Scale the homes that are bought until the mean is right; the dearest has its own price."""
    dearest = DEAREST_GBP / (1 + RESIDENTIAL_UPLIFT) ** (newest_year - PRICE_YEAR)
    bought = kind == WhereKind.HOME_INDEPENDENT
    top = np.flatnonzero(current & (kind == WhereKind.UNREGISTERED))
    top = top if len(top) else np.flatnonzero(current & bought)
    top = top[base[top].argmax()]
    base[top] = dearest
    others = RESIDENTIAL[kind] & (np.arange(len(kind)) != top)
    base[others] = np.minimum(base[others], 0.95 * dearest)
    rest = current & ~bought | (np.arange(len(kind)) == top)
    wanted = RESIDENTIAL_MEAN_GBP * current.sum() - base[rest & current].sum()
    factor = wanted / base[current & bought & ~rest].sum()
    scaled = bought & (np.arange(len(kind)) != top)
    base[scaled] = np.minimum(base[scaled] * factor, 0.95 * dearest)
