"""A meeting on the screen: begun, one child's turn, decided, undone, signed, corrected."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.store.decisions import correct_decision, record_decision
from data.store.meetings import prepare_meeting
from data.store.recording import new_key, withdraw
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from models.audience import Audience
from models.meeting.decision import Action, Agreement, Decision, Dissent, Outcome
from models.meeting.meeting import Attendance, Presence, PresentAs
from models.recording.subject import decision_of, views_of, wishes_of
from models.recording.voice import View
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
from tests.pages.reading import page_text
from tests.record_builders import (
    NOW,
    SAM,
    TODAY,
    a_decision,
    a_meeting_entry,
    a_wish_entry,
)
from tests.screens import MadeUp, a_few

PARTS = ["Who is in the room", "Before the panel talks", "Options considered",
         "What the child and others say", "Decision", "The panel and the tool", "What we promise",
         "Who sees it differently", "Who decides", "Who may see these notes"]  # fmt: skip


def to_decision(desk: Desk, key: str) -> AppTest:
    return press(turn(desk, key), "To the decision").run()


def fill_in(at: AppTest, agreement: Agreement = Agreement.AGREE) -> AppTest:
    """Everything that a decision to stay needs, but for what a test leaves out on purpose."""
    at.radio(key=key_of(at, "child_present")).set_value(False).run()
    at = write(at, "options.stay.gives", "knows the staff")
    at = write(at, "options.stay.costs_the_child", "far from nan")
    at.button_group(key=key_of_pills(at, "also")).set_value([at_home()]).run()
    at = write(at, "words_changed", "nan is asked first")
    at.radio(key=key_of(at, "agreement")).set_value(agreement).run()
    at = write(at, "because", "nobody has asked nan yet")
    at.radio(key=key_of(at, "outcome")).set_value(Outcome.STAY).run()
    at.date_input(key=key_of(at, "look_again_on")).set_value(TODAY + timedelta(days=30)).run()
    return write(at, "decided_by", "C. Head of Service")


def signed_by_hand(at: AppTest) -> AppTest:
    """Say that those are who came, and sign."""
    key = next(each.key for each in at.radio if str(each.key).endswith(".came"))
    return press(at.radio(key=key).set_value(True).run(), "Sign")


def key_of_pills(at: AppTest, ending: str) -> str:
    return next(each.key for each in at.button_group if each.key and each.key.endswith(ending))


def at_home() -> object:
    from models.children.settings import Setting

    return Setting.HOME


def test_a_link_that_leads_to_no_meeting_says_so(desk: Desk) -> None:
    assert "No meeting with this link" in page_text(desk.open("meeting.py", "", meeting="nothing"))


def test_an_empty_app_and_a_fault_are_said_plainly(open_page: Open) -> None:
    assert "No meeting with this link" in page_text(open_page(MadeUp(None), page="meeting.py"))
    at = open_page(MadeUp(a_few(), error=RuntimeError("Amara")), page="meeting.py")
    assert "This page could not be shown" in at.error[0].value


def test_a_prepared_meeting_begins_with_one_click(desk: Desk) -> None:
    key = new_key()
    prepare_meeting(desk.store, actor=LOCAL_OWNER, key=key, expected_version=0, now=NOW,
                    meeting=a_meeting_entry(*desk.children))  # fmt: skip
    at = whole(desk, key)
    assert "○ Being prepared" in page_text(at)
    assert "Start with the first child" not in labels(at)
    at = press(at, "Begin the meeting")
    assert "0 of 2 decided" in page_text(at)
    at = press(at, "Start with the first child")
    assert at.title[0].value == "Child 0001, 15"
    assert "Child 1 of 2" in page_text(at)


def test_a_meeting_that_does_not_take_place_says_why(desk: Desk) -> None:
    key = new_key()
    prepare_meeting(desk.store, actor=LOCAL_OWNER, key=key, expected_version=0, now=NOW,
                    meeting=a_meeting_entry(*desk.children))  # fmt: skip
    at = press(whole(desk, key), "Cancel the meeting")
    assert "Write why" in at.error[0].value
    at.text_input(key="meeting.cancel.why").input("the chair is ill")  # comes with the click
    press(at, "Cancel the meeting")
    assert held(desk, key).held.cancelled_because == "the chair is ill"


def test_the_story_tells_words_changes_what_needs_sorting_and_what_others_say(desk: Desk) -> None:
    child = desk.children[0]
    desk.has(wishes_of(child), a_wish_entry())
    desk.has(views_of(child), View(who="Ms Smith", words="He should be nearer.", given_on=TODAY))
    at = turn(desk, begun(desk))
    assert [head for head in heads(at) if not head.startswith("Since")] == [
        "Going well", "Still hard", "Where next?", "What needs sorting", "Did we keep our word?",
        "What others say",
    ]  # fmt: skip
    said = page_text(at)
    assert "“I want to be near my nan.”" in said and "Heard by A. Worker, 10 March 2026" in said
    assert "Stay here" in said and "Gives:" in said and "Costs the child:" in said
    assert "He should be nearer." in said


def test_did_we_keep_our_word_tells_earlier_promises_and_takes_done(desk: Desk) -> None:
    first = begun(desk, on=TODAY - timedelta(days=90))
    actions = (Action("1", "ask about nan", "A. Worker", TODAY - timedelta(days=10)),)
    decide(desk, first, desk.children[0], a_decision(actions=actions))
    at = turn(desk, begun(desk))
    assert "▲ Late, 10 days" in page_text(at)
    at = press(at, "Done")
    assert "● Done late, 10 days" in page_text(at)
    press(at, "Undo")
    assert "▲ Late, 10 days" in page_text(turn(desk, begun(desk)))


def test_next_child_and_back_to_the_whole_meeting(desk: Desk) -> None:
    at = turn(desk, begun(desk))
    at = press(at, "Next child")
    assert "Child 2 of 2" in page_text(at)
    assert "Next child" not in labels(at)
    at = press(at, "The whole meeting")
    assert heads(at)[0] == "Children (2)"


def test_the_form_asks_in_the_order_of_a_meeting_and_chooses_nothing(desk: Desk) -> None:
    at = to_decision(desk, begun(desk))
    assert heads(at) == PARTS
    assert [each.value for each in at.radio] == [None, None, None]
    assert {each.value for each in (*at.text_input, *at.text_area)} == {""}, "nothing is prefilled"
    assert [each.value for each in at.date_input] == [None, None]
    assert desk.draft(decision_of(desk.children[0], at.query_params["meeting"][0])) is None


def test_agree_and_disagree_are_one_click_each_and_both_want_a_because(desk: Desk) -> None:
    for agreement in Agreement:
        at = fill_in(to_decision(desk, begun(desk)), agreement)
        at = press(write(at, "because", ""), "Check your answers")
        assert "Say why the panel agrees or disagrees" in labels(at)
        assert "Record" not in labels(at)


def test_a_whole_decision_is_checked_recorded_undone_and_recorded_anew(desk: Desk) -> None:
    key = begun(desk)
    child = desk.children[0]
    at = fill_in(to_decision(desk, key), Agreement.DISAGREE)
    at = write(at, "actions.1.words", "ask about nan")
    at = write(at, "actions.1.owner", "A. Worker")
    at.date_input(key=key_of(at, "actions.1.due")).set_value(TODAY + timedelta(days=9)).run()
    at = write(at, "dissent.0.who", "the IRO")
    at = write(at, "dissent.0.words", "she should move now")
    at = press(at, "Check your answers")
    assert "The panel disagrees with the tool" in page_text(at)
    at = press(at, "Record")
    assert "Recorded on 10 March 2026" in at.success[0].value
    made = held(desk, key).decision(child)
    assert made and made.stands and made.stands.content
    decision = made.stands.content
    assert decision.outcome is Outcome.STAY and decision.agreement is Agreement.DISAGREE
    assert decision.tool is not None and decision.tool.places, "what the tool said is on record"
    assert decision.actions == (Action("1", "ask about nan", "A. Worker", TODAY + timedelta(9)),)
    assert decision.dissent == (Dissent("the IRO", "she should move now"),)
    at = press(at, "Undo")
    undone = held(desk, key).decision(child)
    assert undone and undone.stands is None
    assert at.text_area(key=key_of(at, "because")).value == "nobody has asked nan yet"
    press(press(at, "Check your answers"), "Record")
    again = held(desk, key).decision(child)
    assert again and again.stands and again.stands.number == 3


def test_what_is_typed_is_a_draft_that_a_new_visit_finds(desk: Desk) -> None:
    key = begun(desk)
    write(to_decision(desk, key), "words_changed", "nan is asked first")
    again = to_decision(desk, key)
    assert again.text_area(key=key_of(again, "words_changed")).value == "nan is asked first"


def test_going_on_to_the_next_child_keeps_what_was_typed(desk: Desk) -> None:
    key = begun(desk)
    at = to_decision(desk, key)
    at.text_area(key=key_of(at, "because")).input("typed, and gone on at once")
    at = press(at, "Next child").run()
    assert "Child 2 of 2" in page_text(at)
    draft = desk.draft(decision_of(desk.children[0], key))
    assert isinstance(draft, Decision) and draft.because == "typed, and gone on at once"


def test_ten_minutes_later_a_reason_is_wanted(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    desk.later(minutes=11)
    at = press(turn(desk, key), "See the decision")
    assert "Undo" not in labels(at)
    at = press(at, "Take it back")
    assert "a few words" in at.error[0].value
    at.text_input(key=next(e.key for e in at.text_input if ".why." in str(e.key))).input(
        "the wrong child"
    )  # comes with the click itself
    press(at, "Take it back")
    undone = held(desk, key).decision(desk.children[0])
    assert undone and undone.stands is None and undone.history[-1].reason == "the wrong child"


def test_two_who_record_the_same_decision_are_told_and_neither_loses_anything(desk: Desk) -> None:
    key = begun(desk)
    at = fill_in(to_decision(desk, key))
    record_decision(desk.store, actor=SAM, meeting=key, child=desk.children[0], now=NOW,
                    decision=a_decision(because="Sam's because"), expected_version=0)  # fmt: skip
    at = press(press(at, "Check your answers"), "Record")
    said = page_text(at)
    assert "sam recorded this" in said.lower()
    assert "Sam's because" in said and "nobody has asked nan yet" in said
    assert "not yet" not in said.lower(), "what the tool adds is nothing to choose from"
    draft = desk.draft(decision_of(desk.children[0], key))
    assert isinstance(draft, Decision) and draft.because == "nobody has asked nan yet"


def test_the_chair_signs_what_stands_and_is_told_who_has_no_decision(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    at = whole(desk, key)
    assert "Nothing is decided for Child 0002." in page_text(at)
    at = press(at, "Sign 1 decision as C")
    assert "Once signed, nothing of this changes." in page_text(at)
    at = press(at, "Not yet")
    assert held(desk, key).signatures == ()
    at = signed_by_hand(press(at, "Sign 1 decision"))
    assert "Signed by C. Head of Service" in page_text(at)
    at = press(turn(desk, key), "See the decision")
    assert "Undo" not in labels(at) and "Change it" not in labels(at)


def test_what_was_recorded_since_the_chair_looked_is_not_signed(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    at = press(whole(desk, key), "Sign 1 decision")
    at.radio(key=f"meeting.signing.{key}.came").set_value(True).run()
    sign_button = next(each for each in at.button if each.label == "Sign")
    decide(desk, key, desk.children[0], a_decision(because="changed since"))
    at = sign_button.click().run()
    assert "Nothing was signed" in at.error[0].value
    assert held(desk, key).signatures == ()


def because(at: AppTest) -> str:
    return str(at.text_area(key=key_of(at, "because")).value)


def test_a_change_begins_with_what_is_recorded_and_a_draft_is_offered_beside_it(
    desk: Desk,
) -> None:
    key = begun(desk)
    write(to_decision(desk, key), "because", "a draft of before")
    record_decision(desk.store, actor=SAM, meeting=key, child=desk.children[0], now=NOW,
                    decision=a_decision(because="Sam's because"), expected_version=0)  # fmt: skip
    at = press(turn(desk, key), "See the decision")
    assert "Your draft, kept 09:30, is not recorded." in page_text(at)
    at = press(at, "Change it")
    assert because(at) == "Sam's because"
    write(at, "because", "changed, not recorded")
    again = press(turn(desk, key), "See the decision")
    drafts = [one for one in labels(again) if one == "Go on with the draft"]
    assert len(drafts) == 2
    again = press(again, "Go on with the draft")  # the newest first
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
        desk.store, actor=LOCAL_OWNER, meeting=key, child=child, reason="a slip", now=NOW,
        decision=a_decision(because="undone"), expected_version=1,
    )  # fmt: skip
    withdraw(desk.store, actor=LOCAL_OWNER, about=decision_of(child, key), number=2,
             expected_version=2, now=NOW)  # fmt: skip
    at = press(press(turn(desk, key), "See the decision"), "Correct it")
    assert because(at) == "the assessment of nan is still open"


def test_a_correction_is_a_new_version_beside_the_old_and_signed_again(desk: Desk) -> None:
    key = begun(desk)
    decide(desk, key, desk.children[0])
    sign(desk, key)
    at = press(press(turn(desk, key), "See the decision"), "Correct it")
    assert "the chair signs again" in at.info[0].value
    at = write(at, "because", "nan said no")
    at = press(at, "Check your answers").run()
    assert "Record the correction" not in labels(at)
    at = press(at, "Write why the signed record was wrong").run()
    write(at, "corrected_because", "the note was of another child")
    at = press(press(turn(desk, key), "See the decision"), "Go on")  # the browser opened again
    why = key_of(at, "corrected_because")
    assert at.text_area(key=why).value == "the note was of another child"
    press(press(at, "Check your answers"), "Record the correction")
    found = held(desk, key)
    assert len(found.to_sign) == 1
    at = whole(desk, key)
    said = page_text(at)
    assert "◐ Correction to sign" in said
    assert "the note was of another child" in said
    assert "Was: the assessment of nan is still open" in said and "Now: nan said no" in said
    signed_by_hand(press(at, "Sign 1 decision"))
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
    prepare_meeting(desk.store, actor=LOCAL_OWNER, key=new, expected_version=0, now=NOW,
                    meeting=a_meeting_entry(*desk.children))  # fmt: skip
    decide(desk, decided_on, desk.children[0])
    decide(desk, signed, desk.children[0])
    sign(desk, signed)

    def seen() -> str:
        places = (whole(desk, new), whole(desk, decided_on), turn(desk, decided_on),
                  press(turn(desk, decided_on), "See the decision"),
                  press(turn(desk, signed), "See the decision"),
                  press(turn(desk, signed, desk.children[1]), "To the decision"))  # fmt: skip
        return " | ".join(each for at in places for each in labels(at))

    assert label in seen()
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, RIGHTS[Role.LOCAL_OWNER] - {right})
    assert label not in seen()


def test_the_text_for_the_case_record_is_there_to_copy(desk: Desk) -> None:
    key = begun(desk)
    asked = Action("1", "ask about nan", "A. Worker", TODAY + timedelta(days=10),
                   Audience.PROFESSIONALS)  # fmt: skip
    decide(desk, key, desk.children[0], a_decision(actions=(asked,)))
    at = press(press(turn(desk, key), "See the decision"), "Copy for case record")
    text = at.code[0].value
    assert "DECISION\nStay" in text and "PROMISED\n- ask about nan, A. Worker" in text


def test_shortcuts_can_be_switched_off(desk: Desk) -> None:
    at = turn(desk, begun(desk))
    shortcuts = {each.proto.shortcut for each in at.button} - {""}
    assert shortcuts == {"alt+d", "alt+n"}
    at.toggle(key="meeting.shortcuts").set_value(False).run()
    assert {each.proto.shortcut for each in at.button} == {""}


MOVE_NOTES = ("Family time from then on", "If it ends early", "Introductions", "Approvals needed")


@pytest.mark.parametrize(
    ("outcome", "asked"),
    [(Outcome.STAY, False), (Outcome.LOOK_AGAIN, False), (Outcome.MATCH, True)],
)
def test_who_may_see_a_note_is_asked_only_of_notes_that_are_asked_for(
    desk: Desk, outcome: Outcome, asked: bool
) -> None:
    at = press(turn(desk, begun(desk)), "To the decision").run()
    at = at.radio(key=key_of(at, "outcome")).set_value(outcome).run()
    named = [each.label for each in at.selectbox if each.label.startswith(MOVE_NOTES)]
    assert len(named) == (len(MOVE_NOTES) if asked else 0)


def test_whoever_decides_and_was_not_there_is_named(desk: Desk) -> None:
    away = Presence(PresentAs.TEAM_MANAGER, "M. Anager", attendance=Attendance.APOLOGIES)
    at = press(turn(desk, begun(desk, present=(away,))), "To the decision").run()
    at = write(at, "decided_by", "C. Head")
    assert "apologies" not in page_text(at)
    at = write(at, "decided_by", "m. anager ")
    noted = "M. Anager sent apologies. Is it right that they decide?"
    assert noted in page_text(at)
    assert noted in page_text(press(at, "Check your answers"))
