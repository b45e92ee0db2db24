"""What needs sorting: stops, things to clear, questions and timing, with dates and owners."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

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
        said = f"{words.capital(each.words)}{_for(each)}"
        st.markdown(f"{tag} {words.plain(said)}  \n:small[{words.plain(details(each))}]")
        if each.evidence:
            st.text(each.evidence)


def details(each: Blocker) -> str:
    """Owner and dates as far as recorded; an inferred one says so."""
    parts = []
    if each.owner:
        parts.append(f"owner: {each.owner}")
    if each.due:
        parts.append(f"due {words.a_date(each.due)}")
    if each.look_again:
        assumed = " (12 weeks on, no date is recorded)" if each.look_again_assumed else ""
        parts.append(f"look again {words.a_date(each.look_again)}{assumed}")
    if each.cleared:
        parts.append(f"sorted {words.a_date(each.cleared)}")
    parts.append("recorded" if each.recorded else "read from the data, please check")
    return " · ".join(parts)


def _for(each: Blocker) -> str:
    if each.destinations is None:
        return ""
    places = [name for place, name in names.PLACE.items() if place in each.destinations]
    return f" (for {words.small(words.listed(places))})" if places else ""
