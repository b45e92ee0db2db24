"""The board report out of the store: gathered, then laid out by models/papers/board.py."""

from __future__ import annotations

from datetime import date, datetime

from data.reference.stage_weights import stage_weights
from data.store.engine import Store
from models.access import Actor
from models.children.where import where_at
from models.children.where_counts import counts_of
from models.money import FinancialYear
from models.moves.weights import own_weights
from models.papers.board import BoardFacts, CouncilOutcome, board_report
from models.papers.paper import Paper
from models.savings.made_move import MadeMove
from models.shortlist.panel_said import paused
from models.shortlist.portfolio import Scenario, if_made
from models.words import a_date, british
from reports.money import MoneyOfYear, money_of_year


def board_paper(store: Store, actor: Actor, as_of: date, now: datetime) -> Paper:
    """The report as at a day. Raises as `money_of_year`."""
    found = money_of_year(store, actor, as_of)
    here = british(now)
    foot = (
        f"Printed by {actor.identifier} on {a_date(here.date())} at {here:%H:%M} · children as at "
        f"{a_date(found.held.as_of)}"
    )
    return board_report(facts_for_board(found), foot)


def facts_for_board(found: MoneyOfYear) -> BoardFacts:
    """What a board hears, small numbers still to be hidden in the outcomes."""
    places = where_at(found.data, found.held.as_of)
    ready = if_made(found.held, Scenario.READY, paused=paused(found.records, found.as_of))
    return BoardFacts(
        as_of=found.as_of,
        children_on=found.held.as_of,
        outcomes=_outcomes(found),
        where=counts_of([places.of(one.child.key) for one in found.held.children], suppress=True),
        ready=len(ready.portfolio.moves),
        money=found.year,
        weights=own_weights(found.moves, stage_weights()),
        prices=found.prices,
        families=found.families,
    )


def _outcomes(found: MoneyOfYear) -> tuple[CouncilOutcome, ...]:
    """How the last move of each child this year turned out; and all who live in residential care
    by the data, as the step-down list has them: who came back is among them, too."""
    year = FinancialYear.holding(found.as_of)
    of_year = {one.child: one for one in sorted(found.made, key=lambda one: one.moved_on)
               if year.first_day <= one.moved_on <= found.as_of}  # fmt: skip
    there = {one.child.key: one.child.council for one in found.held.children}
    councils = sorted({*there.values(), *(one.council for one in of_year.values())})
    return tuple(
        CouncilOutcome(
            council,
            lasting=_count(of_year, council, back=False),
            ended_early=_count(of_year, council, back=True),
            residential=sum(each == council for each in there.values()),
        )
        for council in councils
    )


def _count(moves: dict[str, MadeMove], council: str, *, back: bool) -> int:
    mine = [one for one in moves.values() if one.council == council]
    return sum((one.returned_on is not None) is back for one in mine)
