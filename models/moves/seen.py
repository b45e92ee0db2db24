"""What imported returns show of a child after a move: back in residential care, or elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from models.children.council import CouncilData
from models.children.placements import placements_at
from models.children.settings import RESIDENTIAL, Setting
from models.frames import each
from models.moves.on_record import OneMove

NEAR = timedelta(days=28)  # policy choice: people and a return may differ this much on a day
_FOSTER = frozenset(
    {Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT, Setting.FOSTER_SPECIALIST}
)


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay in one kind of home as the returns tell it; `ends` None = going on."""

    setting: Setting
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class SeenInReturns:
    """Stays of some children, oldest first, as the returns held tell them up to `data_to`."""

    data_to: date | None
    stays: dict[str, tuple[Stay, ...]]

    def returned_on(self, move: OneMove) -> date | None:
        """The first day in a residential home that began on the day of the move or after it."""
        if move.moved_on is None:
            return None
        days = [one.starts for one in self.of(move)
                if one.setting in RESIDENTIAL and one.starts >= move.moved_on]  # fmt: skip
        return min(days, default=None)

    def never_left(self, move: OneMove) -> date | None:
        """The last day known in the residential home from before the move, if well after it."""
        if move.moved_on is None or self.data_to is None:
            return None
        for one in self.of(move):
            last = one.ends or self.data_to
            before = one.setting in RESIDENTIAL and one.starts < move.moved_on
            if before and last > move.moved_on + NEAR:
                return last
        return None

    def elsewhere(self, move: OneMove) -> Stay | None:
        """The first home after the move that is of another kind than agreed, and not residential.

        Returns can't tell a specialist foster family from another one.
        """
        if move.moved_on is None:
            return None
        since = move.moved_on - NEAR
        return next(
            (
                one
                for one in self.of(move)
                if one.starts >= since
                and one.setting not in RESIDENTIAL
                and not fits(one.setting, move.now.destination)
            ),
            None,
        )

    def left_already(self, move: OneMove) -> Stay | None:
        """Where the child lives by the returns, if that is no residential home any more; an ended
        stay: the child left care."""
        last = self.of(move)[-1:]
        return next((one for one in last if one.setting not in RESIDENTIAL or one.ends), None)

    def of(self, move: OneMove) -> tuple[Stay, ...]:
        return self.stays.get(move.child, ())


def fits(setting: Setting, agreed: Setting | None) -> bool:
    """True where a return's kind of home can be the one that was agreed."""
    if agreed is Setting.FOSTER_SPECIALIST:
        return setting in _FOSTER
    return setting is agreed


def seen_in_returns(data: CouncilData, children: Iterable[str]) -> SeenInReturns:
    """The stays of these children alone; short breaks are no stay."""
    wanted, data_to = frozenset(children), data.data_date
    if not wanted or data_to is None:
        return SeenInReturns(data_to, {})
    episodes = data.frame("episodes")
    only = replace(
        data, frames={**data.frames, "episodes": episodes[episodes["child"].isin(wanted)]}
    )
    found = placements_at(only, data_to)
    found = found[~found["short_breaks"].astype(bool)]
    stays: dict[str, list[Stay]] = {}
    for row in each(found):
        ends = None if pd.isna(row.ends) else pd.Timestamp(row.ends).date()
        stay = Stay(Setting(row.setting), pd.Timestamp(row.starts).date(), ends)
        stays.setdefault(str(row.child), []).append(stay)
    return SeenInReturns(data_to, {child: tuple(found) for child, found in stays.items()})
