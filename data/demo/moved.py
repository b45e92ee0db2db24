"""Children of the demonstration who, by its own returns, left residential care for a family."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from models.children.council import CouncilData
from models.children.placements import placements_at
from models.frames import rows_of
from models.money import to_pence
from models.recording.move_stages import AgreedPrice
from models.settings import RESIDENTIAL, Setting

FAMILIES = frozenset(
    {
        Setting.HOME,
        Setting.FOSTER_CONNECTED,
        Setting.FOSTER_IN_HOUSE,
        Setting.FOSTER_INDEPENDENT,
        Setting.FOSTER_SPECIALIST,
    }
)


@dataclass(frozen=True, slots=True)
class Moved:
    """One move as the returns tell it; `back_on`: the day back in residential care, if any;
    `left_on`: the day on which that home ended, `then` where the child went from it, if anywhere.
    """

    child: str
    to: Setting
    on: date
    left_on: date | None
    then: Setting | None

    @property
    def back_on(self) -> date | None:
        return self.left_on if self.then in RESIDENTIAL else None


def moved_since(data: CouncilData, first: date) -> tuple[Moved, ...]:
    """Moves straight from a residential home to a family, by day and child's number."""
    day = data.data_date
    if day is None:
        return ()
    stays = placements_at(data, day)
    stays = stays[~stays["short_breaks"].astype(bool)].sort_values(["child", "starts"])
    of_child = stays.groupby("child")
    stays = stays.assign(
        before=of_child["setting"].shift(1),
        left=of_child["ends"].shift(1),
        after=of_child["setting"].shift(-1),
    )
    moved = stays["setting"].isin(list(FAMILIES)) & stays["before"].isin(list(RESIDENTIAL))
    straight = stays["left"] == stays["starts"]
    recent = stays["starts"] >= pd.Timestamp(first)
    people = data.frame("children")
    numbers = dict(zip(people["child"], people["child_id"], strict=True))
    moveds = [_moved(row) for row in rows_of(stays[moved & straight & recent])]
    return tuple(sorted(moveds, key=lambda moved: (moved.on, numbers.get(moved.child, ""))))


def _moved(row: Any) -> Moved:
    return Moved(
        child=str(row.child),
        to=Setting(row.setting),
        on=pd.Timestamp(row.starts).date(),
        left_on=None if pd.isna(row.ends) else pd.Timestamp(row.ends).date(),
        then=None if pd.isna(row.after) else Setting(row.after),
    )


def as_finance_has_it(data: CouncilData, move: Moved) -> tuple[Moved, tuple[AgreedPrice, ...]]:
    """The move to the kind of home that the placement census names (a return can't tell specialist
    carers from others), and what the trust pays a week for it, at each year's prices. No price: the
    census has none."""
    rows = data.frame("prices")
    rows = rows[(rows["child"] == move.child) & (rows["starts"] == pd.Timestamp(move.on))]
    rows = rows[rows["price_year"].notna() & rows["setting"].isin(list(FAMILIES))]
    agreed_prices: list[AgreedPrice] = []
    for row in rows_of(rows.sort_values("price_year")):
        move = replace(move, to=Setting(row.setting))
        weekly = row.total_gbp if pd.isna(row.trust_gbp) else row.trust_gbp
        if pd.notna(weekly) and weekly > 0:
            begins = max(move.on, date(int(row.price_year), 4, 1))
            agreed_prices.append(AgreedPrice(begins, to_pence(float(weekly)), str(row.source)))
    return move, tuple(agreed_prices)


def of_children(data: CouncilData, children: frozenset[str]) -> CouncilData:
    """The same council with these children alone, so that asking about one is quick."""
    frames = {
        name: frame[frame["child"].isin(children)] if "child" in frame else frame
        for name, frame in data.frames.items()
    }
    return replace(data, frames=frames)
