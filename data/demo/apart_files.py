"""The files of what stands beside moves: prices agreed down, and families supported at home."""

from datetime import timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.calendar import Calendar, day_number, to_903_dates
from data.demo.kinds import WhereKind
from data.demo.money_files import provider_names
from data.demo.people import People
from data.demo.places import COUNCILS
from data.demo.prices import Prices
from data.demo.write import write_pounds, write_table
from models.money import FinancialYear

AGREEMENTS = 6
RISE = 1.06  # asked for by the homes; a made-up figure, as the usual rise of a year
AGREED_BEFORE_DAYS = 20
FAMILIES, CAME_IN = 44, 4
FOR_DAYS = 540
_SUPPORT = ("family therapy", "intensive support at home", "a family group conference",
            "respite with relatives", "a mentor")  # fmt: skip
_REASON = ("family conflict", "missing from home", "exclusion from school", "a parent's health")


def write_apart(
    folder: Path,
    calendar: Calendar,
    people: People,
    placements: pd.DataFrame,
    prices: Prices,
    rng: np.random.Generator,
) -> None:
    """Both of them."""
    _renegotiations(folder / "renegotiations.csv", calendar, people, placements, prices)
    _edge_of_care(folder / "edge_of_care.csv", calendar, people, placements, rng)


def _renegotiations(
    path: Path, calendar: Calendar, people: People, placements: pd.DataFrame, prices: Prices
) -> None:
    """Some bought homes whose rise of last April was refused or that came down then: what is paid
    since is what the payments have."""
    newest = FinancialYear.holding(calendar.data_date)
    april = day_number(newest.first_day)
    kind = placements["kind"].to_numpy().astype(np.intp)
    weekly = prices.weekly_gbp(newest.start)
    trust = weekly * (1 - prices.education_share - prices.health_share)
    open_now = placements["ends"].to_numpy() > day_number(calendar.data_date)
    there = (placements["starts"].to_numpy() < april) & open_now
    plain = ~np.isnan(weekly) & ~prices.no_split & (placements["order"] == "").to_numpy()
    use = np.flatnonzero((kind == WhereKind.HOME_INDEPENDENT) & there & plain)[:AGREEMENTS]
    person_record = placements["child"].to_numpy()[use]
    agreed = newest.first_day - timedelta(days=AGREED_BEFORE_DAYS)
    write_table(
        path,
        "renegotiations",
        {
            "child_id": people.number[person_record],
            "agreed_on": f"{agreed:%d/%m/%Y}",
            "starts": f"{newest.first_day:%d/%m/%Y}",
            "until": "",
            "old_weekly_gbp": write_pounds(np.round(trust[use] * RISE, 2)),
            "new_weekly_gbp": write_pounds(np.round(trust[use], 2)),
            "kind": np.where(np.arange(len(use)) % 2 == 0, "rise_refused", "price_cut"),
            "provider": provider_names(kind[use], placements["site"].to_numpy()[use]),
            "source": "letter of the provider, made up",
        },
    )


def _edge_of_care(
    path: Path,
    calendar: Calendar,
    people: People,
    placements: pd.DataFrame,
    rng: np.random.Generator,
) -> None:
    """Families of the last months; a few children of them came into care since."""
    day = day_number(calendar.data_date)
    first = placements.groupby("child")["starts"].min()
    lately = first[(first > day - FOR_DAYS // 2) & (first < day - 30)].index.to_numpy()[:CAME_IN]
    came = first.loc[lately].to_numpy() - rng.integers(20, 90, len(lately))
    at_home = day - rng.integers(10, FOR_DAYS, FAMILIES - len(lately))
    referred = np.concatenate([came, at_home])
    names = [*people.number[lately], *(f"E{number:04}" for number in range(1, len(at_home) + 1))]
    council = [
        *np.array(COUNCILS)[people.council[lately]],
        *rng.choice(np.array(COUNCILS), len(at_home)),
    ]
    ends = referred + rng.integers(90, 260, len(referred))
    write_table(
        path,
        "edge_of_care",
        {
            "child_id": names,
            "council": council,
            "referred_on": to_903_dates(referred),
            "reason": rng.choice(_REASON, len(referred)),
            "support": rng.choice(_SUPPORT, len(referred)),
            "ends_on": to_903_dates(ends),
        },
    )
