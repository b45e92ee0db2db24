"""The makers' newest empty templates and examples: each is recognised, and reads nothing or exactly
its examples (FORMATS, reading rules). Headings and values are retyped from the sources named in
`data/formats/editions.py`.
"""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from data.formats.batch import Batch
from data.formats.editions import EDITIONS, editions_table
from data.formats.read import read_paths
from models.papers.regional_return import HEADINGS
from models.problems import Weight
from tests.drive.reading import TODAY, loose, put
from tests.make.standard_files import APRIL_HEADINGS, EXAMPLE, draft_01, workbook

# The tables of the collections of 2026 and 2027, in the validator's order (v0.1.14, April 2026).
SSDA903 = {
    "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,"
    "HOME_POST,PL_POST,URN",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "uasc": "CHILD,SEX,DOB,DUC",
    "oc2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
    "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "oc3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "ad1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "placed_adoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "prev_perm": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "sw_episodes": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
    "dolo": "CHILD,DOB,DOLO_START,DOLO_END",
}
# List 8 of the workbook of January 2024, with two of its example rows.
LIST_8 = (
    "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age",
    "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N))",
    "Does the Child have a Disability", "Date Started to be Looked After",
    "Child's Category of Need",
    "Is this a second or subsequent period of being a Looked After Child within the last 12 months"
    " (Y/N)",
    "Start date of current legal status", "Child's Legal Status",
    "Date of Latest Statutory Review", "Date of Last Social Work Visit",
    "What is the permanence plan for this child?",
    "Date of Last IRO Visit / Contact to the Child", "Date of Last Health Assessment",
    "Date of Last Dental Check", "Number of Placements in the Last 12 months",
    "Date Ceased to be Looked After", "Reason Ceased to be Looked After",
    "Start Date of Most Recent Placement", "Placement Type", "Placement Provider",
    "Placement postcode", "URN of Placement", "Placement Location", "LA of Placement",
    "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months",
    "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months",
    "Was the child offered a Return Interview after their last missing episode (Y/N)?",
    "Did the child accept a Return Interview after their last missing episode (Y/N)?",
    "Allocated Team", "Allocated Worker",
)  # fmt: skip
LIST_8_ROWS: tuple[tuple[object, ...], ...] = (
    (
        1761444, "b) Female", "s) NOBT", date(2002, 2, 13), 19.08, "b) No", "b) No",
        date(2009, 8, 6), "N1 - Abuse or Neglect", "b) No", date(2010, 7, 12),
        "E1: Placement order", date(2021, 1, 12), date(2021, 1, 6), None, date(2021, 1, 12),
        date(2020, 5, 27), date(2020, 1, 17), 1, None, None, date(2009, 11, 2),
        "f) U6: Foster placement - not FFA", "e) PR4 - Private provision", "T28 2WB", None, None,
        "Home Town", 0, 0, None, None, "Children in Care Team 1", "Somebody",
    ),
    (
        3623204, "a) Male", "d) WOTH", date(2003, 7, 27), 17.6, "b) No", "a) Yes",
        date(2008, 10, 22), "N1 - Abuse or Neglect", "b) No", date(2009, 7, 27), "C1: ICO",
        date(2020, 8, 12), date(2020, 8, 7), None, date(2020, 8, 12), date(2020, 5, 27),
        date(2020, 1, 17), 1, date(2020, 9, 22),
        "k) E47: Special Guardianship Orders - relative/friend", date(2009, 7, 27),
        "n) H5: Residential accommodation", "e) PR4 - Private provision", "P13 2TR", None, None,
        "Home Town", 0, 0, None, None, "Children in Care Team 1", "Somebody",
    ),
)  # fmt: skip
CENSUS_DECEMBER_2025 = (
    "Identifier,Age,Gender,UASC,Looked after child?,Placing Authority,Organisation,"
    "Provider Ofsted (or equivalent) URN,Establishment,Establishment URN,Type of provision,"
    "Primary registration type,Placement start date,Placing at Distance Reason,Total weekly cost,"
    "Contribution from Social Care,Contribution from Health,Contribution from Education,"
    "Does this placement cost include additional packages?,"
    "Deprivation of Liberty Safeguards in place?,Does this CYP require a solo placement?"
)


def nothing_read(batch: Batch) -> bool:
    return not batch.returns and not batch.loose


@pytest.mark.parametrize("name", SSDA903)
def test_an_empty_903_table_of_2026_and_2027_reads_nothing(name: str, tmp_path: Path) -> None:
    batch = read_paths([put(tmp_path, any_name=f"{SSDA903[name]}\n")], TODAY)

    assert batch.files[0].recognised_as == name
    assert nothing_read(batch)
    assert not [problem for problem in batch.problems if "column" in problem.found]


def test_the_903_tables_of_2027_are_one_return_with_a_row_each(tmp_path: Path) -> None:
    put(
        tmp_path,
        header=f"{SSDA903['header']}\n1,M,03/07/2012,WBRI,A123456789012,0,\n",
        episodes=f"{SSDA903['episodes']}\n1,01/06/2026,S,C2,N1,Z12,PR4,,,,AB1 2CD,AB1 2CD,SC1\n",
        sw_episodes=f"{SSDA903['sw_episodes']}\n1,03/07/2012,W1,01/06/2026,,INITIAL\n",
        dolo=f"{SSDA903['dolo']}\n1,03/07/2012,02/06/2026,\n",
    )
    (only,) = read_paths([tmp_path], date(2027, 6, 1)).returns

    assert (only.kind, only.year) == ("ssda903", 2027)
    assert {name: len(frame) for name, frame in only.tables.items()} == dict.fromkeys(
        ("header", "episodes", "sw_episodes", "dolo"), 1
    )


@pytest.mark.parametrize("rows", [(), LIST_8_ROWS], ids=["empty", "examples"])
def test_list_8_of_annex_a_reads_exactly_its_examples(
    rows: tuple[tuple[object, ...], ...], tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "List 8"
    sheet.append(list(LIST_8))
    for row in rows:
        sheet.append(list(row))
    book.save(tmp_path / "Annex A.xlsx")
    batch = read_paths([tmp_path], TODAY)

    assert batch.files[0].recognised_as == "annex_a"
    frames = [frame for rows in batch.returns for frame in rows.tables.values()]
    assert [len(frame) for frame in frames] == ([2] if rows else [])
    if rows:
        assert frames[0]["setting"].tolist() == ["foster_independent", "supported_accommodation"]
        assert not [problem for problem in batch.problems if problem.weight is Weight.REJECTED]


@pytest.mark.parametrize("headings", [HEADINGS, APRIL_HEADINGS], ids=["June 2026", "April 2026"])
def test_the_national_standards_empty_workbook_reads_nothing(
    headings: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "empty.xlsx").write_bytes(workbook(headings=headings))
    batch = read_paths([tmp_path], TODAY)

    assert batch.files[0].recognised_as == "national_standard"
    assert nothing_read(batch)


def test_the_national_standards_example_is_the_one_row_of_its_workbook(tmp_path: Path) -> None:
    (tmp_path / "example.xlsx").write_bytes(workbook(EXAMPLE))

    assert loose(read_paths([tmp_path], TODAY))["child_id"].tolist() == ["ABCD2012"]


def test_draft_01s_example_is_one_placement(tmp_path: Path) -> None:
    batch = read_paths([put(tmp_path, example=draft_01())], TODAY)

    assert loose(batch)["child_id"].tolist() == ["ABCD2012"]
    assert not [problem for problem in batch.problems if "not used" in problem.found]


def test_a_referral_of_draft_01_without_a_placement_is_told_and_not_lost_in_silence(
    tmp_path: Path,
) -> None:
    text = '{"childId": "OTHER001", "placementRequirements": {"deprivationOfLiberty": false}}'
    batch = read_paths([put(tmp_path, referral=text)], TODAY)

    assert nothing_read(batch)
    (problem,) = [problem for problem in batch.problems if problem.weight is Weight.FILE]
    assert problem.file == "referral.csv"


def test_the_empty_census_of_december_2025_reads_nothing_and_knows_every_column(
    tmp_path: Path,
) -> None:
    batch = read_paths([put(tmp_path, any_name=f"{CENSUS_DECEMBER_2025}\n")], TODAY)

    assert batch.files[0].recognised_as == "placement_census"
    assert nothing_read(batch)
    assert not [problem for problem in batch.problems if "not used" in problem.found]


def test_a_guidance_workbook_without_any_rows_is_no_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Cover Note: how to fill in this return"])
    out = io.BytesIO()
    book.save(out)
    (tmp_path / "guide.xlsx").write_bytes(out.getvalue())

    assert nothing_read(read_paths([tmp_path], TODAY))


def test_every_edition_is_dated_and_stands_in_the_page_about_files() -> None:
    root = Path(__file__).resolve().parents[2]
    page = (root / "docs" / "files.md").read_text(encoding="utf-8")

    assert all(date.fromisoformat(editions.as_of) <= TODAY for editions in EDITIONS)
    assert editions_table() in page
