"""What a decision needs before it can be recorded: agree and disagree ask exactly the same."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.audience import Audience
from models.labels import Readiness
from models.recording.complete import Round, missing_of, needed_in
from models.recording.decision import (
    Action,
    Agreement,
    Decision,
    Dissent,
    Note,
    NoteShown,
    OptionConsidered,
    Outcome,
)
from models.recording.meeting import MeetingKind
from models.settings import Setting
from tests.make.record_contents import TODAY, a_decision, a_meeting_entry, a_move, a_tool

PANEL = Round(TODAY, MeetingKind.PANEL)


def fields(decision: Decision, around: Round = PANEL) -> list[str]:
    return [missing_field.field for missing_field in missing_of(decision, around)]


def test_a_whole_decision_misses_nothing() -> None:
    assert fields(a_decision()) == fields(a_move()) == []


def test_an_empty_draft_says_everything_that_is_missing_in_the_order_of_the_form() -> None:
    assert fields(Decision()) == [
        "child_present",
        "options.stay.gives",
        "options.also",
        "words_changed",
        "outcome",
        "tool",
        "agreement",
        "because",
        "decided_by",
    ]


def test_a_correction_of_what_was_signed_needs_its_reason_and_is_marked_so() -> None:
    around = replace(PANEL, corrects=True)
    assert fields(a_decision(), around) == ["corrected_because"]
    assert "corrected_because" in needed_in(a_decision(), around)
    assert fields(a_decision(corrected_because="the day was wrong"), around) == []
    meeting = a_meeting_entry("k1")
    assert [missing_field.field for missing_field in missing_of(meeting, around)] == [
        "corrected_because"
    ]
    assert missing_of(meeting, PANEL) == ()


@pytest.mark.parametrize("agreement", Agreement)
def test_agree_and_disagree_need_a_because_alike(agreement: Agreement) -> None:
    assert fields(a_decision(agreement=agreement, because="\n ")) == ["because"]
    assert fields(a_decision(agreement=agreement, because="of nan")) == []


STAY = OptionConsidered(None, "knows the staff", "far from nan")
FAMILY = OptionConsidered(Setting.FOSTER_CONNECTED)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"options": (FAMILY, OptionConsidered(Setting.HOME))}, ["options.stay.gives"]),
        ({"options": (STAY,)}, ["options.also"]),
        ({"options": (STAY, FAMILY)}, []),
        (
            {"options": (OptionConsidered(None, "knows the staff"), FAMILY)},
            ["options.stay.costs_the_child"],
        ),
        ({"options": (OptionConsidered(), FAMILY)}, ["options.stay.gives"]),
        ({"outcome": None}, ["outcome"]),
        ({"outcome": Outcome.EXPLORE}, ["destination"]),
        ({"outcome": Outcome.MATCH, "destination": Setting.HOME}, []),
        ({"destination": Setting.HOME}, ["destination"]),
        ({"look_again_on": None}, ["look_again_on"]),
        ({"decided_by": ""}, ["decided_by"]),
        ({"words_changed": ""}, ["words_changed"]),
        ({"child_present": None}, ["child_present"]),
        ({"child_present": True}, []),
        ({"notes_shown": ()}, ["notes_shown.child_words"]),
        ({"notes_shown": (), "child_words": ""}, []),
        (
            {"notes_shown": (NoteShown(Note.IRO_VIEW, Audience.FAMILY),)},
            ["notes_shown.child_words"],
        ),
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


@pytest.mark.parametrize(
    "field",
    ["carers_view", "worker_recommends", "manager_recommends", "family_time_plan", "contingency",
     "introductions", "approvals"],
)  # fmt: skip
def test_a_panel_that_recommends_a_move_says_what_belongs_to_it(field: str) -> None:
    assert fields(a_move(**{field: " "})) == [field]
    assert fields(a_decision(**{field: ""})) == [], "to stay needs none of it"


def test_a_panel_that_weighed_nothing_the_tool_said_is_not_whole() -> None:
    without = {"tool": None, "agreement": None, "because": ""}
    assert fields(a_decision(**without)) == ["tool", "agreement", "because"]


def test_a_day_to_look_again_may_be_any_day() -> None:
    assert fields(a_decision(look_again_on=TODAY + timedelta(days=400))) == []
