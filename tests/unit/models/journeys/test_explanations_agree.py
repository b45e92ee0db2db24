"""What explains a chance is made of the chance that is shown, and of nothing known later."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from data.reference.prices import published_evidence
from models.children.council import CouncilData
from models.evidence import Basis, MoveTo
from models.journeys.answers.engine_outlook import EngineOutlook
from models.journeys.answers.outlook import Suits
from models.journeys.explain.alike import all_of_kind
from models.journeys.explain.chance import explain_chance
from models.journeys.explain.grounds import Grounds, grounds_of
from models.journeys.fit.engine import Engine, fit_on_history
from models.journeys.simulate.start import start_from
from models.settings import Setting
from tests.councils.frames import council, days_of, last_day
from tests.councils.world import Truth, grown
from tests.make.children import a_child
from tests.make.explanations import NO_BAR

YEARS = 5
AS_OF = last_day(YEARS)


@pytest.fixture(scope="module")
def data() -> CouncilData:
    rng = np.random.default_rng(11)
    return council(
        grown(Truth(entries=2.5, families_matter=0.5, rated_in_families=True), days_of(YEARS), rng),
        YEARS,
    )


@pytest.fixture(scope="module")
def engine(data: CouncilData) -> Engine:
    engine = fit_on_history(data, AS_OF, published_evidence(), NO_BAR, np.random.default_rng(5))
    assert engine is not None
    return engine


@pytest.fixture(scope="module")
def grounds(data: CouncilData, engine: Engine) -> Grounds:
    return grounds_of(data, engine, AS_OF)


def test_the_explained_chance_is_the_chance_shown(
    data: CouncilData, engine: Engine, grounds: Grounds
) -> None:
    move_on = AS_OF + timedelta(weeks=12)
    outlook = EngineOutlook(engine, start_from(data, AS_OF), move_on, seed=1)
    compared = 0
    for key in grounds.children[:20]:
        child = a_child(key=key)
        chance = outlook.chance(child, Setting.FOSTER_IN_HOUSE, Suits.YES)
        if chance.basis is not Basis.OWN_HISTORY:
            continue
        because_result = explain_chance(grounds, child, MoveTo.FOSTERING)
        assert because_result is not None
        assert because_result.p_12m == pytest.approx(chance.p_12m, abs=1e-9)
        compared += 1
    assert compared >= 5


def test_the_counts_are_those_of_the_moves_fitted_on(engine: Engine, grounds: Grounds) -> None:
    tally = all_of_kind(grounds, MoveTo.FOSTERING)
    assert tally is not None
    assert tally.moves + tally.not_yet <= engine.lasting_of(MoveTo.FOSTERING).moves
    assert tally.same_home <= tally.lasted <= tally.moves


def test_later_returns_change_no_count(data: CouncilData, grounds: Grounds) -> None:
    earlier = last_day(YEARS - 1)
    returns = data.frame("returns")
    column = returns["covers_to"] <= pd.Timestamp(earlier)
    episodes = data.frame("episodes")
    series = episodes["return_id"].isin(returns["return_id"][column])
    frames = data.frames | {"returns": returns[column], "episodes": episodes[series]}
    tallies = []
    for data_item in (data, replace(data, frames=frames)):
        engine = fit_on_history(
            data_item, earlier, published_evidence(), NO_BAR, np.random.default_rng(5)
        )
        assert engine is not None
        tallies.append(all_of_kind(grounds_of(data_item, engine, earlier), MoveTo.FOSTERING))
    assert tallies[0] == tallies[1]
    assert tallies[0] != all_of_kind(grounds, MoveTo.FOSTERING)  # the year since did bring moves
