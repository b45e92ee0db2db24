"""The lists of the Meetings page: meetings by how far they are, and drafts not finished."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.store import drafts, recording
from models.access import Actor, Permission, may
from models.meeting.meeting import Meeting, MeetingState
from models.meeting.record import MeetingRecord
from models.recording.subject import Kind
from pages.parts import attendance, meeting_words, source, state, words

SIGNED_SHOWN, OPEN_SHOWN = 5, 20
TO_SIGN = "Corrected, for the chair to sign"
STATES = (
    (MeetingState.HELD, "Under way"),
    (MeetingState.SIGNED, TO_SIGN),
    (MeetingState.PREPARING, "Being prepared"),
    (MeetingState.SIGNED, "Signed"),
    (MeetingState.CANCELLED, "Cancelled"),
)


def prepare_button(person: Actor, label: str = "Prepare a meeting") -> None:
    """Begins a new meeting, for whoever may."""
    if may(person, Permission.PREPARE_MEETING) and st.button(
        label, type="primary", key="meetings.prepare"
    ):
        st.switch_page("prepare.py", query_params={"meeting": recording.new_key()})


def by_state(found: Sequence[MeetingRecord], today: date) -> None:
    """A heading and a row each, what waits for somebody first; what is signed, newest first, folded
    after five."""
    for one, heading in STATES:
        to_sign = heading == TO_SIGN
        mine = [each for each in found if each.state is one and each.waits_for_chair is to_sign]
        past = not to_sign and one in {MeetingState.SIGNED, MeetingState.CANCELLED}
        if past:
            mine.reverse()
        if not mine:
            continue
        st.header(f"{heading} ({len(mine)})", anchor=False)
        key = f"meetings.rows.{heading}"
        number = state.shown(key, SIGNED_SHOWN if past else OPEN_SHOWN)
        with st.container(gap="xsmall"):
            for each in mine[:number]:
                _row(each, today)
        if len(mine) > number:
            st.button(f"Show more ({len(mine) - number} left)", key=f"{key}.more",
                      on_click=state.show_more, args=(key, number + 20))  # fmt: skip


def unfinished(person: Actor, found: Sequence[MeetingRecord]) -> None:
    """Meetings that this person began to write and has not prepared yet."""
    known = {one.key for one in found}
    for one in drafts.drafts_of(source.current().store_shown(), person):
        if one.about.kind is not Kind.MEETING or not isinstance(one.content, Meeting):
            continue
        is_attendance = one.about == attendance.place(one.about.meeting)
        what = "Changes of a meeting" if one.about.meeting in known else "A meeting"
        what = "Who came to a meeting" if is_attendance else what
        page = "meeting.py" if is_attendance else "prepare.py"
        with st.container(border=True, key=f"row-draft-{one.about.meeting}"):
            said = f"{what} not finished: {words.small(one.content.title)}"
            kept = f"draft kept {words.a_moment(one.saved_at_utc)}"
            columns = st.columns((8, 2), vertical_alignment="center")
            columns[0].markdown(f"{words.plain(said)} · :gray[{words.plain(kept)}]")
            with columns[1], st.container(horizontal_alignment="right"):
                st.page_link(page, label="Go on",
                             query_params={"meeting": one.about.meeting})  # fmt: skip


def _row(one: MeetingRecord, today: date) -> None:
    with st.container(border=True, key=f"row-meeting-{one.key}"):
        columns = st.columns((3.2, 2.6, 2.6, 1.8), gap="small", vertical_alignment="center")
        with columns[0]:
            title = words.plain(one.held.title)
            st.page_link("meeting.py", label=f"**{title}**", query_params={"meeting": one.key})
        chair = f"Chair: {one.held.chair}" if one.held.chair.strip() else "No chair yet"
        columns[1].markdown(words.plain(chair))
        columns[2].markdown(words.plain(meeting_words.progress(one)))
        columns[3].markdown(meeting_words.state_tag(one) + _when(one, today))


def _when(one: MeetingRecord, today: date) -> str:
    """How far a prepared meeting is away; that its day has passed."""
    if one.state is not MeetingState.PREPARING or one.held.on is None:
        return ""
    days = (one.held.on - today).days
    if days < 0:
        return "  \n:small[its day has passed]"
    ahead = f"in {words.count(days, 'day')}" if days else "today"
    return f"  \n:small[{ahead}]"
