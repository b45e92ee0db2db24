"""Times are those of an English wall, whatever the machine's clock is set to."""

from datetime import UTC, date, datetime

from models.words import a_date, a_moment, a_time, british_time


def test_summer_time_is_an_hour_ahead_of_what_is_kept() -> None:
    assert a_time(datetime(2026, 7, 1, 14, 6)) == "15:06"
    assert a_time(datetime(2026, 12, 1, 14, 6)) == "14:06"


def test_the_day_is_the_british_one_too() -> None:
    late = datetime(2026, 6, 30, 23, 30)
    assert a_moment(late) == "1 July 2026 at 00:30"
    assert british_time(late.replace(tzinfo=UTC)).date() == date(2026, 7, 1)
    assert a_date(date(2026, 7, 1)) == "1 July 2026"
