"""The moves behind the sums: each with its lines, its sources and, on request, its child-weeks."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from models.access import Actor
from models.savings.estimate import Saving, Window
from models.savings.portfolio import Amounts, CountedMove
from models.savings.weeks import ChildWeek, sum_of_weeks
from models.shortlist.options import Shortlist
from models.shortlist.portfolio import IfMade, MoveOrder, in_order, option_of
from pages.parts import cached, chance, names, words
from pages.parts.tables import lines_table

FULL_YEAR = "First 365 days"


def moves_behind(person: Actor, held: Shortlist, made: IfMade) -> None:
    """Draw the list of moves in the list's own order, then the one that somebody picks."""
    st.header("Behind every pound", anchor=False)
    places = [cut.place for cut in made.portfolio.places if cut.place is not None]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        order = st.segmented_control(
            "In order", list(MoveOrder), default=MoveOrder.NUMBER, required=True,
            format_func=words.capital, key="savings.order",
        )  # fmt: skip
        place = st.segmented_control(
            "To", places, format_func=names.PLACE.__getitem__, key="savings.place"
        )
    shown = in_order(made.portfolio.cut(place=place).moves, order or MoveOrder.NUMBER)
    with st.expander(f"The {words.count(len(shown), 'move')} behind these sums"):
        st.table(_moves_frame(shown, held), hide_index=True, border="horizontal")
    who = {one.child.key: names.who(one.child) for one in shown}
    picked = st.selectbox(
        "Show one move in full", list(who), index=None, placeholder="Choose a child",
        format_func=who.__getitem__, key="savings.move", width=420,
    )  # fmt: skip
    for one in shown:
        if one.child.key == picked:
            _one_move(person, held, one)


def _one_move(person: Actor, held: Shortlist, move: CountedMove) -> None:
    """The lines of both windows with their sources, and the weeks where asked for."""
    saving = move.saving
    with st.container(border=True, key="card-savings-move"):
        who = words.plain(names.who(move.child))
        st.page_link("child.py", label=f"**{who}**", query_params={"child": move.child.key})
        st.markdown(words.plain(move_words(move)))
        st.markdown(words.plain(chance.chance_words(saving.chance)))
        if saving.notes:
            st.caption(words.plain(" · ".join(words.capital(note) for note in saving.notes)))
        for label, window in _windows(saving):
            st.markdown(f"**{label}**, {words.a_date(window.starts)} up to, not counting, "
                        f"{words.a_date(window.ends)}")  # fmt: skip
            lines_table(window)
        if _windows(saving):
            _weeks(person, held, move)


def move_words(move: CountedMove) -> str:
    """From one kind of home to another, on which day."""
    return (
        f"From {words.small(names.SETTING[move.child.placement.setting])} to "
        f"{words.small(names.SETTING[move.saving.destination])} on "
        f"{words.a_date(move.saving.move_on)}."
    )


def _weeks(person: Actor, held: Shortlist, move: CountedMove) -> None:
    """The child-weeks of the period that somebody asks for."""
    labels = [label for label, _ in _windows(move.saving)]
    asked = st.segmented_control("Week by week", labels, key="savings.weeks")
    found = option_of(held, move)
    if asked is None or found is None:
        return
    weeks = cached.weeks_of(person, held, *found)
    rows = weeks.full_year if asked == FULL_YEAR else weeks.this_year
    if not rows:
        st.markdown(f"No week of {asked} comes after the move.")
        return
    st.table(weeks_frame(rows), hide_index=True, border="horizontal")


def weeks_frame(weeks: Sequence[ChildWeek]) -> pd.DataFrame:
    """One row a week of the move and, last, the sums: text that is safe to show."""
    rows = [
        [f"{week.number}", words.a_date(week.starts), f"{week.lasting:.3f}", *_cells(week.amounts)]
        for week in weeks
    ]
    rows.append(["Together", "", "", *_cells(sum_of_weeks(weeks))])
    columns = ["Week", "From", "Share expected there", "Old home", "New home", "Support",
               "One-off", "Two homes", "Net"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _cells(found: Amounts) -> list[str]:
    pence = (found.old_home, found.new_home, found.support, found.one_off, found.overlap, found.net)
    return [words.plain(words.of_pence(each, to_the_penny=True)) for each in pence]


def _windows(saving: Saving) -> list[tuple[str, Window]]:
    held = ((words.year(saving.year), saving.this_year), (FULL_YEAR, saving.full_year))
    return [(label, window) for label, window in held if window is not None]


def _moves_frame(moves: Sequence[CountedMove], held: Shortlist) -> pd.DataFrame:
    rows = [
        [
            names.who(one.child),
            names.council(one.council),
            names.SETTING[one.child.placement.setting],
            names.SETTING[one.saving.destination],
            "yes" if one.is_cashable else "no, the bed stays paid",
            *(_money(window) for window in (one.saving.this_year, one.saving.full_year)),
        ]
        for one in moves
    ]
    safe = [[words.plain(cell) for cell in row] for row in rows]
    columns = ["Child", "Council", "From", "To", "Cashable", f"Net {words.year(held.year)}",
               "Net 365 days"]  # fmt: skip
    return pd.DataFrame(safe, columns=columns)


def _money(window: Window | None) -> str:
    return "no figure" if window is None else words.money(window.gbp, pence=True)
