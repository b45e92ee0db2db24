"""A year's statement: the same lines on the page, in papers, in the workbook and in the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.ledger.position import Likely
from models.ledger.year import YearOfMoves


class LineName(StrEnum):
    """The lines, top to bottom, by the names of FORMATS section 8."""

    TARGET = "target"
    CONFIRMED = "confirmed"
    CLAIMED = "claimed"
    EXPECTED = "expected_agreed"
    POSSIBLE = "possible"
    FORECAST = "forecast"
    GAP = "gap"
    CARRIED = "carried_into_next_year"
    AVOIDED = "avoided"
    PARTNERS = "costs_to_partners"


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line of one council (None: all of them), in pence. `pence` None: no target is held.

    `low`, `high`: 8 in 10 futures lie between them (None: the line has no range). `moves`: how many
    stand behind it (None: no moves do).
    """

    name: LineName
    council: str | None
    pence: int | None
    low: int | None = None
    high: int | None = None
    moves: int | None = None


def statement_of(year_of_moves: YearOfMoves) -> tuple[StatementLine, ...]:
    """The lines of one year and council, in order."""
    target_position, council = year_of_moves.position, year_of_moves.asked.council
    forecast_moves = len(
        {
            move_contribution.move
            for move_contribution in (*year_of_moves.parts, *year_of_moves.possible)
        }
    )
    avoided = [
        in_no_sum for in_no_sum in year_of_moves.in_no_sum if in_no_sum.avoided or in_no_sum.risen
    ]
    moved = [in_no_sum for in_no_sum in year_of_moves.in_no_sum if in_no_sum.moved]

    def likely(name: LineName, sum_: Likely, moves: int) -> StatementLine:
        return StatementLine(name, council, sum_.pence, sum_.low, sum_.high, moves)

    return (
        StatementLine(LineName.TARGET, council, target_position.target),
        StatementLine(
            LineName.CONFIRMED,
            council,
            target_position.confirmed,
            moves=year_of_moves.confirmed_moves,
        ),
        StatementLine(
            LineName.CLAIMED, council, target_position.claimed, moves=year_of_moves.claimed_moves
        ),
        likely(LineName.EXPECTED, target_position.expected, year_of_moves.expected_moves),
        likely(LineName.POSSIBLE, target_position.possible, target_position.possible.moves),
        likely(LineName.FORECAST, target_position.forecast, forecast_moves),
        StatementLine(LineName.GAP, council, target_position.gap),
        likely(
            LineName.CARRIED,
            year_of_moves.next_year.expected,
            year_of_moves.next_year.expected.moves,
        ),
        StatementLine(
            LineName.AVOIDED,
            council,
            year_of_moves.avoided_label + year_of_moves.risen,
            moves=len(avoided),
        ),
        StatementLine(
            LineName.PARTNERS,
            council,
            sum(pence for _, pence in year_of_moves.moved_costs),
            moves=len(moved),
        ),
    )


def statement_by_council(
    together: YearOfMoves, councils: Sequence[YearOfMoves]
) -> tuple[StatementLine, ...]:
    """Every council's lines and those of all together, line by line, the councils first.

    Raises ValueError where the councils don't add up to the whole: then a sum is wrong, and no
    statement may be given.
    """
    of_all = statement_of(together)
    statement_lines = [statement_of(council) for council in councils]
    for number, line in enumerate(of_all):
        parts = [statement_lines[number].pence for statement_lines in statement_lines]
        if line.name in (LineName.TARGET, LineName.GAP) and None in parts:
            continue  # a council without a target of its own
        if line.pence is not None and sum(part or 0 for part in parts) != line.pence:
            raise ValueError(f"{line.name.value}: the councils don't add up to all of them")
    return tuple(
        lines[number] for number in range(len(of_all)) for lines in (*statement_lines, of_all)
    )
