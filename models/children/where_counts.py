"""Where a list of children lives, in counts: by distance, in or out of area, by coarse cell."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.children.where import FAR_MILES, Where

CELLS_A_COARSE_CELL = 5  # five cells of 5 km: the picture's circles stand for 25 km squares
COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
HERE_MILES = 8  # half a coarse cell: nearer to the middle than this has no direction
CELL_MILES = 5 / 1.609344


class DistanceBand(StrEnum):
    """How far from home, in miles. A band's upper edge belongs to it: 20 miles is not over 20."""

    UNDER_5 = "under 5 miles"
    TO_10 = "5 to 10 miles"
    TO_20 = "10 to 20 miles"
    TO_50 = "20 to 50 miles"
    OVER_50 = "over 50 miles"
    NOT_KNOWN = "not known"


NEAR = (DistanceBand.UNDER_5, DistanceBand.TO_10, DistanceBand.TO_20)
FAR = (DistanceBand.TO_50, DistanceBand.OVER_50)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many children something is true of; `children` None = hidden, because it is small."""

    what: str
    children: int | None


@dataclass(frozen=True, slots=True)
class CoarseCell:
    """Children in a square of 25 km; its middle in 5 km cells from the grid's corner."""

    x: float
    y: float
    children: int | None


@dataclass(frozen=True, slots=True)
class AreaCounts:
    """Children inside and outside our councils' area. `likely`: those of both who live in a sector
    that lies in several areas, so that it is the likely answer and not a certain one."""

    inside: int | None
    outside: int | None
    not_known: int | None
    likely: int | None


@dataclass(frozen=True, slots=True)
class WhereCounts:
    """A list of children in counts that add up to `children`; None = hidden, in any of them.

    `known`: children whose distance is known, the denominator of `over_20`; `reasons`: why the
    distance of the others isn't. `cells` and `not_on_map` add up to the children too.
    """

    children: int | None
    bands: tuple[Counted, ...]
    known: int | None
    over_20: int | None
    not_known: int | None
    reasons: tuple[Counted, ...]
    area: AreaCounts
    cells: tuple[CoarseCell, ...]
    not_on_map: int | None


def band_of(miles: float | None) -> DistanceBand:
    """The band of a distance in miles; None = not known."""
    if miles is None:
        return DistanceBand.NOT_KNOWN
    if miles < 5:
        return DistanceBand.UNDER_5
    if miles <= 10:
        return DistanceBand.TO_10
    if miles <= FAR_MILES:
        return DistanceBand.TO_20
    return DistanceBand.TO_50 if miles <= 50 else DistanceBand.OVER_50


def counts_of(places: Sequence[Where]) -> WhereCounts:
    """The counts of a list, for people of the team: nothing is hidden. For others see
    `models/fairness/where_shared.py`."""
    bands = Counter(band_of(place.miles) for place in places)
    full, unknown = len(places), bands[DistanceBand.NOT_KNOWN]
    cells, not_on_map = _cells(places)
    return WhereCounts(
        children=full,
        bands=tuple(Counted(band.value, bands[band]) for band in DistanceBand),
        known=full - unknown,
        over_20=sum(bands[band] for band in FAR),
        not_known=unknown,
        reasons=_reasons(places),
        area=_area(places),
        cells=cells,
        not_on_map=not_on_map,
    )


def describe_direction(cell: CoarseCell, middle: tuple[float, float]) -> str:
    """Where a square lies from a place (in 5 km cells), in words: "about 60 miles north-west"."""
    east, north = cell.x - middle[0], cell.y - middle[1]
    miles = math.hypot(east, north) * CELL_MILES
    if miles < HERE_MILES:
        return "around it"
    eighth = round(math.degrees(math.atan2(east, north)) / 45) % 8
    return f"about {round(miles / 5) * 5} miles {COMPASS[eighth]}"


def _reasons(places: Sequence[Where]) -> tuple[Counted, ...]:
    """Why distances aren't known, the commonest reason first."""
    why = Counter(place.why_unknown for place in places if place.miles is None)
    ordered = sorted(why.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Counted(words, count) for words, count in ordered)


def _area(places: Sequence[Where]) -> AreaCounts:
    counts = Counter(place.in_area for place in places)
    likely = sum(place.in_area is not None and not place.area_certain for place in places)
    return AreaCounts(counts[True], counts[False], counts[None], likely)


def _cells(places: Sequence[Where]) -> tuple[tuple[CoarseCell, ...], int]:
    """The squares that have children, from south to north, and the children who stand in none."""
    squares = Counter(
        (place.cell[1] // CELLS_A_COARSE_CELL, place.cell[0] // CELLS_A_COARSE_CELL)
        for place in places
        if place.cell is not None
    )
    cells = tuple(
        CoarseCell((x + 0.5) * CELLS_A_COARSE_CELL, (y + 0.5) * CELLS_A_COARSE_CELL, squares[y, x])
        for y, x in sorted(squares)
    )
    return cells, len(places) - sum(squares.values())
