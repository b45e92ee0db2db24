"""Preparing a meeting: who, when, the children in order; kept as it is typed."""

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from data.store.record.facts import new_key
from models.recording.meeting import Meeting, MeetingKind, Presence, PresentAs
from models.recording.subject import meeting_of
from pages.parts.meetings import words as meeting_words
from pages.parts.shell import words as shell_words
from tests.fakes.council import MadeUp
from tests.make.record_contents import TODAY, a_meeting_entry
from tests.pages.conftest import Open
from tests.pages.meetings_on_desk import begun, decide, held, key_of, labels, press, sign, write
from tests.pages.on_store import Desk
from tests.pages.reading import page_text

KEY = "a-new-meeting"


def add(page: AppTest, *children: str) -> AppTest:
    """Add children by the search."""
    for child in children:
        key = next(
            selectbox.key
            for selectbox in page.selectbox
            if selectbox.key and selectbox.key.endswith(".search")
        )
        page = page.selectbox(key=key).set_value(child).run()
    return page


def test_an_empty_app_says_how_to_bring_files_in(open_page: Open) -> None:
    assert "No children here yet" in page_text(open_page(MadeUp(None), page="prepare.py"))


def test_a_link_without_a_meeting_says_so(desk: Desk) -> None:
    assert shell_words.NO_SUCH_MEETING in page_text(desk.open("prepare.py", ""))


def test_a_meeting_is_prepared_from_its_day_to_its_children(desk: Desk) -> None:
    page = desk.open("prepare.py", "", meeting=KEY)
    page.date_input(key=key_of(page, "on")).set_value(TODAY + timedelta(days=7)).run()
    page = write(page, "chair", "C. Head of Service")
    page = write(page, "present.FOSTERING.0.who", "F. Oster")
    page.checkbox(key=key_of(page, "present.FOSTERING.0.here")).check().run()
    page = add(page, *reversed(desk.children))
    assert "Children, in order (2)" in [header.value for header in page.header]
    draft = desk.draft(meeting_of(KEY))
    assert isinstance(draft, Meeting) and draft.children == tuple(reversed(desk.children))
    page = press(press(page, "Check your answers"), "Prepare it")
    made = held(desk, KEY).held
    assert (made.on, made.chair) == (TODAY + timedelta(days=7), "C. Head of Service")
    assert made.children == tuple(reversed(desk.children))
    assert [(presence.role, presence.who, presence.here) for presence in made.present] == [
        (PresentAs.FOSTERING, "F. Oster", True)
    ]


def other(page: AppTest, number: int, role: PresentAs, person: str) -> AppTest:
    """Choose a role in a row of the others, then write the name."""
    key = key_of(page, f"other.{number}.role")
    page = page.selectbox(key=key).set_value(role).run()
    return write(page, f"other.{number}.who", person)


def test_somebody_in_another_role_is_kept_with_their_name(desk: Desk) -> None:
    page = desk.open("prepare.py", "", meeting=KEY)
    assert meeting_words.ANOTHER_ROLE in page_text(page)
    page = other(page, 0, PresentAs.ADVOCATE, "A. Dvocate")
    page = other(page, 1, PresentAs.OTHER, "B. Lock, youth worker")
    again = desk.open("prepare.py", "", meeting=KEY)
    for seen in (page, again):
        assert not seen.exception
        boxes = [
            text_input.value for text_input in seen.text_input if "other." in str(text_input.key)
        ]
        assert boxes == ["A. Dvocate", "B. Lock, youth worker", ""]
    draft = desk.draft(meeting_of(KEY))
    assert isinstance(draft, Meeting)
    assert [(presence.role, presence.who) for presence in draft.present] == [
        (PresentAs.ADVOCATE, "A. Dvocate"),
        (PresentAs.OTHER, "B. Lock, youth worker"),
    ]
    again = again.selectbox(key=key_of(again, "other.0.role")).set_value(None).run()
    draft = desk.draft(meeting_of(KEY))
    assert isinstance(draft, Meeting)
    first = draft.present[0]
    assert (first.role, first.who) == (PresentAs.OTHER, "A. Dvocate"), "no name goes with its role"
    write(again, "other.0.who", "")
    draft = desk.draft(meeting_of(KEY))
    assert isinstance(draft, Meeting) and [presence.who for presence in draft.present] == [
        "B. Lock, youth worker"
    ]


def test_a_name_that_is_taken_away_takes_no_other_with_it(desk: Desk) -> None:
    two = tuple(Presence(PresentAs.SOCIAL_WORKER, literal) for literal in ("A. One", "B. Two"))
    key = begun(desk, present=two)
    page = desk.open("prepare.py", "", meeting=key)
    for _ in range(2):
        page = write(page, "present.SOCIAL_WORKER.0.who", "")
        key_here = key_of(page, "present.SOCIAL_WORKER.0.here")
        page = page.checkbox(key=key_here).uncheck().run()
        draft = desk.draft(meeting_of(key))
        assert isinstance(draft, Meeting) and [presence.who for presence in draft.present] == [
            "B. Two"
        ]


def test_children_are_moved_and_taken_out(desk: Desk) -> None:
    page = desk.open("prepare.py", "", meeting=KEY)
    page = add(page, *desk.children)
    order = [button.key for button in page.button if button.label == "Take out"]
    page = press(page, "Down")
    assert [button.key for button in page.button if button.label == "Take out"] == order[::-1]
    page = press(page, "Take out")
    assert labels(page).count("Take out") == 1
    assert len(page.selectbox[0].options) == 1, "who was taken out can be added again"


def test_a_new_visit_finds_what_was_typed_and_the_list_names_it(desk: Desk) -> None:
    page = desk.open("prepare.py", "", meeting=KEY)
    add(write(page, "chair", "C. Head"), desk.children[0])
    again = desk.open("prepare.py", "", meeting=KEY)
    assert again.text_input(key=key_of(again, "chair")).value == "C. Head"
    assert labels(again).count("Take out") == 1
    assert "A meeting not finished" in page_text(desk.open("meetings.py", ""))


def test_without_a_day_it_says_what_is_missing(desk: Desk) -> None:
    page = add(desk.open("prepare.py", "", meeting=KEY), desk.children[0])
    page = press(page, "Check your answers")
    assert "Give the day of the meeting" in labels(page)
    assert "Prepare it" not in labels(page)


def test_a_link_brings_its_child_along(desk: Desk) -> None:
    page = desk.open("prepare.py", desk.children[1], meeting=new_key())
    assert labels(page).count("Take out") == 1


def test_a_review_suggests_nobody_because_they_are_ready(desk: Desk) -> None:
    desk.sam_types(meeting_of("other"), Meeting(kind=MeetingKind.STATUTORY_REVIEW))
    page = desk.open("prepare.py", "", meeting=KEY)
    page.radio(key=key_of(page, "kind")).set_value(MeetingKind.STATUTORY_REVIEW).run()
    assert not any(word in page_text(page) for word in ("Ready", "Nearly", "Not yet", "no home"))
    assert "Who chairs (the IRO)" in [text_input.label for text_input in page.text_input]


def test_who_is_changing_the_same_meeting_is_named(desk: Desk) -> None:
    key = begun(desk)
    desk.sam_types(meeting_of(key), a_meeting_entry(*desk.children, chair="Somebody else"))
    text = page_text(desk.open("prepare.py", "", meeting=key))
    assert "Also writing about this meeting: sam" in text
    assert "Somebody else" not in text


def test_a_signed_meeting_is_not_prepared_any_more(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    sign(desk, key)
    assert "signed already" in page_text(desk.open("prepare.py", "", meeting=key))


def test_each_input_of_a_seat_is_named_for_its_role(desk: Desk) -> None:
    page = desk.open("prepare.py", "", meeting=KEY)
    ticks = [checkbox.label for checkbox in page.checkbox]
    assert "Head of service" in ticks and len(set(ticks)) == len(ticks) == 10
    assert "Head of service: name" in [text_input.label for text_input in page.text_input]


def test_a_review_of_several_children_asks_whether_they_are_brothers_and_sisters(
    desk: Desk,
) -> None:
    page = desk.open("prepare.py", "", meeting=KEY)
    page.date_input(key=key_of(page, "on")).set_value(TODAY).run()
    page.radio(key=key_of(page, "kind")).set_value(MeetingKind.STATUTORY_REVIEW).run()
    page = add(page, *desk.children)
    assert meeting_words.SIBLINGS_NOT_IN_DATA in page_text(page)
    page = press(page, "Check your answers")
    assert "Prepare it" not in labels(page)
    page = press(page, "Change").run()
    page.checkbox(key=key_of(page, "one_family")).check().run()
    press(press(page, "Check your answers"), "Prepare it")
    assert held(desk, KEY).held.one_family
