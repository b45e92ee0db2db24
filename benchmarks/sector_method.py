"""The sector's usual forecast, written anew as the baseline to beat: daily rates, no uncertainty.

After the published description of the children's services demand model in common use
(data-to-insight/cs-demand-model): children are counted by five age bands × Fostering, Residential,
Supported, Other. From a reference period come mean daily rates of moving between the four kinds or
out of care, by age band, and a constant number of entrants a day. The population is then carried
forward day by day: it ages (a band loses 1/length of its children a day), moves, and is joined by
the entrants. One number a day, no range.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from models.evidence import FOSTERING
from models.money import DAYS_PER_YEAR
from models.settings import RESIDENTIAL, Setting

KINDS = ("Fostering", "Residential", "Supported", "Other")
OUT = len(KINDS)  # the way out of care, the last column of the moves
BAND_STARTS = np.array([0.0, 1.0, 5.0, 10.0, 16.0])  # years; the last band ends at 18
BAND_YEARS = np.array([1.0, 4.0, 5.0, 6.0, 2.0])
REFERENCE = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Rates:
    """`moves[band, from, to]`: share of a kind's children a day (to OUT = leaves care);
    `entrants[band, kind]`: children a day."""

    moves: np.ndarray
    entrants: np.ndarray


def kind_of(settings: pd.Series) -> np.ndarray:
    """The place of each setting in KINDS."""
    groups = {residential.value: 1 for residential in RESIDENTIAL} | {
        fostering.value: 0 for fostering in FOSTERING
    }
    groups[Setting.SUPPORTED_ACCOMMODATION.value] = 2
    return settings.map(groups).fillna(3).to_numpy(dtype=int)


def stays_of(placements: pd.DataFrame, born: pd.Series) -> pd.DataFrame:
    """Placements (without short breaks) as child, starts, ends, kind, born, enters, next_kind."""
    rows = placements[~placements["short_breaks"]].copy()
    rows["kind"] = kind_of(rows["setting"])
    rows["born"] = pd.to_datetime(rows["child"].map(born))
    rows = rows.dropna(subset=["born"])
    rows["enters"] = rows["starts"] == rows["care_started"]
    following = rows.groupby("child")[["starts", "kind"]].shift(-1)
    goes_on = following["starts"] == rows["ends"]
    rows["next_kind"] = following["kind"].where(goes_on, OUT).astype(int)
    return rows


def band_on(born: pd.Series, day: pd.Series | pd.Timestamp) -> np.ndarray:
    """The age band on a day: 0 to 4, from 18 on 5."""
    years = (day - born).dt.days.to_numpy() / DAYS_PER_YEAR
    bands = np.searchsorted(BAND_STARTS, years, side="right") - 1
    return np.where(years >= 18, len(BAND_STARTS), np.maximum(bands, 0))


def population(stays: pd.DataFrame, day: date) -> np.ndarray:
    """Children by band and kind on a day."""
    moment = pd.Timestamp(day)
    frame = stays[(stays["starts"] <= moment) & ~(stays["ends"] <= moment)]
    counts = np.zeros((len(BAND_STARTS), len(KINDS)))
    bands = band_on(frame["born"], moment)
    young = bands < len(BAND_STARTS)
    np.add.at(counts, (bands[young], frame["kind"].to_numpy()[young]), 1)
    return counts


def rates_of(stays: pd.DataFrame, origin: date, reference: timedelta = REFERENCE) -> Rates:
    """Mean daily rates over the reference period that ends at the origin."""
    first, last = pd.Timestamp(origin - reference), pd.Timestamp(origin)
    days = pd.date_range(first, last - pd.Timedelta(days=1), freq="7D")
    exposure = np.sum([population(stays, day.date()) for day in days], axis=0) * 7.0
    moves = np.zeros((len(BAND_STARTS), len(KINDS), len(KINDS) + 1))
    ended = stays[(stays["ends"] > first) & (stays["ends"] <= last)]
    ended = ended[ended["kind"] != ended["next_kind"]]
    bands = band_on(ended["born"], ended["ends"])
    young = bands < len(BAND_STARTS)  # those who turn 18 leave by ageing, not by a move
    place = (bands[young], ended["kind"].to_numpy()[young], ended["next_kind"].to_numpy()[young])
    np.add.at(moves, place, 1)
    entrants = np.zeros((len(BAND_STARTS), len(KINDS)))
    came = stays[stays["enters"] & (stays["starts"] > first) & (stays["starts"] <= last)]
    bands = band_on(came["born"], came["starts"])
    young = bands < len(BAND_STARTS)
    np.add.at(entrants, (bands[young], came["kind"].to_numpy()[young]), 1)
    share = np.zeros_like(moves)
    np.divide(moves, exposure[..., None], out=share, where=exposure[..., None] > 0)
    return Rates(share, entrants / reference.days)


def carried_forward(start: np.ndarray, rates: Rates, days: int) -> np.ndarray:
    """Children by day, band and kind: row 0 is the start, row d is d days later."""
    daily_ageing = 1 / (BAND_YEARS * DAYS_PER_YEAR)
    values = np.empty((days + 1, *start.shape))
    values[0] = current = start.astype(float)
    for day in range(1, days + 1):
        ages = current * daily_ageing[:, None]
        current = current - ages
        current[1:] += ages[:-1]
        leaving = current[..., None] * rates.moves
        current = current - leaving.sum(axis=2) + leaving[..., :OUT].sum(axis=1) + rates.entrants
        values[day] = current
    return values


def sector_forecast(
    placements: pd.DataFrame, born: pd.Series, origin: date, until: date
) -> pd.DataFrame:
    """Children by day (index) and kind (columns), from placements known at the origin."""
    stays = stays_of(placements, born)
    values = carried_forward(
        population(stays, origin), rates_of(stays, origin), (until - origin).days
    )
    days = pd.date_range(origin, until, freq="D")
    return pd.DataFrame(values.sum(axis=1), index=days, columns=list(KINDS))
