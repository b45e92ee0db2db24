"""Where people and the tool part, both ways; and the alarm when they never do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from models.children.records import Child
from models.meeting.overrides import Against, Override, override_report
from models.meeting.record import MeetingRecord
from pages.parts import meeting_words, names, words

LOOKED_BACK = timedelta(days=365)


def where_they_part(
    meetings: Sequence[MeetingRecord], people: Sequence[Child], today: date
) -> None:
    """A year of panel decisions beside what the tool said of them."""
    st.header("Where people and the tool part", anchor=False)
    decisions = [one.stands for each in meetings for one in each.decisions if one.stands]
    found = override_report(decisions, today - LOOKED_BACK, today)
    if not found.weighed:
        st.markdown("No panel decision in the last year yet. Agreeing and disagreeing with the "
                    "tool are counted here alike, and both are wanted.")  # fmt: skip
        return
    st.markdown(
        f"Of {words.count(found.weighed, 'panel decision')} in the last year the panel agreed with "
        f"the tool in {found.agreed} and disagreed in {found.disagreed}."
    )
    if found.note:
        st.warning(words.plain(found.note))
    for column, heading, mine in zip(
        st.columns(3, gap="medium"),
        (Against.MOVED, Against.STAYED, Against.IN_WORDS),
        (found.moved_against, found.stayed_against, found.in_words),
        strict=True,
    ):
        with column:
            st.markdown(f"**{words.capital(heading.value)} ({len(mine)})**")
            st.markdown("\n".join(_line(one, people) for one in mine) or ":gray[None]")


def _line(one: Override, people: Sequence[Child]) -> str:
    places = words.listed([words.small(names.SETTING[each]) for each in one.places])
    called = meeting_words.called(one.child, people)
    silent = "" if one.said_so else " (recorded as agreeing)"
    where = f": {places}" if places else ""
    said = f"{called}, {words.a_date(one.on)}{where}{silent}. “{one.because.strip()}”"
    return f"- {words.plain(said)}"
