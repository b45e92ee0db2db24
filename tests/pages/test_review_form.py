"""A statutory review on the screen: its own form, checked, recorded, read by the family, signed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from models.audience import Audience
from models.recording.decision import Action, Dissent, Note, NoteShown, ReviewNotes
from models.recording.meeting import MeetingKind
from models.words import a_date
from pages.parts.meetings import words as meeting_words
from tests.make.record_contents import TODAY, a_review
from tests.pages.meetings_on_desk import (
    begun,
    decide,
    heads,
    held,
    key_of,
    labels,
    press,
    sign,
    turn,
    whole,
    write,
)
from tests.pages.on_store import Desk
from tests.pages.reading import page_text

SETTLED = {
    "care_plan": "the plan is right", "health": "the dentist was seen", "education": "full time",
    "family_time": "nan on Sundays", "contingency": "the aunt is asked",
}  # fmt: skip
NEXT = TODAY + timedelta(days=150)


def a_begun_review(desk: Desk) -> str:
    return begun(desk, desk.children[0], kind=MeetingKind.STATUTORY_REVIEW)


def test_a_review_is_written_in_its_own_form_and_recorded(desk: Desk) -> None:
    key = a_begun_review(desk)
    page = press(turn(desk, key), "To the review").run()
    assert heads(page) == [
        "Who is in the room",
        "What the child and others say",
        "What the review settles",
        "What we promise",
        "Who sees it differently",
        "Who may see these notes",
    ]
    page.radio(key=key_of(page, "child_present")).set_value(True).run()
    page = write(page, "words_changed", "nan is visited on Sundays")
    for name, text in SETTLED.items():
        page = write(page, f"review.{name}", text)
    page.selectbox(key=key_of(page, "notes_shown.review")).set_value(Audience.FAMILY).run()
    late = TODAY + timedelta(days=200)
    page.date_input(key=key_of(page, "review.next_review_on")).set_value(late).run()
    page = press(page, "Check your answers")
    assert [name for name in labels(page) if "within six months" in name]
    page = press(page, "Change").run()
    page.date_input(key=key_of(page, "review.next_review_on")).set_value(NEXT).run()
    again = press(turn(desk, key), "To the review").run()  # the browser opened anew
    assert again.text_area(key=key_of(again, "review.health")).value == SETTLED["health"]
    press(press(again, "Check your answers"), "Record")
    made = held(desk, key).decision(desk.children[0])
    assert made and made.stands and made.stands.content
    decision = made.stands.content
    assert decision.review == ReviewNotes(**SETTLED, next_review_on=NEXT)
    assert (decision.options, decision.outcome, decision.tool) == ((), None, None)


def test_the_family_reads_what_is_marked_for_it_and_the_chair_reads_all_before_signing(
    desk: Desk,
) -> None:
    key = a_begun_review(desk)
    marks = (NoteShown(Note.REVIEW, Audience.FAMILY),)
    decide(desk, key, desk.children[0], a_review(iro_view="canary of the IRO", notes_shown=marks))
    for page in (press(turn(desk, key), "See the review"), whole(desk, key)):
        text = page_text(page)
        assert "the dentist was seen" in text and "canary" not in text
    assert not [name for name in labels(page) if name.startswith("Sign ")]
    page = page.toggle(key=f"meeting.alone.{key}").set_value(True).run()
    assert "canary of the IRO" in page_text(page)
    assert [name for name in labels(page) if name.startswith("Sign 1 record")]


def test_a_signed_review_is_read_and_takes_nothing_more(desk: Desk) -> None:
    first, second = desk.children[:2]
    key = begun(desk, first, second, kind=MeetingKind.STATUTORY_REVIEW, one_family=True)
    page = press(turn(desk, key, first), "To the review").run()
    page = write(page, "review.health", "typed in a window that stays open")
    decide(desk, key, first, a_review())
    sign(desk, key)
    page = page.run()
    assert heads(page) == [] and "the dentist was seen" in page_text(page)
    assert "Correct it …" in labels(page), "a mistake is corrected beside it"
    other = press(turn(desk, key, second), "To the review").run()
    assert heads(other) == [] and "Check your answers" not in labels(other)
    assert "Nothing was recorded for this child in it." in page_text(other)
    assert meeting_words.NEXT not in labels(whole(desk, key))


def once_left(page: AppTest, *, left: bool = True) -> AppTest:
    """Somebody says on the form that the family has left, or is back."""
    switch = next(each for each in page.toggle if each.label == meeting_words.FAMILY_HAS_LEFT)
    return switch.set_value(left).run()


def kept_from_the_family(desk: Desk, marked: Audience = Audience.PROFESSIONALS) -> str:
    """A review on record of which nothing is for the child and family; the meeting's key."""
    key = a_begun_review(desk)
    marks = (NoteShown(Note.REVIEW, marked), NoteShown(Note.PARENTS_VIEW, Audience.PROFESSIONALS))
    decision = a_review(
        notes_shown=marks,
        parents_view="mum wants Sundays",
        carers_view="sleeps better",
        child_present=False,
    )
    decide(desk, key, desk.children[0], decision)
    return key


def test_the_day_of_the_next_review_is_said_to_everybody_and_nothing_else_is_made_up(
    desk: Desk,
) -> None:
    key = kept_from_the_family(desk)
    following = f"Next review {a_date(TODAY + timedelta(weeks=20))}"
    for page in (press(turn(desk, key), "See the review"), whole(desk, key)):
        assert "Nothing decided" not in page_text(page)
        assert following in page_text(page)
        assert "the plan is right" not in page_text(page)


def test_on_a_turn_too_everything_is_read_once_the_family_has_left(desk: Desk) -> None:
    key = kept_from_the_family(desk)
    page = press(turn(desk, key), "See the review")
    assert "sleeps better" not in page_text(page)
    page = page.toggle(key=f"meeting.alone.{key}").set_value(True).run()
    assert {"sleeps better", "the plan is right"} <= set(page_text(page).splitlines())


def test_what_is_signed_can_be_checked_whole_before_it_is_recorded(desk: Desk) -> None:
    key = a_begun_review(desk)
    page = write(press(turn(desk, key), "To the review").run(), "carers_view", "sleeps better")
    page = press(page, "Check your answers")
    assert "sleeps better" not in page_text(page)
    page = page.toggle(key=f"meeting.alone.{key}").set_value(True).run()
    assert "sleeps better" in page_text(page)
    page = press(press(page, "Change").run(), "Check your answers")
    assert "sleeps better" not in page_text(page), "safe again whenever the check comes back"


def test_the_copy_of_a_review_has_what_professionals_may_see_once_the_family_has_left(
    desk: Desk,
) -> None:
    key = kept_from_the_family(desk)
    for opened in (turn(desk, key), press(turn(desk, key), "See the review")):
        page = press(opened, "Copy for case record")
        assert "mum wants Sundays" not in page.code[0].value
        assert "Once they have left" in page_text(page)
        page = page.toggle(key=f"meeting.alone.{key}").set_value(True).run()
        text = page.code[0].value
        assert "Parents: mum wants Sundays" in text and "Care plan: the plan is right" in text
        assert "sleeps better" not in text, "that is for the panel only"
        assert "in the minutes" not in text, "a review's minutes are the family's"


def test_why_a_signed_record_was_wrong_is_marked_and_the_check_names_it(desk: Desk) -> None:
    key = kept_from_the_family(desk)
    sign(desk, key)
    page = press(press(turn(desk, key), "See the review"), "Correct it").run()
    texts = [text_area.label for text_area in page.text_area]
    assert "Why was the signed record wrong? (needed)" in texts
    page = once_left(page)
    page = press(write(page, "review.health", "the dentist comes in May"), "Check your answers")
    assert "Record the correction" not in labels(page)
    assert "Write why the signed record was wrong" in labels(page)
    page = write(press(page, "Change").run(), "corrected_because", "misheard")
    press(press(page, "Check your answers"), "Record the correction")
    made = held(desk, key).decision(desk.children[0])
    assert made and made.stands and made.stands.reason == "misheard"


def asked_of_words(page: AppTest) -> str:
    """The label of the question who may see the child's words."""
    (text,) = [
        selectbox.label
        for selectbox in page.selectbox
        if "the child's words be shown" in selectbox.label
    ]
    return text


def test_who_may_see_the_childs_words_is_needed_only_where_there_are_words(desk: Desk) -> None:
    page = press(turn(desk, a_begun_review(desk)), "To the review").run()
    assert asked_of_words(page) == "May the child's words be shown, and to whom?"
    assert "What the review settles: who may see it (needed)" in [
        selectbox.label for selectbox in page.selectbox
    ]
    page = write(page, "child_words", "I want to be near my nan.").run()
    assert asked_of_words(page) == "May the child's words be shown, and to whom? (needed)"


def test_a_review_without_a_day_for_the_next_says_so_and_no_word_of_a_panel(desk: Desk) -> None:
    key = a_begun_review(desk)
    story = turn(desk, key)
    assert not [name for name in labels(story) if "decision" in name]
    page = press(press(story, "To the review").run(), "Check your answers")
    assert "No date for the next review yet" in page_text(page)
    page = page.toggle(key=f"meeting.alone.{key}").set_value(True).run()
    assert "No date for the next review yet" in page_text(page)
    for text in (page_text(page), page_text(whole(desk, key))):
        assert "ecided" not in text and "Decision" not in text
    assert "0 of 1 recorded" in page_text(whole(desk, key))


def wanted_places(page: AppTest) -> list[str]:
    """Where the browser is sent to, the exact place first: how the key of an input there begins."""
    scripts = [each.proto.body for each in page.get("html") if "data-show" in each.proto.body]
    return [script.split('data-show="')[1].split()[0].split('"')[0] for script in scripts]


@pytest.mark.parametrize(
    ("missing", "place"),
    [
        ("Say who may be shown the child", "notes_shown-child_words"),
        ("Say who may see what the review settles", "notes_shown-review"),
    ],
)
def test_the_check_leads_to_the_very_question_who_may_see_it(
    desk: Desk, missing: str, place: str
) -> None:
    page = press(turn(desk, a_begun_review(desk)), "To the review").run()
    page = write(page, "child_words", "I want to be near my nan.").run()
    page = press(press(page, "Check your answers"), missing)
    assert any(wanted.endswith(place) for wanted in wanted_places(page))


def test_where_the_chair_signs_is_said_while_the_family_looks_on(desk: Desk) -> None:
    key = a_begun_review(desk)
    decide(desk, key, desk.children[0], a_review())
    page = whole(desk, key)
    assert meeting_words.SIGN_ONCE_LEFT in page_text(page)
    page = page.toggle(key=f"meeting.alone.{key}").set_value(True).run()
    assert meeting_words.SIGN_ONCE_LEFT not in page_text(page)
    assert [name for name in labels(page) if name.startswith("Sign 1 record as")]
    sign(desk, key)
    assert meeting_words.SIGN_ONCE_LEFT not in page_text(whole(desk, key))


def test_why_it_was_wrong_is_among_the_answers_to_check_but_not_before_the_family(
    desk: Desk,
) -> None:
    key = kept_from_the_family(desk)
    sign(desk, key)
    page = press(press(turn(desk, key), "See the review"), "Correct it").run()
    page = press(write(page, "corrected_because", "misheard by us"), "Check your answers")
    assert "misheard by us" not in page_text(page)
    page = page.toggle(key=f"meeting.alone.{key}").set_value(True).run()
    assert "misheard by us" in page_text(page)


FOR_US = ("canary of the home", "canary of a plan", "canary seen otherwise", "canary of mum")


def prepared_by_professionals(desk: Desk) -> str:
    """A review on record with notes that nobody marked for the family; the meeting's key."""
    key = a_begun_review(desk)
    promised = Action("1", FOR_US[1], "A. Worker", TODAY)
    decision = a_review(
        child_words=FOR_US[3],
        carers_view=FOR_US[0],
        actions=(promised, replace(promised, key="2", words="nan", shown_to=Audience.FAMILY)),
        dissent=(Dissent("T. Cher", FOR_US[2]),),
        notes_shown=(
            NoteShown(Note.CHILD_WORDS, Audience.PROFESSIONALS),
            NoteShown(Note.REVIEW, Audience.FAMILY),
        ),
    )
    decide(desk, key, desk.children[0], decision)
    return key


def typed_and_said(page: AppTest) -> str:
    boxes = [*page.text_area, *page.text_input]
    return " ".join([page_text(page), *(str(box.value) for box in boxes)])


def test_the_form_shows_a_family_nothing_from_before_that_is_not_marked_for_it(
    desk: Desk,
) -> None:
    key = prepared_by_professionals(desk)
    for step, empty in (("Change it", "parents_view"), ("Correct it", "iro_view")):
        page = press(press(turn(desk, key), "See the review"), step).run()
        assert "canary" not in typed_and_said(page)
        assert "full time in school" in typed_and_said(page), "that is marked for them"
        page = write(page, "review.health", f"typed at {step}")
        page = write(page, empty, "typed before them")
        assert "canary" not in typed_and_said(page) and "typed before them" in typed_and_said(page)
        page = once_left(page)
        assert all(canary in typed_and_said(page) for canary in FOR_US)
        page = once_left(page, left=False)
        assert "canary" not in typed_and_said(page)
        if step == "Correct it":
            page = write(page, "corrected_because", "misheard")
        page = press(press(page, "Check your answers"), "Record")
        made = held(desk, key).decision(desk.children[0])
        assert made and made.stands and made.stands.content
        decision = made.stands.content
        assert decision.review.health == f"typed at {step}"
        assert getattr(decision, empty) == "typed before them"
        kept = (decision.carers_view, decision.actions[0].words, decision.dissent[0].words)
        assert (*kept, decision.child_words) == FOR_US
        sign(desk, key)


@pytest.mark.parametrize("elsewhere", ["meetings.py", "meeting.py"])
def test_a_form_that_was_left_by_the_browsers_back_is_safe_when_it_comes_again(
    desk: Desk, elsewhere: str
) -> None:
    key = prepared_by_professionals(desk)
    page = press(press(turn(desk, key), "See the review"), "Change it").run()
    page = write(page, "parents_view", "canary typed by us")
    assert "canary typed by us" in typed_and_said(page.run()), "it stays in its box"
    page.switch_page(elsewhere)
    page.query_params.clear()
    if elsewhere == "meeting.py":
        page.query_params["meeting"] = key
    page = page.run()
    page.switch_page("meeting.py")
    page.query_params["meeting"], page.query_params["child"] = key, desk.children[0]
    page = page.run()
    assert "What the review settles" in heads(page), "the form is open as it was"
    assert "canary" not in typed_and_said(page)
    assert "canary typed by us" in typed_and_said(once_left(page)), "and nothing is lost"


def test_two_versions_of_a_review_are_not_laid_side_by_side_before_the_family(desk: Desk) -> None:
    key = prepared_by_professionals(desk)
    first, second = (
        press(press(turn(desk, key), "See the review"), "Change it").run() for _window in "ab"
    )
    write(first, "parents_view", "canary in one window")
    page = write(second, "parents_view", "canary in the other").run()
    assert "canary" not in typed_and_said(page)
    page = once_left(page)
    assert "canary in one window" in page_text(page) and "in the other" in page_text(page)


def test_what_is_marked_for_the_family_after_all_is_back_in_its_box(desk: Desk) -> None:
    key = prepared_by_professionals(desk)
    page = press(press(turn(desk, key), "See the review"), "Change it").run()
    marked = page.selectbox(key=key_of(page, "notes_shown.carers_view"))
    page = marked.set_value(Audience.FAMILY).run()
    assert FOR_US[0] in typed_and_said(page) and FOR_US[1] not in typed_and_said(page)


def test_what_was_recorded_anew_before_the_signature_is_not_called_corrected(desk: Desk) -> None:
    key = a_begun_review(desk)
    decide(desk, key, desk.children[0], a_review())
    decide(desk, key, desk.children[0], a_review(words_changed="said better"))
    page = whole(desk, key)
    assert "said better" not in page_text(page)  # it isn't marked for the family
    assert not [each for each in page.expander if each.label.startswith("Corrected")]
