"""What imported returns show of a child after a move: back in residential care, or elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from models.children.council import CouncilData
from models.children.placements import placements_at
from models.frames import rows_of
from models.pipeline.move_record import MoveRecord
from models.settings import RESIDENTIAL, Setting

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

    def returned_on(self, move: MoveRecord) -> date | None:
        """The first day in a residential home that began on the day of the move or after it."""
        if move.moved_on is None:
            return None
        days = [
            stay.starts
            for stay in self.of(move)
            if stay.setting in RESIDENTIAL and stay.starts >= move.moved_on
        ]
        return min(days, default=None)

    def never_left(self, move: MoveRecord) -> date | None:
        """The last day known in the residential home from before the move, if well after it."""
        if move.moved_on is None or self.data_to is None:
            return None
        for stay in self.of(move):
            last = stay.ends or self.data_to
            before = stay.setting in RESIDENTIAL and stay.starts < move.moved_on
            if before and last > move.moved_on + NEAR:
                return last
        return None

    def elsewhere(self, move: MoveRecord) -> Stay | None:
        """The first home after the move that is of another kind than agreed, and not residential.

        Returns can't tell a specialist foster family from another one.
        """
        if move.moved_on is None:
            return None
        since = move.moved_on - NEAR
        return next(
            (
                stay
                for stay in self.of(move)
                if stay.starts >= since
                and stay.setting not in RESIDENTIAL
                and not is_home_agreed(stay.setting, move.now.destination)
            ),
            None,
        )

    def left_already(self, move: MoveRecord) -> Stay | None:
        """Where the child lives by the returns, if that is no residential home any more; an ended
        stay: the child left care."""
        last = self.of(move)[-1:]
        return next((stay for stay in last if stay.setting not in RESIDENTIAL or stay.ends), None)

    def of(self, move: MoveRecord) -> tuple[Stay, ...]:
        return self.stays.get(move.child, ())


def is_home_agreed(setting: Setting, agreed: Setting | None) -> bool:
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
    frame = placements_at(only, data_to)
    frame = frame[~frame["short_breaks"].astype(bool)]
    stays: dict[str, list[Stay]] = {}
    for row in rows_of(frame):
        ends = None if pd.isna(row.ends) else pd.Timestamp(row.ends).date()
        stay = Stay(Setting(row.setting), pd.Timestamp(row.starts).date(), ends)
        stays.setdefault(str(row.child), []).append(stay)
    return SeenInReturns(data_to, {child: tuple(stays) for child, stays in stays.items()})
