"""The board's report: how children are doing first, one page of money, and how it is worked out.

For people outside the team: counts under 5 are hidden, and so is whatever would tell them; pounds
are shown only where at least five children stand behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.children.where_counts import WhereCounts
from models.fairness.suppress import SMALLEST_SHOWN, SharedCounts, for_sharing
from models.money import FinancialYear
from models.moves.apart import apart_lines
from models.moves.beside import PricesDown
from models.moves.weights import OwnWeight
from models.moves.year import YearOfMoves, paths_words
from models.papers.paper import Bullets, Leaf, OneSide, Paper, Part, Section, Style, Table, Text
from models.savings.edge_of_care import EdgeOfCare
from models.savings.position import Likely
from models.savings.renegotiated import PriceChange
from models.words import a_date, capital, count

HIDDEN = "–"
COLUMNS = ("Moved this year, lasting", "Moved this year, ended early", "Living in residential care")
TOO_FEW = "Pounds are not shown: too few children stand behind them."
PRICES = {
    PriceChange.CUT: "Prices agreed down, apart from moves",
    PriceChange.REFUSED: "Rises refused (avoided), apart from moves",
}
LESS_THAN, MORE_THAN = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class CouncilOutcome:
    """A council's children who moved this year, lasting or ended early, and all who live in
    residential care: a child who moved and came back is in both."""

    council: str
    lasting: int
    ended_early: int
    residential: int


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """What a board hears. `as_of`: the day reported; `children_on`: the same, or that of the data
    where it ends before. `where`: distance from home, small numbers hidden already. `ready`:
    children for whom the rules say ready somewhere. `prices`, `families`: what stands apart from
    moves, if anything is known of it."""

    as_of: date
    children_on: date
    outcomes: tuple[CouncilOutcome, ...]
    where: WhereCounts
    ready: int
    money: YearOfMoves
    weights: tuple[OwnWeight, ...]
    prices: PricesDown | None = None
    families: EdgeOfCare | None = None


def board_report(facts: BoardFacts, foot: str) -> Paper:
    """Three leaves: children, money on one side, method."""
    money = OneSide(_money(facts))
    title = f"Children's board, {a_date(facts.as_of)}"
    return Paper(title, (_children(facts), money, _method(facts)), foot, marking="OFFICIAL")


def shared_outcomes(outcomes: Sequence[CouncilOutcome]) -> SharedCounts:
    """Councils × outcomes with their totals, small counts hidden."""
    return for_sharing([(one.lasting, one.ended_early, one.residential) for one in outcomes])


def _children(facts: BoardFacts) -> Leaf:
    shared = shared_outcomes(facts.outcomes)
    names = [*(one.council for one in facts.outcomes), "All councils"]
    rows = tuple(
        (name, *(_shown(cell) for cell in row[: len(COLUMNS)]))  # their sum would count some twice
        for name, row in zip(names, shared.rows, strict=True)
    )
    table = Table(("Council", *COLUMNS), rows, (28, 24, 24, 24))
    note = Text(f"{HIDDEN} is a number under 5, or one from which a number under 5 could be worked "
                "out.", Style.NOTE)  # fmt: skip
    there = a_date(facts.children_on)
    return Leaf(
        "How children are doing",
        (f"Children as at {there}; moves recorded up to {a_date(facts.as_of)}",),
        (
            Section("Moves out of residential care", (*_headline(shared), table, note)),
            Section("How far from home", _distance(facts.where)),
            Section("What comes next", _next(facts)),
        ),
    )


def _headline(shared: SharedCounts) -> tuple[Part, ...]:
    lasting, ended, _, _ = shared.rows[-1]
    if lasting is None or ended is None:
        return (Text("Too few children moved this year to say how their moves turned out."),)
    return (
        Text(f"{count(lasting + ended, 'child', 'children')} moved to a family this year: "
             f"{lasting} are still there, {ended} came back or moved on early. A move younger than "
             "a year is not yet known to last.", Style.STRONG),
    )  # fmt: skip


def _distance(where: WhereCounts) -> tuple[Part, ...]:
    if where.known is None or where.over_20 is None:
        return (Text("Too few distances are known to be told outside the team."),)
    rows = tuple((capital(one.what), _shown(one.children)) for one in where.bands)
    return (
        Text(f"{where.over_20} of {where.known} children in residential care whose distance is "
             "known live over 20 miles from home."),
        Table(("Distance from home", "Children"), rows, (60, 40)),
    )  # fmt: skip


def _next(facts: BoardFacts) -> tuple[Part, ...]:
    if facts.ready < SMALLEST_SHOWN:
        ready = "Fewer than 5 children are ready for a move by the rules of the panel."
    else:
        ready = f"{facts.ready} children are ready for a move by the rules of the panel."
    return (Bullets((ready, "Who moves is decided child by child, by people, for the child. No "
                            "child is chosen by what a move saves.")),)  # fmt: skip


def _money(facts: BoardFacts) -> Leaf:
    found, at = facts.money, facts.money.position
    year = _year(found.asked.year)
    behind = found.delivered_moves + at.agreed.moves + at.likely.moves
    if behind < SMALLEST_SHOWN:
        parts: tuple[Part, ...] = (Text(TOO_FEW),)
    else:
        parts = (
            Text(chance_sentence(found), Style.STRONG),
            Table(("", "Pounds", "8 in 10 chance", "Moves"), _statement(found), (34, 22, 28, 16)),
            Bullets((*_beside(found), *_apart(facts))),
        )
    return Leaf(f"The savings target {year}", (f"As at {a_date(found.asked.today)}",),
                (Section("Where it stands", parts),))  # fmt: skip


def chance_sentence(found: YearOfMoves) -> str:
    """How likely the target is to be reached, in words."""
    chance = found.position.chance
    if chance is None:
        return "No target is held for this year."
    if chance < LESS_THAN:
        return "The chance of reaching the target is less than 1 in 20."
    if chance > MORE_THAN:
        return "The chance of reaching the target is more than 19 in 20."
    return f"The chance of reaching the target is about {round(chance * 20)} in 20."


def _statement(found: YearOfMoves) -> tuple[tuple[str, ...], ...]:
    at = found.position
    target = "not held" if at.target is None else pounds(at.target)
    gap = "" if at.gap is None else pounds(at.gap)
    return (
        ("Target", target, "", ""),
        ("Paid and proved", pounds(at.delivered), "", _few(found.delivered_moves)),
        ("Agreed, not proved", pounds(at.agreed.pence), _spread(at.agreed), _few(at.agreed.moves)),
        ("Likely more", pounds(at.likely.pence), _spread(at.likely), _few(at.likely.moves)),
        ("Gap", gap, "", ""),
    )


def _beside(found: YearOfMoves) -> tuple[str, ...]:
    ahead = found.next_year.agreed
    lines = [f"Into {_year(found.asked.year.next)}: {pounds(ahead.pence)} ({_spread(ahead)})."]
    if found.clawed_back:
        lines.append(f"Clawed back because a move ended or a price changed: "
                     f"{pounds(found.clawed_back)}.")  # fmt: skip
    if found.since_back:
        lines.append(f"Children who came back have cost {pounds(-found.since_back)} more since "
                     "than was expected of them without a move; in no sum above.")  # fmt: skip
    if found.health or found.education:
        lines.append(f"Partners pay less for the same children, which is not counted: health "
                     f"{pounds(found.health)}, schools {pounds(found.education)}.")  # fmt: skip
    if found.risen or found.avoided_label:
        lines.append(f"Avoided, in no sum above: {pounds(found.risen + found.avoided_label)}.")
    lines += apart_lines(found, pounds)
    lines.append(paths_words(found, f"{_spread(found.position.really)} in 8 of 10 futures"))
    lines.append("Expected sums count the chance that a move ends early, support, weeks in which "
                 "two homes are paid, and that a child might have left anyway.")  # fmt: skip
    return tuple(lines)


def _apart(facts: BoardFacts) -> Iterator[str]:
    """What stands apart from moves, where enough children stand behind each number."""
    for kind, called in PRICES.items():
        every = facts.prices.of(kind) if facts.prices else ()
        if len({one.found.one.child for one in every}) >= SMALLEST_SHOWN:
            proved = sum(one.proved for one in every)
            yield (f"{called}: {pounds(sum(one.pence for one in every))} up to today, "
                   f"{pounds(proved)} of it proved by payments.")  # fmt: skip
    families = facts.families
    if families and min(families.at_home, families.came_in) >= SMALLEST_SHOWN:
        yield (f"Edge of care: {len(families.children)} children's families were supported; "
               f"{families.at_home} are at home as far as the returns tell, {families.came_in} "
               "came into care since. What that avoided is in no sum.")  # fmt: skip
    elif families and len(families.children) >= SMALLEST_SHOWN:
        yield (f"Edge of care: {len(families.children)} children's families were supported. What "
               "that avoided is in no sum.")  # fmt: skip


def _method(facts: BoardFacts) -> Leaf:
    rows = tuple(
        (capital(one.stage.value), f"{one.weight:.0%}",
         "under 5" if one.ended < SMALLEST_SHOWN else f"{one.made} of {one.ended}",
         one.default.source)
        for one in facts.weights
    )  # fmt: skip
    return Leaf(
        "How this is worked out",
        (),
        (
            Section("Savings", (Bullets((
                "The old price and the child's expected path are frozen the day a move is agreed. "
                "What the old price would have risen by later is avoided, not saved.",
                "Paid and proved: weeks that finance confirmed against payments, less what was "
                "clawed back. A return to residential care stops a saving that day.",
                "An in-house or block bed saves nothing until a named child takes it.",
                "Agreed and likely are expected values over many simulated futures; 8 in 10 of "
                "them lie within the range given. Likely moves count by their stage's share below.",
            )),)),
            Section("How many moves at each stage are made", (
                Table(("Stage", "Counted as", "Own moves made", "Default from"), rows,
                      (18, 14, 18, 50)),
            )),
        ),
    )  # fmt: skip


def pounds(pence: int) -> str:
    """Whole pounds."""
    return f"{'−' if pence < 0 else ''}£{abs(pence) / 100:,.0f}"


def _spread(sum_: Likely) -> str:
    return f"{pounds(sum_.low)} to {pounds(sum_.high)}" if sum_.moves else ""


def _shown(cell: int | None) -> str:
    return HIDDEN if cell is None else f"{cell:,}"


def _few(number: int) -> str:
    return f"{number:,}" if number >= SMALLEST_SHOWN else "under 5"


def _year(year: FinancialYear) -> str:
    return str(year).replace("-", "/")
