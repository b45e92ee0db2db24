"""By when each child of a move is reviewed next, as far as the data knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from models.children.council import CouncilData
from models.children.records import Child
from models.children.reviews import review_dates


def reviews_due(data: CouncilData, children: Iterable[Child]) -> dict[str, date]:
    """Child -> the day by which the next review is due; nobody without one on record."""
    as_of, returns = data.data_date, data.frame("returns")
    if as_of is None:
        return {}
    held = data.frame("reviews")
    held = held[pd.to_datetime(held["on"]) <= pd.Timestamp(as_of)]
    begins = pd.to_datetime(returns.groupby("source")["covers_from"].min())
    days = {str(key): list(pd.to_datetime(of)) for key, of in held.groupby("child")["on"]}
    found: dict[str, date] = {}
    for child in children:
        mine = [moment.date() for moment in days.get(child.key, [])]
        began = begins.get(child.source)
        held_from = as_of if began is None else began.date()
        due = review_dates(mine, child.placement.care_started, as_of, held_from).due
        if mine and due is not None:
            found[child.key] = due
    return found
