"""What if: nothing supposed saves nothing, parts add up, places hold, a limit is where net is 0."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest

from models.budget.outlook import ForecastBand
from models.evidence import MoveTo
from models.journeys.answers.occupancy import weekly_prices
from models.journeys.fit.engine import MOVES_TO
from models.journeys.history.kinds import GROUPS, SETTINGS, HomeGroup
from models.journeys.simulate.futures import Left
from models.journeys.simulate.simulation import simulate_futures
from models.money import FinancialYear
from models.prices.current import destination_price
from models.scenarios.answer import How, Of, WhatIf, from_text, to_text
from models.scenarios.assumptions import STATED, describe_plan
from models.scenarios.compare import compare_part, compare_with_baseline, steps_of
from models.scenarios.compiled import ReadyMove, compile_plan, planned_moves
from models.scenarios.levers import (
    ChangeEntries,
    ChangePrices,
    ComesFrom,
    EffectKind,
    FamilySupport,
    Lever,
    OpenHome,
    ReadyMoves,
    RecruitCarers,
    ScenarioPlan,
    SupportedPlaces,
)
from models.scenarios.limits import smallest_number
from models.scenarios.paths import path_of
from models.scenarios.validation import plan_errors
from models.settings import RESIDENTIAL, Setting
from tests.make.what_ifs import AS_OF, SOON, path, small_council

HOME = OpenHome(4, SOON, 6_000.0, 100_000.0, 20_000.0)
CARERS = RecruitCarers(6, Setting.FOSTER_IN_HOUSE, SOON, ComesFrom.BOUGHT_HOME, 5_000.0, 40_000.0)
EDGE = FamilySupport(30, SOON, 20.0, 4_000.0)
FLATS = SupportedPlaces(3, SOON, 1_200.0)
MOVES = ReadyMoves(SOON, a_month=2, shift_weeks=-8)
PRICES = ChangePrices(tuple(RESIDENTIAL), 8.0, SOON)
FEWER = ChangeEntries(-30.0, SOON, 10, 18)
EVERYTHING = ScenarioPlan((CARERS, HOME, EDGE, FLATS, MOVES, PRICES, FEWER))
RESIDENTIAL_GROUP = GROUPS.index(HomeGroup.RESIDENTIAL)


def answer(*levers: Lever) -> WhatIf:
    return compare_with_baseline(
        small_council(), ScenarioPlan(levers), path(ScenarioPlan()), lambda _: None
    )


@pytest.fixture(scope="module")
def everything() -> WhatIf:
    return compare_with_baseline(small_council(), EVERYTHING, path(ScenarioPlan()), lambda _: None)


def test_nothing_supposed_saves_exactly_nothing_in_every_future() -> None:
    reply = answer()
    assert {year.together for year in reply.years} == {ForecastBand(0.0, 0.0, 0.0)}
    assert all(one.today == one.plan for one in (*reply.groups, *reply.months))
    assert (reply.break_even, reply.limits, reply.lived, reply.moves) == ((), (), (), None)


@pytest.mark.parametrize(
    "lever",
    [ChangePrices(tuple(RESIDENTIAL), 0.0, SOON), ChangeEntries(0.0, SOON),
     FamilySupport(30, SOON, 0.0, 0.0), ReadyMoves(date(2040, 1, 1)),
     RecruitCarers(5, Setting.FOSTER_IN_HOUSE, date(2040, 1, 1)),
     OpenHome(4, date(2040, 1, 1), 9e5, 9e5)],
    ids=lambda lever: type(lever).__name__,
)  # fmt: skip
def test_a_change_of_nought_or_after_the_last_month_saves_exactly_nothing(lever: Lever) -> None:
    plan_difference = compare_part(
        EffectKind.DONE, path(ScenarioPlan()), path(ScenarioPlan((lever,)))
    )
    for numbers in (
        plan_difference.saved,
        plan_difference.anyway,
        plan_difference.costs,
        plan_difference.capital,
    ):
        assert not numbers.any()


def test_prices_of_every_home_half_as_much_again_make_spend_half_as_much_again() -> None:
    dearer = path(ScenarioPlan((ChangePrices(tuple(Setting), 50.0, AS_OF),)))
    np.testing.assert_allclose(dearer.spend, path(ScenarioPlan()).spend * 1.5)
    assert np.array_equal(dearer.groups, path(ScenarioPlan()).groups)


def test_the_parts_and_the_beds_that_are_paid_anyway_add_up_to_the_whole_difference() -> None:
    council = small_council()
    # As if every second child at the start had a block bed: this council holds no prices.
    council = replace(council, paid_anyway=np.arange(len(council.start.children)) % 2 == 0)
    today = path_of(council, ScenarioPlan())
    paths = [today, *(path_of(council, step) for _, step in steps_of(EVERYTHING))]
    plan_differences = [
        compare_part(part, before, after)
        for (part, _), before, after in zip(steps_of(EVERYTHING), paths, paths[1:], strict=False)
    ]
    assert [plan_difference.part for plan_difference in plan_differences] == list(EffectKind)
    assert any(plan_difference.anyway.any() for plan_difference in plan_differences)
    full = today.spend - paths[-1].spend - paths[-1].costs[:, None]
    np.testing.assert_allclose(
        sum(plan_difference.saved + plan_difference.anyway for plan_difference in plan_differences),
        full,
        atol=0.01,
    )
    np.testing.assert_allclose(
        sum(plan_difference.capital for plan_difference in plan_differences), paths[-1].capital
    )


def test_a_years_parts_add_up_and_ranges_lie_around_their_means(everything: WhatIf) -> None:
    for year in everything.years:
        parts = [year.done, year.avoided, year.around]
        assert sum(part.mean for part in parts if part) == pytest.approx(year.together.mean)
        for forecast_band in (*parts, year.together):
            assert (
                forecast_band is not None
                and forecast_band.low <= forecast_band.mean <= forecast_band.high
            )
    assert [(year.year, year.months) for year in everything.years] == [
        (str(FinancialYear(AS_OF.year)), 12),
        (str(FinancialYear(AS_OF.year + 1)), 12),
    ]
    assert everything.years[0].capital_gbp == 100_000
    assert everything.years[1].capital_gbp == 0


def test_no_place_ever_holds_more_children_than_it_has(everything: WhatIf) -> None:
    ours = path(EVERYTHING)
    assert [lived.places for lived in ours.lived] == [6, 4, 3]
    for lived in ours.lived:
        assert 0 < lived.filled.max() <= lived.places
    before = [number for number, month in enumerate(small_council().months) if month.ends <= SOON]
    assert before and not any(lived.filled[before].any() for lived in ours.lived)


def test_a_home_fills_bed_by_bed_and_never_past_its_share() -> None:
    slow = OpenHome(8, SOON, 1.0, weeks_to_full=52, most_full_percent=80.0)
    assert slow.places == 6
    assert slow.bed_days[0] == SOON and slow.bed_days[-1] == SOON + timedelta(weeks=52)
    lived = path(ScenarioPlan((slow,))).lived[0].filled
    for number, month in enumerate(small_council().months):
        assert lived[number].max() <= sum(day <= month.last_day for day in slow.bed_days)


def test_more_carers_never_mean_more_children_in_residential_care_in_expectation() -> None:
    means = []
    for carers in (0, 2, 6, 12):
        lever = RecruitCarers(carers, Setting.FOSTER_IN_HOUSE, SOON)
        groups = path(ScenarioPlan((lever,) if carers else ())).groups
        means.append(groups[:, RESIDENTIAL_GROUP].mean(axis=1))
    for fewer, more in pairwise(means):
        assert (more <= fewer + 1e-9).all()
    assert means[-1][-1] < means[0][-1] - 3


def test_a_new_family_instead_of_a_home_ends_early_as_a_ready_move_does() -> None:
    """The same engine: who would have come into residential care may come back within the year at
    the rate of such moves, and no carer keeps more than one child out of it at a time."""
    council = small_council(128)
    lever = RecruitCarers(12, Setting.FOSTER_IN_HOUSE, SOON, weeks_to_full=0)
    made = compile_plan(ScenarioPlan((lever,)), council.around)
    futures = simulate_futures(
        council.engine,
        council.start,
        made.scenario,
        council.until,
        council.futures,
        seed=council.seed,
    )
    own = (futures.place > 0) & (futures.starts + 365 < (council.until - futures.as_of).days)
    days = futures.ends - futures.starts
    early = own & (futures.ended == Left.EARLY)
    assert (days[early] < 365).all()
    lasting = council.engine.lasting[MOVES_TO.index(MoveTo.of(Setting.FOSTER_IN_HOUSE))]
    lasts = lasting.lasts(council.start.x[:1], council.engine.normal, 52, own=False).mean()
    # Of those who leave care or turn 18 first nobody knows; the share is of all who came.
    assert early.sum() / own.sum() == pytest.approx(1 - lasts, abs=0.08)
    fewer = path(ScenarioPlan()).groups - path(ScenarioPlan((lever,))).groups
    assert fewer[:, RESIDENTIAL_GROUP].mean(axis=1).max() < 12


def test_carers_are_matched_one_after_another_and_not_all_on_the_first_day() -> None:
    slow = RecruitCarers(12, Setting.FOSTER_IN_HOUSE, SOON, weeks_to_full=52)
    lived = path(ScenarioPlan((slow,))).lived[0]
    assert lived.places == 12
    for number, month in enumerate(small_council().months):
        opened = sum(places for day, places in slow.carers_by_day if day <= month.last_day)
        assert lived.filled[number].max() <= opened
    assert slow.carers_by_day[0][0] == SOON
    assert sum(places for _, places in slow.carers_by_day) == 12
    assert slow.carers_by_day[-1][0] <= SOON + timedelta(weeks=52)


def test_a_place_makes_no_more_than_a_bought_home_costs_and_its_parts_add_up() -> None:
    """Once ten carers made £383,500 a place where a bought home cost £371,000 a year."""
    reply = answer(CARERS)
    bought = SETTINGS.index(Setting.CHILDRENS_HOME_INDEPENDENT)
    home = small_council().rates.by_setting[bought]
    for year, place in zip(reply.years, reply.place_years, strict=True):
        assert year.done is not None and place.year == year.year
        assert place.saved_gbp * place.places == pytest.approx(year.done.mean)
        assert place.homes_gbp - place.place_gbp == pytest.approx(place.saved_gbp)
        assert place.saved_gbp < home * (1 + place.rise) * 52.2
        assert 0 < place.taken <= place.places == 6
    assert [round(place_year.rise, 4) for place_year in reply.place_years] == [0.06, 0.1236]
    assert answer(CARERS, HOME).place_years == ()  # of two deeds nobody can tell whose it is


def test_nobody_under_sixteen_comes_to_supported_accommodation() -> None:
    council = small_council()
    made = compile_plan(ScenarioPlan((SupportedPlaces(20, AS_OF, 1.0),)), council.around)
    futures = simulate_futures(
        council.engine, council.start, made.scenario, council.until, 24, seed=3
    )
    rows = np.flatnonzero((futures.place > 0) & (futures.who < len(council.start.children)))
    ages = (futures.starts[rows] - council.start.born[futures.who[rows]]) / 365.25
    assert len(rows) > 10
    assert ages.min() >= 16


def test_a_childs_own_price_ends_where_a_new_place_begins() -> None:
    council = small_council()
    own = np.where(council.start.residential, 50_000.0, np.nan)
    rates = replace(council.rates, own=own, of_place=np.array([np.nan, 7.0]))
    home = OpenHome(1, AS_OF, 0.0)
    made = compile_plan(ScenarioPlan((home, replace(home, opens=SOON))), council.around)
    futures = simulate_futures(
        council.engine, council.start, made.scenario, council.until, 24, seed=3
    )
    weekly = weekly_prices(futures, rates)
    of_a_child = futures.own_price & (futures.place > 0)
    assert of_a_child.any(), "somebody with a price of their own came to a new place"
    assert set(weekly[futures.place == 1]) == {7.0}
    in_house = destination_price(Setting.CHILDRENS_HOME_IN_HOUSE, rates.year, council.around.book)
    assert set(weekly[futures.place == 2]) == {in_house.weekly_gbp}
    elsewhere = futures.own_price & (futures.place == 0) & (futures.who < len(own))
    assert set(weekly[elsewhere & council.start.residential[futures.who % len(own)]]) == {50_000.0}


def test_a_weekly_cost_is_paid_from_its_day_and_rises_each_april() -> None:
    ours = path(ScenarioPlan((HOME,)))
    weeks = [(month.ends - max(month.starts, SOON)).days / 7 for month in small_council().months]
    first_year = sum(week for week in weeks[:12] if week > 0) * 6_000 + 20_000
    assert ours.costs[:12].sum() == pytest.approx(first_year)
    assert ours.costs[12:].sum() == pytest.approx(sum(weeks[12:]) * 6_000 * 1.06)


def test_support_of_a_child_is_counted_where_a_new_family_takes_it() -> None:
    plan = ScenarioPlan((RecruitCarers(6, Setting.FOSTER_IN_HOUSE, SOON),))
    council = small_council()
    without = replace(
        council, around=replace(council.around, book=replace(council.around.book, supports=()))
    )
    more = path(plan).spend.sum(axis=0) - path_of(without, plan).spend.sum(axis=0)
    people = path(plan).lived[0].people
    weekly = council.around.book.support(Setting.FOSTER_IN_HOUSE)
    assert weekly is not None
    rate = weekly.at(council.rates.year, council.around.book.support_uplift).weekly_gbp
    assert (more > 0).all()
    # At most 26 weeks for each child who came (a child may come twice), at the dearer year.
    assert (more <= people * 2 * 26 * rate * 1.04).all()


def test_edge_of_care_is_avoided_and_in_no_saving() -> None:
    reply = answer(EDGE)
    assert all(year.done is None and year.avoided is not None for year in reply.years)
    assert reply.years[1].avoided and reply.years[1].avoided.mean > 0
    alone = compile_plan(ScenarioPlan((EDGE,)), small_council().around).scenario.entries[0]
    assert alone.factor == pytest.approx(1 - 6 / small_council().engine.entrants.yearly)


def test_prices_and_entries_are_nobodys_saving() -> None:
    reply = answer(PRICES, FEWER)
    assert all(year.done is None and year.avoided is None for year in reply.years)
    assert reply.break_even == () and reply.limits == ()


def test_a_cost_at_its_limit_makes_the_expected_saving_nought() -> None:
    (running, beds) = answer(HOME).limits
    assert (running.of, running.how) == (Of.RUNNING, How.ARITHMETIC)
    assert running.value is not None and running.value > HOME.running_weekly_gbp
    at_limit = answer(replace(HOME, running_weekly_gbp=running.value))
    assert at_limit.months[-1].so_far.mean == pytest.approx(0, abs=1)
    assert (beds.of, beds.how) == (Of.BEDS, How.TRYING) and beds.tries >= 2
    (place,) = answer(FLATS).limits
    assert place.value is not None
    at_limit = answer(replace(FLATS, place_weekly_gbp=place.value))
    assert at_limit.months[-1].so_far.mean == pytest.approx(0, abs=1)
    break_even_point = next(limit for limit in answer(CARERS).limits if limit.of is Of.RECRUITMENT)
    assert break_even_point.value is not None
    at_limit = answer(replace(CARERS, recruitment_each_gbp=break_even_point.value))
    assert at_limit.months[-1].so_far.mean == pytest.approx(0, abs=1)


@pytest.mark.parametrize("least", [1, 2, 7, 19, 20])
@pytest.mark.parametrize("bend", [1.0, 3.0])
def test_the_smallest_whole_number_is_found_in_few_tries(least: int, bend: float) -> None:
    tried = []

    def net(number: int) -> float:
        tried.append(number)
        return float(np.sign(number - least + 0.5) * abs(number - least + 0.5) ** bend)

    assert smallest_number(net, 20) == least
    assert len(tried) == len(set(tried)) <= 9
    assert smallest_number(lambda number: number - 20.5, 20) is None


def test_a_break_even_is_the_month_from_which_the_sum_stays_at_nought_or_above() -> None:
    reply = answer(HOME)
    (break_even,) = reply.break_even
    so_far = {line.month: line.so_far.mean for line in reply.months}
    assert break_even.part is EffectKind.DONE and break_even.month is not None
    assert all(so_far[month] >= 0 for month in so_far if month >= break_even.month)
    months = list(so_far)
    assert so_far[months[months.index(break_even.month) - 1]] < 0
    assert 0 < break_even.share <= 1
    (never,) = answer(replace(HOME, capital_gbp=50_000_000.0)).break_even
    assert (never.month, never.share) == (None, 0.0)


def test_earlier_moves_are_compared_with_the_same_moves_on_the_days_first_said() -> None:
    reply = answer(MOVES)
    assert reply.moves is not None and reply.moves.planned == 6 and reply.moves.made.mean > 3
    assert len(reply.timing) == 2
    assert answer(replace(MOVES, shift_weeks=0)).timing == ()


def test_ready_moves_go_so_many_a_month_in_the_order_given() -> None:
    ready = tuple(ReadyMove(key, Setting.HOME) for key in "abcde")
    days = [
        planned_move.on for planned_move in planned_moves(ReadyMoves(date(2026, 1, 31), 2), ready)
    ]
    assert days == [date(2026, 1, 31)] * 2 + [date(2026, 2, 28)] * 2 + [date(2026, 3, 31)]
    moved = planned_moves(ReadyMoves(date(2026, 1, 31), shift_weeks=-2), ready)
    assert {planned_move.on for planned_move in moved} == {date(2026, 1, 17)}
    assert not any(planned_move.own_chance for planned_move in moved)


def test_what_is_kept_is_read_back_the_same(everything: WhatIf) -> None:
    assert from_text(to_text(everything)) == everything


def test_every_lever_says_what_it_assumes_and_never_that_it_makes_anything(
    everything: WhatIf,
) -> None:
    assert len(everything.assumed) == len(EVERYTHING.levers) + 1
    assert all(everything.assumed)
    text = " ".join(sentence for texts in everything.assumed for sentence in texts).casefold()
    assert STATED in text
    assert "it gives support, not care" in text
    for claim in ("because of", "leads to", "results in", "will save", "guarantee"):
        assert claim not in text
    assert "6 more carers by 1 July" in describe_plan(EVERYTHING)


@pytest.mark.parametrize(
    "lever",
    [RecruitCarers(0, Setting.FOSTER_IN_HOUSE, SOON), RecruitCarers(1, Setting.SECURE, SOON),
     RecruitCarers(1, Setting.FOSTER_INDEPENDENT, SOON, ComesFrom.AGENCY_FAMILY),
     OpenHome(4, SOON, -1.0), OpenHome(1, SOON, 1.0, most_full_percent=50.0),
     FamilySupport(10, SOON, 101.0, 1.0), FamilySupport(10, SOON, 1.0, 1.0, 12, 12),
     ChangePrices((), 1.0, SOON), ChangeEntries(-101.0, SOON), ReadyMoves(SOON, -1),
     SupportedPlaces(0, SOON, 1.0)],
    ids=repr,
)  # fmt: skip
def test_what_cannot_be_is_said_in_a_sentence(lever: Lever) -> None:
    assert plan_errors(EVERYTHING) == ()
    (sentence,) = plan_errors(ScenarioPlan((lever,)))
    assert sentence.endswith(".")
