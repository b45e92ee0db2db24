"""The baseline of a move whose day is agreed, by the prices and evidence held here."""

from __future__ import annotations

from datetime import date

from data.reference.prices import price_book
from data.reference.shortlist import held_shortlist
from models.children.council import CouncilData
from models.children.settings import Setting
from models.journeys.outlook import Outlook
from models.money import FinancialYear
from models.shortlist.agreed import AsAgreed, WorkedOutBy, as_agreed

NOT_IN_THE_LIST = (
    "by the newest return the child doesn't live in residential care any more, so what the home "
    "would have gone on to cost can't be worked out now"
)


def held_as_agreed(
    data: CouncilData,
    outlook: Outlook,
    child: str,
    to: Setting,
    move_on: date,
    *,
    as_of: date,
    today: date,
    engine: str,
) -> AsAgreed:
    """The baseline of one child's move as it is known today; `outlook` is that for the day.

    A day before the date of the data has none: the returns already tell of it.
    """
    if move_on < as_of:
        return AsAgreed(why_not="the day agreed lies before the date of the newest return")
    held = held_shortlist(
        data, None, as_of=as_of, move_on=move_on, year=FinancialYear.holding(move_on),
        outlook=outlook, told_to=today, only=frozenset({child}),
    )  # fmt: skip
    listed = (*held.children, *held.may_have_moved)
    one = next((each for each in listed if each.child.key == child), None)
    if one is None:
        return AsAgreed(why_not=NOT_IN_THE_LIST)
    by = WorkedOutBy(data, as_of, price_book(), outlook, today, engine, data.version)
    return as_agreed(one, to, move_on, by)
