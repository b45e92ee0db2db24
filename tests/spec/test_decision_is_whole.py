"""What a decision needs before it can be recorded: agree and disagree ask exactly the same."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.children.settings import Setting
from models.meeting.decision import Action, Agreement, Decision, Dissent, OptionConsidered, Outcome
from models.meeting.meeting import MeetingKind
from models.readiness.verdict import Readiness
from models.recording.complete import Round, missing_of
from tests.record_builders import TODAY, a_decision, a_move, a_tool

PANEL = Round(TODAY, MeetingKind.PANEL)
REVIEW = Round(TODAY, MeetingKind.STATUTORY_REVIEW)


def fields(decision: Decision, around: Round = PANEL) -> list[str]:
    return [one.field for one in missing_of(decision, around)]


def test_a_whole_decision_misses_nothing() -> None:
    assert fields(a_decision()) == fields(a_move()) == []


def test_an_empty_draft_says_everything_that_is_missing_in_the_order_of_the_form() -> None:
    assert fields(Decision()) == [
        "options", "options", "words_changed", "tool", "agreement", "because", "outcome",
        "decided_by",
    ]  # fmt: skip


@pytest.mark.parametrize("agreement", Agreement)
def test_agree_and_disagree_need_a_because_alike(agreement: Agreement) -> None:
    assert fields(a_decision(agreement=agreement, because="\n ")) == ["because"]
    assert fields(a_decision(agreement=agreement, because="of nan")) == []


STAY, FAMILY = OptionConsidered(None), OptionConsidered(Setting.FOSTER_CONNECTED)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"options": (FAMILY, OptionConsidered(Setting.HOME))}, ["options"]),
        ({"options": (STAY,)}, ["options"]),
        ({"outcome": None}, ["outcome"]),
        ({"outcome": Outcome.EXPLORE}, ["destination"]),
        ({"outcome": Outcome.MATCH, "destination": Setting.HOME}, []),
        ({"destination": Setting.HOME}, ["destination"]),
        ({"look_again_on": None}, ["look_again_on"]),
        ({"decided_by": ""}, ["decided_by"]),
        ({"words_changed": ""}, ["words_changed"]),
        ({"dissent": (Dissent("D", ""),)}, ["dissent.0"]),
        ({"actions": ()}, []),
        ({"actions": (Action("1", "x", "", TODAY),)}, ["actions.0.owner"]),
        ({"actions": (Action("1", "x", "A", None),)}, ["actions.0.due"]),
        ({"actions": (Action("", "x", "A", TODAY),)}, ["actions"]),
        ({"actions": (Action("1", "x", "A", TODAY), Action("1", "y", "A", TODAY))}, ["actions"]),
    ],
)
def test_each_thing_that_is_missing_is_named(given: dict[str, object], missing: list[str]) -> None:
    assert fields(a_decision(**given)) == missing


def test_a_move_past_a_stop_cannot_be_recorded_as_agreement() -> None:
    tool = a_tool(foster_in_house=Readiness.RULED_OUT)
    assert fields(a_move(tool=tool)) == ["agreement"]
    assert fields(a_move(tool=tool, agreement=Agreement.DISAGREE)) == []


def test_a_statutory_review_holds_nothing_of_the_tool() -> None:
    assert fields(a_decision(), REVIEW) == ["tool"]
    without = {"tool": None, "agreement": None, "because": ""}
    assert fields(a_decision(**without), REVIEW) == []
    assert fields(a_decision(**without)) == ["tool", "agreement", "because"]


def test_a_day_to_look_again_may_be_any_day() -> None:
    assert fields(a_decision(look_again_on=TODAY + timedelta(days=400))) == []
