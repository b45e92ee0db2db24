"""Meetings: empty, planned, under way, signed; promises; where people disagreed with the tool."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.store.record.decisions import correct_decision
from data.store.record.facts import new_key
from data.store.record.meetings import prepare_meeting
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from models.labels import Readiness
from models.recording.decision import Action, Agreement, Outcome
from pages.parts.meetings import words as meeting_words
from pages.parts.shell.words import HIDDEN_WHEN_SHARED
from tests.fakes.council import MadeUp
from tests.make.record_contents import NOW, TODAY, a_decision, a_meeting_entry, a_tool
from tests.make.shortlists import a_few
from tests.pages.conftest import Open
from tests.pages.meetings_on_desk import begun, decide, heads, held, labels, press, sign
from tests.pages.on_store import Desk
from tests.pages.reading import MONEY, page_text


def page(desk: Desk) -> AppTest:
    return desk.open("meetings.py", "")


def planned(desk: Desk, *children: str, days: int = 7) -> str:
    key = new_key()
    meeting = a_meeting_entry(*children, on=TODAY + timedelta(days=days))
    prepare_meeting(
        desk.store, actor=LOCAL_OWNER, key=key, meeting=meeting, expected_version=0, now_utc=NOW
    )
    return key


def test_an_empty_app_says_how_to_bring_files_in(open_page: Open) -> None:
    assert "No children here yet" in page_text(open_page(MadeUp(None), page="meetings.py"))


def test_without_a_meeting_it_says_what_one_is_for(desk: Desk) -> None:
    app = page(desk)
    text = page_text(app)
    assert meeting_words.NO_MEETINGS in text
    assert meeting_words.NO_ACTIONS in text
    assert meeting_words.NO_DECISIONS in text
    assert labels(app) == ["Prepare a meeting"]


def test_a_fault_is_one_plain_message(open_page: Open) -> None:
    page = open_page(MadeUp(a_few(), error=RuntimeError("Amara")), page="meetings.py")
    assert "This page could not be shown" in page.error[0].value


def test_a_shared_screen_shows_no_list(desk: Desk) -> None:
    begun(desk)
    app = page(desk)
    app.session_state["shared_screen"] = True
    assert HIDDEN_WHEN_SHARED in page_text(app.run())
    assert heads(app) == []


def test_meetings_stand_by_how_far_they_are(desk: Desk) -> None:
    planned(desk, desk.children[0])
    key = begun(desk)
    decide(desk, key, desk.children[0])
    signed = begun(desk, desk.children[0])
    decide(desk, signed, desk.children[0])
    sign(desk, signed)
    app = page(desk)
    assert heads(app)[:3] == ["Under way (1)", "Being prepared (1)", "Signed (1)"]
    text = page_text(app)
    assert "Panel, 17 March 2026" in text and "in 7 days" in text
    assert "1 of 2 decided" in text and "● Signed" in text


def test_without_the_right_nothing_can_be_prepared(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = RIGHTS[Role.LOCAL_OWNER] - {Permission.PREPARE_MEETING}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, without)
    assert labels(page(desk)) == []
    assert "your role does not include" in desk.open("prepare.py", "").error[0].value


def test_what_was_promised_stands_by_owner_late_first_and_is_done_in_place(desk: Desk) -> None:
    key = begun(desk)
    actions = (
        Action("1", "book the visit", "B. Manager", TODAY + timedelta(days=20)),
        Action("2", "ask about nan", "a. worker", TODAY + timedelta(days=3)),
        Action("3", "call the school", "A. Worker", TODAY + timedelta(days=2)),
    )
    decide(desk, key, desk.children[0], a_decision(actions=actions))
    desk.later(days=5)
    app = page(desk)
    text = page_text(app)
    assert "0 promises kept · 2 late." in text
    where = [text.index(words) for words in ("Call the school", "Ask about nan", "Book the visit")]
    assert where == sorted(where)
    assert "▲ Late, 3 days" in text
    app = press(app, "Done")
    assert "1 promise kept · 1 late." in page_text(app)
    app = press(app, "Undo")
    assert "0 promises kept · 2 late." in page_text(app)
    press(app, "Done")
    desk.later(minutes=11)
    assert "Call the school" not in page_text(page(desk))


def test_where_people_and_the_tool_part_is_told_both_ways(desk: Desk) -> None:
    key = begun(desk)
    tool = a_tool(foster_in_house=Readiness.READY)
    stayed = a_decision(
        outcome=Outcome.STAY,
        tool=tool,
        agreement=Agreement.DISAGREE,
        because="her brother lives next door",
    )
    decide(desk, key, desk.children[0], stayed)
    text = page_text(page(desk))
    assert "In 1 panel decision in the last year, the panel agreed with the tool 0 times" in text
    assert "Stayed against the tool (1)" in text
    assert "her brother lives next door" in text
    assert "Agreed to move against the tool (0)" in text


def test_when_nobody_ever_disagrees_a_note_stands_out(desk: Desk) -> None:
    for _ in range(10):
        decide(desk, begun(desk), desk.children[0])
    app = page(desk)
    assert any(
        "No panel disagreed with the tool in 10 decisions" in warning.value
        for warning in app.warning
    )


def test_no_money_stands_on_the_page(desk: Desk) -> None:
    decide(desk, begun(desk), desk.children[0])
    assert MONEY.findall(page_text(page(desk))) == []


def test_a_correction_that_the_chair_has_to_sign_does_not_stand_under_signed(desk: Desk) -> None:
    key = begun(desk, desk.children[0])
    decide(desk, key, desk.children[0])
    sign(desk, key)
    decision = held(desk, key).decision(desk.children[0])
    assert decision and decision.stands
    correct_decision(
        desk.store,
        actor=LOCAL_OWNER,
        meeting=key,
        child=desk.children[0],
        decision=a_decision(because="misheard"),
        reason="misheard",
        expected_version=decision.version,
        now_utc=desk.clock.moment,
    )
    app = page(desk)
    assert heads(app)[0] == "Corrected, for the chair to sign (1)"
    assert not [name for name in heads(app) if name.startswith("Signed")]
    sign(desk, key)
    assert heads(page(desk))[0] == "Signed (1)"
