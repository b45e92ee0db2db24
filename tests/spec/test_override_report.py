"""Where people disagreed with the tool, both ways, and the alarm when they never do.

| decision | the tool said | counts as |
|---|---|---|
| move there | ready or nearly | with it |
| move there | not yet, ruled out, not enough known, or not asked | moved against it |
| stay | ready somewhere | stayed against it |
| stay | nothing ready, nearly somewhere or not | with it |
| explore, match, look again | anything | with it |
| anything else with which the panel disagrees | anything | disagreed in words |
"""

from datetime import timedelta

import pytest

from models.labels import Readiness
from models.meeting.overrides import ENOUGH_DECISIONS, Against, against_tool, override_report
from models.recording.decision import Agreement, Decision, Outcome
from models.settings import Setting
from tests.make.entries import a_decided
from tests.make.record_contents import TODAY, a_decision, a_move, a_tool

FOSTER = Setting.FOSTER_IN_HOUSE


@pytest.mark.parametrize("readiness", Readiness)
def test_a_move_is_against_the_tool_unless_it_said_ready_or_nearly(readiness: Readiness) -> None:
    pair = against_tool(a_move(tool=a_tool(foster_in_house=readiness)))
    with_it = readiness in {Readiness.READY, Readiness.NEARLY}
    assert pair == (None if with_it else (Against.MOVED, (FOSTER,)))


def test_a_move_to_a_place_the_tool_was_not_asked_about_is_against_it() -> None:
    moved = a_move(destination=Setting.SUPPORTED_ACCOMMODATION)
    assert against_tool(moved) == (Against.MOVED, (Setting.SUPPORTED_ACCOMMODATION,))


@pytest.mark.parametrize("readiness", Readiness)
def test_staying_is_against_the_tool_only_where_it_said_ready(readiness: Readiness) -> None:
    pair = against_tool(a_decision(tool=a_tool(home=readiness)))
    against = readiness is Readiness.READY
    assert pair == ((Against.STAYED, (Setting.HOME,)) if against else None)


@pytest.mark.parametrize("outcome", [Outcome.EXPLORE, Outcome.MATCH, Outcome.LOOK_AGAIN, None])
def test_a_decision_that_settles_nothing_is_never_against_it(outcome: Outcome | None) -> None:
    tool = a_tool(home=Readiness.READY)
    assert against_tool(a_decision(tool=tool, outcome=outcome, destination=Setting.HOME)) is None


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("readiness", Readiness)
def test_every_disagreement_that_is_counted_is_in_one_of_the_lists(
    outcome: Outcome, readiness: Readiness
) -> None:
    place = None if outcome in {Outcome.STAY, Outcome.LOOK_AGAIN} else FOSTER
    found = report(
        a_decision(
            tool=a_tool(foster_in_house=readiness),
            outcome=outcome,
            destination=place,
            agreement=Agreement.DISAGREE,
            because="nan is ill",
        )
    )
    listed = (*found.moved_against, *found.stayed_against, *found.in_words)
    assert found.disagreed == 1
    assert [(one.said_so, one.because) for one in listed] == [(True, "nan is ill")]


def report(*decisions: Decision):  # type: ignore[no-untyped-def]
    entries = [a_decided(decision, meeting=f"m{n}") for n, decision in enumerate(decisions)]
    return override_report(entries, TODAY, TODAY)


def test_both_ways_are_counted_alike_whatever_the_panel_called_it() -> None:
    ready = a_tool(home=Readiness.READY)
    found = report(
        a_move(agreement=Agreement.DISAGREE),
        a_decision(tool=ready, because="nan is ill"),
        a_decision(),
    )
    assert (found.weighed, found.agreed, found.disagreed) == (3, 2, 1)
    assert [one.said_so for one in found.moved_against] == [True]
    assert [(one.said_so, one.because) for one in found.stayed_against] == [(False, "nan is ill")]


def test_nobody_ever_disagreeing_raises_a_note_once_there_are_enough_decisions() -> None:
    assert report(*[a_decision()] * (ENOUGH_DECISIONS - 1)).note == ""
    assert "No panel disagreed with the tool in 10 decisions." in report(*[a_decision()] * 10).note
    one_disagrees = [a_decision()] * 9 + [a_decision(agreement=Agreement.DISAGREE)]
    assert report(*one_disagrees).note == ""
    silent = [a_decision()] * 9 + [a_move()]
    assert "although 1 went against it" in report(*silent).note


def test_only_the_period_and_only_decisions_with_the_tools_view_count() -> None:
    review = a_decision(tool=None, agreement=None, because="")
    early = a_decided(on=TODAY - timedelta(days=1))
    late = a_decided(on=TODAY + timedelta(days=1))
    report = override_report([early, late, a_decided(review)], TODAY, TODAY)
    assert (report.weighed, report.disagreed, report.note) == (0, 0, "")
    both = override_report([early, late], early.on, late.on)
    assert both.weighed == 2
