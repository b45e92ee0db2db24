"""In front of the child, and in every statutory review, nothing of readiness, chances or money is
sent to the browser: neither drawn nor hidden, on no side of the turn, in no state of the decision.
"""

import re

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from data.store.schema.engine import reading
from data.store.schema.tables import audit
from models.recording.decision import Decision
from models.recording.meeting import MeetingKind
from models.recording.subject import decision_of, profile_of
from pages.parts.meetings import words as meeting_words
from pages.parts.shell.words import HIDDEN_WHEN_SHARED
from tests.make.record_contents import a_decision, a_profile_entry, a_review
from tests.pages.conftest import desk as desk  # the fixture
from tests.pages.meetings_on_desk import (
    begun,
    decide,
    held,
    key_of,
    press,
    sign,
    turn,
    whole,
    write,
)
from tests.pages.on_store import Desk

REVIEW = MeetingKind.STATUTORY_REVIEW
SECRET = re.compile(
    r"Where next\?|The tool says|● Ready|◐ Nearly|○ Not yet|■ Not for now|\? Not enough known"
    r"|ready for|nearly|not yet|ruled out|not enough known|agrees? with the tool|disagree"
    r"|£|\bin 100\b|chance|lasts? a year|\bcosts? (?!the child)|price|saving",
    re.IGNORECASE,
)
# A panel decision isn't whole without it, and that much is said; not what the tool says.
STILL_TO_WRITE = {"agrees with the tool", "disagree"}
# What the switches themselves say of what they take away.
SWITCHES = (meeting_words.CHILD_PRESENT,
            meeting_words.SHARED_SCREEN)  # fmt: skip


def sent(page: AppTest) -> str:
    """Everything that the server sent, as it was sent, without the words of the switches."""
    assert not page.exception
    text = "\n".join(str(getattr(each, "proto", "")) for each in page.main)
    for words in SWITCHES:
        text = text.replace(words, "").replace(words.replace("'", "\\'"), "")
    return text


def secrets(page: AppTest) -> set[str]:
    return set(SECRET.findall(sent(page)))


def known(desk: Desk) -> None:
    """A profile by which the rules have something to say."""
    desk.has(profile_of(desk.children[0]), a_profile_entry())


def turned_over(page: AppTest) -> AppTest:
    """To the decision, or to the review."""
    assert not page.exception
    return page.button(key="meeting.turn_over").click().run()


def sides(desk: Desk, key: str, *, present: bool) -> list[AppTest]:
    """The story, the form and the answers being checked."""

    def opened() -> AppTest:
        page = turn(desk, key)
        return page.toggle[0].set_value(True).run() if present else page

    form = turned_over(opened())
    checked = press(
        write(turned_over(opened()), "child_words", "my nan"),
        "Check your answers",
    )
    pages = [opened(), form, checked]
    kind = desk.draft(decision_of(desk.children[0], key))
    assert isinstance(kind, Decision)
    return pages


def decided(desk: Desk, key: str, *, present: bool) -> list[AppTest]:
    page = turn(desk, key)
    if present:
        page = page.toggle[0].set_value(True).run()
    seen = turned_over(page)
    copied = press(seen, "Copy for case record")
    return [seen, copied]


def test_a_panel_alone_does_see_what_the_tool_says(desk: Desk) -> None:
    known(desk)
    key = begun(desk)
    story, form, _checked = sides(desk, key, present=False)
    assert {"Where next?", "● Ready"} <= secrets(story)
    assert "The tool says" in secrets(form)
    decide(desk, key, desk.children[0])
    assert any("agrees with the tool" in sent(page) for page in decided(desk, key, present=False))


def test_in_front_of_the_child_nothing_of_it_is_sent(desk: Desk) -> None:
    known(desk)
    key = begun(desk)
    for page in sides(desk, key, present=True):
        assert secrets(page) <= STILL_TO_WRITE
    decide(desk, key, desk.children[0])
    sign(desk, key)
    for page in decided(desk, key, present=True):
        assert secrets(page) == set()


def test_on_the_way_from_the_child_to_the_whole_meeting_nothing_of_it_is_sent(desk: Desk) -> None:
    known(desk)
    key = begun(desk)
    decide(desk, key, desk.children[0])
    assert any("agrees with the tool" in name for name in secrets(whole(desk, key)))
    present = turn(desk, key).toggle[0].set_value(True).run()
    page = press(present, "The whole meeting").run()
    assert page.title[0].value == "Has Child 0001 left the room?"
    assert secrets(page) == set()


def test_in_a_statutory_review_nothing_of_it_is_sent(desk: Desk) -> None:
    known(desk)
    key = begun(desk, kind=REVIEW)
    for page in sides(desk, key, present=False):
        assert secrets(page) == set()
    decide(desk, key, desk.children[0], a_review())
    for page in (*decided(desk, key, present=False), whole(desk, key)):
        assert secrets(page) == set()


def test_a_reload_stays_as_careful_as_it_was_with_nothing_written(desk: Desk) -> None:
    known(desk)
    key = begun(desk)
    turn(desk, key).toggle[0].set_value(True).run()
    again = turn(desk, key)
    assert again.toggle[0].value is True
    assert secrets(again) == set()
    decide(desk, key, desk.children[0])
    assert secrets(whole(desk, key)) == set(), "the whole meeting knows it too"
    again = turn(desk, key).toggle[0].set_value(False).run()
    assert turn(desk, key).toggle[0].value is False
    assert "Where next?" in secrets(again)


def test_a_shared_screen_is_shared_after_a_reload_on_every_page(desk: Desk) -> None:
    key = begun(desk)
    assert turn(desk, key).toggle(key="meeting.shared").value is False
    turn(desk, key).toggle(key="meeting.shared").set_value(True).run()
    assert turn(desk, key).toggle(key="meeting.shared").value is True
    hidden = desk.open("meetings.py", "")
    assert HIDDEN_WHEN_SHARED in sent(hidden)
    press(hidden, "Stop sharing and show it")
    assert HIDDEN_WHEN_SHARED not in sent(desk.open("meetings.py", ""))


@pytest.mark.parametrize("switched", [False, True])
def test_the_switch_never_writes_who_was_in_the_room(desk: Desk, switched: bool) -> None:
    """It changes what is shown; whether the child was there is an answer, asked and corrected."""
    key, child = begun(desk), desk.children[0]
    page = press(turn(desk, key), "To the decision").run()
    page = page.toggle[0].set_value(True).run()
    page = page.toggle[0].set_value(switched).run()
    page = write(page, "child_words", "I want to stay near nan")
    draft = desk.draft(decision_of(child, key))
    assert isinstance(draft, Decision) and draft.child_present is None
    page.radio(key=key_of(page, "child_present")).set_value(False).run()
    draft = desk.draft(decision_of(child, key))
    assert isinstance(draft, Decision) and draft.child_present is False


def test_who_was_in_the_room_is_corrected_like_the_rest(desk: Desk) -> None:
    key, child = begun(desk), desk.children[0]
    decide(desk, key, child, a_decision(child_present=True))
    sign(desk, key)
    page = press(press(turn(desk, key), "See the decision"), "Correct it")
    assert page.radio(key=key_of(page, "child_present")).value is True
    page.radio(key=key_of(page, "child_present")).set_value(False).run()
    page = write(page, "corrected_because", "Logan was at school")
    press(press(page, "Check your answers"), "Record the correction")
    made = held(desk, key).decision(child)
    assert made and made.stands and made.stands.content
    assert made.stands.content.child_present is False
    assert "The child was not in the room" in sent(whole(desk, key))


@pytest.mark.parametrize("shared", [False, True], ids=["alone", "shared screen"])
def test_costs_open_only_when_asked_and_each_opening_is_logged(desk: Desk, shared: bool) -> None:
    key = begun(desk)
    page = turn(desk, key)
    if shared:
        page = page.toggle(key="meeting.shared").set_value(True).run()
        assert not [button for button in page.button if button.label.startswith("Open the costs")]
        return
    assert "£" not in sent(page)
    page = press(page, "Open the costs")
    assert "£" in sent(page)
    with reading(desk.store) as connection:
        rows = connection.execute(select(audit.c.action)).scalars().all()
    assert rows.count("open costs in a meeting") == 1
    page = press(page, "Close the costs")
    assert "£" not in sent(page)
    page = page.toggle[0].set_value(True).run()
    assert "£" not in sent(page)


def test_costs_that_are_open_go_when_the_child_comes_in(desk: Desk) -> None:
    page = press(turn(desk, begun(desk)), "Open the costs")
    page = page.toggle[0].set_value(True).run()
    assert "£" not in sent(page)
