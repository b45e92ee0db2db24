"""Preparing a meeting: who, when, the children in order; kept as it is typed."""

from __future__ import annotations

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from data.store.recording import new_key
from models.meeting.meeting import Meeting, MeetingKind, Presence, PresentAs
from models.recording.subject import meeting_of
from tests.pages.conftest import Open
from tests.pages.meetings_on_desk import begun, decide, held, key_of, labels, press, sign, write
from tests.pages.on_store import Desk
from tests.pages.reading import page_text
from tests.record_builders import TODAY, a_meeting_entry
from tests.screens import MadeUp

KEY = "a-new-meeting"


def add(at: AppTest, *children: str) -> AppTest:
    """Add children by the search."""
    for child in children:
        key = next(each.key for each in at.selectbox if each.key and each.key.endswith(".search"))
        at = at.selectbox(key=key).set_value(child).run()
    return at


def test_an_empty_app_says_how_to_bring_files_in(open_page: Open) -> None:
    assert "No children here yet" in page_text(open_page(MadeUp(None), page="prepare.py"))


def test_a_link_without_a_meeting_says_so(desk: Desk) -> None:
    assert "No meeting with this link" in page_text(desk.open("prepare.py", ""))


def test_a_meeting_is_prepared_from_its_day_to_its_children(desk: Desk) -> None:
    at = desk.open("prepare.py", "", meeting=KEY)
    at.date_input(key=key_of(at, "on")).set_value(TODAY + timedelta(days=7)).run()
    at = write(at, "chair", "C. Head of Service")
    at = write(at, "present.FOSTERING.0.who", "F. Oster")
    at.checkbox(key=key_of(at, "present.FOSTERING.0.here")).check().run()
    at = add(at, *reversed(desk.children))
    assert "Children, in order (2)" in [each.value for each in at.header]
    draft = desk.draft(meeting_of(KEY))
    assert isinstance(draft, Meeting) and draft.children == tuple(reversed(desk.children))
    at = press(press(at, "Check your answers"), "Prepare it")
    made = held(desk, KEY).held
    assert (made.on, made.chair) == (TODAY + timedelta(days=7), "C. Head of Service")
    assert made.children == tuple(reversed(desk.children))
    assert [(one.role, one.who, one.here) for one in made.present] == [
        (PresentAs.FOSTERING, "F. Oster", True)
    ]


def other(at: AppTest, number: int, role: PresentAs, who: str) -> AppTest:
    """Choose a role in a row of the others, then write the name."""
    key = key_of(at, f"other.{number}.role")
    at = at.selectbox(key=key).set_value(role).run()
    return write(at, f"other.{number}.who", who)


def test_somebody_in_another_role_is_kept_with_their_name(desk: Desk) -> None:
    at = desk.open("prepare.py", "", meeting=KEY)
    assert "Another role: choose it from the list" in page_text(at)
    at = other(at, 0, PresentAs.ADVOCATE, "A. Dvocate")
    at = other(at, 1, PresentAs.OTHER, "B. Lock, youth worker")
    again = desk.open("prepare.py", "", meeting=KEY)
    for seen in (at, again):
        assert not seen.exception
        boxes = [one.value for one in seen.text_input if "other." in str(one.key)]
        assert boxes == ["A. Dvocate", "B. Lock, youth worker", ""]
    draft = desk.draft(meeting_of(KEY))
    assert isinstance(draft, Meeting)
    assert [(one.role, one.who) for one in draft.present] == [
        (PresentAs.ADVOCATE, "A. Dvocate"), (PresentAs.OTHER, "B. Lock, youth worker"),
    ]  # fmt: skip
    again = again.selectbox(key=key_of(again, "other.0.role")).set_value(None).run()
    draft = desk.draft(meeting_of(KEY))
    assert isinstance(draft, Meeting)
    first = draft.present[0]
    assert (first.role, first.who) == (PresentAs.OTHER, "A. Dvocate"), "no name goes with its role"
    write(again, "other.0.who", "")
    draft = desk.draft(meeting_of(KEY))
    assert isinstance(draft, Meeting) and [one.who for one in draft.present] == [
        "B. Lock, youth worker"
    ]


def test_a_name_that_is_taken_away_takes_no_other_with_it(desk: Desk) -> None:
    two = tuple(Presence(PresentAs.SOCIAL_WORKER, who) for who in ("A. One", "B. Two"))
    key = begun(desk, present=two)
    at = desk.open("prepare.py", "", meeting=key)
    for _ in range(2):
        at = write(at, "present.SOCIAL_WORKER.0.who", "")
        key_here = key_of(at, "present.SOCIAL_WORKER.0.here")
        at = at.checkbox(key=key_here).uncheck().run()
        draft = desk.draft(meeting_of(key))
        assert isinstance(draft, Meeting) and [one.who for one in draft.present] == ["B. Two"]


def test_children_are_moved_and_taken_out(desk: Desk) -> None:
    at = desk.open("prepare.py", "", meeting=KEY)
    at = add(at, *desk.children)
    order = [each.key for each in at.button if each.label == "Take out"]
    at = press(at, "Down")
    assert [each.key for each in at.button if each.label == "Take out"] == order[::-1]
    at = press(at, "Take out")
    assert labels(at).count("Take out") == 1
    assert len(at.selectbox[0].options) == 1, "who was taken out can be added again"


def test_a_new_visit_finds_what_was_typed_and_the_list_names_it(desk: Desk) -> None:
    at = desk.open("prepare.py", "", meeting=KEY)
    add(write(at, "chair", "C. Head"), desk.children[0])
    again = desk.open("prepare.py", "", meeting=KEY)
    assert again.text_input(key=key_of(again, "chair")).value == "C. Head"
    assert labels(again).count("Take out") == 1
    assert "A meeting not finished" in page_text(desk.open("meetings.py", ""))


def test_without_a_day_it_says_what_is_missing(desk: Desk) -> None:
    at = add(desk.open("prepare.py", "", meeting=KEY), desk.children[0])
    at = press(at, "Check your answers")
    assert "Give the day of the meeting" in labels(at)
    assert "Prepare it" not in labels(at)


def test_a_link_brings_its_child_along(desk: Desk) -> None:
    at = desk.open("prepare.py", desk.children[1], meeting=new_key())
    assert labels(at).count("Take out") == 1


def test_a_review_suggests_nobody_because_they_are_ready(desk: Desk) -> None:
    desk.sam_types(meeting_of("other"), Meeting(kind=MeetingKind.STATUTORY_REVIEW))
    at = desk.open("prepare.py", "", meeting=KEY)
    at.radio(key=key_of(at, "kind")).set_value(MeetingKind.STATUTORY_REVIEW).run()
    assert not any(word in page_text(at) for word in ("Ready", "Nearly", "Not yet", "no home"))
    assert "Who chairs (the IRO)" in [each.label for each in at.text_input]


def test_who_is_changing_the_same_meeting_is_named(desk: Desk) -> None:
    key = begun(desk)
    desk.sam_types(meeting_of(key), a_meeting_entry(*desk.children, chair="Somebody else"))
    said = page_text(desk.open("prepare.py", "", meeting=key))
    assert "Also writing about this meeting: sam" in said
    assert "Somebody else" not in said


def test_a_signed_meeting_is_not_prepared_any_more(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    sign(desk, key)
    assert "it is signed" in page_text(desk.open("prepare.py", "", meeting=key))


def test_each_input_of_a_seat_is_named_for_its_role(desk: Desk) -> None:
    at = desk.open("prepare.py", "", meeting=KEY)
    ticks = [each.label for each in at.checkbox]
    assert "Head of service" in ticks and len(set(ticks)) == len(ticks) == 10
    assert "Head of service: name" in [each.label for each in at.text_input]


def test_a_review_of_several_children_asks_whether_they_are_brothers_and_sisters(
    desk: Desk,
) -> None:
    at = desk.open("prepare.py", "", meeting=KEY)
    at.date_input(key=key_of(at, "on")).set_value(TODAY).run()
    at.radio(key=key_of(at, "kind")).set_value(MeetingKind.STATUTORY_REVIEW).run()
    at = add(at, *desk.children)
    assert "No file says so: ask before you tick it." in page_text(at)
    at = press(at, "Check your answers")
    assert "Prepare it" not in labels(at)
    at = press(at, "Change").run()
    at.checkbox(key=key_of(at, "one_family")).check().run()
    press(press(at, "Check your answers"), "Prepare it")
    assert held(desk, KEY).held.one_family
