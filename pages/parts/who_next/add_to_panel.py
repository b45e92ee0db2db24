"""[Add to panel] on Who next?: to a panel being prepared or a new one, in place, and off again."""

from dataclasses import replace
from datetime import date

import streamlit as st

from models.access import Actor, Permission, may
from models.problems import UserError
from models.recording.meeting import Meeting, MeetingKind, MeetingState
from models.recording.meeting_record import MeetingRecord
from models.shortlist.agenda import AgendaGroup, AgendaLine
from models.words import a_weekday, count_of
from pages.parts import cache, state
from pages.parts.shell.visitor import visitor
from pages.parts.who_next import words as agenda_words
from pages.parts.words import writing
from services.meetings import prepare_meeting
from services.recording import new_key
from services.records import meeting_records

FITS = frozenset(
    {
        AgendaGroup.DUE,
        AgendaGroup.FOSTER_PLAN,
        AgendaGroup.NO_HOME,
        AgendaGroup.NEARLY,
        AgendaGroup.NOT_DISCUSSED,
    }
)


def fits(line: AgendaLine) -> bool:
    """Where a panel is what comes next, for whoever may prepare one."""
    return line.group in FITS and may(visitor(), Permission.PREPARE_MEETING)


def being_prepared(person: Actor, today: date) -> tuple[MeetingRecord, ...]:
    """Panels from today on that are still being prepared, the next one first."""
    return tuple(
        meeting
        for meeting in meeting_records(cache.council_of(person))
        if meeting.state is MeetingState.PREPARING
        and meeting.held.kind is MeetingKind.PANEL
        and meeting.held.on is not None
        and meeting.held.on >= today
    )


def button(line: AgendaLine) -> None:
    """Add to one of the panels, or say on which meeting the child is, with a way off it."""
    person, child, today = visitor(), line.child.key, cache.today()
    panels = being_prepared(person, today)
    if line.planned is None:
        _choices(person, child, panels, today)
        return
    st.markdown(f":small[{writing.plain(line.planned.words)}]", width="content")
    theirs = next((panel for panel in panels if panel.key == line.planned.meeting), None)
    if theirs is not None:
        st.button(
            "Take off",
            key=f"panel.off.{child}",
            on_click=_change,
            args=(person, theirs, child, False),
        )


def panel_words(panel: MeetingRecord, today: date) -> str:
    """Thursday 3 December, 3 children."""
    children = count_of(len(panel.held.children) + panel.hidden, "child", "children")
    return f"{a_weekday(panel.held.on, today)}, {children}" if panel.held.on else children


def _choices(person: Actor, child: str, panels: tuple[MeetingRecord, ...], today: date) -> None:
    """What is drawn in the box is drawn only once it is open: there is one box a row."""
    with st.popover("Add to panel …", key=f"panel.{child}", on_change="rerun") as box:
        if not box.open:
            return
        for panel in panels:
            st.button(
                panel_words(panel, today),
                key=f"panel.add.{panel.key}.{child}",
                on_click=_change,
                args=(person, panel, child, True),
            )
        day = f"panel.day.{child}"
        st.date_input(
            agenda_words.NEW_PANEL, value=None, min_value=today, format="DD/MM/YYYY", key=day
        )
        st.button(
            agenda_words.PREPARE_NEW_PANEL,
            key=f"panel.new.{child}",
            on_click=_new,
            args=(person, child, day),
        )


def _change(person: Actor, panel: MeetingRecord, child: str, add: bool) -> None:
    """The panel as it was seen, with the child or without; somebody else's change is told."""
    others = tuple(name for name in panel.held.children if name != child)
    meeting = replace(panel.held, children=(*others, child) if add else others)
    _prepare(person, panel.key, meeting, panel.version)


def _new(person: Actor, child: str, typed: str) -> None:
    """A panel that is being prepared from now on, with the child in it."""
    day = state.get(typed)
    on = day if isinstance(day, date) else None
    _prepare(person, new_key(), Meeting(on=on, children=(child,)), 0)


def _prepare(person: Actor, key: str, meeting: Meeting, version: int) -> None:
    try:
        prepare_meeting(
            cache.council_of(person),
            key=key,
            meeting=meeting,
            expected_version=version,
        )
    except UserError as error:
        state.keep_trouble(str(error))
