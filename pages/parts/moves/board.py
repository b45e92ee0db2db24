"""The board of moves: a table by stage, then each move in its stage. Words, not colours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from models.access import Actor, Permission, may
from models.children.records import Child
from models.ledger.year import YearOfMoves
from models.pipeline.board import BoardOrder, BoardRow, StageRows
from models.pipeline.panel_decisions import PanelDecided
from models.pipeline.stage_weights import OwnWeight
from models.pipeline.words import IN_WORDS, day_of_the_move, without_shape
from models.recording.move_stages import OFF_THE_ROAD, ROAD
from pages.parts import cache, state
from pages.parts.child.moves import begin_line
from pages.parts.moves import money as move_money_view
from pages.parts.moves import steps, words
from pages.parts.words import move_value, names, writing
from pages.parts.words.tables import text_table

FIRST_ROWS, MORE_ROWS = 10, 25
WIDTHS = (2.4, 3.4, 3.4, 1.6)


@dataclass(frozen=True, slots=True)
class MovesFilters:
    """What the person chose: whose moves, in which order, and whether with their money."""

    council: str | None
    order: BoardOrder
    show_money: bool

    def of(self, rows: Iterable[BoardRow], people: Mapping[str, Child]) -> tuple[BoardRow, ...]:
        """The moves of children of the council asked for."""
        return tuple(
            row for row in rows if self.council in (None, _council(people.get(row.move.child)))
        )


def choices(person: Actor, people: Mapping[str, Child]) -> MovesFilters:
    """Council and order; the switch for money only for whoever may see costs, and off at first."""
    councils = sorted({_council(person) for person in people.values()})
    container, middle, right = st.columns((2, 2.5, 3), gap="small", vertical_alignment="bottom")
    council = container.selectbox(
        "Council",
        councils,
        index=None,
        placeholder="All",
        format_func=names.council_name,
        key="moves.council",
    )
    order = middle.selectbox(
        "Order", list(BoardOrder), format_func=writing.capitalise, key="moves.order"
    )
    money = may(person, Permission.READ_COSTS) and right.toggle("Show the money", key="moves.money")
    return MovesFilters(council, order or BoardOrder.WAITING, money)


def to_begin(
    person: Actor, panel_decideds: Sequence[PanelDecided], people: Mapping[str, Child]
) -> None:
    """What panels decided and nobody began as a move; nothing where there is none."""
    if not panel_decideds:
        return
    st.header(words.decided_not_begun(len(panel_decideds)), anchor=False)
    with st.container(gap="xsmall"):
        for panel_decided in panel_decideds:
            begin_line(
                person,
                panel_decided,
                names.name_or_number(people[panel_decided.child])
                if panel_decided.child in people
                else "",
            )


def summary(stages: Sequence[StageRows]) -> None:
    """A line a stage: how many, how long they have stood there, waiting for what."""
    shown = [stage for stage in stages if stage.stage in ROAD or stage.rows]
    text_table(
        ("Stage", "Moves", words.MEDIAN_WAIT, words.LONGEST_WAIT, "Waiting for"),
        [
            (
                IN_WORDS[stage_rows.stage],
                str(len(stage_rows.rows)),
                _days(stage_rows.median_days),
                _days(stage_rows.longest_days),
                _waiting(stage_rows),
            )
            for stage_rows in shown
        ],
    )


def by_stage(
    person: Actor,
    stages: Sequence[StageRows],
    people: Mapping[str, Child],
    opened: frozenset[str],
    *,
    show_money: bool,
) -> None:
    """Each stage with its moves; empty ones are in the table only. `opened`: who has a page."""
    year = move_value.this_year(person) if show_money else None
    for stage in stages:
        if not stage.rows:
            continue
        off = f"{words.CLOSED}: " if stage.stage in OFF_THE_ROAD else ""
        text = (
            writing.lower_first(without_shape(stage.stage)) if off else without_shape(stage.stage)
        )
        st.header(f"{off}{text} ({len(stage.rows)})", anchor=False)
        key = f"moves.rows.{stage.stage.name}"
        number = state.shown(key, FIRST_ROWS)
        with st.container(gap="xsmall"):
            for row in stage.rows[:number]:
                with st.container(border=True, key=f"row-move-{row.move.key}"):
                    _row(person, row, people.get(row.move.child), opened)
                    if show_money:
                        _money(row, year)
        if len(stage.rows) > number:
            st.button(
                words.show_more(len(stage.rows) - number),
                key=f"{key}.more",
                on_click=state.show_more,
                args=(key, number + MORE_ROWS),
            )


def weights(own_weights: Sequence[OwnWeight]) -> None:
    """What becomes of moves at each stage, by the council's own record and the default."""
    with st.expander(words.HOW_LIKELY):
        st.markdown(words.WEIGHTS_WHY)
        text_table(
            ("Stage", "Default", "Worth", "Own moves ended", "Made", "Counted as", "Default from"),
            [
                (
                    without_shape(own_weight.stage),
                    _share(own_weight.default.weight),
                    writing.count_of(round(own_weight.default.worth_moves), "move"),
                    str(own_weight.ended),
                    str(own_weight.made),
                    _share(own_weight.weight),
                    own_weight.default.source,
                )
                for own_weight in own_weights
            ],
        )


def _row(person: Actor, row: BoardRow, child: Child | None, opened: frozenset[str]) -> None:
    move, move_stage = row.move, row.move.now
    delta_generator_item, generator, how, container = st.columns(
        WIDTHS, gap="small", vertical_alignment="center"
    )
    with delta_generator_item:
        _child(child, move.child in opened)
    generator.markdown(
        _lines(
            writing.plain(names.SETTING[move_stage.destination]) if move_stage.destination else "",
            f"{day_of_the_move(move_stage)}: {writing.a_date(move_stage.move_on)}"
            if move_stage.move_on
            else "",
            f"Review due by {writing.a_date(row.review_due)}" if row.review_due else "",
        )
    )
    how.markdown(
        _lines(
            writing.plain(f"Waiting for: {move_stage.waiting_for}")
            if move_stage.waiting_for.strip()
            else "",
            writing.plain(move_stage.owner) if move_stage.owner.strip() else "",
            writing.plain(f"Reason: {move_stage.because}") if move_stage.because.strip() else "",
        )
    )
    with container:
        st.markdown(writing.count_of(row.days, "day"))
        st.page_link("move.py", label="Open", query_params={"child": move.child, "move": move.key})
    for question in row.questions:
        st.markdown(f":small[? {writing.plain(question)}]")
    steps.still_there(person, row)


def _money(row: BoardRow, year: YearOfMoves | None) -> None:
    """What is agreed, and what the move brings in the year that holds today."""
    today = cache.today()
    st.markdown(writing.plain(move_money_view.in_a_line(row.move, today)))
    part = year.part_of(row.move.key) if year else None
    if year and part:
        st.markdown(writing.plain(move_value.value_words(year.asked.year, part)))


def _child(child: Child | None, has_page: bool) -> None:
    if child is None:
        st.markdown(words.CHILD_UNKNOWN)
        return
    label = f"**{writing.plain(names.name_or_number(child))}**"
    if has_page:
        st.page_link("child.py", label=label, query_params={"child": child.key})
    else:
        st.markdown(label)
    age = child.age_on(cache.today())
    st.markdown(f":small[{writing.plain(f'{age} · {names.council_name(child.council)}')}]")


def _council(child: Child | None) -> str:
    return child.council if child is not None else ""


def _waiting(stage_rows: StageRows) -> str:
    """What they wait for with how many, and for how many nobody said; nothing after the move."""
    texts = [f"{label} ({number})" for label, number in stage_rows.waiting]
    silent = len(stage_rows.rows) - sum(number for _, number in stage_rows.waiting)
    if silent and stage_rows.rows and stage_rows.rows[0].move.is_open:
        texts.append(f"{words.NOTHING_SAID} ({silent})")
    return " · ".join(texts)


def _days(number: int | None) -> str:
    return "" if number is None else writing.count_of(number, "day")


def _share(share: float) -> str:
    return f"{share * 100:.0f}%"


def _lines(*lines: str) -> str:
    return "  \n".join(line for line in lines if line)
