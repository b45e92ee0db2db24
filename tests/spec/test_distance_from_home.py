"""Miles from home, over 20 miles, in or out of area; unknown stays unknown, with its reason."""

from datetime import date

import pytest

from models.children.council import CouncilData
from models.children.where import FAR_MILES, Address, Where, where_at
from models.children.where_counts import DistanceBand, band_of
from tests.make.children import a_council, a_return, a_whereabouts, an_episode, rows

DAY = date(2025, 3, 31)


def lived(
    episodes: list[dict[str, object]], places: list[dict[str, object]], *returns: dict[str, object]
) -> CouncilData:
    """A council with these episodes and, by the same text, where they were."""
    return a_council(episodes, list(returns) or None, whereabouts=rows("whereabouts", *places))


def where(data: CouncilData, as_of: date = DAY) -> Where:
    return where_at(data, as_of).of("k1")


@pytest.mark.parametrize(
    ("miles", "over_20", "band"),
    [
        (0.0, False, DistanceBand.UNDER_5),
        (4.999, False, DistanceBand.UNDER_5),
        (5.0, False, DistanceBand.TO_10),
        (10.0, False, DistanceBand.TO_10),
        (10.01, False, DistanceBand.TO_20),
        (20.0, False, DistanceBand.TO_20),
        (20.001, True, DistanceBand.TO_50),
        (50.0, True, DistanceBand.TO_50),
        (50.01, True, DistanceBand.OVER_50),
        (None, None, DistanceBand.NOT_KNOWN),
    ],
)
def test_over_20_miles_is_strictly_more_and_unknown_is_neither(
    miles: float | None, over_20: bool | None, band: DistanceBand
) -> None:
    assert FAR_MILES == 20
    assert Where(miles=miles).over_20 is over_20
    assert band_of(miles) is band


@pytest.mark.parametrize(
    ("home", "lives", "why"),
    [
        (Address.NOT_RECORDED, Address.FOUND, "home address not recorded"),
        (Address.NOT_RECORDED, Address.NOT_RECORDED, "home address not recorded"),
        (Address.FOUND, Address.NOT_RECORDED, "address of the placement not recorded"),
        (Address.NOT_FOUND, Address.FOUND, "postcode of home not found on the map"),
        (Address.FOUND, Address.NOT_FOUND, "postcode of the placement not found on the map"),
    ],
)
def test_an_unknown_distance_says_why(home: Address, lives: Address, why: str) -> None:
    place = a_whereabouts("2024-06-01", None, text="a", home_is=home, lives_is=lives, in_area=None)
    where_result = where(lived([an_episode("2024-06-01", rne="S", text="a")], [place]))
    assert (where_result.miles, where_result.over_20, where_result.in_area) == (None, None, None)
    assert where_result.why_unknown == why


def test_a_child_of_whom_nothing_is_held_is_nowhere_known() -> None:
    data = lived([an_episode("2024-06-01", rne="S", text="a")], [])
    assert where(data) == Where()
    assert where_at(a_council([]), DAY).of("k1").miles is None
    assert Where().why_unknown == "no address recorded"


def test_the_newest_episode_up_to_the_day_counts() -> None:
    data = lived(
        [
            an_episode("2024-06-01", "2024-09-01", rne="S", text="a"),
            an_episode("2024-09-01", text="b"),
            an_episode("2025-04-02", text="c"),
        ],
        [
            a_whereabouts("2024-06-01", 3, text="a"),
            a_whereabouts("2024-09-01", 60, text="b"),
            a_whereabouts("2025-04-02", 9, text="c"),
        ],
    )
    assert where(data).miles == 60
    assert where(data, date(2024, 8, 1)).miles == 3


def test_days_away_do_not_move_the_child() -> None:
    data = lived(
        [
            an_episode("2024-06-01", "2025-03-01", rne="S", text="a"),
            an_episode("2025-03-01", rne="P", setting="temporary", text="b"),
        ],
        [a_whereabouts("2024-06-01", 3, text="a"), a_whereabouts("2025-03-01", 90, text="b")],
    )
    assert where(data).miles == 3


def test_a_later_return_corrects_the_address_of_the_same_episode() -> None:
    data = lived(
        [
            an_episode("2023-06-01", rne="S", said_by=2024, text="a"),
            an_episode("2023-06-01", rne="S", said_by=2025, text="b"),
        ],
        [
            a_whereabouts("2023-06-01", 3, said_by=2024, text="a"),
            a_whereabouts("2023-06-01", 44, said_by=2025, text="b"),
        ],
    )
    assert where(data).miles == 44
    assert where(data, date(2024, 3, 1)).miles == 3


def test_two_rows_of_one_start_are_told_apart_as_placements_are() -> None:
    """The blank end wins (FORMATS section 1), so its address does too."""
    data = lived(
        [
            an_episode("2024-06-01", rne="S", text="z open"),
            an_episode("2024-06-01", "2024-07-01", rne="S", text="zz ended"),
        ],
        [
            a_whereabouts("2024-06-01", 7, text="z open"),
            a_whereabouts("2024-06-01", 99, text="zz ended"),
        ],
    )
    assert where(data).miles == 7


def test_annex_a_freshens_where_the_child_is_and_the_903_counts_for_the_same_start() -> None:
    returns = (a_return(2025), a_return(2026, kind="annex_a", covers_to="2025-09-01", number=9))
    episodes = [
        an_episode("2024-06-01", rne="S", text="a"),
        an_episode("2024-06-01", said_by=9, text="list of the same start"),
        an_episode("2025-06-01", child="k2", said_by=9, text="moved"),
        an_episode("2024-01-01", child="k2", rne="S", text="before"),
    ]
    places = [
        a_whereabouts("2024-06-01", 5, text="a"),
        a_whereabouts("2024-06-01", 6, said_by=9, text="list of the same start"),
        a_whereabouts("2025-06-01", 70, child="k2", said_by=9, text="moved"),
        a_whereabouts("2024-01-01", 1, child="k2", text="before"),
    ]
    where_index = where_at(lived(episodes, places, *returns), date(2025, 9, 1))
    assert (where_index.of("k1").miles, where_index.of("k2").miles) == (5, 70)
