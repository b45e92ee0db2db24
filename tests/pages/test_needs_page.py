"""Recording a needs profile, and rating one a second time without seeing the first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from models.access import RIGHTS, Permission, Role
from models.needs.profile import ITEMS
from models.recording.profile import RecordedProfile
from models.recording.subject import profile_of, second_rating_of
from pages.parts.needs_form import NOT_KNOWN
from tests.pages.conftest import Open
from tests.pages.on_store import Desk
from tests.pages.reading import page_text
from tests.pages.typing_in import key_of, labels, press, rate
from tests.record_builders import SAM, TODAY, a_profile_entry
from tests.screens import MadeUp, a_few


def who_and_when(at: AppTest, who: str = "A. Worker") -> None:
    at.text_input(key=key_of(at, "assessed_by")).input(who).run()
    press(at, "Today")


def draft_levels(desk: Desk) -> dict[str, int | None]:
    content = desk.draft(profile_of(desk.children[0]))
    assert isinstance(content, RecordedProfile)
    return {one.item.value: one.level for one in content.ratings}


def test_nothing_is_chosen_until_somebody_chooses_it(desk: Desk) -> None:
    at = desk.open("needs.py")
    assert [each.value for each in at.radio] == [None] * len(ITEMS)
    assert at.date_input[0].value is None
    assert desk.draft(profile_of(desk.children[0])) is None


def test_the_needs_that_would_change_an_answer_come_first_and_every_item_is_asked(
    desk: Desk,
) -> None:
    at = desk.open("needs.py")
    assert [each.value for each in at.header] == [
        "Ask these first", "Safety", "Feelings and people", "Every day", "Strengths"
    ]  # fmt: skip
    asked = [each.key.split(".")[-2] for each in at.radio]
    assert sorted(asked) == sorted(ITEMS)
    assert "Changes the answer for home" in page_text(at)


def test_what_each_level_means_stands_beside_it(desk: Desk) -> None:
    at = desk.open("needs.py")
    radio = at.radio(key=key_of(at, "ratings.self_harm.level"))
    assert list(radio.options) == ["0", "1", "2", "3", "4", "Not known"]
    assert list(radio.proto.captions)[3].startswith("daily specialist response")


def test_every_choice_is_a_draft_that_a_new_visit_finds_again(desk: Desk) -> None:
    at = desk.open("needs.py")
    rate(at, "self_harm", 2)
    rate(at, "education", NOT_KNOWN)
    at.text_input(key=key_of(at, "ratings.self_harm.evidence")).input("seen by the nurse").run()
    assert "Draft kept 09:30" in page_text(at)
    assert draft_levels(desk) == {"self_harm": 2, "education": None}
    again = desk.open("needs.py")
    assert again.radio(key=key_of(again, "ratings.self_harm.level")).value == 2
    assert again.radio(key=key_of(again, "ratings.education.level")).value == NOT_KNOWN
    evidence = again.text_input(key=key_of(again, "ratings.self_harm.evidence"))
    assert evidence.value == "seen by the nurse"
    rated = [each.key for each in again.radio if each.value is not None]
    assert len(rated) == 2


def test_a_profile_is_checked_then_recorded_and_the_childs_page_says_what_changed(
    desk: Desk,
) -> None:
    at = desk.open("needs.py")
    who_and_when(at)
    for item in ITEMS:
        rate(at, item, 1)
    press(at, "Check your answers")
    assert "Rated by A. Worker, 10 March 2026." in page_text(at)
    press(at, "Record")
    kept = desk.record().profiles
    assert [one.content.assessed_by for one in kept if one.content] == ["A. Worker"]
    assert desk.draft(profile_of(desk.children[0])) is None
    said = page_text(at)
    assert "The needs profile is recorded. Where next? now says" in said
    assert "Foster family: ? Not enough known → ● Ready" in said


def test_without_a_name_or_a_day_nothing_is_recorded_and_it_says_what_is_missing(
    desk: Desk,
) -> None:
    at = desk.open("needs.py")
    rate(at, "self_harm", 2)
    press(at, "Check your answers")
    assert "Say who rated" in labels(at)
    assert "Record" not in [each.label for each in at.button]
    press(at, "Change")
    assert at.radio(key=key_of(at, "ratings.self_harm.level")).value == 2


def test_last_time_fills_only_what_has_no_level_and_is_marked(desk: Desk) -> None:
    about = profile_of(desk.children[0])
    desk.has(about, a_profile_entry(on=TODAY - timedelta(days=30), self_harm=3, education=None))
    at = desk.open("needs.py")
    assert "Last time" not in page_text(at)
    rate(at, "self_harm", 2)
    assert "Last time 3, 8 February 2026" in page_text(at)
    press(at, "Start from last profile")
    levels = draft_levels(desk)
    assert levels["self_harm"] == 2
    assert levels["attachment"] == 1
    assert "education" not in levels
    assert "As last time, 8 February 2026" in page_text(at)
    press(at, "Check your answers")
    assert "18 levels as last time." in page_text(at)


def test_somebody_else_at_work_on_the_child_is_named_without_their_words(desk: Desk) -> None:
    desk.sam_types(profile_of(desk.children[0]), a_profile_entry(by="secret words"))
    said = page_text(desk.open("needs.py"))
    assert "Also writing about this child: sam (profile" in said
    assert "secret words" not in said


def test_two_people_who_record_at_once_both_see_both_and_nothing_is_lost(desk: Desk) -> None:
    at = desk.open("needs.py")
    who_and_when(at)
    rate(at, "self_harm", 2)
    press(at, "Check your answers")
    desk.has(profile_of(desk.children[0]), a_profile_entry(by="Sam", self_harm=4), by=SAM)
    press(at, "Record")
    said = page_text(at)
    assert "Sam recorded this on 10 March 2026 at 09:30" in said
    assert "Self-harm: level" in said
    assert "On record now" in said and "This window" in said and "Yours" not in said
    press(at, "Go on with mine as well")
    assert at.radio(key=key_of(at, "ratings.self_harm.level")).value == 2
    press(at, "Check your answers")
    press(at, "Record")
    found = [one.content for one in desk.record().profiles if one.content]
    assert [one.assessed_by for one in found] == ["Sam", "A. Worker"]


def test_theirs_can_be_enough(desk: Desk) -> None:
    at = desk.open("needs.py")
    who_and_when(at)
    rate(at, "self_harm", 2)
    press(at, "Check your answers")
    desk.has(profile_of(desk.children[0]), a_profile_entry(by="Sam"), by=SAM)
    press(at, "Record")
    press(at, "What is on record is enough")
    assert desk.draft(profile_of(desk.children[0])) is None
    assert len(desk.record().profiles) == 1


def test_two_windows_of_one_person_are_put_together_place_by_place(desk: Desk) -> None:
    first, second = desk.open("needs.py"), desk.open("needs.py")
    rate(first, "self_harm", 2)
    rate(second, "self_harm", 3)
    assert "You wrote here in another window at 09:30" in page_text(second)
    go_on = next(each for each in second.button if each.label == "Go on with what is chosen")
    assert go_on.disabled
    second.radio[0].set_value("theirs").run()
    press(second, "Go on with what is chosen")
    assert draft_levels(desk) == {"self_harm": 2}
    assert second.radio(key=key_of(second, "ratings.self_harm.level")).value == 2


def test_a_second_rating_shows_nothing_of_the_first_and_afterwards_where_they_differ(
    desk: Desk,
) -> None:
    on = TODAY - timedelta(days=3)
    desk.has(profile_of(desk.children[0]), a_profile_entry(on=on, by="Sam", self_harm=3), by=SAM)
    at = desk.open("needs.py", second="1")
    said = page_text(at)
    assert "7 March 2026" in said
    assert "seen: self_harm" not in said
    assert "Start from last profile" not in [each.label for each in at.button]
    at.text_input(key=key_of(at, "assessed_by")).input("B. Other").run()
    rate(at, "self_harm", 1)
    rate(at, "education", 1)
    assert "Last time" not in page_text(at)
    press(at, "Check your answers")
    press(at, "Record")
    said = page_text(at)
    assert "Two people rated 7 March 2026 and differ on 1 item." in said
    assert "**Self-harm** · 2 levels apart" in said
    held = desk.record().second_ratings
    assert [one.content.second_of for one in held if one.content] == [1]
    assert desk.draft(second_rating_of(desk.children[0])) is None


def test_the_same_person_cant_be_the_second(desk: Desk) -> None:
    desk.has(profile_of(desk.children[0]), a_profile_entry(by="A. Worker"), by=SAM)
    at = desk.open("needs.py", second="1")
    at.text_input(key=key_of(at, "assessed_by")).input("a. worker").run()
    rate(at, "self_harm", 1)
    press(at, "Check your answers")
    press(at, "Record")
    assert "the same person rated first" in at.error[0].value.replace("\\", "")
    assert desk.record().second_ratings == ()


@pytest.mark.parametrize("number", ["9", "0", "x", "1; drop"])
def test_a_second_rating_of_nothing_is_no_form_for_one(desk: Desk, number: str) -> None:
    at = desk.open("needs.py", second=number)
    second = "No such needs profile stands" in page_text(at)
    assert second or at.title[0].value.startswith("Needs and strengths")


@pytest.mark.parametrize("page", ["needs.py", "sorting.py", "write_down.py"])
def test_an_unknown_child_an_empty_store_and_a_fault_are_said_plainly(
    open_page: Open, desk: Desk, page: str
) -> None:
    assert "No child with this link" in page_text(desk.open(page, child="nobody"))
    assert "No child with this link" in page_text(open_page(MadeUp(None), "ready", page))
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
    at = desk.open(page, **query)
    assert f"the right to {right.value}" in page_text(at)
    assert not at.text_input and not at.radio and not at.text_area
    child = desk.open("child.py")
    links = [each.proto.page for each in child.get("page_link")]
    wanted = page.removesuffix(".py")
    if right is not Permission.RECORD_INCIDENT and right is not Permission.RECORD_VOICE:
        assert wanted not in links


def test_dates_to_come_cant_be_chosen(desk: Desk) -> None:
    at = desk.open("needs.py")
    assert at.date_input[0].max == date(2026, 3, 10)
