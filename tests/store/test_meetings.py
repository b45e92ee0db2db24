"""The meeting from preparing to the signed record: decided, undone, signed, corrected."""

from dataclasses import replace
from datetime import timedelta

import pytest

from data.store.check import check_store
from data.store.record.decisions import correct_decision, record_decision
from data.store.record.drafts import draft_of
from data.store.record.facts import new_key, record_fact, withdraw_entry
from data.store.record.meetings import (
    DecisionSeen,
    prepare_meeting,
    record_attendance,
    sign_meeting,
    start_meeting,
)
from data.store.record.read import child_record, meeting_record, meeting_records
from data.store.record.screens import keep_screen, screen_of
from data.store.schema.engine import Store
from models.access import LOCAL_OWNER, Actor, Permission, Role, scope_for
from models.problems import UserError
from models.recording.complete import NotComplete
from models.recording.decision import ActionProgress, Agreement, Outcome
from models.recording.entry import Conflict
from models.recording.meeting import (
    Attendance,
    MeetingKind,
    MeetingState,
    Presence,
    PresentAs,
    ScreenSet,
)
from models.recording.subject import action_of, decision_of, own_screen, turn_screen_of
from tests.make.record_contents import (
    ALEX,
    NOW,
    SAM,
    TODAY,
    a_begun_meeting,
    a_decision,
    a_meeting_entry,
    a_move,
    a_review,
    children_in,
    decided,
)

READ = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)


def of(store: Store, key: str):
    meeting = meeting_record(store, READ, key)
    assert meeting is not None
    return meeting


def sign(store: Store, key: str, *seen: tuple[str, int], signatures: int = 0):
    return sign_meeting(
        store,
        actor=SAM,
        key=key,
        seen=tuple(DecisionSeen(*pair) for pair in seen),
        expected_version=signatures,
        now_utc=NOW,
    )


def decide(store: Store, key: str, child: str, seen: int = 0, actor: Actor = SAM, **given):
    decision = a_decision(**given)
    return record_decision(
        store,
        actor=actor,
        meeting=key,
        child=child,
        decision=decision,
        expected_version=seen,
        now_utc=NOW,
    )


def test_a_meeting_goes_from_preparing_over_held_to_signed(store: Store) -> None:
    name, other = children_in(store, 2)
    key = new_key()
    prepare_meeting(
        store,
        actor=SAM,
        key=key,
        meeting=a_meeting_entry(other, name),
        expected_version=0,
        now_utc=NOW,
    )
    assert (of(store, key).state, of(store, key).held.children) == (
        MeetingState.PREPARING,
        (other, name),
    )
    start_meeting(store, actor=SAM, key=key, expected_version=1, now_utc=NOW)
    assert of(store, key).state is MeetingState.HELD
    decide(store, key, name)
    assert of(store, key).not_decided == (other,)
    sign(store, key, (name, 1))
    signed = of(store, key)
    assert signed.state is MeetingState.SIGNED and signed.to_sign == ()
    assert signed.decision(name).signed and signed.decision(name).stands.content == a_decision()
    assert check_store(store, LOCAL_OWNER).findings == ()


def test_nothing_is_decided_before_the_meeting_begins_or_of_a_child_outside_it(
    store: Store,
) -> None:
    name, other = children_in(store, 2)
    key = new_key()
    prepare_meeting(
        store, actor=SAM, key=key, meeting=a_meeting_entry(name), expected_version=0, now_utc=NOW
    )
    with pytest.raises(UserError, match="has not begun"):
        decide(store, key, name)
    with pytest.raises(UserError, match="has not begun"):
        sign(store, key)
    start_meeting(store, actor=SAM, key=key, expected_version=1, now_utc=NOW)
    with pytest.raises(UserError, match="doesn't talk about this child"):
        decide(store, key, other)


def test_a_meeting_needs_a_chair_and_children_to_begin_and_a_day_to_be_prepared(
    store: Store,
) -> None:
    (name,) = children_in(store, 1)
    for given, field in (({"on": None}, "on"), ({"children": (name, name)}, "children")):
        with pytest.raises(NotComplete) as caught:
            prepare_meeting(
                store,
                actor=SAM,
                key=new_key(),
                meeting=replace(a_meeting_entry(name), **given),
                expected_version=0,
                now_utc=NOW,
            )
        assert [missing_field.field for missing_field in caught.value.missing] == [field]
    key = new_key()
    prepare_meeting(
        store,
        actor=SAM,
        key=key,
        meeting=a_meeting_entry(chair=""),
        expected_version=0,
        now_utc=NOW,
    )
    with pytest.raises(NotComplete) as caught:
        start_meeting(store, actor=SAM, key=key, expected_version=1, now_utc=NOW)
    assert [missing_field.field for missing_field in caught.value.missing] == ["chair", "children"]


def test_a_decision_is_undone_until_the_chair_signs_and_not_after(store: Store) -> None:
    (name,) = children_in(store, 1)
    key = a_begun_meeting(store, name)
    about = decision_of(name, key)
    decide(store, key, name)
    withdraw_entry(store, actor=SAM, about=about, number=1, expected_version=1, now_utc=NOW)
    assert of(store, key).decision(name).stands is None
    decide(store, key, name, seen=2, because="because of nan")
    sign(store, key, (name, 3))
    with pytest.raises(UserError, match="the chair has signed it"):
        withdraw_entry(
            store, actor=SAM, about=about, number=3, expected_version=3, now_utc=NOW, reason="x"
        )
    with pytest.raises(UserError, match="the chair has signed it"):
        decide(store, key, name, seen=3)
    for write in (
        lambda: prepare_meeting(
            store,
            actor=SAM,
            key=key,
            meeting=a_meeting_entry(name),
            expected_version=2,
            now_utc=NOW,
        ),
        lambda: start_meeting(store, actor=SAM, key=key, expected_version=2, now_utc=NOW),
    ):
        with pytest.raises(UserError, match="signed"):
            write()


def test_a_correction_is_a_new_version_that_shows_the_old_until_it_is_signed_too(
    store: Store,
) -> None:
    (name,) = children_in(store, 1)
    key = a_begun_meeting(store, name)
    decided(store, key, name)

    def correct(reason: str, seen: int):
        return correct_decision(
            store,
            actor=SAM,
            meeting=key,
            child=name,
            decision=a_move(),
            reason=reason,
            expected_version=seen,
            now_utc=NOW,
        )

    with pytest.raises(UserError, match="isn't signed"):
        correct("too early", 1)
    sign(store, key, (name, 1))
    with pytest.raises(UserError, match="no reason"):
        correct("  ", 1)
    correct("the wrong box was ticked", 1)
    record = of(store, key).decision(name)
    assert record.stands.content.outcome is Outcome.RECOMMEND_MOVE and not record.signed
    assert [each.content.outcome for each in record.history] == [
        Outcome.STAY,
        Outcome.RECOMMEND_MOVE,
    ]
    assert (record.stands.replaces, record.stands.reason) == (1, "the wrong box was ticked")
    with pytest.raises(UserError, match="exactly as they stand"):
        sign(store, key, (name, 1), signatures=1)
    sign(store, key, (name, 2), signatures=1)
    assert of(store, key).decision(name).signed and len(of(store, key).signatures) == 2
    assert check_store(store, LOCAL_OWNER).findings == ()


def test_an_unsigned_correction_can_be_undone_and_the_signed_one_stands_again(
    store: Store,
) -> None:
    (name,) = children_in(store, 1)
    key = a_begun_meeting(store, name)
    decided(store, key, name)
    sign(store, key, (name, 1))
    correct_decision(
        store,
        actor=SAM,
        meeting=key,
        child=name,
        decision=a_move(),
        reason="x",
        expected_version=1,
        now_utc=NOW,
    )
    withdraw_entry(
        store, actor=SAM, about=decision_of(name, key), number=2, expected_version=2, now_utc=NOW
    )
    record = of(store, key).decision(name)
    assert record.stands.number == 1 and record.signed
    correct_decision(
        store,
        actor=SAM,
        meeting=key,
        child=name,
        decision=a_move(),
        reason="y",
        expected_version=3,
        now_utc=NOW,
    )
    assert of(store, key).decision(name).stands.number == 4


def test_the_chair_signs_what_is_in_front_of_them_or_nothing(store: Store) -> None:
    name, other = children_in(store, 2)
    key = a_begun_meeting(store, name, other)
    with pytest.raises(UserError, match="no decision is recorded"):
        sign(store, key)
    decide(store, key, name)
    seen = ((name, 1),)
    decide(store, key, other, actor=ALEX)
    with pytest.raises(UserError, match="recorded or undone since you looked"):
        sign(store, key, *seen)
    assert of(store, key).signatures == ()


def test_two_people_deciding_at_once_lose_nothing(store: Store) -> None:
    (name,) = children_in(store, 1)
    key = a_begun_meeting(store, name)
    decide(store, key, name, actor=ALEX, because="alex heard this")
    with pytest.raises(Conflict) as caught:
        decide(store, key, name, because="sam heard that")
    assert caught.value.theirs.content.because == "alex heard this"
    draft = draft_of(store, SAM, decision_of(name, key))
    assert draft is not None and draft.content.because == "sam heard that"
    assert draft.based_on == 0


def test_a_statutory_review_weighs_no_tool_and_a_panel_does_both_ways(store: Store) -> None:
    (name,) = children_in(store, 1)
    review = a_begun_meeting(store, name, kind=MeetingKind.STATUTORY_REVIEW)
    with pytest.raises(NotComplete, match="does not use the tool's view"):
        decide(store, review, name)
    record_decision(
        store,
        actor=SAM,
        meeting=review,
        child=name,
        decision=a_review(),
        expected_version=0,
        now_utc=NOW,
    )
    panel = a_begun_meeting(store, name)
    for agreement in Agreement:
        with pytest.raises(NotComplete) as caught:
            decide(store, panel, name, agreement=agreement, because=" ")
        assert [missing_field.field for missing_field in caught.value.missing] == ["because"]


def test_whoever_may_not_see_all_children_of_a_meeting_sees_theirs_and_changes_nothing(
    store: Store,
) -> None:
    (north,) = children_in(store, 1, "North")
    (west,) = children_in(store, 1, "West")
    key = a_begun_meeting(store, west, north)
    for child in (west, north):
        decided(store, key, child)
    nora = Actor("nora", frozenset(Role), frozenset({"North"}))
    scope = scope_for(nora, Permission.READ_CHILDREN)
    (seen,) = meeting_records(store, scope)
    assert seen.held.children == (north,) and seen.hidden == 1
    assert [decision.child for decision in seen.decisions] == [north]
    assert meeting_records(store, READ)[0].hidden == 0
    for write in (
        lambda: prepare_meeting(
            store,
            actor=nora,
            key=key,
            meeting=a_meeting_entry(north),
            expected_version=2,
            now_utc=NOW,
        ),
        lambda: decide(store, key, west, seen=1, actor=nora),
        lambda: sign_meeting(
            store,
            actor=nora,
            key=key,
            seen=(DecisionSeen(north, 1), DecisionSeen(west, 1)),
            expected_version=0,
            now_utc=NOW,
        ),
    ):
        with pytest.raises(UserError, match="no child with this link"):
            write()
    other = Actor("wes", frozenset(Role), frozenset({"East"}))
    assert meeting_record(store, scope_for(other, Permission.READ_CHILDREN), key) is None


def test_a_child_with_a_decision_stays_and_a_meeting_with_one_is_not_cancelled(
    store: Store,
) -> None:
    name, other = children_in(store, 2)
    key = a_begun_meeting(store, name, other)
    decided(store, key, name)
    for given in ({"children": (other,)}, {"cancelled_because": "snow"}):
        with pytest.raises(UserError, match="take out"):
            prepare_meeting(
                store,
                actor=SAM,
                key=key,
                meeting=replace(a_meeting_entry(name, other), **given),
                expected_version=2,
                now_utc=NOW,
            )
    withdraw_entry(
        store, actor=SAM, about=decision_of(name, key), number=1, expected_version=1, now_utc=NOW
    )
    prepare_meeting(
        store,
        actor=SAM,
        key=key,
        meeting=a_meeting_entry(name, cancelled_because="snow"),
        expected_version=2,
        now_utc=NOW,
    )
    assert of(store, key).state is MeetingState.CANCELLED
    with pytest.raises(UserError, match="cancelled"):
        start_meeting(store, actor=SAM, key=key, expected_version=3, now_utc=NOW)


def test_an_action_is_done_after_the_signature_and_only_one_that_was_promised(
    store: Store,
) -> None:
    (name,) = children_in(store, 1)
    key = a_begun_meeting(store, name)
    decided(store, key, name)
    sign(store, key, (name, 1))
    done = ActionProgress(TODAY)
    with pytest.raises(UserError, match="no such action"):
        record_fact(
            store,
            actor=SAM,
            about=action_of(name, key, "9"),
            content=done,
            expected_version=0,
            now_utc=NOW,
        )
    record_fact(
        store,
        actor=SAM,
        about=action_of(name, key, "1"),
        content=done,
        expected_version=0,
        now_utc=NOW + timedelta(days=1),
    )
    record = child_record(store, READ, name)
    assert record is not None and [action.content for action in record.actions] == [done]
    (progress,) = of(store, key).decision(name).progress
    assert progress.content == done


HEALTH = Presence(PresentAs.HEALTH, "Dr Green")
HEAD = Presence(PresentAs.HEAD_OF_SERVICE, "C. Head of Service", attendance=Attendance.CAME)


def attend(store: Store, key: str, *present: Presence, seen: int, because: str = ""):
    meeting = a_meeting_entry(present=present, corrected_because=because)
    return record_attendance(
        store, actor=SAM, key=key, meeting=meeting, expected_version=seen, now_utc=NOW
    )


def test_the_chair_cannot_sign_until_everybody_has_an_answer(store: Store) -> None:
    (name,) = children_in(store, 1)
    key = a_begun_meeting(store, name, present=(HEALTH,))
    decided(store, key, name)
    for present in ((), (HEAD,), (replace(HEAD, attendance=Attendance.APOLOGIES),)):
        if present:
            attend(store, key, *present, HEALTH, seen=of(store, key).version)
        with pytest.raises(NotComplete, match="Dr Green"):
            sign(store, key, (name, 1))
    came = replace(HEALTH, attendance=Attendance.APOLOGIES)
    attend(store, key, HEAD, came, seen=of(store, key).version)
    sign(store, key, (name, 1))
    assert of(store, key).held.present == (HEAD, came)
    assert of(store, key).state is MeetingState.SIGNED and not of(store, key).attendance_to_sign


def test_who_came_is_asked_once_the_meeting_has_begun_and_changes_nothing_else(
    store: Store,
) -> None:
    (name,) = children_in(store, 1)
    key = new_key()
    prepare_meeting(
        store, actor=SAM, key=key, meeting=a_meeting_entry(name), expected_version=0, now_utc=NOW
    )
    with pytest.raises(UserError, match="has not begun"):
        attend(store, key, HEAD, seen=1)
    start_meeting(store, actor=SAM, key=key, expected_version=1, now_utc=NOW)
    attend(store, key, HEAD, HEALTH, seen=2)
    found = of(store, key).held
    assert (found.children, found.begun, found.present) == ((name,), True, (HEAD, HEALTH))
    with pytest.raises(Conflict):
        attend(store, key, HEAD, seen=2)


def test_who_came_is_corrected_with_a_reason_after_the_signature_and_signed_again(
    store: Store,
) -> None:
    (name,) = children_in(store, 1)
    key = a_begun_meeting(store, name, present=(HEAD,))
    decided(store, key, name)
    sign(store, key, (name, 1))
    late = replace(HEALTH, attendance=Attendance.CAME)
    with pytest.raises(UserError, match="no reason"):
        attend(store, key, HEAD, late, seen=2)
    with pytest.raises(NotComplete, match="Dr Green"):
        attend(store, key, HEAD, HEALTH, seen=2, because="she came late")
    attend(store, key, HEAD, late, seen=2, because="she came late")
    record = of(store, key)
    assert record.state is MeetingState.SIGNED and record.attendance_to_sign
    old, new = record.history[-2:]
    assert (new.replaces, new.reason) == (old.number, "she came late")
    assert (old.content.present, new.content.present) == ((HEAD,), (HEAD, late))
    with pytest.raises(UserError, match="exactly as they stand"):
        sign_meeting(
            store,
            actor=SAM,
            key=key,
            seen=(DecisionSeen(name, 1),),
            expected_version=1,
            now_utc=NOW,
            meeting_version=old.number,
        )
    sign(store, key, (name, 1), signatures=1)
    assert not of(store, key).attendance_to_sign
    assert check_store(store, LOCAL_OWNER).findings == ()


def test_a_review_of_children_who_are_no_family_is_refused_unless_somebody_says_they_are(
    store: Store,
) -> None:
    name, other = children_in(store, 2)
    review = MeetingKind.STATUTORY_REVIEW
    with pytest.raises(NotComplete, match="one family"):
        a_begun_meeting(store, name, other, kind=review, one_family=False)
    key = a_begun_meeting(store, name, other, kind=review, one_family=True)
    assert of(store, key).held.children == (name, other)


def test_a_screen_is_found_again_as_its_person_left_it(store: Store) -> None:
    about = turn_screen_of("a-child", "a-meeting")
    assert screen_of(store, SAM, about) is None
    for present in (True, False, True):
        keep_screen(
            store, actor=SAM, about=about, screen=ScreenSet(child_present=present), now_utc=NOW
        )
        assert screen_of(store, SAM, about) == ScreenSet(child_present=present)
    keep_screen(store, actor=SAM, about=own_screen(), screen=ScreenSet(shared=True), now_utc=NOW)
    assert screen_of(store, SAM, own_screen()) == ScreenSet(shared=True)
    assert screen_of(store, ALEX, own_screen()) is None, "each person has their own"
