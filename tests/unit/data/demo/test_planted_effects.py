"""What was planted is really in the files: a model that finds it finds something true."""

import numpy as np
import pandas as pd
import pytest

from models.children.placements import placements_at
from models.settings import RESIDENTIAL, Setting
from tests.unit.data.demo.conftest import Demo

ENDS_IT = {*(residential.value for residential in RESIDENTIAL), Setting.CUSTODY.value}
WEEKS_14, A_YEAR = 98, 365


@pytest.fixture(scope="module")
def step_downs(demo: Demo) -> pd.DataFrame:
    """True foster step-downs that have had a year, with what the imported data says of each."""
    truth = demo.truth.frame()
    truth["moved_on"] = pd.to_datetime(truth["moved_on"])
    had_a_year = truth["moved_on"] <= pd.Timestamp(demo.data_date) - pd.Timedelta(days=A_YEAR)
    rows = truth[had_a_year & ~truth["to_home"]].reset_index(drop=True)
    people = demo.data.frame("children").set_index("child_id")["child"]
    rows["child"] = rows["child_id"].map(people)
    placements = placements_at(demo.data, demo.data_date)
    ended = [_days_until_it_ended(placements, row) for row in rows.itertuples()]
    rows["days"] = ended
    rows["early"] = rows["days"] <= A_YEAR
    return rows.join(_levels_before(demo, rows))


def _days_until_it_ended(placements: pd.DataFrame, row: object) -> float:
    frame = placements[placements["child"] == row.child]  # type: ignore[attr-defined]
    moved_on = row.moved_on  # type: ignore[attr-defined]
    later = frame[(frame["starts"] > moved_on) & frame["setting"].isin(ENDS_IT)]
    return float("inf") if later.empty else float((later["starts"].iloc[0] - moved_on).days)


def _levels_before(demo: Demo, rows: pd.DataFrame) -> pd.DataFrame:
    """The last recorded level of each item before the move."""
    profiles = demo.data.frame("profiles").merge(rows[["child", "moved_on"]], on="child")
    before = profiles[profiles["assessed_on"] <= profiles["moved_on"]].sort_values("assessed_on")
    last = before.drop_duplicates(["child", "moved_on", "item"], keep="last")
    wide = last.pivot(index=["child", "moved_on"], columns="item", values="level")
    return wide.reindex(pd.MultiIndex.from_frame(rows[["child", "moved_on"]])).reset_index(
        drop=True
    )


def test_enough_children_stepped_down_in_ten_years(demo: Demo) -> None:
    moves = demo.truth.frame()
    assert 150 <= int(moves["from_residential"].sum()) <= 320
    assert (moves["p_lasts_13"] >= moves["p_lasts_26"]).all()
    assert (moves["p_lasts_26"] >= moves["p_lasts_52"]).all()


def test_step_downs_and_returns_home_last_as_often_as_published(demo: Demo) -> None:
    moves = demo.truth.frame()
    assert moves.loc[~moves["to_home"], "p_lasts_52"].mean() == pytest.approx(0.57, abs=0.05)
    assert moves.loc[moves["to_home"], "p_lasts_52"].mean() == pytest.approx(0.72, abs=0.03)


def test_every_true_step_down_is_a_placement_in_the_imported_data(
    demo: Demo, step_downs: pd.DataFrame
) -> None:
    placements = placements_at(demo.data, demo.data_date)
    begun = set(zip(placements["child"], placements["starts"], strict=True))
    assert set(zip(step_downs["child"], step_downs["moved_on"], strict=True)) <= begun


def test_what_happened_agrees_with_the_true_chances(step_downs: pd.DataFrame) -> None:
    chance = step_downs["p_lasts_52"]
    error = float(np.sqrt((chance * (1 - chance)).sum()) / len(chance))
    assert (1 - step_downs["early"].mean()) == pytest.approx(chance.mean(), abs=3 * error)
    half = chance > chance.median()
    assert step_downs.loc[~half, "early"].mean() > step_downs.loc[half, "early"].mean() + 0.2


def test_step_downs_with_high_recorded_needs_end_early_more_often(
    step_downs: pd.DataFrame,
) -> None:
    needs = ["behaviour_towards_others", "exploitation_and_missing", "attachment", "self_harm"]
    score = step_downs[needs].sum(axis=1, min_count=3)
    high, low = score > score.median(), score <= score.median()
    assert min(high.sum(), low.sum()) > 25
    assert step_downs.loc[high, "early"].mean() > step_downs.loc[low, "early"].mean() + 0.1


def test_breakdowns_come_early(step_downs: pd.DataFrame) -> None:
    early = step_downs[step_downs["early"]]
    assert 0.45 < (early["days"] <= WEEKS_14).mean() < 0.85


def test_those_chosen_to_move_had_lower_needs_than_those_who_stayed(
    demo: Demo, step_downs: pd.DataFrame
) -> None:
    item = "behaviour_towards_others"
    profiles = demo.data.frame("profiles")
    placements = placements_at(demo.data, demo.data_date)
    homes = placements[placements["setting"] == Setting.CHILDRENS_HOME_INDEPENDENT.value]
    rated = profiles[profiles["item"] == item].merge(homes, on="child")
    there = rated[
        (rated["assessed_on"] >= rated["starts"])
        & (rated["assessed_on"] < rated["ends"].fillna(pd.Timestamp("2100-01-01")))
    ]
    assert step_downs[item].mean() < there["level"].mean() - 0.2


def test_no_file_that_is_imported_tells_the_truth(demo: Demo) -> None:
    for path in demo.folder.rglob("*"):
        assert "truth" not in path.name
        if path.is_file():
            assert b"p_lasts" not in path.read_bytes()
