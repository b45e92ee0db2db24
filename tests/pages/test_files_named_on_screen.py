"""The link that saves a document says the file's name: of which meeting, or whose by number."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.meetings_on_desk import begun, decide, press, turn, whole
from tests.pages.on_store import Desk
from tests.record_builders import TODAY


def saves(at: AppTest) -> list[str]:
    assert not at.exception
    return [each.proto.label.replace("\\", "") for each in at.get("link_button")]


def test_minutes_are_saved_under_the_day_of_the_meeting(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    at = press(whole(desk, key), "Minutes, Word")
    assert [one.replace("\u2060", "") for one in saves(at)] == [f"Save minutes-{TODAY}.docx"]


def test_a_page_of_a_turn_is_saved_under_the_childs_number(desk: Desk) -> None:
    key = begun(desk)
    at = press(turn(desk, key, desk.children[0]), "Print one page")
    assert [one.replace("\u2060", "") for one in saves(at)] == [f"Save one-page-0001-{TODAY}.pdf"]
