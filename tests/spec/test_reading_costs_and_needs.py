"""Reading Annex A, the three shapes of cost file, needs and own files (FORMATS 2 to 5)."""

from datetime import date
from pathlib import Path

import pandas as pd

from data.formats.read import read_paths
from models.problems import Weight
from tests.drive.reading import EPISODES, TODAY, later, loose, put, told

ANNEX = (
    "Child Unique ID,Gender,Date of Birth,Date Started to be Looked After,"
    "Start Date of Most Recent Placement,Placement Type,Placement Provider,"
    "Date of Latest Statutory Review,Date Ceased to be Looked After,Allocated Team\n"
    "001,a) Male,03/07/2010,01/05/2024,01/09/2024,h) Children’s Homes,b) Private,"
    "02/10/2026,,North\n"
    "003,b) Female,03/07/2011,01/05/2026,01/05/2026,a) Foster placement,a) Own LA,,,South\n"
)


def test_annex_a_is_a_statement_up_to_its_newest_date(tmp_path: Path) -> None:
    (rows,) = read_paths([put(tmp_path, a=ANNEX)], TODAY).returns

    assert (rows.kind, rows.year, rows.covers_to) == ("annex_a", 2027, date(2026, 10, 2))
    frame = rows.tables["annex_a"]
    assert frame["setting"].tolist() == ["childrens_home_independent", "foster_in_house"]
    assert frame["team"].tolist() == ["North", "South"]


CENSUS = (
    "Looked after child?,Placing Authority,Identifier,How the placement was sourced,"
    "Type of provision,Total weekly cost,Contribution from Social Care,"
    "Contribution from Education,Contribution from Health,Placement start date,Notice period\n"
    "Yes,West,001,Direct Award / Spot Purchase,Residential - External (Commissioned),"
    '"£5,400.00",4400,500,500,01/09/2024,4 weeks\n'
    "Yes,West,002,Block Contract - Local,Residential - in House,0,,,,10/02/2025,28\n"
    "Yes,West,003,,Something new,3000,1000,,,10/02/2025,\n"
)


def test_a_placement_census_gives_pounds_a_week_and_says_what_it_doubts(tmp_path: Path) -> None:
    batch = read_paths([put(tmp_path, a=CENSUS)], TODAY)
    frame = loose(batch)

    assert frame["total_gbp"].isna().tolist() == [False, True, False]
    assert frame.loc[0, ["total_gbp", "trust_gbp", "notice_days"]].tolist() == [5400, 4400, 28]
    assert frame["setting"].tolist() == [
        "childrens_home_independent",
        "childrens_home_in_house",
        None,
    ]
    assert frame["block"].tolist() == [False, True, pd.NA]
    assert told(batch, "a price above 0") == [Weight.DOUBTFUL]
    assert told(batch, "parts that add up") == [Weight.DOUBTFUL]
    assert told(batch, "kind of provision") == [Weight.DOUBTFUL]
    assert [question.key for question in batch.questions] == ["price_year:a.csv"]
    assert "10/02/2025 may be old" in batch.loose[0].price_year_because


def test_a_cost_file_without_dates_takes_the_year_of_the_return_beside_it(tmp_path: Path) -> None:
    text = "Identifier,Type of provision,Total weekly cost\n001,Unregistered,9000\n"
    put(tmp_path / "here", costs=text, a=EPISODES)
    put(tmp_path / "there", a=later(EPISODES, 1))

    (rows,) = read_paths([tmp_path], TODAY).loose
    assert (rows.price_year, rows.price_year_because) == (
        2024,
        "the newest return in the same folder (2024-25)",
    )
    (rows,) = read_paths([tmp_path / "here" / "costs.csv"], TODAY).loose
    assert rows.price_year == 2026 and "year of the import" in rows.price_year_because


def test_section_251_costs_become_weekly_by_the_days_of_the_year_so_far(tmp_path: Path) -> None:
    """001 all year: 365 days, 52,142.86 ÷ 365 × 7 = 1,000.00. 002 from 4 March: 28 days, 4 weeks,
    8,000 ÷ 28 × 7 = 2,000.00. 003 was there for seven days of April: 700."""
    text = (
        "Child ID,Placement start date,Placement end date,Placement type,Provider type,"
        "Procurement platform,Total committed cost accrued in FY to date,"
        "Contribution from social care provider/s\n"
        "001,01/09/2023,,K2,PR4,Spot,52142.86,52142.86\n"
        "002,04/03/2025,,U4,PR1,Block,8000,4000\n"
        "003,01/09/2023,08/04/2024,K2,PR4,,700,700\n"
    )
    batch = read_paths([put(tmp_path, a=text)], TODAY)
    frame = loose(batch)

    assert frame["days"].tolist() == [365, 28, 7]
    assert frame["total_gbp"].round(2).tolist() == [1000, 2000, 700]
    assert frame["trust_gbp"].round(2).tolist() == [1000, 1000, 700]
    assert frame["setting"].tolist()[1] == "foster_in_house"
    assert frame["block"].tolist() == [False, True, pd.NA]
    assert Weight.DOUBTFUL in told(batch, "a cost since 1 April")


def test_the_placements_standard_is_read_from_json(tmp_path: Path) -> None:
    text = """[{"PlacementAvailability": {"childId": 12},
      "PlacementRequirements": {"deprivationOfLiberty": false},
      "PlacementRecommendation": {"fosterCareSuitability": "Preferred"},
      "Risks": {"riskSelfHarm": "No known risk"},
      "ActualPlacement": {"totalWeeklyCost": 4000, "placementType": "Residential"},
      "QualityAssurance": {"placementDate": "2026-05-06"}}]"""
    frame = loose(read_paths([put(tmp_path, a=text)], TODAY))

    row = frame.iloc[0]
    assert (row["child_id"], row["total_gbp"], row["foster_suits"]) == ("12", 4000, "Preferred")
    assert row["starts"] == pd.Timestamp(2026, 5, 6) and not row["deprivation_of_liberty"]


def test_a_needs_profile_keeps_a_blank_level_as_not_known(tmp_path: Path) -> None:
    text = (
        "child_id,assessed_on,item,level,evidence\n"
        '001,01/10/2026,Education,2,"first line,\nsecond line, with commas"\n'
        "001,01/10/2026,self_harm,,\n"
        "001,01/10/2026,calms_self,4,too high for a strength\n"
        "001,01/10/2026,unheard_of,1,\n"
    )
    batch = read_paths([put(tmp_path, a=text)], TODAY)
    frame = loose(batch)

    assert frame["item"].tolist() == ["education", "self_harm"]
    assert frame["level"].isna().tolist() == [False, True]
    assert "second line" in frame["evidence"][0]
    assert batch.counts[0].rejected == 2
    assert batch.loose[0].stated_on == date(2026, 10, 1)


def test_cans_items_are_read_and_names_are_not(tmp_path: Path) -> None:
    text = (
        "Assessment Date,Youth Unique ID,Youth Last Name,Running Away*,Anger Control,Sleep,Legal\n"
        "01/10/2026,001,Somebody,3,N/A,0,\n"
    )
    batch = read_paths([put(tmp_path, a=text)], TODAY)
    frame = loose(batch)

    assert batch.loose[0].table == "cans_6_21"
    assert frame.loc[0, "running_away"] == 3 and pd.isna(frame.loc[0, "anger_control"])
    assert not frame.astype(str).isin(["Somebody"]).any().any()


def test_a_later_own_file_is_not_a_contradiction(tmp_path: Path) -> None:
    heading = "setting,weekly_cost_gbp,price_year,source\n"
    put(tmp_path, a=heading + "home,500,2025/26,x\n", b=heading + "home,600,2025-26,y\n")
    batch = read_paths([tmp_path], TODAY)

    assert [loose_rows.frame["price_year"].tolist() for loose_rows in batch.loose] == [
        ["2025-26"]
    ] * 2
    assert not batch.problems
