"""The board report out of the store: gathered, then laid out by models/papers/board.py."""

from __future__ import annotations

from datetime import date, datetime

from data.store.engine import Store
from models.access import Actor
from models.children.where import where_at
from models.fairness.forecasts import Say
from models.fairness.moved import moved_by_year
from models.journeys.history import study
from models.papers.board import BoardFacts, board_report
from models.papers.board_money import board_money
from models.papers.paper import Paper
from models.shortlist.outside import outside
from models.shortlist.panel_said import paused
from models.words import a_date, british
from reports.money import MoneyOfYear, money_of_year


def board_paper(
    store: Store, actor: Actor, as_of: date, now: datetime, say: Say = lambda *_: None
) -> Paper:
    """The report as at a day. `say` as in `money_of_year`; raises as that does."""
    found = money_of_year(store, actor, as_of, say=say)
    here = british(now)
    foot = (
        f"Printed by {actor.identifier} on {a_date(here.date())} at {here:%H:%M} · children as at "
        f"{a_date(found.held.as_of)}"
    )
    return board_report(facts_for_board(found), foot)


def facts_for_board(found: MoneyOfYear) -> BoardFacts:
    """What a board hears as at the day; small numbers of past moves are hidden by the paper."""
    data, held = found.data, found.held
    places = where_at(data, held.as_of)
    return BoardFacts(
        as_of=found.as_of,
        children_on=held.as_of,
        outside=outside(held, paused(found.records, found.as_of), places.of),
        moved=moved_by_year(study(data.from_files or data, held.as_of)),
        money=board_money(found.year, {one.key: one.child for one in found.moves}),
        prices=found.prices,
        families=found.families,
    )
