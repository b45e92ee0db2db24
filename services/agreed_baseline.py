"""The baseline of a move whose day is agreed, by the prices and evidence held here."""

from datetime import date

from data.reference.prices import price_book
from models.children.council import CouncilData
from models.journeys.fit.engine import Engine
from models.money import FinancialYear
from models.settings import Setting
from models.shortlist.agreed import AsAgreed, WorkedOutBy, as_agreed
from services.shortlist import build_shortlist, child_outlook

PUBLISHED = "published evidence"
MOVE_BEFORE_THE_DATA = "the day agreed is before the date of the newest return"
NOT_IN_THE_LIST = (
    "the newest return shows that the child has left residential care, so we cannot work out what "
    "the home would have gone on to cost"
)


def baseline_as_agreed(
    data: CouncilData,
    engine: Engine | None,
    child: str,
    to: Setting,
    move_on: date,
    *,
    as_of: date,
    today: date,
) -> AsAgreed:
    """The baseline of one child's move as it is known today; `engine` None: published evidence.

    A day before the date of the data has none: the returns already tell of it.
    """
    if move_on < as_of:
        return AsAgreed(why_not=MOVE_BEFORE_THE_DATA)
    outlook = child_outlook(data, engine, as_of, move_on, frozenset({child}))
    shortlist = build_shortlist(
        data,
        engine,
        as_of=as_of,
        move_on=move_on,
        year=FinancialYear.holding(move_on),
        outlook=outlook,
        told_to=today,
        only=frozenset({child}),
    )
    listed = (*shortlist.children, *shortlist.may_have_moved)
    options = next((options for options in listed if options.child.key == child), None)
    if options is None:
        return AsAgreed(why_not=NOT_IN_THE_LIST)
    name = engine.version if engine else PUBLISHED
    by = WorkedOutBy(data, as_of, price_book(), outlook, today, name, data.version)
    return as_agreed(options, to, move_on, by)
