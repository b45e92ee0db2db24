"""When the next statutory review is due: 20 working days, then 3 months, then 6 months."""

from dataclasses import replace
from datetime import date

import pytest

from models.children.records import Child
from models.children.reviews import months_after, review_dates, working_days_after
from tests.make.children import a_child, a_placement

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


def test_of_whom_nobody_knows_when_they_came_every_review_counts_and_no_first_is_due() -> None:
    """The files begin later than their time in care: a first review can't be told from a late one,
    and 20 working days from what happens to be held first are no date at all."""
    assert review_dates([date(2025, 12, 10)], None, TO, FIRST_HELD).due == date(2026, 6, 10)
    none = review_dates([], None, TO, FIRST_HELD)
    assert (none.last, none.due) == (None, None)


def listed_later(care_began: date | None, **earlier: date) -> Child:
    """A list of children names the home they live in now, and when they came into care."""
    home = a_placement(starts=date(2026, 2, 20), started_on_or_before=True)
    before = (a_placement(**earlier),) if earlier else ()
    return replace(a_child(placement=home), care_began=care_began, journey=(*before, home))


def test_coming_into_care_is_as_the_list_writes_it_where_it_names_only_the_present_home() -> None:
    came = date(2026, 1, 5)
    assert listed_later(came).in_care_since == came
    assert listed_later(None).in_care_since is None
    ended = {"starts": date(2024, 1, 1), "ends": date(2025, 6, 1)}
    assert listed_later(came, **ended).in_care_since == came
    long = {"starts": date(2024, 1, 1), "ends": date(2026, 1, 20)}
    assert listed_later(came, **long).in_care_since is None, "they were in care before that day"


def test_a_review_before_the_home_that_is_named_is_one_of_this_time_in_care() -> None:
    """Came on 5 January, reviewed on 30 January, moved on 20 February: due 30 April, and not 20
    working days after the move."""
    child = listed_later(date(2026, 1, 5))
    days = [date(2026, 1, 30)]
    dates = review_dates(days, child.in_care_since, TO, FIRST_HELD)
    assert (dates.last, dates.due) == (date(2026, 1, 30), date(2026, 4, 30))


def test_months_end_where_the_month_has_no_such_day() -> None:
    assert months_after(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_after(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert months_after(date(2025, 1, 15), 12) == date(2026, 1, 15)


def test_working_days_leave_weekends_out() -> None:
    friday = date(2026, 1, 2)
    assert working_days_after(friday, 1) == date(2026, 1, 5)
    assert working_days_after(date(2026, 1, 3), 5) == date(2026, 1, 9)
