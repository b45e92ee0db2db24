"""A year's statement: the same lines on the page, in papers, in the workbook and in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.moves.year import YearOfMoves
from models.savings.position import Likely


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


def statement_of(found: YearOfMoves) -> tuple[StatementLine, ...]:
    """The lines of one year and council, in order."""
    at, council = found.position, found.asked.council
    forecast_moves = len({one.move for one in (*found.parts, *found.possible)})
    avoided = [one for one in found.in_no_sum if one.avoided or one.risen]
    moved = [one for one in found.in_no_sum if one.moved]

    def likely(name: LineName, sum_: Likely, moves: int) -> StatementLine:
        return StatementLine(name, council, sum_.pence, sum_.low, sum_.high, moves)

    return (
        StatementLine(LineName.TARGET, council, at.target),
        StatementLine(LineName.CONFIRMED, council, at.confirmed, moves=found.confirmed_moves),
        StatementLine(LineName.CLAIMED, council, at.claimed, moves=found.claimed_moves),
        likely(LineName.EXPECTED, at.expected, found.expected_moves),
        likely(LineName.POSSIBLE, at.possible, at.possible.moves),
        likely(LineName.FORECAST, at.forecast, forecast_moves),
        StatementLine(LineName.GAP, council, at.gap),
        likely(LineName.CARRIED, found.next_year.expected, found.next_year.expected.moves),
        StatementLine(LineName.AVOIDED, council, found.avoided_label + found.risen,
                      moves=len(avoided)),
        StatementLine(LineName.PARTNERS, council, sum(pence for _, pence in found.moved_costs),
                      moves=len(moved)),
    )  # fmt: skip


def statement_by_council(
    together: YearOfMoves, councils: Sequence[YearOfMoves]
) -> tuple[StatementLine, ...]:
    """Every council's lines and those of all together, line by line, the councils first.

    Raises ValueError where the councils don't add up to the whole: then a sum is wrong, and no
    statement may be given.
    """
    of_all = statement_of(together)
    each = [statement_of(one) for one in councils]
    for number, line in enumerate(of_all):
        parts = [one[number].pence for one in each]
        if line.name in (LineName.TARGET, LineName.GAP) and None in parts:
            continue  # a council without a target of its own
        if line.pence is not None and sum(part or 0 for part in parts) != line.pence:
            raise ValueError(f"{line.name.value}: the councils don't add up to all of them")
    return tuple(one[number] for number in range(len(of_all)) for one in (*each, of_all))
