"""Broken copies of real files: never a traceback, every lost row explained, good rows kept.

Each fault spoils a small real return (the first rows of council_a's 2021) in one way and says what
must be told about it and how many episodes must survive.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from data.formats.batch import Batch
from data.formats.read import read_paths
from models.problems import Weight

TODAY = date(2026, 11, 24)
COUNCIL_A = Path(__file__).parents[1] / "data" / "council_a" / "2021"
ROWS = 40

HEADING, *LINES = (COUNCIL_A / "episodes.csv").read_text().splitlines()[: ROWS + 1]
HEADER_TEXT = "\n".join((COUNCIL_A / "header.csv").read_text().splitlines()[:60]) + "\n"
PLAIN = "\n".join([HEADING, *LINES]) + "\n"


def cells(line: str) -> list[str]:
    return line.split(",")


def with_cell(column: str, value: str, row: int = 0) -> str:
    """The episodes with one cell changed."""
    lines = [cells(line) for line in LINES]
    lines[row][cells(HEADING).index(column)] = value
    return "\n".join([HEADING, *(",".join(line) for line in lines)]) + "\n"


def without_column(column: str) -> str:
    position = cells(HEADING).index(column)
    rows = [cells(line) for line in [HEADING, *LINES]]
    return "\n".join(",".join(row[:position] + row[position + 1 :]) for row in rows) + "\n"


def swapped(first: str, second: str) -> str:
    """The values of two columns exchanged below an unchanged heading."""
    number, two = cells(HEADING).index(first), cells(HEADING).index(second)
    rows = [cells(line) for line in LINES]
    for row in rows:
        row[number], row[two] = row[two], row[number]
    return "\n".join([HEADING, *(",".join(row) for row in rows)]) + "\n"


def each_cell(column: str, change: Callable[[str], str]) -> str:
    position = cells(HEADING).index(column)
    rows = [cells(line) for line in LINES]
    for row in rows:
        row[position] = change(row[position])
    return "\n".join([HEADING, *(",".join(row) for row in rows)]) + "\n"


def workbook(*sheets: tuple[str, list[list[object]]], merge: str | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if merge:
            sheet.merge_cells(merge)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def table_rows() -> list[list[object]]:
    return [list(cells(line)) for line in [HEADING, *LINES]]


def real_dates() -> list[list[object]]:
    """The episodes as a workbook holds them: dates as dates, identifiers as numbers."""
    rows: list[list[object]] = [list(cells(HEADING))]
    for line in LINES:
        row: list[object] = list(cells(line))
        for name in ("DECOM", "DEC"):
            position = cells(HEADING).index(name)
            row[position] = (
                datetime.strptime(str(row[position]), "%d/%m/%Y") if row[position] else None
            )
        row[0] = float(str(row[0]))
        rows.append(row)
    return rows


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def locked_zip() -> bytes:
    """A zip whose one member says that it is locked with a password."""
    data = bytearray(zipped(episodes=PLAIN.encode()))
    data[6] |= 1  # the flag in the member's own header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the table of contents
    return bytes(data)


@dataclass(frozen=True)
class Fault:
    """`content` takes the place of episodes.csv; `told` must stand in some problem."""

    name: str
    content: bytes | str
    kept: int
    told: str = ""
    weight: Weight | None = None


R, D, F = Weight.REJECTED, Weight.DOUBTFUL, Weight.FILE

FAULTS = [
    Fault("nothing wrong", PLAIN, ROWS),
    Fault("a needed column is missing", without_column("DECOM"), 0, "without the column DECOM", F),
    Fault("a column nobody needs is missing", without_column("CIN"), ROWS),
    Fault("a bad date in a key", with_cell("DECOM", "31/02/2020"), ROWS - 1, "dd/mm/yyyy", R),
    Fault("a bad date elsewhere", with_cell("DEC", "soon"), ROWS, "dd/mm/yyyy", D),
    Fault("swapped columns", swapped("DECOM", "PLACE"), 0, "dd/mm/yyyy", R),
    Fault("swapped codes", swapped("RNE", "LS"), ROWS, "one of S, L, P, T, B, U", D),
    Fault("a row twice", PLAIN + LINES[0] + "\n", ROWS),
    Fault("the end before the start", with_cell("DEC", "01/01/1999"), ROWS - 1, "before", R),
    Fault("utf-16 with its mark", PLAIN.encode("utf-16"), ROWS),
    Fault("utf-16 without its mark", PLAIN.encode("utf-16-le"), ROWS),
    Fault("utf-16 big end first", PLAIN.encode("utf-16-be"), ROWS),
    Fault("utf-8 with its mark", PLAIN.encode("utf-8-sig"), ROWS),
    Fault(
        "windows-1252", with_cell("URN", "caf\xe9 \x80").encode("cp1252", errors="ignore"), ROWS
    ),
    Fault("0 bytes", b"", 0, "0 bytes", F),
    Fault("only blank lines", b"\n\n\n", 0, "none of the tables", F),
    Fault("only a heading", HEADING + "\n", 0, "no row below", D),
    Fault("a heading without a line end", HEADING, 0, "no row below", D),
    Fault("a picture", b"\x89PNG\r\n\x1a\n" + bytes(200), 0, "picture", F),
    Fault("a pdf", b"%PDF-1.7\n" + bytes(100), 0, "PDF", F),
    Fault("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), 0, ".xls", F),
    Fault(
        "a workbook with a password",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64) + "EncryptedPackage".encode("utf-16-le"),
        0, "password", F,
    ),
    Fault("a web page saved as xls", "<html><table><tr><td>CHILD</td></tr>", 0, "web page", F),
    Fault("an xml return", "<?xml version='1.0'?><Message/>", 0, "XML", F),
    Fault("random bytes", bytes(range(1, 32)) * 40, 0, "neither text nor a workbook", F),
    Fault("semicolons", PLAIN.replace(",", ";"), ROWS),
    Fault("tabs", PLAIN.replace(",", "\t"), ROWS),
    Fault("bars", PLAIN.replace(",", "|"), ROWS),
    Fault("windows line ends", PLAIN.replace("\n", "\r\n"), ROWS),
    Fault("old mac line ends", PLAIN.replace("\n", "\r"), ROWS),
    Fault("trailing blank lines", PLAIN + "\n\n" + "," * 12 + "\n", ROWS),
    Fault("lower-case headings", PLAIN.replace(HEADING, HEADING.lower()), ROWS),
    Fault("headings with spaces", PLAIN.replace("PLACE_PROVIDER", " Place Provider "), ROWS),
    Fault("titles above", "Return of 2021\n\nfor the council,,\n" + PLAIN, ROWS),
    Fault("the heading twice", PLAIN + HEADING + "\n", ROWS, "the heading again", R),
    Fault("a line of totals", PLAIN + f"Total,{ROWS},,,,,,,,,,,\n", ROWS, "totals", R),
    Fault("commas too many, blank", PLAIN.replace("\n", ",,\n"), ROWS),
    Fault("a row with cells too many", PLAIN + LINES[0] + ",x,y\n", ROWS, "more cells", R),
    Fault("the first row with cells too many", PLAIN.replace(LINES[0], LINES[0] + ",x", 1),
          ROWS - 1, "more cells", R),
    Fault("a short row", PLAIN + "999,01/05/2020\n", ROWS + 1, "a code", D),
    Fault("a quote never closed", with_cell("HOME_POST", '"G4 8AM'), ROWS, "never closed", D),
    Fault("two stray quotes",
          with_cell("URN", '"1').replace(LINES[9], LINES[9].replace("/", '"/', 1), 1),
          ROWS - 1, "never closed", D),
    Fault("nul bytes", with_cell("PLACE", "K\x002"), ROWS, "NUL", D),
    Fault("a huge field", with_cell("CHILD", "9" * 200_000), ROWS - 1, "shorter", R),
    Fault("formula-like text", with_cell("URN", "=1+1"), ROWS, "never worked out", D),
    Fault("a spreadsheet's day numbers", each_cell("DECOM", lambda _: "43846"), 0, "day number", R),
    Fault("american dates", with_cell("DECOM", "04/13/2020"), ROWS - 1, "month", R),
    Fault("two-digit years", each_cell("DECOM", lambda day: day[:6] + day[8:]), ROWS),
    Fault("iso dates", each_cell("DECOM", lambda d: f"{d[6:]}-{d[3:5]}-{d[:2]}"), ROWS),
    Fault("iso dates with a time",
          each_cell("DECOM", lambda d: f"{d[6:]}-{d[3:5]}-{d[:2]} 00:00:00"), ROWS),
    Fault("identifiers with .0", each_cell("CHILD", lambda child: child + ".0"), ROWS),
    Fault("identifiers with spaces", each_cell("CHILD", lambda child: f"  {child} "), ROWS),
    Fault("a shortened identifier", with_cell("CHILD", "1.23E+09"), ROWS - 1, "in full", R),
    Fault("a blank child", with_cell("CHILD", ""), ROWS - 1, "nothing", R),
    Fault("an unknown code", with_cell("PLACE", "Q9"), ROWS, 'what does "Q9" mean', D),
    Fault("lower-case codes", each_cell("PLACE", str.lower), ROWS),
    Fault("a code of a later year", with_cell("PLACE", "Z11"), ROWS, "in use from 2026", D),
    Fault("a future date", with_cell("DEC", "01/01/2030"), ROWS, "a date up to today", D),
    Fault("a date beyond reason", with_cell("DECOM", "01/01/2202"), ROWS - 1, "twenty years", R),
    Fault("a date before 1900", with_cell("DECOM", "01/01/0202"), ROWS - 1, "1900", R),
    Fault("two columns of one name that differ",
          PLAIN.replace("HOME_POST", "PL_POST"), 0, "two columns named", F),
    Fault("a truncated workbook", workbook(("E", table_rows()))[:3000], 0, "cut short", F),
    Fault("a damaged workbook",
          workbook(("E", table_rows())).replace(b"xl/worksheets", b"xl/worksheetz"), 0,
          "damaged", F),
    Fault("a workbook", workbook(("Episodes", table_rows())), ROWS),
    Fault("a workbook with real dates", workbook(("Episodes", real_dates())), ROWS),
    Fault("a workbook with cover sheets",
          workbook(("About", [["Hello"]]), ("Blank", []), ("E", table_rows())), ROWS),
    Fault("a workbook with merged titles",
          workbook(("E", [["Episodes of the year"], [None], *table_rows()]), merge="A1:F1"), ROWS),
    Fault("a workbook with a blank first column",
          workbook(("E", [[None, *row] for row in table_rows()])), ROWS),
    Fault("an empty sheet", workbook(("Sheet1", [])), 0, "none of the tables", F),
    Fault("a truncated zip", zipped(a=PLAIN.encode())[:200], 0, "cut short", F),
    Fault("a zip with a password", locked_zip(), 0, "password", F),
    Fault("a zip that would burst", zipped(bomb=bytes(80_000_000)), 0, "unpacks to 80 MB", F),
    Fault("a zip", zipped(**{"in/ner.csv": PLAIN.encode()}), ROWS),
    Fault("a zip in a zip", zipped(inner=zipped(a=PLAIN.encode())), ROWS),
    Fault("a zip in a zip in a zip",
          zipped(i=zipped(j=zipped(a=PLAIN.encode()))), 0, "within a zip", F),
    Fault("json cut short", '[{"childId": 1, ', 0, "JSON", F),
    Fault("json of something else", '{"weather": [1, 2]}', 0, "none of the tables", F),
]  # fmt: skip


def read(folder: Path, content: bytes | str) -> Batch:
    folder.mkdir(exist_ok=True)
    data = content if isinstance(content, bytes) else content.encode()
    (folder / "episodes.csv").write_bytes(data)
    (folder / "header.csv").write_text(HEADER_TEXT)
    return read_paths([folder], TODAY)


def kept_episodes(batch: Batch) -> int:
    return sum(len(rows.tables.get("episodes", ())) for rows in batch.returns)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_broken_file_is_explained_and_its_good_rows_are_kept(
    fault: Fault, tmp_path: Path
) -> None:
    batch = read(tmp_path / "2021", fault.content)

    assert kept_episodes(batch) == fault.kept
    problems = [
        problem
        for problem in batch.problems
        if fault.told in f"{problem.found} {problem.wanted} {problem.what_to_do}"
        and (fault.weight is None or problem.weight is fault.weight)
    ]
    assert problems, [str(problem) for problem in batch.problems][:5]
    assert all(
        problem.file and problem.found and problem.wanted and problem.what_to_do
        for problem in batch.problems
    )
    every_lost_row_is_explained(batch)


def every_lost_row_is_explained(batch: Batch) -> None:
    """Counts add up, and as many different rows are told of as were rejected."""
    for count in batch.counts:
        assert count.read == count.kept + count.merged + count.rejected + count.blank
        rows = {
            (problem.file, problem.row)
            for problem in batch.problems
            if problem.weight is Weight.REJECTED and problem.file.startswith(count.file)
        }
        assert len(rows) == count.rejected, count


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_broken_file_never_harms_the_good_file_beside_it(fault: Fault, tmp_path: Path) -> None:
    batch = read(tmp_path / "2021", fault.content)

    headers = sum(len(rows.tables.get("header", ())) for rows in batch.returns)
    assert headers == HEADER_TEXT.count("\n") - 1


def test_two_headers_that_contradict_keep_the_greater_row_and_say_so(tmp_path: Path) -> None:
    (tmp_path / "episodes.csv").write_text(PLAIN)
    (tmp_path / "header.csv").write_text(
        "CHILD,SEX,DOB\n140891,1,13/04/2009\n140891,1,14/04/2009\n"
    )

    batch = read_paths([tmp_path], TODAY)

    header = batch.returns[0].tables["header"]
    assert header["dob"].dt.strftime("%d/%m/%Y").tolist() == ["14/04/2009"]
    weights = {
        problem.weight for problem in batch.problems if "two different rows" in problem.found
    }
    assert weights == {Weight.REJECTED, Weight.DOUBTFUL}
    every_lost_row_is_explained(batch)


def test_a_birth_after_the_first_episode_and_a_blank_birth_are_problems(tmp_path: Path) -> None:
    (tmp_path / "episodes.csv").write_text(PLAIN)
    (tmp_path / "header.csv").write_text("CHILD,SEX,DOB\n140891,1,13/04/2020\n952597,2,\n")

    batch = read_paths([tmp_path], TODAY)

    born = [problem for problem in batch.problems if problem.column == "DOB"]
    assert {(problem.weight, problem.row) for problem in born} == {
        (Weight.DOUBTFUL, 2),
        (Weight.REJECTED, 3),
    }


def test_formula_like_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    batch = read(tmp_path / "2021", with_cell("URN", "=1+1"))

    assert "=1+1" in batch.returns[0].tables["episodes"]["urn"].tolist()


def test_years_put_into_one_file_are_read_as_one_return_with_a_doubt(tmp_path: Path) -> None:
    older = (COUNCIL_A.parent / "2017" / "episodes.csv").read_text().splitlines()[1:]
    batch = read(tmp_path / "2021", PLAIN + "\n".join(older) + "\n")

    assert [rows.year for rows in batch.returns if rows.kind == "ssda903"] == [2021]
    assert any("several years" in problem.what_to_do for problem in batch.problems)
    every_lost_row_is_explained(batch)


def test_half_a_year_given_as_a_return_is_asked_about(tmp_path: Path) -> None:
    first_half = [
        line
        for line in LINES
        if all(
            not day or (day[6:], day[3:5]) < ("2020", "10")
            for day in (cells(line)[1], cells(line)[7])
        )
    ]
    batch = read(tmp_path / "2021", "\n".join([HEADING, *first_half]) + "\n")

    assert any("part of a year" in problem.what_to_do for problem in batch.problems)
