"""What needs sorting: stops, things to clear, questions and timing, with dates and owners."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from models.readiness.blocker_words import details, for_which
from models.readiness.verdict import Blocker, BlockerKind
from models.shortlist.options import ChildOptions
from pages.parts import names, tags, words

ORDER = (BlockerKind.STOP, BlockerKind.MUST_CLEAR, BlockerKind.QUESTION, BlockerKind.TIMING)
COLOUR = {
    BlockerKind.STOP: "orange",
    BlockerKind.MUST_CLEAR: "blue",
    BlockerKind.QUESTION: "violet",
    BlockerKind.TIMING: "gray",
    BlockerKind.MONEY: "gray",
}


def what_needs_sorting(one: ChildOptions, not_held: Sequence[str]) -> None:
    """Draw every blocker but those about money, then what no file here tells of."""
    st.header("What needs sorting", anchor=False)
    kinds = [kind for kind in ORDER if any(b.kind is kind for b in one.blockers)]
    for kind in kinds:
        blocker_lines([each for each in one.blockers if each.kind is kind])
    if not kinds:
        st.markdown("Nothing that the data shows. People may know of more.")
    if not_held:
        st.caption(f"Not held here: {words.plain(words.listed(list(not_held)))}. Please ask.")


def blocker_lines(found: Sequence[Blocker]) -> None:
    """A line each: tag, words, then owner, dates and whether the tool inferred it."""
    for each in found:
        tag = tags.tag(names.BLOCKER[each.kind], COLOUR[each.kind])
        said = f"{words.capital(each.words)}{for_which(each)}"
        st.markdown(f"{tag} {words.plain(said)}  \n:small[{words.plain(details(each))}]")
        if each.evidence:
            st.text(each.evidence)
