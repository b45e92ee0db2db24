"""What holds for every child, whatever the levels, packages and records: laws of the rules."""

from dataclasses import fields, replace
from datetime import date
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reference.needs import load_scheme
from models.children.records import Child, LegalStatus, Placement
from models.labels import Barrier, BarrierKind, Readiness
from models.needs.direction import Direction, Heading, Trend
from models.needs.profile import ITEMS
from models.needs.scheme import HIGHEST_NEED, Need, Package, Scheme, Strength
from models.readiness.ceilings import RANK, answer_by_ceilings, judge_levels, place_of
from models.readiness.rules import rule_on_destinations
from models.readiness.situation import Situation
from models.readiness.verdict import Reason, Verdict
from models.settings import DESTINATIONS, Setting
from tests.make.children import AS_OF, a_child
from tests.make.needs import a_profile, a_scheme, a_situation

FEW = settings(max_examples=60, deadline=None, derandomize=True)
DRAFT = load_scheme()
RULE_NEEDS = [need for need in Need if need is not Need.IDENTITY]
needs = st.sampled_from(RULE_NEEDS)
levels = st.fixed_dictionaries({need: st.integers(0, HIGHEST_NEED) for need in RULE_NEEDS})
some_unknown = st.fixed_dictionaries(
    {need: st.none() | st.integers(0, HIGHEST_NEED) for need in RULE_NEEDS}
)
near_the_ceiling = st.fixed_dictionaries({need: st.integers(1, 3) for need in RULE_NEEDS})
destinations = st.sampled_from(DESTINATIONS)
packages = st.lists(
    st.builds(
        Package,
        name=st.sampled_from([f"package_{letter}" for letter in "abcdefgh"]),
        destination=st.just("foster_family"),
        raises=st.frozensets(needs, min_size=1, max_size=5),
        weekly_gbp=st.sampled_from([0.0, 100.0, 250.5]),
        weeks=st.sampled_from([12, 26]),
        one_off_gbp=st.sampled_from([0.0, 500.0]),
        basis=st.just("test"),
    ),
    max_size=4,
    unique_by=lambda package: package.name,
)


def rated(given: dict[Need, int | None] | dict[Need, int]) -> Situation:
    """A 16-year-old (every destination is asked about) with these levels."""
    counts = {need.value: level for need, level in given.items()}
    child = a_child(born=date(2009, 12, 1))
    return a_situation(child=child, profile=a_profile(**counts))


def core(verdict: Verdict) -> tuple[object, ...]:
    """The verdict without its reasons and blockers."""
    return (
        verdict.destination,
        verdict.readiness,
        verdict.packages,
        verdict.must_change,
        verdict.question,
    )


@FEW
@given(some_unknown, st.sampled_from(["secure", "order", "liberty", "recorded"]))
def test_a_stop_always_wins(number_by_need: dict[Need, int | None], kind: str) -> None:
    situation = rated(number_by_need)
    child = a_child(
        born=date(2009, 12, 1),
        setting=Setting.SECURE if kind == "secure" else Setting.CHILDRENS_HOME_INDEPENDENT,
        order=LegalStatus.REMAND if kind == "order" else LegalStatus.FULL_CARE_ORDER,
        deprivation_of_liberty=kind == "liberty",
    )
    no = Barrier("assessment", BarrierKind.STOP, "the assessment is open", recorded=True)
    stopped = replace(situation, child=child, recorded=(no,) if kind == "recorded" else ())
    for verdict in rule_on_destinations(stopped, DRAFT, DESTINATIONS):
        assert verdict.readiness is Readiness.RULED_OUT
        assert verdict.blockers[0].look_again is not None
        assert (verdict.packages, verdict.must_change, verdict.question) == ((), (), None)


@FEW
@given(near_the_ceiling | levels, needs, destinations)
def test_a_higher_need_never_improves_the_answer(
    known: dict[Need, int], need: Need, destination: Setting
) -> None:
    place = place_of(DRAFT, destination)
    higher = {**known, need: min(known[need] + 1, HIGHEST_NEED)}
    before, after = answer_by_ceilings(known, place, 0), answer_by_ceilings(higher, place, 0)
    assert RANK[after.readiness] <= RANK[before.readiness]


@FEW
@given(near_the_ceiling | levels, packages)
def test_one_more_package_never_worsens_the_answer(
    known: dict[Need, int], offered: list[Package]
) -> None:
    place = place_of(a_scheme(*offered), Setting.FOSTER_IN_HOUSE)
    fewer = place_of(a_scheme(*offered[:-1]), Setting.FOSTER_IN_HOUSE)
    before, after = answer_by_ceilings(known, fewer, 0), answer_by_ceilings(known, place, 0)
    assert RANK[after.readiness] >= RANK[before.readiness]


@FEW
@given(near_the_ceiling, packages)
def test_the_packages_are_the_cheapest_that_give_the_answer(
    known: dict[Need, int], offered: list[Package]
) -> None:
    place = place_of(a_scheme(*offered), Setting.FOSTER_IN_HOUSE)
    ceiling_answer = answer_by_ceilings(known, place, 0)
    subsets = chain.from_iterable(combinations(offered, size) for size in range(len(offered) + 1))
    wanted = judge_levels(known, place, offered)
    same = [some for some in subsets if judge_levels(known, place, some) == wanted]
    if ceiling_answer.readiness is Readiness.NOT_YET:
        assert ceiling_answer.packages == ()
        return
    assert (ceiling_answer.readiness, ceiling_answer.over) == judge_levels(
        known, place, ceiling_answer.packages
    )
    best = min(
        same,
        key=lambda some: (
            round(sum(package.total_gbp for package in some), 2),
            len(some),
            sorted(package.name for package in some),
        ),
    )
    assert set(ceiling_answer.packages) == set(best)


@FEW
@given(some_unknown, st.none() | st.integers(0, 4), st.none() | st.integers(0, 3))
def test_identity_strengths_and_direction_never_enter_a_verdict(
    number_by_need: dict[Need, int | None], identity: int | None, strength: int | None
) -> None:
    plain = rated(number_by_need)
    words = {strength_item.value: strength for strength_item in Strength} | {"identity": identity}
    counts = {need.value: level for need, level in number_by_need.items()} | words
    trends = tuple(Trend(item, Heading.WORSE, AS_OF, 0, AS_OF, 3) for item in ITEMS.values())
    other = replace(
        plain,
        profile=a_profile(**counts),
        direction=Direction(trends),
        missing_episodes=9,
        incidents=9,
        serious_incidents=9,
        siblings=3,
    )
    before = [core(verdict) for verdict in rule_on_destinations(plain, DRAFT, DESTINATIONS)]
    assert [core(verdict) for verdict in rule_on_destinations(other, DRAFT, DESTINATIONS)] == before


@FEW
@given(some_unknown, destinations, st.data())
def test_an_answer_given_despite_blanks_holds_whatever_they_turn_out_to_be(
    number_by_need: dict[Need, int | None], destination: Setting, data: st.DataObject
) -> None:
    place = place_of(DRAFT, destination)
    lowest, highest = (
        answer_by_ceilings(number_by_need, place, 0),
        answer_by_ceilings(number_by_need, place, HIGHEST_NEED),
    )
    if lowest.readiness is not highest.readiness:
        return
    truth = {
        need: data.draw(st.integers(0, HIGHEST_NEED)) if level is None else level
        for need, level in number_by_need.items()
    }
    assert answer_by_ceilings(truth, place, 0).readiness is lowest.readiness


@FEW
@given(some_unknown)
def test_every_verdict_has_reasons_that_join_and_read_plainly(
    number_by_need: dict[Need, int | None],
) -> None:
    for verdict in rule_on_destinations(rated(number_by_need), DRAFT, DESTINATIONS):
        assert verdict.reasons
        for reason in verdict.reasons:
            assert reason.words == reason.words.strip() and reason.words
            assert not set(";\n£_") & set(reason.words) and not reason.words.endswith(".")
        asks = verdict.readiness is Readiness.NOT_ENOUGH_KNOWN
        assert (verdict.question is not None) == asks


@FEW
@given(some_unknown)
def test_equal_input_gives_equal_output(number_by_need: dict[Need, int | None]) -> None:
    once, again = rated(number_by_need), rated(number_by_need)
    mixed = Scheme(DRAFT.ceilings[::-1], DRAFT.packages[::-1], DRAFT.items)
    before = [core(verdict) for verdict in rule_on_destinations(once, DRAFT, DESTINATIONS)]
    assert [core(verdict) for verdict in rule_on_destinations(again, DRAFT, DESTINATIONS)] == before
    after = [
        (
            verdict.destination,
            verdict.readiness,
            set(verdict.packages),
            verdict.must_change,
            verdict.question,
        )
        for verdict in rule_on_destinations(once, mixed, DESTINATIONS)
    ]
    assert after == [(a, b, set(c), d, e) for a, b, c, d, e in before]


@pytest.mark.parametrize("seen", [Situation, Child, Placement, Reason, Verdict])
def test_readiness_sees_no_money_and_nothing_to_discriminate_by(seen: type) -> None:
    names = " ".join(field.name for field in fields(seen))
    for word in (
        "gbp",
        "price",
        "cost",
        "saving",
        "ethnic",
        "religi",
        "national",
        "postcode",
        "miles",
        "distance",
        "area",
    ):
        assert word not in names
