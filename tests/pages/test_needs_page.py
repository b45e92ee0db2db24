"""Recording a needs profile, and rating one a second time without seeing the first."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from models.access import RIGHTS, Permission, Role
from models.needs.profile import ITEMS
from models.recording.profile import RecordedProfile
from models.recording.subject import profile_of, second_rating_of
from pages.parts.child import words as child_words
from pages.parts.child.needs_form import NOT_KNOWN
from pages.parts.forms import words as forms_words
from pages.parts.shell import words as shell_words
from tests.fakes.council import MadeUp
from tests.make.record_contents import SAM, TODAY, a_profile_entry
from tests.make.shortlists import a_few
from tests.pages.conftest import Open
from tests.pages.on_store import Desk
from tests.pages.reading import page_text
from tests.pages.typing_in import key_of, labels, press, rate


def who_and_when(page: AppTest, person: str = "A. Worker") -> None:
    page.text_input(key=key_of(page, "assessed_by")).input(person).run()
    press(page, "Today")


def draft_levels(desk: Desk) -> dict[str, int | None]:
    content = desk.draft(profile_of(desk.children[0]))
    assert isinstance(content, RecordedProfile)
    return {rating.item.value: rating.level for rating in content.ratings}


def test_nothing_is_chosen_until_somebody_chooses_it(desk: Desk) -> None:
    page = desk.open("needs.py")
    assert [radio.value for radio in page.radio] == [None] * len(ITEMS)
    assert page.date_input[0].value is None
    assert desk.draft(profile_of(desk.children[0])) is None


def test_the_needs_that_would_change_an_answer_come_first_and_every_item_is_asked(
    desk: Desk,
) -> None:
    page = desk.open("needs.py")
    assert [header.value for header in page.header] == [
        "Ask these first",
        "Safety",
        "Feelings and people",
        "Every day",
        "Strengths",
    ]
    asked = [radio.key.split(".")[-2] for radio in page.radio]
    assert sorted(asked) == sorted(ITEMS)
    assert "Changes the answer for home" in page_text(page)


def test_what_each_level_means_stands_beside_it(desk: Desk) -> None:
    page = desk.open("needs.py")
    radio = page.radio(key=key_of(page, "ratings.self_harm.level"))
    assert list(radio.options) == ["0", "1", "2", "3", "4", "Not known"]
    assert list(radio.proto.captions)[3].startswith("daily specialist response")


def test_every_choice_is_a_draft_that_a_new_visit_finds_again(desk: Desk) -> None:
    page = desk.open("needs.py")
    rate(page, "self_harm", 2)
    rate(page, "education", NOT_KNOWN)
    page.text_input(key=key_of(page, "ratings.self_harm.evidence")).input("seen by the nurse").run()
    assert "Draft kept 09:30" in page_text(page)
    assert draft_levels(desk) == {"self_harm": 2, "education": None}
    again = desk.open("needs.py")
    assert again.radio(key=key_of(again, "ratings.self_harm.level")).value == 2
    assert again.radio(key=key_of(again, "ratings.education.level")).value == NOT_KNOWN
    evidence = again.text_input(key=key_of(again, "ratings.self_harm.evidence"))
    assert evidence.value == "seen by the nurse"
    rated = [radio.key for radio in again.radio if radio.value is not None]
    assert len(rated) == 2


def test_a_profile_is_checked_then_recorded_and_the_childs_page_says_what_changed(
    desk: Desk,
) -> None:
    page = desk.open("needs.py")
    who_and_when(page)
    for item in ITEMS:
        rate(page, item, 1)
    press(page, "Check your answers")
    assert "Rated by A. Worker, 10 March 2026." in page_text(page)
    press(page, "Record")
    entries = desk.record().profiles
    assert [entry.content.assessed_by for entry in entries if entry.content] == ["A. Worker"]
    assert desk.draft(profile_of(desk.children[0])) is None
    text = page_text(page)
    assert "The needs profile is recorded. Where next? now says" in text
    assert "Foster family: ? Not enough known → ● Ready" in text


def test_without_a_name_or_a_day_nothing_is_recorded_and_it_says_what_is_missing(
    desk: Desk,
) -> None:
    page = desk.open("needs.py")
    rate(page, "self_harm", 2)
    press(page, "Check your answers")
    assert "Say who rated" in labels(page)
    assert "Record" not in [button.label for button in page.button]
    press(page, "Change")
    assert page.radio(key=key_of(page, "ratings.self_harm.level")).value == 2


def test_last_time_fills_only_what_has_no_level_and_is_marked(desk: Desk) -> None:
    about = profile_of(desk.children[0])
    desk.has(about, a_profile_entry(on=TODAY - timedelta(days=30), self_harm=3, education=None))
    page = desk.open("needs.py")
    assert "Last time" not in page_text(page)
    rate(page, "self_harm", 2)
    assert "Last time 3, 8 February 2026" in page_text(page)
    press(page, "Start from last profile")
    levels = draft_levels(desk)
    assert levels["self_harm"] == 2
    assert levels["attachment"] == 1
    assert "education" not in levels
    assert "As last time, 8 February 2026" in page_text(page)
    press(page, "Check your answers")
    assert "18 levels as last time." in page_text(page)


def test_somebody_else_at_work_on_the_child_is_named_without_their_words(desk: Desk) -> None:
    desk.sam_types(profile_of(desk.children[0]), a_profile_entry(by="secret words"))
    text = page_text(desk.open("needs.py"))
    assert "Also writing about this child: sam (profile" in text
    assert "secret words" not in text


def test_two_people_who_record_at_once_both_see_both_and_nothing_is_lost(desk: Desk) -> None:
    page = desk.open("needs.py")
    who_and_when(page)
    rate(page, "self_harm", 2)
    press(page, "Check your answers")
    desk.has(profile_of(desk.children[0]), a_profile_entry(by="Sam", self_harm=4), by=SAM)
    press(page, "Record")
    text = page_text(page)
    assert "Sam recorded this on 10 March 2026 at 09:30" in text
    assert "Self-harm: level" in text
    assert "On record now" in text and "This window" in text and "Yours" not in text
    press(page, forms_words.KEEP_BOTH)
    assert page.radio(key=key_of(page, "ratings.self_harm.level")).value == 2
    press(page, "Check your answers")
    press(page, "Record")
    recorded_profiles = [profile.content for profile in desk.record().profiles if profile.content]
    assert [recorded_profile.assessed_by for recorded_profile in recorded_profiles] == [
        "Sam",
        "A. Worker",
    ]


def test_theirs_can_be_enough(desk: Desk) -> None:
    page = desk.open("needs.py")
    who_and_when(page)
    rate(page, "self_harm", 2)
    press(page, "Check your answers")
    desk.has(profile_of(desk.children[0]), a_profile_entry(by="Sam"), by=SAM)
    press(page, "Record")
    press(page, forms_words.KEEP_RECORDED)
    assert desk.draft(profile_of(desk.children[0])) is None
    assert len(desk.record().profiles) == 1


def test_two_windows_of_one_person_are_put_together_place_by_place(desk: Desk) -> None:
    first, second = desk.open("needs.py"), desk.open("needs.py")
    rate(first, "self_harm", 2)
    rate(second, "self_harm", 3)
    assert forms_words.edited_in_another_window("09:30") in page_text(second)
    go_on = next(
        button for button in second.button if button.label == forms_words.GO_ON_WITH_CHOICE
    )
    assert go_on.disabled
    second.radio[0].set_value("theirs").run()
    press(second, forms_words.GO_ON_WITH_CHOICE)
    assert draft_levels(desk) == {"self_harm": 2}
    assert second.radio(key=key_of(second, "ratings.self_harm.level")).value == 2


def test_a_second_rating_shows_nothing_of_the_first_and_afterwards_where_they_differ(
    desk: Desk,
) -> None:
    on = TODAY - timedelta(days=3)
    desk.has(profile_of(desk.children[0]), a_profile_entry(on=on, by="Sam", self_harm=3), by=SAM)
    page = desk.open("needs.py", second="1")
    text = page_text(page)
    assert "7 March 2026" in text
    assert "seen: self_harm" not in text
    assert "Start from last profile" not in [button.label for button in page.button]
    page.text_input(key=key_of(page, "assessed_by")).input("B. Other").run()
    rate(page, "self_harm", 1)
    rate(page, "education", 1)
    assert "Last time" not in page_text(page)
    press(page, "Check your answers")
    press(page, "Record")
    text = page_text(page)
    assert child_words.rated_apart("7 March 2026", "1 item") in text
    assert "**Self-harm** · 2 levels apart" in text
    entries = desk.record().second_ratings
    assert [entry.content.second_of for entry in entries if entry.content] == [1]
    assert desk.draft(second_rating_of(desk.children[0])) is None


def test_the_same_person_cant_be_the_second(desk: Desk) -> None:
    desk.has(profile_of(desk.children[0]), a_profile_entry(by="A. Worker"), by=SAM)
    page = desk.open("needs.py", second="1")
    page.text_input(key=key_of(page, "assessed_by")).input("a. worker").run()
    rate(page, "self_harm", 1)
    press(page, "Check your answers")
    press(page, "Record")
    assert "the same person rated first" in page.error[0].value.replace("\\", "")
    assert desk.record().second_ratings == ()


@pytest.mark.parametrize("number", ["9", "0", "x", "1; drop"])
def test_a_second_rating_of_nothing_is_no_form_for_one(desk: Desk, number: str) -> None:
    page = desk.open("needs.py", second=number)
    second = child_words.PROFILE_WITHDRAWN in page_text(page)
    assert second or page.title[0].value.startswith("Needs and strengths")


@pytest.mark.parametrize("page", ["needs.py", "sorting.py", "write_down.py"])
def test_an_unknown_child_an_empty_store_and_a_fault_are_said_plainly(
    open_page: Open, desk: Desk, page: str
) -> None:
    assert shell_words.NO_SUCH_CHILD in page_text(desk.open(page, child="nobody"))
    assert shell_words.NO_SUCH_CHILD in page_text(open_page(MadeUp(None), "ready", page))
    failing = open_page(MadeUp(a_few(), error=RuntimeError("secret")), "ready", page)
    assert "This page could not be shown" in failing.error[0].value
    assert "secret" not in page_text(failing)


@pytest.mark.parametrize(
    ("page", "right", "query"),
    [
        ("needs.py", Permission.RECORD_PROFILE, {}),
        ("sorting.py", Permission.RECORD_BLOCKER, {}),
        ("write_down.py", Permission.RECORD_VOICE, {}),
        ("write_down.py", Permission.RECORD_INCIDENT, {"about": "incident"}),
    ],
)
def test_without_the_right_there_is_no_form_and_no_link_to_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, page: str, right: Permission, query: dict[str, str]
) -> None:
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {right})
    app = desk.open(page, **query)
    assert f"the right to {right.value}" in page_text(app)
    assert not app.text_input and not app.radio and not app.text_area
    child = desk.open("child.py")
    links = [each.proto.page for each in child.get("page_link")]
    wanted = page.removesuffix(".py")
    if right is not Permission.RECORD_INCIDENT and right is not Permission.RECORD_VOICE:
        assert wanted not in links


def test_dates_to_come_cant_be_chosen(desk: Desk) -> None:
    page = desk.open("needs.py")
    assert page.date_input[0].max == date(2026, 3, 10)
