"""The scheme's files: the drafts, a council's own copies, and the map from CANS."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from data.formats import cans
from data.reference import needs as reference
from data.reference.needs import cans_column, cans_levels, load_anchors, load_items, load_scheme
from models.needs.scheme import HIGHEST_NEED, HIGHEST_STRENGTH, Need, Strength
from models.problems import UserError

FOLDER = Path(reference.__file__).parent


def draft(name: str) -> list[list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def own_copy(folder: Path, name: str, rows: list[list[str]]) -> Path:
    with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return folder


def test_every_need_and_strength_has_words_in_the_schemes_order() -> None:
    assert [item.item for item in load_items()] == [*Need, *Strength]
    for item in load_items():
        assert item.title and item.phrase and item.question.endswith("?")
        assert "{" not in item.ask("Ash")


def test_every_level_has_its_meaning() -> None:
    pairs = [(anchor.is_need, anchor.level) for anchor in load_anchors()]
    assert pairs == [(True, level) for level in range(HIGHEST_NEED + 1)] + [
        (False, level) for level in range(HIGHEST_STRENGTH + 1)
    ]


def test_the_drafts_hold_a_ceiling_for_every_need_but_identity_and_say_they_are_drafts() -> None:
    needs_scheme = load_scheme()
    assert len(needs_scheme.ceilings) == 5 * 11
    assert Need.IDENTITY not in {ceiling.need for ceiling in needs_scheme.ceilings}
    assert all("draft" in one.basis for one in (*needs_scheme.ceilings, *needs_scheme.packages))
    team = next(
        package for package in needs_scheme.packages if package.destination == "foster_connected"
    )
    assert (team.words, team.total_gbp) == ("the step-down fostering team", 7800.0)


def test_a_councils_own_copy_wins_and_the_other_file_stays_the_draft(tmp_path: Path) -> None:
    rows = draft("ceilings.csv")
    rows[1][2] = "4"
    needs_scheme = load_scheme(own_copy(tmp_path, "ceilings.csv", rows))
    assert needs_scheme.ceilings[0].level == 4
    assert needs_scheme.packages == load_scheme().packages


def test_headings_in_another_order_and_blank_lines_read_the_same(tmp_path: Path) -> None:
    rows = [[row[2], row[0], row[1], row[3]] for row in draft("ceilings.csv")]
    rows[0] = [" Ceiling", "DESTINATION", "Need ", "basis"]
    needs_scheme = load_scheme(own_copy(tmp_path, "ceilings.csv", [*rows, ["", "", "", ""], []]))
    assert needs_scheme.ceilings == load_scheme().ceilings


@pytest.mark.parametrize(
    ("row", "column", "value", "says"),
    [
        (1, 0, "foster_in_house", "row 2, column destination: found foster_in_house"),
        (1, 1, "identity", "row 2, column need: found identity"),
        (3, 1, "kindness", "row 4, column need: found kindness"),
        (1, 2, "5", "row 2, column ceiling: found 5"),
        (1, 2, "two", "row 2, column ceiling: found two"),
        (1, 2, "", "row 2, column ceiling: found a blank"),
        (2, 1, "exploitation_and_missing", "row 3, column destination: found foster_connected"),
    ],
)
def test_a_bad_ceiling_is_named_by_row_and_column(
    tmp_path: Path, row: int, column: int, value: str, says: str
) -> None:
    rows = draft("ceilings.csv")
    rows[row][column] = value
    with pytest.raises(UserError, match="Wanted") as caught:
        load_scheme(own_copy(tmp_path, "ceilings.csv", rows))
    assert says in str(caught.value)


def test_a_need_without_a_ceiling_is_refused_because_it_would_never_be_checked(
    tmp_path: Path,
) -> None:
    rows = draft("ceilings.csv")
    with pytest.raises(UserError, match="no row for foster_connected and exploitation"):
        load_scheme(own_copy(tmp_path, "ceilings.csv", [rows[0], *rows[2:]]))


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        (0, "", "column package: found a blank"),
        (2, "moon", "column destination: found moon"),
        (3, "education|identity", "column raises: found education|identity"),
        (3, "", "column raises: found a blank"),
        (4, "2", "column by: found 2"),
        (5, "a lot", "column weekly_gbp: found a lot"),
        (5, "-1", "column weekly_gbp: found -1"),
        (5, "nan", "column weekly_gbp: found nan"),
        (6, "2.5", "column weeks: found 2.5"),
        (7, "inf", "column one_off_gbp: found inf"),
    ],
)
def test_a_bad_package_is_named_by_row_and_column(
    tmp_path: Path, column: int, value: str, says: str
) -> None:
    rows = draft("packages.csv")
    rows[1][column] = value
    with pytest.raises(UserError) as caught:
        load_scheme(own_copy(tmp_path, "packages.csv", rows))
    assert f"packages.csv, row 2, {says}" in str(caught.value)


def test_a_package_twice_and_too_many_packages_are_refused(tmp_path: Path) -> None:
    rows = draft("packages.csv")
    with pytest.raises(UserError, match="once"):
        load_scheme(own_copy(tmp_path, "packages.csv", [*rows, rows[1]]))
    many = [[f"p{number}", *rows[1][1:]] for number in range(13)]
    with pytest.raises(UserError, match="13 packages for foster_family"):
        load_scheme(own_copy(tmp_path, "packages.csv", [rows[0], *many]))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"need,ceiling\nself_harm,2\n"])
def test_a_file_that_is_no_such_table_is_one_plain_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "ceilings.csv").write_bytes(content)
    with pytest.raises(UserError, match=r"ceilings\.csv"):
        load_scheme(tmp_path)


def test_a_file_with_headings_only_is_no_ceilings_and_may_be_no_packages(tmp_path: Path) -> None:
    own_copy(tmp_path, "packages.csv", draft("packages.csv")[:1])
    assert load_scheme(tmp_path).packages == ()
    own_copy(tmp_path, "ceilings.csv", draft("ceilings.csv")[:1])
    with pytest.raises(UserError, match="no rows"):
        load_scheme(tmp_path)


def assessed(**scores: object) -> dict[str, float | None]:
    """Levels of our scheme from one CANS assessment."""
    frame = pd.DataFrame([{"child_id": "1", "assessed_on": "2026-03-01", **scores}])
    rows = cans_levels(frame)
    return {
        row.item: None if pd.isna(row.level) else row.level for row in rows.itertuples(index=False)
    }


def test_a_need_is_its_worst_cans_item_level_for_level() -> None:
    assert assessed(suicide_risk=0, other_self_harm=2) == {"self_harm": 2}
    assert [assessed(attachment_difficulties=n)["attachment"] for n in range(4)] == [0, 1, 2, 3]


def test_a_cans_strength_is_turned_over() -> None:
    levels = [assessed(relationship_permanence=n)["lasting_adult"] for n in range(4)]
    assert levels == [3, 2, 1, 0]


@pytest.mark.parametrize(
    ("suicide_risk", "other", "level"), [(None, 0, None), (None, 2, None), (None, 3, 3)]
)
def test_a_blank_that_could_be_worse_leaves_the_need_not_known(
    suicide_risk: int | None, other: int, level: int | None
) -> None:
    assert assessed(suicide_risk=suicide_risk, other_self_harm=other)["self_harm"] == level


def test_an_item_that_is_not_for_every_child_may_be_left_out() -> None:
    """Substance use may be N/A; "Legal" is rated for every child."""
    assert assessed(substance_use="N/A", legal=1)["substances_and_offending"] == 1
    assert assessed(substance_use=1, legal=None)["substances_and_offending"] is None


def test_a_need_with_every_item_left_blank_is_not_spoken_of() -> None:
    """So that it doesn't make unknown what another profile had told."""
    assert "substances_and_offending" not in assessed(substance_use="N/A", legal=None)


def test_headings_of_the_form_and_our_names_of_them_read_alike() -> None:
    by_heading = pd.DataFrame(
        [
            {
                "Youth Unique ID": "1",
                "Assessment Date": "2026-03-01",
                "Running Away*": 2,
                "Victimisation/Exploitation*": 1,
            }
        ]
    )
    (row,) = cans_levels(by_heading).to_dict("records")
    assert row == {
        "child_id": "1",
        "assessed_on": "2026-03-01",
        "item": "exploitation_and_missing",
        "level": 2.0,
    }


def test_a_frame_without_a_single_item_gives_no_levels() -> None:
    frame = cans_levels(pd.DataFrame({"child_id": ["1"], "assessed_on": ["2026-03-01"]}))
    assert list(frame.columns) == ["child_id", "assessed_on", "item", "level"] and frame.empty


def test_the_map_names_headings_of_the_form_once_and_both_forms_agree() -> None:
    rows = draft("cans_map.csv")[1:]
    assert len({(form, heading) for form, heading, *_ in rows}) == len(rows)
    by_heading: dict[str, set[tuple[str, str]]] = {}
    for _, heading, item, always, _ in rows:
        assert item in {*Need, *Strength} and always in {"yes", "no"}
        by_heading.setdefault(cans_column(heading), set()).add((item, always))
    assert all(len(texts) == 1 for texts in by_heading.values())


def test_what_the_reader_of_cans_keeps_fills_every_need_that_a_rule_reads() -> None:
    """Identity is not read from CANS at all; a child's wish for family life isn't in it."""
    names = [column.name for column in cans.CANS_6_21.columns]
    held = {row.item for row in cans_levels(pd.DataFrame([dict.fromkeys(names, 1)])).itertuples()}
    assert held >= {need.value for need in Need} - {"identity"}
