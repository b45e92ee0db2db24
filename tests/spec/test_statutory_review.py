"""A statutory review has a form of its own: one family, what it settles, a next day, no tool."""

from dataclasses import replace
from datetime import date

import pytest

from models.recording.codec import as_json, from_json
from models.recording.complete import Round, missing_of
from models.recording.decision import Agreement, Decision, OptionConsidered, Outcome
from models.recording.meeting import Meeting, MeetingKind
from models.settings import Setting
from tests.make.record_contents import TODAY, a_decision, a_meeting_entry, a_review, a_tool

KIND = MeetingKind.STATUTORY_REVIEW
REVIEW = Round(date(2026, 3, 31), KIND, date(2026, 3, 31))
SETTLED = ("care_plan", "health", "education", "family_time", "contingency")


def fields(decision: Decision, around: Round = REVIEW) -> list[str]:
    return [missing_field.field for missing_field in missing_of(decision, around)]


def test_a_whole_review_names_no_option_no_decision_and_nothing_of_the_tool() -> None:
    assert fields(a_review()) == []


def test_an_empty_review_says_everything_that_is_missing_in_the_order_of_the_form() -> None:
    assert fields(Decision()) == [
        "child_present",
        "words_changed",
        *(f"review.{settled}" for settled in SETTLED),
        "review.next_review_on",
        "notes_shown.review",
    ]


@pytest.mark.parametrize("field", SETTLED)
def test_each_part_of_the_care_plan_is_talked_about(field: str) -> None:
    notes = replace(a_review().review, **{field: " "})
    assert fields(a_review(review=notes)) == [f"review.{field}"]


@pytest.mark.parametrize(
    "given", [{"tool": a_tool()}, {"agreement": Agreement.AGREE}, {"because": "of nan"}]
)
def test_a_review_holds_nothing_of_the_tool(given: dict[str, object]) -> None:
    assert fields(a_review(**given)) == ["tool"]


@pytest.mark.parametrize(
    ("following", "fits"),
    [
        (date(2026, 3, 31), False),
        (date(2026, 4, 1), True),
        (date(2026, 9, 30), True),  # six months after the end of March
        (date(2026, 10, 1), False),
    ],
)
def test_the_next_review_is_within_six_months(following: date, fits: bool) -> None:
    notes = replace(a_review().review, next_review_on=following)
    assert fields(a_review(review=notes)) == ([] if fits else ["review.next_review_on"])


def test_somebody_says_who_may_see_what_a_review_settles() -> None:
    assert fields(a_review(notes_shown=())) == ["notes_shown.review"]


def test_a_review_takes_one_child_or_one_family() -> None:
    def missing(meeting: Meeting) -> list[str]:
        return [missing_field.field for missing_field in missing_of(meeting, Round(TODAY))]

    assert missing(a_meeting_entry("k1", kind=KIND)) == []
    assert missing(a_meeting_entry("k1", "k2", kind=KIND, one_family=False)) == ["one_family"]
    assert missing(a_meeting_entry("k1", "k2", kind=KIND, one_family=True)) == []
    assert missing(a_meeting_entry("k1", "k2")) == [], "a panel talks about many"


def test_a_review_of_before_is_still_read_and_can_be_corrected() -> None:
    """It named options and a decision, and had no notes of its own."""
    old = as_json(a_decision(tool=None, agreement=None, because="", outcome=Outcome.STAY))
    for name in ("review", "notes_shown", "child_words_from", "contingency"):
        del old[name]
    old["child_present"] = True
    read = from_json(Decision, old)
    assert read.outcome is Outcome.STAY and read.review.care_plan == ""
    assert fields(read) == ["notes_shown.child_words"], (
        "nobody was asked to whom the child's words may go"
    )
    assert read.options[1] == OptionConsidered(Setting.FOSTER_CONNECTED, "near nan", "a new school")
