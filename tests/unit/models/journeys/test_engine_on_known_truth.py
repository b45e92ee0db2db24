"""A short run of benchmarks/engine_truth.py: what is said of simulated councils, beside the truth.

Bounds are wide, because a few councils decide; the benchmark runs many.
"""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.engine_truth import Repeat, repeat
from data.reference.evidence_bar import evidence_bar
from data.reference.prices import published_evidence
from models.children.caseload import children_at
from models.children.records import Ending
from models.journeys.answers.engine_outlook import EngineOutlook
from models.journeys.answers.outlook import Suits
from models.journeys.fit.engine import fit_on_history
from models.journeys.history.council import NO_WAY, study_history
from models.journeys.history.kinds import WAYS, ExitWay
from models.journeys.history.rows import person_periods
from models.journeys.simulate.start import start_from
from models.settings import Setting
from tests.councils.frames import council, days_of, last_day
from tests.councils.world import Truth, grown


@pytest.fixture(scope="module")
def usual() -> list[Repeat]:
    return [repeat("as published", seed) for seed in range(1, 6)]


def test_the_total_saving_of_many_moves_is_near_the_truth_and_its_range_holds(
    usual: list[Repeat],
) -> None:
    value = np.mean([repeat.full_year.said for repeat in usual])
    true = np.mean([repeat.full_year.true for repeat in usual])
    assert value == pytest.approx(true, rel=0.15)
    assert 0.55 < np.mean([repeat.full_year.inside for repeat in usual]) < 0.95
    assert 0.5 < np.mean([repeat.to_18.inside for repeat in usual]) < 0.98


def test_the_chance_of_lasting_is_near_the_truth(usual: list[Repeat]) -> None:
    said = np.mean([np.mean(repeat.chances) for repeat in usual])
    assert said == pytest.approx(
        np.mean([np.nanmean(repeat.true_chances) for repeat in usual]), abs=0.08
    )


def test_with_some_twenty_moves_no_child_has_a_figure_of_its_own() -> None:
    repeats = [repeat("twenty moves", seed) for seed in (1, 2)]
    assert all(8 <= repeat.moves_seen <= 40 for repeat in repeats)
    assert all(repeat.own == 0 and repeat.auc is None for repeat in repeats)


def test_where_nothing_tells_children_apart_the_engine_says_so_nearly_always() -> None:
    repeats = [repeat("no effect", seed) for seed in (1, 2, 3)]
    assert all(repeat.moves_seen >= 100 for repeat in repeats)
    assert (
        sum(repeat.own > 0 for repeat in repeats) <= 1
    )  # by the benchmark in one council of fifty
    silent = [repeat for repeat in repeats if not repeat.own]
    assert all(len(set(repeat.chances)) == 1 for repeat in silent)


def test_as_many_simulated_moves_last_as_the_chance_says_though_many_leave_care() -> None:
    leaving = Truth(entries=2.0, foster_to_home=0.02, p_lasts=0.5)
    rng = np.random.default_rng(5)
    data, as_of = council(grown(leaving, days_of(5), rng), 5), last_day(5)
    engine = fit_on_history(data, as_of, published_evidence(), evidence_bar(), rng)
    assert engine is not None
    start = start_from(data, as_of)
    young = [child for child in children_at(data, as_of).residential if child.age_on(as_of) < 15]
    outlook = EngineOutlook(engine, start, as_of, seed=1, futures=256)
    lasts = []
    for child in young:
        weeks = outlook.weeks(child, Setting.FOSTER_IN_HOUSE, Suits.NOT_KNOWN, 0.0, 365.0)
        assert weeks is not None and weeks.lasts is not None
        lasts.append(weeks.lasts[weeks.goes_ahead > 0].mean())
    value = outlook.chance(young[0], Setting.FOSTER_IN_HOUSE, Suits.NOT_KNOWN).p_12m
    assert len(young) > 20 and np.mean(lasts) == pytest.approx(value, abs=0.03)


def test_eighteen_is_the_birthday_whatever_the_code_says() -> None:
    data = council(grown(Truth(entries=2.0), days_of(3), np.random.default_rng(3)), 3)
    episodes = data.frame("episodes")
    aged_out = episodes["ending"] == Ending.AGED_OUT.value
    assert aged_out.sum() > 20
    frame = episodes.assign(ending=episodes["ending"].mask(aged_out, Ending.INDEPENDENT.value))
    coded = replace(data, frames=data.frames | {"episodes": frame})
    rows = [person_periods(data, study_history(data, last_day(3))) for data in (data, coded)]
    np.testing.assert_array_equal(rows[0].way, rows[1].way)
    np.testing.assert_array_equal(rows[0].weight, rows[1].weight)
    assert WAYS.index(ExitWay.LEFT_OTHERWISE) not in rows[1].way[rows[1].way != NO_WAY]
