"""An average ready move as Savings has it, to stand beside what a scenario makes."""

from dataclasses import dataclass

from models.money import WEEKS_PER_YEAR
from models.saving.portfolio import Cut
from models.saving.ready_moves import ReadyFullYears, ready_full_years
from models.saving.target_in_moves import average_full_year_gbp


@dataclass(frozen=True, slots=True)
class AverageMove:
    """Expected pounds of an average ready move in its first 365 days, over `moves` of them.

    `net_gbp` is the value that Savings shows; it is `homes_gbp` less `place_gbp` less
    `two_homes_gbp`. `homes_gbp`: the old home, and other homes on either path, no longer paid;
    `place_gbp`: the new home with support. `old_home_all_year_gbp`: had every child otherwise
    stayed the whole year. `ready`: the same moves in groups, one of which is what Savings calls a
    new move.
    """

    moves: int
    homes_gbp: float
    place_gbp: float
    two_homes_gbp: float
    net_gbp: float
    old_home_all_year_gbp: float
    ready: ReadyFullYears


def average_move(cut: Cut, on_board: frozenset[str]) -> AverageMove | None:
    """None where no ready move has a full-year figure. `on_board`: the children whose move is or
    was begun."""
    net = average_full_year_gbp(cut)
    if net is None:
        return None
    portfolio_sum, number = cut.full_year, cut.full_year.said
    amounts = portfolio_sum.amounts
    weekly = [
        move.saving.current.trust.weekly_gbp
        for move in cut.moves
        if move.saving.full_year is not None
    ]
    return AverageMove(
        moves=number,
        homes_gbp=(amounts.old_home + amounts.elsewhere) / 100 / number,
        place_gbp=-(amounts.new_home + amounts.extra) / 100 / number,
        two_homes_gbp=-amounts.overlap / 100 / number,
        net_gbp=net,
        old_home_all_year_gbp=sum(weekly) / len(weekly) * WEEKS_PER_YEAR,
        ready=ready_full_years(cut.moves, on_board),
    )
