"""Who the made-up children are: when each comes into care, at what age, from where, how needy."""

from dataclasses import dataclass

import numpy as np

from data.demo.calendar import Calendar, day_number
from models.needs.scheme import Need, Strength

STOCK = 1_060  # already in care when the simulation begins
MOST = 8_500  # children who may come into care over thirteen years; the rest are never used
YEAR_DAYS = 365.25
WEST_SHARE = 0.5587  # the councils' contract shares
FAMILY_COMES_TOGETHER = 0.33  # of children, the share who come with the child before them

# Age at entry: bands of whole years and their shares.
_AGES = ((0, 1, 0.17), (1, 5, 0.19), (5, 10, 0.18), (10, 16, 0.34), (16, 17.7, 0.12))
_ETHNIC = (
    ("WBRI", 0.70), ("WOTH", 0.07), ("MWBC", 0.05), ("MOTH", 0.04), ("MWBA", 0.02),
    ("BAFR", 0.04), ("BCRB", 0.02), ("AOTH", 0.02), ("APKN", 0.01), ("WROM", 0.02), ("NOBT", 0.01),
)  # fmt: skip
_UASC_ETHNIC = ("OOTH", "AOTH", "BAFR", "OOTH")
_CIN = (("N1", 0.62), ("N2", 0.04), ("N3", 0.04), ("N4", 0.08), ("N5", 0.16), ("N6", 0.06))

# Level of each need at entry for a child of 10 and middling severity; how much more for one
# standard deviation of severity; how much more for each five years of age.
_NEEDS = np.array([
    (0.70, 0.65, 0.60), (0.55, 0.60, 0.40), (1.20, 0.85, 0.10), (1.35, 0.65, 0.15),
    (1.40, 0.65, 0.05), (1.10, 0.50, 0.10), (1.20, 0.40, -0.05), (0.80, 0.30, 0.15),
    (1.20, 0.55, 0.20), (0.50, 0.25, 0.00), (0.45, 0.50, 0.50), (0.60, 0.35, -0.20),
])  # fmt: skip
AGE_SLOPE = _NEEDS[:, 2]
_STRENGTHS = np.array([1.4, 1.6, 1.2, 1.4, 1.2, 1.5, 1.4, 1.5])


@dataclass(frozen=True, slots=True)
class People:
    """One place a child, in the order of coming into care. Days are numbers since 1970.

    `home` is a place in the list of home postcodes of the child's `council` (0 North, 1 West).
    """

    number: np.ndarray
    born: np.ndarray
    council: np.ndarray
    home: np.ndarray
    family: np.ndarray
    sex: np.ndarray
    ethnic: np.ndarray
    cin: np.ndarray
    alone: np.ndarray
    disabled: np.ndarray
    severity: np.ndarray
    needs: np.ndarray
    strengths: np.ndarray
    age_at_entry: np.ndarray

    @property
    def count(self) -> int:
        return len(self.number)

    @property
    def eighteenth(self) -> np.ndarray:
        """The day each child turns 18; born on 29 February means 1 March."""
        born = self.born.astype("datetime64[D]")
        months = born.astype("datetime64[M]")
        later = (months + np.timedelta64(18 * 12, "M")).astype("datetime64[D]") + (born - months)
        values: np.ndarray = later.astype("int64")
        return values


def people_of(calendar: Calendar, rng: np.random.Generator) -> People:
    """Everybody who may come into care. `born` is set for the stock; entrants get theirs later."""
    count = STOCK + MOST
    with_family = rng.random(count) < FAMILY_COMES_TOGETHER
    with_family[0] = False
    alone = (rng.random(count) < 0.075) & ~with_family
    with_family &= ~np.roll(alone, 1)
    family = np.cumsum(~with_family)
    first = np.flatnonzero(~with_family)[family - 1]
    age = _ages(count, rng)
    age[alone] = rng.uniform(15.0, 17.6, int(alone.sum()))
    severity = rng.normal(0, 1, count)
    severity[alone] -= 0.8
    ethnic = _drawn(_ETHNIC, count, rng)[first]
    ethnic[alone] = rng.choice(_UASC_ETHNIC, int(alone.sum()))
    cin = _drawn(_CIN, count, rng)
    cin[alone] = "N8"
    disabled = rng.random(count) < np.where(cin == "N2", 0.95, 0.06 + 0.02 * (severity > 1))
    needs = _needs(age, severity, disabled, alone, rng)
    strengths = np.clip(
        _STRENGTHS - 0.22 * severity[:, None] + rng.normal(0, 0.75, (count, len(Strength))), 0, 3.2
    )
    strengths[alone, list(Strength).index(Strength.FAMILY_NETWORK)] *= 0.4
    return People(
        number=_numbers(count, rng),
        born=_births_of_stock(calendar, age, rng),
        council=(rng.random(count) < WEST_SHARE).astype(np.intp)[first],
        home=rng.random(count)[first],
        family=family,
        sex=np.where(rng.random(count) < np.where(alone, 0.93, 0.56), "M", "F").astype(object),
        ethnic=ethnic,
        cin=cin,
        alone=alone,
        disabled=disabled,
        severity=severity,
        needs=needs,
        strengths=strengths,
        age_at_entry=age,
    )


def _ages(count: int, rng: np.random.Generator) -> np.ndarray:
    bands = rng.choice(len(_AGES), count, p=[share for _, _, share in _AGES])
    low = np.array([low for low, _, _ in _AGES])[bands]
    high = np.array([high for _, high, _ in _AGES])[bands]
    values: np.ndarray = rng.uniform(low, high)
    return values


def _needs(
    age: np.ndarray,
    severity: np.ndarray,
    disabled: np.ndarray,
    alone: np.ndarray,
    rng: np.random.Generator,
) -> np.ndarray:
    base, by_severity, by_age = _NEEDS.T
    mean = base + by_severity * severity[:, None] + by_age * (age[:, None] - 10) / 5
    found = mean + rng.normal(0, 0.6, mean.shape)
    order = list(Need)
    found[disabled, order.index(Need.HEALTH_AND_DISABILITY)] += 1.6
    found[alone, order.index(Need.FAMILY_TIME)] -= 0.6
    retained: np.ndarray = np.clip(found, 0, 4.3)
    return retained


def _births_of_stock(calendar: Calendar, age: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Of the stock: spread over ages as children in care are. Of the others: 0 until they come."""
    values = np.zeros(len(age), dtype="int64")
    spread = rng.choice([3.0, 7.5, 12.0, 15.6], STOCK, p=[0.18, 0.22, 0.34, 0.26])
    current = np.clip(spread + rng.normal(0, 1.4, STOCK), 0.1, 17.5)
    age[:STOCK] = current
    values[:STOCK] = day_number(calendar.simulated_from) - (current * YEAR_DAYS).astype("int64")
    return values


def _numbers(count: int, rng: np.random.Generator) -> np.ndarray:
    """Identifiers of seven digits, each once, in no order that says anything."""
    return rng.permutation(np.arange(1_000_000, 1_000_000 + 4 * count))[:count].astype(object)


def _drawn(
    shares: tuple[tuple[str, float], ...], count: int, rng: np.random.Generator
) -> np.ndarray:
    weights = np.array([share for _, share in shares])
    values = np.array([value for value, _ in shares], dtype=object)
    values_result: np.ndarray = rng.choice(values, count, p=weights / weights.sum())
    return values_result
