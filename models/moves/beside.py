"""What stands beside a year's moves by the files: prices agreed down, and families supported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.children.council import CouncilData
from models.money import pence
from models.moves.ahead import Asked
from models.moves.prices_down import in_force
from models.moves.seen import seen_in_returns
from models.savings.edge_of_care import EdgeOfCare, edge_of_care
from models.savings.made_move import MadeMove
from models.savings.payments import Payment, paid_to
from models.savings.renegotiated import InForce, PriceChange, PriceWeeks, price_weeks
from models.savings.views import is_same_council
from models.shortlist.options import Shortlist


@dataclass(frozen=True, slots=True)
class PricesDown:
    """The agreements that count in a year, by the child's number; `nowhere`: those that count on no
    day, each with why."""

    counted: tuple[PriceWeeks, ...]
    nowhere: tuple[InForce, ...]

    def of(self, kind: PriceChange) -> tuple[PriceWeeks, ...]:
        """Those of one kind."""
        return tuple(one for one in self.counted if one.found.one.kind is kind)


def prices_down(
    data: CouncilData, made: Sequence[MadeMove], payments: Sequence[Payment], asked: Asked
) -> PricesDown:
    """Every agreement of the council asked about with its weeks of the year, up to today."""
    mine = [one for one in in_force(data, made)
            if asked.council is None or is_same_council(one.council, asked.council)]  # fmt: skip
    known_to = paid_to(payments)
    every = [price_weeks(one, asked.year, asked.today, payments, known_to) for one in mine]
    return PricesDown(
        counted=tuple(one for one in every if one.slices),
        nowhere=tuple(one for one in mine if one.ends == one.one.starts),
    )


def supported_families(data: CouncilData, asked: Asked) -> EdgeOfCare:
    """The families supported in the year, beside what the returns tell of care since."""
    frame = data.frame("edge_of_care")
    seen = seen_in_returns(data, {str(child) for child in frame["child"]})
    in_care = {child: [(stay.starts, stay.ends) for stay in stays]
               for child, stays in seen.stays.items()}  # fmt: skip
    return edge_of_care(frame, in_care, asked.year, asked.council, asked.today)


def residential_week(held: Shortlist, council: str | None) -> tuple[float | None, int]:
    """The trust's mean pence a week for the children in residential care in the list, and of how
    many; None where nobody of that council lives there."""
    weekly = [pence(one.current.trust.weekly_gbp) for one in held.every
              if council is None or is_same_council(one.child.council, council)]  # fmt: skip
    return (sum(weekly) / len(weekly) if weekly else None), len(weekly)
