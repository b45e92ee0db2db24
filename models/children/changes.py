"""What changed for one child since their last statutory review, out of what the data holds."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from models.children.council import CouncilData
from models.children.records import Child, Placement
from models.children.reviews import LONGEST_DAYS
from models.needs.direction import Heading, Trend, heading_of
from models.needs.profile import ItemEntry, profile_at


@dataclass(frozen=True, slots=True)
class Changes:
    """From the day after `since` up to the as-of date.

    `reviewed` False: no review is on record, and `since` is six months back. `moves`: stays that
    began, oldest first, each with the stay before it (None = came into care). `missing`,
    `incidents`, `serious`: how many began; None = no such file is held, so nobody knows.
    `trends`: needs and strengths known on both days whose level differs. `back`: days on which
    somebody recorded that the child was back from being missing. `moves_known_from`: the files name
    no home before that day; None = all moves are known.
    """

    since: date
    reviewed: bool
    moves: tuple[tuple[Placement | None, Placement], ...]
    away_since: date | None
    missing: int | None
    incidents: int | None
    serious: int | None
    trends: tuple[Trend, ...]
    back: tuple[date, ...] = ()
    moves_known_from: date | None = None

    @property
    def nothing(self) -> bool:
        """True when nothing that is held has changed; what isn't held may have."""
        happened = (
            self.moves,
            self.away_since,
            self.missing,
            self.incidents,
            self.trends,
            self.back,
        )
        return not any(happened)

    def heading(self, heading: Heading) -> tuple[Trend, ...]:
        """The needs and strengths that went one way."""
        return tuple(trend for trend in self.trends if trend.heading is heading)


def changes_of(data: CouncilData, child: Child, as_of: date, met_on: date | None = None) -> Changes:
    """What changed since the newest review in this period of care.

    `met_on`: the last meeting that is on record here, where that counts as well.
    """
    last = max(filter(None, (_last_review(data, child, as_of), met_on)), default=None)
    since = last or as_of - timedelta(days=LONGEST_DAYS)
    incidents = _since(data.frame("incidents"), "on", child, since, as_of)
    told_to = data.missing_told_to(child.source, as_of)
    flag = told_to is not None and told_to > since
    missing = _since(data.frame("missing"), "starts", child, since, as_of) if flag else None
    away = child.placement.absent_since
    return Changes(
        since=since,
        reviewed=last is not None,
        moves=_moves(child, since),
        away_since=away if away and away > since else None,
        missing=None if missing is None else len(missing),
        incidents=None if incidents is None else len(incidents),
        serious=None if incidents is None else int((incidents["serious"] == True).sum()),  # noqa: E712
        trends=_trends(data, child, since, as_of),
        back=_back(data, child, since, as_of),
        moves_known_from=next(
            (s.starts for s in child.journey if s.starts > since and s.started_on_or_before), None
        ),
    )


def _last_review(data: CouncilData, child: Child, as_of: date) -> date | None:
    rows = data.frame("reviews")
    days = pd.to_datetime(rows.loc[rows["child"] == child.key, "on"])
    since = child.in_care_since or date.min
    return max((day.date() for day in days if since <= day.date() <= as_of), default=None)


def _moves(child: Child, since: date) -> tuple[tuple[Placement | None, Placement], ...]:
    """Stays that began after the day; one whose true start isn't known is no move."""
    before: tuple[Placement | None, ...] = (None, *child.journey[:-1])
    return tuple(
        (earlier, stay)
        for earlier, stay in zip(before, child.journey, strict=True)
        if stay.starts > since and not stay.started_on_or_before
    )


def _back(data: CouncilData, child: Child, since: date, as_of: date) -> tuple[date, ...]:
    rows = data.frame("came_back")
    days = sorted(pd.to_datetime(rows.loc[rows["child"] == child.key, "on"]))
    return tuple(day.date() for day in days if since < day.date() <= as_of)


def _since(
    frame: pd.DataFrame, column: str, child: Child, since: date, as_of: date
) -> pd.DataFrame | None:
    """The child's rows after one day up to another; None if no row of anybody is held by then."""
    days = pd.to_datetime(frame[column])
    rows = frame[days <= pd.Timestamp(as_of)]
    if rows.empty:
        return None
    return rows[(rows["child"] == child.key) & (days[rows.index] > pd.Timestamp(since))]


def _trends(data: CouncilData, child: Child, since: date, as_of: date) -> tuple[Trend, ...]:
    rows = data.frame("profiles")
    frame = rows[rows["child"] == child.key]
    needs_profile, profile = profile_at(frame, since), profile_at(frame, as_of)
    if needs_profile is None or profile is None:
        return ()
    pairs = ((needs_profile.entry(entry.item), entry) for entry in profile.entries)
    trends = (_trend(before, after) for before, after in pairs if before is not None)
    return tuple(trend for trend in trends if trend is not None)


def _trend(before: ItemEntry, after: ItemEntry) -> Trend | None:
    """None where either level isn't known or nothing changed."""
    if before.level is None or after.level is None or before.level == after.level:
        return None
    heading = heading_of(after.item, before.level, after.level)
    return Trend(after.item, heading, before.on, before.level, after.on, after.level)
