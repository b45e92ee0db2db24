"""What is still to come of a year's moves: those agreed or made, and those that may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from models.evidence import Evidence
from models.money import DAYS_PER_WEEK, FinancialYear
from models.moves.on_record import OneMove
from models.savings.ledger import Slice, slices
from models.savings.made_move import MadeMove
from models.savings.pipeline import Stage
from models.savings.position import Prospect, Running
from models.savings.programme import Programme
from models.savings.views import ContractShare
from models.shortlist.options import Option, Shortlist


@dataclass(frozen=True, slots=True)
class Asked:
    """The year and council (None: every one) that are asked about, the target in pence (None: none
    is held), today, and what the programme itself costs (None: no file says)."""

    year: FinancialYear
    council: str | None
    target: int | None
    today: date
    programme: Programme | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What a position rests on: the chance that a move is made by its stage, published evidence,
    and the contract's shares."""

    weights: Mapping[Stage, float]
    evidence: Evidence
    shares: tuple[ContractShare, ...]


def is_agreed(move: OneMove) -> bool:
    """A day is agreed and the baseline frozen, and the move isn't made yet."""
    return move.stage is Stage.DATE_AGREED and move.frozen is not None


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
        if is_agreed(one) and one.agreed and move_on:
            day = max(move_on, asked.today)
            coming = MadeMove(one.key, one.child, day, one.agreed)
            yield from _left(coming, asked, known.weights[Stage.DATE_AGREED])


def _left(move: MadeMove, asked: Asked, made: float) -> Iterator[Running]:
    year = asked.year
    begins = max(asked.today, year.first_day)
    cut = [] if begins <= move.moved_on else [begins]
    every = slices(move, year.next.first_day, cut, year.first_day)
    left = [one for one in every if one.starts >= begins and one.year == year]
    if not left or move.frozen.ends_on <= begins or move.end[0] <= begins:
        return
    frozen = move.frozen
    yield Running(
        move=move.key,
        council=move.council,
        weeks=tuple((one.starts - move.moved_on).days / DAYS_PER_WEEK for one in left),
        homes=tuple(_homes(one) for one in left),
        costs=tuple(one.net - _homes(one) for one in left),
        lasted=(asked.today - move.moved_on).days / DAYS_PER_WEEK,
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


def _homes(one: Slice) -> int:
    """What depends on the move's lasting; support and notice are paid in any case."""
    return one.amounts.old_home + one.amounts.new_home + one.amounts.elsewhere


def prospects(
    ahead: Sequence[OneMove], known: Known, held: Shortlist
) -> Iterator[tuple[Prospect, Option]]:
    """Moves not yet agreed of which the list has a figure, each with its option.

    Without the engine's futures only the expected saving is known, and its range is left out.
    """
    options = {(one.child.key, option.destination): (one, option)
               for one in held.children for option in one.options}  # fmt: skip
    for move in ahead:
        if is_agreed(move):
            continue
        destination = move.now.destination
        found = options.get((move.child, destination)) if destination else None
        window = found[1].saving.this_year if found else None
        if found is None or window is None:
            continue
        one, option = found
        futures = np.array([window.gbp]) if window.realised is None else window.realised
        yield Prospect(move.key, one.child.council, known.weights[move.stage], futures), option
