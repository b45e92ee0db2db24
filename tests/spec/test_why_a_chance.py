"""Why a child's own chance is what it is, worked out by hand on a small logistic hazard."""

from math import exp, log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.evidence import MoveTo
from models.journeys.explain.chance import Because, explain_chance
from models.journeys.explain.factors import MEANINGS, Thing
from models.journeys.fit.family_months import THING_COLUMNS
from models.needs.scheme import Need
from tests.make.children import a_child
from tests.make.explanations import BEHAVIOUR, IN_MODEL, a_lasting, grounds

LEVELS = {BEHAVIOUR: 3, Need.EDUCATION: 1}


def by_hand(log_odds: float) -> float:
    """The chance of lasting thirteen steps with these log odds of ending in each."""
    hazard = 1 / (1 + exp(-log_odds))
    return exp(13 * log1p(-hazard))


def explained(**changes: object) -> Because:
    given_grounds = grounds(**{"age": 13.0, "levels": LEVELS} | changes)  # type: ignore[arg-type]
    because_result = explain_chance(given_grounds, a_child(key="me", age=13), MoveTo.FOSTERING)
    assert because_result is not None
    return because_result


def test_each_thing_is_the_chance_less_the_chance_with_it_as_movers_were_on_average() -> None:
    # Age 13 is one unit (0.3); behaviour 3 one unit over level 2 (0.5); needs on average level 2,
    # no unit (0.4 x 0). Movers' average is 0 of all: log odds -3, this child's -3 + 0.3 + 0.5.
    because = explained()
    assert because.average == pytest.approx(by_hand(-3.0))
    assert because.p_12m == pytest.approx(by_hand(-2.2))
    assert [factor.thing for factor in because.factors] == [Thing.BEHAVIOUR, Thing.AGE]
    behaviour, age = (factor.points.value for factor in because.factors)
    assert behaviour == pytest.approx(100 * (by_hand(-2.2) - by_hand(-2.7)))
    assert age == pytest.approx(100 * (by_hand(-2.2) - by_hand(-2.5)))
    assert [factor.words for factor in because.factors] == ["level 3", "age 13"]


def test_average_things_and_the_rest_add_up_to_the_childs_chance() -> None:
    because = explained()
    full = sum(round(factor.points.value) for factor in because.factors)
    assert round(100 * because.average) + full + because.rest_whole == round(100 * because.p_12m)


def test_one_need_a_level_lower_is_asked_about_again_with_the_mean_it_makes() -> None:
    # Of two known needs one lower by 1: the mean by a half, so the log odds by 0.5 + 0.4 / 2.
    because = explained()
    lower = next(c for c in because.changes if c.need is BEHAVIOUR and c.step == -1)
    assert lower.p_12m == pytest.approx(by_hand(-2.2 - 0.7))
    assert lower.points.value == pytest.approx(100 * (by_hand(-2.9) - by_hand(-2.2)))
    other = next(c for c in because.changes if c.need is None and c.step == -1)
    assert other.p_12m == pytest.approx(by_hand(-2.2 - 0.2))


def test_a_need_that_isnt_known_or_isnt_in_the_model_changes_nothing() -> None:
    assert explained(levels=None).changes == ()
    assert explained(lasting=[a_lasting(("age",), (0.3,))]).changes == ()
    named = {change.need for change in explained().changes}
    assert named == {BEHAVIOUR, None}  # self-harm and exploitation are neither known nor in it


def test_a_level_stays_between_0_and_4() -> None:
    steps = {c.step for c in explained(levels={BEHAVIOUR: 0}).changes if c.need is BEHAVIOUR}
    assert steps == {1}
    steps = {c.step for c in explained(levels={BEHAVIOUR: 4}).changes if c.need is BEHAVIOUR}
    assert steps == {-1}


def test_at_most_four_things_and_none_under_one_point() -> None:
    many = ("age", "needs_mean", "strengths_mean", "placements_before", "missing_episodes", "sdq")
    lasting = a_lasting(many, (0.5,) * 6, centre=(2.0, 1.5, 1.0, 1.0, 0.5, 0.01))
    because = explained(lasting=[lasting])
    assert len(because.factors) == 4
    sizes = [abs(factor.points.value) for factor in because.factors]
    assert sizes == sorted(sizes, reverse=True) and min(sizes) >= 1
    assert Thing.SDQ not in {factor.thing for factor in because.factors}


def test_a_kind_of_move_without_an_own_hazard_has_no_explanation() -> None:
    basis = grounds(lasting=[a_lasting(own=False)])
    assert explain_chance(basis, a_child(key="me"), MoveTo.FOSTERING) is None
    assert explain_chance(grounds(), a_child(key="not here"), MoveTo.FOSTERING) is None


def test_a_thing_that_may_as_well_be_nothing_says_that_it_isnt_sure() -> None:
    sure = explained(lasting=[a_lasting(spread=0.01)])
    assert all(factor.points.is_sure for factor in sure.factors)
    vague = explained(lasting=[a_lasting(spread=3.0)])
    assert not any(factor.points.is_sure for factor in vague.factors)


def test_every_feature_that_a_chance_may_use_is_in_exactly_one_named_thing() -> None:
    named = [name for meaning in MEANINGS for name in meaning.features]
    assert sorted(named) == sorted(THING_COLUMNS)


@given(
    effect=st.floats(0.05, 1.5),
    level=st.integers(1, 3),
    constant=st.floats(-5, -1),
    mean=st.floats(0, 0.5),
)
def test_a_need_that_goes_with_ending_early_never_helps_by_rising(
    effect: float, level: int, constant: float, mean: float
) -> None:
    lasting = a_lasting(IN_MODEL, (0.1, 0.0, effect, mean), constant=constant)
    because = explained(levels={BEHAVIOUR: level}, lasting=[lasting])
    lower, higher = (c for c in because.changes if c.need is BEHAVIOUR)
    assert lower.p_12m > because.p_12m > higher.p_12m


@given(
    effects=st.lists(st.floats(-1, 1), min_size=4, max_size=4),
    age=st.integers(5, 17),
    level=st.integers(0, 4),
    spread=st.floats(0, 0.5),
)
def test_what_is_told_always_adds_up(
    effects: list[float], age: int, level: int, spread: float
) -> None:
    lasting = a_lasting(IN_MODEL, effects, centre=(1.0, 0.8, 0.2, 0.3), spread=spread)
    because = explained(age=float(age), levels={BEHAVIOUR: level}, lasting=[lasting])
    shown = sum(round(factor.points.value) for factor in because.factors)
    together = round(100 * because.average) + shown + because.rest_whole
    assert together == round(100 * because.p_12m)
    assert all(f.points.low <= f.points.value + 1e-9 or spread > 0 for f in because.factors)
