"""What a plan comes to beside today's path, as it is shown and kept: means with their ranges."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.budget.outlook import ForecastBand
from models.journeys.history.kinds import HomeGroup
from models.recording.codec import as_json, from_json
from models.scenarios.levers import EffectKind, Lever


@dataclass(frozen=True, slots=True)
class GroupChange:
    """Children of one group of homes on a month's last day, on today's path and on the plan's."""

    month: str
    group: HomeGroup
    today: ForecastBand
    plan: ForecastBand


@dataclass(frozen=True, slots=True)
class MonthLine:
    """Revenue in a month on both paths, and the net saving so far of all that is done or avoided.

    `so_far`: capital and set-up counted; the difference of paired futures.
    """

    month: str
    today: ForecastBand
    plan: ForecastBand
    so_far: ForecastBand


@dataclass(frozen=True, slots=True)
class YearChange:
    """Pounds saved in a financial year (below 0: spent more), paired with today's path.

    A part without a lever is None. `anyway`: the difference in beds that are paid whether or not a
    child is in them, in no saving and in no sum. `together`: the other parts' sum. `costs_gbp`:
    revenue beside placements that is in `together`; `capital_gbp` is in none of them. `months` of
    the year, 12 for a whole one.
    """

    year: str
    months: int
    done: ForecastBand | None
    avoided: ForecastBand | None
    around: ForecastBand | None
    anyway: ForecastBand | None
    together: ForecastBand
    costs_gbp: float
    capital_gbp: float


@dataclass(frozen=True, slots=True)
class BreakEven:
    """When a part has paid for itself, capital and set-up counted.

    `month`: from it on the expected sum so far stays at nought or above; None = not within the
    months looked at. `share`: of futures that have got there by then (None: by the last month).
    """

    part: EffectKind
    month: str | None
    share: float


@dataclass(frozen=True, slots=True)
class LivedLine:
    """Who would live in a lever's new places: children over all the months, and how many at once
    in the last twelve of them."""

    lever: int
    places: int
    people: ForecastBand
    filled: ForecastBand


@dataclass(frozen=True, slots=True)
class PlaceYear:
    """What one of a lever's new places makes in a financial year, expected pounds a place.

    `months` of the year. `taken`: children there on an average month's last day, all places.
    `homes_gbp`: less spent on other homes; `place_gbp`: spent on the place, its support and what it
    costs beside; `saved_gbp`: the first less the second. `rise`: of bought homes' prices since the
    year that holds the start (0.06 = 6%).
    """

    lever: int
    year: str
    months: int
    places: int
    taken: float
    homes_gbp: float
    place_gbp: float
    saved_gbp: float
    rise: float


@dataclass(frozen=True, slots=True)
class MovesLine:
    """Ready moves: how many were planned, how many are made (the others left before, or turned
    18), and how many of those end early within a year."""

    planned: int
    made: ForecastBand
    early: ForecastBand


class Of(StrEnum):
    """What a limit is a limit of."""

    PLACE_PRICE = "a week for each child there"
    RECRUITMENT = "recruitment for each carer"
    RUNNING = "running cost a week"
    FAMILY_COST = "cost of supporting a family"
    CARERS = "carers"
    BEDS = "beds lived in"
    AVERTED = "of 100 families, averted"


class How(StrEnum):
    """How a limit was found."""

    ARITHMETIC = "arithmetic"  # the saving falls in step with the cost
    TRYING = "trying whole numbers in the simulation"


@dataclass(frozen=True, slots=True)
class BreakEvenPoint:
    """At which value the expected net saving over all months is nought, all else as supposed.

    A cost may be `value` at most, a number has to be `value` at least. None: at no value.
    """

    lever: int
    of: Of
    supposed: float
    value: float | None
    how: How
    tries: int = 0


@dataclass(frozen=True, slots=True)
class TimingLine:
    """What earlier or later moves alone make in a financial year, beside the days first said."""

    year: str
    saved: ForecastBand


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A plan worked out. `assumed`: sentences for each lever, then the ones for all of them.

    `place_years`: of a lever with new places that is all that is done; none where several are."""

    levers: tuple[Lever, ...]
    as_of: date
    engine_version: str
    futures: int
    returns: int
    known_to: date
    groups: tuple[GroupChange, ...]
    months: tuple[MonthLine, ...]
    years: tuple[YearChange, ...]
    break_even: tuple[BreakEven, ...]
    lived: tuple[LivedLine, ...]
    moves: MovesLine | None
    limits: tuple[BreakEvenPoint, ...]
    timing: tuple[TimingLine, ...]
    assumed: tuple[tuple[str, ...], ...]
    place_years: tuple[PlaceYear, ...] = ()

    def of_group(self, group: HomeGroup) -> tuple[GroupChange, ...]:
        """One group's months, in order."""
        return tuple(group_change for group_change in self.groups if group_change.group is group)


def to_text(answer: WhatIf | None) -> str:
    """The answer as JSON, to be kept."""
    return json.dumps(as_json(answer), allow_nan=False)


def from_text(text: str) -> WhatIf:
    """The answer that `to_text` wrote."""
    return from_json(WhatIf, json.loads(text))
