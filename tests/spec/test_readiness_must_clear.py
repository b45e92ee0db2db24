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

from dataclasses import replace
from datetime import date

import pytest

from data.reference.needs import load_scheme
from models.labels import Barrier, BarrierKind, Readiness
from models.readiness.rules import NO_MATCHED_CARER, needs_sorting
from models.readiness.verdict import Tone
from models.settings import Setting
from tests.make.children import AS_OF
from tests.make.needs import a_blocker, a_situation, verdict_for, words_of

COURT = a_blocker("court", BarrierKind.MUST_CLEAR, "the court has to agree")


@pytest.mark.parametrize(
    ("recorded", "readiness"),
    [
        (COURT, Readiness.NOT_YET),
        (replace(COURT, cleared=AS_OF), Readiness.READY),
        (replace(COURT, cleared=date(2026, 4, 1)), Readiness.NOT_YET),
        (a_blocker(NO_MATCHED_CARER, BarrierKind.MUST_CLEAR), Readiness.READY),
        (a_blocker("ask_school", BarrierKind.QUESTION), Readiness.READY),
        (a_blocker("therapy", BarrierKind.TIMING), Readiness.READY),
        (a_blocker("notice", BarrierKind.MONEY), Readiness.READY),
    ],
)
def test_what_was_recorded_counts_by_its_kind(recorded: Barrier, readiness: Readiness) -> None:
    verdict = verdict_for(replace(a_situation(), recorded=(recorded,)), load_scheme())
    assert verdict.readiness is readiness


def test_not_yet_for_something_recorded_needs_no_package_and_nothing_to_change() -> None:
    situation = replace(a_situation(self_harm=3, education=3), recorded=(COURT,))
    verdict = verdict_for(situation, load_scheme())
    assert (verdict.readiness, verdict.packages, verdict.must_change) == (Readiness.NOT_YET, (), ())
    assert verdict.reasons[0].words == "must be resolved first: the court has to agree"


def test_a_date_by_which_it_should_clear_is_told_and_its_owner_stays_on_the_page() -> None:
    due = replace(COURT, due=date(2026, 5, 20), owner="Jo Bloggs")
    verdict = verdict_for(replace(a_situation(), recorded=(due,)), load_scheme())
    assert "the court has to agree (by 20 May 2026)" in words_of(verdict)
    assert "Bloggs" not in words_of(verdict)


def test_a_must_clear_for_home_leaves_other_places_alone() -> None:
    at_home = replace(COURT, destinations=frozenset({Setting.HOME}))
    situation = replace(a_situation(), recorded=(at_home,))
    assert verdict_for(situation, load_scheme(), Setting.HOME).readiness is Readiness.NOT_YET
    assert verdict_for(situation, load_scheme()).readiness is Readiness.READY


def test_without_a_profile_the_needs_are_asked_for_before_anything_must_clear() -> None:
    situation = replace(a_situation(), profile=None, recorded=(COURT,))
    assert verdict_for(situation, load_scheme()).readiness is Readiness.NOT_ENOUGH_KNOWN


def test_no_matched_carer_is_told_and_is_not_the_childs_deficit() -> None:
    words = "no carer is free within ten miles"
    no_carer = a_blocker(NO_MATCHED_CARER, BarrierKind.MUST_CLEAR, words)
    verdict = verdict_for(replace(a_situation(), recorded=(no_carer,)), load_scheme())
    assert next(reason for reason in verdict.reasons if reason.words == words).tone is Tone.NOTE
    assert no_carer in verdict.blockers


def test_what_is_about_money_is_in_no_verdict_and_in_no_list_of_readiness() -> None:
    money = a_blocker("notice", BarrierKind.MONEY, "notice of 28 days")
    situation = replace(a_situation(), recorded=(money,))
    verdict = verdict_for(situation, load_scheme())
    assert money not in (*verdict.blockers, *needs_sorting(situation))
    assert "notice" not in words_of(verdict)
