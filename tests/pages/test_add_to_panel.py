"""What is promised and due on Who next?, and a child added to the next panel in place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.store.meetings import prepare_meeting
from data.store.recording import new_key
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from models.meeting.decision import Action
from models.meeting.meeting import MeetingKind
from tests.pages.meetings_on_desk import begun, decide, heads, held, labels, press, sign
from tests.pages.on_store import Desk
from tests.pages.reading import page_text
from tests.record_builders import SAM, TODAY, a_decision, a_meeting_entry


def promised(desk: Desk) -> None:
    """An action that is late, of a meeting that is signed."""
    key = begun(desk, desk.children[0], on=TODAY - timedelta(days=30))
    actions = (Action("1", "ask about nan", "A. Worker", TODAY - timedelta(days=4)),)
    decide(desk, key, desk.children[0], a_decision(actions=actions))
    sign(desk, key)


def planned(desk: Desk, *children: str, days: int = 7, **given: object) -> str:
    key = new_key()
    meeting = a_meeting_entry(*children, on=TODAY + timedelta(days=days), **given)
    prepare_meeting(desk.store, actor=LOCAL_OWNER, key=key, meeting=meeting, expected_version=0,
                    now=desk.clock.moment)  # fmt: skip
    return key


def who_next(desk: Desk) -> AppTest:
    return desk.open("who_next.py", "")


def test_what_was_promised_and_is_late_is_a_group_of_its_own(desk: Desk) -> None:
    promised(desk)
    at = who_next(desk)
    assert "Promised, and due (1)" in heads(at)
    assert "Ask about nan, promised by 6 March 2026" in page_text(at)


def test_a_child_is_added_to_the_next_panel_and_taken_off_in_place(desk: Desk) -> None:
    promised(desk)
    planned(desk, desk.children[1], days=40)
    soon = planned(desk, desk.children[1])
    planned(desk, desk.children[1], days=2, kind=MeetingKind.STATUTORY_REVIEW)
    at = press(who_next(desk), "Add to panel")
    assert held(desk, soon).held.children == (desk.children[1], desk.children[0])
    assert "On the panel of 17 March 2026" in page_text(at)
    at = press(at, "Take off")
    assert held(desk, soon).held.children == (desk.children[1],)
    assert "Add to panel" in labels(at)


def test_somebody_elses_quicker_change_is_told_and_theirs_stands(desk: Desk) -> None:
    promised(desk)
    key = planned(desk, desk.children[1])
    at = who_next(desk)
    button = next(each for each in at.button if each.label == "Add to panel")
    prepare_meeting(desk.store, actor=SAM, key=key, expected_version=1, now=desk.clock.moment,
                    meeting=a_meeting_entry(on=TODAY + timedelta(days=7)))  # fmt: skip
    at = button.click().run()
    assert "Somebody was quicker" in at.error[0].value
    assert held(desk, key).held.children == ()


def test_without_the_right_nobody_is_added(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    promised(desk)
    without = RIGHTS[Role.LOCAL_OWNER] - {Permission.PREPARE_MEETING}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, without)
    assert "Add to panel" not in labels(who_next(desk))


def test_a_child_whose_meeting_is_under_way_is_told_so(desk: Desk) -> None:
    promised(desk)
    begun(desk, desk.children[0])
    at = who_next(desk)
    assert "On the panel of 10 March 2026" in page_text(at)
    assert "Add to panel" not in labels(at)
