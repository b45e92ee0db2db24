"""Rule 1: a stop rules a kind of home out, always with a date to look again.

| what is known on 31 March 2026 | verdict | look again |
|---|---|---|
| lives in a secure home | ruled out, everywhere | 23 June 2026, assumed |
| deprivation-of-liberty order to 1 May 2026 | ruled out, everywhere | 1 May 2026 |
| the same, its end not known or past | ruled out, everywhere | 23 June 2026, assumed |
| police, emergency, assessment, remand, PACE or youth rehabilitation order | ruled out | 23 June |
| the child says no to a foster family | ruled out there only | within 12 weeks |
| a recorded stop that was cleared | no stop | |
| a file's word about a stop that nobody has explained | not enough known, everywhere | |
| the legal status of the placement is not known | not enough known, everywhere | |
"""

from dataclasses import replace
from datetime import date

import pytest

from data.reference.needs import load_scheme
from models.children.records import LegalStatus
from models.labels import BarrierKind, Readiness
from models.readiness.rules import rule_on_destinations
from models.readiness.stops import CHILD_SAYS_NO
from models.settings import DESTINATIONS, Setting
from tests.make.children import AS_OF, a_child
from tests.make.needs import IN_12_WEEKS, a_blocker, a_situation, verdict_for, words_of

STOPPING_ORDERS = (
    LegalStatus.POLICE_PROTECTION,
    LegalStatus.EMERGENCY_PROTECTION,
    LegalStatus.CHILD_ASSESSMENT,
    LegalStatus.REMAND,
    LegalStatus.PACE,
    LegalStatus.YOUTH_REHABILITATION,
)


def test_a_secure_home_rules_every_destination_out_for_12_weeks() -> None:
    situation = a_situation(child=a_child(setting=Setting.SECURE))
    outcomes = rule_on_destinations(situation, load_scheme(), DESTINATIONS)
    assert {verdict.readiness for verdict in outcomes} == {Readiness.RULED_OUT}
    stop = outcomes[0].blockers[0]
    assert (stop.kind, stop.look_again, stop.look_again_assumed) == (
        BarrierKind.STOP,
        IN_12_WEEKS,
        True,
    )
    assert outcomes[0].reasons[0].words == (
        "not while the child lives in a secure home, "
        "look again 23 June 2026 (12 weeks on, no date recorded)"
    )


@pytest.mark.parametrize(
    ("ends", "look_again", "assumed"),
    [
        (date(2026, 5, 1), date(2026, 5, 1), False),
        (None, IN_12_WEEKS, True),
        (AS_OF, IN_12_WEEKS, True),
        (date(2025, 12, 1), IN_12_WEEKS, True),
    ],
)
def test_a_deprivation_of_liberty_order_stops_until_its_end_or_for_12_weeks(
    ends: date | None, look_again: date, assumed: bool
) -> None:
    child = a_child(deprivation_of_liberty=True, deprivation_of_liberty_ends=ends)
    verdict = verdict_for(a_situation(child=child), load_scheme())
    assert verdict.readiness is Readiness.RULED_OUT
    assert (verdict.blockers[0].look_again, verdict.blockers[0].look_again_assumed) == (
        look_again,
        assumed,
    )


@pytest.mark.parametrize("recorded", [False, None])
def test_no_order_and_an_order_that_is_not_known_are_no_stop(recorded: bool | None) -> None:
    child = a_child(deprivation_of_liberty=recorded)
    assert verdict_for(a_situation(child=child), load_scheme()).readiness is Readiness.READY


@pytest.mark.parametrize("order", LegalStatus)
def test_only_court_police_and_remand_decisions_on_where_a_child_lives_stop(
    order: LegalStatus,
) -> None:
    verdict = verdict_for(a_situation(child=a_child(order=order)), load_scheme())
    assert (verdict.readiness is Readiness.RULED_OUT) == (order in STOPPING_ORDERS)


def test_the_childs_own_no_stops_that_destination_and_not_the_conversation() -> None:
    no = replace(
        a_blocker(CHILD_SAYS_NO, BarrierKind.STOP, "the child says no to a foster family"),
        destinations=frozenset({Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT}),
        look_again=date(2026, 12, 1),
    )
    situation = replace(a_situation(), recorded=(no,))
    verdict_by_setting = {
        verdict.destination: verdict
        for verdict in rule_on_destinations(situation, load_scheme(), DESTINATIONS)
    }
    foster = verdict_by_setting[Setting.FOSTER_IN_HOUSE]
    assert foster.readiness is Readiness.RULED_OUT
    assert foster.blockers[0].look_again == IN_12_WEEKS, "looked at again within 12 weeks"
    assert "not the conversation" in words_of(foster)
    assert verdict_by_setting[Setting.HOME].readiness is Readiness.READY


@pytest.mark.parametrize(
    ("look_again", "words"),
    [
        (None, "look again 23 June 2026 (12 weeks on, no date recorded)"),
        (date(2026, 5, 4), "look again 4 May 2026"),
        (date(2026, 1, 4), "look again now (the date set was 4 January 2026)"),
    ],
)
def test_a_recorded_stop_stops_and_says_when_to_look_again(
    look_again: date | None, words: str
) -> None:
    stop = replace(
        a_blocker("assessment", BarrierKind.STOP, "the assessment is open; ask Jo."),
        look_again=look_again,
    )
    verdict = verdict_for(replace(a_situation(), recorded=(stop,)), load_scheme())
    assert verdict.readiness is Readiness.RULED_OUT
    assert verdict.reasons[0].words == f"not while the assessment is open; ask Jo, {words}"


@pytest.mark.parametrize(
    ("cleared", "readiness"),
    [
        (AS_OF, Readiness.READY),
        (date(2026, 4, 1), Readiness.RULED_OUT),  # cleared later than the day asked about
    ],
)
def test_a_stop_that_was_cleared_stops_no_longer(cleared: date, readiness: Readiness) -> None:
    stop = replace(a_blocker("assessment", BarrierKind.STOP), cleared=cleared)
    verdict = verdict_for(replace(a_situation(), recorded=(stop,)), load_scheme())
    assert verdict.readiness is readiness


def test_a_stop_beats_an_unknown_profile() -> None:
    situation = replace(a_situation(child=a_child(setting=Setting.SECURE)), profile=None)
    verdict = verdict_for(situation, load_scheme())
    assert (verdict.readiness, verdict.question) == (Readiness.RULED_OUT, None)


PENDING = 'Placement census says "DoLS (pending)" under Deprivation of liberty'


def test_a_word_about_a_stop_that_nobody_has_explained_leaves_no_answer_but_not_enough_known() -> (
    None
):
    situation = a_situation(child=a_child(unread_stops=(PENDING,)))
    for verdict in rule_on_destinations(situation, load_scheme(), DESTINATIONS):
        assert verdict.readiness is Readiness.NOT_ENOUGH_KNOWN
        assert verdict.reasons[0].words == f"{PENDING}, so ask what it means"
        assert verdict.question == f"{PENDING}, so ask what it means."
        assert [reason.words for reason in verdict.reasons].count(verdict.reasons[0].words) == 1


def test_a_legal_status_that_is_not_known_leaves_no_answer_but_not_enough_known() -> None:
    situation = a_situation(child=a_child(order=LegalStatus.UNKNOWN))
    verdict = verdict_for(situation, load_scheme())
    assert verdict.readiness is Readiness.NOT_ENOUGH_KNOWN
    assert "ask which order is in force" in verdict.reasons[0].words
    assert verdict.question is not None


def test_a_stop_still_rules_out_beside_a_word_that_nobody_has_explained() -> None:
    child = a_child(deprivation_of_liberty=True, unread_stops=(PENDING,), order=LegalStatus.UNKNOWN)
    assert verdict_for(a_situation(child=child), load_scheme()).readiness is Readiness.RULED_OUT
