"""The days that everything in the demonstration council is placed by, reckoned from `today`."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

RETURN_YEARS = 10
BURN_IN_YEARS = 3  # simulated before the first return, so that it finds children already settled
EXTRACT_DAYS_AGO = 6  # Annex A is drawn weekly, and reaches the tool some days later
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """`last_return`: the last 31 March before today. `data_date`: the day the newest file is of.

    From 1 to 7 April no in-year extract is drawn: the return has just ended.
    """

    today: date
    last_return: date
    data_date: date

    @property
    def years(self) -> tuple[int, ...]:
        """The collection years, oldest first."""
        last = self.last_return.year
        return tuple(range(last - RETURN_YEARS + 1, last + 1))

    @property
    def begins(self) -> date:
        """1 April on which the first return begins."""
        return date(self.years[0] - 1, 4, 1)

    @property
    def simulated_from(self) -> date:
        return date(self.begins.year - BURN_IN_YEARS, 4, 1)

    @property
    def has_extract(self) -> bool:
        """Whether there is an Annex A newer than the last return."""
        return self.data_date > self.last_return


def calendar_of(today: date) -> Calendar:
    """The calendar of a council looked at today."""
    end = date(today.year, 3, 31)
    last_return = end if end < today else date(today.year - 1, 3, 31)
    extract = today - timedelta(days=EXTRACT_DAYS_AGO)
    return Calendar(today, last_return, max(last_return, extract))


def day_number(day: date) -> int:
    """Days since 1970, the simulation's unit."""
    return (day - EPOCH).days


def to_datetime64(numbers: np.ndarray) -> np.ndarray:
    """Numbers of days as datetime64; negative ones (none) as NaT."""
    values = np.asarray(numbers, dtype="int64").astype("datetime64[D]")
    values[np.asarray(numbers) < 0] = np.datetime64("NaT")
    return values


def to_903_dates(numbers: np.ndarray) -> np.ndarray:
    """Numbers of days as the 903 writes them, dd/mm/yyyy; negative ones blank."""
    numbers = np.asarray(numbers, dtype="int64")
    unique, places = np.unique(numbers, return_inverse=True)
    texts = np.array(
        [f"{EPOCH + timedelta(days=int(one)):%d/%m/%Y}" if one >= 0 else "" for one in unique],
        dtype=object,
    )
    values: np.ndarray = texts[places]
    return values
