"""Axes of days: written as people here write them, on Mondays, firsts of months or of years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.words.theme import TICKS, month_axis, ticks

DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "days", "written"),
    [
        (
            date(2026, 9, 15), date(2026, 10, 6),
            [date(2026, 9, 21), date(2026, 9, 28), date(2026, 10, 5)], "%-d %b %Y",
        ),
        (
            date(2026, 1, 1), date(2026, 6, 1),
            [date(2026, month, 1) for month in range(2, 7)], "%b %Y",
        ),
        (
            date(2020, 5, 1), date(2026, 3, 1),
            [date(year, 1, 1) for year in range(2021, 2027)], "%Y",
        ),
        (date(2026, 3, 2), date(2026, 3, 2), [date(2026, 3, 2)], "%-d %b %Y"),
    ],
)  # fmt: skip
def test_ticks(first: date, last: date, days: list[date], written: str) -> None:
    assert ticks(first, last) == (days, written)


@given(DAYS, DAYS)
def test_ticks_are_few_within_the_days_and_never_sundays_of_weeks(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    days, written = ticks(first, last)
    assert len(days) <= TICKS
    assert all(first <= day <= last for day in days)
    assert all(day.weekday() == 0 if "%-d" in written else day.day == 1 for day in days)


def test_a_sum_up_to_a_month_s_end_stands_at_that_month_and_not_at_the_next() -> None:
    """Spend up to 30 April stood at a tick of 1 May that said "May"."""
    days = [date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 12), date(2026, 6, 30)]
    axis = month_axis(days, "%b").to_dict()
    ends = [(day["month"], day["date"]) for day in axis["values"]]
    assert ends == [(4, 30), (5, 31), (6, 30)]
    assert axis["format"] == "%b"


def test_of_many_months_as_many_are_written_as_fit() -> None:
    days = [date(2026 + month // 12, month % 12 + 1, 28) for month in range(30)]
    ends = month_axis(days, "%b %Y", at_most=8).to_dict()["values"]
    assert len(ends) <= 8 and ends[0] == {"year": 2026, "month": 1, "date": 31}
