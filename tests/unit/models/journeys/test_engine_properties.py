"""What must hold for any fit and any simulation, whatever the council."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from data.reference.evidence_bar import evidence_bar
from data.reference.prices import published_evidence
from models.children.caseload import children_at
from models.children.council import COLUMNS, CouncilData
from models.children.records import Child
from models.journeys.answers.engine_outlook import EngineOutlook
from models.journeys.fit.engine import Engine, fit_on_history
from models.journeys.history.features import FEATURES
from models.journeys.history.kinds import SETTINGS
from models.journeys.simulate.futures import Futures
from models.journeys.simulate.scenario import (
    TODAYS_PATH,
    CapacityLimit,
    EntryChange,
    FutureScenario,
    NewPlaces,
    PlannedMove,
)
from models.journeys.simulate.simulation import parts_of, simulate_futures, simulate_part
from models.journeys.simulate.start import Start, start_from
from models.settings import Setting
from tests.councils.frames import council, days_of, last_day
from tests.councils.world import Truth, grown

YEARS = 4
AS_OF = last_day(YEARS)
UNTIL = date(AS_OF.year + 2, 4, 1)
MOVE_ON = AS_OF + timedelta(weeks=12)
FORBIDDEN = (
    "ethnic", "religion", "nationality", "asylum", "disabil", "postcode", "price", "cost", "gbp",
    "sex", "gender", "council", "distance",
)  # fmt: skip
STAYS = ("who", "future", "setting", "starts", "ends", "planned", "own_price", "ended")


def fitted(data: CouncilData, as_of: date = AS_OF) -> Engine:
    engine = fit_on_history(
        data, as_of, published_evidence(), evidence_bar(), np.random.default_rng(5)
    )
    assert engine is not None
    return engine


@pytest.fixture(scope="module")
def data() -> CouncilData:
    rng = np.random.default_rng(11)
    return council(grown(Truth(entries=2.5), days_of(YEARS), rng), YEARS)


@pytest.fixture(scope="module")
def engine(data: CouncilData) -> Engine:
    return fitted(data)


@pytest.fixture(scope="module")
def start(data: CouncilData) -> Start:
    return start_from(data, AS_OF)


def run(
    engine: Engine, start: Start, scenario: FutureScenario = TODAYS_PATH, seed: int = 3
) -> Futures:
    return simulate_futures(engine, start, scenario, UNTIL, 64, seed=seed)


def numbers(engine: Engine) -> list[np.ndarray]:
    lasting = [
        part
        for lasting in engine.lasting
        for part in (lasting.pooled.coefficients, lasting.back_upto)
    ]
    entrants = engine.entrants
    return [
        engine.hazards,
        engine.middle,
        engine.mix.upto,
        *lasting,
        entrants.known,
        entrants.season,
        np.array([entrants.seen, entrants.year_spread]),
    ]


def same(engine: Engine, other: Engine) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(numbers(engine), numbers(other), strict=True))


def stays_of(futures: Futures, children: set[str]) -> pd.DataFrame:
    """The stays of some children, whatever their place in the table."""
    names = [*futures.children, *[""] * (len(futures.councils) - len(futures.children))]
    table = pd.DataFrame({name: getattr(futures, name) for name in STAYS})
    table["who"] = np.array(names, object)[futures.who]
    return table[table["who"].isin(children)].reset_index(drop=True)


def test_an_earlier_fit_never_sees_later_returns(data: CouncilData) -> None:
    earlier = last_day(YEARS - 1)
    column = data.frame("returns")["covers_to"] <= pd.Timestamp(earlier)
    then = set(data.frame("returns")["return_id"][column])
    frames = dict(data.frames)
    frames["returns"] = frames["returns"][column]
    frames["episodes"] = frames["episodes"][frames["episodes"]["return_id"].isin(then)]
    frames["children"] = frames["children"][
        frames["children"]["child"].isin(frames["episodes"]["child"])
    ]
    profiles = frames["profiles"]
    frames["profiles"] = profiles[profiles["assessed_on"] <= pd.Timestamp(earlier)]
    only_then = replace(data, frames=frames)
    assert same(fitted(data, earlier), fitted(only_then, earlier))
    # Nor does a day within the next year, of which the return isn't in yet.
    assert fitted(data, earlier + timedelta(days=200)).fitted_on.last_day == earlier


def test_the_order_of_rows_changes_nothing(data: CouncilData, engine: Engine) -> None:
    frames = {name: frame.sample(frac=1, random_state=7) for name, frame in data.frames.items()}
    shuffled = replace(data, frames=frames)
    assert same(engine, fitted(shuffled))
    before, after = start_from(data, AS_OF), start_from(shuffled, AS_OF)
    assert before.children == after.children and np.array_equal(before.x, after.x)


def test_one_seed_gives_the_same_bytes_and_another_seed_others(
    engine: Engine, start: Start
) -> None:
    futures, again, other = run(engine, start), run(engine, start), run(engine, start, seed=4)
    assert all(getattr(futures, name).tobytes() == getattr(again, name).tobytes() for name in STAYS)
    assert futures.ends.tobytes() != other.ends.tobytes()


def stays(futures: Futures) -> pd.DataFrame:
    return pd.DataFrame({name: getattr(futures, name) for name in STAYS})


def paths_apart(frame: pd.DataFrame, other: pd.DataFrame) -> int:
    """Paths (a child in a future) that differ by more than the last bits of a float."""
    both = pd.concat([frame, other]).round({"starts": 2, "ends": 2})
    return len(both.drop_duplicates(keep=False)[["who", "future"]].drop_duplicates())


# Products of matrices of another height may differ in a float's last bit, by processor: of 140,000
# paths a few may be tipped over the edge of an event or of a rounded day by it.
TIPPED = 20


def test_futures_simulated_in_parts_are_those_simulated_at_once(
    engine: Engine, start: Start
) -> None:
    many = 400
    assert len(parts_of(engine, start, UNTIL, many)) > 1
    once = simulate_part(engine, start, TODAYS_PATH, UNTIL, many, slice(0, many), seed=3)
    joined = simulate_futures(engine, start, TODAYS_PATH, UNTIL, many, seed=3)
    assert joined.councils == once.councils
    assert paths_apart(stays(joined), stays(once)) <= TIPPED


def test_a_part_of_the_futures_is_the_same_by_itself(engine: Engine, start: Start) -> None:
    futures = run(engine, start)
    part = simulate_part(engine, start, TODAYS_PATH, UNTIL, 64, slice(20, 30), seed=3)
    inside = (futures.future >= 20) & (futures.future < 30)
    mask = futures.who < len(start.children)
    for name in ("who", "setting", "starts", "ends", "ended"):
        expected = getattr(futures, name)[inside & mask]
        found = getattr(part, name)[part.who < len(start.children)]
        np.testing.assert_allclose(expected, found, rtol=0, atol=0.01)
    # Entrants too, though they are numbered within the part.
    came = [
        np.sort(futures.starts[own])
        for futures, own in ((futures, inside & ~mask), (part, part.who >= len(start.children)))
    ]
    np.testing.assert_allclose(*came, rtol=0, atol=0.01)
    assert (futures.futures, part.futures) == (64, 10)


def test_nobodys_future_depends_on_who_else_is_there(engine: Engine, start: Start) -> None:
    some = frozenset(start.children[::3])
    alone, together = run(engine, start.only(some)), run(engine, start)
    pd.testing.assert_frame_equal(stays_of(alone, set(some)), stays_of(together, set(some)))


def test_a_move_changes_the_future_of_the_child_who_moves_and_of_no_other(
    engine: Engine, start: Start
) -> None:
    moved = next(c for c, here in zip(start.children, start.residential, strict=True) if here)
    scenario = FutureScenario(moves=(PlannedMove(moved, Setting.FOSTER_IN_HOUSE, MOVE_ON),))
    before, after = run(engine, start), run(engine, start, scenario)
    others = set(start.children) - {moved}
    pd.testing.assert_frame_equal(stays_of(before, others), stays_of(after, others))
    frame, other = stays_of(before, {moved}), stays_of(after, {moved})
    day = (MOVE_ON - AS_OF).days
    assert not frame.equals(other)
    # Up to the day of the move everything is as it was.
    for table in (frame, other):
        table["ends"] = np.minimum(table["ends"], day)
    early = [table[table["starts"] < day][["future", "starts", "ends"]] for table in (frame, other)]
    pd.testing.assert_frame_equal(*(table.reset_index(drop=True) for table in early))


def test_stays_follow_each_other_without_gap_or_overlap(engine: Engine, start: Start) -> None:
    futures = run(engine, start)
    table = pd.DataFrame({name: getattr(futures, name) for name in STAYS})
    assert (table["ends"] > table["starts"]).all()
    following = table.groupby(["who", "future"])["starts"].shift(-1)
    assert (following.isna() | (following == table["ends"])).all()
    first = table[(table["who"] < len(start.children))].groupby(["who", "future"])["starts"].min()
    assert (first == 0).all() and len(first) == len(start.children) * 64
    assert table["ends"].max() <= (UNTIL - AS_OF).days


def test_nobody_is_in_care_on_or_after_the_eighteenth_birthday(
    engine: Engine, start: Start
) -> None:
    futures = run(engine, start)
    mask = futures.who < len(start.children)
    assert (futures.ends[mask] <= start.eighteen[futures.who[mask]]).all()


def test_no_feature_is_of_a_forbidden_kind() -> None:
    for name in FEATURES:
        allowed = name.replace("health_and_disability", "")
        assert not any(word in allowed for word in FORBIDDEN), name


def test_changing_what_may_not_be_seen_changes_nothing(data: CouncilData, engine: Engine) -> None:
    frames = dict(data.frames)
    children = frames["children"].copy()
    children["asylum_seeking"] = ~children["asylum_seeking"].astype(bool)
    children["name"] = "Somebody Else"
    frames["children"] = children
    annex = pd.DataFrame(
        [["k000001", pd.Timestamp(AS_OF), *["x"] * 7, pd.Timestamp(AS_OF)]],
        columns=list(COLUMNS["annex_a"]),
    )
    frames["annex_a"] = annex
    frames["prices"] = pd.DataFrame(
        [["k000001", 9000.0, *[np.nan] * (len(COLUMNS["prices"]) - 2)]],
        columns=list(COLUMNS["prices"]),
    )
    assert same(engine, fitted(replace(data, frames=frames)))


def children_in(futures: Futures, setting: Setting, day: float) -> np.ndarray:
    there = (futures.starts <= day) & (futures.ends > day)
    there &= futures.setting == SETTINGS.index(setting)
    return np.bincount(futures.future[there], minlength=futures.futures)


def test_there_are_never_more_children_than_places(engine: Engine, start: Start) -> None:
    current = int((start.setting == SETTINGS.index(Setting.FOSTER_IN_HOUSE)).sum())
    limit = CapacityLimit(Setting.FOSTER_IN_HOUSE, current + 2, AS_OF, Setting.FOSTER_INDEPENDENT)
    movers = [c for c, here in zip(start.children, start.residential, strict=True) if here]
    moves = tuple(PlannedMove(c, Setting.FOSTER_IN_HOUSE, MOVE_ON) for c in movers)
    futures = run(engine, start, FutureScenario(moves=moves, limits=(limit,)))
    for day in range(0, (UNTIL - AS_OF).days, 13):
        assert children_in(futures, Setting.FOSTER_IN_HOUSE, day).max() <= current + 2
    free = run(engine, start, FutureScenario(moves=moves))
    assert children_in(free, Setting.FOSTER_IN_HOUSE, 90).max() > current + 2


def test_new_places_are_filled_by_those_who_would_have_gone_elsewhere(
    engine: Engine, start: Start
) -> None:
    opened = NewPlaces(Setting.FOSTER_SPECIALIST, 5, AS_OF, frozenset({Setting.FOSTER_INDEPENDENT}))
    futures = run(engine, start, FutureScenario(new_places=(opened,)))
    day = (UNTIL - AS_OF).days - 1.0
    assert children_in(futures, Setting.FOSTER_SPECIALIST, day).mean() >= 1
    for day in range(0, (UNTIL - AS_OF).days, 13):
        assert children_in(futures, Setting.FOSTER_SPECIALIST, day).max() <= 5


def test_more_entries_only_add_children_and_fewer_only_take_away(
    engine: Engine, start: Start
) -> None:
    usual = run(engine, start)
    futures = run(engine, start, FutureScenario(entries=(EntryChange(1.4, AS_OF),)))
    fewer = run(engine, start, FutureScenario(entries=(EntryChange(0.5, AS_OF, 10, 18),)))
    counts = [len(futures.councils) for futures in (fewer, usual, futures)]
    assert counts[0] < counts[1] < counts[2]
    assert counts[2] / counts[1] == pytest.approx(
        1.4, abs=0.08 * 1.4 + len(start.children) / counts[1]
    )
    entries = [
        set(np.round(futures.starts[futures.starts > 0], 3).tolist()) for futures in (fewer, usual)
    ]
    assert len(entries[0] - entries[1]) < 0.2 * len(entries[1])


def test_too_short_a_history_has_no_engine() -> None:
    rng = np.random.default_rng(2)
    one_year = council(grown(Truth(entries=1.0), days_of(1), rng), 1)
    bar = evidence_bar()
    assert fit_on_history(one_year, last_day(1), published_evidence(), bar, rng) is None
    assert fit_on_history(CouncilData("empty"), AS_OF, published_evidence(), bar, rng) is None


def test_todays_path_says_how_far_it_may_be_off_and_chance_alone_is_no_part_of_that(
    engine: Engine, data: CouncilData, start: Start
) -> None:
    """Were the parameters known, the expectation would be exact however much chance there is."""
    engine_recorded = replace(
        engine, hazards=np.repeat(engine.hazards[:1], len(engine.hazards), axis=0)
    )
    children = children_at(data, AS_OF).residential[:12]
    mean_variance = {
        which: np.mean(
            [_off(EngineOutlook(of, start, MOVE_ON, seed=3), child) ** 2 for child in children]
        )
        for which, of in (("known", engine_recorded), ("learnt", engine))
    }
    assert mean_variance["learnt"] > 4 * mean_variance["known"]


def test_with_one_future_a_draw_nobody_can_say_how_far_todays_path_may_be_off(
    engine: Engine, data: CouncilData, start: Start
) -> None:
    outlook = EngineOutlook(engine, start, MOVE_ON, seed=3, futures=64)
    today = outlook.todays_path(children_at(data, AS_OF).residential[0], 0.0, 365.0)
    assert today is not None and today.off is None


def test_weeks_wrongly_expected_at_the_old_home_are_in_part_lived_in_another(
    engine: Engine, data: CouncilData, start: Start
) -> None:
    """What the path may cost is less unsure than its weeks at the old home at their price."""
    outlook = EngineOutlook(engine, start, MOVE_ON, seed=3)
    todays = [
        outlook.todays_path(child, 0.0, 365.0)
        for child in children_at(data, AS_OF).residential[:12]
    ]
    apart = [
        today.off[0, 1:].sum() for today in todays if today is not None and today.off is not None
    ]
    assert len(apart) == 12 and np.mean(apart) < 0


def _off(outlook: EngineOutlook, child: Child) -> float:
    today = outlook.todays_path(child, 0.0, 365.0)
    assert today is not None
    off = today.sd_of_cost(1.0, [0.0] * len(today.elsewhere))
    assert off is not None
    return off
