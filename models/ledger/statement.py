"""A year's statement: one list of lines, drawn by the page, papers, workbook and command."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.ledger.year import YearOfMoves
from models.words import join_words, likely_between, of_pence, year

LESS_THAN, MORE_THAN = 0.05, 0.95  # the engine gives no better than one in 20
NO_TARGET = "No target is set for this year."


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


LABEL: dict[LineName, str] = {
    LineName.TARGET: "Target",
    LineName.CONFIRMED: "Confirmed by finance",
    LineName.CLAIMED: "Claimed, not yet confirmed",
    LineName.EXPECTED: "Still expected, agreed",
    LineName.POSSIBLE: "Possible, by stage",
    LineName.FORECAST: "Forecast",
    LineName.GAP: "Gap to target",
    LineName.CARRIED: "Carried into next year by moves agreed so far",
    LineName.AVOIDED: "Avoided (not counted)",
    LineName.PARTNERS: "Cost passed to partners (not counted)",
}
# The parts of the forecast, where there is room for a word or two.
SHORT: dict[LineName, str] = {
    LineName.CONFIRMED: "Confirmed",
    LineName.CLAIMED: "Claimed",
    LineName.EXPECTED: "Still expected",
    LineName.POSSIBLE: "Possible",
}
STRONG = (LineName.TARGET, LineName.FORECAST, LineName.GAP)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line of one council (None: all of them), in pence. `pence` None: there is no target.

    `low`, `high`: 8 in 10 futures lie between them (None: the line has no range). `moves`: the
    keys of those behind it (None: it is not made of moves). `explanation`: a sentence or two on
    how it is worked out and where it comes from.
    """

    name: LineName
    council: str | None
    pence: int | None
    explanation: str
    low: int | None = None
    high: int | None = None
    moves: frozenset[str] | None = None

    @property
    def label(self) -> str:
        return LABEL[self.name]

    @property
    def count(self) -> int | None:
        """How many moves are behind it."""
        return None if self.moves is None else len(self.moves)

    @property
    def range_words(self) -> str:
        """80% likely to be between £1,000 and £2,000; "" for a line without a range or moves."""
        if self.low is None or self.high is None or not self.moves:
            return ""
        return likely_between(of_pence(self.low), of_pence(self.high))


def statement_of(year_of_moves: YearOfMoves) -> tuple[StatementLine, ...]:
    """The lines of one year and council, in order."""
    position, after = year_of_moves.position, year_of_moves.next_year.expected
    parts, apart = year_of_moves.parts, year_of_moves.in_no_sum
    pence: dict[LineName, int | None] = {
        LineName.TARGET: position.target,
        LineName.CONFIRMED: position.confirmed,
        LineName.CLAIMED: position.claimed,
        LineName.GAP: position.gap,
        LineName.AVOIDED: year_of_moves.avoided_label + year_of_moves.risen,
        LineName.PARTNERS: sum(pence for _, pence in year_of_moves.moved_costs),
    }
    likely = {
        LineName.EXPECTED: position.expected,
        LineName.POSSIBLE: position.possible,
        LineName.FORECAST: position.forecast,
        LineName.CARRIED: after,
    }
    moves: dict[LineName, Iterable[str]] = {
        LineName.CONFIRMED: (part.move for part in parts if part.confirmed),
        LineName.CLAIMED: (part.move for part in parts if part.claimed),
        LineName.EXPECTED: (share.move for share in position.expected.shares),
        LineName.POSSIBLE: (share.move for share in position.possible.shares),
        LineName.FORECAST: (part.move for part in (*parts, *year_of_moves.possible)),
        LineName.CARRIED: (share.move for share in after.shares),
        LineName.AVOIDED: (item.move for item in apart if item.avoided or item.risen),
        LineName.PARTNERS: (item.move for item in apart if item.moved),
    }
    return tuple(
        StatementLine(
            name,
            year_of_moves.asked.council,
            likely[name].pence if name in likely else pence[name],
            _explanation(name, year_of_moves),
            likely[name].low if name in likely else None,
            likely[name].high if name in likely else None,
            frozenset(moves[name]) if name in moves else None,
        )
        for name in LineName
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


def forecast_sentence(year_of_moves: YearOfMoves) -> str:
    """The forecast against the target, its range, and the chance of reaching the target."""
    position = year_of_moves.position
    text = (
        f"{of_pence(position.forecast.pence)} is the forecast for {year(year_of_moves.asked.year)}"
    )
    if position.target is not None:
        text += f", against a target of {of_pence(position.target)}"
    if position.forecast.moves:
        low, high = of_pence(position.forecast.low), of_pence(position.forecast.high)
        text += f". It is {likely_between(low, high)}"
    return f"{text}. {chance_sentence(position.chance)}"


def chance_sentence(chance: float | None) -> str:
    """The chance of reaching the target is less than 1 in 20."""
    if chance is None:
        return NO_TARGET
    return f"The chance of reaching the target is {chance_words(chance)}."


def chance_words(chance: float) -> str:
    """About 7 in 20; the engine gives no better than one in 20."""
    if chance < LESS_THAN:
        return "less than 1 in 20"
    return "more than 19 in 20" if chance > MORE_THAN else f"about {round(chance * 20)} in 20"


def _explanation(name: LineName, year_of_moves: YearOfMoves) -> str:
    back = year_of_moves.clawed_back
    match name:
        case LineName.TARGET:
            return _target_source(year_of_moves)
        case LineName.CONFIRMED:
            after = f", after {of_pence(back)} clawed back" if back else ""
            return f"Weeks that finance has confirmed{after}."
        case LineName.CLAIMED:
            return "Weeks up to today that finance has not confirmed yet."
        case LineName.EXPECTED:
            return "Weeks to come of moves made or agreed, by the chance that each move lasts."
        case LineName.POSSIBLE if not year_of_moves.position.possible.moves:
            return "" if year_of_moves.asked.is_over else "No moves are waiting to be agreed."
        case LineName.POSSIBLE:
            return "Moves not agreed yet, by the chance at their stage."
        case LineName.FORECAST:
            return "Confirmed, claimed, still expected and possible, added up."
        case LineName.GAP:
            return _gap_words(year_of_moves)
        case LineName.CARRIED:
            return "Next year's weeks of moves made or agreed, by the chance that each move lasts."
        case LineName.AVOIDED:
            return (
                f"Savings labelled avoided {of_pence(year_of_moves.avoided_label)}, "
                f"price rises avoided {of_pence(year_of_moves.risen)}."
            )
        case LineName.PARTNERS:
            return _partner_words(year_of_moves)


def _target_source(year_of_moves: YearOfMoves) -> str:
    asked = year_of_moves.asked
    if asked.target is None:
        return "No target is set for this year and council. Add one in targets.csv."
    if asked.by_contract:
        return "This council's contract share of the target for all councils."
    if asked.target_disagrees is not None:
        return (
            "The councils' own targets added up. "
            f"targets.csv also gives {of_pence(asked.target_disagrees)} for all councils."
        )
    return "Set in targets.csv."


def _gap_words(year_of_moves: YearOfMoves) -> str:
    gap = year_of_moves.position.gap
    if gap is None:
        return ""
    if gap <= 0:
        return f"The forecast is {of_pence(-gap)} above the target."
    return f"Target less forecast. {chance_sentence(year_of_moves.position.chance)}"


def _partner_words(year_of_moves: YearOfMoves) -> str:
    costs = [f"{payer.value} {of_pence(pence)}" for payer, pence in year_of_moves.moved_costs]
    text = "What others pay because of these moves, up to today"
    return f"{text}: {join_words(costs)}. So the public purse saves less." if costs else f"{text}."
