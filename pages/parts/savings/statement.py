"""The year's statement on screen: a row a sum, from the target to the gap, with its moves."""

from dataclasses import dataclass

import streamlit as st

from models.ledger.line_names import LINE_NAME
from models.ledger.position import Likely
from models.ledger.statement import LineName, StatementLine, statement_of
from models.ledger.year import YearOfMoves
from models.recording.move_stages import Label
from pages.parts.words import writing

LESS_THAN, MORE_THAN = 0.05, 0.95
SHOWN = (LineName.TARGET, LineName.CONFIRMED, LineName.CLAIMED, LineName.EXPECTED,
         LineName.POSSIBLE, LineName.FORECAST, LineName.GAP)  # fmt: skip
STRONG = (LineName.TARGET, LineName.FORECAST, LineName.GAP)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One line of the statement: what, pounds, and the words beside it."""

    name: str
    pounds: str
    beside: str
    strong: bool = False


def statement(year_of_moves: YearOfMoves) -> None:
    """Draw the statement."""
    with st.container(border=True, key="card-target"):
        for row in rows_of(year_of_moves):
            name, pounds, beside = st.columns((3, 2, 6), vertical_alignment="center")
            name.markdown(f"**{row.name}**" if row.strong else row.name)
            with pounds:
                st.markdown(f"**{row.pounds}**", text_alignment="right")
            beside.markdown(row.beside)


def rows_of(year_of_moves: YearOfMoves) -> list[StatementRow]:
    """The lines of SCREENS C, top to bottom, safe to show."""
    lines = {statement_line.name: statement_line for statement_line in statement_of(year_of_moves)}
    return [
        StatementRow(
            writing.plain(LINE_NAME[name]),
            writing.plain(_pounds(lines[name].pence)),
            writing.plain(_beside(year_of_moves, lines[name])),
            name in STRONG,
        )
        for name in SHOWN
    ]


def sentence(year_of_moves: YearOfMoves) -> str:
    """The forecast against the target in a sentence, with the chance of reaching it; safe."""
    target_position, year = year_of_moves.position, writing.year(year_of_moves.asked.year)
    forecast = writing.of_pence(target_position.forecast.pence)
    if target_position.target is None:
        return writing.plain(
            f"{forecast} is the forecast for {year}. No target is held for this "
            "year and council: targets.csv would give it."
        )
    return writing.plain(
        f"{forecast} is the forecast for {year}, of a target of "
        f"{writing.of_pence(target_position.target)}; {chance_words(target_position.chance)}."
    )


def chance_words(chance: float | None) -> str:
    """The chance of reaching the target in words; the engine gives no better than one in 20."""
    if chance is None:
        return "there is no target to reach"
    if chance < LESS_THAN:
        return "the chance of reaching the target is less than 1 in 20"
    if chance > MORE_THAN:
        return "the chance of reaching the target is more than 19 in 20"
    return f"the chance of reaching the target is about {round(chance * 20)} in 20"


def spread_words(sum_: Likely) -> str:
    """80% likely £250,000 to £900,000; nothing where no move stands behind it."""
    if not sum_.moves:
        return ""
    return f"80% likely {writing.of_pence(sum_.low)} to {writing.of_pence(sum_.high)}"


def split_words(year_of_moves: YearOfMoves) -> list[str]:
    """By label and by cash, then from gross to net; safe lines, each adding up to its sum."""
    lines = []
    for name, split in year_of_moves.splits.items():
        if not any(pence for _, pence in split.labels):
            continue
        texts = [f"{_label(label)} {writing.of_pence(pence)}" for label, pence in split.labels]
        cash = f"real cash {writing.of_pence(split.cash)}"
        if split.stays_paid:
            cash += f", where the old bed stays paid {writing.of_pence(split.stays_paid)}"
        lines.append(f"{SPLIT[name]}: {writing.listed(texts)}. Of it {cash}.")
    part = year_of_moves.to_date
    if part.net:
        gross, *less = writing.that_add_up(part.gross, part.support, part.one_off, part.overlap)
        support, one_off, overlap = (_less(pounds) for pounds in less)
        lines.append(
            f"Gross to net so far: {gross} less support {support}, one-off costs "
            f"{one_off} and two homes at once {overlap} is "
            f"{writing.of_pence(part.net)}."
        )
    return [writing.plain(line) for line in lines]


SPLIT = {"confirmed": "Confirmed", "claimed": "Claimed", "expected": "Still expected"}


def _less(pounds: str) -> str:
    """What is taken off, without its minus."""
    if pounds.startswith("−"):
        return pounds[1:]
    return pounds if pounds == writing.money(0) else f"−{pounds}"


def _label(label: Label | None) -> str:
    return "has no label yet" if label is None else str(label.value)


def _pounds(pence: int | None) -> str:
    return "not held" if pence is None else writing.of_pence(pence)


def _beside(year_of_moves: YearOfMoves, line: StatementLine) -> str:
    target_position, name = year_of_moves.position, line.name
    moves = writing.count(line.moves or 0, "move")
    if name is LineName.TARGET:
        return _target_words(year_of_moves)
    if name is LineName.CONFIRMED:
        back = year_of_moves.clawed_back
        return f"{moves}; {writing.of_pence(back)} clawed back since" if back else moves
    if name is LineName.CLAIMED:
        return moves
    if name is LineName.EXPECTED:
        return "; ".join(filter(None, (moves, spread_words(target_position.expected))))
    if name is LineName.POSSIBLE:
        none = "no move on the board is before its day" if not year_of_moves.asked.is_over else ""
        return (
            "; ".join(filter(None, (moves, spread_words(target_position.possible))))
            if line.moves
            else none
        )
    if name is LineName.FORECAST:
        numbers = (
            target_position.confirmed,
            target_position.claimed,
            target_position.expected.pence,
            target_position.possible.pence,
        )
        return (
            f"{' + '.join(writing.of_pence(number) for number in numbers)}; "
            f"{spread_words(target_position.forecast)}"
        )
    return _gap_words(year_of_moves)


def _target_words(year_of_moves: YearOfMoves) -> str:
    if year_of_moves.asked.target is None:
        return ""
    if year_of_moves.asked.by_contract:
        return "this council's share by contract of the target for all councils"
    other = year_of_moves.asked.target_disagrees
    if other is not None:
        return (
            f"the councils' own targets together; targets.csv also has {writing.of_pence(other)} "
            "for all of them"
        )
    return "set in targets.csv"


def _gap_words(year_of_moves: YearOfMoves) -> str:
    gap = year_of_moves.position.gap
    if gap is None:
        return ""
    if gap <= 0:
        return f"the forecast is {writing.of_pence(-gap)} above the target"
    return chance_words(year_of_moves.position.chance)
