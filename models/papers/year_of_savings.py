"""A financial year of moves with all that stands behind it, as papers and workbooks say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.children.council import CouncilData
from models.children.records import Child
from models.ledger.completed_move import CompletedMove
from models.ledger.edge_of_care import SupportedFamilies
from models.ledger.other_effects import PricesDown
from models.ledger.payments import CheckedSlice
from models.ledger.statement import StatementLine, statement_by_council
from models.ledger.year import YearOfMoves
from models.pipeline.move_record import MoveRecord
from models.recording.record import ChildRecord
from models.shortlist.options import Shortlist


@dataclass(frozen=True, slots=True)
class MoneyOfYear:
    """A year's moves, ledger and payments, with everything that stands behind them.

    `year`: of all councils in sight together, `councils`: of each of them. `people`: the children
    of the moves and of prices agreed down, by key. `payments_to`: payments are held up to that day,
    which is not counted (None: of no child of the moves). `prices`, `families`: what stands apart
    from moves.
    """

    as_of: date
    data: CouncilData
    held: Shortlist
    records: tuple[ChildRecord, ...]
    moves: tuple[MoveRecord, ...]
    made: tuple[CompletedMove, ...]
    year: YearOfMoves
    councils: tuple[YearOfMoves, ...]
    claims: tuple[CheckedSlice, ...]
    payments_to: date | None
    people: dict[str, Child]
    prices: PricesDown
    families: SupportedFamilies


def number_of(money: MoneyOfYear, child: str) -> str:
    """The council's own number for a child; of one out of sight, that they aren't shown."""
    options = money.people.get(child)
    return options.child_id if options else "not shown"


def statement_of_year(money: MoneyOfYear) -> tuple[StatementLine, ...]:
    """Every line of the year, of each council and of all together.

    Raises ValueError where the councils don't add up to the whole.
    """
    return statement_by_council(money.year, money.councils)
