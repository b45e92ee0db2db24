"""When a child's next statutory review is due, by the reviews that the data holds.

Within 20 working days of coming into care, then within 3 months, then at most 6 months apart
(DOMAIN.md, meetings). Bank holidays are not known here, so a first review may be a day or two
later than said.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_WITHIN_WORKING_DAYS = 20
SECOND_WITHIN_MONTHS = 3
THEN_WITHIN_MONTHS = 6
LONGEST_DAYS = 183  # six months: after so long every review that the data knows of has fallen due


@dataclass(frozen=True, slots=True)
class ReviewDates:
    """The last review on record in this period of care and the day by which the next is due.

    `due` None: nobody can say, because the child came into care before anything held here.
    """

    last: date | None
    due: date | None


def review_dates(
    days: Sequence[date], in_care_since: date | None, known_to: date, held_from: date
) -> ReviewDates:
    """The dates of one child. `days`: all days on record; `held_from`: the first day held at all.

    A single review more than 3 months into care can't have been the first, so the next is due
    after six months. Neither can be said of one whose coming into care nobody knows
    (`in_care_since` None).
    """
    since = in_care_since
    days_own = sorted(day for day in days if (since is None or since <= day) and day <= known_to)
    if not days_own:
        full = since is not None and since >= held_from
        due = working_days_after(since, FIRST_WITHIN_WORKING_DAYS) if since and full else None
        return ReviewDates(None, due)
    last = days_own[-1]
    second_by = None if since is None else months_after(since, SECOND_WITHIN_MONTHS)
    was_first = len(days_own) == 1 and second_by is not None and last <= second_by
    months = SECOND_WITHIN_MONTHS if was_first else THEN_WITHIN_MONTHS
    return ReviewDates(last, months_after(last, months))


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def working_days_after(day: date, number: int) -> date:
    """The day that many Mondays to Fridays later."""
    remaining = number
    while remaining:
        day += timedelta(days=1)
        remaining -= day.weekday() < 5
    return day
