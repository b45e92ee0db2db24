"""When the moves have a veto on a child's own figure, and what stands where few were alike."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from data.reference.evidence_bar import evidence_bar
from data.reference.prices import published_evidence
from models.evidence import Basis
from models.interval import Interval
from models.journeys.answers.engine_outlook import FEW_LIKE_THIS, EngineOutlook
from models.journeys.answers.outlook import Suits
from models.journeys.fit.engine import fit_on_history
from models.journeys.fit.lasting import why_no_own
from models.journeys.simulate.start import start_from
from models.settings import Setting
from tests.councils.frames import council, days_of, last_day
from tests.councils.world import Truth, grown
from tests.make.children import a_child
from tests.make.explanations import NO_BAR
from tests.make.records import IN_FAMILIES, SKILL

BAR = evidence_bar()
YEARS = 5


@pytest.mark.parametrize(
    ("gain", "high", "shown"),
    [
        (0.10, 0.20, True),
        (-0.02, 0.05, True),  # a little worse, by no more than chance explains
        (-0.10, -0.01, False),
    ],
)
def test_moves_have_a_veto_only_where_they_do_worse_than_chance_explains(
    gain: float, high: float, shown: bool
) -> None:
    moves = replace(SKILL, gain=gain, gain_low=2 * gain - high, gain_high=high)
    why = why_no_own(IN_FAMILIES, moves, BAR)
    assert (why == "") is shown
    assert shown or "did worse than one chance for every child" in why


def test_families_are_asked_first_and_the_slope_on_both() -> None:
    apart = replace(SKILL, slope=Interval(0.1, 0.0, 0.2))
    assert "did no better on family placements" in why_no_own(
        replace(IN_FAMILIES, gain=0.001), SKILL, BAR
    )
    assert "too sure" in why_no_own(replace(IN_FAMILIES, slope=apart.slope), SKILL, BAR)
    assert "too much or too little" in why_no_own(IN_FAMILIES, apart, BAR)


def test_where_few_were_like_a_child_the_range_reaches_as_far_as_the_model_would_go() -> None:
    as_of, rng = last_day(YEARS), np.random.default_rng(11)
    world = grown(
        Truth(entries=2.5, families_matter=0.5, rated_in_families=True), days_of(YEARS), rng
    )
    data = council(world, YEARS)
    start, move_on = start_from(data, as_of), as_of + timedelta(weeks=12)

    def outlook_where(low: int, high: int) -> EngineOutlook:
        bar = replace(NO_BAR, chosen_low=low, chosen_high=high)
        engine = fit_on_history(data, as_of, published_evidence(), bar, np.random.default_rng(5))
        assert engine is not None
        return EngineOutlook(engine, start, move_on, seed=1)

    everybody, middle = outlook_where(0, 100), outlook_where(40, 60)
    wider = 0
    for key in start.children[:120]:
        child = a_child(key=key)
        own, shown = (
            outlook.chance(child, Setting.FOSTER_IN_HOUSE, Suits.YES)
            for outlook in (everybody, middle)
        )
        if own.basis is not Basis.OWN_HISTORY or shown.not_own != FEW_LIKE_THIS:
            continue
        usual = middle.chance(child, Setting.FOSTER_IN_HOUSE, Suits.NOT_KNOWN).differ
        assert shown.differ is not None and usual is not None
        assert own.low is not None and own.high is not None
        assert shown.differ.low == pytest.approx(min(usual.low, own.low))
        assert shown.differ.high == pytest.approx(max(usual.high, own.high))
        wider += shown.differ != usual
    assert wider >= 5
