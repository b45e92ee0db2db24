"""A year's money as a board is told it: lines that make up the forecast, the target and the gap.

The only place where the board's report reads the year's position. Pounds stand alone only where at
least five children are behind them; a line of fewer is told together with the one beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.fairness.suppress import SMALLEST_SHOWN
from models.ledger.programme import what_comes_back
from models.ledger.statement import LABEL, SHORT, LineName, forecast_sentence, statement_of
from models.ledger.year import YearOfMoves
from models.money import FinancialYear
from models.words import capitalise, lower_first


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A part of the forecast in pence. `what`: of which lines of the statement it is made.
    `children`: the keys of those behind it."""

    what: tuple[LineName, ...]
    pence: int
    children: frozenset[str]

    @property
    def name(self) -> str:
        if len(self.what) == 1:
            return LABEL[self.what[0]]
        *names, last = (lower_first(SHORT[name]) for name in self.what)
        return capitalise(f"{', '.join(names)} or {last}")


@dataclass(frozen=True, slots=True)
class BoardMoney:
    """Everything in pence. `lines` add up to `forecast`. `target`, `gap` None: no target is known.
    `ahead`: into the next year, None while too few children are behind it. `programme`: what it
    costs in the year, and what comes back for each £1 by the forecast. `sentence`: the forecast
    against the target, its range and the chance of reaching it, as the page says it."""

    year: FinancialYear
    as_of: date
    target: int | None
    lines: tuple[MoneyLine, ...]
    forecast: int
    gap: int | None
    sentence: str
    ahead: int | None
    programme: int | None
    back: float | None

    @property
    def children(self) -> frozenset[str]:
        return frozenset().union(*(line.children for line in self.lines))


def board_money(year_of_moves: YearOfMoves, child_of: Mapping[str, str]) -> BoardMoney:
    """The year's position in a board's lines. `child_of`: whose move each is, by its key."""

    def children(moves: Iterable[str]) -> frozenset[str]:
        return frozenset(child_of.get(move, move) for move in moves)

    lines = {line.name: line for line in statement_of(year_of_moves)}
    position, programme = year_of_moves.position, year_of_moves.asked.programme
    back = programme and what_comes_back(
        programme, position.confirmed, position.forecast, year_of_moves.asked.today
    )
    ahead = lines[LineName.CARRIED]
    return BoardMoney(
        year=year_of_moves.asked.year,
        as_of=year_of_moves.asked.today,
        target=lines[LineName.TARGET].pence,
        lines=tuple(
            MoneyLine((name,), lines[name].pence or 0, children(lines[name].moves or ()))
            for name in SHORT
        ),
        forecast=position.forecast.pence,
        gap=lines[LineName.GAP].pence,
        sentence=forecast_sentence(year_of_moves),
        ahead=ahead.pence if len(children(ahead.moves or ())) >= SMALLEST_SHOWN else None,
        programme=None if programme is None else programme.pence,
        back=back.expected.value if back else None,
    )


def told_apart(lines: Sequence[MoneyLine]) -> tuple[MoneyLine, ...]:
    """The lines, those of fewer than five children joined to the next (the last to the one before).

    A line of £0 with nobody behind it says nothing of anybody and stays away. Empty where all
    together have fewer than five.
    """
    money_lines: list[MoneyLine] = []
    few: MoneyLine | None = None
    for money_line in (line for line in lines if line.children or line.pence):
        line = money_line if few is None else _joined(few, money_line)
        few = line if len(line.children) < SMALLEST_SHOWN else None
        if few is None:
            money_lines.append(line)
    if few is not None and money_lines:
        money_lines.append(_joined(money_lines.pop(), few))
    return tuple(money_lines)


def _joined(money_line: MoneyLine, other: MoneyLine) -> MoneyLine:
    return MoneyLine(
        (*money_line.what, *other.what),
        money_line.pence + other.pence,
        money_line.children | other.children,
    )
