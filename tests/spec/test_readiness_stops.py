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

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.reference.needs import scheme
from models.children.records import Order
from models.children.settings import DESTINATIONS, Setting
from models.readiness.rules import verdicts
from models.readiness.stops import CHILD_SAYS_NO
from models.readiness.verdict import BlockerKind, Readiness
from tests.builders import AS_OF, a_child
from tests.needs_builders import IN_12_WEEKS, a_blocker, a_situation, verdict_for, words_of

STOPPING_ORDERS = (
    Order.POLICE_PROTECTION, Order.EMERGENCY_PROTECTION, Order.CHILD_ASSESSMENT, Order.REMAND,
    Order.PACE, Order.YOUTH_REHABILITATION,
)  # fmt: skip


def test_a_secure_home_rules_every_destination_out_for_12_weeks() -> None:
    situation = a_situation(child=a_child(setting=Setting.SECURE))
    found = verdicts(situation, scheme(), DESTINATIONS)
    assert {one.readiness for one in found} == {Readiness.RULED_OUT}
    stop = found[0].blockers[0]
    assert (stop.kind, stop.look_again, stop.look_again_assumed) == (
        BlockerKind.STOP, IN_12_WEEKS, True,
    )  # fmt: skip
    assert found[0].reasons[0].words == (
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
    found = verdict_for(a_situation(child=child), scheme())
    assert found.readiness is Readiness.RULED_OUT
    assert (found.blockers[0].look_again, found.blockers[0].look_again_assumed) == (
        look_again, assumed,
    )  # fmt: skip


@pytest.mark.parametrize("known", [False, None])
def test_no_order_and_an_order_that_is_not_known_are_no_stop(known: bool | None) -> None:
    child = a_child(deprivation_of_liberty=known)
    assert verdict_for(a_situation(child=child), scheme()).readiness is Readiness.READY


@pytest.mark.parametrize("order", Order)
def test_only_court_police_and_remand_decisions_on_where_a_child_lives_stop(order: Order) -> None:
    found = verdict_for(a_situation(child=a_child(order=order)), scheme())
    assert (found.readiness is Readiness.RULED_OUT) == (order in STOPPING_ORDERS)


def test_the_childs_own_no_stops_that_destination_and_not_the_conversation() -> None:
    no = replace(
        a_blocker(CHILD_SAYS_NO, BlockerKind.STOP, "the child says no to a foster family"),
        destinations=frozenset({Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT}),
        look_again=date(2026, 12, 1),
    )
    situation = replace(a_situation(), recorded=(no,))
    found = {one.destination: one for one in verdicts(situation, scheme(), DESTINATIONS)}
    foster = found[Setting.FOSTER_IN_HOUSE]
    assert foster.readiness is Readiness.RULED_OUT
    assert foster.blockers[0].look_again == IN_12_WEEKS, "looked at again within 12 weeks"
    assert "not the conversation" in words_of(foster)
    assert found[Setting.HOME].readiness is Readiness.READY


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
        a_blocker("assessment", BlockerKind.STOP, "the assessment is open; ask Jo."),
        look_again=look_again,
    )
    found = verdict_for(replace(a_situation(), recorded=(stop,)), scheme())
    assert found.readiness is Readiness.RULED_OUT
    assert found.reasons[0].words == f"not while the assessment is open; ask Jo, {words}"


@pytest.mark.parametrize(
    ("cleared", "readiness"),
    [
        (AS_OF, Readiness.READY),
        (date(2026, 4, 1), Readiness.RULED_OUT),  # cleared later than the day asked about
    ],
)
def test_a_stop_that_was_cleared_stops_no_longer(cleared: date, readiness: Readiness) -> None:
    stop = replace(a_blocker("assessment", BlockerKind.STOP), cleared=cleared)
    found = verdict_for(replace(a_situation(), recorded=(stop,)), scheme())
    assert found.readiness is readiness


def test_a_stop_beats_an_unknown_profile() -> None:
    situation = replace(a_situation(child=a_child(setting=Setting.SECURE)), profile=None)
    found = verdict_for(situation, scheme())
    assert (found.readiness, found.question) == (Readiness.RULED_OUT, None)


PENDING = 'Placement census says "DoLS (pending)" under Deprivation of liberty'


def test_a_word_about_a_stop_that_nobody_has_explained_leaves_no_answer_but_not_enough_known() -> (
    None
):
    situation = a_situation(child=a_child(unread_stops=(PENDING,)))
    for found in verdicts(situation, scheme(), DESTINATIONS):
        assert found.readiness is Readiness.NOT_ENOUGH_KNOWN
        assert found.reasons[0].words == f"{PENDING}, so ask what it means"
        assert found.question == f"{PENDING}, so ask what it means."
        assert [one.words for one in found.reasons].count(found.reasons[0].words) == 1


def test_a_legal_status_that_is_not_known_leaves_no_answer_but_not_enough_known() -> None:
    situation = a_situation(child=a_child(order=Order.UNKNOWN))
    found = verdict_for(situation, scheme())
    assert found.readiness is Readiness.NOT_ENOUGH_KNOWN
    assert "ask which order is in force" in found.reasons[0].words
    assert found.question is not None


def test_a_stop_still_rules_out_beside_a_word_that_nobody_has_explained() -> None:
    child = a_child(deprivation_of_liberty=True, unread_stops=(PENDING,), order=Order.UNKNOWN)
    assert verdict_for(a_situation(child=child), scheme()).readiness is Readiness.RULED_OUT
