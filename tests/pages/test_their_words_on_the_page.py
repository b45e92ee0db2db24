"""The child's words beside each answer, weighed in place; what the panel said; the status."""

from dataclasses import replace
from datetime import date, timedelta

from streamlit.testing.v1 import AppTest

from models.children.records import LegalStatus
from models.recording.decision import Agreement
from models.recording.subject import (
    legal_status_of,
    profile_of,
    second_rating_of,
    wishes_of,
    words_weighed_of,
)
from models.recording.weighed import LegalStatusSaid, barrier_part, mark_of
from models.settings import Setting
from pages.parts.child import form_words as child_form_words
from pages.parts.child import words as child_words
from tests.make.record_contents import (
    SAM,
    TODAY,
    a_begun_meeting,
    a_decision,
    a_profile_entry,
    a_wish_entry,
    decided,
)
from tests.pages.meetings_on_desk import sign
from tests.pages.on_store import Desk
from tests.pages.reading import page_text
from tests.pages.typing_in import key_of, linked, press, write

AFRAID = "I don't want to go if he is there."
ASKED = child_words.does_this_change_it("10 March 2026", f"“{AFRAID}”")


def afraid(desk: Desk) -> AppTest:
    """A child who is ready by every need, and said this today."""
    child = desk.children[0]
    desk.has(profile_of(child), a_profile_entry())
    desk.has(wishes_of(child), a_wish_entry(words=AFRAID))
    return desk.open("child.py")


def weigh(page: AppTest, because: str, *, all_values: bool = False, place: str = "home") -> None:
    """Say that it doesn't change one kind of home, or none."""
    box = next(e for e in page.text_input if f".weigh.{place}." in str(e.key))
    box.set_value(because).run()
    if all_values:
        next(e for e in page.checkbox if f".weigh.{place}." in str(e.key)).check().run()
    next(e for e in page.button if f".weigh.{place}." in str(e.key)).click().run()


def test_no_answer_is_green_beside_words_that_nobody_has_weighed(desk: Desk) -> None:
    text = page_text(afraid(desk))
    assert ASKED in text and "does what they said on 10 March 2026 change this?" in text
    assert "● Ready" not in text and "◐ Nearly" not in text
    assert "? Not enough known" in text


def test_no_because_turns_that_home_green_and_leaves_the_others_asking(desk: Desk) -> None:
    page = afraid(desk)
    weigh(page, "he moved out in May")
    (entry,) = desk.record().history(words_weighed_of(desk.children[0]))
    assert entry.content is not None
    assert (entry.content.said, entry.content.places) == ((mark_of(AFRAID),), (Setting.HOME,))
    assert AFRAID not in repr(entry.content), "the answer holds no word of the child's"
    text = page_text(page)
    assert text.count("● Ready") == 1 and ASKED in text


def test_one_answer_for_every_kind_of_home_ends_the_question(desk: Desk) -> None:
    page = afraid(desk)
    weigh(page, "he moved out in May", all_values=True)
    text = page_text(page)
    assert ASKED not in text and "● Ready" in text and "? Not enough known" not in text


def test_an_answer_without_a_because_is_refused_and_nothing_is_recorded(desk: Desk) -> None:
    page = afraid(desk)
    weigh(page, " ")
    assert "write why it doesn't change this" in page_text(page)
    assert not desk.record().history(words_weighed_of(desk.children[0]))


def test_yes_opens_a_barrier_with_nothing_but_the_day_it_was_said(desk: Desk) -> None:
    page = afraid(desk)
    thing = barrier_part(mark_of(AFRAID))
    assert f"thing={thing}" in linked(page)["Yes, add a barrier"]
    form = desk.open("sorting.py", thing=thing)
    assert AFRAID not in page_text(form)
    write(form, "words", "who lives at home")
    form.radio(key=key_of(form, "stands")).set_value(child_form_words.STILL_A_BARRIER).run()
    write(form, "owner", "A. Worker")
    form.date_input(key=key_of(form, "due")).set_value(TODAY + timedelta(days=9)).run()
    press(form, "Check your answers")
    press(form, "Record")
    (entry,) = desk.record().blockers
    assert entry.content is not None and entry.content.raised_on == TODAY
    text = page_text(form)
    assert ASKED not in text and "○ Not yet" in text and "● Ready" not in text


def test_what_was_weighed_can_be_undone_and_the_question_comes_back(desk: Desk) -> None:
    page = afraid(desk)
    weigh(page, "he moved out in May", all_values=True)
    press(page, "Show")
    assert "doesn't change every kind of home, because he moved out in May" in page_text(page)
    next(e for e in page.button if "child.back.words_weighed" in str(e.key)).click().run()
    assert ASKED in page_text(page)


def test_a_second_rating_is_asked_for_before_a_better_answer(desk: Desk) -> None:
    child = desk.children[0]
    before = dict.fromkeys(
        (
            "self_harm",
            "education",
            "friendships",
            "attachment",
            "family_time",
            "daily_living",
            "health_and_disability",
        ),
        4,
    )
    desk.has(profile_of(child), a_profile_entry(on=TODAY - timedelta(days=100), **before))
    desk.has(profile_of(child), a_profile_entry())
    text = page_text(desk.open("child.py"))
    assert "a second person to rate before the answer changes" in text and "● Ready" not in text
    second = replace(a_profile_entry(by="Another Worker"), second_of=2)
    desk.has(second_rating_of(child), second, by=SAM)
    assert "● Ready" in page_text(desk.open("child.py"))


def signed(desk: Desk, **given: object) -> AppTest:
    """A panel that the chair signed, in which the panel disagreed."""
    child = desk.children[0]
    desk.has(profile_of(child), a_profile_entry())
    meeting = a_begun_meeting(desk.store, child)
    decided(
        desk.store,
        meeting,
        child,
        a_decision(agreement=Agreement.DISAGREE, because="he may not be safe there", **given),
    )
    sign(desk, meeting)
    return desk.open("child.py")


def test_a_signed_decision_stands_beside_the_answers_with_its_reason(desk: Desk) -> None:
    text = page_text(signed(desk))
    assert (
        "The panel disagreed with these answers on 10 March 2026, because “he may not be "
        "safe there”. It decided: stay; look again 5 May 2026." in text
    )


def test_a_signed_disagreement_stands_beside_the_answers_in_the_list_too(desk: Desk) -> None:
    signed(desk)
    text = page_text(desk.open("children.py", ""))
    assert (
        text.count(
            "The panel disagreed with these answers on 10 March 2026. It decided: "
            "stay; look again 5 May 2026."
        )
        == 1
    )
    assert "he may not be safe there" not in text, "why stands on the child's own page"


def test_a_legal_status_is_put_right_in_place(desk: Desk) -> None:
    child = desk.children[0]
    long_ago = date(2024, 1, 3)
    desk.has(
        legal_status_of(child),
        LegalStatusSaid(LegalStatus.POLICE_PROTECTION, long_ago, "slip", TODAY),
    )
    page = desk.open("child.py")
    question = (
        "Recorded as under police protection since 3 January 2024, which lasts 72 hours at most"
    )
    assert question in page_text(page)
    assert "Children Act 1989, section 46" in page_text(page)
    key = "child.legal_status."
    next(e for e in page.selectbox if key in str(e.key)).set_value(
        LegalStatus.FULL_CARE_ORDER
    ).run()
    next(e for e in page.text_input if key in str(e.key)).set_value("the court order").run()
    next(e for e in page.button if key in str(e.key) and e.label == "Record").click().run()
    text = page_text(page)
    assert question not in text and "full care order" in text
