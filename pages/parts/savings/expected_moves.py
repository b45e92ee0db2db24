"""Behind what is expected and what is in no sum: each move's part, and the weeks still to come."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from models.access import Actor
from models.ledger.contributions import MoveContribution
from models.ledger.expected import ExpectedShare
from models.ledger.memorandum import MemorandumItems
from models.ledger.year import YearOfMoves
from models.pipeline.words import IN_WORDS
from pages.parts.savings import words
from pages.parts.savings.ledger import who_of
from pages.parts.words import move_value, writing
from pages.parts.words.tables import text_table

T = TypeVar("T", MoveContribution, MemorandumItems)


def moves_behind(person: Actor, year_of_moves: YearOfMoves) -> None:
    """Draw the moves of every expected sum, by child's name, never by money."""
    move_contributions = (*year_of_moves.parts, *year_of_moves.possible, *year_of_moves.stays_paid)
    children = {
        move_contribution.move: move_contribution.child for move_contribution in move_contributions
    }
    texts = who_of(
        person,
        children | {in_no_sum.move: in_no_sum.child for in_no_sum in year_of_moves.in_no_sum},
    )
    if year_of_moves.parts:
        with st.expander(words.AGREED_MOVES):
            _agreed(year_of_moves, texts)
    if year_of_moves.possible:
        with st.expander(words.POSSIBLE_MOVES):
            _possible(year_of_moves, year_of_moves.possible, texts)
    if year_of_moves.stays_paid:
        with st.expander(words.STAYS_PAID_MOVES):
            _possible(year_of_moves, year_of_moves.stays_paid, texts)
    if year_of_moves.in_no_sum:
        with st.expander(words.NOT_COUNTED_MOVES):
            _filled_in(
                words.APART_COLUMNS,
                [
                    apart_row(in_no_sum, called)
                    for called, in_no_sum in _by_name(year_of_moves.in_no_sum, texts)
                ],
            )
    coming = {part.move: part for part in year_of_moves.parts if part.coming}
    if coming:
        picked = st.selectbox(
            words.WEEKS_TO_COME,
            sorted(coming, key=texts.__getitem__),
            index=None,
            key="target.coming",
            placeholder="Choose a child",
            format_func=texts.__getitem__,
            width=420,
        )
        if picked:
            _weeks(coming[picked], texts[picked])


def _agreed(year_of_moves: YearOfMoves, texts: dict[str, str]) -> None:
    year = year_of_moves.asked.year
    columns = (
        "Child",
        "Stage",
        "Confirmed",
        "Claimed",
        words.still_expected_in(writing.year(year)),
        f"{writing.year(year)} in all",
        f"Into {writing.year(year.next)}",
        "A week's delay",
        words.CHANCE_SOURCE,
    )
    rows = [
        agreed_row(move_contribution, called)
        for called, move_contribution in _by_name(year_of_moves.parts, texts)
    ]
    totals = [
        sum(part.confirmed for part in year_of_moves.parts),
        sum(part.claimed for part in year_of_moves.parts),
        year_of_moves.position.expected.pence,
        sum(part.value for part in year_of_moves.parts),
        year_of_moves.next_year.expected.pence,
    ]
    last = ("Together", "", *(writing.of_pence(total) for total in totals), "", "")
    _filled_in(columns, [*rows, last])


def _possible(
    year_of_moves: YearOfMoves, parts: Sequence[MoveContribution], texts: dict[str, str]
) -> None:
    year = writing.year(year_of_moves.asked.year)
    columns = (
        "Child",
        "Stage",
        "Expected on",
        "If made, saves",
        "Counts as",
        f"Counted in {year}",
        "A week's delay",
        words.CHANCE_SOURCE,
    )
    rows = [
        possible_row(move_contribution, called)
        for called, move_contribution in _by_name(parts, texts)
    ]
    full = writing.of_pence(sum(part.value for part in parts))
    text_table(columns, [*rows, ("Together", "", "", "", "", full, "", "")])
    st.caption(words.LINES_ON_CHILDS_PAGE)


def _filled_in(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """The table without the columns in which no row says anything."""
    used = [number for number in range(len(columns)) if any(row[number] for row in rows)]
    text_table(
        [columns[number] for number in used], [[row[number] for number in used] for row in rows]
    )


def agreed_row(move_contribution: MoveContribution, person: str) -> tuple[str, ...]:
    """One move in words."""
    value = move_value.with_range(
        writing.of_pence(move_contribution.value), *move_contribution.value_range
    )
    confirmed, claimed, remainder = move_value.parts_shown(move_contribution)
    return (
        person,
        IN_WORDS[move_contribution.stage],
        confirmed,
        claimed,
        _expected(move_contribution.left, remainder),
        value,
        _expected(move_contribution.following),
        _delay(move_contribution),
        move_contribution.rests_on,
    )


def possible_row(move_contribution: MoveContribution, person: str) -> tuple[str, ...]:
    """One move not yet agreed in words."""
    made = (
        writing.of_pence(move_contribution.if_made) if move_contribution.if_made is not None else ""
    )
    return (
        person,
        IN_WORDS[move_contribution.stage],
        writing.a_date(move_contribution.on) if move_contribution.on else "",
        made,
        words.if_made(writing.of_100(move_contribution.counts_as)),
        _expected(move_contribution.left),
        _delay(move_contribution),
        move_contribution.rests_on,
    )


def apart_row(in_no_sum: MemorandumItems, person: str) -> tuple[str, ...]:
    """What of one move is in no sum."""
    moved = writing.join_words(
        [f"{payer.value} {writing.of_pence(pence)}" for payer, pence in in_no_sum.moved]
    )
    numbers = (
        in_no_sum.avoided,
        in_no_sum.risen,
        -in_no_sum.since_back,
        in_no_sum.health,
        in_no_sum.schools,
    )
    return (person, *(writing.of_pence(pence) if pence else "" for pence in numbers), moved)


def _expected(share: ExpectedShare | None, pounds: str = "") -> str:
    """`pounds`: the amount in words where it is rounded with others that it adds up with."""
    if share is None:
        return "nothing more"
    return move_value.with_range(pounds or writing.of_pence(share.pence), share.low, share.high)


def _delay(move_contribution: MoveContribution) -> str:
    return writing.of_pence(move_contribution.delay) if move_contribution.delay else ""


def _by_name(parts: Sequence[T], texts: dict[str, str]) -> list[tuple[str, T]]:
    return sorted(((texts[part.move], part) for part in parts), key=lambda pair: pair[0])


def _weeks(move_contribution: MoveContribution, person: str) -> None:
    with st.container(border=True, key="card-target-coming"):
        st.page_link(
            "child.py",
            label=f"**{writing.plain(person)}**",
            query_params={"child": move_contribution.child},
        )
        rows = [
            (
                writing.a_date(coming.starts),
                writing.of_pence(coming.if_it_lasts, to_the_penny=True),
                writing.of_100(coming.chance),
                writing.of_pence(coming.expected, to_the_penny=True),
            )
            for coming in move_contribution.coming
        ]
        total = sum(coming.expected for coming in move_contribution.coming)
        rows.append(("Together", "", "", writing.of_pence(total, to_the_penny=True)))
        text_table(words.COMING_COLUMNS, rows)
