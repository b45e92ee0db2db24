"""What stands beside a year's moves by the files: prices agreed down, and families supported."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.children.council import CouncilData
from models.ledger.committed_moves import YearQuery
from models.ledger.completed_move import CompletedMove
from models.ledger.edge_of_care import SupportedFamilies, edge_of_care
from models.ledger.payments import Payment, paid_to
from models.ledger.prices_down import agreements_in_force
from models.ledger.renegotiated import InForce, PriceWeeks, RenegotiatedPrice, price_weeks
from models.money import to_pence
from models.names import is_same_council
from models.pipeline.seen_in_returns import seen_in_returns
from models.shortlist.options import Shortlist


@dataclass(frozen=True, slots=True)
class PricesDown:
    """The agreements that count in a year, by the child's number; `nowhere`: those that count on no
    day, each with why."""

    counted: tuple[PriceWeeks, ...]
    nowhere: tuple[InForce, ...]

    def of(self, kind: RenegotiatedPrice) -> tuple[PriceWeeks, ...]:
        """Those of one kind."""
        return tuple(
            price_weeks for price_weeks in self.counted if price_weeks.found.one.kind is kind
        )


def prices_down(
    data: CouncilData,
    made: Sequence[CompletedMove],
    payments: Sequence[Payment],
    year_query: YearQuery,
) -> PricesDown:
    """Every agreement of the council asked about with its weeks of the year, up to today."""
    in_forces = [
        in_force
        for in_force in agreements_in_force(data, made)
        if year_query.council is None or is_same_council(in_force.council, year_query.council)
    ]
    known_to = paid_to(payments)
    weeks = [
        price_weeks(in_force, year_query.year, year_query.today, payments, known_to)
        for in_force in in_forces
    ]
    return PricesDown(
        counted=tuple(price_weeks for price_weeks in weeks if price_weeks.slices),
        nowhere=tuple(in_force for in_force in in_forces if in_force.ends == in_force.one.starts),
    )


def supported_families(data: CouncilData, year_query: YearQuery) -> SupportedFamilies:
    """The families supported in the year, beside what the returns tell of care since."""
    frame = data.frame("edge_of_care")
    seen = seen_in_returns(data, {str(child) for child in frame["child"]})
    in_care = {
        child: [(stay.starts, stay.ends) for stay in stays] for child, stays in seen.stays.items()
    }
    return edge_of_care(frame, in_care, year_query.year, year_query.council, year_query.today)


def residential_week(shortlist: Shortlist, council: str | None) -> tuple[float | None, int]:
    """The trust's mean pence a week for the children in residential care in the list, and of how
    many; None where nobody of that council lives there."""
    weekly = [
        to_pence(child.current.trust.weekly_gbp)
        for child in shortlist.every
        if council is None or is_same_council(child.child.council, council)
    ]
    return (sum(weekly) / len(weekly) if weekly else None), len(weekly)
