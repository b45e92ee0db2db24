"""The money of one move within one period, line by line.

Old home (no longer paid while the move lasts) − new home − support − one-off costs − overlap. After
an early ending the child is taken to return, and the old price is paid again: so the gap between
the two homes counts only for the weeks that the move is expected to last. Support and overlap are
charged in full, whether or not the move lasts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from models.children.records import Child
from models.children.settings import Setting
from models.journeys.outlook import Outlook
from models.money import DAYS_PER_WEEK, FinancialYear, Price
from models.savings.book import Support
from models.savings.estimate import Line, Part, Window
from models.savings.words import pounds, weeks


@dataclass(frozen=True, slots=True)
class Terms:
    """All that the arithmetic of one move needs. Prices are the trust's own, in any year.

    `baseline_end`: nothing is counted from this day on. `notice_days`: days for which the old home
    is paid after the move (0 = none), `notice_because` why. `weeks_before_move`: weeks that the new
    home is paid before the move, only where recorded. `cash_stops` False: leaving the old home
    stops no spend, `cash_reason` says why.
    """

    child: Child
    destination: Setting
    move_on: date
    baseline_end: date
    old: Price
    old_uplift: float
    new: Price
    new_uplift: float
    supports: tuple[Support, ...]
    support_uplift: float
    cash_stops: bool
    cash_reason: str
    notice_days: float
    notice_because: str
    weeks_before_move: float
    outlook: Outlook

    @property
    def first_day(self) -> date:
        """The first day on which the move costs anything."""
        return self.move_on - timedelta(days=round(self.weeks_before_move * DAYS_PER_WEEK))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days within a period that share a price year: `from_day` to `to_day` after the move.

    Days may be negative (before the move). `suffix` tells the stretch's lines apart.
    """

    from_day: float
    to_day: float
    year: FinancialYear
    suffix: str = ""

    def weeks_between(self, first: float, last: float) -> float:
        """Weeks of this stretch that lie between two days after the move."""
        return max(0.0, min(self.to_day, last) - max(self.from_day, first)) / DAYS_PER_WEEK


def window_at_one_price(terms: Terms, starts: date, ends: date, counts_from: date) -> Window:
    """The saving of [starts, ends), every price that of the year in which the move lies.

    `counts_from`: where costs before the move count too, the earliest day on which they do.
    """
    ends = min(ends, terms.baseline_end)
    if counts_from >= ends:
        return Window(min(starts, ends), ends, ())
    year = FinancialYear.holding(terms.move_on)
    stretch = Stretch(_day(terms, counts_from), _day(terms, ends), year)
    return Window(min(starts, ends), ends, lines_of(terms, stretch), counts_from=counts_from)


def window_by_year(terms: Terms) -> Window:
    """The saving from the move to the baseline's end, each financial year at its own prices."""
    lines: tuple[Line, ...] = ()
    day = terms.first_day
    while day < terms.baseline_end:
        year = FinancialYear.holding(day)
        until = min(year.next.first_day, terms.baseline_end)
        lines += lines_of(terms, Stretch(_day(terms, day), _day(terms, until), year, f", {year}"))
        day = until
    return Window(terms.move_on, terms.baseline_end, lines)


def _day(terms: Terms, day: date) -> int:
    return (day - terms.move_on).days


def lines_of(terms: Terms, stretch: Stretch) -> tuple[Line, ...]:
    """Every part of the saving in one stretch; parts that are nothing there are left out."""
    return (
        *_homes(terms, stretch),
        *_support(terms, stretch),
        *_overlap(terms, stretch),
        *_before_the_move(terms, stretch),
    )


def _homes(terms: Terms, stretch: Stretch) -> tuple[Line, ...]:
    """The old home not paid and the new home paid, for the weeks the move is expected to last."""
    first, last = max(stretch.from_day, 0.0), max(stretch.to_day, 0.0)
    calendar = (last - first) / DAYS_PER_WEEK
    if calendar == 0:
        return ()
    outlook, child, destination = terms.outlook, terms.child, terms.destination
    lasting = outlook.expected_weeks_lasting(child, destination, first, last) or 0.0
    # Only weeks that today's path would have spent here can be saved: a child who might have left
    # anyway would not have been paid for in all of them.
    saved = lasting * outlook.expected_weeks_staying(child, first, last) / calendar
    old = terms.old.at(stretch.year, terms.old_uplift)
    new = terms.new.at(stretch.year, terms.new_uplift)
    of = f"expected at the new home, of {weeks(calendar)}"
    because = (
        f"{pounds(old.weekly_gbp)} a week × {weeks(saved)} weeks {of}. "
        "After an early ending the old price is paid again"
        if terms.cash_stops
        else terms.cash_reason
    )
    return (
        Line(
            f"Old home no longer paid{stretch.suffix}",
            old.weekly_gbp * saved if terms.cash_stops else 0.0,
            because,
            old.source,
            Part.OLD_HOME,
            old.weekly_gbp,
            saved,
        ),
        Line(
            f"New home{stretch.suffix}",
            -new.weekly_gbp * lasting,
            f"{pounds(new.weekly_gbp)} a week × {weeks(lasting)} weeks {of}",
            new.source,
            Part.NEW_HOME,
            new.weekly_gbp,
            lasting,
        ),
    )


def _support(terms: Terms, stretch: Stretch) -> tuple[Line, ...]:
    """Support by date in the weeks after the move, and one-off costs on its day."""
    lines = []
    for support in (one.at(stretch.year, terms.support_uplift) for one in terms.supports):
        number = stretch.weeks_between(0.0, support.weeks * DAYS_PER_WEEK)
        if support.weekly_gbp and number:
            a_week = pounds(support.weekly_gbp)
            because = f"{a_week} a week × {weeks(number)} weeks, also if it ends early"
            gbp, label = -support.weekly_gbp * number, f"Support{stretch.suffix}"
            lines.append(
                Line(label, gbp, because, support.source, Part.SUPPORT, support.weekly_gbp, number)
            )
        if support.one_off_gbp and stretch.from_day <= 0 < stretch.to_day:
            because = f"{pounds(support.one_off_gbp)} on the day of the move"
            label = f"One-off cost{stretch.suffix}"
            gbp = -support.one_off_gbp
            lines.append(Line(label, gbp, because, support.source, Part.ONE_OFF))
    return tuple(lines)


def _overlap(terms: Terms, stretch: Stretch) -> tuple[Line, ...]:
    """The old home still paid after the move, in its notice period."""
    number = stretch.weeks_between(0.0, terms.notice_days)
    if not number:
        return ()
    old = terms.old.at(stretch.year, terms.old_uplift)
    because = f"{pounds(old.weekly_gbp)} a week × {weeks(number)} weeks: {terms.notice_because}"
    label = f"Overlap, notice at the old home{stretch.suffix}"
    gbp, price = -old.weekly_gbp * number, old.weekly_gbp
    return (Line(label, gbp, because, old.source, Part.OVERLAP, price, number),)


def _before_the_move(terms: Terms, stretch: Stretch) -> tuple[Line, ...]:
    """The new home paid before the move, where recorded."""
    number = stretch.weeks_between(-terms.weeks_before_move * DAYS_PER_WEEK, 0.0)
    if not number:
        return ()
    new = terms.new.at(stretch.year, terms.new_uplift)
    because = f"{pounds(new.weekly_gbp)} a week × {weeks(number)} weeks before the move"
    label = f"Overlap, new home before the move{stretch.suffix}"
    gbp, price = -new.weekly_gbp * number, new.weekly_gbp
    return (Line(label, gbp, because, new.source, Part.OVERLAP, price, number),)
