"""A short run of benchmarks/engine_truth.py: what is said of simulated councils, beside the truth.

Bounds are wide, because a few councils decide; the benchmark runs many.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.engine_truth import Repeat, repeat
from data.reference.evidence_bar import evidence_bar
from data.reference.prices import published_evidence
from models.children.caseload import children_at
from models.children.records import Ending
from models.children.settings import Setting
from models.journeys.engine import fit
from models.journeys.engine_outlook import EngineOutlook
from models.journeys.history import NO_WAY, study
from models.journeys.kinds import WAYS, Way
from models.journeys.outlook import Suits
from models.journeys.rows import person_periods
from models.journeys.start import start_from
from tests.councils.frames import council, days_of, last_day
from tests.councils.world import Truth, grown


@pytest.fixture(scope="module")
def usual() -> list[Repeat]:
    return [repeat("as published", seed) for seed in range(1, 6)]


def test_the_total_saving_of_many_moves_is_near_the_truth_and_its_range_holds(
    usual: list[Repeat],
) -> None:
    said = np.mean([one.full_year.said for one in usual])
    true = np.mean([one.full_year.true for one in usual])
    assert said == pytest.approx(true, rel=0.15)
    assert 0.55 < np.mean([one.full_year.inside for one in usual]) < 0.95
    assert 0.5 < np.mean([one.to_18.inside for one in usual]) < 0.98


def test_the_chance_of_lasting_is_near_the_truth(usual: list[Repeat]) -> None:
    said = np.mean([np.mean(one.chances) for one in usual])
    assert said == pytest.approx(np.mean([np.nanmean(one.true_chances) for one in usual]), abs=0.08)


def test_with_some_twenty_moves_no_child_has_a_figure_of_its_own() -> None:
    found = [repeat("twenty moves", seed) for seed in (1, 2)]
    assert all(8 <= one.moves_seen <= 40 for one in found)
    assert all(one.own == 0 and one.auc is None for one in found)


def test_where_nothing_tells_children_apart_the_engine_says_so_nearly_always() -> None:
    found = [repeat("no effect", seed) for seed in (1, 2, 3)]
    assert all(one.moves_seen >= 100 for one in found)
    assert sum(one.own > 0 for one in found) <= 1  # by the benchmark in one council of fifty
    silent = [one for one in found if not one.own]
    assert all(len(set(one.chances)) == 1 for one in silent)


def test_as_many_simulated_moves_last_as_the_chance_says_though_many_leave_care() -> None:
    leaving = Truth(entries=2.0, foster_to_home=0.02, p_lasts=0.5)
    rng = np.random.default_rng(5)
    data, as_of = council(grown(leaving, days_of(5), rng), 5), last_day(5)
    engine = fit(data, as_of, published_evidence(), evidence_bar(), rng)
    assert engine is not None
    start = start_from(data, as_of)
    young = [one for one in children_at(data, as_of).residential if one.age_on(as_of) < 15]
    outlook = EngineOutlook(engine, start, as_of, seed=1, futures=256)
    lasts = []
    for child in young:
        weeks = outlook.weeks(child, Setting.FOSTER_IN_HOUSE, Suits.NOT_KNOWN, 0.0, 365.0)
        assert weeks is not None and weeks.lasts is not None
        lasts.append(weeks.lasts[weeks.goes_ahead > 0].mean())
    said = outlook.chance(young[0], Setting.FOSTER_IN_HOUSE, Suits.NOT_KNOWN).p_12m
    assert len(young) > 20 and np.mean(lasts) == pytest.approx(said, abs=0.03)


def test_eighteen_is_the_birthday_whatever_the_code_says() -> None:
    data = council(grown(Truth(entries=2.0), days_of(3), np.random.default_rng(3)), 3)
    episodes = data.frame("episodes")
    aged_out = episodes["ending"] == Ending.AGED_OUT.value
    assert aged_out.sum() > 20
    said = episodes.assign(ending=episodes["ending"].mask(aged_out, Ending.INDEPENDENT.value))
    coded = replace(data, frames=data.frames | {"episodes": said})
    rows = [person_periods(one, study(one, last_day(3))) for one in (data, coded)]
    np.testing.assert_array_equal(rows[0].way, rows[1].way)
    np.testing.assert_array_equal(rows[0].weight, rows[1].weight)
    assert WAYS.index(Way.LEFT_OTHERWISE) not in rows[1].way[rows[1].way != NO_WAY]
