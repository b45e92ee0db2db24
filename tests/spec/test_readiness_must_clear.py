"""Rule 5: what people recorded as having to clear first makes "not yet"; supply never does.

| recorded on a child who is ready by needs | verdict |
|---|---|
| a must-clear, uncleared | not yet |
| the same, cleared by the as-of date | ready |
| a must-clear for home only | not yet at home, ready elsewhere |
| no matched carer | ready: a recruitment case |
| a question, a timing | ready |
| something about money | ready, and shown with the money only |
| a must-clear, but no profile | not enough known: asked before |
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.reference.needs import scheme
from models.children.settings import Setting
from models.readiness.rules import NO_MATCHED_CARER, needs_sorting
from models.readiness.verdict import Blocker, BlockerKind, Readiness, Tone
from tests.builders import AS_OF
from tests.needs_builders import a_blocker, a_situation, verdict_for, words_of

COURT = a_blocker("court", BlockerKind.MUST_CLEAR, "the court has to agree")


@pytest.mark.parametrize(
    ("recorded", "readiness"),
    [
        (COURT, Readiness.NOT_YET),
        (replace(COURT, cleared=AS_OF), Readiness.READY),
        (replace(COURT, cleared=date(2026, 4, 1)), Readiness.NOT_YET),
        (a_blocker(NO_MATCHED_CARER, BlockerKind.MUST_CLEAR), Readiness.READY),
        (a_blocker("ask_school", BlockerKind.QUESTION), Readiness.READY),
        (a_blocker("therapy", BlockerKind.TIMING), Readiness.READY),
        (a_blocker("notice", BlockerKind.MONEY), Readiness.READY),
    ],
)
def test_what_was_recorded_counts_by_its_kind(recorded: Blocker, readiness: Readiness) -> None:
    found = verdict_for(replace(a_situation(), recorded=(recorded,)), scheme())
    assert found.readiness is readiness


def test_not_yet_for_something_recorded_needs_no_package_and_nothing_to_change() -> None:
    situation = replace(a_situation(self_harm=3, education=3), recorded=(COURT,))
    found = verdict_for(situation, scheme())
    assert (found.readiness, found.packages, found.must_change) == (Readiness.NOT_YET, (), ())
    assert found.reasons[0].words == "needs sorting first: the court has to agree"


def test_a_date_by_which_it_should_clear_is_told_and_its_owner_stays_on_the_page() -> None:
    due = replace(COURT, due=date(2026, 5, 20), owner="Jo Bloggs")
    found = verdict_for(replace(a_situation(), recorded=(due,)), scheme())
    assert "the court has to agree (by 20 May 2026)" in words_of(found)
    assert "Bloggs" not in words_of(found)


def test_a_must_clear_for_home_leaves_other_places_alone() -> None:
    at_home = replace(COURT, destinations=frozenset({Setting.HOME}))
    situation = replace(a_situation(), recorded=(at_home,))
    assert verdict_for(situation, scheme(), Setting.HOME).readiness is Readiness.NOT_YET
    assert verdict_for(situation, scheme()).readiness is Readiness.READY


def test_without_a_profile_the_needs_are_asked_for_before_anything_must_clear() -> None:
    situation = replace(a_situation(), profile=None, recorded=(COURT,))
    assert verdict_for(situation, scheme()).readiness is Readiness.NOT_ENOUGH_KNOWN


def test_no_matched_carer_is_told_and_is_not_the_childs_deficit() -> None:
    words = "no carer is free within ten miles"
    no_carer = a_blocker(NO_MATCHED_CARER, BlockerKind.MUST_CLEAR, words)
    found = verdict_for(replace(a_situation(), recorded=(no_carer,)), scheme())
    assert next(one for one in found.reasons if one.words == words).tone is Tone.NOTE
    assert no_carer in found.blockers


def test_what_is_about_money_is_in_no_verdict_and_in_no_list_of_readiness() -> None:
    money = a_blocker("notice", BlockerKind.MONEY, "notice of 28 days")
    situation = replace(a_situation(), recorded=(money,))
    found = verdict_for(situation, scheme())
    assert money not in (*found.blockers, *needs_sorting(situation))
    assert "notice" not in words_of(found)
