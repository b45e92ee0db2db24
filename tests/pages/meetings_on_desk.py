"""Meetings on a test's own store, and what a person does with them on the screen."""

from typing import Any

from streamlit.testing.v1 import AppTest

from data.store.record.decisions import record_decision
from data.store.record.meetings import sign_meeting
from data.store.record.read import meeting_record
from models.access import LOCAL_OWNER, Permission, scope_for
from models.recording.decision import Decision
from models.recording.meeting import DecisionSeen, MeetingKind
from models.recording.meeting_record import MeetingRecord
from tests.make.record_contents import a_begun_meeting, a_decision
from tests.pages.on_store import Desk

REVIEW = MeetingKind.STATUTORY_REVIEW


def begun(desk: Desk, *children: str, **given: Any) -> str:
    """A meeting that has begun, with the desk's children unless others are given; its key."""
    return a_begun_meeting(desk.store, *(children or tuple(desk.children)), **given)


def held(desk: Desk, key: str) -> MeetingRecord:
    """The meeting as it is on record."""
    scope = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
    meeting = meeting_record(desk.store, scope, key)
    assert meeting is not None
    return meeting


def decide(desk: Desk, key: str, child: str, decision: Decision | None = None) -> None:
    """Record a decision as the person at the screen."""
    before = held(desk, key).decision(child)
    record_decision(
        desk.store,
        actor=LOCAL_OWNER,
        meeting=key,
        child=child,
        decision=decision or a_decision(),
        expected_version=before.version if before else 0,
        now_utc=desk.clock.moment,
    )


def sign(desk: Desk, key: str) -> None:
    """The chair signs everything that stands."""
    meeting = held(desk, key)
    entries = [decision.stands for decision in meeting.decisions if decision.stands]
    sign_meeting(
        desk.store,
        actor=LOCAL_OWNER,
        key=key,
        seen=tuple(DecisionSeen(entry.about.child, entry.number) for entry in entries),
        expected_version=len(meeting.signatures),
        now_utc=desk.clock.moment,
    )


def turn(desk: Desk, key: str, child: str | None = None) -> AppTest:
    """One child's turn on the full screen."""
    return desk.open("meeting.py", child, meeting=key)


def whole(desk: Desk, key: str) -> AppTest:
    """The whole meeting."""
    return desk.open("meeting.py", "", meeting=key)


def press(page: AppTest, label: str) -> AppTest:
    """Press the first button that begins so."""
    assert not page.exception
    return next(button for button in page.button if button.label.startswith(label)).click().run()


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def key_of(page: AppTest, ending: str) -> str:
    every = [
        *page.radio,
        *page.text_input,
        *page.text_area,
        *page.date_input,
        *page.checkbox,
        *page.toggle,
        *page.selectbox,
    ]
    return next(each.key for each in every if each.key and each.key.endswith(f".{ending}"))


def write(page: AppTest, ending: str, words: str) -> AppTest:
    """Type into the box of that name."""
    key = key_of(page, ending)
    boxes = [*page.text_input, *page.text_area]
    return next(box for box in boxes if box.key == key).input(words).run()


def heads(page: AppTest) -> list[str]:
    return [header.value for header in page.header]
