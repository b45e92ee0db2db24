"""Children before pounds: how many would move, where to, and how many of the moves would last."""

import pandas as pd
import streamlit as st

from models.fairness.suppress import SMALLEST_SHOWN
from models.saving.joint_range import Ranges
from models.shortlist.count import Counts, counted
from models.shortlist.options import Shortlist
from models.shortlist.outside import Outside
from models.shortlist.portfolio import IfMade, MovesScenario, Outcomes, expected_to_last, outcomes
from pages.parts.savings.sums import outside_words
from pages.parts.words import chance, names, writing
from pages.parts.words.charts import outcomes_chart
from pages.parts.words.journey import group

STAYS = "No move for now"
TO = {
    "Home": "home",
    "Family or friends": "to family or friends",
    "Foster family": "to a foster family",
    "Supported accommodation": "to supported accommodation",
}
READY_WORDS = {MovesScenario.READY: "ready", MovesScenario.READY_OR_NEARLY: "ready or nearly ready"}


def outcomes_first(shortlist: Shortlist, made: IfMade) -> None:
    """Draw who would live where, in words and as a picture, and by which rule moves are chosen."""
    st.header("What it would mean for children", anchor=False)
    st.markdown(f"**{outcome_words(made)}**")
    if not made.portfolio.moves:
        st.info(nobody_words(counted(shortlist)))
        st.page_link("children.py", label="Children in residential care")
        return
    st.markdown(lasting_words(made))
    table = outcomes(shortlist, made)
    picture, text = st.columns((3, 2), gap="medium")
    with picture:
        st.altair_chart(outcomes_chart(_chart_frame(made)), alt=outcome_words(made))
    with text:
        if len(table.councils) > 1:
            st.table(_counts_frame(table), hide_index=True, border="horizontal")
        st.caption(policy_words(shortlist))


def for_outside(shortlist: Shortlist, made: IfMade, ranges: Ranges, shared: Outside) -> None:
    """Counts by council with small ones hidden; pounds for the whole only, and only if it shows."""
    st.header("For sharing outside the trust", anchor=False)
    st.table(shared_frame(shared), hide_index=True, border="horizontal")
    st.caption(
        "– is a number under 5, or one from which a number under 5 could be worked out, here or in "
        "the board's report. All councils and the ready moves only, because two tables that differ "
        "by a few children would tell about those few."
    )
    *_, stay, living = shared.table.rows[-1]
    priced = made.portfolio.total.this_year.said
    if None in (living, stay, shared.ready[-1]) or priced < SMALLEST_SHOWN:
        st.markdown("Pounds are not shown: too few children are behind them.")
        return
    st.markdown(outside_words(shortlist, made, ranges))
    st.caption(policy_words(shortlist))


def outcome_words(made: IfMade) -> str:
    """12 of 30 children in residential care are ready for a move: 3 home and 9 to …"""
    moves = len(made.portfolio.moves)
    where = [
        f"{len(cut.moves)} {TO[names.PLACE[cut.place]]}"
        for cut in made.portfolio.places
        if cut.place is not None
    ]
    text = (
        f"{moves} of {writing.count(made.listed, 'child', 'children')} in residential care "
        f"{'is' if moves == 1 else 'are'} {READY_WORDS[made.scenario]} for a move"
    )
    return f"{text}: {writing.listed(where)}." if where else f"{text}."


def nobody_words(counts: Counts) -> str:
    """Why there are no sums, and what would change that."""
    return (
        "Nobody is ready for these moves by the rules as they stand, so there is nothing to add "
        f"up. Of {writing.count(counts.children, 'child', 'children')}, {counts.to_find_out:,} "
        f"{'has' if counts.to_find_out == 1 else 'have'} something to find out that could change "
        "an answer: start there."
    )


def lasting_words(made: IfMade) -> str:
    """How many of the moves are expected to last a year, and what it rests on."""
    lasting, recorded = expected_to_last(made.portfolio.moves)
    if not recorded:
        return "No chance of lasting is known for any of these moves."
    moves = writing.count(recorded, "move")
    return (
        f"Of the {moves} with a known chance about {lasting:.0f} would be expected to last a year "
        f"({_basis_words(made)}). The needs, wishes and plans of each child decide."
    )


def _basis_words(made: IfMade) -> str:
    """What the moves' chances rest on: published: moves elsewhere, not these children."""
    basises = {move.saving.chance.basis for move in made.portfolio.moves}
    return "; ".join(
        f"{basis}: {whose.replace('this child', 'these children')}"
        for key, (basis, whose) in chance.FROM.items()
        if key in basises
    )


def policy_words(shortlist: Shortlist) -> str:
    """How a child's one move is chosen."""
    return (
        f"If these moves were made on {writing.a_date(shortlist.move_on)}. One move a child at "
        f"most: the "
        "first kind of home that is ready in the law's order (parents, family and friends, other "
        "foster carers; our own carers before an agency's). Never chosen by what it saves. "
        "Whether a carer is free is not yet counted."
    )


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
        [writing.plain(names.council(council)), *(f"{count:,}" for count in counts)]
        for council, counts in zip(table.councils, table.counts, strict=True)
    ]
    return pd.DataFrame(rows, columns=["Council", *_headings(table)])


def shared_frame(shared: Outside) -> pd.DataFrame:
    """The table for people outside, a row a council and one for all."""
    whose = [*(writing.plain(names.council(council)) for council in shared.councils), "All"]
    rows = [
        [name, *("–" if count is None else f"{count:,}" for count in counts)]
        for name, counts in zip(whose, shared.table.rows, strict=True)
    ]
    return pd.DataFrame(rows, columns=["Council", *_headings(shared), "In residential care"])


def _headings(table: Outcomes | Outside) -> list[str]:
    return [*(names.PLACE[place] for place in table.places), STAYS]
