"""Rule 4: the needs against what that kind of home can meet, every package tried together.

Ceiling 2 for every need, unless said:

| needs above 0 | packages | verdict | cheapest packages | must change |
|---|---|---|---|---|
| one at 2 | any | ready | none | |
| one at 3 | raises it | ready | that one | |
| one at 3 | none | nearly | none | that need |
| two at 3 | none | nearly | none | both |
| three at 3 | none | not yet | | |
| one at 4 | none | not yet | | |
| one at 4 | raises it | nearly | that one | that need |
| one at 4 | two that raise it | nearly, a ceiling rises by one at most | the cheaper | that need |

Level 4 is staff awake round the clock or immediate safety action. In self-harm, exploitation and
behaviour towards others no family is one step away from that: never ready or nearly for one, with
whatever support.
"""

import pytest

from data.reference.needs import load_scheme
from models.labels import Readiness
from models.needs.scheme import Need, Package
from models.readiness.rules import rule_on_destinations
from models.settings import DESTINATIONS, Setting
from tests.make.needs import a_package, a_scheme, a_situation, verdict_for, words_of

SELF_HARM, EDUCATION = Need.SELF_HARM, Need.EDUCATION
HELP = a_package("help", SELF_HARM)
DEAR = a_package("dear", SELF_HARM, EDUCATION, total_gbp=5000)
SCHOOL = a_package("school", EDUCATION, total_gbp=2000)


@pytest.mark.parametrize(
    ("levels", "packages", "readiness", "cheapest", "must_change"),
    [
        ({"self_harm": 2}, [HELP], Readiness.READY, [], []),
        ({"self_harm": 3}, [HELP], Readiness.READY, [HELP], []),
        ({"self_harm": 3}, [], Readiness.NEARLY, [], [SELF_HARM]),
        ({"self_harm": 3, "education": 3}, [], Readiness.NEARLY, [], [SELF_HARM, EDUCATION]),
        ({"self_harm": 3, "education": 3, "friendships": 3}, [], Readiness.NOT_YET, [], []),
        ({"education": 4}, [], Readiness.NOT_YET, [], []),
        ({"education": 4}, [SCHOOL], Readiness.NEARLY, [SCHOOL], [EDUCATION]),
        ({"education": 4}, [DEAR, SCHOOL], Readiness.NEARLY, [SCHOOL], [EDUCATION]),
        ({"self_harm": 3, "education": 3}, [HELP, SCHOOL, DEAR], Readiness.READY,
         [HELP, SCHOOL], []),
        ({"self_harm": 3, "education": 3, "friendships": 3}, [HELP], Readiness.NEARLY, [HELP],
         [EDUCATION, Need.FRIENDSHIPS]),
        ({"self_harm": 3, "education": 4, "friendships": 3}, [HELP, SCHOOL], Readiness.NEARLY,
         [HELP, SCHOOL], [EDUCATION, Need.FRIENDSHIPS]),
    ],
)  # fmt: skip
def test_the_needs_against_the_ceilings(
    levels: dict[str, int],
    packages: list[Package],
    readiness: Readiness,
    cheapest: list[Package],
    must_change: list[Need],
) -> None:
    verdict = verdict_for(a_situation(**levels), a_scheme(*packages))
    assert verdict.readiness is readiness
    assert set(verdict.packages) == set(cheapest)
    assert set(verdict.must_change) == set(must_change)


FAMILIES = tuple(
    destinations
    for destinations in DESTINATIONS
    if destinations is not Setting.SUPPORTED_ACCOMMODATION
)


@pytest.mark.parametrize("place", FAMILIES)
@pytest.mark.parametrize("ceiling", [2, 3, 4])
@pytest.mark.parametrize(
    "need", ["self_harm", "exploitation_and_missing", "behaviour_towards_others"]
)
def test_staff_awake_round_the_clock_is_never_nearly_a_family(
    need: str, ceiling: int, place: Setting
) -> None:
    helps = [
        a_package("help", Need(need), destination=name)
        for name in ("home", "foster_connected", "foster_family", "foster_specialist")
    ]
    verdict = verdict_for(a_situation(**{need: 4}), a_scheme(*helps, ceiling=ceiling), place)
    assert verdict.readiness is Readiness.NOT_YET
    assert "staff awake round the clock" in words_of(verdict)


def test_packages_that_cost_the_same_are_chosen_by_number_and_then_by_name() -> None:
    both = a_package("z_both", SELF_HARM, EDUCATION, total_gbp=2000)
    same = a_package("y_both", SELF_HARM, EDUCATION, total_gbp=2000)
    package, other = a_package("a", SELF_HARM), a_package("b", EDUCATION)
    verdict = verdict_for(
        a_situation(self_harm=3, education=3), a_scheme(package, other, both, same)
    )
    assert verdict.packages == (same,)


def test_a_package_of_another_destination_helps_nobody_here() -> None:
    elsewhere = a_package("help", SELF_HARM, destination="home")
    verdict = verdict_for(a_situation(self_harm=3), a_scheme(elsewhere))
    assert (verdict.readiness, verdict.packages) == (Readiness.NEARLY, ())


def test_in_house_and_bought_foster_care_always_have_the_same_verdict() -> None:
    verdict_by_setting = {
        verdict.destination: verdict
        for verdict in rule_on_destinations(
            a_situation(education=3, self_harm=3), load_scheme(), DESTINATIONS
        )
    }
    ours, bought = (
        verdict_by_setting[Setting.FOSTER_IN_HOUSE],
        verdict_by_setting[Setting.FOSTER_INDEPENDENT],
    )
    assert ours.readiness is Readiness.NEARLY
    assert (ours.readiness, ours.reasons, ours.packages, ours.must_change) == (
        bought.readiness,
        bought.reasons,
        bought.packages,
        bought.must_change,
    )


def test_identity_at_the_top_level_changes_nothing() -> None:
    outcomes = rule_on_destinations(a_situation(identity=4), load_scheme(), DESTINATIONS)
    assert {verdict.readiness for verdict in outcomes} == {Readiness.READY}


def test_every_verdict_says_why_in_plain_words() -> None:
    ready = verdict_for(a_situation(education=3), load_scheme())
    assert words_of(ready) == (
        "all eleven needs that a rule reads are within what a foster family can meet "
        "with the step-down fostering team"
    )
    nearly = verdict_for(a_situation(education=4), load_scheme())
    assert words_of(nearly) == (
        "education at level 4, a foster family can meet level 2 "
        "(3 with the step-down fostering team); "
        "the other ten needs are within what a foster family can meet "
        "with the step-down fostering team"
    )
    not_yet = verdict_for(
        a_situation(
            self_harm=3, friendships=4, family_time=4, education=4, daily_living=4, attachment=4
        ),
        load_scheme(),
        Setting.FOSTER_CONNECTED,
    )
    assert words_of(not_yet) == (
        "self-harm at level 3, family or friends can meet level 1; "
        "friendships at level 4, family or friends can meet level 2; "
        "family time at level 4, family or friends can meet level 2; "
        "daily living at level 4, family or friends can meet level 2; "
        "also above what family or friends can meet: attachment and trust, education"
    )
