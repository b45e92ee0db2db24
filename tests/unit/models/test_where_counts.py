"""Children counted by where they live: what adds up, and what is hidden outside the team."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.children.where import Where
from models.children.where_counts import CoarseCell, Counted, counts_of, describe_direction
from models.fairness.suppress import Figure, suppress_small_numbers
from models.fairness.where_shared import LIVING, where_figures, where_shown, where_sums

NEAR = Where(3.0, in_area=True, area_certain=True, cell=(95, 52), why_unknown="")
FAR = Where(60.0, in_area=False, area_certain=True, cell=(75, 80), why_unknown="")
LIKELY = Where(21.0, exact=False, in_area=False, cell=(76, 81), why_unknown="")
HOMELESS = Where(
    None, in_area=False, area_certain=True, cell=(20, 20), why_unknown="home address not recorded"
)


def plain(counted: Sequence[Counted]) -> list[int | None]:
    return [counted.children for counted in counted]


def test_the_counts_have_their_denominators() -> None:
    where_counts = counts_of([NEAR, NEAR, FAR, LIKELY, HOMELESS, Where()])
    assert plain(where_counts.bands) == [2, 0, 0, 1, 1, 2]
    assert (
        where_counts.children,
        where_counts.known,
        where_counts.over_20,
        where_counts.not_known,
    ) == (6, 4, 2, 2)
    assert where_counts.reasons == (
        Counted("home address not recorded", 1),
        Counted("no address recorded", 1),
    )
    area = where_counts.area
    assert (area.inside, area.outside, area.not_known, area.likely) == (2, 3, 1, 1)


def test_children_stand_in_squares_of_25_km_and_who_has_no_place_in_none() -> None:
    where_counts = counts_of([NEAR, FAR, LIKELY, Where()])
    assert where_counts.cells == (CoarseCell(97.5, 52.5, 1), CoarseCell(77.5, 82.5, 2))
    assert where_counts.not_on_map == 1


def test_an_empty_list_counts_nobody() -> None:
    where_counts = counts_of([])
    assert (
        where_counts.children,
        where_counts.known,
        where_counts.over_20,
        where_counts.cells,
    ) == (0, 0, 0, ())


@given(st.lists(st.sampled_from([NEAR, FAR, LIKELY, HOMELESS, Where()]), max_size=60))
def test_nothing_under_5_is_shown_outside_the_team(places: list[Where]) -> None:
    raw = counts_of(places)
    figure = Figure(LIVING, len(places), nought_is_shown=True, rank=2)
    shown_of = suppress_small_numbers([*where_figures(raw), figure], where_sums(raw))
    where_counts = where_shown(raw, shown_of)
    shown = [
        where_counts.children,
        where_counts.known,
        where_counts.over_20,
        where_counts.not_known,
        *plain(where_counts.bands),
        *plain(where_counts.reasons),
        where_counts.area.inside,
        where_counts.area.outside,
        where_counts.area.not_known,
        where_counts.area.likely,
        where_counts.not_on_map,
        *(cell.children for cell in where_counts.cells),
    ]
    assert all(number is None or number == 0 or number >= 5 for number in shown)
    near, far = plain(where_counts.bands[:3]), plain(where_counts.bands[3:5])
    if where_counts.known is not None and where_counts.over_20 is not None:
        assert near.count(None) != 1 and far.count(None) != 1


@given(st.lists(st.sampled_from([NEAR, FAR, LIKELY, HOMELESS, Where()]), max_size=60))
def test_every_part_adds_up_to_the_children(places: list[Where]) -> None:
    where_counts = counts_of(places)
    full = len(places)
    assert sum(band.children or 0 for band in where_counts.bands) == full == where_counts.children
    assert (where_counts.known or 0) + (where_counts.not_known or 0) == full
    assert sum(reason.children or 0 for reason in where_counts.reasons) == where_counts.not_known
    area = where_counts.area
    assert (area.inside or 0) + (area.outside or 0) + (area.not_known or 0) == full
    assert (
        sum(cell.children or 0 for cell in where_counts.cells) + (where_counts.not_on_map or 0)
        == full
    )


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (CoarseCell(97.5, 52.5, 1), "around it"),
        (CoarseCell(96, 73, 1), "about 65 miles north"),
        (CoarseCell(76, 73, 1), "about 90 miles north-west"),
        (CoarseCell(116, 52, 1), "about 60 miles east"),
        (CoarseCell(96, 32, 1), "about 60 miles south"),
    ],
)
def test_a_square_is_said_by_its_direction(cell: CoarseCell, words: str) -> None:
    assert describe_direction(cell, (96.0, 52.0)) == words
