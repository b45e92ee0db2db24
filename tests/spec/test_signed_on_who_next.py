"""What a chair has signed is known on Who next? at once.

| signed | on Who next? |
|---|---|
| explore, stay, look again, with a day to come | not asked anew before that day |
| look for a match, recommend a move | *Ready, no home yet*, with what the panel decided |
| a statutory review | held: the next is counted from it |
| any, with a child in the room who is on file as missing | *Is this right?*: when were they back |
| any of these, not signed | as before |
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from models.recording.decision import Agreement, Decision, Outcome
from models.recording.meeting import MeetingKind, Signature, SignedEntry
from models.recording.meeting_record import DecisionRecord, MeetingRecord
from models.recording.record import ChildRecord
from models.recording.subject import meeting_of, signature_of
from models.settings import Setting
from models.shortlist.agenda import Agenda, AgendaGroup, build_agenda
from models.shortlist.agenda_due import reviews_signed
from models.shortlist.agenda_today import AnswerKind
from models.shortlist.second_look import is_drawn
from tests.make.children import a_return, council_data, rows
from tests.make.entries import a_decided, a_record, an_entry
from tests.make.record_contents import a_decision, a_meeting_entry, a_review
from tests.spec.test_who_next import NOW, TODAY, _held, groups, looked_at, plain, ready

FAR = TODAY + timedelta(days=60)
MET = date(2026, 4, 2)


def decided(outcome: Outcome, again: date | None = FAR) -> Decision:
    goes = None if outcome in {Outcome.STAY, Outcome.LOOK_AGAIN} else Setting.FOSTER_IN_HOUSE
    return a_decision(
        outcome=outcome,
        destination=goes,
        agreement=Agreement.AGREE,
        look_again_on=again,
        actions=(),
    )


def after(outcome: Outcome, again: date | None = FAR) -> Agenda:
    record = a_record(a_decided(decided(outcome, again), on=MET))
    return looked_at([ready("k1", ready_since=date(2026, 2, 8))], records=[record])


@pytest.mark.parametrize("outcome", [Outcome.EXPLORE, Outcome.STAY, Outcome.LOOK_AGAIN])
def test_what_a_panel_settled_until_a_day_is_not_asked_anew_before_it(outcome: Outcome) -> None:
    assert after(outcome).lines == ()


@pytest.mark.parametrize("outcome", [Outcome.MATCH, Outcome.RECOMMEND_MOVE])
def test_a_home_that_is_looked_for_is_still_asked_for_and_says_what_the_panel_decided(
    outcome: Outcome,
) -> None:
    agenda = after(outcome)
    assert groups(agenda) == [("k1", "Ready, no home yet")]
    assert any("the panel decided on 2 April 2026: " in name for name in agenda.lines[0].because)


def test_from_the_day_that_it_named_the_child_is_asked_about_again() -> None:
    agenda = after(Outcome.EXPLORE, TODAY)
    assert groups(agenda) == [("k1", "Promised, and due")]


@pytest.mark.parametrize("agreement", list(Agreement))
@pytest.mark.parametrize("outcome", [Outcome.MATCH, Outcome.STAY])
def test_nobody_is_drawn_to_check_the_rules_before_the_day_that_the_panel_named(
    agreement: Agreement, outcome: Outcome
) -> None:
    key = next(k for k in (f"k{n}" for n in range(999)) if is_drawn(k, TODAY))
    drawn = groups(looked_at([plain(key)]))
    assert drawn == [(key, "Not yet discussed")]
    for again, expected in ((FAR, []), (None, drawn)):
        decision = replace(decided(outcome, again), agreement=agreement)
        record = a_record(a_decided(decision, on=MET, child=key), child=key)
        agenda = looked_at([plain(key)], records=[record])
        assert [texts for texts in groups(agenda) if texts in drawn] == expected


def test_a_decision_that_nobody_has_signed_changes_nothing() -> None:
    draft = ChildRecord("k1", (a_decided(decided(Outcome.EXPLORE), on=MET),))
    agenda = looked_at([ready("k1", ready_since=date(2026, 2, 8))], records=[draft])
    assert groups(agenda) == [("k1", "Ready, no home yet")]


def a_held_meeting(
    kind: MeetingKind, *, signed: bool, on: date | None = MET, present: bool = True
) -> MeetingRecord:
    meeting = a_meeting_entry("k1", begun=True, kind=kind, on=on)
    kept: Any = an_entry(meeting_of("m1"), meeting)
    entry = a_decided(a_review(child_present=present), on=MET)
    signature = Signature("I. Ro", 1, (SignedEntry("k1", 1, ""),))
    signs = (an_entry(signature_of("m1"), signature, on=MET),) if signed else ()
    decision = DecisionRecord("k1", entry, (entry,), signed, ())
    return MeetingRecord("m1", kept, meeting, 1, (decision,), signs)


def reviewed(*meetings: MeetingRecord) -> Agenda:
    frames = {
        "reviews": [{"child": "k1", "on": "2025-02-01"}, {"child": "k1", "on": "2025-10-20"}],
        "returns": [a_return(2024), a_return(2026)],
    }
    data = council_data(**{name: rows(name, *held) for name, held in frames.items()})
    children = _held([plain("k1")], data, TODAY)
    return build_agenda(children, data, today=TODAY, now_utc=NOW, actor="sam", meetings=meetings)


def test_a_review_that_was_signed_here_counts_as_held() -> None:
    assert reviewed().group(AgendaGroup.REVIEW), "due by 20 April"
    signed = a_held_meeting(MeetingKind.STATUTORY_REVIEW, signed=True)
    assert reviewed(signed).group(AgendaGroup.REVIEW) == ()


@pytest.mark.parametrize(
    "meeting",
    [
        a_held_meeting(MeetingKind.STATUTORY_REVIEW, signed=False),
        a_held_meeting(MeetingKind.PANEL, signed=True),
        a_held_meeting(MeetingKind.STATUTORY_REVIEW, signed=True, on=TODAY + timedelta(days=1)),
    ],
    ids=["not signed", "a panel", "another day"],
)
def test_nothing_else_does(meeting: MeetingRecord) -> None:
    assert reviewed(meeting).group(AgendaGroup.REVIEW)
    assert reviews_signed([meeting], TODAY) == {}


def test_without_a_day_of_its_own_a_review_was_held_when_it_was_recorded() -> None:
    meeting = a_held_meeting(MeetingKind.STATUTORY_REVIEW, signed=True)
    without = replace(meeting, held=replace(meeting.held, on=None))
    assert reviews_signed([without], TODAY) == {"k1": [MET]}


WENT = date(2026, 3, 3)


def missing_and_met(*meetings: MeetingRecord, since: date = WENT) -> Agenda:
    frames = {
        "missing": [{"child": "k1", "starts": since}],
        "reviews": [{"child": "k1", "on": "2026-03-20"}],
        "returns": [a_return(2024), a_return(2026)],
    }
    data = council_data(**{name: rows(name, *held) for name, held in frames.items()})
    children = _held([plain("k1")], data, TODAY)
    return build_agenda(children, data, today=TODAY, now_utc=NOW, actor="sam", meetings=meetings)


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_a_child_who_was_in_the_room_of_a_signed_meeting_is_asked_about_by_it(
    kind: MeetingKind,
) -> None:
    (line,) = missing_and_met(a_held_meeting(kind, signed=True)).lines
    label = "panel" if kind is MeetingKind.PANEL else "statutory review"
    assert line.group is AgendaGroup.RIGHT
    assert line.because == (
        f"When did they come back? Missing from 3 March 2026, but in the room at the {label} of "
        "2 April 2026",
    )
    assert [answer.kind for answer in line.answers] == [AnswerKind.BACK_SINCE]


@pytest.mark.parametrize(
    ("meeting", "since"),
    [
        (a_held_meeting(MeetingKind.PANEL, signed=False), WENT),
        (a_held_meeting(MeetingKind.PANEL, signed=True, present=False), WENT),
        (a_held_meeting(MeetingKind.PANEL, signed=True, on=TODAY + timedelta(days=1)), WENT),
        (a_held_meeting(MeetingKind.PANEL, signed=True), MET),
    ],
    ids=["not signed", "not in the room", "another day", "gone since"],
)
def test_without_that_they_are_asked_about_as_before(meeting: MeetingRecord, since: date) -> None:
    assert "room" not in str([line.because for line in missing_and_met(meeting, since=since).lines])
