"""The board report out of the store: gathered, then laid out by models/papers/board.py."""

from datetime import date, datetime

from data.store.schema.engine import Store
from models.access import Actor
from models.children.where import where_at
from models.fairness.moved import moved_by_year
from models.journeys.history.council import study_history
from models.papers.board import BoardFacts, board_report
from models.papers.board_money import board_money
from models.papers.paper import Paper
from models.papers.year_of_savings import MoneyOfYear
from models.progress import ProgressCallback
from models.shortlist.outside import figures_for_outside
from models.shortlist.panel_said import children_paused
from models.words import a_date, british_time
from services.shortlist import Learn, fit_engine
from services.year_of_savings import gather_year_of_savings


def board_paper(
    store: Store,
    actor: Actor,
    as_of: date,
    moment: datetime,
    say: ProgressCallback = lambda *_: None,
    learn: Learn = fit_engine,
) -> Paper:
    """The report as at a day. `say` as in `gather_year_of_savings`; raises as that does."""
    money = gather_year_of_savings(store, actor, as_of, say=say, learn=learn)
    now_utc = british_time(moment)
    foot = (
        f"Printed by {actor.identifier} on {a_date(now_utc.date())} at {now_utc:%H:%M} · "
        f"children as at "
        f"{a_date(money.held.as_of)}"
    )
    return board_report(facts_for_board(money), foot)


def facts_for_board(money: MoneyOfYear) -> BoardFacts:
    """What a board hears as at the day; small numbers of past moves are hidden by the paper."""
    data, shortlist = money.data, money.held
    places = where_at(data, shortlist.as_of)
    return BoardFacts(
        as_of=money.as_of,
        children_on=shortlist.as_of,
        outside=figures_for_outside(
            shortlist, children_paused(money.records, money.as_of), places.of
        ),
        moved=moved_by_year(study_history(data.from_files or data, shortlist.as_of)),
        money=board_money(money.year, {move.key: move.child for move in money.moves}),
        prices=money.prices,
        families=money.families,
    )
