"""What is still to come of a year's moves: those agreed or made, and those that may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from models.evidence import Evidence
from models.money import DAYS_PER_WEEK, FinancialYear
from models.moves.made import follow_the_day
from models.moves.on_record import OneMove
from models.moves.planned import Planned
from models.savings.expected import Prospect, Running
from models.savings.ledger import Slice, slices
from models.savings.made_move import MadeMove, share_in_new_home
from models.savings.pipeline import Stage
from models.savings.programme import Programme
from models.savings.views import ContractShare


@dataclass(frozen=True, slots=True)
class Asked:
    """The year and council (None: every one) that are asked about, the target in pence (None: none
    is held), today, and what the programme itself costs (None: no file says). `by_contract`,
    `target_disagrees`: see `Target`."""

    year: FinancialYear
    council: str | None
    target: int | None
    today: date
    programme: Programme | None = None
    by_contract: bool = False
    target_disagrees: int | None = None

    @property
    def is_over(self) -> bool:
        """The year has ended: nothing of it is to come."""
        return self.today >= self.year.next.first_day


@dataclass(frozen=True, slots=True)
class Known:
    """What a position rests on: the chance that a move is made by its stage, published evidence,
    and the contract's shares."""

    weights: Mapping[Stage, float]
    evidence: Evidence
    shares: tuple[ContractShare, ...]


def council_of(move: OneMove, councils: Mapping[str, str]) -> str | None:
    return move.frozen.council if move.frozen else councils.get(move.child)


def running(
    made: Sequence[MadeMove], ahead: Sequence[OneMove], known: Known, asked: Asked
) -> Iterator[Running]:
    """What is left of the year of moves made, and of those whose day is agreed."""
    for move in made:
        yield from _left(move, asked, 1.0)
    for one in ahead:
        move_on = one.now.move_on
        if one.is_agreed and one.agreed and move_on:
            day = max(move_on, asked.today)
            agreed_day = one.agreed.frozen.move_on if one.agreed.frozen else day
            money = follow_the_day(one.agreed, agreed_day, day)
            coming = MadeMove(one.key, one.child, day, money)
            yield from _left(coming, asked, known.weights[Stage.DATE_AGREED])


def _left(move: MadeMove, asked: Asked, made: float) -> Iterator[Running]:
    year = asked.year
    begins = max(asked.today, year.first_day)
    cut = [] if begins <= move.moved_on else [begins]
    every = slices(move, year.next.first_day, cut, year.first_day)
    left = [one for one in every if one.starts >= begins and one.year == year]
    if left and move.frozen.ends_on > begins and move.end[0] > begins:
        yield running_of(move, left, asked.today, made)


def running_of(move: MadeMove, left: Sequence[Slice], today: date, made: float = 1.0) -> Running:
    """What is left of a move in some slices to come, as today sees it."""
    frozen = move.frozen
    homes = tuple(_homes(one, move, today) for one in left)
    return Running(
        move=move.key,
        council=move.council,
        weeks=tuple((one.starts - move.moved_on).days / DAYS_PER_WEEK for one in left),
        homes=homes,
        costs=tuple(one.amounts.extra + one.amounts.overlap for one in left),
        lasted=(today - move.moved_on).days / DAYS_PER_WEEK,
        made=made,
        p_lasts=frozen.p_lasts,
        p_low=frozen.p_low,
        p_high=frozen.p_high,
        unsure=tuple(unsure(one, move) for one in left) if frozen.path_sd else (),
        starts=tuple(one.starts for one in left),
    )


def unsure(one: Slice, move: MadeMove) -> int:
    """One standard deviation of what the frozen path may be off in a slice, in pence."""
    return round(one.amounts.old_home * (move.frozen.path_sd or 0.0))


def _homes(one: Slice, move: MadeMove, today: date) -> int:
    """What depends on the move's lasting; support and notice are paid in any case. The new home is
    paid as long as the child is expected there."""
    new = one.amounts.new_home * share_in_new_home(move, one.starts, today)
    return one.amounts.old_home + round(new) + one.amounts.elsewhere


def prospects(
    ahead: Sequence[OneMove], known: Known, planned: Mapping[str, Planned]
) -> Iterator[tuple[Prospect, Planned]]:
    """Moves not yet agreed that have a figure on their own day, each with what is planned.

    Without the engine's futures only the expected saving is known, and its range is left out.
    """
    for move in ahead:
        found = planned.get(move.key)
        if found is None or found.one is None or found.option is None:
            continue
        window = found.option.saving.this_year
        if window is None:
            continue
        futures = np.array([window.gbp]) if window.realised is None else window.realised
        council, weight = found.one.child.council, known.weights[move.stage]
        yield Prospect(move.key, council, weight, futures, found.day.on), found


def is_cash(found: Planned) -> bool:
    """The old bed stops being paid, as far as anybody has said."""
    if found.option is None:
        return False
    current = found.option.saving.current
    return current.cash_stops and current.cash_known
