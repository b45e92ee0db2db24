"""The year's statement on screen: a row a sum, from the target to the gap, with its moves."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from models.moves.line_names import LINE_NAME
from models.moves.statement import LineName, StatementLine, statement_of
from models.moves.year import YearOfMoves
from models.savings.pipeline import Label
from models.savings.position import Likely
from pages.parts import words

LESS_THAN, MORE_THAN = 0.05, 0.95
SHOWN = (LineName.TARGET, LineName.CONFIRMED, LineName.CLAIMED, LineName.EXPECTED,
         LineName.POSSIBLE, LineName.FORECAST, LineName.GAP)  # fmt: skip
STRONG = (LineName.TARGET, LineName.FORECAST, LineName.GAP)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the statement: what, pounds, and the words beside it."""

    name: str
    pounds: str
    beside: str
    strong: bool = False


def statement(found: YearOfMoves) -> None:
    """Draw the statement."""
    with st.container(border=True, key="card-target"):
        for row in rows_of(found):
            name, pounds, beside = st.columns((3, 2, 6), vertical_alignment="center")
            name.markdown(f"**{row.name}**" if row.strong else row.name)
            with pounds:
                st.markdown(f"**{row.pounds}**", text_alignment="right")
            beside.markdown(row.beside)


def rows_of(found: YearOfMoves) -> list[Row]:
    """The lines of SCREENS C, top to bottom, safe to show."""
    lines = {one.name: one for one in statement_of(found)}
    return [
        Row(words.plain(LINE_NAME[name]), words.plain(_pounds(lines[name].pence)),
            words.plain(_beside(found, lines[name])), name in STRONG)
        for name in SHOWN
    ]  # fmt: skip


def sentence(found: YearOfMoves) -> str:
    """The forecast against the target in a sentence, with the chance of reaching it; safe."""
    at, year = found.position, words.year(found.asked.year)
    forecast = words.of_pence(at.forecast.pence)
    if at.target is None:
        return words.plain(f"{forecast} is the forecast for {year}. No target is held for this "
                           "year and council: targets.csv would give it.")  # fmt: skip
    return words.plain(f"{forecast} is the forecast for {year}, of a target of "
                       f"{words.of_pence(at.target)}; {chance_words(at.chance)}.")  # fmt: skip


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
    return f"80% likely {words.of_pence(sum_.low)} to {words.of_pence(sum_.high)}"


def split_words(found: YearOfMoves) -> list[str]:
    """By label and by cash, then from gross to net; safe lines, each adding up to its sum."""
    lines = []
    for name, split in found.splits.items():
        if not any(pence for _, pence in split.labels):
            continue
        said = [f"{_label(label)} {words.of_pence(pence)}" for label, pence in split.labels]
        cash = f"real cash {words.of_pence(split.cash)}"
        if split.stays_paid:
            cash += f", where the old bed stays paid {words.of_pence(split.stays_paid)}"
        lines.append(f"{SPLIT[name]}: {words.listed(said)}. Of it {cash}.")
    part = found.to_date
    if part.net:
        gross, *less = words.that_add_up(part.gross, part.support, part.one_off, part.overlap)
        support, one_off, overlap = (_less(pounds) for pounds in less)
        lines.append(f"Gross to net so far: {gross} less support {support}, one-off costs "
                     f"{one_off} and two homes at once {overlap} is "
                     f"{words.of_pence(part.net)}.")  # fmt: skip
    return [words.plain(line) for line in lines]


SPLIT = {"confirmed": "Confirmed", "claimed": "Claimed", "expected": "Still expected"}


def _less(pounds: str) -> str:
    """What is taken off, without its minus."""
    if pounds.startswith("−"):
        return pounds[1:]
    return pounds if pounds == words.money(0) else f"−{pounds}"


def _label(label: Label | None) -> str:
    return "has no label yet" if label is None else str(label.value)


def _pounds(pence: int | None) -> str:
    return "not held" if pence is None else words.of_pence(pence)


def _beside(found: YearOfMoves, line: StatementLine) -> str:
    at, name = found.position, line.name
    moves = words.count(line.moves or 0, "move")
    if name is LineName.TARGET:
        return _target_words(found)
    if name is LineName.CONFIRMED:
        back = found.clawed_back
        return f"{moves}; {words.of_pence(back)} clawed back since" if back else moves
    if name is LineName.CLAIMED:
        return moves
    if name is LineName.EXPECTED:
        return "; ".join(filter(None, (moves, spread_words(at.expected))))
    if name is LineName.POSSIBLE:
        none = "no move on the board is before its day" if not found.asked.is_over else ""
        return "; ".join(filter(None, (moves, spread_words(at.possible)))) if line.moves else none
    if name is LineName.FORECAST:
        every = (at.confirmed, at.claimed, at.expected.pence, at.possible.pence)
        return f"{' + '.join(words.of_pence(one) for one in every)}; {spread_words(at.forecast)}"
    return _gap_words(found)


def _target_words(found: YearOfMoves) -> str:
    if found.asked.target is None:
        return ""
    if found.asked.by_contract:
        return "this council's share by contract of the target for all councils"
    other = found.asked.target_disagrees
    if other is not None:
        return (f"the councils' own targets together; targets.csv also has {words.of_pence(other)} "
                "for all of them")  # fmt: skip
    return "set in targets.csv"


def _gap_words(found: YearOfMoves) -> str:
    gap = found.position.gap
    if gap is None:
        return ""
    if gap <= 0:
        return f"the forecast is {words.of_pence(-gap)} above the target"
    return chance_words(found.position.chance)
