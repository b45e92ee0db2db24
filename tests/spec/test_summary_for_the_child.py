"""The summary for the child: their words first, plain enough for nine-year-olds, no scores."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from models.children.settings import DESTINATIONS, Setting
from models.meeting.decision import Action, ActionProgress, Outcome
from models.needs.scheme import Need, Strength
from models.papers.paper import Table
from models.papers.reading import READERS_AGE, reading_age
from models.papers.summary import (
    GOES_WELL,
    KEPT,
    PLACES,
    WORKING_ON,
    decided_words,
    summary_for_child,
)
from models.recording.subject import action_of, wishes_of
from tests.entries import a_decided, an_entry
from tests.papers import CANARY, FOOT, a_facts, a_rated_profile, words_of_paper
from tests.record_builders import TODAY, a_decision, a_wish_entry

STRONG = {one.value: 3 for one in Strength}
HARD = {one.value: 4 for one in Need}
SIMPLE_ACTION = Action("1", "Ask your nan", "A. Worker", TODAY - timedelta(days=3))


def own_words(*entries, **given) -> str:  # type: ignore[no-untyped-def]
    """What the summary says, without the foot that every paper has."""
    (leaf,) = summary_for_child(a_facts(*entries, **given), FOOT).leaves
    return words_of_paper(leaf)


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("place", [None, *DESTINATIONS])
def test_a_nine_year_old_can_read_it(outcome: Outcome, place: Setting | None) -> None:
    decision = a_decision(
        outcome=outcome, destination=place, words_changed="You asked for nan, so we ask her first.",
        actions=(SIMPLE_ACTION,),
    )  # fmt: skip
    profile = a_rated_profile(child_view="I like it here.", **STRONG, **HARD)
    said = own_words(a_decided(decision), profile=profile)
    assert reading_age(said) <= READERS_AGE, f"{reading_age(said):.1f}: {said}"


def test_every_sentence_of_ours_is_as_plain_as_the_whole() -> None:
    ours = [*GOES_WELL.values(), *KEPT.values()]
    ours += [f"We want to help you with {one}." for one in WORKING_ON.values()]
    ours += [f"You would live {one}." for one in PLACES.values()]
    assert reading_age(" ".join(ours)) <= READERS_AGE
    assert set(GOES_WELL) == set(Strength) and set(WORKING_ON) == set(Need)
    assert set(PLACES) == set(DESTINATIONS)


def test_no_score_no_readiness_and_no_money_is_in_it() -> None:
    said = own_words(a_decided(), profile=a_rated_profile(**STRONG, **HARD)).casefold()
    assert CANARY not in said
    for word in ("level", "ready", "readiness", "score", "£", "ceiling", "the tool", "the rules",
                 "placement", "of 4"):  # fmt: skip
        assert word not in said, word
    numbers = re.findall(r"\d+", re.sub(r"\d{1,2} \w+ \d{4}", "", said))
    assert numbers == []


def test_their_own_words_come_first() -> None:
    said = own_words(an_entry(wishes_of("k1"), a_wish_entry(words="Near my nan, please.")))
    assert said.index("Near my nan, please.") < said.index("What is going well")


def test_nothing_heard_is_said_and_asked_for() -> None:
    said = own_words(profile=[])
    assert "We have not yet put down what you say. Please tell us." in said
    assert "Can you tell us what goes well?" in said
    assert "What we talked about" not in said and "Did we keep our word?" not in said


@pytest.mark.parametrize(
    ("done_after", "due_in", "expected"),
    [
        (None, 5, "Not yet. There is still time."),
        (None, -3, "Not yet. We are late. We are sorry."),
        (-1, 5, "Yes."),
        (-1, -3, "Yes, but late. We are sorry."),
    ],
)
def test_did_we_keep_our_word(done_after: int | None, due_in: int, expected: str) -> None:
    action = Action("1", "ask nan", "A. Worker", TODAY + timedelta(days=due_in))
    entries = [a_decided(a_decision(actions=(action,)), on=TODAY - timedelta(days=30))]
    if done_after is not None:
        done = ActionProgress(TODAY + timedelta(days=done_after))
        entries.append(an_entry(action_of("k1", "m1", "1"), done))
    (leaf,) = summary_for_child(a_facts(*entries), FOOT).leaves
    section = next(one for one in leaf.sections if one.heading == "Did we keep our word?")
    table = section.parts[0]
    assert isinstance(table, Table)
    assert [row[2] for row in table.rows] == [expected]


def test_the_decision_is_told_without_promising_what_is_not_decided() -> None:
    explore = decided_words(a_decision(outcome=Outcome.EXPLORE, destination=Setting.HOME))
    assert "if you could live with your family at home" in explore and "not decided yet" in explore
    assert decided_words(a_decision()) == "You will stay where you live now."
