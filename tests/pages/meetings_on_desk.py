"""Meetings on a test's own store, and what a person does with them on the screen."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from data.store.decisions import record_decision
from data.store.meetings import Seen, sign_meeting
from data.store.record_read import meeting_record
from models.access import LOCAL_OWNER, Permission, scope_for
from models.meeting.decision import Decision
from models.meeting.meeting import MeetingKind
from models.meeting.record import MeetingRecord
from tests.pages.on_store import Desk
from tests.record_builders import a_begun_meeting, a_decision

REVIEW = MeetingKind.STATUTORY_REVIEW


def begun(desk: Desk, *children: str, **given: Any) -> str:
    """A meeting that has begun, with the desk's children unless others are given; its key."""
    return a_begun_meeting(desk.store, *(children or tuple(desk.children)), **given)


def held(desk: Desk, key: str) -> MeetingRecord:
    """The meeting as it is on record."""
    scope = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
    found = meeting_record(desk.store, scope, key)
    assert found is not None
    return found


def decide(desk: Desk, key: str, child: str, decision: Decision | None = None) -> None:
    """Record a decision as the person at the screen."""
    before = held(desk, key).decision(child)
    record_decision(
        desk.store, actor=LOCAL_OWNER, meeting=key, child=child, decision=decision or a_decision(),
        expected_version=before.version if before else 0, now=desk.clock.moment,
    )  # fmt: skip


def sign(desk: Desk, key: str) -> None:
    """The chair signs everything that stands."""
    now = held(desk, key)
    stands = [one.stands for one in now.decisions if one.stands]
    sign_meeting(
        desk.store, actor=LOCAL_OWNER, key=key,
        seen=tuple(Seen(one.about.child, one.number) for one in stands),
        expected_version=len(now.signatures), now=desk.clock.moment,
    )  # fmt: skip


def turn(desk: Desk, key: str, child: str | None = None) -> AppTest:
    """One child's turn on the full screen."""
    return desk.open("meeting.py", child, meeting=key)


def whole(desk: Desk, key: str) -> AppTest:
    """The whole meeting."""
    return desk.open("meeting.py", "", meeting=key)


def press(at: AppTest, label: str) -> AppTest:
    """Press the first button that begins so."""
    assert not at.exception
    return next(each for each in at.button if each.label.startswith(label)).click().run()


def labels(at: AppTest) -> list[str]:
    return [each.label for each in at.button]


def key_of(at: AppTest, ending: str) -> str:
    every = [*at.radio, *at.text_input, *at.text_area, *at.date_input, *at.checkbox, *at.toggle,
             *at.selectbox]  # fmt: skip
    return next(each.key for each in every if each.key and each.key.endswith(f".{ending}"))


def write(at: AppTest, ending: str, words: str) -> AppTest:
    """Type into the box of that name."""
    key = key_of(at, ending)
    boxes = [*at.text_input, *at.text_area]
    return next(each for each in boxes if each.key == key).input(words).run()


def heads(at: AppTest) -> list[str]:
    return [each.value for each in at.header]
