"""Where needs and strengths are heading over the last profiles."""

from datetime import date, timedelta

import pytest

from models.needs.direction import (
    Direction,
    Heading,
    LevelPoint,
    direction_of,
    history_of,
)
from models.needs.profile import profile_ratings
from models.needs.scheme import Need
from tests.make.children import AS_OF, rows

BETTER, WORSE, STEADY = Heading.BETTER, Heading.WORSE, Heading.STEADY
DAYS = [date(2025, 6, 1), date(2025, 9, 1), date(2025, 12, 1), date(2026, 3, 1)]


def lines(item: str, *levels: int | None) -> list[dict[str, object]]:
    """Ratings of one item on the last of the days above."""
    days = DAYS[-len(levels) :]
    return [
        {"child": "k1", "assessed_on": day, "item": item, "level": level}
        for day, level in zip(days, levels, strict=True)
    ]


def direction(*records: dict[str, object]) -> Direction:
    return direction_of(profile_ratings(rows("profiles", *records)), AS_OF)


@pytest.mark.parametrize(
    ("item", "levels", "heading", "from_level", "since"),
    [
        ("self_harm", (3, 2), BETTER, 3, DAYS[2]),
        ("self_harm", (1, 2), WORSE, 1, DAYS[2]),
        ("self_harm", (2, 2), STEADY, 2, DAYS[2]),
        ("calms_self", (1, 2), BETTER, 1, DAYS[2]),  # a strength grows
        ("calms_self", (3, 2), WORSE, 3, DAYS[2]),
        ("self_harm", (4, 3, 3, 2), BETTER, 4, DAYS[0]),  # one run, never turning back
        ("self_harm", (4, 1, 3, 2), BETTER, 3, DAYS[2]),  # turned back: only since then
        ("self_harm", (3, 2, 2), BETTER, 3, DAYS[1]),
        ("self_harm", (3, None, 2), BETTER, 3, DAYS[1]),  # a blank in between says nothing
    ],
)
def test_an_items_direction_is_its_present_run(
    item: str, levels: tuple[int | None, ...], heading: Heading, from_level: int, since: date
) -> None:
    (trend,) = direction(*lines(item, *levels)).trends
    assert (trend.heading, trend.from_level, trend.from_on) == (heading, from_level, since)
    assert (trend.to_level, trend.to_on) == (levels[-1], DAYS[-1])


def test_a_change_of_over_a_year_ago_is_no_direction_today() -> None:
    old = {"child": "k1", "assessed_on": date(2025, 2, 1), "item": "self_harm", "level": 4}
    (trend,) = direction(old, *lines("self_harm", 2, 2)).trends
    assert trend.heading is STEADY


@pytest.mark.parametrize(
    "records",
    [
        lines("self_harm", 2),  # only one profile
        lines("self_harm", 3, None),  # not known now
        [  # last rated too long ago
            {"child": "k1", "assessed_on": AS_OF - timedelta(days=days), "item": "self_harm",
             "level": 1}
            for days in (200, 300)
        ],
        [],
    ],
)  # fmt: skip
def test_what_is_not_known_now_or_was_never_known_before_has_no_direction(
    records: list[dict[str, object]],
) -> None:
    assert direction(*records).trends == ()


def test_what_comes_after_the_day_asked_about_is_not_seen() -> None:
    frame = rows("profiles", *lines("self_harm", 3, 2, 4))
    (trend,) = direction_of(profile_ratings(frame), date(2026, 1, 1)).trends
    assert (trend.heading, trend.to_level) == (BETTER, 2)


def test_the_history_for_a_chart_keeps_blanks_and_the_careful_level_of_two_workers() -> None:
    records = [*lines("self_harm", 3, None), {**lines("self_harm", 1)[0]}]
    frame = rows("profiles", *records, *lines("education", 1))
    assert history_of(frame, AS_OF) == (
        LevelPoint(Need.SELF_HARM, DAYS[2], 3),
        LevelPoint(Need.SELF_HARM, DAYS[3], 1),
        LevelPoint(Need.EDUCATION, DAYS[3], 1),
    )
    assert history_of(frame, date(2025, 12, 31)) == (LevelPoint(Need.SELF_HARM, DAYS[2], 3),)
