"""The moves behind the sums: each with its lines, its sources and, on request, its child-weeks."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from models.access import Actor
from models.saving.estimate import Saving, Window
from models.saving.portfolio import Amounts, CountedMove
from models.saving.weeks import ChildWeek, sum_of_weeks
from models.shortlist.options import Shortlist
from models.shortlist.portfolio import IfMade, MoveOrder, in_order, option_of
from pages.parts import cache
from pages.parts.savings import ready_words as words
from pages.parts.savings.words import EVERY_POUND
from pages.parts.words import chance, names, writing
from pages.parts.words.tables import lines_table
from services.portfolio import weeks_behind_option


def moves_behind(person: Actor, shortlist: Shortlist, made: IfMade) -> None:
    """Draw the list of moves in the list's own order, then the one that somebody picks."""
    st.header(EVERY_POUND, anchor=False)
    places = [cut.place for cut in made.portfolio.places if cut.place is not None]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        order = st.segmented_control(
            "In order",
            list(MoveOrder),
            default=MoveOrder.NUMBER,
            required=True,
            format_func=writing.capitalise,
            key="savings.order",
        )
        place = st.segmented_control(
            "To", places, format_func=names.PLACE.__getitem__, key="savings.place"
        )
    shown = in_order(made.portfolio.cut(place=place).moves, order or MoveOrder.NUMBER)
    with st.expander(words.moves_behind(len(shown))):
        st.table(_moves_frame(shown, shortlist), hide_index=True, border="horizontal")
    texts = {
        counted_move.child.key: names.name_or_number(counted_move.child) for counted_move in shown
    }
    picked = st.selectbox(
        words.ONE_MOVE,
        list(texts),
        index=None,
        placeholder="Choose a child",
        format_func=texts.__getitem__,
        key="savings.move",
        width=420,
    )
    for counted_move in shown:
        if counted_move.child.key == picked:
            _one_move(person, shortlist, counted_move)


def _one_move(person: Actor, shortlist: Shortlist, move: CountedMove) -> None:
    """The lines of both windows with their sources, and the weeks where asked for."""
    saving = move.saving
    with st.container(border=True, key="card-savings-move"):
        person_item = writing.plain(names.name_or_number(move.child))
        st.page_link("child.py", label=f"**{person_item}**", query_params={"child": move.child.key})
        st.markdown(writing.plain(move_words(move)))
        st.markdown(writing.plain(chance.chance_words(saving.chance)))
        if saving.notes:
            st.caption(writing.plain(" · ".join(writing.capitalise(note) for note in saving.notes)))
        for label, window in _windows(saving):
            starts, ends = writing.a_date(window.starts), writing.a_date(window.ends)
            st.markdown(words.period(label, starts, ends))
            lines_table(window)
        if _windows(saving):
            _weeks(person, shortlist, move)


def move_words(move: CountedMove) -> str:
    """From one kind of home to another, on which day."""
    return words.from_to(
        writing.lower_first(names.SETTING[move.child.placement.setting]),
        writing.lower_first(names.SETTING[move.saving.destination]),
        writing.a_date(move.saving.move_on),
    )


def _weeks(person: Actor, shortlist: Shortlist, move: CountedMove) -> None:
    """The child-weeks of the period that somebody asks for."""
    labels = [label for label, _ in _windows(move.saving)]
    text = st.segmented_control("Week by week", labels, key="savings.weeks")
    pair = option_of(shortlist, move)
    if text is None or pair is None:
        return
    weeks = weeks_behind_option(cache.council_of(person), shortlist, *pair)
    rows = weeks.full_year if text == words.FULL_YEAR else weeks.this_year
    if not rows:
        st.markdown(words.no_week(text))
        return
    st.table(weeks_frame(rows), hide_index=True, border="horizontal")


def weeks_frame(weeks: Sequence[ChildWeek]) -> pd.DataFrame:
    """One row a week of the move and, last, the sums: text that is safe to show."""
    rows = [
        [
            f"{week.number}",
            writing.a_date(week.starts),
            f"{week.lasting:.3f}",
            *_cells(week.amounts),
        ]
        for week in weeks
    ]
    rows.append(["Together", "", "", *_cells(sum_of_weeks(weeks))])
    columns = [
        "Week",
        "From",
        words.SHARE_THERE,
        "Old home",
        "New home",
        "Support",
        "One-off",
        "Two homes",
        "Net",
    ]
    return pd.DataFrame(rows, columns=columns)


def _cells(amounts: Amounts) -> list[str]:
    pence = (
        amounts.old_home,
        amounts.new_home,
        amounts.support,
        amounts.one_off,
        amounts.overlap,
        amounts.net,
    )
    return [writing.plain(writing.of_pence(number, to_the_penny=True)) for number in pence]


def _windows(saving: Saving) -> list[tuple[str, Window]]:
    pairs = ((writing.year(saving.year), saving.this_year), (words.FULL_YEAR, saving.full_year))
    return [(label, window) for label, window in pairs if window is not None]


def _moves_frame(moves: Sequence[CountedMove], shortlist: Shortlist) -> pd.DataFrame:
    rows = [
        [
            names.name_or_number(move.child),
            names.council_name(move.council),
            names.SETTING[move.child.placement.setting],
            names.SETTING[move.saving.destination],
            "yes" if move.is_cashable else words.PLACE_STAYS_PAID,
            *(_money(window) for window in (move.saving.this_year, move.saving.full_year)),
        ]
        for move in moves
    ]
    safe = [[writing.plain(cell) for cell in row] for row in rows]
    columns = [
        "Child",
        "Council",
        "From",
        "To",
        "Cashable",
        f"Net {writing.year(shortlist.year)}",
        "Net 365 days",
    ]
    return pd.DataFrame(safe, columns=columns)


def _money(window: Window | None) -> str:
    return "no figure" if window is None else writing.money(window.gbp, pence=True)
