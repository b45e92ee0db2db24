"""A council of fourteen made-up children, worked by hand from files to pounds.

The files are in `tests/data/paper_council`: three returns (collection years 2024, 2025, 2026), a
cost census, needs profiles, incidents and names. The day is 30 September 2025 and moves are made on
23 December 2025 (twelve weeks on), so 2025-26 is the year and every price is of that year.

Who is where on 30 September 2025
---------------------------------
In care: 12 = 101 102 103 104 105 106 107 108 111 1012 113 114. In a residential home: 10 of them.
- 105 is on short breaks (V4): counted apart. 108 left K2 on 3 September for a foster home: the L
  row of November 2024 did not start a placement. 109 was open on 31 March 2025 and is in no later
  return: out, ending unknown. 110 turned 18 on 1 June 2025 and is still open: not listed.
- 107 went to hospital (T1) on 22 September: the placement of 2 September 2024 goes on.
- 1012: the foster episode runs to 1 August, into K2 from 14 July: ended there. Two K2 rows start on
  14 July, the one with a blank end wins. Its REC X1 with a blank DEC leaves it open. The cost file
  writes the child as 1012.0. Leading zeros stay: 000101.
- 106 and 1012 moved in without an S: the home was known before, so `placement_start` is the row's.

Weeks expected at the new home, 23 December to 31 March: 99 days = 14.142857 weeks
----------------------------------------------------------------------------------
Foster, p = 6.8/12. Hazard to week 14: 0.557 × -ln p / 14 = 0.0225976 a week; alive at week 14:
0.728792. (1 - 0.728792) / 0.0225976 = 12.001608 weeks, and 0.142857 of a week at 0.7288 more:
12.105673. Home, p = 0.72, likewise: 12.912766. A full year (52.142857 weeks), foster: 36.567231.
"""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.read import council_data
from data.store.schema.engine import open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.caseload import children_at
from models.children.doubts import return_doubts
from reports.step_down import step_down_csv
from services.shortlist import build_shortlist

FILES = Path(__file__).parent.parent / "data" / "paper_council"
AS_OF = date(2025, 9, 30)
DESTINATIONS = [
    "home", "foster_connected", "foster_in_house", "foster_independent", "foster_specialist",
]  # fmt: skip


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    """The paper council, imported from its files into a database of its own."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('paper')}/paper.sqlite3")
    batch = read_paths([FILES], date(2026, 11, 24))
    now_utc = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    import_batch(store, batch, actor=LOCAL_OWNER, now_utc=now_utc)
    return council_data(store, scope_for(LOCAL_OWNER, Permission.EXPORT_CHILDREN))


@pytest.fixture(scope="module")
def rows(council):
    """step-down's rows by (child, destination)."""
    shortlist = build_shortlist(council, None, as_of=AS_OF, move_on=None, year=None)
    text = step_down_csv(shortlist).decode("utf-8")
    return {(row["child_id"], row["destination"]): row for row in csv.DictReader(io.StringIO(text))}


def test_the_caseload_is_as_counted_by_hand(council):
    caseload = children_at(council, AS_OF)
    assert (caseload.in_care, caseload.in_care_short_breaks) == (12, 1)
    assert [child.child_id for child in caseload.residential] == [
        "000101",
        "000102",
        "000103",
        "000104",
        "000106",
        "000107",
        "000111",
        "000113",
        "000114",
        "1012",
    ]
    assert (caseload.residential_short_breaks, caseload.aged_18_or_over) == (1, 1)


PLACED = {
    "000101": ("childrens_home_independent", "2025-06-02"),
    "000102": ("childrens_home_independent", "2023-12-11"),
    "000103": ("childrens_home_in_house", "2023-03-01"),
    "000104": ("secure", "2025-08-14"),
    "000106": ("childrens_home_independent", "2025-01-20"),
    "000107": ("childrens_home_independent", "2024-09-02"),
    "000111": ("residential_school", "2024-01-10"),
    "000113": ("childrens_home_independent", "2025-04-15"),
    "000114": ("unregistered_or_other", "2025-09-08"),
    "1012": ("childrens_home_independent", "2025-07-14"),
}


@pytest.mark.parametrize("child", PLACED)
def test_each_child_is_placed_as_worked_out(rows, child):
    row = rows[child, "home"]
    assert (row["setting"], row["placement_start"]) == PLACED[child]


def test_one_row_a_destination_in_the_laws_order(rows):
    """16 or over on 23 December 2025: 104 (born August 2009) and 106 (February 2008)."""
    assert [key for child, key in rows if child == "000101"] == DESTINATIONS
    older = [child for child, destination in rows if destination == "supported_accommodation"]
    assert older == ["000104", "000106"]
    assert len(rows) == 10 * 5 + 2


def test_councils_come_from_the_placing_authority(rows):
    assert {rows[child, "home"]["council"] for child in ("000101", "000104", "000111")} == {"North"}
    assert {rows[child, "home"]["council"] for child in ("000102", "1012", "000113")} == {"West"}


READINESS = {
    # 101: every need within each ceiling; identity at 4 enters no rule.
    "000101": ["ready", "ready", "ready", "ready", "ready"],
    # 102: self-harm 3. Home: ceiling 1, raised to 2 by intensive home support: one over, and
    # exploitation 2 within 1 + 1. Connected: ceiling 1, two over. Foster: 2, one over.
    # Specialist: 3, within.
    "000102": ["nearly", "not_yet", "nearly", "nearly", "ready"],
    # 103: behaviour 3 against 2, raised to 3 by a package at home, connected and foster.
    "000103": ["ready", "ready", "ready", "ready", "ready"],
    "000104": ["ruled_out"] * 5 + ["ruled_out"],  # K1
    # 106: every need within; supported accommodation too (daily living 2 within 1 + 1,
    # substances 2 within 1 + 1), and it isn't the only one.
    "000106": ["ready"] * 5 + ["ready"],
    "000107": ["not_enough_known"] * 5,  # profile of 10 January is 263 days old
    # 111: self-harm blank: 0 would be ready, 4 not. Specialist: 4 is one over, so nearly or ready.
    "000111": ["not_enough_known"] * 5,
    "1012": ["not_yet"] * 5,
    # 113: exploitation 2 and self-harm 2 at home: raised to 2. Connected: self-harm 1, one over.
    "000113": ["ready", "nearly", "ready", "ready", "ready"],
    "000114": ["not_enough_known"] * 5,  # no profile
}


@pytest.mark.parametrize("child", READINESS)
def test_readiness_is_as_worked_out_by_hand(rows, child):
    found = [row["readiness"] for (key, _), row in rows.items() if key == child]
    assert found == READINESS[child]


def test_the_question_is_the_item_that_would_change_the_answer(rows):
    assert "self-harm" in rows["000111", "foster_independent"]["reasons"].lower()


MONEY = {
    # Every home is told 28 days before the move, so none of the four weeks' notice comes after it.
    # (5,400 − 1,000) × 12.105673 = 53,264.96; support 300 × 14.142857 = 4,242.86
    ("000101", "foster_independent"): "49022.10",
    # (5,400 − 700) × 12.105673 − 4,242.86
    ("000101", "foster_in_house"): "52653.80",
    # (5,400 − 400) × 12.105673 − 4,242.86
    ("000101", "foster_connected"): "56285.50",
    # (5,400 − 1,800) × 12.105673 − 4,242.86
    ("000101", "foster_specialist"): "39337.56",
    # (5,400 − 100) × 12.912766 − 350 × 14.142857
    ("000101", "home"): "63487.66",
    # Joint funding: only the trust's 3,600 counts. (3,600 − 100) × 12.912766 − 4,950
    ("000102", "home"): "40244.68",
    # In-house: nothing stops at the old home. −1,000 × 12.105673 − 4,242.86
    ("000103", "foster_independent"): "-16348.53",
    # Block bed: the same, for the same reason.
    ("000113", "foster_independent"): "-16348.53",
    # 18 on 15 February 2026: 54 days = 7.714286 weeks, of which 7.079318 expected.
    # (4,800 − 1,000) × 7.079318 − 300 × 7.714286
    ("000106", "foster_independent"): "24587.12",
    # Price of 0 is not known: the default 10,500. (10,500 − 1,000) × 12.105673 − 4,242.86
    ("000114", "foster_independent"): "110761.03",
    # Education pays half of the school: (2,200 − 1,000) × 12.105673 − 4,242.86
    ("000111", "foster_independent"): "10283.95",
}


@pytest.mark.parametrize("key", MONEY)
def test_saving_this_year_is_as_worked_out_by_hand(rows, key):
    assert float(rows[key]["saving_this_year_gbp"]) == pytest.approx(float(MONEY[key]), abs=0.05)


def test_full_year_of_one_move(rows):
    """(5,400 − 1,000) × 36.567231 − 300 × 26 = 153,095.81"""
    full = float(rows["000101", "foster_independent"]["saving_full_year_gbp"])
    assert full == pytest.approx(153095.81, abs=0.05)


def test_to_18_of_a_child_who_is_nearly_18_is_the_same_pounds_as_this_year(rows):
    """18 on 15 February 2026: everything falls within 2025-26; no full year is left."""
    row = rows["000106", "foster_independent"]
    assert row["saving_full_year_gbp"] == ""
    assert row["saving_to_18_gbp"] == row["saving_this_year_gbp"]
    assert row["baseline_end"] == "2026-02-15"


def test_stops_and_unpublished_chances_leave_the_arithmetic_blank(rows):
    for key in [("000104", "home"), ("000106", "supported_accommodation")]:
        windows = ("this_year", "full_year", "to_18")
        assert {rows[key][f"saving_{window}_gbp"] for window in windows} == {""}
    assert rows["000106", "supported_accommodation"]["p_lasts_basis"] == "withheld"


def test_prices_and_shares_are_the_recorded_ones(rows):
    def prices(child):
        row = rows[child, "home"]
        return row["weekly_cost_gbp"], row["trust_weekly_cost_gbp"]

    assert prices("000102") == ("6000.00", "3600.00")
    assert prices("000106") == ("4800.00", "4800.00")
    assert prices("000111") == ("4400.00", "2200.00")
    assert prices("1012") == ("5000.00", "5000.00")
    assert prices("000114") == ("10500.00", "10500.00")


def test_what_stands_against_each_other_is_told(council):
    words = " ".join(doubt.found for doubt in return_doubts(council, AS_OF))
    assert "child 000109: open on 31/03/2025" in words
    assert "child 000110: 18 or over" in words
    assert "child 1012: the episode of 05/05/2025 runs into the next" in words
