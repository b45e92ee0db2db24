"""Children before pounds: how many would move, where to, and how many of the moves would last."""

import pandas as pd
import streamlit as st

from models.fairness.suppress import SMALLEST_SHOWN
from models.saving.joint_range import Ranges
from models.saving.ready_moves import ready_children
from models.shortlist.count import Counts, count_children
from models.shortlist.options import Shortlist
from models.shortlist.outside import Outside
from models.shortlist.portfolio import (
    IfMade,
    MovesScenario,
    Outcomes,
    expected_to_last,
    outcomes_of_moves,
)
from pages.parts.savings import ready_words as words
from pages.parts.savings.sums import outside_words
from pages.parts.words import chance, names, writing
from pages.parts.words.charts import outcomes_chart
from pages.parts.words.journey import group
from pages.parts.words.ready_moves import parts_of_ready

READY_WORDS = {MovesScenario.READY: "ready", MovesScenario.READY_OR_NEARLY: words.READY_OR_NEARLY}


def outcomes_first(shortlist: Shortlist, made: IfMade, on_board: frozenset[str]) -> None:
    """Draw who would live where, in words and as a picture, and by which rule moves are chosen.

    `on_board`: the children whose move is or was begun."""
    st.header(words.FOR_CHILDREN, anchor=False)
    st.markdown(f"**{outcome_words(made)}**")
    if not made.portfolio.moves:
        st.info(nobody_words(count_children(shortlist)))
        st.page_link("children.py", label=words.CHILDREN_LIST)
        return
    if beside_new := new_words(made, on_board):
        st.markdown(writing.plain(beside_new))
    st.markdown(lasting_words(made))
    table = outcomes_of_moves(shortlist, made)
    picture, text = st.columns((3, 2), gap="medium")
    with picture:
        st.altair_chart(outcomes_chart(_chart_frame(made)), alt=outcome_words(made))
    with text:
        if len(table.councils) > 1:
            st.table(_counts_frame(table), hide_index=True, border="horizontal")
        st.caption(policy_words(shortlist))


def for_outside(shortlist: Shortlist, made: IfMade, ranges: Ranges, shared: Outside) -> None:
    """Counts by council with small ones hidden; pounds for the whole only, and only if it shows."""
    st.header(words.OUTSIDE, anchor=False)
    st.table(shared_frame(shared), hide_index=True, border="horizontal")
    st.caption(words.HIDDEN_COUNTS)
    *_, stay, living = shared.table.rows[-1]
    priced = made.portfolio.total.this_year.said
    if None in (living, stay, shared.ready[-1]) or priced < SMALLEST_SHOWN:
        st.markdown(words.TOO_FEW)
        return
    st.markdown(outside_words(shortlist, made, ranges))
    st.caption(policy_words(shortlist))


def outcome_words(made: IfMade) -> str:
    """12 of 30 children in residential care are ready for a move: 3 home and 9 to …"""
    moves = len(made.portfolio.moves)
    where = [
        f"{len(cut.moves)} {words.TO[names.PLACE[cut.place]]}"
        for cut in made.portfolio.places
        if cut.place is not None
    ]
    return words.ready_of(moves, made.listed, READY_WORDS[made.scenario], writing.join_words(where))


def new_words(made: IfMade, on_board: frozenset[str]) -> str:
    """How many of the ready children *Savings* takes a new move's mean over, and who the others
    are; "" where it takes all, or where moves are counted that are not ready yet."""
    ready = ready_children(made.portfolio.moves, on_board)
    if made.scenario is not MovesScenario.READY or not ready.others:
        return ""
    return f"{words.new_of_ready(ready.new)} {parts_of_ready(ready)}"


def nobody_words(counts: Counts) -> str:
    """Why there are no sums, and what would change that."""
    return words.nobody_ready(counts.children, counts.to_find_out)


def lasting_words(made: IfMade) -> str:
    """How many of the moves are expected to last a year, and what it rests on."""
    lasting, recorded = expected_to_last(made.portfolio.moves)
    if not recorded:
        return words.NO_CHANCE_KNOWN
    return words.lasting(recorded, f"{lasting:.0f}", _basis_words(made))


def _basis_words(made: IfMade) -> str:
    """What the moves' chances rest on: published: moves elsewhere, not these children."""
    basises = {move.saving.chance.basis for move in made.portfolio.moves}
    return writing.join_words(
        [
            f"{basis} ({whose.replace('this child', 'these children')})"
            for key, (basis, whose) in chance.FROM.items()
            if key in basises
        ]
    )


def policy_words(shortlist: Shortlist) -> str:
    """How a child's one move is chosen."""
    return words.how_moves_are_chosen(writing.a_date(shortlist.move_on))


def _chart_frame(made: IfMade) -> pd.DataFrame:
    cuts = [cut for cut in made.portfolio.places if cut.place is not None]
    return pd.DataFrame(
        {
            "place": [names.PLACE[cut.place] for cut in cuts if cut.place],
            "children": [len(cut.moves) for cut in cuts],
            "group": [group(cut.place) for cut in cuts if cut.place],
        }
    )


def _counts_frame(table: Outcomes) -> pd.DataFrame:
    """Children by council and place as a table of text."""
    rows = [
        [writing.plain(names.council_name(council)), *(f"{count:,}" for count in counts)]
        for council, counts in zip(table.councils, table.counts, strict=True)
    ]
    return pd.DataFrame(rows, columns=["Council", *_headings(table)])


def shared_frame(shared: Outside) -> pd.DataFrame:
    """The table for people outside, a row a council and one for all."""
    whose = [*(writing.plain(names.council_name(council)) for council in shared.councils), "All"]
    rows = [
        [name, *("–" if count is None else f"{count:,}" for count in counts)]
        for name, counts in zip(whose, shared.table.rows, strict=True)
    ]
    return pd.DataFrame(rows, columns=["Council", *_headings(shared), "In residential care"])


def _headings(table: Outcomes | Outside) -> list[str]:
    return [*(names.PLACE[place] for place in table.places), words.STAYS]
