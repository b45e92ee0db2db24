"""The lists of the Meetings page: meetings by how far they are, and drafts not finished."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from models.access import Actor, Permission, may
from models.recording.meeting import Meeting, MeetingState
from models.recording.meeting_record import MeetingRecord
from models.recording.subject import RecordKind
from pages.parts import cache, state
from pages.parts.meetings import attendance
from pages.parts.meetings import words as meeting_words
from pages.parts.words import writing
from services.drafts import drafts_of
from services.recording import new_key

SIGNED_SHOWN, OPEN_SHOWN = 5, 20
TO_SIGN = meeting_words.TO_SIGN
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
        st.switch_page("prepare.py", query_params={"meeting": new_key()})


def by_state(meetings: Sequence[MeetingRecord], today: date) -> None:
    """A heading and a row each, what waits for somebody first; what is signed, newest first, folded
    after five."""
    for meeting_state, heading in STATES:
        to_sign = heading == TO_SIGN
        meetings_own = [
            meeting
            for meeting in meetings
            if meeting.state is meeting_state and meeting.waits_for_chair is to_sign
        ]
        past = not to_sign and meeting_state in {MeetingState.SIGNED, MeetingState.CANCELLED}
        if past:
            meetings_own.reverse()
        if not meetings_own:
            continue
        st.header(f"{heading} ({len(meetings_own)})", anchor=False)
        key = f"meetings.rows.{heading}"
        number = state.shown(key, SIGNED_SHOWN if past else OPEN_SHOWN)
        with st.container(gap="xsmall"):
            for meeting in meetings_own[:number]:
                _row(meeting, today)
        if len(meetings_own) > number:
            st.button(
                f"Show more ({len(meetings_own) - number} left)",
                key=f"{key}.more",
                on_click=state.show_more,
                args=(key, number + 20),
            )


def unfinished(person: Actor, meetings: Sequence[MeetingRecord]) -> None:
    """Meetings that this person began to write and has not prepared yet."""
    texts = {meeting.key for meeting in meetings}
    for draft in drafts_of(cache.council_of(person)):
        if draft.about.kind is not RecordKind.MEETING or not isinstance(draft.content, Meeting):
            continue
        is_attendance = draft.about == attendance.place(draft.about.meeting)
        label = meeting_words.MEETING_CHANGES if draft.about.meeting in texts else "A meeting"
        label = meeting_words.WHO_CAME if is_attendance else label
        page = "meeting.py" if is_attendance else "prepare.py"
        with st.container(border=True, key=f"row-draft-{draft.about.meeting}"):
            text = f"{label} not finished: {writing.lower_first(draft.content.title)}"
            saved = f"draft kept {writing.a_moment(draft.saved_at_utc)}"
            columns = st.columns((8, 2), vertical_alignment="center")
            columns[0].markdown(f"{writing.plain(text)} · :gray[{writing.plain(saved)}]")
            with columns[1], st.container(horizontal_alignment="right"):
                st.page_link(page, label="Go on", query_params={"meeting": draft.about.meeting})


def _row(meeting: MeetingRecord, today: date) -> None:
    with st.container(border=True, key=f"row-meeting-{meeting.key}"):
        columns = st.columns((3.2, 2.6, 2.6, 1.8), gap="small", vertical_alignment="center")
        with columns[0]:
            title = writing.plain(meeting.held.title)
            st.page_link("meeting.py", label=f"**{title}**", query_params={"meeting": meeting.key})
        chair = f"Chair: {meeting.held.chair}" if meeting.held.chair.strip() else "No chair yet"
        columns[1].markdown(writing.plain(chair))
        columns[2].markdown(writing.plain(meeting_words.progress(meeting)))
        columns[3].markdown(meeting_words.state_tag(meeting) + _when(meeting, today))


def _when(meeting: MeetingRecord, today: date) -> str:
    """How far a prepared meeting is away; that its day has passed."""
    if meeting.state is not MeetingState.PREPARING or meeting.held.on is None:
        return ""
    days = (meeting.held.on - today).days
    if days < 0:
        return meeting_words.DAY_HAS_PASSED
    ahead = f"in {writing.count_of(days, 'day')}" if days else "today"
    return f"  \n:small[{ahead}]"
