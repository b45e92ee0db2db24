"""A move's one value in a year: the same words wherever it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.access import Actor
from models.ledger.contributions import MoveContribution
from models.ledger.year import YearOfMoves
from models.money import FinancialYear
from models.pipeline.words import without_shape
from models.settings import Setting
from models.shortlist.options import Option
from pages.parts import cache
from pages.parts.words import writing
from services.moves import moves_today
from services.planned_moves import planned_savings
from services.target import target_progress

NOT_COUNTED = ". Not counted: the old bed is still paid, or may be"


@dataclass(frozen=True, slots=True)
class OnBoard:
    """A child's move on the board: its part of this year, and its option on its own day (None:
    its day is agreed, so its frozen baseline counts)."""

    year: FinancialYear
    part: MoveContribution
    option: Option | None


def this_year(person: Actor) -> YearOfMoves | None:
    """The year that holds today, of all councils: a move's value is the same in every cut."""
    return target_progress(cache.council_of(person), FinancialYear.holding(cache.today()), None)


def on_board(person: Actor, child: str) -> Mapping[Setting, OnBoard]:
    """The child's moves on the board that have a value, by where they lead."""
    moves = [row.move for row in moves_today(cache.council_of(person)).of_child(child)]
    year_of_moves = this_year(person) if moves else None
    if year_of_moves is None:
        return {}
    planned = planned_savings(cache.council_of(person), year_of_moves.asked.year)
    on_board_by_setting = {}
    for move in moves:
        part, destination = year_of_moves.part_of(move.key), move.now.destination
        if part is not None and destination is not None:
            day = planned.get(move.key)
            on_board_by_setting[destination] = OnBoard(
                year_of_moves.asked.year, part, day.option if day else None
            )
    return on_board_by_setting


def value_words(year: FinancialYear, part: MoveContribution) -> str:
    """£27,716 in 2026/27 (80% likely to be between …): £5,000 confirmed, …"""
    in_year = f"{writing.of_pence(part.value)} in {writing.year(year)}"
    text = with_range(in_year, *part.value_range)
    if part.if_made is not None:
        day = f" on {writing.a_date(part.on)}" if part.on else ""
        stage = writing.lower_first(without_shape(part.stage))
        return (
            f"{text}. If made{day} it saves {writing.of_pence(part.if_made)}. It counts as "
            f"{writing.of_100(part.counts_as)} at its stage, {stage}"
            + ("" if part.cash else NOT_COUNTED)
        )
    confirmed, claimed, remainder = parts_shown(part)
    return f"{text}: {confirmed} confirmed, {claimed} claimed, {remainder} still expected"


def with_range(text: str, low_pence: int, high_pence: int) -> str:
    """£100 (80% likely to be between £50 and £150); the text alone where there is no range."""
    low, high = writing.of_pence(low_pence), writing.of_pence(high_pence)
    return text if low == high else f"{text} ({writing.likely_between(low, high)})"


def parts_shown(part: MoveContribution) -> list[str]:
    """What is confirmed, claimed and still expected of a move; they add up to its value as shown,
    and are the same wherever they are shown."""
    return writing.that_add_up(part.confirmed, part.claimed, part.left.pence if part.left else 0)
