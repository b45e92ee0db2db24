"""By when each child of a move is reviewed next, as far as the data knows."""

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
    frame = data.frame("reviews")
    frame = frame[pd.to_datetime(frame["on"]) <= pd.Timestamp(as_of)]
    begins = pd.to_datetime(returns.groupby("source")["covers_from"].min())
    days = {str(key): list(pd.to_datetime(of)) for key, of in frame.groupby("child")["on"]}
    days_result: dict[str, date] = {}
    for child in children:
        days_own = [moment.date() for moment in days.get(child.key, [])]
        began = begins.get(child.source)
        held_from = as_of if began is None else began.date()
        due = review_dates(days_own, child.placement.care_started, as_of, held_from).due
        if days_own and due is not None:
            days_result[child.key] = due
    return days_result
