"""The demonstration council, read as any council, has the figures of docs/demonstration.md."""

from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.demo import write_council
from models.children.caseload import Caseload, children_at
from models.labels import Readiness
from models.settings import Setting
from models.shortlist.options import Shortlist
from services.shortlist import build_shortlist
from tests.unit.data.demo.conftest import TODAY, Demo

METRES_PER_MILE = 1_609.344
POSTCODES = Path("data/demo/postcodes.csv")


@pytest.fixture(scope="module")
def caseload(demo: Demo) -> Caseload:
    return children_at(demo.data, demo.data_date)


@pytest.fixture(scope="module")
def options(demo: Demo) -> Shortlist:
    return build_shortlist(demo.data, None, as_of=demo.data_date, move_on=None, year=None)


@pytest.fixture(scope="module")
def prices(demo: Demo, caseload: Caseload) -> pd.DataFrame:
    """The newest census line of each child in residential care."""
    rows = pd.read_csv(demo.folder / "placement_census_2026-27.csv", dtype={"Identifier": str})
    rows = rows[rows["Placement end date"].isna()]
    texts = {child.child_id for child in caseload.residential}
    return rows[rows["Identifier"].isin(texts) & (rows["Type of provision"].str[:4] != "Fost")]


def test_exactly_228_children_live_in_residential_care_and_short_breaks_are_apart(
    caseload: Caseload,
) -> None:
    assert len(caseload.residential) == 228
    assert caseload.residential_short_breaks == 5
    assert caseload.aged_18_or_over == caseload.without_birth_date == 0


def test_about_1200_children_are_in_care_of_two_councils(caseload: Caseload) -> None:
    assert 1_140 <= caseload.in_care <= 1_260
    councils = Counter(child.council for child in caseload.residential)
    assert set(councils) == {"West Northamptonshire", "North Northamptonshire"}
    assert 0.48 < councils["West Northamptonshire"] / 228 < 0.65


def test_there_were_about_175_in_2021(demo: Demo) -> None:
    assert 160 <= len(children_at(demo.data, date(2021, 3, 31)).residential) <= 195


def miles_from_home(demo: Demo, caseload: Caseload) -> pd.Series:
    """As the crow flies, from the newest Annex A or return, with coordinates of the postcodes."""
    where = pd.read_csv(POSTCODES).set_index("postcode")
    annex = pd.read_csv(demo.folder / "annex_a_list_8.csv", dtype=str)
    annex = annex[annex["Date Ceased to be Looked After"].isna()]
    placed = annex.set_index("Child Unique ID")["Placement postcode"]
    returns = [
        pd.read_csv(demo.folder / "ssda903" / str(year) / "episodes.csv", dtype=str)
        for year in (2025, 2026)
    ]
    homes = pd.concat(returns).drop_duplicates("CHILD", keep="last").set_index("CHILD")["HOME_POST"]
    texts = [child.child_id for child in caseload.residential]
    home, place = where.reindex(homes.reindex(texts)), where.reindex(placed.reindex(texts))
    return pd.Series(
        np.hypot(
            home["easting_m"].to_numpy() - place["easting_m"].to_numpy(),
            home["northing_m"].to_numpy() - place["northing_m"].to_numpy(),
        )
        / METRES_PER_MILE
    ).dropna()


def test_45_per_cent_live_over_20_miles_from_home_and_the_furthest_267(
    demo: Demo, caseload: Caseload
) -> None:
    miles = miles_from_home(demo, caseload)
    assert len(miles) > 180
    assert (miles > 20).mean() == pytest.approx(0.45, abs=0.03)
    assert miles.max() == pytest.approx(267, abs=2)


def test_a_residential_week_costs_5400_in_2023_and_the_dearest_about_16000(
    prices: pd.DataFrame,
) -> None:
    weekly = prices["Total weekly cost"].dropna()
    assert 0 < prices["Total weekly cost"].isna().sum() < 8
    assert (weekly / 1.06**3).mean() == pytest.approx(5_400, rel=0.01)
    assert weekly.max() == pytest.approx(16_096, rel=0.01)


def test_the_cost_files_have_joint_funding_blocks_notice_and_orders(prices: pd.DataFrame) -> None:
    assert (prices["Contribution from Education"] > 0).mean() > 0.1
    assert (prices["Contribution from Health"] > 0).mean() > 0.02
    assert (prices["How the placement was sourced"] == "Block contract").sum() >= 5
    assert prices["Notice period"].notna().mean() > 0.7
    assert 3 <= (prices["Deprivation of liberty"] == "Yes").sum() <= 25


def test_every_kind_of_answer_and_of_home_is_there(options: Shortlist) -> None:
    answers = Counter(o.verdict.readiness for child in options.children for o in child.options)
    assert set(answers) == set(Readiness)
    foster = [
        o.verdict.readiness
        for child in options.children
        for o in child.options
        if o.verdict.destination is Setting.FOSTER_IN_HOUSE
    ]
    assert 0.05 < foster.count(Readiness.READY) / 228 < 0.35
    settings = {child.child.placement.setting for child in options.children}
    assert len(settings) >= 5


def test_the_files_hold_what_a_council_has_and_little_that_is_doubtful(demo: Demo) -> None:
    tables = {count.table for count in demo.report.counts}
    assert {
        "episodes",
        "header",
        "oc2",
        "reviews",
        "missing",
        "uasc",
        "ad1",
        "sw_episodes",
        "annex_a",
        "placement_census",
        "needs_profile",
        "foster_homes",
        "siblings",
        "incidents",
        "budgets",
        "targets",
        "programme_costs",
        "renegotiations",
        "edge_of_care",
        "ledger",
        "names",
    } <= tables
    assert sum(count.rejected for count in demo.report.counts) == 0
    assert not demo.report.unmatched
    wanted = {problem.wanted for problem in demo.report.problems}
    assert wanted == {"a price above 0"}


def test_the_data_is_fresh_whatever_the_day(demo: Demo) -> None:
    assert (TODAY - demo.data_date).days <= 7
    assert demo.data.data_date == demo.data_date


@pytest.mark.parametrize("today", [date(2026, 4, 2), date(2028, 2, 29)])
def test_another_day_gives_another_last_return_and_still_228(today: date, tmp_path: Path) -> None:
    truth = write_council(tmp_path, seed=3, today=today)
    years = sorted(int(folder.name) for folder in (tmp_path / "ssda903").iterdir())
    last = 2026 if today.year == 2026 else 2027
    assert years == list(range(last - 9, last + 1))
    assert 0 <= (today - truth.data_date).days <= 7
    assert (tmp_path / "annex_a_list_8.csv").exists() == (today.month != 4)
    assert (tmp_path / "ssda903" / str(last) / "dolo.csv").exists() == (last >= 2027)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not(
    demo: Demo, tmp_path: Path
) -> None:
    write_council(tmp_path, seed=demo.truth.seed, today=TODAY)
    files = [path.relative_to(demo.folder) for path in demo.folder.rglob("*.csv")]
    assert len(files) > 100
    assert all(
        (tmp_path / file).read_bytes() == (demo.folder / file).read_bytes() for file in files
    )
    write_council(tmp_path, seed=demo.truth.seed + 1, today=TODAY)
    name = "needs_profile.csv"
    assert (tmp_path / name).read_bytes() != (demo.folder / name).read_bytes()
