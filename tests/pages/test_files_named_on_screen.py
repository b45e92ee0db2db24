"""The link that saves a document says the file's name: of which meeting, or whose by number."""

from streamlit.testing.v1 import AppTest

from tests.make.record_contents import TODAY
from tests.pages.meetings_on_desk import begun, decide, press, turn, whole
from tests.pages.on_store import Desk


def saves(page: AppTest) -> list[str]:
    assert not page.exception
    return [each.proto.label.replace("\\", "") for each in page.get("link_button")]


def test_minutes_are_saved_under_the_day_of_the_meeting(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    page = press(whole(desk, key), "Minutes, Word")
    assert [name.replace("\u2060", "") for name in saves(page)] == [f"Save minutes-{TODAY}.docx"]


def test_a_page_of_a_turn_is_saved_under_the_childs_number(desk: Desk) -> None:
    key = begun(desk)
    page = press(turn(desk, key, desk.children[0]), "Print one page")
    assert [name.replace("\u2060", "") for name in saves(page)] == [
        f"Save one-page-0001-{TODAY}.pdf"
    ]
