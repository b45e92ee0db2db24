"""One child's turn on the full screen: who, how far the meeting is, story or decision."""

from __future__ import annotations

import streamlit as st

from models.access import Permission, require
from models.children.freshness import Said
from models.recording.record import ChildRecord
from pages.parts import (
    cached,
    case_record,
    meeting_costs,
    meeting_decision,
    meeting_room,
    meeting_story,
    names,
    papers,
    source,
    words,
)
from pages.parts.meeting_room import Turn, Way
from pages.parts.style import apply_meeting_style


def turn(now: Turn) -> None:
    """Draw the turn. Nothing of a child who died but that the record is closed."""
    require(now.person, Permission.READ_CHILDREN)
    apply_meeting_style()
    meeting_room.begin_present(now)
    _top(now)
    said = cached.corrections_of(now.person).live(now.child.key, now.today)
    if said is not None and said.what is Said.DIED:
        st.markdown("The record of this child is closed.")
        return
    record = cached.child_record(now.person, now.child.key) or ChildRecord(now.child.key)
    if meeting_room.view(now) == "decision":
        typed = meeting_decision.decision(now, record)
        meeting_room.leave(now, typed=typed)
        return
    meeting_room.leave(now, typed=False)
    meeting_story.story(now, cached.child_of(now.person, now.child.key), record)
    meeting_costs.costs(now)
    papers.turn_papers(now.child.key, with_tool=now.tool_shown)
    if now.decision is not None:
        case_record.of_child(now.meeting, now.child, now.today, with_tool=now.tool_shown)


def _top(now: Turn) -> None:
    """Name, age and whose turn it is; the switches; the ways on."""
    who, screen = st.columns((6, 5), gap="small", vertical_alignment="center")
    with who:
        called = words.plain(names.who(now.child))
        of = len(now.children)
        st.title(f"{called}, {now.child.age_on(now.today)}", anchor=False)
        st.markdown(f"Child {now.number} of {of} · {_data_as_at(now)}")
    with screen:
        with st.container(horizontal=True, horizontal_alignment="right"):
            meeting_room.switches(now)
        _ways(now)


def _ways(now: Turn) -> None:
    """To the decision and back, to the next child, to the whole meeting."""
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center",
                      key="meeting-ways"):  # fmt: skip
        in_decision = meeting_room.view(now) == "decision"
        label = "Back to the story" if in_decision else "To the decision"
        if now.decision is not None and now.decision.stands is not None and not in_decision:
            label = "See the decision"
        st.button(label, key="meeting.turn_over", type="secondary" if in_decision else "primary",
                  shortcut=meeting_room.shortcut("Alt+D"),
                  on_click=meeting_room.ask_to_leave, args=(Way.OVER,))  # fmt: skip
        if now.next_child is not None:
            st.button(
                "Next child", key="meeting.next", shortcut=meeting_room.shortcut("Alt+N"),
                on_click=meeting_room.ask_to_leave, args=(Way.NEXT,),
            )  # fmt: skip
        st.button("The whole meeting", key="meeting.whole", type="tertiary",
                  on_click=meeting_room.ask_to_leave, args=(Way.WHOLE,))  # fmt: skip


def _data_as_at(now: Turn) -> str:
    day = cached.data_date(now.person)
    if day is None:
        return "No data held"
    days = (source.current().today() - day).days
    return f"Data as at {words.a_date(day)}, {words.count(days, 'day')} ago"
