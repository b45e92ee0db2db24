"""What files say of a deprivation-of-liberty order, and which of them counts.

| what files say of the child | order |
|---|---|
| two lines of one file, yes and no, in any order | in force |
| yes without a start, in a file of later months | in force from before |
| the later of two files says no | none |
| the later file says nothing, the earlier yes | in force |
| the later file says nothing, the earlier no | not known |
| a file that doesn't name the child | not known |
| a return of 2027 with an order table that doesn't name the child | none |
| the same, then a return of 2028 without such a table | not known |
| the cost file says J1, or secure; the return says otherwise | not enough known |
"""

from datetime import date
from pathlib import Path

import pytest

from models.labels import Readiness
from tests.make.stop_files import BORN, Outcome, as_csv, episode, episodes, header, look, profiles
from tests.make.stop_files import EPISODES as HEADINGS

CENSUS = ("Identifier", "Type of provision", "Total weekly cost", "Placement start date",
          "Deprivation of liberty", "Financial year")  # fmt: skip
S251 = ("Child ID", "Placement start date", "Placement end date", "Legal status",
        "Placement type", "Total committed cost accrued in FY to date")  # fmt: skip
AS_OF_MARCH = date(2027, 3, 31)
RETURN = {
    "2027/header.csv": header(["1", "2"]), "2027/episodes.csv": episodes(["1", "2"]),
    "needs.csv": profiles(["1", "2"]),
}  # fmt: skip


def census(*lines: tuple[str, str], starts: str = "10/01/2027", year: str = "2026-27") -> str:
    """Lines of (child, deprivation of liberty) at prices of one year."""
    return as_csv(
        CENSUS,
        [
            (child, "Residential - Mainstream", 5400 + number, starts, value, year)
            for number, (child, value) in enumerate(lines)
        ],
    )


def order(outcome: Outcome, child_id: str) -> bool | None:
    (child,) = (child for child in outcome.caseload.residential if child.child_id == child_id)
    return child.deprivation_of_liberty


@pytest.mark.parametrize("lines", [(("1", "Yes"), ("1", "No")), (("1", "No"), ("1", "Yes"))])
def test_a_yes_wins_over_a_no_of_the_same_file(
    tmp_path: Path, lines: tuple[tuple[str, str], ...]
) -> None:
    assert order(look(tmp_path, RETURN | {"census.csv": census(*lines)}), "1") is True


def test_a_line_without_a_start_counts_from_before(tmp_path: Path) -> None:
    files = RETURN | {"census.csv": census(("1", "Yes"), starts="", year="2027-28")}
    assert order(look(tmp_path, files, as_of=AS_OF_MARCH), "1") is True


@pytest.mark.parametrize(
    ("later", "expected"), [("No", False), ("", True), ("Unknown", True), ("Yes", True)]
)
def test_a_later_file_counts_but_silence_takes_no_yes_back(
    tmp_path: Path, later: str, expected: bool
) -> None:
    first = RETURN | {"census.csv": census(("1", "Yes"))}
    texts = {"census.csv": census(("1", later), ("2", "No"))}
    assert order(look(tmp_path, first, texts), "1") is expected


def test_an_earlier_no_is_not_believed_once_a_later_file_says_nothing(tmp_path: Path) -> None:
    first = RETURN | {"census.csv": census(("1", "No"))}
    texts = {"census.csv": census(("1", ""), ("2", "No"))}
    outcome = look(tmp_path, first, texts)
    assert (order(outcome, "1"), order(outcome, "2")) == (None, False)


def test_a_cost_file_speaks_only_of_the_children_in_it(tmp_path: Path) -> None:
    outcome = look(tmp_path, RETURN | {"census.csv": census(("2", "Yes"))})
    assert (order(outcome, "1"), order(outcome, "2")) == (None, True)


def test_only_a_903_with_an_order_table_says_that_there_is_none(tmp_path: Path) -> None:
    table = as_csv(("CHILD", "DOB", "DOLO_START", "DOLO_END"), [("2", BORN, "01/02/2027", "")])
    outcome = look(tmp_path, RETURN | {"2027/dolo.csv": table})
    assert (order(outcome, "1"), order(outcome, "2")) == (False, True)


@pytest.mark.parametrize(("status", "place"), [("J1", "K2"), ("C2", "K1")])
def test_a_stop_that_the_cost_file_has_and_the_return_has_not_is_asked_about(
    tmp_path: Path, status: str, place: str
) -> None:
    line = ("1", "10/01/2027", "", status, place, 40_000)
    outcome = look(tmp_path, RETURN | {"s251.csv": as_csv(S251, [line])})
    assert outcome.readiness("1") == {Readiness.NOT_ENOUGH_KNOWN}
    assert "the return says full care order" in outcome.answers["1"][0].reasons[0].words
    assert Readiness.READY in outcome.readiness("2")


def test_a_status_that_was_not_understood_is_gone_once_a_newer_row_is(tmp_path: Path) -> None:
    older = as_csv(HEADINGS, [episode("1", ls="Z9"), episode("2")])
    newer = as_csv(HEADINGS, [episode("1"), episode("2")])
    before = look(tmp_path / "before", RETURN | {"2027/episodes.csv": older})
    assert before.readiness("1") == {Readiness.NOT_ENOUGH_KNOWN}
    after = look(
        tmp_path / "after",
        RETURN | {"2027/episodes.csv": older},
        {"2027/header.csv": header(["1", "2"]), "2027/episodes.csv": newer},
    )
    assert Readiness.READY in after.readiness("1")
