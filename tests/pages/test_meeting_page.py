"""A meeting on the screen: begun, one child's turn, decided, undone, signed, corrected."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.store.record.decisions import correct_decision, record_decision
from data.store.record.facts import new_key, withdraw_entry
from data.store.record.lines import line_of
from data.store.record.meetings import prepare_meeting
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from models.audience import Audience
from models.recording.decision import Action, Agreement, Decision, Dissent, Note, Outcome
from models.recording.meeting import Attendance, MeetingKind, Presence, PresentAs
from models.recording.subject import decision_of, views_of, wishes_of
from models.recording.voice import View
from pages.parts.forms import words as forms_words
from pages.parts.meetings import words as meeting_words
from pages.parts.shell import words as shell_words
from tests.fakes.council import MadeUp
from tests.make.record_contents import NOW, SAM, TODAY, a_decision, a_meeting_entry, a_wish_entry
from tests.make.shortlists import a_few
from tests.pages.conftest import Open
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
from tests.pages.reading import page_text, plain

PARTS = ["Who is in the room", "Before the panel talks", "Options considered",
         "What the child and others say", "Decision", "The panel and the tool", "What we promise",
         "Who sees it differently", "Who decides", "Who may see these notes"]  # fmt: skip


def to_decision(desk: Desk, key: str) -> AppTest:
    return press(turn(desk, key), "To the decision").run()


def fill_in(page: AppTest, agreement: Agreement = Agreement.AGREE) -> AppTest:
    """Everything that a decision to stay needs, but for what a test leaves out on purpose."""
    page.radio(key=key_of(page, "child_present")).set_value(False).run()
    page = write(page, "options.stay.gives", "knows the staff")
    page = write(page, "options.stay.costs_the_child", "far from nan")
    page.button_group(key=key_of_pills(page, "also")).set_value([at_home()]).run()
    page = write(page, "words_changed", "nan is asked first")
    page.radio(key=key_of(page, "agreement")).set_value(agreement).run()
    page = write(page, "because", "nobody has asked nan yet")
    page.radio(key=key_of(page, "outcome")).set_value(Outcome.STAY).run()
    page.date_input(key=key_of(page, "look_again_on")).set_value(TODAY + timedelta(days=30)).run()
    return write(page, "decided_by", "C. Head of Service")


def signed_by_hand(page: AppTest) -> AppTest:
    """Say that those are who came, and sign."""
    key = next(radio.key for radio in page.radio if str(radio.key).endswith(".came"))
    return press(page.radio(key=key).set_value(True).run(), "Sign")


def key_of_pills(page: AppTest, ending: str) -> str:
    return next(
        button_group.key
        for button_group in page.button_group
        if button_group.key and button_group.key.endswith(ending)
    )


def at_home() -> object:
    from models.settings import Setting

    return Setting.HOME


def test_a_link_that_leads_to_no_meeting_says_so(desk: Desk) -> None:
    assert shell_words.NO_SUCH_MEETING in page_text(desk.open("meeting.py", "", meeting="nothing"))


def test_an_empty_app_and_a_fault_are_said_plainly(open_page: Open) -> None:
    assert shell_words.NO_SUCH_MEETING in page_text(open_page(MadeUp(None), page="meeting.py"))
    page = open_page(MadeUp(a_few(), error=RuntimeError("Amara")), page="meeting.py")
    assert "This page could not be shown" in page.error[0].value


def test_a_prepared_meeting_begins_with_one_click(desk: Desk) -> None:
    key = new_key()
    prepare_meeting(
        desk.store,
        actor=LOCAL_OWNER,
        key=key,
        expected_version=0,
        now_utc=NOW,
        meeting=a_meeting_entry(*desk.children),
    )
    page = whole(desk, key)
    assert "○ Being prepared" in page_text(page)
    assert "Start with the first child" not in labels(page)
    page = press(page, "Begin the meeting")
    assert "0 of 2 decided" in page_text(page)
    page = press(page, "Start with the first child")
    assert page.title[0].value == "Child 0001, 15"
    assert "Child 1 of 2" in page_text(page)


def test_a_meeting_that_does_not_take_place_says_why(desk: Desk) -> None:
    key = new_key()
    prepare_meeting(
        desk.store,
        actor=LOCAL_OWNER,
        key=key,
        expected_version=0,
        now_utc=NOW,
        meeting=a_meeting_entry(*desk.children),
    )
    page = press(whole(desk, key), "Cancel the meeting")
    assert meeting_words.WRITE_WHY_CANCELLED in plain(page.error[0].value)
    page.text_input(key="meeting.cancel.why").input("the chair is ill")  # comes with the click
    press(page, "Cancel the meeting")
    assert held(desk, key).held.cancelled_because == "the chair is ill"


def test_why_a_meeting_is_cancelled_is_kept_while_typed_for_that_meeting_until_it_is_sent(
    desk: Desk,
) -> None:
    keys = [new_key(), new_key()]
    for key in keys:
        prepare_meeting(
            desk.store,
            actor=LOCAL_OWNER,
            key=key,
            expected_version=0,
            now_utc=NOW,
            meeting=a_meeting_entry(*desk.children),
        )

    def why(key: str) -> str:
        return str(whole(desk, key).text_input(key="meeting.cancel.why").value or "")

    whole(desk, keys[0]).text_input(key="meeting.cancel.why").set_value("the chair is ill").run()
    assert (why(keys[0]), why(keys[1])) == ("the chair is ill", "")  # another visit
    desk.later(days=2)
    assert why(keys[0]) == ""  # a line of the day before yesterday is nobody's wish any more
    page = whole(desk, keys[0])
    page.text_input(key="meeting.cancel.why").set_value("the chair is away").run()
    press(page, "Cancel the meeting")
    assert held(desk, keys[0]).held.cancelled_because == "the chair is away"
    box = f"meeting.cancel.why{keys[0]}"
    assert line_of(desk.store, LOCAL_OWNER, box, desk.clock.moment) == ""


def test_the_story_tells_words_changes_what_needs_sorting_and_what_others_say(desk: Desk) -> None:
    child = desk.children[0]
    desk.has(wishes_of(child), a_wish_entry())
    desk.has(views_of(child), View(who="Ms Smith", words="He should be nearer.", given_on=TODAY))
    page = turn(desk, begun(desk))
    assert [head for head in heads(page) if not head.startswith("Since")] == [
        "Going well",
        "Still hard",
        "Where next?",
        meeting_words.BARRIERS,
        "Did we keep our word?",
        "What others say",
    ]
    text = page_text(page)
    assert "“I want to be near my nan.”" in text and "Heard by A. Worker, 10 March 2026" in text
    assert "Stay here" in text and "Gives:" in text and "Costs the child:" in text
    assert "He should be nearer." in text


def test_did_we_keep_our_word_tells_earlier_promises_and_takes_done(desk: Desk) -> None:
    first = begun(desk, on=TODAY - timedelta(days=90))
    actions = (Action("1", "ask about nan", "A. Worker", TODAY - timedelta(days=10)),)
    decide(desk, first, desk.children[0], a_decision(actions=actions))
    page = turn(desk, begun(desk))
    assert "▲ Late, 10 days" in page_text(page)
    page = press(page, "Done")
    assert "● Done late, 10 days" in page_text(page)
    press(page, "Undo")
    assert "▲ Late, 10 days" in page_text(turn(desk, begun(desk)))


def test_next_child_and_back_to_the_whole_meeting(desk: Desk) -> None:
    page = turn(desk, begun(desk))
    page = press(page, "Next child")
    assert "Child 2 of 2" in page_text(page)
    assert "Next child" not in labels(page)
    page = press(page, "The whole meeting")
    assert heads(page)[0] == "Children (2)"


def test_the_form_asks_in_the_order_of_a_meeting_and_chooses_nothing(desk: Desk) -> None:
    page = to_decision(desk, begun(desk))
    assert heads(page) == PARTS
    assert [radio.value for radio in page.radio] == [None, None, None]
    assert {each.value for each in (*page.text_input, *page.text_area)} == {""}, (
        "nothing is prefilled"
    )
    assert [date_input.value for date_input in page.date_input] == [None, None]
    assert desk.draft(decision_of(desk.children[0], page.query_params["meeting"][0])) is None


def test_agree_and_disagree_are_one_click_each_and_both_want_a_because(desk: Desk) -> None:
    for agreement in Agreement:
        page = fill_in(to_decision(desk, begun(desk)), agreement)
        page = press(write(page, "because", ""), "Check your answers")
        assert "Say why the panel agrees or disagrees" in labels(page)
        assert "Record" not in labels(page)


def test_a_whole_decision_is_checked_recorded_undone_and_recorded_anew(desk: Desk) -> None:
    key = begun(desk)
    child = desk.children[0]
    page = fill_in(to_decision(desk, key), Agreement.DISAGREE)
    page = write(page, "actions.1.words", "ask about nan")
    page = write(page, "actions.1.owner", "A. Worker")
    page.date_input(key=key_of(page, "actions.1.due")).set_value(TODAY + timedelta(days=9)).run()
    page = write(page, "dissent.0.who", "the IRO")
    page = write(page, "dissent.0.words", "she should move now")
    page = press(page, "Check your answers")
    assert "The panel disagrees with the tool" in page_text(page)
    page = press(page, "Record")
    assert "Recorded on 10 March 2026" in page.success[0].value
    made = held(desk, key).decision(child)
    assert made and made.stands and made.stands.content
    decision = made.stands.content
    assert decision.outcome is Outcome.STAY and decision.agreement is Agreement.DISAGREE
    assert decision.tool is not None and decision.tool.places, "what the tool said is on record"
    assert decision.actions == (Action("1", "ask about nan", "A. Worker", TODAY + timedelta(9)),)
    assert decision.dissent == (Dissent("the IRO", "she should move now"),)
    page = press(page, "Undo")
    undone = held(desk, key).decision(child)
    assert undone and undone.stands is None
    assert page.text_area(key=key_of(page, "because")).value == "nobody has asked nan yet"
    press(press(page, "Check your answers"), "Record")
    again = held(desk, key).decision(child)
    assert again and again.stands and again.stands.number == 3


def test_what_is_typed_is_a_draft_that_a_new_visit_finds(desk: Desk) -> None:
    key = begun(desk)
    write(to_decision(desk, key), "words_changed", "nan is asked first")
    again = to_decision(desk, key)
    assert again.text_area(key=key_of(again, "words_changed")).value == "nan is asked first"
    text = page_text(whole(desk, key))
    assert text.count(meeting_words.nothing_yet(MeetingKind.PANEL, begun=True)) == 1
    assert text.count("Nothing decided yet") == 1


def test_going_on_to_the_next_child_keeps_what_was_typed(desk: Desk) -> None:
    key = begun(desk)
    page = to_decision(desk, key)
    page.text_area(key=key_of(page, "because")).input("typed, and gone on at once")
    page = press(page, "Next child").run()
    assert "Child 2 of 2" in page_text(page)
    draft = desk.draft(decision_of(desk.children[0], key))
    assert isinstance(draft, Decision) and draft.because == "typed, and gone on at once"


def test_ten_minutes_later_a_reason_is_wanted(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    desk.later(minutes=11)
    page = press(turn(desk, key), "See the decision")
    assert "Undo" not in labels(page)
    page = press(page, "Take it back")
    assert "a few words" in page.error[0].value
    page.text_input(key=next(e.key for e in page.text_input if ".why." in str(e.key))).input(
        "the wrong child"
    )  # comes with the click itself
    press(page, "Take it back")
    undone = held(desk, key).decision(desk.children[0])
    assert undone and undone.stands is None and undone.history[-1].reason == "the wrong child"


def test_two_who_record_the_same_decision_are_told_and_neither_loses_anything(desk: Desk) -> None:
    key = begun(desk)
    page = fill_in(to_decision(desk, key))
    record_decision(
        desk.store,
        actor=SAM,
        meeting=key,
        child=desk.children[0],
        now_utc=NOW,
        decision=a_decision(because="Sam's because"),
        expected_version=0,
    )
    page = press(press(page, "Check your answers"), "Record")
    text = page_text(page)
    assert "sam recorded this" in text.lower()
    assert "Sam's because" in text and "nobody has asked nan yet" in text
    assert "not yet" not in text.lower(), "what the tool adds is nothing to choose from"
    draft = desk.draft(decision_of(desk.children[0], key))
    assert isinstance(draft, Decision) and draft.because == "nobody has asked nan yet"


def test_the_chair_signs_what_stands_and_is_told_who_has_no_decision(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    page = whole(desk, key)
    assert "Nothing is decided for Child 0002." in page_text(page)
    page = press(page, "Sign 1 decision as C")
    assert meeting_words.ONCE_SIGNED in page_text(page)
    page = press(page, "Not yet")
    assert held(desk, key).signatures == ()
    page = signed_by_hand(press(page, "Sign 1 decision"))
    assert "Signed by C. Head of Service" in page_text(page)
    page = press(turn(desk, key), "See the decision")
    assert "Undo" not in labels(page) and "Change it" not in labels(page)


def test_what_was_recorded_since_the_chair_looked_is_not_signed(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    page = press(whole(desk, key), "Sign 1 decision")
    page.radio(key=f"meeting.signing.{key}.came").set_value(True).run()
    sign_button = next(button for button in page.button if button.label == "Sign")
    decide(desk, key, desk.children[0], a_decision(because="changed since"))
    page = sign_button.click().run()
    assert "Nothing was signed" in page.error[0].value
    assert held(desk, key).signatures == ()


def because(page: AppTest) -> str:
    return str(page.text_area(key=key_of(page, "because")).value)


def test_a_change_begins_with_what_is_recorded_and_a_draft_is_offered_beside_it(
    desk: Desk,
) -> None:
    key = begun(desk)
    write(to_decision(desk, key), "because", "a draft of before")
    record_decision(
        desk.store,
        actor=SAM,
        meeting=key,
        child=desk.children[0],
        now_utc=NOW,
        decision=a_decision(because="Sam's because"),
        expected_version=0,
    )
    page = press(turn(desk, key), "See the decision")
    assert forms_words.draft_not_recorded("09:30") in page_text(page)
    page = press(page, "Change it")
    assert because(page) == "Sam's because"
    write(page, "because", "changed, not recorded")
    again = press(turn(desk, key), "See the decision")
    drafts = [name for name in labels(again) if name == forms_words.GO_ON_WITH_DRAFT]
    assert len(drafts) == 2
    again = press(again, forms_words.GO_ON_WITH_DRAFT)  # the newest first
    assert because(again) == "changed, not recorded"
    press(press(again, "Check your answers"), "Record")
    made = held(desk, key).decision(desk.children[0])
    assert made and made.stands and made.stands.content
    assert made.stands.content.because == "changed, not recorded"
    draft = desk.draft(decision_of(desk.children[0], key))
    assert isinstance(draft, Decision) and draft.because == "a draft of before"


def test_a_correction_that_was_undone_is_not_what_the_next_one_begins_with(desk: Desk) -> None:
    key, child = begun(desk), desk.children[0]
    decide(desk, key, child)
    sign(desk, key)
    correct_decision(
        desk.store,
        actor=LOCAL_OWNER,
        meeting=key,
        child=child,
        reason="a slip",
        now_utc=NOW,
        decision=a_decision(because="undone"),
        expected_version=1,
    )
    withdraw_entry(
        desk.store,
        actor=LOCAL_OWNER,
        about=decision_of(child, key),
        number=2,
        expected_version=2,
        now_utc=NOW,
    )
    page = press(press(turn(desk, key), "See the decision"), "Correct it")
    assert because(page) == "the assessment of nan is still open"


def test_a_correction_is_a_new_version_beside_the_old_and_signed_again(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    sign(desk, key)
    page = press(press(turn(desk, key), "See the decision"), "Correct it")
    assert "the chair signs again" in page.info[0].value
    page = write(page, "because", "nan said no")
    page = press(page, "Check your answers").run()
    assert "Record the correction" not in labels(page)
    page = press(page, "Write why the signed record was wrong").run()
    write(page, "corrected_because", "the note was of another child")
    page = press(
        press(turn(desk, key), "See the decision"), forms_words.GO_ON_WITH_DRAFT
    )  # the browser opened again
    why = key_of(page, "corrected_because")
    assert page.text_area(key=why).value == "the note was of another child"
    press(press(page, "Check your answers"), "Record the correction")
    meeting = held(desk, key)
    assert len(meeting.to_sign) == 1
    page = whole(desk, key)
    text = page_text(page)
    assert "◐ Correction to sign" in text
    assert "the note was of another child" in text
    assert "Was: the assessment of nan is still open" in text and "Now: nan said no" in text
    signed_by_hand(press(page, "Sign 1 decision"))
    assert held(desk, key).to_sign == ()


@pytest.mark.parametrize(
    ("right", "label"),
    [
        (Permission.RECORD_DECISION, "Check your answers"),
        (Permission.RECORD_DECISION, "Undo"),
        (Permission.SIGN_RECORD, "Sign 1 decision"),
        (Permission.CORRECT_SIGNED, "Correct it"),
        (Permission.READ_COSTS, "Open the costs"),
        (Permission.PREPARE_MEETING, "Begin the meeting"),
    ],
)
def test_without_a_right_its_button_is_not_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, right: Permission, label: str
) -> None:
    new, decided_on, signed = new_key(), begun(desk), begun(desk)
    prepare_meeting(
        desk.store,
        actor=LOCAL_OWNER,
        key=new,
        expected_version=0,
        now_utc=NOW,
        meeting=a_meeting_entry(*desk.children),
    )
    decide(desk, decided_on, desk.children[0])
    decide(desk, signed, desk.children[0])
    sign(desk, signed)

    def seen() -> str:
        places = (
            whole(desk, new),
            whole(desk, decided_on),
            turn(desk, decided_on),
            press(turn(desk, decided_on), "See the decision"),
            press(turn(desk, signed), "See the decision"),
            press(turn(desk, signed, desk.children[1]), "To the decision"),
        )
        return " | ".join(name for place in places for name in labels(place))

    assert label in seen()
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, RIGHTS[Role.LOCAL_OWNER] - {right})
    assert label not in seen()


def test_the_text_for_the_case_record_is_there_to_copy(desk: Desk) -> None:
    key = begun(desk)
    action = Action(
        "1", "ask about nan", "A. Worker", TODAY + timedelta(days=10), Audience.PROFESSIONALS
    )
    decide(desk, key, desk.children[0], a_decision(actions=(action,)))
    page = press(press(turn(desk, key), "See the decision"), "Copy for case record")
    text = page.code[0].value
    assert "DECISION\nStay" in text and "PROMISED\n- ask about nan, A. Worker" in text


def test_shortcuts_can_be_switched_off(desk: Desk) -> None:
    page = turn(desk, begun(desk))
    shortcuts = {button.proto.shortcut for button in page.button} - {""}
    assert shortcuts == {"alt+d", "alt+n"}
    page.toggle(key="meeting.shortcuts").set_value(False).run()
    assert {button.proto.shortcut for button in page.button} == {""}


MOVE_NOTES = (
    meeting_words.NOTE[Note.FAMILY_TIME_PLAN],
    "If it ends early",
    "Introductions",
    "Approvals needed",
)


@pytest.mark.parametrize(
    ("outcome", "wanted"),
    [(Outcome.STAY, False), (Outcome.LOOK_AGAIN, False), (Outcome.MATCH, True)],
)
def test_who_may_see_a_note_is_asked_only_of_notes_that_are_asked_for(
    desk: Desk, outcome: Outcome, wanted: bool
) -> None:
    page = press(turn(desk, begun(desk)), "To the decision").run()
    page = page.radio(key=key_of(page, "outcome")).set_value(outcome).run()
    named = [
        selectbox.label for selectbox in page.selectbox if selectbox.label.startswith(MOVE_NOTES)
    ]
    assert len(named) == (len(MOVE_NOTES) if wanted else 0)


def test_whoever_decides_and_was_not_there_is_named(desk: Desk) -> None:
    away = Presence(PresentAs.TEAM_MANAGER, "M. Anager", attendance=Attendance.APOLOGIES)
    page = press(turn(desk, begun(desk, present=(away,))), "To the decision").run()
    page = write(page, "decided_by", "C. Head")
    assert "apologies" not in page_text(page)
    page = write(page, "decided_by", "m. anager ")
    noted = "M. Anager sent apologies. Is it right that they decide?"
    assert noted in page_text(page)
    assert noted in page_text(press(page, "Check your answers"))
