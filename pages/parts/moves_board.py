"""The board of moves: a table by stage, then each move in its stage. Words, not colours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from models.access import Actor, Permission, may
from models.children.records import Child
from models.moves.board import BoardOrder, Row, StageRows
from models.moves.decided import PanelDecided
from models.moves.weights import OwnWeight
from models.moves.words import IN_WORDS, day_of_the_move, without_shape
from models.moves.year import YearOfMoves
from models.savings.pipeline import OFF_THE_ROAD, ROAD
from pages.parts import (
    meeting_words,
    move_money_view,
    move_steps,
    names,
    one_value,
    source,
    state,
    words,
)
from pages.parts.tables import text_table

FIRST_ROWS, MORE_ROWS = 10, 25
WIDTHS = (2.4, 3.4, 3.4, 1.6)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person chose: whose moves, in which order, and whether with their money."""

    council: str | None
    order: BoardOrder
    show_money: bool

    def of(self, rows: Iterable[Row], people: Mapping[str, Child]) -> tuple[Row, ...]:
        """The moves of children of the council asked for."""
        return tuple(one for one in rows
                     if self.council in (None, _council(people.get(one.move.child))))  # fmt: skip


def choices(person: Actor, people: Mapping[str, Child]) -> Asked:
    """Council and order; the switch for money only for whoever may see costs, and off at first."""
    councils = sorted({_council(one) for one in people.values()})
    left, middle, right = st.columns((2, 2.5, 3), gap="small", vertical_alignment="bottom")
    council = left.selectbox("Council", councils, index=None, placeholder="All",
                             format_func=names.council, key="moves.council")  # fmt: skip
    order = middle.selectbox("Order", list(BoardOrder), format_func=words.capital,
                             key="moves.order")  # fmt: skip
    money = may(person, Permission.READ_COSTS) and right.toggle("Show the money", key="moves.money")
    return Asked(council, order or BoardOrder.WAITING, money)


def to_begin(person: Actor, found: Sequence[PanelDecided], people: Mapping[str, Child]) -> None:
    """What panels decided and nobody began as a move; nothing where there is none."""
    if not found:
        return
    st.header(f"Decided by a panel, not begun ({len(found)})", anchor=False)
    with st.container(gap="xsmall"):
        for one in found:
            begin_line(person, one, names.who(people[one.child]) if one.child in people else "")


def begin_line(person: Actor, one: PanelDecided, whose: str = "") -> None:
    """The panel on 3 March 2026 decided: match, a foster family. Begin the move."""
    what = words.small(meeting_words.OUTCOME[one.outcome])
    where = words.small(names.SETTING[one.destination]) if one.destination else "place not said"
    said = f"The panel on {words.a_date(one.on)} decided to {what}: {where}."
    with st.container(horizontal=True, vertical_alignment="center", key=f"begin-{one.child}"):
        st.markdown(words.plain(f"{whose}: {said}" if whose else said), width="content")
        if may(person, Permission.RECORD_MOVE):
            st.page_link("move.py", label="Begin the move",
                         query_params={"child": one.child, "meeting": one.meeting})  # fmt: skip


def summary(stages: Sequence[StageRows]) -> None:
    """A line a stage: how many, how long they have stood there, waiting for what."""
    shown = [one for one in stages if one.stage in ROAD or one.rows]
    text_table(
        ("Stage", "Moves", "So far, median", "So far, longest", "Waiting for"),
        [(IN_WORDS[one.stage], str(len(one.rows)), _days(one.median_days), _days(one.longest_days),
          _waiting(one)) for one in shown],
    )  # fmt: skip


def by_stage(
    person: Actor,
    stages: Sequence[StageRows],
    people: Mapping[str, Child],
    opened: frozenset[str],
    *,
    show_money: bool,
) -> None:
    """Each stage with its moves; empty ones are in the table only. `opened`: who has a page."""
    year = one_value.this_year(person) if show_money else None
    for one in stages:
        if not one.rows:
            continue
        off = "Off the road: " if one.stage in OFF_THE_ROAD else ""
        said = words.small(without_shape(one.stage)) if off else without_shape(one.stage)
        st.header(f"{off}{said} ({len(one.rows)})", anchor=False)
        key = f"moves.rows.{one.stage.name}"
        number = state.shown(key, FIRST_ROWS)
        with st.container(gap="xsmall"):
            for row in one.rows[:number]:
                with st.container(border=True, key=f"row-move-{row.move.key}"):
                    _row(person, row, people.get(row.move.child), opened)
                    if show_money:
                        _money(row, year)
        if len(one.rows) > number:
            st.button(f"Show more ({len(one.rows) - number} left)", key=f"{key}.more",
                      on_click=state.show_more, args=(key, number + MORE_ROWS))  # fmt: skip


def weights(found: Sequence[OwnWeight]) -> None:
    """What becomes of moves at each stage, by the council's own record and the default."""
    with st.expander("How likely a move at each stage is to be made"):
        st.markdown(
            "The forecast counts a move that isn't agreed yet by this share. It is the council's "
            "own record of moves that once stood there and were made or left the road, drawn "
            "towards the default: (default × its worth + made) ÷ (its worth + ended)."
        )
        text_table(
            ("Stage", "Default", "Worth", "Own moves ended", "Made", "Counted as", "Default from"),
            [(without_shape(one.stage), _share(one.default.weight),
              words.count(round(one.default.worth_moves), "move"), str(one.ended), str(one.made),
              _share(one.weight), one.default.source) for one in found],
        )  # fmt: skip


def _row(person: Actor, row: Row, child: Child | None, opened: frozenset[str]) -> None:
    move, now = row.move, row.move.now
    who, what, how, more = st.columns(WIDTHS, gap="small", vertical_alignment="center")
    with who:
        _child(child, move.child in opened)
    what.markdown(_lines(
        words.plain(names.SETTING[now.destination]) if now.destination else "",
        f"{day_of_the_move(now)}: {words.a_date(now.move_on)}" if now.move_on else "",
        f"Review due by {words.a_date(row.review_due)}" if row.review_due else "",
    ))  # fmt: skip
    how.markdown(_lines(
        words.plain(f"Waiting for: {now.waiting_for}") if now.waiting_for.strip() else "",
        words.plain(now.owner) if now.owner.strip() else "",
        words.plain(f"Because {now.because}") if now.because.strip() else "",
    ))  # fmt: skip
    with more:
        st.markdown(words.count(row.days, "day"))
        st.page_link("move.py", label="Open",
                     query_params={"child": move.child, "move": move.key})  # fmt: skip
    for question in row.questions:
        st.markdown(f":small[? {words.plain(question)}]")
    move_steps.still_there(person, row)


def _money(row: Row, year: YearOfMoves | None) -> None:
    """What is agreed, and what the move brings in the year that holds today."""
    today = source.current().today()
    st.markdown(words.plain(move_money_view.in_a_line(row.move, today)))
    part = year.part_of(row.move.key) if year else None
    if year and part:
        st.markdown(words.plain(one_value.value_words(year.asked.year, part)))


def _child(child: Child | None, has_page: bool) -> None:
    if child is None:
        st.markdown("Child not held here")
        return
    label = f"**{words.plain(names.who(child))}**"
    if has_page:
        st.page_link("child.py", label=label, query_params={"child": child.key})
    else:
        st.markdown(label)
    age = child.age_on(source.current().today())
    st.markdown(f":small[{words.plain(f'{age} · {names.council(child.council)}')}]")


def _council(child: Child | None) -> str:
    return child.council if child is not None else ""


def _waiting(one: StageRows) -> str:
    """What they wait for with how many, and for how many nobody said; nothing after the move."""
    said = [f"{what} ({number})" for what, number in one.waiting]
    silent = len(one.rows) - sum(number for _, number in one.waiting)
    if silent and one.rows and one.rows[0].move.is_open:
        said.append(f"nothing said ({silent})")
    return " · ".join(said)


def _days(number: float | None) -> str:
    return "" if number is None else f"{number:g} {'day' if number == 1 else 'days'}"


def _share(share: float) -> str:
    return f"{share * 100:.0f}%"


def _lines(*lines: str) -> str:
    return "  \n".join(line for line in lines if line)
