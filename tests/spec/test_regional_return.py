"""The quarterly regional return: the standard's columns from what is held, and its own checks."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from commands.regional_return import run
from data.formats.files import Pile
from data.formats.grid import RawFile
from data.formats.read import read_paths, read_pile
from data.store.imports.batch import import_batch
from data.store.read import council_data
from data.store.regional import regional_facts
from data.store.schema.engine import Store, open_store
from models.access import LOCAL_OWNER, Actor, Permission, scope_for
from models.papers.regional_return import (
    HEADINGS,
    LEFT_BLANK,
    MANDATORY,
    Finding,
    PlacementLine,
    RegionalReturn,
    quarter_start,
    regional_return,
    run_checks,
)
from models.problems import NotAllowed
from reports.regional_return import (
    CHECKS_SHEET,
    DATA_SHEET,
    IN_CSV,
    check_lines,
    regional_csv,
    regional_workbook,
)
from tests.drive.reading import put
from tests.make.standard_files import EXAMPLE
from tests.make.stop_files import as_csv

TODAY = date(2026, 7, 10)
EPISODES = """\
CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
001,02/05/2026,S,C2,N1,K2,PR4,,,,ZZ1 1ZZ,N18 2AB,1234567
002,03/05/2026,S,C2,N1,U4,PR1,01/06/2026,X1,,,TA3 5XY,XXXXXXX
002,01/06/2026,P,C2,N1,K2,PR4,,,,,TA3 5XY,2345678
003,04/05/2026,S,V3,N1,K2,PR4,,,,,,
004,05/05/2026,S,C2,N1,P1,PR0,,,,,,
005,02/05/2024,S,C2,N1,K2,PR4,,,,,N18 2AB,1234567
006,06/06/2026,S,C2,N1,K3,PR4,,,,,,
007,07/06/2026,S,C2,N1,K2,PR4,,,,,,
"""
BORN = "".join(f"00{number},M,03/07/2011,WBRI\n" for number in range(1, 8))
CENSUS = """\
Identifier,Placing Authority,Type of provision,Total weekly cost,Placement start date,DoL
001,West,Residential - External (Commissioned),5400,02/05/2026,Yes
002,West,Residential - External (Commissioned),95,01/06/2026,No
007,Elsewhere,Residential - External (Commissioned),6000,07/06/2026,No
"""
NAMES = "child_id,name\n001,Somebody Else\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'held.sqlite3'}")
    files = {
        "e.csv": EPISODES,
        "h.csv": f"CHILD,SEX,DOB,ETHNIC\n{BORN}",
        "census.csv": CENSUS,
        "names.csv": NAMES,
    }
    raws = tuple(RawFile(name, ".", text.encode()) for name, text in files.items())
    batch = read_pile(Pile(raws, ()), TODAY)
    import_batch(opened, batch, actor=LOCAL_OWNER, now_utc=datetime(2026, 7, 10, tzinfo=UTC))
    yield opened
    opened.engine.dispose()


def made(store: Store, as_of: date = date(2026, 6, 30)) -> RegionalReturn:
    scope = scope_for(LOCAL_OWNER, Permission.EXPORT_CHILDREN)
    data = council_data(store, scope)
    return regional_return(data, regional_facts(store, scope), quarter_start(as_of), as_of)


def line(**cells: str) -> PlacementLine:
    """The maker's example with other cells where given."""
    filled = {
        heading: "" if value is None else str(value)
        for heading, value in zip(HEADINGS, EXAMPLE, strict=True)
    }
    return PlacementLine(tuple((filled | cells)[heading] for heading in HEADINGS))


def findings(*lines: PlacementLine, check: str) -> list[Finding]:
    return [finding for finding in run_checks(lines) if finding.check == check]


def test_it_has_the_placements_that_began_in_the_quarter_with_what_is_known(store: Store) -> None:
    regional_return = made(store)

    shown = (
        "child_ID",
        "placement_type",
        "date_entry_placement",
        "cost_total_weekly",
        "dol",
        "placement_location",
        "provider_URN",
    )
    assert [tuple(line.cell(name) for name in shown) for line in regional_return.lines] == [
        ("001", "Residential", "2026-05-02", "5400.00", "Yes", "N18", "1234567"),
        ("002", "Foster", "2026-05-03", "", "No", "TA3", ""),
        ("002", "Residential", "2026-06-01", "95.00", "No", "TA3", "2345678"),
        ("006", "Supported Accommodation", "2026-06-06", "", "", "", ""),
        ("007", "Residential", "2026-06-07", "6000.00", "No", "", ""),
    ]
    assert (
        regional_return.other_kinds == 1
    )  # 004 lives with parents; 003 is on a short break; 005 is older


def test_another_authoritys_child_is_left_out_and_counted(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIRCLE_COUNCILS", "West;North")
    regional_return = made(store)

    assert "007" not in [line.cell("child_ID") for line in regional_return.lines]
    assert regional_return.others == 1


def test_nobodys_name_whole_postcode_or_ethnicity_is_in_it(store: Store) -> None:
    text = regional_csv(made(store)).decode("utf-8-sig")

    for word in ("Somebody", "WBRI", "2AB", "5XY"):
        assert word not in text
    assert not any("ethnic" in heading.lower() for heading in HEADINGS)
    assert all(line.cell(heading) == "" for line in made(store).lines for heading in LEFT_BLANK)


def test_csv_and_workbook_read_back_as_the_same_placements(store: Store, tmp_path: Path) -> None:
    regional_return = made(store)
    put(tmp_path / "csv", a=regional_csv(regional_return))
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "a.xlsx").write_bytes(regional_workbook(regional_return))

    for folder in ("csv", "book"):
        batch = read_paths([tmp_path / folder], TODAY)
        (rows,) = batch.loose
        assert rows.table == "national_standard"
        assert rows.frame["child_id"].tolist() == ["001", "002", "002", "006", "007"]
        assert rows.frame["total_gbp"].fillna(0).tolist() == [5400, 0, 95, 0, 6000]
        assert rows.frame["placement_location"].tolist()[:3] == ["N18", "TA3", "TA3"]


def test_the_workbook_has_the_standards_headings_and_the_checks_on_a_sheet(store: Store) -> None:
    book = openpyxl.load_workbook(io.BytesIO(regional_workbook(made(store))))

    assert book.sheetnames == [DATA_SHEET, CHECKS_SHEET]
    assert tuple(cell.value for cell in book[DATA_SHEET][2]) == HEADINGS
    said = [[cell.value for cell in row] for row in book[CHECKS_SHEET].iter_rows(min_row=2)]
    assert [
        "Cost range",
        "cost_total_weekly",
        "under £100 or over £100,000 a week: likely a slip",
        "row 5",
    ] in said


@pytest.mark.parametrize(
    ("amount", "is_said"),
    [("99.99", True), ("100", False), ("4500", False), ("100000", False), ("100000.01", True),
     ("", False)],
)  # fmt: skip
def test_a_cost_under_100_or_over_100_000_pounds_a_week_is_said(amount: str, is_said: bool) -> None:
    findings_result = findings(line(cost_total_weekly=amount), check="Cost range")

    assert [finding.rows for finding in findings_result] == ([(0,)] if is_said else [])


@pytest.mark.parametrize(
    ("postcode", "is_said"), [("N18", False), ("BS10", False), ("N18 2AB", True), ("n18", True)]
)
def test_more_of_a_postcode_than_its_first_half_is_said(postcode: str, is_said: bool) -> None:
    assert bool(findings(line(placement_location=postcode), check="Postcode")) == is_said


def test_a_child_twice_is_said_with_both_rows() -> None:
    lines = (line(child_ID="A"), line(child_ID="B"), line(child_ID="A"))

    (finding,) = findings(*lines, check="Duplicates")
    assert finding.rows == (0, 2)


@pytest.mark.parametrize("heading", [name for name in MANDATORY if name != "child_ID"])
def test_a_mandatory_field_that_is_blank_is_said(heading: str) -> None:
    findings_result = findings(line(), line(**{heading: ""}), check="Complete record")

    assert [(finding.heading, finding.rows) for finding in findings_result] == [(heading, (1,))]


def test_words_that_are_no_option_are_said_and_letters_case_does_not_matter() -> None:
    assert not findings(line(), check="Drop-down")
    (finding,) = findings(line(dol="Perhaps"), check="Drop-down")
    assert (finding.heading, finding.rows) == ("dol", (0,))


def test_a_terminal_hears_of_rows_as_a_spreadsheet_numbers_them_never_of_a_child() -> None:
    lines = (line(child_ID="A1", cost_total_weekly="5"), line(child_ID="B2"))
    regional_return = RegionalReturn(TODAY, TODAY, lines, tuple(run_checks(lines)), 0, 0)

    texts = check_lines(regional_return, IN_CSV)
    assert any("(row 2)" in words for words in texts)
    assert not any("A1" in words for words in texts)


def test_it_needs_the_right_to_take_children_out(store: Store) -> None:
    with pytest.raises(NotAllowed):
        regional_facts(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    with pytest.raises(NotAllowed):
        scope_for(Actor("nobody", frozenset()), Permission.EXPORT_CHILDREN)


@pytest.mark.parametrize(
    ("day", "first"),
    [(date(2026, 6, 30), date(2026, 4, 1)), (date(2026, 1, 1), date(2026, 1, 1)),
     (date(2026, 12, 31), date(2026, 10, 1))],
)  # fmt: skip
def test_a_quarter_begins_in_january_april_july_or_october(day: date, first: date) -> None:
    assert quarter_start(day) == first


def test_answers_that_came_in_the_standards_own_form_go_out_again(
    store: Store, tmp_path: Path
) -> None:
    answered = dict(zip(HEADINGS, EXAMPLE, strict=True)) | {
        "child_ID": "006",
        "date_entry_placement": "06/06/2026",
        "cost_core_weekly": "1400",
        "cost_total_weekly": "1400",
        "dol": "No",
    }
    text = as_csv(HEADINGS, [[answered[heading] for heading in HEADINGS]])
    batch = read_pile(Pile((RawFile("s.csv", ".", text.encode()),), ()), TODAY)
    import_batch(store, batch, actor=LOCAL_OWNER, now_utc=datetime(2026, 7, 11, tzinfo=UTC))

    (placement_line,) = [line for line in made(store).lines if line.cell("child_ID") == "006"]
    assert placement_line.cell("risk_to_child_self_harm") == "Risk Present"
    assert placement_line.cell("Date_entry_referral") == "2024-02-12"
    assert (placement_line.cell("dol"), placement_line.cell("cost_core_weekly")) == (
        "No",
        "1400.00",
    )
    assert placement_line.cell("name_of_officer_placement") == ""


def test_the_command_writes_the_file_and_prints_the_checks(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "return.csv"
    database = f"sqlite:///{tmp_path / 'held.sqlite3'}"
    assert run(["--as-of", "2026-06-30", "--out", str(out), "--database", database]) == 0

    rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert tuple(rows[0]) == HEADINGS and len(rows) == 6
    text = capsys.readouterr().out
    assert "5 placements that began from 1 April 2026 to 30 June 2026" in text
    assert "Cost range, cost_total_weekly" in text and "(row 4)" in text
    assert "1 at home" in text
