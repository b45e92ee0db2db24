"""Legal statuses that can't last: past their limit they are a question, and no stop by themselves.

| status | lasts | asked from |
|---|---|---|
| police protection | 72 hours | the 4th day after the one it began on |
| emergency protection order | 8 days, 7 more once | the 16th |
| child assessment order | 7 days | the 8th |
| accommodated under PACE | to the next sitting of the court | the 4th |
| remand | 182 days unless extended | the 183rd |
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.reference.needs import load_scheme
from models.children.caseload import children_at
from models.children.records import Child, LegalStatus
from models.labels import Readiness
from models.readiness.rules import rule_on_destinations
from models.readiness.run_out import LIMITS, run_out
from models.readiness.situations import SituationIndex
from models.settings import DESTINATIONS
from tests.make.children import AS_OF, a_child, a_council, a_placement, a_return, an_episode, rows
from tests.make.needs import IN_12_WEEKS, a_situation

SINCE = date(2024, 1, 3)
DAYS = {
    LegalStatus.POLICE_PROTECTION: 3,
    LegalStatus.EMERGENCY_PROTECTION: 15,
    LegalStatus.CHILD_ASSESSMENT: 7,
    LegalStatus.PACE: 3,
    LegalStatus.REMAND: 182,
}


def child_under(order: LegalStatus, since: date | None) -> Child:
    return a_child(placement=replace(a_placement(order=order), order_since=since))


@pytest.mark.parametrize(("order", "days"), DAYS.items())
def test_each_status_is_asked_about_from_the_day_after_its_last(
    order: LegalStatus, days: int
) -> None:
    child = child_under(order, SINCE)
    assert run_out(child, SINCE + timedelta(days=days)) is None
    over = run_out(child, SINCE + timedelta(days=days + 1))
    assert over is not None and over.ended_on == SINCE + timedelta(days=days)


def test_every_limit_names_its_source() -> None:
    assert set(LIMITS) == set(DAYS)
    assert all(limit.source for limit in LIMITS.values())


def test_a_care_order_lasts_and_an_unknown_start_is_not_guessed() -> None:
    assert run_out(child_under(LegalStatus.FULL_CARE_ORDER, SINCE), AS_OF) is None
    assert run_out(child_under(LegalStatus.POLICE_PROTECTION, None), AS_OF) is None


def test_police_protection_of_two_years_is_a_question_and_no_stop() -> None:
    situation = a_situation(child=child_under(LegalStatus.POLICE_PROTECTION, SINCE))
    outcomes = rule_on_destinations(situation, load_scheme(), DESTINATIONS)
    assert {verdict.readiness for verdict in outcomes} == {Readiness.NOT_ENOUGH_KNOWN}
    words = (
        "recorded as under police protection since 3 January 2024, which lasts 72 hours at most, "
        "so ask which legal status is right"
    )
    assert all(verdict.reasons[0].words == words for verdict in outcomes)
    assert all(
        (verdict.question or "").startswith("Recorded as under police") for verdict in outcomes
    )


def test_within_its_limit_it_stops_as_before() -> None:
    yesterday = AS_OF - timedelta(days=1)
    situation = a_situation(child=child_under(LegalStatus.POLICE_PROTECTION, yesterday))
    assert {
        verdict.readiness
        for verdict in rule_on_destinations(situation, load_scheme(), DESTINATIONS)
    } == {Readiness.RULED_OUT}


def council(
    order: LegalStatus = LegalStatus.POLICE_PROTECTION, said: list[dict[str, object]] | None = None
):  # type: ignore[no-untyped-def]
    """A child whose second placement goes on under the order of the first."""
    return a_council(
        [
            an_episode("2024-01-03", "2024-06-01", said_by=2026, rne="S", order=order),
            an_episode("2024-06-01", said_by=2026, order=order),
        ],
        [a_return(2026, covers_to="2026-03-20")],
        legal_statuses=rows("legal_statuses", *(said or [])),
    )


def status(
    order: LegalStatus, on: str, since: str | None = None, number: int = 1
) -> dict[str, object]:
    return {
        "child": "k1",
        "number": number,
        "on": on,
        "order": order.value,
        "since": None if since is None else date.fromisoformat(since),
    }


def known(data, as_of: date = AS_OF) -> Child:  # type: ignore[no-untyped-def]
    (child,) = children_at(data, as_of).residential
    return SituationIndex(data, as_of).situation_of(child, IN_12_WEEKS).child


def test_since_when_it_is_counts_through_a_move() -> None:
    (child,) = children_at(council(), AS_OF).residential
    assert (child.placement.starts, child.placement.order_since) == (date(2024, 6, 1), SINCE)


def test_who_was_looked_after_anew_is_under_a_new_status() -> None:
    data = a_council(
        [
            an_episode(
                "2024-01-03",
                "2024-02-01",
                said_by=2026,
                rne="S",
                ending="another reason",
                order=LegalStatus.POLICE_PROTECTION,
            ),
            an_episode("2026-03-29", said_by=2026, rne="S", order=LegalStatus.POLICE_PROTECTION),
        ]
    )
    (child,) = children_at(data, AS_OF).residential
    assert child.placement.order_since == date(2026, 3, 29)


def test_an_answer_ends_the_question() -> None:
    assert run_out(known(council()), AS_OF) is not None
    child = known(council(said=[status(LegalStatus.FULL_CARE_ORDER, "2026-03-25", "2024-01-06")]))
    assert (child.placement.order, child.placement.order_since) == (
        LegalStatus.FULL_CARE_ORDER,
        date(2024, 1, 6),
    )
    assert run_out(child, AS_OF) is None


def test_the_last_answer_counts_and_a_later_one_is_not_known_yet() -> None:
    first = status(LegalStatus.SECTION_20, "2026-03-25")
    second = status(LegalStatus.FULL_CARE_ORDER, "2026-03-28", number=2)
    assert known(council(said=[first, second])).placement.order is LegalStatus.FULL_CARE_ORDER
    early = date(2026, 3, 26)
    assert known(council(said=[first, second]), early).placement.order is LegalStatus.SECTION_20


def test_a_newer_return_says_otherwise() -> None:
    data = council(LegalStatus.INTERIM_CARE_ORDER, [status(LegalStatus.SECTION_20, "2026-03-10")])
    assert known(data).placement.order is LegalStatus.INTERIM_CARE_ORDER
    still = council(said=[status(LegalStatus.SECTION_20, "2026-03-10")])
    assert known(still).placement.order is LegalStatus.SECTION_20, "it repeats what has run out"


def test_an_answer_that_is_a_stop_stops() -> None:
    data = council(said=[status(LegalStatus.POLICE_PROTECTION, "2026-03-30", "2026-03-30")])
    (child,) = children_at(data, AS_OF).residential
    situation = SituationIndex(data, AS_OF).situation_of(child, IN_12_WEEKS)
    assert {
        verdict.readiness
        for verdict in rule_on_destinations(situation, load_scheme(), DESTINATIONS)
    } == {Readiness.RULED_OUT}
