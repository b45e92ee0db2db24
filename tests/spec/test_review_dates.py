"""When the next statutory review is due: 20 working days, then 3 months, then 6 months."""

from datetime import date

import pytest

from models.children.reviews import months_after, review_dates, working_days_after

FIRST_HELD, TO = date(2024, 4, 1), date(2026, 3, 31)


@pytest.mark.parametrize(
    ("care_started", "reviews", "last", "due"),
    [
        # came into care on Monday 5 January 2026, not reviewed yet: 20 working days
        ("2026-01-05", [], None, "2026-02-02"),
        # the first review was held: three months
        ("2026-01-05", ["2026-01-30"], "2026-01-30", "2026-04-30"),
        # from the second on: six months
        ("2025-01-06", ["2025-01-31", "2025-04-30"], "2025-04-30", "2025-10-30"),
        # one review on record, a year into care: it can't have been the first
        ("2023-01-09", ["2025-12-10"], "2025-12-10", "2026-06-10"),
        # reviews of an earlier time in care, and after the data's day, say nothing
        ("2026-01-05", ["2024-06-01", "2026-04-10"], None, "2026-02-02"),
        # came into care before anything held, and no review is held: nobody can say
        ("2023-01-09", [], None, None),
    ],
)
def test_the_next_review_follows_from_the_last(
    care_started: str, reviews: list[str], last: str | None, due: str | None
) -> None:
    days = [date.fromisoformat(day) for day in reviews]
    dates = review_dates(days, date.fromisoformat(care_started), TO, FIRST_HELD)
    assert (dates.last, dates.due) == (
        last and date.fromisoformat(last),
        due and date.fromisoformat(due),
    )


def test_months_end_where_the_month_has_no_such_day() -> None:
    assert months_after(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_after(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert months_after(date(2025, 1, 15), 12) == date(2026, 1, 15)


def test_working_days_leave_weekends_out() -> None:
    friday = date(2026, 1, 2)
    assert working_days_after(friday, 1) == date(2026, 1, 5)
    assert working_days_after(date(2026, 1, 3), 5) == date(2026, 1, 9)
