"""The evidence on simulated councils whose truth is known: it finds what is there, and no more."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from data.reference.evidence_bar import evidence_bar
from data.reference.prices import published_evidence
from models.children.council import CouncilData
from models.evidence import Basis, MoveTo
from models.fairness.forecasts import how_far_off, past_forecasts
from models.fairness.record import KindRecord, engine_record, kind_record
from models.journeys.fit.engine import Engine, fit_on_history
from models.journeys.history.council import study_history
from models.journeys.history.moves import list_moves
from models.journeys.history.past import forecast_origins
from tests.councils.frames import council, days_of, last_day
from tests.councils.world import FIRST_DAY, Truth, World, grown
from tests.make.children import council_data

YEARS = 6
MANY: dict[str, float] = {"res_to_foster": 0.025, "entries": 6.0, "p_lasts": 0.55}
FAMILIES = {"families_matter": 1.0, "rated_in_families": True}
NOBODY = pd.DataFrame()


def world(seed: int, years: int = YEARS, **truth: float | bool) -> World:
    return grown(Truth(**truth), days_of(years), np.random.default_rng(seed))


def engine_of(data: CouncilData, as_of: date) -> Engine | None:
    return fit_on_history(
        data, as_of, published_evidence(), evidence_bar(), np.random.default_rng(1)
    )


def fostering(data: CouncilData, as_of: date) -> KindRecord:
    history = list_moves(study_history(data, as_of))
    return kind_record(MoveTo.FOSTERING, engine_of(data, as_of), history, evidence_bar())


def say_nothing(done: int, of: int, label: str) -> None:
    assert 0 <= done < of
    assert label


def test_a_true_effect_is_found_and_passes_the_bar() -> None:
    kind_record = fostering(
        council(world(1, needs_matter=1.0, **FAMILIES, **MANY), YEARS), last_day(YEARS)
    )
    assert kind_record.skill is not None
    assert kind_record.skill.auc_low > 0.5
    assert kind_record.skill.gain_low > 0
    assert kind_record.basis is Basis.OWN_HISTORY
    assert kind_record.verdict.startswith("passes")
    assert sum(bin_.n for bin_ in kind_record.bins) == kind_record.skill.moves == kind_record.tried
    assert sum(line.n for line in kind_record.years) == kind_record.tried


def test_where_there_is_no_effect_it_says_so() -> None:
    kind_record = fostering(council(world(2, **MANY), YEARS), last_day(YEARS))
    assert kind_record.skill is not None
    assert kind_record.tried >= evidence_bar().moves_tried
    assert kind_record.basis is Basis.POOLED
    assert kind_record.verdict.startswith("withheld for a single child: in tests on past years")
    # The one chance for all is right all the same.
    lasted = sum(line.observed.value * line.n for line in kind_record.years)
    said = sum(line.pooled * line.n for line in kind_record.years)
    assert abs(lasted - said) < 3 * np.sqrt(kind_record.tried / 4)


def test_twenty_moves_are_too_few_to_speak_of_one_child() -> None:
    data = council(world(3, needs_matter=1.0, res_to_foster=0.0007, entries=2.0), YEARS)
    kind_record = fostering(data, last_day(YEARS))
    assert 12 <= kind_record.moves <= 30
    assert (kind_record.skill, kind_record.tried, kind_record.bins) == (None, 0, ())
    assert kind_record.basis is Basis.POOLED
    assert kind_record.verdict.startswith(
        "withheld for a single child: there are too few past moves"
    )


def test_returns_that_come_later_change_nothing_that_was_fitted_or_forecast_before() -> None:
    seed, short = 4, 4
    lived = world(seed, years=YEARS, needs_matter=1.0, entries=3.0)
    longer = council(lived, YEARS, profiles=False)
    returns = longer.frame("returns").iloc[:short]
    episodes = longer.frame("episodes")
    shorter = CouncilData(
        version=longer.version,
        frames=longer.frames
        | {
            "returns": returns,
            "episodes": episodes[episodes["return_id"].isin(returns["return_id"])],
        },
    )
    day = last_day(short)
    before, after = engine_of(shorter, day), engine_of(longer, day)
    assert before is not None
    assert after is not None
    assert before.version == after.version
    for name in ("hazards", "middle", "events", "normal"):
        np.testing.assert_array_equal(getattr(before, name), getattr(after, name))
    held = (published_evidence(), evidence_bar(), 1, say_nothing)
    early = past_forecasts(shorter, day, *held).by_setting
    late = past_forecasts(longer, last_day(short + 1), *held).by_setting
    assert early
    assert early == late[: len(early)]


def test_what_was_said_of_a_move_stays_when_more_years_come() -> None:
    lived = world(5, years=YEARS + 1, needs_matter=1.0, **MANY)
    data = council(lived, YEARS + 1)
    engines = [engine_of(data, last_day(years)) for years in (YEARS, YEARS + 1)]
    frames = []
    for engine in engines:
        assert engine is not None
        tried = engine.lasting_of(MoveTo.FOSTERING).tried
        frames.append(pd.Series(tried.base_rate).groupby(tried.origin).agg(["first", "size"]))
    before, after = frames
    assert len(after) == len(before) + 1
    pd.testing.assert_frame_equal(before, after.loc[before.index])


def test_an_origin_is_a_31_march_with_a_return_by_then_and_enough_years_since() -> None:
    data = council(world(6, years=5, entries=1.0), 5, profiles=False)
    assert [day.year for day in forecast_origins(data, last_day(5), years=2)] == [2016, 2017, 2018]
    assert [day.year for day in forecast_origins(data, last_day(5), years=1)] == [
        2016,
        2017,
        2018,
        2019,
    ]
    in_between = last_day(5) - timedelta(days=1)
    assert [day.year for day in forecast_origins(data, in_between, years=2)] == [2016, 2017]
    assert forecast_origins(data, FIRST_DAY, years=1) == ()


def test_forecasts_are_held_against_what_came() -> None:
    data = council(world(7, years=4, entries=4.0), 4, profiles=False)
    forecasts = past_forecasts(
        data, last_day(4), published_evidence(), evidence_bar(), 1, say_nothing
    )
    assert {line.origin.year for line in forecasts.by_group} == {2017, 2018}
    for line in forecasts.by_group:
        assert line.p10 <= line.mean <= line.p90
        parts = [
            forecast_line
            for forecast_line in forecasts.by_setting
            if forecast_line.origin == line.origin
        ]
        assert sum(part.actual for part in parts) == sum(
            forecast_line.actual
            for forecast_line in forecasts.by_group
            if forecast_line.origin == line.origin
        )
    far = how_far_off(forecasts.by_group)
    assert far is not None
    assert far.share is not None
    assert far.share < 0.25


def test_no_forecasts_are_no_figure() -> None:
    assert how_far_off(()) is None


@pytest.mark.parametrize("data", [council_data(), council(world(8, years=1, entries=0.3), 1)],
                         ids=["nothing held", "one return"])  # fmt: skip
def test_too_little_history_gives_words_and_no_figures(data: CouncilData) -> None:
    record = engine_record(
        data,
        None,
        NOBODY,
        as_of=last_day(1),
        published=published_evidence(),
        bar=evidence_bar(),
        seed=1,
        say=say_nothing,
    )
    assert record.version is None
    assert record.forecasts.by_setting == ()
    assert record.groups == ()
    assert all(kind.skill is None and "too little history" in kind.verdict for kind in record.kinds)
