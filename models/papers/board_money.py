"""A year's money as a board is told it: lines that make up the forecast, the target and the gap.

The only place where the board's report reads the year's position. Pounds stand alone only where at
least five children are behind them; a line of fewer is told together with the one beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.fairness.suppress import SMALLEST_SHOWN
from models.money import FinancialYear
from models.moves.line_names import LINE_NAME
from models.moves.statement import LineName
from models.moves.year import YearOfMoves
from models.savings.programme import what_comes_back
from models.words import capital

CONFIRMED, CLAIMED, EXPECTED, POSSIBLE = "confirmed", "claimed", "still expected", "possible"
ALONE = {
    CONFIRMED: LINE_NAME[LineName.CONFIRMED],
    CLAIMED: LINE_NAME[LineName.CLAIMED],
    EXPECTED: LINE_NAME[LineName.EXPECTED],
    POSSIBLE: LINE_NAME[LineName.POSSIBLE],
}


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A part of the forecast in pence. `what`: of which kinds of money it is made. `children`: the
    keys of those behind it."""

    what: tuple[str, ...]
    pence: int
    children: frozenset[str]

    @property
    def name(self) -> str:
        if len(self.what) == 1:
            return ALONE[self.what[0]]
        return capital(f"{', '.join(self.what[:-1])} or {self.what[-1]}")


@dataclass(frozen=True, slots=True)
class BoardMoney:
    """Everything in pence. `lines` add up to `forecast`. `target`, `gap`, `chance` None: no target
    is known. `ahead`: into the next year, None while too few children are behind it. `programme`:
    what it costs in the year, and what comes back for each £1 by the forecast."""

    year: FinancialYear
    as_of: date
    target: int | None
    lines: tuple[MoneyLine, ...]
    forecast: int
    low: int
    high: int
    gap: int | None
    chance: float | None
    ahead: int | None
    programme: int | None
    back: float | None

    @property
    def children(self) -> frozenset[str]:
        return frozenset().union(*(one.children for one in self.lines))


def board_money(found: YearOfMoves, child_of: Mapping[str, str]) -> BoardMoney:
    """The year's position in a board's lines. `child_of`: whose move each is, by its key."""

    def children(moves: Iterable[str]) -> frozenset[str]:
        return frozenset(child_of.get(move, move) for move in moves)

    at, ahead, programme = found.position, found.next_year.expected, found.asked.programme
    back = programme and what_comes_back(programme, at.confirmed, at.forecast, found.asked.today)
    return BoardMoney(
        year=found.asked.year,
        as_of=found.asked.today,
        target=at.target,
        lines=(
            MoneyLine((CONFIRMED,), at.confirmed,
                      children(one.move for one in found.parts if one.confirmed)),
            MoneyLine((CLAIMED,), at.claimed,
                      children(one.move for one in found.parts if one.claimed)),
            MoneyLine((EXPECTED,), at.expected.pence,
                      children(one.move for one in at.expected.shares)),
            MoneyLine((POSSIBLE,), at.possible.pence,
                      children(one.move for one in at.possible.shares)),
        ),
        forecast=at.forecast.pence,
        low=at.forecast.low,
        high=at.forecast.high,
        gap=at.gap,
        chance=at.chance,
        ahead=ahead.pence if len(children(one.move for one in ahead.shares)) >= SMALLEST_SHOWN
        else None,
        programme=None if programme is None else programme.pence,
        back=back.expected if back else None,
    )  # fmt: skip


def told_apart(lines: Sequence[MoneyLine]) -> tuple[MoneyLine, ...]:
    """The lines, those of fewer than five children joined to the next (the last to the one before).

    A line of £0 with nobody behind it says nothing of anybody and stays away. Empty where all
    together have fewer than five.
    """
    told: list[MoneyLine] = []
    few: MoneyLine | None = None
    for one in (each for each in lines if each.children or each.pence):
        line = one if few is None else _joined(few, one)
        few = line if len(line.children) < SMALLEST_SHOWN else None
        if few is None:
            told.append(line)
    if few is not None and told:
        told.append(_joined(told.pop(), few))
    return tuple(told)


def _joined(one: MoneyLine, other: MoneyLine) -> MoneyLine:
    return MoneyLine(
        (*one.what, *other.what), one.pence + other.pence, one.children | other.children
    )
