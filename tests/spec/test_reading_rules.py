"""Reading rules (FORMATS): files in, rows and counts out. Each test is one rule."""

import io
import shutil
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.formats.read import read_paths
from models.problems import UserError, Weight
from tests.drive.reading import (
    COUNCIL_A,
    EPISODES,
    HEADER,
    TODAY,
    later,
    put,
    returns,
    tables,
    told,
)


def test_council_a_gives_five_returns_and_counts_that_add_up() -> None:
    batch = read_paths([COUNCIL_A], TODAY)

    assert [rows.year for rows in returns(batch)] == [2017, 2018, 2019, 2020, 2021]
    assert [rows.covers_to for rows in returns(batch)][-1] == date(2021, 3, 31)
    assert {len(rows.tables) for rows in returns(batch)} == {10}
    for count in batch.counts:
        assert count.read == count.kept + count.merged + count.rejected + count.blank
    counts = {count.file: count.kept for count in batch.counts}
    assert counts["2021/episodes.csv"] == 969 and counts["2021/header.csv"] == 545


def test_the_collection_year_is_the_31_march_after_the_newest_date(tmp_path: Path) -> None:
    (rows,) = returns(read_paths([put(tmp_path, a=EPISODES, b=HEADER)], TODAY))

    assert (rows.year, rows.covers_from, rows.covers_to) == (
        2025,
        date(2024, 4, 1),
        date(2025, 3, 31),
    )
    assert rows.content_date == date(2025, 3, 31)


def test_an_in_year_extract_covers_to_its_newest_date(tmp_path: Path) -> None:
    (rows,) = returns(read_paths([put(tmp_path, a=later(EPISODES, 2))], date(2027, 3, 31)))
    assert rows.covers_to == date(2027, 3, 31)

    cut = "\n".join(later(EPISODES, 2).splitlines()[:3])
    (rows,) = returns(read_paths([put(tmp_path, a=cut)], TODAY))
    assert (rows.year, rows.covers_to) == (2027, date(2026, 9, 1))


def test_a_date_still_to_come_does_not_decide_the_year(tmp_path: Path) -> None:
    text = EPISODES.replace("31/03/2025", "31/03/2029")
    batch = read_paths([put(tmp_path, a=text)], TODAY)

    assert returns(batch)[0].year == 2025
    assert told(batch, "a date up to today") == [Weight.DOUBTFUL]


def test_identifiers_are_text_and_keep_their_leading_zeros(tmp_path: Path) -> None:
    text = EPISODES.replace("002,", "1234567.0,", 1) + " 003 ,01/05/2024,S,C2,N1,U4,PR1,,,,,,\n"
    (rows,) = returns(read_paths([put(tmp_path, a=text)], TODAY))

    assert set(rows.tables["episodes"]["child_id"]) == {"001", "1234567", "003"}


@pytest.mark.parametrize("form", ["05/06/2024", "05/06/24", "2024-06-05", "2024-06-05 00:00:00"])
def test_dates_may_be_british_short_or_iso(form: str, tmp_path: Path) -> None:
    text = EPISODES.replace("01/05/2024", form)
    (rows,) = returns(read_paths([put(tmp_path, a=text)], TODAY))

    assert rows.tables["episodes"]["decom"].min() == pd.Timestamp(2024, 6, 5)


def test_a_workbook_with_the_tables_of_a_return_is_one_set(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, text in (("E", EPISODES), ("H", HEADER)):
        sheet = book.create_sheet(name)
        for line in text.splitlines():
            sheet.append(line.split(","))
    buffer = io.BytesIO()
    book.save(buffer)
    put(tmp_path, whole=buffer.getvalue(), other=later(EPISODES, 1))

    years = {rows.year: set(rows.tables) for rows in returns(read_paths([tmp_path], TODAY))}
    assert years == {2025: {"episodes", "header"}, 2026: {"episodes"}}


def test_a_zip_is_read_like_the_folder_it_holds(tmp_path: Path) -> None:
    folder = put(tmp_path / "x" / "2025", a=EPISODES, b=HEADER)
    packed = tmp_path / "x.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"2025/{file.name}")

    plain, zipped = read_paths([folder], TODAY), read_paths([packed], TODAY)
    assert returns(zipped)[0].fingerprint == returns(plain)[0].fingerprint
    assert tables(zipped) == tables(plain)
    assert zipped.files[0].name == "x.zip/2025/a.csv"


def test_a_flat_folder_of_several_years_is_sorted_out_by_children(tmp_path: Path) -> None:
    other = later(EPISODES, 1).replace("001,", "777,").replace("002,", "888,")
    put(
        tmp_path,
        a=EPISODES,
        b=other,
        c=HEADER,
        d=HEADER.replace("001,", "777,").replace("002,", "888,"),
    )

    got = {
        rows.year: rows.tables["header"]["child_id"].tolist()
        for rows in returns(read_paths([tmp_path], TODAY))
    }
    assert got == {2025: ["001", "002"], 2026: ["777", "888"]}


def test_one_return_may_come_in_several_files(tmp_path: Path) -> None:
    heading, *lines = EPISODES.splitlines()
    batch = read_paths([put(tmp_path / "w", a=EPISODES)], TODAY)
    split = read_paths(
        [put(tmp_path / "s", a=f"{heading}\n{lines[2]}", b=f"{heading}\n{lines[0]}\n{lines[1]}")],
        TODAY,
    )

    assert [rows.fingerprint for rows in returns(split)] == [
        rows.fingerprint for rows in returns(batch)
    ]


def test_a_part_for_whom_nothing_happened_this_year_belongs_to_its_folder(tmp_path: Path) -> None:
    quiet = EPISODES.splitlines()[0] + "\n555,01/05/2019,S,C2,N1,U4,PR1,,,,,,\n"
    (rows,) = returns(read_paths([put(tmp_path, a=EPISODES, b=quiet)], TODAY))

    assert (rows.year, len(rows.tables["episodes"])) == (2025, 4)


def test_the_same_return_twice_is_one_return_and_the_rest_is_merged(tmp_path: Path) -> None:
    put(tmp_path / "one", a=EPISODES, b=HEADER)
    put(tmp_path / "two", other=EPISODES, names=HEADER)
    batch = read_paths([tmp_path], TODAY)

    assert len(batch.returns) == 1
    assert sum(count.merged for count in batch.counts) == 5
    assert sum(count.kept for count in batch.counts) == 5


def test_two_different_returns_of_one_year_stay_two(tmp_path: Path) -> None:
    put(tmp_path / "one", a=EPISODES)
    put(tmp_path / "two", a=EPISODES.replace("K2,PR4", "K2,PR5"))

    assert [rows.year for rows in returns(read_paths([tmp_path], TODAY))] == [2025, 2025]


def test_tables_without_episodes_wait_for_their_return(tmp_path: Path) -> None:
    (rows,) = read_paths([put(tmp_path, b=HEADER)], TODAY).returns

    assert (rows.kind, rows.year, rows.fingerprint) == ("ssda903_part", 0, "")
    assert len(rows.tables["header"]) == 2


def test_tables_of_several_years_wait_apart(tmp_path: Path) -> None:
    older = HEADER.replace("WBRI", "WIRI")
    batch = read_paths([put(tmp_path, new=HEADER, old=older)], TODAY)

    assert [rows.kind for rows in batch.returns] == ["ssda903_part"] * 2
    assert not batch.problems


def test_a_path_that_is_not_there_is_a_plain_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nothing there"):
        read_paths([tmp_path / "gone"], TODAY)


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, a=EPISODES)
    put(tmp_path / "__MACOSX", a=EPISODES)
    put(tmp_path / ".git", a="x")

    assert [file.name for file in read_paths([tmp_path], TODAY).files] == ["a.csv"]


def test_the_order_of_paths_and_names_of_files_do_not_matter(tmp_path: Path) -> None:
    first = put(tmp_path / "1", a=EPISODES, b=HEADER)
    second = put(tmp_path / "2", a=later(EPISODES, 1), b=HEADER)

    batch, other = read_paths([first, second], TODAY), read_paths([second, first], TODAY)
    assert [(r.year, r.fingerprint) for r in batch.returns] == [
        (r.year, r.fingerprint) for r in other.returns
    ]
    assert batch.problems == other.problems and batch.counts == other.counts


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(6)), cut=st.integers(0, 6), names=st.permutations("pqr"))
def test_row_order_file_order_and_splitting_never_change_the_fingerprint(
    order: list[int], cut: int, names: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    heading, *lines = EPISODES.splitlines()
    lines += [f"{child},01/06/2024,S,C2,N1,U4,PR1,02/03/2025,E8,,,," for child in "789"]
    folder = tmp_path_factory.mktemp("any")
    rows = [lines[position] for position in order]
    for name, part in zip(names, (rows[:cut], rows[cut:]), strict=False):
        put(folder, **{name: "\n".join([heading, *part]) + "\n"})
    put(folder, **{names[2]: HEADER})

    rows_result = returns(read_paths([folder], TODAY))
    shutil.rmtree(folder)
    path = put(tmp_path_factory.mktemp("whole"), a="\n".join([heading, *lines]))
    (reference,) = returns(read_paths([path], TODAY))
    shutil.rmtree(path)
    assert [(rows.year, rows.fingerprint) for rows in rows_result] == [
        (2025, reference.fingerprint)
    ]


def test_encoding_column_order_and_case_never_change_the_fingerprint(tmp_path: Path) -> None:
    rows = [line.split(",") for line in EPISODES.splitlines()]
    turned = "\n".join(",".join(row[::-1]) for row in rows).replace(
        "PLACE_PROVIDER", "place provider"
    )
    (lines,) = returns(read_paths([put(tmp_path / "a", a=EPISODES)], TODAY))
    (other,) = returns(read_paths([put(tmp_path / "b", b=turned.lower().encode("utf-16"))], TODAY))

    assert lines.fingerprint == other.fingerprint


def test_rows_read_are_kept_merged_rejected_or_blank(tmp_path: Path) -> None:
    lines = EPISODES.splitlines()
    text = "\n".join([*lines, lines[1], ",".join([""] * 13), ",01/01/2025" + "," * 11, ""])
    (count,) = read_paths([put(tmp_path, a=text)], TODAY).counts

    assert (count.read, count.kept, count.merged, count.rejected, count.blank) == (6, 3, 1, 1, 1)


def test_in_a_flat_folder_each_header_finds_the_return_of_its_own_children(tmp_path: Path) -> None:
    """The children of 2024 are all in 2025 too, so only who else is there can tell the years."""
    paper = Path(__file__).parent.parent / "data" / "paper_council"
    for year, kind, name in [
        ("2024", "Header.csv", "a.csv"),
        ("2024", "Episodes.csv", "b.csv"),
        ("2025", "header.csv", "c.csv"),
        ("2025", "episodes.csv", "d.csv"),
    ]:
        (tmp_path / name).write_bytes((paper / year / kind).read_bytes())
    batch = read_paths([tmp_path], date(2026, 11, 24))
    number_by_number = {rows.year: len(rows.tables["header"]) for rows in batch.returns}
    assert number_by_number == {2024: 6, 2025: 9}
    assert not [p for p in batch.problems if p.weight is Weight.REJECTED]
