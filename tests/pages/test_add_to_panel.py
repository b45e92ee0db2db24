"""What is promised and due on Who next?, and a child added to a panel in place."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.store.record.facts import new_key
from data.store.record.meetings import prepare_meeting
from data.store.record.read import meeting_records
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role, scope_for
from models.recording.decision import Action
from models.recording.meeting import MeetingKind, MeetingState
from models.recording.meeting_record import MeetingRecord
from tests.make.record_contents import SAM, TODAY, a_decision, a_meeting_entry
from tests.pages.meetings_on_desk import begun, decide, heads, held, labels, press, sign
from tests.pages.on_store import Desk
from tests.pages.reading import page_text


def promised(desk: Desk) -> None:
    """An action that is late, of a meeting that is signed."""
    key = begun(desk, desk.children[0], on=TODAY - timedelta(days=30))
    actions = (Action("1", "ask about nan", "A. Worker", TODAY - timedelta(days=4)),)
    decide(desk, key, desk.children[0], a_decision(actions=actions))
    sign(desk, key)


def planned(desk: Desk, *children: str, days: int = 7, **given: object) -> str:
    key = new_key()
    meeting = a_meeting_entry(*children, on=TODAY + timedelta(days=days), **given)
    prepare_meeting(
        desk.store,
        actor=LOCAL_OWNER,
        key=key,
        meeting=meeting,
        expected_version=0,
        now_utc=desk.clock.moment,
    )
    return key


def who_next(desk: Desk) -> AppTest:
    return desk.open("who_next.py", "")


def meetings_on(desk: Desk) -> tuple[MeetingRecord, ...]:
    return meeting_records(desk.store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))


def test_what_was_promised_and_is_late_is_a_group_of_its_own(desk: Desk) -> None:
    promised(desk)
    page = who_next(desk)
    assert "Promised, and due (1)" in heads(page)
    assert "Ask about nan, promised by 6 March 2026" in page_text(page)


def choices(page: AppTest, child: str) -> AppTest:
    """The page with the child's box of panels open."""
    page.session_state[f"panel.{child}"] = True
    return page.run()


def test_the_panels_being_prepared_are_offered_by_their_day_and_how_many_they_talk_about(
    desk: Desk,
) -> None:
    promised(desk)
    planned(desk, desk.children[1], days=300)
    planned(desk, desk.children[1])
    planned(desk, days=9, kind=MeetingKind.STATUTORY_REVIEW)
    planned(desk, days=-1)
    page = choices(who_next(desk), desk.children[0])
    offered = [label for label in labels(page) if "child" in label]
    assert offered == ["Tuesday 17 March, 1 child", "Monday 4 January 2027, 1 child"]


def test_a_child_is_added_to_the_panel_chosen_and_taken_off_in_place(desk: Desk) -> None:
    promised(desk)
    later = planned(desk, desk.children[1], days=40)
    planned(desk, desk.children[1])
    page = press(choices(who_next(desk), desk.children[0]), "Sunday 19 April, 1 child")
    assert held(desk, later).held.children == (desk.children[1], desk.children[0])
    assert "On the panel of 19 April 2026" in page_text(page)
    page = press(page, "Take off")
    assert held(desk, later).held.children == (desk.children[1],)
    assert "Take off" not in labels(page)


def test_a_second_child_joins_the_panel_that_was_begun_for_the_first(desk: Desk) -> None:
    """No new meeting that forgets the first: a new panel is on record at once, with its child."""
    first, second = desk.children
    for child in desk.children:
        key = begun(desk, child, on=TODAY - timedelta(days=30))
        actions = (Action("1", "ask about nan", "A. Worker", TODAY - timedelta(days=4)),)
        decide(desk, key, child, a_decision(actions=actions))
        sign(desk, key)
    page = choices(who_next(desk), first)
    page.date_input(key=f"panel.day.{first}").set_value(date(2026, 3, 19))
    page = press(page, "Prepare a new panel")
    assert "On the panel of 19 March 2026" in page_text(page)
    page = press(choices(who_next(desk), second), "Thursday 19 March, 1 child")
    (panel,) = [meeting for meeting in meetings_on(desk) if meeting.held.on == date(2026, 3, 19)]
    assert panel.held.children == (first, second)
    assert panel.state is MeetingState.PREPARING


def test_a_new_panel_wants_its_day(desk: Desk) -> None:
    promised(desk)
    page = press(choices(who_next(desk), desk.children[0]), "Prepare a new panel")
    assert "day of the meeting" in page.error[0].value
    assert [meeting.state for meeting in meetings_on(desk)] == [MeetingState.SIGNED]


def test_somebody_elses_quicker_change_is_told_and_theirs_stands(desk: Desk) -> None:
    promised(desk)
    key = planned(desk, desk.children[1])
    page = choices(who_next(desk), desk.children[0])
    button = next(button for button in page.button if button.label.startswith("Tuesday 17 March"))
    prepare_meeting(
        desk.store,
        actor=SAM,
        key=key,
        expected_version=1,
        now_utc=desk.clock.moment,
        meeting=a_meeting_entry(on=TODAY + timedelta(days=7)),
    )
    page = button.click().run()
    assert "Somebody was quicker" in page.error[0].value
    assert held(desk, key).held.children == ()


def test_without_the_right_nobody_is_added(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    promised(desk)
    without = RIGHTS[Role.LOCAL_OWNER] - {Permission.PREPARE_MEETING}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, without)
    page = choices(who_next(desk), desk.children[0])
    assert "Prepare a new panel" not in labels(page)


def test_a_child_whose_meeting_is_under_way_is_told_so(desk: Desk) -> None:
    promised(desk)
    begun(desk, desk.children[0])
    page = who_next(desk)
    assert "On the panel of 10 March 2026" in page_text(page)
    assert "Prepare a new panel" not in labels(choices(page, desk.children[0]))
