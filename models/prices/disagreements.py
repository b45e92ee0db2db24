"""Where a cost file and the returns say different things of the home that a child lives in."""

from dataclasses import dataclass
from datetime import date

from models.children.caseload import children_among
from models.children.council import CouncilData
from models.children.placements import placements_at
from models.prices.price_matching import PricesByChild, kind_in_words, rows_of_other_kinds
from models.problems import Problem, Weight
from models.words import a_date


@dataclass(frozen=True, slots=True)
class PriceDisagreement:
    """A child whose newest cost line is of another kind of home than the returns' placement.

    `line_starts`: first day of the cost line. `cost_kind`, `return_kind` in words.
    """

    child: str
    child_id: str
    source: str
    line_starts: date
    cost_file: str
    cost_kind: str
    return_kind: str

    def as_problem(self, file: str | None = None, row: int | None = None) -> Problem:
        """The disagreement as a line of an import's problems, with its place where it is known."""
        starts = a_date(self.line_starts)
        return Problem(
            Weight.DOUBTFUL,
            file or self.cost_file,
            row,
            "",
            f"{self.cost_kind} from {starts} for {self.child_id}, who is in {self.return_kind} "
            "by the return",
            "a cost file and a return that agree where the child lives",
            "This line does not set the price of that placement. Correct the one that is wrong.",
        )


def price_disagreements(data: CouncilData, as_of: date) -> tuple[PriceDisagreement, ...]:
    """One for each child in care at a date whom a running cost line puts in another kind of home.

    By child's identifier. Needs the frames episodes, returns, children and prices.
    """
    prices = data.frame("prices")
    priced = frozenset(prices["child"]) if len(prices) else frozenset()
    if not priced:
        return ()
    people = [
        child
        for child in children_among(data, placements_at(data, as_of), priced, as_of)
        if child.placement.ends is None
    ]
    lines = PricesByChild(prices, people)
    disagreements = []
    for child in people:
        others = rows_of_other_kinds(child, lines.of(child), as_of)
        if others and others[-1].starts is not None:
            line = others[-1]
            disagreements.append(
                PriceDisagreement(
                    child.key,
                    child.child_id,
                    child.source,
                    others[-1].starts,
                    line.source,
                    kind_in_words(line.setting),
                    kind_in_words(child.placement.setting.value),
                )
            )
    return tuple(disagreements)
