"""Where people disagreed with the tool, both ways; and the alarm when they never do."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from models.children.records import Child
from models.meeting.overrides import Against, Override, override_report
from models.recording.meeting_record import MeetingRecord
from pages.parts.meetings import words as meeting_words
from pages.parts.words import names, writing

LOOKED_BACK = timedelta(days=365)


def where_people_disagreed(
    meetings: Sequence[MeetingRecord], people: Sequence[Child], today: date
) -> None:
    """A year of panel decisions beside what the tool said of them."""
    st.header(meeting_words.DISAGREED_WITH_THE_TOOL, anchor=False)
    decisions = [
        decision.stands for meeting in meetings for decision in meeting.decisions if decision.stands
    ]
    report = override_report(decisions, today - LOOKED_BACK, today)
    if not report.weighed:
        st.markdown(meeting_words.NO_DECISIONS)
        return
    st.markdown(
        meeting_words.agreed_and_disagreed(
            writing.count_of(report.weighed, "panel decision"),
            writing.count_of(report.agreed, "time"),
            writing.count_of(report.disagreed, "time"),
        )
    )
    if report.note:
        st.warning(writing.plain(report.note))
    for column, heading, overrides in zip(
        st.columns(3, gap="medium"),
        (Against.MOVED, Against.STAYED, Against.IN_WORDS),
        (report.moved_against, report.stayed_against, report.in_words),
        strict=True,
    ):
        with column:
            st.markdown(f"**{writing.capitalise(heading.value)} ({len(overrides)})**")
            st.markdown(
                "\n".join(_line(override, people) for override in overrides) or ":gray[None]"
            )


def _line(override: Override, people: Sequence[Child]) -> str:
    places = writing.join_words(
        [writing.lower_first(names.SETTING[place]) for place in override.places]
    )
    called = meeting_words.called(override.child, people)
    silent = "" if override.said_so else " (recorded as agreeing)"
    where = f": {places}" if places else ""
    text = f"{called}, {writing.a_date(override.on)}{where}{silent}. “{override.because.strip()}”"
    return f"- {writing.plain(text)}"
