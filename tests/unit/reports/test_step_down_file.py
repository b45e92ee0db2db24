"""The step-down file: columns, order, blanks, formats, and text that can't run."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from data.reference.needs import load_scheme
from data.reference.prices import price_book
from models.children.council import CouncilData
from models.shortlist.build import shortlist_children
from models.shortlist.options import Shortlist
from reports.step_down import step_down_csv
from tests.make.children import a_council, an_episode
from tests.make.moves import published

AS_OF = date(2026, 3, 31)
HEADING = (
    "child_id,council,setting,placement_start,age,weekly_cost_gbp,trust_weekly_cost_gbp,"
    "destination,readiness,reasons,p_lasts_12m,p_lasts_low,p_lasts_high,p_lasts_basis,"
    "destination_weekly_cost_gbp,support_weekly_gbp,one_off_gbp,baseline_end,"
    "saving_this_year_gbp,saving_this_year_p10,saving_this_year_p90,saving_full_year_gbp,"
    "saving_to_18_gbp"
)


def council(born: str = "2011-05-01") -> CouncilData:
    return a_council(
        [
            an_episode("2024-06-01", child="k2", said_by=2026, rne="S"),
            an_episode(
                "2024-06-01", child="k1", said_by=2026, rne="S", setting="childrens_home_in_house"
            ),
        ],
        born=born,
    )


def listed(data: CouncilData) -> Shortlist:
    return shortlist_children(
        data,
        as_of=AS_OF,
        move_on=None,
        year=None,
        scheme=load_scheme(),
        price_book=price_book(),
        outlook=published(),
    )


def read(shortlist: Shortlist) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(step_down_csv(shortlist).decode("utf-8"))))


def test_the_heading_is_exactly_the_published_one() -> None:
    text = step_down_csv(listed(council())).decode("utf-8")
    assert text.splitlines()[0] == HEADING
    assert "\r" not in text


def test_rows_are_sorted_by_child_then_by_the_laws_order_of_preference() -> None:
    order = ["home", "foster_connected", "foster_in_house", "foster_independent"]
    order += ["foster_specialist"]
    texts = [(row["child_id"], row["destination"]) for row in read(listed(council()))]
    assert texts == [(child, place) for child in ("k1", "k2") for place in order]


def test_supported_accommodation_is_a_row_from_16_on_the_move_date_without_figures() -> None:
    row = read(listed(council(born="2010-06-23")))[5]  # 16 on the day of the move
    assert row["destination"] == "supported_accommodation"
    blank = (
        "p_lasts_12m",
        "p_lasts_low",
        "p_lasts_high",
        "saving_this_year_gbp",
        "saving_full_year_gbp",
        "saving_to_18_gbp",
    )
    assert [row[name] for name in blank] == [""] * 6
    assert row["p_lasts_basis"] == "withheld"
    assert row["destination_weekly_cost_gbp"] == "1248.00"  # 2026-27 prices
    assert len(read(listed(council(born="2010-06-24")))) == 10


def test_a_child_of_18_by_the_move_date_keeps_rows_without_savings() -> None:
    rows_found = read(listed(council(born="2008-05-01")))
    assert len(rows_found) == 12
    assert {row["saving_this_year_gbp"] for row in rows_found} == {""}
    assert {row["age"] for row in rows_found} == {"17"}


def test_in_house_homes_show_the_new_cost_as_a_negative_number() -> None:
    row = read(listed(council()))[2]
    assert row["setting"] == "childrens_home_in_house"
    assert float(row["saving_this_year_gbp"]) < 0
    assert "own home" in row["reasons"]


def test_ruled_out_rows_keep_the_arithmetic_blank() -> None:
    data = a_council([an_episode("2024-06-01", said_by=2026, rne="S", setting="secure")])
    for row in read(listed(data)):
        assert row["readiness"] == "ruled_out"
        assert row["saving_this_year_gbp"] == row["saving_to_18_gbp"] == ""


def test_in_house_and_independent_foster_have_the_same_readiness_and_chance() -> None:
    same = ("readiness", "p_lasts_12m", "p_lasts_low", "p_lasts_high", "p_lasts_basis")
    texts = {row["destination"]: row for row in read(listed(council()))}
    for name in same:
        assert texts["foster_in_house"][name] == texts["foster_independent"][name]


def test_text_cells_cannot_run_and_semicolons_only_part_reasons() -> None:
    shortlist = listed(council())
    first = shortlist.children[0]
    child = replace(first.child, child_id="=cmd()", council="@North")
    option = first.options[0]
    saving = replace(option.saving, notes=("one; two", "three."))
    verdict = replace(option.verdict, reasons=())
    only = replace(first, child=child, options=(replace(option, verdict=verdict, saving=saving),))
    (row,) = read(replace(shortlist, children=(only,)))
    assert (row["child_id"], row["council"]) == ("'=cmd()", "'@North")
    assert row["reasons"] == "one, two; three"


@pytest.mark.parametrize("turned", [False, True])
def test_equal_input_gives_equal_bytes_in_any_row_order(turned: bool) -> None:
    data = council()
    frames = {
        name: frame.iloc[::-1].reset_index(drop=True) if turned else frame
        for name, frame in data.frames.items()
    }
    again = CouncilData(data.version, frames)
    assert step_down_csv(listed(again)) == step_down_csv(listed(data))


def test_an_empty_list_is_a_file_with_only_its_heading() -> None:
    assert step_down_csv(listed(a_council([]))).decode("utf-8") == HEADING + "\n"
