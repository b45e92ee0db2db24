"""Behind what is expected and what is in no sum: each move's part, and the weeks still to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from models.access import Actor
from models.moves.in_no_sum import InNoSum
from models.moves.parts import Part
from models.moves.words import IN_WORDS
from models.moves.year import YearOfMoves
from models.savings.expected import Share
from pages.parts import one_value, words
from pages.parts.tables import text_table
from pages.parts.target_behind import who_of

T = TypeVar("T", Part, InNoSum)
WEEK_COLUMNS = ("From", "Saves if the move lasts", "Chance that it does", "Expected")
APART_COLUMNS = ("Child", "Avoided, by its label", "Price would have risen", "Cost more since back",
                 "Health pays less", "Schools pay less", "Others pay more")  # fmt: skip


def moves_behind(person: Actor, found: YearOfMoves) -> None:
    """Draw the moves of every expected sum, by child's name, never by money."""
    every = (*found.parts, *found.possible, *found.stays_paid)
    children = {one.move: one.child for one in every}
    who = who_of(person, children | {one.move: one.child for one in found.in_no_sum})
    if found.parts:
        with st.expander("Confirmed, claimed and still expected: each move's part"):
            _agreed(found, who)
    if found.possible:
        with st.expander("Possible: each move's part"):
            _possible(found, found.possible, who)
    if found.stays_paid:
        with st.expander("Not counted: moves out of beds that stay paid or may stay paid"):
            _possible(found, found.stays_paid, who)
    if found.in_no_sum:
        with st.expander("Not counted: what is avoided, and what others pay, by move"):
            _filled_in(APART_COLUMNS, [apart_row(one, called) for called, one in
                                       _by_name(found.in_no_sum, who)])  # fmt: skip
    coming = {one.move: one for one in found.parts if one.coming}
    if coming:
        picked = st.selectbox(
            "See the weeks to come of one move", sorted(coming, key=who.__getitem__), index=None,
            key="target.coming", placeholder="Choose a child", format_func=who.__getitem__,
            width=420,
        )  # fmt: skip
        if picked:
            _weeks(coming[picked], who[picked])


def _agreed(found: YearOfMoves, who: dict[str, str]) -> None:
    year = found.asked.year
    columns = ("Child", "Stands", "Confirmed", "Claimed", f"Still expected in {words.year(year)}",
               f"{words.year(year)} in all", f"Into {words.year(year.next)}", "A week's delay",
               "Chance of lasting rests on")  # fmt: skip
    rows = [agreed_row(one, called) for called, one in _by_name(found.parts, who)]
    totals = [sum(one.confirmed for one in found.parts), sum(one.claimed for one in found.parts),
              found.position.expected.pence, sum(one.value for one in found.parts),
              found.next_year.expected.pence]  # fmt: skip
    last = ("Together", "", *(words.of_pence(one) for one in totals), "", "")
    _filled_in(columns, [*rows, last])


def _possible(found: YearOfMoves, parts: Sequence[Part], who: dict[str, str]) -> None:
    year = words.year(found.asked.year)
    columns = ("Child", "Stands", "Expected on", "If made, saves", "Counts as",
               f"Counted in {year}", "A week's delay", "Chance of lasting rests on")  # fmt: skip
    rows = [possible_row(one, called) for called, one in _by_name(parts, who)]
    whole = words.of_pence(sum(one.value for one in parts))
    text_table(columns, [*rows, ("Together", "", "", "", "", whole, "", "")])
    st.caption("The lines of each, with their sources, are on the child's page, where the money is "
               "shown when asked for. A move that isn't agreed may never be made, so the lower end "
               "is often nothing.")  # fmt: skip


def _filled_in(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """The table without the columns in which no row says anything."""
    used = [number for number in range(len(columns)) if any(row[number] for row in rows)]
    text_table([columns[number] for number in used],
               [[row[number] for number in used] for row in rows])  # fmt: skip


def agreed_row(one: Part, who: str) -> tuple[str, ...]:
    """One move in words."""
    low, high = (words.of_pence(pence) for pence in one.value_range)
    value = words.of_pence(one.value)
    if low != high:
        value += f" (80% likely {low} to {high})"
    confirmed, claimed, left = one_value.parts_shown(one)
    return (who, IN_WORDS[one.stage], confirmed, claimed, _expected(one.left, left), value,
            _expected(one.following), _delay(one), one.rests_on)  # fmt: skip


def possible_row(one: Part, who: str) -> tuple[str, ...]:
    """One move not yet agreed in words."""
    made = words.of_pence(one.if_made) if one.if_made is not None else ""
    return (who, IN_WORDS[one.stage], words.a_date(one.on) if one.on else "", made,
            f"{words.of_100(one.counts_as)} made", _expected(one.left), _delay(one),
            one.rests_on)  # fmt: skip


def apart_row(one: InNoSum, who: str) -> tuple[str, ...]:
    """What of one move is in no sum."""
    moved = words.listed([f"{payer.value} {words.of_pence(pence)}" for payer, pence in one.moved])
    numbers = (one.avoided, one.risen, -one.since_back, one.health, one.schools)
    return (who, *(words.of_pence(pence) if pence else "" for pence in numbers), moved)


def _expected(share: Share | None, pounds: str = "") -> str:
    """`pounds`: the amount in words where it is rounded with others that it adds up with."""
    if share is None:
        return "nothing more"
    low, high = words.of_pence(share.low), words.of_pence(share.high)
    said = pounds or words.of_pence(share.pence)
    return said if low == high else f"{said} (80% likely {low} to {high})"


def _delay(one: Part) -> str:
    return words.of_pence(one.delay) if one.delay else ""


def _by_name(parts: Sequence[T], who: dict[str, str]) -> list[tuple[str, T]]:
    return sorted(((who[one.move], one) for one in parts), key=lambda each: each[0])


def _weeks(one: Part, who: str) -> None:
    with st.container(border=True, key="card-target-coming"):
        st.page_link("child.py", label=f"**{words.plain(who)}**", query_params={"child": one.child})
        rows = [
            (words.a_date(each.starts), words.of_pence(each.if_it_lasts, to_the_penny=True),
             words.of_100(each.chance), words.of_pence(each.expected, to_the_penny=True))
            for each in one.coming
        ]  # fmt: skip
        total = sum(each.expected for each in one.coming)
        rows.append(("Together", "", "", words.of_pence(total, to_the_penny=True)))
        text_table(WEEK_COLUMNS, rows)
