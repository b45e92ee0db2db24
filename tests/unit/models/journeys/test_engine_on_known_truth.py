"""A short run of benchmarks/engine_truth.py: what is said of simulated councils, beside the truth.

Bounds are wide, because a few councils decide; the benchmark runs many.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.engine_truth import Repeat, repeat
from models.children.records import Ending
from models.journeys.history import NO_WAY, study
from models.journeys.kinds import WAYS, Way
from models.journeys.rows import person_periods
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
