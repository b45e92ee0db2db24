"""One in twenty of the "not yet" is drawn each week: by the week and the child's key alone."""

from datetime import date, timedelta

from models.shortlist.second_look import DRAWN_ONE_IN, is_drawn

MONDAY = date(2026, 3, 9)
KEYS = [f"key-{number}" for number in range(4000)]


def drawn(day: date) -> set[str]:
    return {key for key in KEYS if is_drawn(key, day)}


def test_about_one_in_twenty_is_drawn() -> None:
    assert abs(len(drawn(MONDAY)) - len(KEYS) / DRAWN_ONE_IN) < 50  # over 3.5 standard deviations


def test_the_draw_is_the_same_all_week_and_another_the_next() -> None:
    week = [MONDAY + timedelta(days=day) for day in range(7)]
    assert all(drawn(day) == drawn(MONDAY) for day in week)
    others = drawn(MONDAY + timedelta(days=7))
    assert others != drawn(MONDAY) and len(others & drawn(MONDAY)) < 30


def test_nobody_waits_for_ever() -> None:
    seen: set[str] = set()
    for week in range(260):
        seen |= {key for key in KEYS[:300] if is_drawn(key, MONDAY + timedelta(weeks=week))}
    assert len(seen) == 300, "in five years everybody was looked at"
