"""The baseline of a move whose day is agreed, by the prices and evidence held here."""

from datetime import date

from data.reference.prices import price_book
from models.access import Permission, require
from models.children.council import CouncilData
from models.journeys.fit.engine import Engine
from models.money import FinancialYear
from models.settings import Setting
from models.shortlist.agreed import AsAgreed, WorkedOutBy, as_agreed
from services.council_data import day_of_data, read_council
from services.kept import DataVersion, kept_by
from services.open_council import OpenCouncil
from services.shortlist import build_shortlist, child_outlook, fitted_engine

PUBLISHED = "published evidence"
MOVE_BEFORE_THE_DATA = "the day agreed is before the date of the newest return"
NOT_IN_THE_LIST = (
    "the newest return shows that the child has left residential care, so we cannot work out what "
    "the home would have gone on to cost"
)


@kept_by(DataVersion.ALL, limit=16, doing="Freezing the baseline …")
def agreed_baseline(council: OpenCouncil, child: str, to: Setting, move_on: date) -> AsAgreed:
    """The baseline of a move agreed for that day as the tool sees it today, and its usual costs."""
    require(council.actor, Permission.READ_COSTS)
    data, as_of = read_council(council), day_of_data(council)
    engine = fitted_engine(council, as_of)
    return baseline_as_agreed(data, engine, child, to, move_on, as_of=as_of, today=council.today)


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
