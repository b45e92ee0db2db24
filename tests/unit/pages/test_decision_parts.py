"""Each answer of a decision is asked in exactly one part; what the panel is asked of the tool."""

from collections import Counter
from dataclasses import fields

import pytest

from data.reference.needs import load_scheme
from models.labels import Readiness
from models.recording.decision import Decision, Outcome
from models.recording.meeting import MeetingKind
from models.settings import Setting
from models.shortlist.tool_said import tool_question
from pages.parts.meetings.decision_form import Beside, parts
from tests.make.children import a_child
from tests.make.shortlists import a_verdict, options_of

ADDED_BY_THE_TOOL = {"tool", "sorting"}
OF_A_PANEL = {
    "options", "outcome", "destination", "packages", "look_again_on", "agreement", "because",
    "worker_recommends", "manager_recommends", "family_time_plan", "contingency", "introductions",
    "approvals", "decided_by", "recommendation",
}  # fmt: skip
EVERY = {field.name for field in fields(Decision)} - ADDED_BY_THE_TOOL
HOME, FOSTER, SPECIAL = Setting.HOME, Setting.FOSTER_IN_HOUSE, Setting.FOSTER_SPECIALIST


def asked(kind: MeetingKind, *, child_present: bool = False) -> Counter[str]:
    beside = Beside(lambda _outcome, _place: "")
    made = parts(kind, beside, signed=True, child_present=child_present)
    return Counter(name for part in made for name in part.holds)


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (MeetingKind.PANEL, EVERY - {"review"}),
        (MeetingKind.STATUTORY_REVIEW, EVERY - OF_A_PANEL),
    ],
)
def test_each_answer_is_asked_in_exactly_one_part(kind: MeetingKind, wanted: set[str]) -> None:
    assert asked(kind) == Counter(wanted)


def test_with_the_child_in_the_room_only_their_words_are_asked() -> None:
    assert set(asked(MeetingKind.PANEL, child_present=True)) == {
        "child_present",
        "child_words",
        "child_words_from",
        "child_heard_by",
    }


def test_the_panel_is_asked_about_the_home_that_it_decides_on() -> None:
    child = options_of(
        a_child(),
        {FOSTER: a_verdict(FOSTER, Readiness.NEARLY), SPECIAL: a_verdict(SPECIAL, Readiness.READY)},
    )
    question = tool_question(child, Outcome.MATCH, SPECIAL)
    assert question == "The tool says for a specialist foster family: Ready. Does the panel agree?"
    assert "Nearly" in tool_question(child, Outcome.EXPLORE, FOSTER)
    young = options_of(a_child(age=12))  # nobody asks about supported accommodation
    place = Setting.SUPPORTED_ACCOMMODATION
    assert "no answer for" in tool_question(young, Outcome.EXPLORE, place)


@pytest.mark.parametrize("outcome", [None, Outcome.STAY, Outcome.LOOK_AGAIN])
def test_a_panel_that_stays_is_asked_about_the_tools_best_answer(outcome: Outcome | None) -> None:
    child = options_of(a_child(), {HOME: a_verdict(HOME, Readiness.READY)})
    question = tool_question(child, outcome, None)
    assert question.startswith("The tool's best answer is for ") and "Ready" in question


def test_ready_without_support_says_more_than_ready_with_it() -> None:
    child = options_of(
        a_child(),
        {
            HOME: a_verdict(HOME, Readiness.READY, packages=load_scheme().packages[:1]),
            SPECIAL: a_verdict(SPECIAL, Readiness.READY),
        },
    )
    question = tool_question(child, Outcome.STAY, None)
    assert question.startswith("The tool's best answer is for a specialist foster family: Ready.")


def test_an_answer_that_is_the_same_for_every_home_is_asked_about_as_such() -> None:
    child = options_of(a_child(), {place: a_verdict(place, Readiness.NOT_YET) for place in Setting})
    question = tool_question(child, Outcome.STAY, None)
    assert question == "The tool says for every kind of home: Not yet. Does the panel agree?"


def test_of_a_child_in_no_list_the_tool_has_no_answer() -> None:
    assert "no answer for this child" in tool_question(None, Outcome.STAY, None)
