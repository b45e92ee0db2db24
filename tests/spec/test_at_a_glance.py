"""What the room sees of a child before it talks; two moves in twelve months are marked."""

from dataclasses import replace
from datetime import date

import pytest

from models.children.at_a_glance import at_a_glance
from models.children.records import Child
from models.children.siblings import is_one_family
from pages.parts.meetings.words import moves_in_a_year
from tests.make.children import a_child, a_placement, council_data, rows

DAY = date(2026, 3, 31)


def moved(*starts: date) -> Child:
    """A child who came into care in 2020 and moved on these days."""
    came = date(2020, 5, 1)
    stays = tuple(a_placement(starts=day, care_started=came) for day in (came, *starts))
    return replace(a_child(), placement=stays[-1], journey=stays)


@pytest.mark.parametrize(
    ("starts", "moves", "often"),
    [
        ((), 0, False),
        ((date(2025, 3, 31),), 0, False),  # a year and a day before
        ((date(2025, 4, 1),), 1, False),
        ((date(2025, 4, 1), date(2026, 3, 31)), 2, True),
    ],
)
def test_moves_of_the_last_twelve_months(starts: tuple[date, ...], moves: int, often: bool) -> None:
    at_aglance = at_a_glance(council_data(), moved(*starts), DAY)
    assert (at_aglance.moves, at_aglance.moved_often) == (moves, often)


def test_coming_into_care_is_no_move() -> None:
    child = a_child(placement=a_placement(starts=date(2026, 1, 5)))
    assert at_a_glance(council_data(), child, DAY).moves == 0


def test_where_the_files_begin_within_the_year_moves_before_are_not_known() -> None:
    home = a_placement(starts=date(2026, 1, 5), started_on_or_before=True)
    at_aglance = at_a_glance(council_data(), a_child(placement=home), DAY)
    assert (at_aglance.moves, at_aglance.all_moves_known) == (0, False)
    assert at_aglance.since_or_before
    assert moves_in_a_year(0, known=False) == "moves in 12 months not known"
    assert moves_in_a_year(1, known=False) == "at least 1 move in 12 months"
    assert moves_in_a_year(2, known=True) == "2 moves in 12 months"
    long_ago = a_placement(starts=date(2020, 1, 5), started_on_or_before=True)
    assert at_a_glance(council_data(), a_child(placement=long_ago), DAY).all_moves_known


def test_the_worker_and_the_next_review_are_as_files_name_them_or_not_known() -> None:
    child = a_child()
    empty = at_a_glance(council_data(), child, DAY)
    assert (empty.worker, empty.next_review) == ("", None)
    data = council_data(
        annex_a=rows("annex_a", {"child": "k1", "worker": "A. Worker"}),
        reviews=rows(
            "reviews",
            {"child": "k1", "on": date(2026, 1, 10)},
            {"child": "k2", "on": date(2026, 3, 10)},
        ),
    )
    at_aglance = at_a_glance(data, child, DAY)
    assert (at_aglance.worker, at_aglance.next_review) == ("A. Worker", date(2026, 7, 10))


def test_brothers_and_sisters_are_known_by_way_of_each_other() -> None:
    pairs = rows("siblings", {"child": "a", "sibling": "b"}, {"child": "c", "sibling": "b"})
    assert is_one_family(pairs, ["a", "b"]) and is_one_family(pairs, ["a", "b", "c"])
    assert not is_one_family(pairs, ["a", "c"]), "only by a third who isn't in the room"
    assert not is_one_family(pairs, ["a", "b", "d"])
