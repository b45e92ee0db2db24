"""Rule 6: supported accommodation gives support, not care.

| 16 on the day of the move | ready elsewhere | "support, not care, because …" | verdict there |
|---|---|---|---|
| yes | yes | not recorded | ready |
| yes | no | not recorded | not enough known, with that question |
| yes | no | recorded | ready |
| yes, not ready there by needs | | | the needs decide |
| no | | | not asked about |
"""

from dataclasses import replace
from datetime import date

from data.reference.needs import load_scheme
from models.children.records import Child
from models.labels import Readiness
from models.needs.scheme import Ceiling, Need, Scheme
from models.readiness.rules import SUPPORT_NOT_CARE, destinations_for, rule_on_destinations
from models.readiness.situation import Situation
from models.settings import DESTINATIONS, Setting
from tests.make.children import a_child
from tests.make.needs import IN_12_WEEKS, a_situation, verdict_for, words_of

SUPPORTED = Setting.SUPPORTED_ACCOMMODATION


def only_supported() -> Scheme:
    """The draft, but nowhere else may a need be above 0 (family time is 1 in these tests)."""
    return Scheme(
        tuple(
            Ceiling(
                ceiling.destination,
                ceiling.need,
                3 if ceiling.destination == SUPPORTED else 0,
                "test",
            )
            for ceiling in load_scheme().ceilings
        ),
        (),
    )


def aged_16(**levels: int) -> Situation:
    """Born 23 June 2010: 16 on the very day of the move."""
    return a_situation(child=a_child(born=date(2010, 6, 23)), **levels)


def test_it_is_ready_where_another_place_is_ready_too() -> None:
    assert verdict_for(aged_16(), load_scheme(), SUPPORTED).readiness is Readiness.READY


def test_it_is_never_the_only_ready_place() -> None:
    verdict = verdict_for(aged_16(family_time=2), only_supported(), SUPPORTED)
    assert (verdict.readiness, verdict.packages) == (Readiness.NOT_ENOUGH_KNOWN, ())
    assert verdict.question == SUPPORT_NOT_CARE
    assert "gives support, not care" in verdict.reasons[0].words


def test_it_is_ready_alone_once_somebody_recorded_why() -> None:
    situation = replace(
        aged_16(family_time=2), needs_support_not_care_because="has lived with an aunt; copes well."
    )
    verdict = verdict_for(situation, only_supported(), SUPPORTED)
    assert verdict.readiness is Readiness.READY
    assert "because has lived with an aunt; copes well" in words_of(verdict)


def test_blank_words_record_nothing() -> None:
    situation = replace(aged_16(family_time=2), needs_support_not_care_because="  ")
    verdict = verdict_for(situation, only_supported(), SUPPORTED)
    assert verdict.readiness is Readiness.NOT_ENOUGH_KNOWN


def test_where_needs_are_too_high_there_the_needs_decide() -> None:
    situation = aged_16(**{need.value: 4 for need in Need})
    assert verdict_for(situation, load_scheme(), SUPPORTED).readiness is Readiness.NOT_YET


def test_the_other_places_count_even_when_nobody_asks_for_them() -> None:
    outcomes = rule_on_destinations(aged_16(), load_scheme(), (SUPPORTED,))
    assert [verdict.readiness for verdict in outcomes] == [Readiness.READY]


def test_it_is_asked_about_from_16_on_the_day_of_the_move() -> None:
    day_too_young: Child = a_child(born=date(2010, 6, 24))
    assert SUPPORTED not in destinations_for(day_too_young, IN_12_WEEKS)
    assert destinations_for(a_child(born=date(2010, 6, 23)), IN_12_WEEKS) == DESTINATIONS
    outcomes = rule_on_destinations(a_situation(child=day_too_young), load_scheme(), DESTINATIONS)
    assert [verdict.destination for verdict in outcomes] == list(DESTINATIONS[:-1])
