"""[Add to panel] on Who next?: into the next panel being prepared, in place, and off again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from data.store import meetings, recording
from models.access import Actor, Permission, may
from models.meeting.meeting import MeetingKind, MeetingState
from models.meeting.record import MeetingRecord
from models.problems import UserError
from models.shortlist.agenda import Group, Line
from pages.parts import cached, source, state, words
from pages.parts.visitor import visitor

FITS = frozenset({Group.DUE, Group.NO_HOME, Group.NOBODY_ASKED})


def fits(line: Line) -> bool:
    """Where a panel is what comes next, for whoever may prepare one."""
    return line.group in FITS and may(visitor(), Permission.PREPARE_MEETING)


def next_panel(person: Actor, today: date) -> MeetingRecord | None:
    """The first panel from today on that is still being prepared."""
    found = [one for one in cached.meetings_of(person)
             if one.state is MeetingState.PREPARING and one.held.kind is MeetingKind.PANEL
             and one.held.on is not None and one.held.on >= today]  # fmt: skip
    return found[0] if found else None


def button(line: Line) -> None:
    """Add, or say on which meeting the child is, with a way off it."""
    person, child = visitor(), line.child.key
    panel = next_panel(person, source.current().today())
    if line.planned is not None:
        st.markdown(f":small[{words.plain(line.planned.words)}]", width="content")
        if panel is not None and panel.key == line.planned.meeting:
            st.button("Take off", key=f"panel.off.{child}", on_click=_change,
                      args=(person, panel, child, False))  # fmt: skip
    elif panel is not None:
        st.button("Add to panel", key=f"panel.add.{child}", on_click=_change,
                  args=(person, panel, child, True))  # fmt: skip
    elif st.button("Add to panel", key=f"panel.new.{child}"):
        query = {"meeting": recording.new_key(), "child": child}
        st.switch_page("prepare.py", query_params=query)


def _change(person: Actor, panel: MeetingRecord, child: str, add: bool) -> None:
    """The panel as it was seen, with the child or without; somebody else's change is told."""
    others = tuple(each for each in panel.held.children if each != child)
    now = source.current()
    try:
        meetings.prepare_meeting(
            now.store_shown(), actor=person, key=panel.key,
            meeting=replace(panel.held, children=(*others, child) if add else others),
            expected_version=panel.version, now=now.now(),
        )  # fmt: skip
    except UserError as error:
        state.keep_trouble(str(error))
