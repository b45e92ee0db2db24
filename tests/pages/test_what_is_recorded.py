"""What needs sorting, the child's words, others' views and incidents: recorded, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.store.recording import withdraw
from models.access import LOCAL_OWNER
from models.audience import Audience
from models.children.settings import Setting
from models.readiness.verdict import BlockerKind
from models.recording.blocker import RecordedBlocker
from models.recording.event import RecordedIncident, SupportNotCare
from models.recording.subject import (
    Subject,
    blocker_of,
    correction_of,
    incidents_of,
    profile_of,
    views_of,
    wishes_of,
)
from models.recording.voice import View, Voice, Wish
from tests.pages.on_store import Desk
from tests.pages.reading import page_text
from tests.pages.typing_in import key_of, labels, linked, press, write
from tests.record_builders import (
    NOW,
    SAM,
    TODAY,
    a_blocker_entry,
    a_profile_entry,
    a_wish_entry,
)


def test_something_to_sort_is_recorded_with_who_and_by_when_and_changes_the_answer(
    desk: Desk,
) -> None:
    child = desk.children[0]
    desk.has(profile_of(child), a_profile_entry())
    at = desk.open("sorting.py", thing="health_funding")
    at.radio(key=key_of(at, "stands")).set_value("It has to be sorted").run()
    write(at, "owner", "B. Manager")
    at.date_input(key=key_of(at, "due")).set_value(TODAY + timedelta(days=14)).run()
    press(at, "Check your answers")
    press(at, "Record")
    said = page_text(at)
    assert "Foster family: ● Ready → ○ Not yet" in said
    assert "owner: B. Manager · due 24 March 2026 · recorded" in said
    kept = desk.record().blockers
    assert [one.content.name for one in kept if one.content] == ["health_funding"]


def test_a_stop_wants_a_day_to_look_again_and_no_due_date(desk: Desk) -> None:
    at = desk.open("sorting.py", thing="set_by_court_or_police")
    at.radio(key=key_of(at, "stands")).set_value("It has to be sorted").run()
    write(at, "owner", "B. Manager")
    press(at, "Check your answers")
    assert "A stop always has a day to look again" in labels(at)


def test_an_answer_to_a_question_of_the_tool_ends_the_question(desk: Desk) -> None:
    child = desk.open("child.py")
    name = next(k for k, v in linked(child).items() if k == "Add answer")
    thing = dict(part.split("=") for part in linked(child)[name].split("?")[1].split("&"))["thing"]
    asked = page_text(child).count("read from the data, please check")
    at = desk.open("sorting.py", thing=thing)
    at.radio(key=key_of(at, "stands")).set_value("It is sorted, or not so after all").run()
    write(at, "owner", "A. Worker")
    write(at, "evidence", "asked the school")
    press(at, "Check your answers")
    press(at, "Record")
    assert page_text(at).count("read from the data, please check") == asked - 1


def test_what_needs_sorting_is_chosen_by_name_and_the_choice_survives_a_reload(
    desk: Desk,
) -> None:
    at = desk.open("sorting.py")
    at.selectbox[0].set_value("health_funding").run()
    assert at.query_params["thing"] == "health_funding"
    at = desk.open("sorting.py")
    at.selectbox[0].set_value("other").run()
    own = str(at.query_params["thing"])
    assert own.startswith("other-")
    write(at, "words", "the dog has to come along")
    again = desk.open("sorting.py", thing=own)
    assert again.text_input(key=key_of(again, "words")).value == "the dog has to come along"
    again.radio(key=key_of(again, "kind")).set_value(BlockerKind.TIMING).run()
    again.radio(key=key_of(again, "stands")).set_value("It has to be sorted").run()
    write(again, "owner", "A. Worker")
    again.date_input(key=key_of(again, "due")).set_value(TODAY).run()
    press(again, "Check your answers")
    press(again, "Record")
    kept = [one.content for one in desk.record().blockers if one.content]
    assert [(one.name, one.words, one.kind) for one in kept] == [
        (own, "the dog has to come along", BlockerKind.TIMING)
    ]


@pytest.mark.parametrize("thing", ["nothing_known", "other", "../x", "x" * 65])
def test_a_link_to_no_such_thing_asks_what_needs_sorting(desk: Desk, thing: str) -> None:
    assert [each.label for each in desk.open("sorting.py", thing=thing).selectbox] == [
        "What needs sorting?"
    ]


def test_done_sorts_it_in_place_and_undo_brings_it_back_for_ten_minutes(desk: Desk) -> None:
    about = blocker_of(desk.children[0], "health_funding")
    desk.has(about, a_blocker_entry(), by=SAM)
    at = desk.open("child.py")
    at.text_input(key="child.done.health_funding.1.how").set_value("letter of 9 March").run()
    press(at, "Done")
    assert "✓ Sorted: health funding has to be agreed" in page_text(at)
    assert "owner: B. Manager" not in page_text(at)
    content = desk.record().blockers[0].content
    assert content is not None
    assert (content.cleared, content.evidence) == (TODAY, "letter of 9 March")
    press(at, "Undo")
    assert "owner: B. Manager" in page_text(at)
    at.text_input(key="child.done.health_funding.3.how").set_value("letter again").run()
    press(at, "Done")
    desk.later(minutes=11)
    assert "✓ Sorted" not in page_text(desk.open("child.py"))


def test_done_without_saying_how_it_is_known_sorts_nothing_and_says_why(desk: Desk) -> None:
    desk.has(blocker_of(desk.children[0], "health_funding"), a_blocker_entry())
    at = desk.open("child.py")
    press(at, "Done")
    assert "write how you know that it is sorted" in page_text(at)
    assert "owner: B. Manager" in page_text(at)


def test_a_change_begins_with_what_is_on_record(desk: Desk) -> None:
    desk.has(blocker_of(desk.children[0], "health_funding"), a_blocker_entry())
    at = desk.open("sorting.py", thing="health_funding")
    assert at.text_input(key=key_of(at, "owner")).value == "B. Manager"
    write(at, "owner", "C. Manager")
    press(at, "Check your answers")
    press(at, "Record")
    assert "owner: C. Manager" in page_text(at)


def test_the_childs_words_are_at_the_top_of_their_page_with_what_they_say_no_to(
    desk: Desk,
) -> None:
    at = desk.open("write_down.py")
    write(at, "words", "I want to be near my nan.")
    write(at, "heard_by", "A. Worker")
    press(at, "Today")
    at.radio(key=key_of(at, "shown_to")).set_value(Audience.FAMILY).run()
    at.button_group[-1].set_value([Setting.FOSTER_SPECIALIST]).run()
    assert "it is looked at again by 2 June 2026 at the latest" in page_text(at)
    press(at, "Check your answers")
    press(at, "Record")
    said = page_text(at)
    assert "In their words · heard by A. Worker, 10 March 2026" in said
    assert "“I want to be near my nan.”" in said
    assert "May be shown to: child and family" in said
    assert "Says no to specialist foster family" in said
    assert "The child says no (for specialist foster family)" in said


def test_words_of_an_earlier_profile_stay_when_a_later_one_holds_none(desk: Desk) -> None:
    about = profile_of(desk.children[0])
    spoke = a_profile_entry(on=TODAY - timedelta(days=40))
    view = replace(spoke.ratings[-1], child_view="I like it here.", view_shown_to=Audience.PANEL)
    desk.has(about, replace(spoke, ratings=(*spoke.ratings[:-1], view)))
    desk.has(about, a_profile_entry())
    assert "“I like it here.”" in page_text(desk.open("child.py"))


def test_others_views_incidents_and_support_not_care_are_written_down(desk: Desk) -> None:
    at = desk.open("write_down.py", about="view")
    at.radio(key=key_of(at, "of")).set_value(Voice.IRO).run()
    write(at, "words", "The plan is late.")
    write(at, "who", "I. Officer")
    press(at, "Today")
    press(at, "Check your answers")
    press(at, "Record")
    assert "Independent reviewing officer · I. Officer, 10 March 2026" in page_text(at)
    at = desk.open("write_down.py", about="incident")
    write(at, "kind", "hurt by another child")
    press(at, "Today")
    at.radio(key=key_of(at, "serious")).set_value(True).run()
    write(at, "words", "a scratch, seen by the nurse")
    press(at, "Check your answers")
    press(at, "Record")
    assert "1 incident, 1 of them serious" in page_text(at)
    at = desk.open("write_down.py", about="support")
    write(at, "because", "they run their own home already")
    write(at, "said_by", "A. Worker")
    press(at, "Today")
    press(at, "Check your answers")
    press(at, "Record")
    record = desk.record()
    assert [one.content for one in record.views] == [
        View(Voice.IRO, "I. Officer", "The plan is late.", TODAY)
    ]
    assert [one.content for one in record.incidents] == [
        RecordedIncident(TODAY, "hurt by another child", True, "a scratch, seen by the nurse")
    ]
    support = record.support_not_care
    assert support is not None
    assert support.content == SupportNotCare("they run their own home already", "A. Worker", TODAY)


def test_switching_what_to_write_down_keeps_each_draft(desk: Desk) -> None:
    at = desk.open("write_down.py")
    write(at, "words", "half a sentence")
    at.button_group[0].set_value("view").run()
    assert at.query_params["about"] == "view"
    write(at, "words", "they say so")
    at.button_group[0].set_value("words").run()
    assert at.text_area(key=key_of(at, "words")).value == "half a sentence"
    child = desk.children[0]
    assert desk.draft(wishes_of(child)) == Wish(words="half a sentence")
    assert desk.draft(views_of(child)) == View(words="they say so")


def test_a_draft_is_offered_on_the_childs_page_and_thrown_away_only_on_request(
    desk: Desk,
) -> None:
    at = desk.open("write_down.py")
    write(at, "words", "half a sentence")
    child = desk.open("child.py")
    assert "Your draft: the child's own words, kept 10 March 2026 at 09:30." in page_text(child)
    assert "about=words" in linked(child)["Go on with it"]
    press(at, "Throw this draft away")
    assert at.text_area(key=key_of(at, "words")).value == ""
    assert "Your draft" not in page_text(desk.open("child.py"))


def test_a_correction_shows_the_old_one_and_both_stay_in_the_history(desk: Desk) -> None:
    about = wishes_of(desk.children[0])
    desk.has(about, a_wish_entry(words="I want to go hoem"))
    child = desk.open("child.py")
    press(child, "Show")
    assert "corrects=1" in linked(child)["Correct"]
    at = desk.open("write_down.py", about="words", corrects="1")
    assert "This corrects what local recorded on 10 March 2026 at 09:30" in page_text(at)
    write(at, "words", "I want to go home")
    press(at, "Check your answers")
    press(at, "Record")
    assert [one.content.words for one in desk.record().wishes if one.content] == [
        "I want to go home"
    ]
    child = desk.open("child.py")
    press(child, "Show")
    said = page_text(child)
    assert "corrects number 1" in said
    assert "corrected since" in said
    assert "“I want to go hoem”" in said


def a_typo(desk: Desk) -> Subject:
    about = wishes_of(desk.children[0])
    desk.has(about, a_wish_entry(words="I want to go hoem"))
    return about


def words_in(at: AppTest) -> str:
    return str(at.text_area(key=key_of(at, "words")).value)


def test_a_correction_begins_with_what_is_recorded_and_leaves_a_draft_of_another_entry_alone(
    desk: Desk,
) -> None:
    about = a_typo(desk)
    write(desk.open("write_down.py"), "words", "something else that is not finished")
    at = desk.open("write_down.py", about="words", corrects="1")
    assert words_in(at) == "I want to go hoem"
    assert "You also have a draft of a new entry, kept 10 March 2026 at 09:30." in page_text(at)
    way = linked(at)["Go on with that draft"]
    assert "about=words" in way and "corrects" not in way
    write(at, "words", "I want to go home")
    press(at, "Check your answers")
    press(at, "Record")
    assert [one.content.words for one in desk.record().wishes if one.content] == [
        "I want to go home"
    ]
    assert desk.draft(about) == Wish(words="something else that is not finished")
    assert words_in(desk.open("write_down.py")) == "something else that is not finished"


def test_a_correction_that_was_begun_is_offered_beside_what_is_recorded_and_neither_is_lost(
    desk: Desk,
) -> None:
    about = a_typo(desk)
    write(desk.open("write_down.py", corrects="1"), "words", "I want to go home, begun")
    child = desk.open("child.py")
    assert "Your draft: a correction of the child's own words" in page_text(child)
    assert "corrects=1" in linked(child)["Go on with it"]
    again = desk.open("write_down.py", corrects="1")
    said = page_text(again)
    assert "I want to go hoem" in said and "Your draft, kept 09:30, is not recorded." in said
    assert not again.text_area, "nothing is chosen for anybody"
    press(again, "Start from what is recorded")
    assert words_in(again) == "I want to go hoem"
    write(again, "words", "I want to go home, anew")
    third = desk.open("write_down.py", corrects="1")
    assert labels(third).count("Go on with the draft") == 2
    third.button(key="correcting.go_on.1").click().run()
    assert words_in(third) == "I want to go home, begun"
    assert desk.draft(correction_of(about, 1, 2)) is not None
    press(third, "Check your answers")
    press(third, "Record")
    (kept,) = desk.record().wishes
    assert kept.replaces == 1 and kept.content and kept.content.words == "I want to go home, begun"
    later = desk.open("write_down.py", corrects="1")
    press(later, "Go on with the draft")
    assert words_in(later) == "I want to go home, anew"
    press(later, "Check your answers")
    press(later, "Record")
    press(later, "Go on with mine as well")
    press(later, "Check your answers")
    press(later, "Record")
    (kept,) = desk.record().wishes
    assert kept.replaces == 2 and kept.content and kept.content.words == "I want to go home, anew"


def test_words_for_an_entry_that_was_taken_back_since_are_kept_as_an_entry_of_their_own(
    desk: Desk,
) -> None:
    about = a_typo(desk)
    write(desk.open("write_down.py", corrects="1"), "words", "I want to go home")
    withdraw(desk.store, actor=LOCAL_OWNER, about=about, number=1, expected_version=1, now=NOW)
    at = desk.open("write_down.py", corrects="1")
    assert "was taken back since" in page_text(at)
    assert words_in(at) == "I want to go home"


def test_taking_back_wants_a_reason_after_ten_minutes_and_stays_to_be_seen(desk: Desk) -> None:
    desk.has(incidents_of(desk.children[0]), RecordedIncident(TODAY, "a mistake", False, "nothing"))
    desk.later(minutes=11)
    at = desk.open("child.py")
    press(at, "Show")
    press(at, "Take back")
    assert "nothing is written" in page_text(at)
    assert len(desk.record().incidents) == 1
    why = next(each for each in at.text_input if each.label == "Why is it taken back?")
    why.set_value("another child").run()
    press(at, "Take back")
    assert desk.record().incidents == ()
    said = page_text(at)
    assert "**Incident**, taken back" in said
    assert "why: another child" in said
    assert "taken back since" in said


def test_a_child_of_whom_nothing_is_recorded_says_so(desk: Desk) -> None:
    at = desk.open("child.py")
    assert "Nothing yet. What people record here is never changed" in page_text(at)
    assert "Show" not in labels(at)


def test_only_the_child_who_was_recorded_about_is_asked_about_as_of_today(desk: Desk) -> None:
    desk.has(profile_of(desk.children[0]), a_profile_entry())
    assert "● Ready" in page_text(desk.open("child.py"))
    assert "● Ready" not in page_text(desk.open("child.py", child=desk.children[1]))


def test_what_was_taken_back_gives_the_old_answer_again(desk: Desk) -> None:
    desk.has(profile_of(desk.children[0]), a_profile_entry())
    at = desk.open("child.py")
    press(at, "Show")
    press(at, "Undo")
    assert "● Ready" not in page_text(at)


def test_who_next_leads_to_the_form_that_answers_its_question(desk: Desk) -> None:
    at = desk.open("who_next.py", child="")
    found = [link for label, link in linked(at).items() if label == "Add answer"]
    assert all(link.startswith(("needs", "write_down")) for link in found)


def test_texts_of_people_are_shown_as_they_were_written(desk: Desk) -> None:
    odd = "<b>*x*</b> :red[y] ’ é"
    desk.has(wishes_of(desk.children[0]), a_wish_entry(words=odd, heard_by=odd))
    desk.has(blocker_of(desk.children[0], "health_funding"),
             a_blocker_entry(words=odd, owner=odd))  # fmt: skip
    at = desk.open("child.py")
    assert f"“{odd}”" in [each.value for each in at.text]
    assert page_text(at).count(odd) >= 3


def test_a_blocker_of_sams_is_his_in_the_history_and_not_mine_to_undo(desk: Desk) -> None:
    about = blocker_of(desk.children[0], "health_funding")
    desk.has(about, a_blocker_entry(), by=SAM)
    at = desk.open("child.py")
    press(at, "Show")
    assert "recorded by sam on 10 March 2026 at 09:30" in page_text(at)
    assert "Undo" not in labels(at)
    assert LOCAL_OWNER.identifier != SAM.identifier
    assert isinstance(desk.record().blockers[0].content, RecordedBlocker)
    assert date(2026, 3, 10) == TODAY
