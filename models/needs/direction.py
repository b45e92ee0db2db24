"""Where a child's needs and strengths are heading: the last profiles compared, item by item.

A reason for people to talk about, never a part of the verdict.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from models.needs.profile import ORDER, Item, Rating, profile_of, profile_ratings
from models.needs.scheme import Need

LOOK_BACK_DAYS = 365  # a run of changes is followed back a year, and at least to the one before


class Heading(StrEnum):
    """Which way an item goes: for a need less help is better, for a strength more of it."""

    BETTER = "better"
    WORSE = "worse"
    STEADY = "steady"


@dataclass(frozen=True, slots=True)
class Trend:
    """One item between two dates: from the start of its present run to its latest known level."""

    item: Item
    heading: Heading
    from_on: date
    from_level: int
    to_on: date
    to_level: int


@dataclass(frozen=True, slots=True)
class Direction:
    """Trends of every item that is known now and was known before, in the scheme's order."""

    trends: tuple[Trend, ...] = ()

    def heading(self, heading: Heading) -> tuple[Trend, ...]:
        """The trends that go one way."""
        return tuple(trend for trend in self.trends if trend.heading is heading)


@dataclass(frozen=True, slots=True)
class LevelPoint:
    """One item's level on one date, for a chart; None = left blank."""

    item: Item
    on: date
    level: int | None


def direction_of(given: Iterable[Rating], as_of: date) -> Direction:
    """The same from ratings that were read already."""
    ratings = [line for line in given if line.on <= as_of]
    profile = profile_of(ratings, as_of)
    if profile is None:
        return Direction()
    points = _by_item(_points(ratings))
    now = (entry.item for entry in profile.entries if entry.level is not None)
    trends = (_trend([point for point in points[item] if point.level is not None]) for item in now)
    return Direction(tuple(trend for trend in trends if trend is not None))


def history_of(rows: pd.DataFrame, as_of: date) -> tuple[LevelPoint, ...]:
    """Every item's level on every date up to `as_of`, in the scheme's order, oldest first."""
    return _points(line for line in profile_ratings(rows) if line.on <= as_of)


def _points(lines: Iterable[Rating]) -> tuple[LevelPoint, ...]:
    """One point an item and date; two workers on one day count as in the profile."""
    groups: dict[tuple[Item, date], list[Rating]] = {}
    for line in lines:
        groups.setdefault((line.item, line.on), []).append(line)
    return tuple(
        LevelPoint(item, on, _agreed(item, groups[item, on]))
        for item, on in sorted(groups, key=lambda key: (ORDER[key[0]], key[1]))
    )


def _agreed(item: Item, lines: list[Rating]) -> int | None:
    numbers = [line.level for line in lines if line.level is not None]
    if not numbers:
        return None
    return max(numbers) if isinstance(item, Need) else min(numbers)


def _by_item(points: Iterable[LevelPoint]) -> dict[Item, list[LevelPoint]]:
    level_points: dict[Item, list[LevelPoint]] = {}
    for point in points:
        level_points.setdefault(point.item, []).append(point)
    return level_points


def _trend(points: list[LevelPoint]) -> Trend | None:
    """The longest run up to the latest point that never turns back, within a year of it."""
    levels = [(point.on, point.level) for point in points if point.level is not None]
    if len(levels) < 2:
        return None
    last_on, last = levels[-1]
    start, way = levels[-2], _sign(last - levels[-2][1])
    for on, level in reversed(levels[:-2]):
        step = _sign(start[1] - level)
        if (last_on - on).days > LOOK_BACK_DAYS or (step and way and step != way):
            break
        start, way = (on, level), way or step
    return Trend(points[-1].item, heading_of(points[-1].item, 0, way), *start, last_on, last)


def heading_of(item: Item, before: int, after: int) -> Heading:
    """Which way an item went between two levels."""
    if before == after:
        return Heading.STEADY
    falling = after < before
    return Heading.BETTER if falling == isinstance(item, Need) else Heading.WORSE


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)
