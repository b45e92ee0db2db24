"""What one child's turn in a meeting works on: who, which meeting, what may be sent to the screen.

What isn't to be seen is left out of what is drawn, never only hidden: `tool_shown` and
`money_shown` are asked before anything of the tool or of money is worked into the page.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import streamlit as st

from models.access import Actor, Permission, may
from models.audience import Audience
from models.children.records import Child
from models.recording.meeting import MeetingKind, ScreenSet
from models.recording.meeting_record import DecisionRecord, MeetingRecord
from models.recording.subject import Subject, decision_of, turn_screen_of
from pages.parts import cache, state
from pages.parts.forms import content
from pages.parts.meetings import before_family
from pages.parts.meetings import words as meeting_words
from pages.parts.shell import shared_screen
from services.drafts import keep_screen, screen_of

SHORTCUTS_OFF = "meeting.shortcuts_off"
LEAVING, LEAVING_SINCE = "meeting.leaving", "meeting.leaving_since"
LEAVING_TICKS = "meeting.leaving_ticks"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One child's turn. `number` counts from 1 in the meeting's order."""

    person: Actor
    meeting: MeetingRecord
    child: Child
    number: int
    today: date

    @property
    def key(self) -> str:
        """For the keys of inputs: this meeting, this child."""
        return f"{self.meeting.key}.{self.child.key}"

    @property
    def about(self) -> Subject:
        """What a decision of this turn is about."""
        return decision_of(self.child.key, self.meeting.key)

    @property
    def form_slot(self) -> str:
        """The key that opens the form over what is on record, and notes where its draft is."""
        return f"meeting.form.{self.key}"

    @property
    def draft_place(self) -> Subject:
        """Where what is typed is kept; a change of what is on record has a place of its own."""
        held = state.get(self.form_slot)
        return held if isinstance(held, Subject) else self.about

    @property
    def decision(self) -> DecisionRecord | None:
        """What is on record of it."""
        return self.meeting.decision(self.child.key)

    @property
    def children(self) -> tuple[str, ...]:
        """Everybody whose turn comes, in order."""
        return self.meeting.held.children

    @property
    def is_panel(self) -> bool:
        """Only a panel weighs what the tool says."""
        return self.meeting.held.kind is MeetingKind.PANEL

    @property
    def next_child(self) -> str | None:
        """Whose turn comes after; None after the last."""
        return self.children[self.number] if self.number < len(self.children) else None

    @property
    def child_present(self) -> bool:
        """Whether the child is in the room; in a statutory review always taken to be so."""
        return not self.is_panel or is_present(self.person, self.meeting.key, self.child.key)

    @property
    def tool_shown(self) -> bool:
        """Where next? and what the tool says."""
        return self.is_panel and not self.child_present

    @property
    def reader(self) -> Audience:
        """For whom everything on the screen has to be marked."""
        return Audience.FAMILY if self.child_present else Audience.PANEL

    @property
    def reader_of_record(self) -> Audience:
        """For whom what is decided is shown: in a review the family, until somebody says that they
        have left."""
        if not self.is_panel and not family_looks_on(self.meeting):
            return Audience.PANEL
        return self.reader

    @property
    def money_may_be_asked(self) -> bool:
        """Whether a panel, alone and not on a shared screen, may open the costs."""
        allowed = may(self.person, Permission.READ_COSTS)
        return allowed and self.tool_shown and not state.shared_screen()


def ask_whether_alone(meeting: MeetingRecord) -> None:
    """A family sits in a statutory review: what is not marked for it is shown on request."""
    if meeting.held.kind is MeetingKind.STATUTORY_REVIEW:
        st.toggle(meeting_words.FAMILY_HAS_LEFT, key=_alone_slot(meeting))


def family_looks_on(meeting: MeetingRecord) -> bool:
    """Always in a review, until somebody says on this screen that they have left."""
    is_review = meeting.held.kind is MeetingKind.STATUTORY_REVIEW
    return is_review and not state.is_on(_alone_slot(meeting))


def _alone_slot(meeting: MeetingRecord) -> str:
    return f"meeting.alone.{meeting.key}"


def is_present(person: Actor, meeting: str, child: str) -> bool:
    """Whether this child is in the room by the switch of a panel's turn, as this person left it.

    It changes what is shown and nothing on record: who was in the room is asked in the form.
    """
    slot = _present_slot(f"{meeting}.{child}")
    if state.get(slot) is None:  # a reload: the screen is as careful as it was
        screen = screen_of(cache.council_of(person), turn_screen_of(child, meeting))
        state.put(slot, screen is not None and screen.child_present)
    return state.is_open(slot)


def switches(turn: AgendaItem) -> None:
    """Child present, shared screen, shortcuts; in a review the first is always on and not asked."""
    if turn.is_panel:
        st.toggle(
            "Child present",
            value=turn.child_present,
            key=f"meeting.present.{turn.key}",
            on_change=_flip_present,
            args=(turn,),
            help=meeting_words.CHILD_PRESENT,
        )
    st.toggle(
        "Shared screen",
        value=state.shared_screen(),
        key="meeting.shared",
        on_change=shared_screen.flip,
        args=(turn.person,),
        help=meeting_words.SHARED_SCREEN,
    )
    st.toggle(
        "Shortcuts",
        value=shortcuts(),
        key="meeting.shortcuts",
        on_change=state.flip,
        args=(SHORTCUTS_OFF,),
        help=meeting_words.SHORTCUTS,
    )


def shortcuts() -> bool:
    """Whether the Alt keys do anything."""
    return not state.is_open(SHORTCUTS_OFF)


def shortcut(keys: str) -> str | None:
    """The keys of a button, None while shortcuts are off."""
    return keys if shortcuts() else None


def view(turn: AgendaItem) -> str:
    """Which side of the turn is shown: story or decision."""
    return "decision" if state.is_open(_view_slot(turn.key)) else "story"


class TurnExit(StrEnum):
    """Where a turn is left for."""

    OVER = "decision or back"
    NEXT = "next child"
    WHOLE = "whole meeting"


def go(turn: AgendaItem, way: TurnExit) -> None:
    """Leave a turn in which nobody types, at once; for an `on_click`."""
    state.clear(LEAVING, LEAVING_SINCE, LEAVING_TICKS)
    content.renew(turn.person, turn.draft_place)
    before_family.leave_form(turn.person, turn.draft_place)
    if way is TurnExit.OVER:
        state.flip(_view_slot(turn.key))
        return
    state.clear(_view_slot(turn.key))  # whoever comes back begins with the story
    go_to(turn.meeting.key, turn.next_child if way is TurnExit.NEXT else None)


def ask_to_leave(_turn: AgendaItem, way: TurnExit) -> None:
    """Somebody wants to go on from a form; it happens once what they typed is kept. For an
    `on_click`.

    A key pressed with Alt leaves the cursor in its box, and the browser sends what stands in a box
    only when the cursor leaves it. So a small window takes the cursor first, and the box sends what
    it holds. Each answer of the form is kept as it arrives, before anything is drawn
    (`forms.keep_answer`), so that a moment later the turn can be left.
    """
    state.put(LEAVING, way)
    state.clear(LEAVING_SINCE, LEAVING_TICKS)


def take_the_cursor_out(turn: AgendaItem) -> None:
    """Where somebody asked to leave: the small window, and a moment later the next page."""
    if isinstance(state.get(LEAVING), TurnExit) and not cursor_is_out():
        state.put(LEAVING_SINCE, True)
        _keeping()
        _then_go_on(turn)


def cursor_is_out() -> bool:
    """Whether the small window was opened by an earlier run than this one."""
    return state.is_open(LEAVING_SINCE)


def leave(turn: AgendaItem) -> None:
    """Go where somebody asked to go."""
    way = state.get(LEAVING)
    if isinstance(way, TurnExit):
        go(turn, way)
        st.rerun()


@st.dialog("One moment", dismissible=False)
def _keeping() -> None:
    """Takes the cursor out of whatever box it is in."""
    st.markdown(meeting_words.KEEPING)


@st.fragment(run_every=0.4)
def _then_go_on(turn: AgendaItem) -> None:
    """Leaves when it is drawn the second time, by when the box has sent what it held."""
    if state.is_open(LEAVING_TICKS):
        leave(turn)
    state.put(LEAVING_TICKS, True)


def go_to(meeting: str, child: str | None) -> None:
    """To another child's turn, or to the whole meeting; for an `on_click`."""
    st.query_params["meeting"] = meeting
    if child is not None:
        st.query_params["child"] = child
    elif "child" in st.query_params:
        del st.query_params["child"]


def _flip_present(turn: AgendaItem) -> None:
    is_on = not state.is_open(_present_slot(turn.key))
    _put_present(turn.person, turn.meeting.key, turn.child.key, is_on=is_on)


def has_left(person: Actor, meeting: str, child: str) -> None:
    """The child isn't in the room any more; for an `on_click`."""
    _put_present(person, meeting, child, is_on=False)


def _put_present(person: Actor, meeting: str, child: str, *, is_on: bool) -> None:
    state.put(_present_slot(f"{meeting}.{child}"), is_on)
    keep_screen(
        cache.council_of(person),
        about=turn_screen_of(child, meeting),
        screen=ScreenSet(child_present=is_on),
    )


def _present_slot(key: str) -> str:
    return f"meeting.child_present.{key}"


def _view_slot(key: str) -> str:
    return f"meeting.decision_shown.{key}"
