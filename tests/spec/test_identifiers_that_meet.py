"""Identifiers that one file spells otherwise are matched within a set, and always told."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.formats.batch import Batch
from data.formats.files import open_paths
from data.formats.identifier_doubts import header_meets_episodes
from data.formats.identifiers import match_spellings
from data.formats.parts import part_of
from data.formats.read import opened_files, read_paths
from data.formats.rows import TableRows, rows_of
from data.formats.sets import group_returns
from data.formats.spellings import near_identifiers
from data.formats.tables import TABLES
from models.problems import Problem, Weight
from tests.drive.reading import loose, put, returns

CASES = Path(__file__).parents[1] / "data" / "cases"
DAY = date(2026, 6, 10)
COLUMNS = "CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC\n"
CENSUS = "Identifier,Type of provision,Total weekly cost,Placement start date\n"


def episodes(*children: str) -> str:
    return COLUMNS + "".join(f"{child},02/03/2026,S,C2,K2,PR4,,\n" for child in children)


def header(*children: str) -> str:
    return "CHILD,DOB\n" + "".join(f"{child},14/03/2012\n" for child in children)


def alike(batch: Batch) -> list[Problem]:
    return [problem for problem in batch.problems if "written the same" in problem.wanted]


def births(batch: Batch) -> list[str]:
    (rows,) = returns(batch)
    return rows.tables["header"]["child_id"].tolist()


def test_zeros_lost_from_the_header_are_put_back_and_told() -> None:
    batch = read_paths([CASES / "min-04-lost-zeros"], DAY)
    (doubt,) = alike(batch)

    assert births(batch) == ["007001", "007002"]
    assert (doubt.weight, doubt.file, doubt.column) == (Weight.DOUBTFUL, "h.csv", "CHILD")
    assert "2 children of Header are not in Episodes" in doubt.found
    assert "zeros in front: 7001 and 007001" in doubt.found
    assert "read as 007001, 007002" in doubt.what_to_do


@pytest.mark.parametrize(
    ("in_episodes", "in_header", "difference"),
    [
        ("ab12", "AB12", "capitals"), ("AB-12", "AB12", "separators"),
        ("AB/12", "AB-12", "separators"),
        ("AB 12", "ab12", "capitals and separators"), ("O'12", "O12", "apostrophes"),
        ("7001", "0007001", "zeros in front"),
    ],
)  # fmt: skip
def test_each_other_spelling_is_read_as_episodes_have_it(
    in_episodes: str, in_header: str, difference: str, tmp_path: Path
) -> None:
    batch = read_paths([put(tmp_path, e=episodes(in_episodes), h=header(in_header))], DAY)

    assert births(batch) == [in_episodes]
    assert difference in alike(batch)[0].found


@pytest.mark.parametrize("written", ["'007001", '"=""007001"""', "\u200b007001", "007\xa0001"])
def test_what_nobody_sees_in_an_identifier_is_taken_off(written: str, tmp_path: Path) -> None:
    batch = read_paths([put(tmp_path, e=episodes("007001"), h=header(written))], DAY)
    assert births(batch) == ["007001"] and alike(batch) == []


def test_where_two_children_could_be_meant_nothing_is_changed(tmp_path: Path) -> None:
    files = put(tmp_path, e=episodes("007001", "0007001"), h=header("7001"))
    batch = read_paths([files], DAY)

    assert births(batch) == ["7001"]
    assert any("Two children could be meant" in problem.what_to_do for problem in alike(batch))
    assert any("Is each pair one child?" in problem.what_to_do for problem in alike(batch))


def test_a_child_who_meets_already_is_never_taken_for_another(tmp_path: Path) -> None:
    files = put(tmp_path, e=episodes("007001"), h=header("007001", "7001"))
    assert sorted(births(read_paths([files], DAY))) == ["007001", "7001"]


def test_separators_in_other_places_are_another_child() -> None:
    assert near_identifiers(["1-23"], ["12-3"]).pairs == ()
    assert near_identifiers(["1-23"], ["1/23"]).pairs == (("1-23", "1/23"),)


WRITTEN = st.text(alphabet="01aA-/ '.", min_size=1, max_size=5)


@given(st.frozensets(WRITTEN, max_size=8), st.frozensets(WRITTEN, max_size=8))
def test_two_children_never_become_one(first: frozenset[str], second: frozenset[str]) -> None:
    near = near_identifiers(first, second)
    read_as = [there for _, there in near.pairs]

    assert len(set(read_as)) == len(read_as)
    assert not first & set(read_as) and not second & {place for place, _ in near.pairs}
    assert not {place for place, _ in near.pairs} & set(near.unclear)


def test_a_needs_profile_meets_the_children_of_the_return(tmp_path: Path) -> None:
    profile = "child_id,assessed_on,item,level\n7001,01/05/2026,education,1\n"
    batch = read_paths([put(tmp_path, e=episodes("007001"), n=profile)], DAY)

    assert loose(batch)["child_id"].tolist() == ["007001"]
    assert [problem.file for problem in alike(batch)] == ["n.csv"]


def test_identifiers_that_do_not_meet_are_counted_on_both_sides() -> None:
    near = near_identifiers(["7001", "8", "9"], ["007001", "9", "11"])

    assert near.only_first == ("7001", "8") and near.only_second == ("007001", "11")
    assert near.pairs == (("7001", "007001"),) and near.unclear == ()


def test_every_table_of_the_return_is_matched(tmp_path: Path) -> None:
    files = put(
        tmp_path,
        e=episodes("007001"),
        h=header("7001"),
        r="CHILD,REVIEW,REVIEW_CODE\n7001,05/03/2026,PN1\n",
        o="CHILD,SDQ_SCORE,CONVICTED\n7001,12,0\n",
    )
    batch = read_paths([files], DAY)
    (rows,) = returns(batch)

    assert {name: frame["child_id"].tolist() for name, frame in rows.tables.items()} == {
        name: ["007001"] for name in ("episodes", "header", "reviews", "oc2")
    }
    assert len(alike(batch)) == 1 and "Header and" in alike(batch)[0].found


def test_two_councils_children_are_never_taken_for_each_other(tmp_path: Path) -> None:
    put(tmp_path / "West", e=episodes("007001"), h=header("007001"))
    put(tmp_path / "North", e=episodes("7001"), h=header("7001"))
    batch = read_paths([tmp_path], DAY)

    assert sorted(rows.tables["header"]["child_id"][0] for rows in returns(batch)) == [
        "007001",
        "7001",
    ]
    assert ["Is each pair one child?" in problem.what_to_do for problem in alike(batch)] == [True]


def test_another_councils_header_is_never_read_as_this_councils(tmp_path: Path) -> None:
    """North's Episodes are missing, so its 7001 could be taken for West's 007001."""
    put(tmp_path / "West", e=episodes("007001"), h=header("007001"))
    put(tmp_path / "North", h=header("7001"))
    batch = read_paths([tmp_path], DAY)
    assert {rows.tables["header"]["child_id"][0] for rows in batch.returns} == {"007001", "7001"}

    files = put(tmp_path / "flat", e=episodes("007001"), h=header("007001"), n=header("7001"))
    frames = [rows.tables["header"] for rows in read_paths([files], DAY).returns]
    assert sorted(pd.concat(frames)["child_id"]) == ["007001", "7001"]


def test_a_header_in_a_folder_of_its_own_meets_the_only_episodes(tmp_path: Path) -> None:
    put(tmp_path / "episodes", e=episodes("007001"))
    put(tmp_path / "header", h=header("7001"))
    assert births(read_paths([tmp_path], DAY)) == ["007001"]


def test_a_cost_file_meets_the_children_of_the_return(tmp_path: Path) -> None:
    census = CENSUS + "7001,Residential - External (Commissioned),5400,02/03/2026\n"
    batch = read_paths([put(tmp_path, e=episodes("007001"), c=census)], DAY)

    assert loose(batch)["child_id"].tolist() == ["007001"]
    (doubt,) = alike(batch)
    assert doubt.file == "c.csv" and "1 child of" in doubt.found


def test_another_authoritys_child_in_a_cost_file_stays_itself(tmp_path: Path) -> None:
    census = CENSUS + "9009,Residential - External (Commissioned),5400,02/03/2026\n"
    batch = read_paths([put(tmp_path, e=episodes("007001"), c=census)], DAY)
    assert loose(batch)["child_id"].tolist() == ["9009"] and alike(batch) == []


def checked(folder: Path) -> list[TableRows]:
    grids = [grid for opened in opened_files(open_paths([folder]).files) for grid in opened.grids]
    parts = [understood.part for understood in map(part_of, grids) if understood.part is not None]
    return [
        rows_of(table, of_table, DAY)[0]
        for table in TABLES
        if (of_table := [part for part in parts if part.table.name == table.name])
    ]


def test_children_of_episodes_without_a_header_are_told(tmp_path: Path) -> None:
    files = put(tmp_path, e=episodes("7001", "7002", "7003"), h=header("7001", "8001"))
    tables, problems = match_spellings(checked(files))
    (doubt,) = header_meets_episodes(tables, group_returns(tables, DAY))

    assert problems == []
    assert doubt.weight is Weight.DOUBTFUL and doubt.file == "h.csv"
    assert doubt.found == (
        "2 children of Episodes are not in Header, and 1 of Header are not in Episodes: 7002, 7003"
    )


def test_a_header_that_meets_is_not_told(tmp_path: Path) -> None:
    tables = checked(put(tmp_path, e=episodes("7001"), h=header("7001", "8001")))
    matched, problems = match_spellings(tables)

    assert matched == tables and problems == []
    assert header_meets_episodes(tables, group_returns(tables, DAY)) == []


def test_a_date_of_birth_that_was_lost_with_the_zeros_is_back() -> None:
    (rows,) = returns(read_paths([CASES / "min-04-lost-zeros"], DAY))
    joined = rows.tables["episodes"].merge(
        rows.tables["header"], on="child_id", suffixes=("", "_h")
    )
    assert joined["dob"].tolist() == [pd.Timestamp(2012, 3, 14)] * 2
