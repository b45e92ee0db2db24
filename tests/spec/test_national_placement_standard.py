"""The National Placement Standard: workbook v3, csv and JSON of draft 01 (FORMATS section 3)."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.formats.batch import Batch
from data.formats.read import read_paths
from models.labels import Readiness
from models.papers.regional_return import HEADINGS
from tests.drive.reading import TODAY, loose, put, told
from tests.make.standard_files import APRIL_HEADINGS, EXAMPLE, draft_01, workbook
from tests.make.stop_files import as_csv, episodes, header, look, profiles


def row(**instead: object) -> tuple[object, ...]:
    """The maker's example, with other values where given."""
    return tuple(
        instead.get(heading, value) for heading, value in zip(HEADINGS, EXAMPLE, strict=True)
    )


def read(folder: Path, *rows: tuple[object, ...]) -> Batch:
    return read_paths([put(folder, a=as_csv(HEADINGS, rows))], TODAY)


def test_the_workbook_reads_its_example_and_neither_descriptions_nor_drop_downs(
    tmp_path: Path,
) -> None:
    (tmp_path / "any name.xlsx").write_bytes(workbook(EXAMPLE))
    batch = read_paths([tmp_path], TODAY)

    (line,) = loose(batch).to_dict("records")
    assert batch.files[0].recognised_as == "national_standard"
    assert (line["child_id"], line["total_gbp"], line["foster_suits"]) == (
        "ABCD2012",
        23000,
        "Preferred",
    )
    assert line["deprivation_of_liberty"] is True
    assert line["setting"] == "childrens_home_independent"
    assert line["starts"] == pd.Timestamp(2024, 3, 21)
    assert told(batch, "a line that describes the columns")
    (named,) = [
        problem.found for problem in batch.problems if "sheets that were not read" in problem.found
    ]
    assert "Checklist and QA" in named and "Data Validation and Drop Downs" in named


def test_the_workbook_of_april_is_read_with_its_column_more(tmp_path: Path) -> None:
    cells = dict(zip(HEADINGS, EXAMPLE, strict=True)) | {"risk_to_others_other": "dogs"}
    content = workbook([cells[name] for name in APRIL_HEADINGS], headings=APRIL_HEADINGS)
    (tmp_path / "a.xlsx").write_bytes(content)

    (line,) = loose(read_paths([tmp_path], TODAY)).to_dict("records")
    assert (line["total_gbp"], line["risk_to_others_other"]) == (23000, "dogs")


def test_draft_01_is_told_from_version_2_and_both_are_read(tmp_path: Path) -> None:
    version_2 = """[{"PlacementAvailability": {"childId": 12, "neededBy": "Today",
      "siblingCount": 1, "preferredLocation": "N18"},
      "PlacementRequirements": {"communicationNeeds": "N", "homeAdaptation": false,
      "specificCommunicationRequirements": "None", "culturalNeeds": "Not Known", "pets": "No",
      "livingCompanions": "No preference", "deprivationOfLiberty": true},
      "ActualPlacement": {"totalWeeklyCost": 4000, "placementLocation": "N18",
      "preferabilityLocation": true, "educationContinuity": true, "providerURN": "SC1",
      "siblingsPlacedTogether": 0, "placementType": "Foster"}}]"""
    batch = read_paths([put(tmp_path, old=version_2, new=draft_01())], TODAY)

    columns = {loose_rows.table: loose_rows.frame.iloc[0] for loose_rows in batch.loose}
    assert set(columns) == {"placements_standard", "national_standard"}
    new = columns["national_standard"]
    parts = ["core_gbp", "additional_support_gbp", "education_cost_gbp", "other_gbp", "total_gbp"]
    assert new[parts].tolist() == [2500, 1500, 0, 500, 4500]
    assert bool(new["deprivation_of_liberty"]) and new["placement_location"] == "N18"
    assert columns["placements_standard"]["child_id"] == "12"
    assert not told(batch, "columns that")


def test_a_price_in_parts_without_a_total_is_added_up_and_said(tmp_path: Path) -> None:
    parts: Mapping[str, object] = {
        "cost_core_weekly": 4000,
        "cost_additional_support_weekly": "1,250.50",
        "cost_total_weekly": "",
    }
    batch = read(tmp_path, row(**parts), row(child_ID="B", **{**parts, "cost_core_weekly": ""}))

    assert loose(batch)["total_gbp"].fillna(0).tolist() == [5250.5, 0]
    (problem,) = [problem for problem in batch.problems if "were added up" in problem.what_to_do]
    assert problem.row == 2


def test_parts_that_miss_the_total_are_a_doubt_and_the_fee_paid_counts(tmp_path: Path) -> None:
    batch = read(
        tmp_path, row(cost_core_weekly=4000, cost_other_weekly=100, cost_total_weekly=5000)
    )

    assert loose(batch)["total_gbp"].tolist() == [5000]
    assert told(batch, "parts that add up to the total")


def test_education_continuity_is_kept_as_written_and_used_nowhere() -> None:
    root = Path(__file__).resolve().parents[2]
    users = [
        path.name
        for folder in ("models", "reports", "pages", "commands", "data/store")
        for path in (root / folder).rglob("*.py")
        if "education_continuity" in path.read_text(encoding="utf-8")
        and "versions" not in path.parts
    ]
    assert users == ["regional_return.py"]  # which leaves it blank on purpose


STANDARD = ("Child_ID", "cost_total_weekly", "date_entry_placement", "placement_type")
STOPS = [
    ("Yes", Readiness.RULED_OUT), ("yes ", Readiness.RULED_OUT), ("TRUE", Readiness.RULED_OUT),
    ("Yes - current", None), ("in force", None), ("DoLS", None), ("1.5", None),
]  # fmt: skip


@pytest.mark.parametrize("heading", ["dol", "DOL", "deprivationOfLiberty", "dol_in_place"])
@pytest.mark.parametrize(("written", "expected"), STOPS)
def test_a_deprivation_of_liberty_order_is_never_missed(
    tmp_path: Path, heading: str, written: str, expected: Readiness | None
) -> None:
    children = ("a", "b")
    lines = [
        [child, 5000, "10/01/2027", "Residential", answer]
        for child, answer in zip(children, (written, "No"), strict=True)
    ]
    outcome = look(
        tmp_path,
        {
            "episodes.csv": episodes(children),
            "header.csv": header(children),
            "needs.csv": profiles(children),
            "standard.csv": as_csv((*STANDARD, heading), lines),
        },
    )
    answers = outcome.readiness("a")
    assert answers and not answers & {Readiness.READY, Readiness.NEARLY}
    if expected is not None and heading != "dol_in_place":
        assert answers == {expected}
        assert Readiness.READY in outcome.readiness("b")


def test_a_csv_of_the_workbook_is_the_same_rows(tmp_path: Path) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([HEADINGS, EXAMPLE])
    batch = read_paths([put(tmp_path, a=text.getvalue())], TODAY)

    assert loose(batch)["total_gbp"].tolist() == [23000]
    assert batch.loose[0].stated_on == date(2024, 4, 30)
