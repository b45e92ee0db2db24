"""A file that can't be read says what it is and what to do; a sound one is read."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from data.formats.read import read_paths
from models.problems import Weight
from tests.drive.reading import EPISODES, HEADER, TODAY, put, returns, told
from tests.spec.test_nothing_left_aside import cases, frame, kept, read, rows_of, workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(*members: tuple[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def changed(book: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = [(part, archive.read(part)) for part in archive.namelist()]
    return zipped(*((part, change(data) if part == name else data) for part, data in parts))


def test_a_strict_open_xml_workbook_is_called_by_its_name_with_its_own_cure() -> None:
    batch = read_paths([cases("f-xlsx-strict")], TODAY)

    (problem,) = batch.problems
    assert problem.weight is Weight.FILE
    assert problem.found == "a Strict Open XML workbook"
    assert "Save As, Excel Workbook (.xlsx)" in problem.what_to_do


@pytest.mark.parametrize(
    ("data", "text", "cure"),
    [
        (_OLE, "old .xls kind", "Save As"),
        (b"\x09\x02\x06\x00" + bytes(40), "old .xls kind", "Save As"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "password", "without"[:0]),
        (_OLE + "DRMEncryptedDataSpace".encode("utf-16-le"), "sensitivity label", "Ask its owner"),
        (_OLE + "WordDocument".encode("utf-16-le"), "Word", "csv or xlsx"),
        (zipped(("xl/workbook.bin", b"x")), ".xlsb", "Save As"),
        (zipped(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), ".ods", "Save As"),
        (zipped(("Index/Document.iwa", b"x")), "Apple Numbers", "Export To, Excel"),
        (zipped(("word/document.xml", b"x")), "Word", "csv or xlsx"),
        ("<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>", "web page", "Save As"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related", "web page", "Save As"),
        ("<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
         "XML Spreadsheet 2003", "Save As"),
        ('{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}', "a link", "Download"),
        ("[InternetShortcut]\nURL=https://x", "a link", "Download"),
        (b"\x1f\x8b\x08\x00" + bytes(40), "an archive", "Unpack"),
        (b"Rar!\x1a\x07" + bytes(40), "an archive", "Unpack"),
        (bytes(4000), "nothing but zeros", "again"),
        (workbook(("E", rows_of(EPISODES)))[:2000], "workbook that is cut short", "again"),
        (zipped(("a.csv", EPISODES * 9))[:300], "cut short", "again"),
    ],
)  # fmt: skip
def test_each_kind_of_file_that_is_no_table_says_what_it_is_and_what_to_do(
    data: bytes | str, text: str, cure: str, tmp_path: Path
) -> None:
    batch = read(tmp_path, x=data)
    (problem,) = batch.problems
    assert problem.weight is Weight.FILE and text in problem.found
    assert cure in problem.what_to_do


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b"<patternFill/>", b'<patternFill patternType="odd"/>', 1),
        lambda xml: re.sub(rb'<color [^>]*/>', b'<color rgb="red"/>', xml),
        lambda xml: xml.replace(b"<border>", b'<border><left style="wavy"/>', 1),
    ],
)  # fmt: skip
def test_a_sound_workbook_with_bad_styles_is_read_with_its_dates(
    change: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    rows: list[list[object]] = [list(row) for row in rows_of(EPISODES)]
    rows[1][1] = datetime(2024, 5, 1)
    book = changed(workbook(("E", rows), ("H", rows_of(HEADER))), "xl/styles.xml", change)
    with pytest.raises(Exception):  # noqa: B017
        openpyxl.load_workbook(io.BytesIO(book))

    batch = read(tmp_path, b=book)
    assert kept(batch) == {"episodes": 3, "header": 2}
    assert frame(batch, "episodes")["decom"].min() == datetime(2024, 5, 1)
    assert told(batch, "styles or properties are damaged") == [Weight.DOUBTFUL]


def test_bad_properties_and_backslashes_in_part_names_keep_no_workbook_out(tmp_path: Path) -> None:
    book = workbook(("E", rows_of(EPISODES)))
    odd = changed(book, "docProps/core.xml", lambda _: b"<broken")
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        other = zipped(
            *((name.replace("/", "\\"), archive.read(name)) for name in archive.namelist())
        )
    assert kept(read(tmp_path / "1", b=odd)) == {"episodes": 3}
    assert kept(read(tmp_path / "2", b=other)) == {"episodes": 3}


def test_content_decides_and_never_the_ending_of_the_name(tmp_path: Path) -> None:
    (tmp_path / "episodes.xlsx").write_text(EPISODES)
    (tmp_path / "header.csv").write_bytes(workbook(("H", rows_of(HEADER))))
    assert kept(read_paths([tmp_path], TODAY)) == {"episodes": 3, "header": 2}


def test_a_zip_of_the_large_kind_is_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w") as archive,
        archive.open("e.csv", "w", force_zip64=True) as member,
    ):
        member.write(EPISODES.encode())
    (tmp_path / "a.zip").write_bytes(buffer.getvalue())
    assert len(returns(read_paths([tmp_path], TODAY))) == 1


def test_formulas_without_a_stored_result_are_told_and_never_blank(tmp_path: Path) -> None:
    rows: list[list[object]] = [list(row) for row in rows_of(EPISODES)]
    rows[1][0] = "=TEXT(1,0)"
    rows[2][1] = "=TODAY()"
    batch = read(tmp_path, b=workbook(("E", rows)))

    assert kept(batch) == {"episodes": 1}
    assert told(batch, "2 formulas whose results aren't stored") == [Weight.DOUBTFUL]
    assert told(batch, '"a formula without its result"') == [Weight.REJECTED] * 2


@pytest.mark.parametrize("error", ["#REF!", "#VALUE!", "#NAME?", "#DIV/0!"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_error_of_a_spreadsheet_is_a_fault_and_no_value(
    error: str, kind: str, tmp_path: Path
) -> None:
    text = EPISODES.replace("002,", f"{error},").replace("1234567", error)
    content = text if kind == "csv" else workbook(("E", rows_of(text)))
    batch = read(tmp_path, e=content)

    assert kept(batch) == {"episodes": 2}
    assert set(frame(batch, "episodes")["urn"].dropna()) == set()
    assert sorted(told(batch, f'"{error}"')) == sorted([Weight.REJECTED, Weight.DOUBTFUL])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_lookup_in_vain_is_blank_and_said_to_be_one(kind: str, tmp_path: Path) -> None:
    text = EPISODES.replace("1234567", "#N/A")
    batch = read(tmp_path, e=text if kind == "csv" else workbook(("E", rows_of(text))))
    assert frame(batch, "episodes")["urn"].isna().all()
    assert told(batch, "1 cells of #N/A") == [Weight.DOUBTFUL]


def test_a_lookup_in_vain_in_a_stop_is_asked_about(tmp_path: Path) -> None:
    text = (
        "Identifier,Type of provision,Total weekly cost,Deprivation of liberty\n"
        "7001,Residential - External (Commissioned),5400,#N/A\n"
    )
    batch = read(tmp_path, c=text)
    assert "#N/A" in str(frame(batch, "placement_census")["unread_stops"][0])
    assert batch.questions


def test_a_number_is_read_as_its_sheet_shows_it_with_leading_zeros_and_percent(
    tmp_path: Path,
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(("E", rows_of(EPISODES)))))
    book["E"]["A2"].value, book["E"]["A2"].number_format = 1, "000"
    buffer = io.BytesIO()
    book.save(buffer)
    assert "001" in set(frame(read(tmp_path / "1", b=buffer.getvalue()), "episodes")["child_id"])

    costs = [
        ["Identifier", "Type of provision", "Total weekly cost", "Contribution from Health"],
        ["7001", "Residential - External (Commissioned)", 5400, 0.25],
    ]
    book = openpyxl.load_workbook(io.BytesIO(workbook(("C", costs))))
    book["C"]["D2"].number_format = "0%"
    buffer = io.BytesIO()
    book.save(buffer)
    batch = read(tmp_path / "2", c=buffer.getvalue())
    assert frame(batch, "placement_census")["health_gbp"].isna().all()
    assert told(batch, '"25%"') == [Weight.DOUBTFUL]


def test_a_locked_file_in_a_zip_names_the_file_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped(("e.csv", EPISODES), ("h.csv", HEADER)))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    put(tmp_path)
    (tmp_path / "a.zip").write_bytes(bytes(data))
    batch = read_paths([tmp_path], TODAY)
    assert kept(batch) == {"header": 2}
    assert told(batch, "locked with a password") == [Weight.FILE]
