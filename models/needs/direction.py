"""Where a child's needs and strengths are heading: the last profiles compared, item by item.

A reason for people to talk about, never a part of the verdict.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from models.needs.profile import ORDER, Item, Rating, profile_of, ratings
from models.needs.scheme import Need, Scheme

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
class Point:
    """One item's level on one date, for a chart; None = left blank."""

    item: Item
    on: date
    level: int | None


def direction_at(rows: pd.DataFrame, as_of: date) -> Direction:
    """Directions of one child's items at a date, from their rows of the `profiles` frame."""
    return direction_of(ratings(rows), as_of)


def direction_of(given: Iterable[Rating], as_of: date) -> Direction:
    """The same from ratings that were read already."""
    known = [line for line in given if line.on <= as_of]
    profile = profile_of(known, as_of)
    if profile is None:
        return Direction()
    points = _by_item(_points(known))
    now = (entry.item for entry in profile.entries if entry.level is not None)
    trends = (_trend([point for point in points[item] if point.level is not None]) for item in now)
    return Direction(tuple(trend for trend in trends if trend is not None))


def history_of(rows: pd.DataFrame, as_of: date) -> tuple[Point, ...]:
    """Every item's level on every date up to `as_of`, in the scheme's order, oldest first."""
    return _points(line for line in ratings(rows) if line.on <= as_of)


def direction_words(direction: Direction, scheme: Scheme) -> str:
    """One plain line: "better: self-harm (3 to 2), worse: education (1 to 2), 6 unchanged"."""
    parts = []
    for heading in (Heading.BETTER, Heading.WORSE):
        named = [
            f"{scheme.phrase(trend.item)} ({trend.from_level} to {trend.to_level})"
            for trend in direction.heading(heading)
        ]
        if named:
            parts.append(f"{heading}: {', '.join(named)}")
    steady = len(direction.heading(Heading.STEADY))
    if steady:
        parts.append(f"{steady} unchanged")
    return ", ".join(parts) if parts else "only one profile so far, so no direction yet"


def _points(lines: Iterable[Rating]) -> tuple[Point, ...]:
    """One point an item and date; two workers on one day count as in the profile."""
    groups: dict[tuple[Item, date], list[Rating]] = {}
    for line in lines:
        groups.setdefault((line.item, line.on), []).append(line)
    return tuple(
        Point(item, on, _agreed(item, groups[item, on]))
        for item, on in sorted(groups, key=lambda key: (ORDER[key[0]], key[1]))
    )


def _agreed(item: Item, lines: list[Rating]) -> int | None:
    said = [line.level for line in lines if line.level is not None]
    if not said:
        return None
    return max(said) if isinstance(item, Need) else min(said)


def _by_item(points: Iterable[Point]) -> dict[Item, list[Point]]:
    found: dict[Item, list[Point]] = {}
    for point in points:
        found.setdefault(point.item, []).append(point)
    return found


def _trend(points: list[Point]) -> Trend | None:
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
