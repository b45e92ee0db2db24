"""Dates, codes, money and answers as councils write them (FORMATS, reading rules)."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.formats.read import read_paths
from data.reference.codes import settings_of
from models.problems import Weight
from tests.drive.reading import EPISODES, HEADER, TODAY, loose, put, returns, told

CASES = Path(__file__).parents[1] / "data" / "cases"
CASE_DAY = date(2026, 6, 10)


def episodes_of(case: str) -> pd.DataFrame:
    (rows,) = returns(read_paths([CASES / case], CASE_DAY))
    return rows.tables["episodes"]


@pytest.mark.parametrize("case", ["d-dd-mmm-yy", "d-dashes", "d-dd-month-yyyy"])
def test_a_date_that_can_mean_only_one_day_is_read(case: str) -> None:
    batch = read_paths([CASES / case], CASE_DAY)
    (rows,) = returns(batch)

    assert batch.problems == ()
    assert rows.tables["episodes"]["decom"].dt.strftime("%d/%m/%Y").tolist() == [
        "02/05/2024",
        "02/05/2025",
        "02/03/2026",
    ]
    assert rows.tables["header"]["dob"].notna().all()


@pytest.mark.parametrize(
    "form",
    [
        "05-Jun-24", "5 June 2024", "05.06.2024", "05-06-2024", "20240605", "05062024",
        "05/06/2024 12:00 AM", "2024-06-05T00:00:00+00:00", "2024-06-05T00:00:00.000Z",
        '"=""05/06/2024"""', '"June 5, 2024"', "Wednesday 5 June 2024", "5th June 2024",
        "05/06/2024​", "‎05/06/2024", "5\xa0Jun\xa02024", "05JUN2024",
    ],
)  # fmt: skip
def test_each_way_to_write_a_day_is_that_day(form: str, tmp_path: Path) -> None:
    batch = read_paths([put(tmp_path, a=EPISODES.replace("01/05/2024", form))], TODAY)

    (rows,) = returns(batch)
    assert rows.tables["episodes"]["decom"].min() == pd.Timestamp(2024, 6, 5)
    assert told(batch, "dd/mm/yyyy") == []


@pytest.mark.parametrize(
    "form", ["02-05-24", "45000", '"=""45000"""', "Fri 2 May 2024", "2 Mai 24"]
)
def test_what_could_be_another_day_is_rejected_with_its_cure(form: str, tmp_path: Path) -> None:
    batch = read_paths([put(tmp_path, a=EPISODES.replace("01/05/2024", form))], TODAY)
    assert told(batch, "dd/mm/yyyy") == [Weight.REJECTED]


@pytest.mark.parametrize(
    "nothing",
    [
        "01/01/1900", "01/01/1753", "31/12/9999", "00/00/0000", "01/01/0001", "30/12/1899",
        "00/01/1900", "0", "00:00:00", "31/12/2999", "1900-01-01 00:00:00", "open", "Current",
        "ongoing", "-", "--", "n/k",
    ],
)  # fmt: skip
def test_a_placeholder_for_no_end_leaves_the_episode_open(nothing: str, tmp_path: Path) -> None:
    text = EPISODES.replace("31/03/2025,E4A", f"{nothing},")
    batch = read_paths([put(tmp_path, a=text, b=HEADER)], TODAY)

    (rows,) = returns(batch)
    assert len(rows.tables["episodes"]) == 3
    assert rows.tables["episodes"]["dec"].isna().sum() == 2
    assert told(batch, "dd/mm/yyyy") == told(batch, "twenty years") == []


def test_the_first_day_of_a_calendar_is_no_end_of_an_episode() -> None:
    episodes = episodes_of("c-dec-1900")
    assert len(episodes) == 3 and episodes["dec"].isna().all()


def test_a_placeholder_where_a_date_is_needed_is_a_rejected_blank(tmp_path: Path) -> None:
    text = EPISODES.replace("10/02/2025", "01/01/1900")
    batch = read_paths([put(tmp_path, a=text)], TODAY)
    assert told(batch, "Fill it in") == [Weight.REJECTED]


def test_one_american_date_puts_every_date_of_its_file_in_doubt() -> None:
    batch = read_paths([CASES / "d-us-one-column"], CASE_DAY)
    (doubt,) = [
        problem for problem in batch.problems if "wrong in the same way" in problem.what_to_do
    ]

    assert (doubt.weight, doubt.file, doubt.row) == (Weight.DOUBTFUL, "e.csv", None)
    assert doubt.column == "DECOM, DEC"
    assert "1 in DEC" in doubt.found
    assert "3 in DECOM can be read both ways" in doubt.what_to_do


def test_codes_are_read_with_their_labels() -> None:
    episodes = episodes_of("c-code-with-label")

    assert episodes["rne"].tolist() == ["S", "S", "S"]
    assert episodes["ls"].tolist() == ["C2", "C2", "C2"]
    assert episodes["place"].tolist() == ["K2", "K2", "U6"]


@pytest.mark.parametrize(
    "form", ["K2/U6", "K2 or K1", "K2?", "K2 - Secure children's homes", "K22"]
)
def test_a_code_is_never_guessed(form: str, tmp_path: Path) -> None:
    batch = read_paths([put(tmp_path, a=EPISODES.replace("K2,PR4", f"{form},PR4"))], TODAY)

    (rows,) = returns(batch)
    assert rows.tables["episodes"]["place"].isna().sum() == 1
    assert [question.column for question in batch.questions] == ["PLACE"]


@pytest.mark.parametrize(
    ("code", "setting"),
    [
        ("Q1", "foster_connected"), ("Q2", "foster_independent"), ("F2", "foster_in_house"),
        ("F3", "foster_independent"), ("H1", "secure"), ("H3", "childrens_home_independent"),
    ],
)  # fmt: skip
def test_codes_of_returns_before_2016_are_read(code: str, setting: str, tmp_path: Path) -> None:
    text = EPISODES.replace("K2,PR4", f"{code},PR4")
    for year in (2025, 2024):
        text = text.replace(str(year), str(year - 11))
    batch = read_paths([put(tmp_path, a=text)], TODAY)
    (lines,) = returns(batch)
    rows = lines.tables["episodes"]

    assert lines.year == 2014
    assert told(batch, f"{code} is in use") == []
    assert setting in settings_of(rows["place"], rows["place_provider"], 2014).tolist()


def test_a_code_of_before_2016_in_a_later_return_is_doubted(tmp_path: Path) -> None:
    batch = read_paths([put(tmp_path, a=EPISODES.replace("K2,PR4", "Q2,PR4"))], TODAY)
    assert told(batch, "in use to 2015") == [Weight.DOUBTFUL]


LEDGER = "child_id,setting,provider,from,to,posted_on,paid_gbp\n"


@pytest.mark.parametrize(
    ("form", "pounds"),
    [
        ('"£2,228.57 CR"', -2228.57), ('"2,228.57CR"', -2228.57), ('"(2,228.57)"', -2228.57),
        ("2228.57-", -2228.57), ("−2228.57", -2228.57), ("- £2228.57", -2228.57),
        ("2228.57 DR", 2228.57),
    ],
)  # fmt: skip
def test_a_credit_is_read_whatever_its_sign(form: str, pounds: float, tmp_path: Path) -> None:
    text = f"{LEDGER}7001,,,01/04/2026,07/04/2026,10/04/2026,{form}\n"
    batch = read_paths([put(tmp_path, a=text)], TODAY)
    assert loose(batch)["paid_gbp"].tolist() == [pounds]


def test_annex_a_may_letter_its_yes_and_no(tmp_path: Path) -> None:
    heading = "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)"
    text = (
        f"Child Unique ID,{heading},Date Started to be Looked After,Placement Type,"
        "Start Date of Most Recent Placement\n"
        "7001,a) Yes,02/05/2024,h) Children's Homes,02/05/2024\n"
        "7002,b) No,02/05/2024,h) Children's Homes,02/05/2024\n"
    )
    (rows,) = read_paths([put(tmp_path, a=text)], CASE_DAY).returns
    assert rows.tables["annex_a"]["asylum_seeking"].tolist() == [True, False]


def test_lines_of_totals_under_a_cost_file_are_no_children(tmp_path: Path) -> None:
    census = (CASES / "census-totals-lines" / "census.csv").read_text(encoding="utf-8")
    batch = read_paths([put(tmp_path, census=census)], CASE_DAY)
    lines = len(census.splitlines()) - 1

    assert loose(batch)["child_id"].tolist() == ["7001"]
    assert told(batch, "line of totals") == [Weight.REJECTED] * (lines - 1)
