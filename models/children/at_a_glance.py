"""What a room knows of a child before it talks: where, by which order, whose, moved how often."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from models.children.council import CouncilData
from models.children.records import Child, LegalStatus
from models.children.reviews import review_dates
from models.settings import Setting

LOOKED_BACK = timedelta(days=365)
MANY_MOVES = 2  # Calderdale's panel is told of a child with two or more in twelve months


@dataclass(frozen=True, slots=True)
class AtAGlance:
    """One child at a date. `worker`: as the newest list of children names them, "" = no file does.

    `next_review`: by when, None = no review is on record, so nobody can say. `moves`: to another
    home in the twelve months before, the first home in care not among them. `all_moves_known`
    False: of the first part of these months the files name no home. `since_or_before`: the child
    may have lived there before `since`.
    """

    lives: Setting
    since: date
    since_or_before: bool
    order: LegalStatus
    worker: str
    next_review: date | None
    moves: int
    all_moves_known: bool

    @property
    def moved_often(self) -> bool:
        """Two moves or more in twelve months."""
        return self.moves >= MANY_MOVES


def at_a_glance(data: CouncilData, child: Child, day: date) -> AtAGlance:
    """The child as the data knows them at a date."""
    placement = child.placement
    homes = [stay for stay in child.journey if stay.care_started < stay.starts]
    begins = day - LOOKED_BACK
    moves = sum(begins < stay.starts <= day for stay in homes)
    return AtAGlance(
        placement.setting,
        placement.starts,
        placement.started_on_or_before,
        placement.order,
        _worker(data, child),
        _next_review(data, child, day),
        moves,
        not any(stay.started_on_or_before for stay in child.journey if stay.starts > begins),
    )


def _worker(data: CouncilData, child: Child) -> str:
    rows = data.frame("annex_a")
    named = rows.loc[rows["child"] == child.key, "worker"].dropna()
    return str(named.iloc[-1]).strip() if len(named) else ""


def _next_review(data: CouncilData, child: Child, day: date) -> date | None:
    reviews, returns = data.frame("reviews"), data.frame("returns")
    days = pd.to_datetime(reviews.loc[reviews["child"] == child.key, "on"])
    on_record = [moment.date() for moment in days if moment.date() <= day]
    begins = pd.to_datetime(returns.loc[returns["source"] == child.source, "covers_from"]).min()
    known_from = day if pd.isna(begins) else begins.date()
    dates = review_dates(on_record, child.in_care_since, day, known_from)
    return dates.due if on_record else None
