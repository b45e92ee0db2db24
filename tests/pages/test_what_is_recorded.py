"""What needs sorting, the child's words, others' views and incidents: recorded, and taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.store.record.facts import withdraw_entry
from models.access import LOCAL_OWNER
from models.audience import Audience
from models.labels import BarrierKind
from models.recording.barrier import BarrierEntry
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
from models.recording.voice import View, ViewHolder, Wish
from models.settings import Setting
from pages.parts.child import form_words as child_form_words
from pages.parts.child import words as child_words
from pages.parts.forms import words as forms_words
from pages.parts.meetings import form_words as meeting_form_words
from tests.make.record_contents import (
    NOW,
    SAM,
    TODAY,
    a_blocker_entry,
    a_profile_entry,
    a_wish_entry,
)
from tests.pages.on_store import Desk
from tests.pages.reading import page_text
from tests.pages.typing_in import key_of, labels, linked, press, write


def test_something_to_sort_is_recorded_with_who_and_by_when_and_changes_the_answer(
    desk: Desk,
) -> None:
    child = desk.children[0]
    desk.has(profile_of(child), a_profile_entry())
    page = desk.open("sorting.py", thing="health_funding")
    page.radio(key=key_of(page, "stands")).set_value(child_form_words.STILL_A_BARRIER).run()
    write(page, "owner", "B. Manager")
    page.date_input(key=key_of(page, "due")).set_value(TODAY + timedelta(days=14)).run()
    press(page, "Check your answers")
    press(page, "Record")
    text = page_text(page)
    assert "Foster family: ● Ready → ○ Not yet" in text
    assert "owner: B. Manager · due 24 March 2026 · recorded" in text
    entries = desk.record().blockers
    assert [entry.content.name for entry in entries if entry.content] == ["health_funding"]


def test_a_stop_wants_a_day_to_look_again_and_no_due_date(desk: Desk) -> None:
    page = desk.open("sorting.py", thing="set_by_court_or_police")
    page.radio(key=key_of(page, "stands")).set_value(child_form_words.STILL_A_BARRIER).run()
    write(page, "owner", "B. Manager")
    press(page, "Check your answers")
    assert "A stop needs a day to look again" in labels(page)


def test_an_answer_to_a_question_of_the_tool_ends_the_question(desk: Desk) -> None:
    child = desk.open("child.py")
    name = next(k for k, v in linked(child).items() if k == "Add answer")
    thing = dict(part.split("=") for part in linked(child)[name].split("?")[1].split("&"))["thing"]
    wanted = page_text(child).count("read from the data, please check")
    page = desk.open("sorting.py", thing=thing)
    page.radio(key=key_of(page, "stands")).set_value(child_form_words.RESOLVED).run()
    write(page, "owner", "A. Worker")
    write(page, "evidence", "asked the school")
    press(page, "Check your answers")
    press(page, "Record")
    assert page_text(page).count("read from the data, please check") == wanted - 1


def test_what_needs_sorting_is_chosen_by_name_and_the_choice_survives_a_reload(
    desk: Desk,
) -> None:
    page = desk.open("sorting.py")
    page.selectbox[0].set_value("health_funding").run()
    assert page.query_params["thing"] == "health_funding"
    page = desk.open("sorting.py")
    page.selectbox[0].set_value("other").run()
    own = str(page.query_params["thing"])
    assert own.startswith("other-")
    write(page, "words", "the dog has to come along")
    again = desk.open("sorting.py", thing=own)
    assert again.text_input(key=key_of(again, "words")).value == "the dog has to come along"
    again.radio(key=key_of(again, "kind")).set_value(BarrierKind.TIMING).run()
    again.radio(key=key_of(again, "stands")).set_value(child_form_words.STILL_A_BARRIER).run()
    write(again, "owner", "A. Worker")
    again.date_input(key=key_of(again, "due")).set_value(TODAY).run()
    press(again, "Check your answers")
    press(again, "Record")
    recorded_blockers = [blocker.content for blocker in desk.record().blockers if blocker.content]
    assert [
        (recorded_blocker.name, recorded_blocker.words, recorded_blocker.kind)
        for recorded_blocker in recorded_blockers
    ] == [(own, "the dog has to come along", BarrierKind.TIMING)]


@pytest.mark.parametrize("thing", ["nothing_known", "other", "../x", "x" * 65])
def test_a_link_to_no_such_thing_asks_what_needs_sorting(desk: Desk, thing: str) -> None:
    assert [selectbox.label for selectbox in desk.open("sorting.py", thing=thing).selectbox] == [
        child_form_words.WHICH_BARRIER
    ]


def test_done_sorts_it_in_place_and_undo_brings_it_back_for_ten_minutes(desk: Desk) -> None:
    about = blocker_of(desk.children[0], "health_funding")
    desk.has(about, a_blocker_entry(), by=SAM)
    page = desk.open("child.py")
    page.text_input(key="child.done.health_funding.1.how").set_value("letter of 9 March").run()
    press(page, "Done")
    assert "✓ Resolved: health funding has to be agreed" in page_text(page)
    assert "owner: B. Manager" not in page_text(page)
    content = desk.record().blockers[0].content
    assert content is not None
    assert (content.cleared, content.evidence) == (TODAY, "letter of 9 March")
    press(page, "Undo")
    assert "owner: B. Manager" in page_text(page)
    page.text_input(key="child.done.health_funding.3.how").set_value("letter again").run()
    press(page, "Done")
    desk.later(minutes=11)
    assert "✓ Resolved" not in page_text(desk.open("child.py"))


def test_done_without_saying_how_it_is_known_sorts_nothing_and_says_why(desk: Desk) -> None:
    desk.has(blocker_of(desk.children[0], "health_funding"), a_blocker_entry())
    page = desk.open("child.py")
    press(page, "Done")
    assert "write how you know that it is resolved" in page_text(page)
    assert "owner: B. Manager" in page_text(page)


def test_a_change_begins_with_what_is_on_record(desk: Desk) -> None:
    desk.has(blocker_of(desk.children[0], "health_funding"), a_blocker_entry())
    page = desk.open("sorting.py", thing="health_funding")
    assert page.text_input(key=key_of(page, "owner")).value == "B. Manager"
    write(page, "owner", "C. Manager")
    press(page, "Check your answers")
    press(page, "Record")
    assert "owner: C. Manager" in page_text(page)


def test_the_childs_words_are_at_the_top_of_their_page_with_what_they_say_no_to(
    desk: Desk,
) -> None:
    page = desk.open("write_down.py")
    write(page, "words", "I want to be near my nan.")
    write(page, "heard_by", "A. Worker")
    press(page, "Today")
    page.radio(key=key_of(page, "shown_to")).set_value(Audience.FAMILY).run()
    page.button_group[-1].set_value([Setting.FOSTER_SPECIALIST]).run()
    assert child_form_words.a_no_is_looked_at_again("2 June 2026") in page_text(page)
    press(page, "Check your answers")
    press(page, "Record")
    text = page_text(page)
    assert "In their words · heard by A. Worker, 10 March 2026" in text
    assert "“I want to be near my nan.”" in text
    assert "May be shown to: child and family" in text
    assert "Says no to specialist foster family" in text
    assert "The child says no (for specialist foster family)" in text


def test_words_of_an_earlier_profile_stay_when_a_later_one_holds_none(desk: Desk) -> None:
    about = profile_of(desk.children[0])
    spoke = a_profile_entry(on=TODAY - timedelta(days=40))
    view = replace(spoke.ratings[-1], child_view="I like it here.", view_shown_to=Audience.PANEL)
    desk.has(about, replace(spoke, ratings=(*spoke.ratings[:-1], view)))
    desk.has(about, a_profile_entry())
    assert "“I like it here.”" in page_text(desk.open("child.py"))


def test_others_views_incidents_and_support_not_care_are_written_down(desk: Desk) -> None:
    page = desk.open("write_down.py", about="view")
    page.radio(key=key_of(page, "of")).set_value(ViewHolder.IRO).run()
    write(page, "words", "The plan is late.")
    write(page, "who", "I. Officer")
    press(page, "Today")
    press(page, "Check your answers")
    press(page, "Record")
    assert "Independent reviewing officer · I. Officer, 10 March 2026" in page_text(page)
    page = desk.open("write_down.py", about="incident")
    write(page, "kind", "hurt by another child")
    press(page, "Today")
    page.radio(key=key_of(page, "serious")).set_value(True).run()
    write(page, "words", "a scratch, seen by the nurse")
    press(page, "Check your answers")
    press(page, "Record")
    assert "1 incident, 1 of them serious" in page_text(page)
    page = desk.open("write_down.py", about="support")
    write(page, "because", "they run their own home already")
    write(page, "said_by", "A. Worker")
    press(page, "Today")
    press(page, "Check your answers")
    press(page, "Record")
    record = desk.record()
    assert [view.content for view in record.views] == [
        View(ViewHolder.IRO, "I. Officer", "The plan is late.", TODAY)
    ]
    assert [incident.content for incident in record.incidents] == [
        RecordedIncident(TODAY, "hurt by another child", True, "a scratch, seen by the nurse")
    ]
    support = record.support_not_care
    assert support is not None
    assert support.content == SupportNotCare("they run their own home already", "A. Worker", TODAY)


def test_switching_what_to_write_down_keeps_each_draft(desk: Desk) -> None:
    page = desk.open("write_down.py")
    write(page, "words", "half a sentence")
    page.button_group[0].set_value("view").run()
    assert page.query_params["about"] == "view"
    write(page, "words", "they say so")
    page.button_group[0].set_value("words").run()
    assert page.text_area(key=key_of(page, "words")).value == "half a sentence"
    child = desk.children[0]
    assert desk.draft(wishes_of(child)) == Wish(words="half a sentence")
    assert desk.draft(views_of(child)) == View(words="they say so")


def test_a_draft_is_offered_on_the_childs_page_and_thrown_away_only_on_request(
    desk: Desk,
) -> None:
    page = desk.open("write_down.py")
    write(page, "words", "half a sentence")
    child = desk.open("child.py")
    assert "Your draft: the child's own words, kept 10 March 2026 at 09:30." in page_text(child)
    assert "about=words" in linked(child)[child_words.GO_ON]
    press(page, forms_words.THROW_AWAY)
    assert page.text_area(key=key_of(page, "words")).value == ""
    assert "Your draft" not in page_text(desk.open("child.py"))


def test_a_correction_shows_the_old_one_and_both_stay_in_the_history(desk: Desk) -> None:
    about = wishes_of(desk.children[0])
    desk.has(about, a_wish_entry(words="I want to go hoem"))
    child = desk.open("child.py")
    press(child, "Show")
    assert "corrects=1" in linked(child)["Correct"]
    page = desk.open("write_down.py", about="words", corrects="1")
    assert "This corrects what you recorded on 10 March 2026 at 09:30" in page_text(page)
    write(page, "words", "I want to go home")
    press(page, "Check your answers")
    press(page, "Record")
    assert [wish.content.words for wish in desk.record().wishes if wish.content] == [
        "I want to go home"
    ]
    child = desk.open("child.py")
    press(child, "Show")
    text = page_text(child)
    assert "corrects number 1" in text
    assert "corrected since" in text
    assert "“I want to go hoem”" in text


def a_typo(desk: Desk) -> Subject:
    about = wishes_of(desk.children[0])
    desk.has(about, a_wish_entry(words="I want to go hoem"))
    return about


def words_in(page: AppTest) -> str:
    return str(page.text_area(key=key_of(page, "words")).value)


def test_a_correction_begins_with_what_is_recorded_and_leaves_a_draft_of_another_entry_alone(
    desk: Desk,
) -> None:
    about = a_typo(desk)
    write(desk.open("write_down.py"), "words", "something else that is not finished")
    page = desk.open("write_down.py", about="words", corrects="1")
    assert words_in(page) == "I want to go hoem"
    assert "You also have a draft of a new entry, kept 10 March 2026 at 09:30." in page_text(page)
    way = linked(page)[child_form_words.GO_ON_WITH_DRAFT]
    assert "about=words" in way and "corrects" not in way
    write(page, "words", "I want to go home")
    press(page, "Check your answers")
    press(page, "Record")
    assert [wish.content.words for wish in desk.record().wishes if wish.content] == [
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
    assert "corrects=1" in linked(child)[child_words.GO_ON]
    again = desk.open("write_down.py", corrects="1")
    text = page_text(again)
    assert "I want to go hoem" in text and forms_words.draft_not_recorded("09:30") in text
    assert not again.text_area, "nothing is chosen for anybody"
    press(again, "Start from what is recorded")
    assert words_in(again) == "I want to go hoem"
    write(again, "words", "I want to go home, anew")
    third = desk.open("write_down.py", corrects="1")
    assert labels(third).count(forms_words.GO_ON_WITH_DRAFT) == 2
    third.button(key="correcting.go_on.1").click().run()
    assert words_in(third) == "I want to go home, begun"
    assert desk.draft(correction_of(about, 1, 2)) is not None
    press(third, "Check your answers")
    press(third, "Record")
    (entry,) = desk.record().wishes
    assert (
        entry.replaces == 1 and entry.content and entry.content.words == "I want to go home, begun"
    )
    later = desk.open("write_down.py", corrects="1")
    press(later, forms_words.GO_ON_WITH_DRAFT)
    assert words_in(later) == "I want to go home, anew"
    press(later, "Check your answers")
    press(later, "Record")
    press(later, forms_words.KEEP_BOTH)
    press(later, "Check your answers")
    press(later, "Record")
    (entry,) = desk.record().wishes
    assert (
        entry.replaces == 2 and entry.content and entry.content.words == "I want to go home, anew"
    )


def test_words_for_an_entry_that_was_taken_back_since_are_kept_as_an_entry_of_their_own(
    desk: Desk,
) -> None:
    about = a_typo(desk)
    write(desk.open("write_down.py", corrects="1"), "words", "I want to go home")
    withdraw_entry(
        desk.store, actor=LOCAL_OWNER, about=about, number=1, expected_version=1, now_utc=NOW
    )
    page = desk.open("write_down.py", corrects="1")
    assert child_form_words.CORRECTED_ENTRY_WITHDRAWN in page_text(page)
    assert words_in(page) == "I want to go home"


def test_taking_back_wants_a_reason_after_ten_minutes_and_stays_to_be_seen(desk: Desk) -> None:
    desk.has(incidents_of(desk.children[0]), RecordedIncident(TODAY, "a mistake", False, "nothing"))
    desk.later(minutes=11)
    page = desk.open("child.py")
    press(page, "Show")
    press(page, "Take back")
    assert "nothing is written" in page_text(page)
    assert len(desk.record().incidents) == 1
    why = next(
        text_input
        for text_input in page.text_input
        if text_input.label == meeting_form_words.WHY_WITHDRAW
    )
    why.set_value("another child").run()
    press(page, "Take back")
    assert desk.record().incidents == ()
    text = page_text(page)
    assert "**Incident**, taken back" in text
    assert "why: another child" in text
    assert "taken back since" in text


def test_a_child_of_whom_nothing_is_recorded_says_so(desk: Desk) -> None:
    page = desk.open("child.py")
    assert child_words.NOTHING_RECORDED in page_text(page)
    assert "Show" not in labels(page)


def test_only_the_child_who_was_recorded_about_is_asked_about_as_of_today(desk: Desk) -> None:
    desk.has(profile_of(desk.children[0]), a_profile_entry())
    assert "● Ready" in page_text(desk.open("child.py"))
    assert "● Ready" not in page_text(desk.open("child.py", child=desk.children[1]))


def test_what_was_taken_back_gives_the_old_answer_again(desk: Desk) -> None:
    desk.has(profile_of(desk.children[0]), a_profile_entry())
    page = desk.open("child.py")
    press(page, "Show")
    press(page, "Undo")
    assert "● Ready" not in page_text(page)


def test_who_next_leads_to_the_form_that_answers_its_question(desk: Desk) -> None:
    page = desk.open("who_next.py", child="")
    texts = [link for label, link in linked(page).items() if label == "Add answer"]
    assert all(link.startswith(("needs", "write_down")) for link in texts)


def test_texts_of_people_are_shown_as_they_were_written(desk: Desk) -> None:
    odd = "<b>*x*</b> :red[y] ’ é"
    desk.has(wishes_of(desk.children[0]), a_wish_entry(words=odd, heard_by=odd))
    desk.has(blocker_of(desk.children[0], "health_funding"), a_blocker_entry(words=odd, owner=odd))
    page = desk.open("child.py")
    assert f"“{odd}”" in [page.value for page in page.text]
    assert page_text(page).count(odd) >= 3


def test_a_blocker_of_sams_is_his_in_the_history_and_not_mine_to_undo(desk: Desk) -> None:
    about = blocker_of(desk.children[0], "health_funding")
    desk.has(about, a_blocker_entry(), by=SAM)
    page = desk.open("child.py")
    press(page, "Show")
    assert "recorded by sam on 10 March 2026 at 09:30" in page_text(page)
    assert "Undo" not in labels(page)
    assert LOCAL_OWNER.identifier != SAM.identifier
    assert isinstance(desk.record().blockers[0].content, BarrierEntry)
    assert date(2026, 3, 10) == TODAY
