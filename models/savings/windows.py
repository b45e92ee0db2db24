"""The money of one move within one period, line by line.

Old home (no longer paid) − new home ± other homes − support − one-off costs − overlap, each in the
weeks that the outlook expects: where the child would live on today's path, less where the child
lives with the move. After an early ending the child is taken to return, and the old price is paid
again. Support and overlap are charged in full, whether or not the move lasts; nothing is charged
for a child who has left before the day of the move. Where the outlook simulates futures, each line
is the mean of the same sum in every future, and the range is that of those sums.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from models.children.records import Child
from models.children.settings import Setting
from models.journeys.outlook import Numbers, Outlook, Suits, Weeks
from models.money import DAYS_PER_WEEK, FinancialYear, Price
from models.savings.book import PriceBook, Support
from models.savings.estimate import Line, Window
from models.savings.words import pounds, weeks

LOW, HIGH = 10, 90  # percentiles of a range


@dataclass(frozen=True, slots=True)
class Terms:
    """All that the arithmetic of one move needs. Prices are the trust's own, in any year.

    `baseline_end`: nothing is counted from this day on. `notice_days`: days for which the old home
    is paid after the move (0 = none), `notice_because` why. `weeks_before_move`: weeks that the new
    home is paid before the move, only where recorded. `cash_stops` False: leaving the old home
    stops no spend, `cash_reason` says why. `book` prices the homes that are neither old nor new.
    """

    child: Child
    destination: Setting
    suits: Suits
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
    book: PriceBook
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


@dataclass(frozen=True, slots=True)
class Part:
    """A line, and the same sum in each future; the line's pounds are their mean."""

    line: Line
    realised: Numbers


def window_at_one_price(terms: Terms, starts: date, ends: date, counts_from: date) -> Window:
    """The saving of [starts, ends), every price that of the year in which the move lies.

    `counts_from`: where costs before the move count too, the earliest day on which they do.
    """
    ends = min(ends, terms.baseline_end)
    if counts_from >= ends:
        return Window(min(starts, ends), ends, ())
    year = FinancialYear.holding(terms.move_on)
    stretch = Stretch(_day(terms, counts_from), _day(terms, ends), year)
    return _window(terms, min(starts, ends), ends, (stretch,))


def window_by_year(terms: Terms) -> Window:
    """The saving from the move to the baseline's end, each financial year at its own prices."""
    stretches: list[Stretch] = []
    day = terms.first_day
    while day < terms.baseline_end:
        year = FinancialYear.holding(day)
        until = min(year.next.first_day, terms.baseline_end)
        stretches.append(Stretch(_day(terms, day), _day(terms, until), year, f", {year}"))
        day = until
    return _window(terms, terms.move_on, terms.baseline_end, tuple(stretches))


def _window(terms: Terms, starts: date, ends: date, stretches: tuple[Stretch, ...]) -> Window:
    parts: list[Part] = []
    lived: Weeks | None = None
    for stretch in stretches:
        first, last = max(stretch.from_day, 0.0), max(stretch.to_day, 0.0)
        lived = terms.outlook.weeks(terms.child, terms.destination, terms.suits, first, last)
        if lived is not None:
            parts += _parts(terms, stretch, lived)
    window = Window(starts, ends, tuple(part.line for part in parts))
    if lived is None or lived.lasts is None or not parts:
        return window
    realised = np.sum([part.realised for part in parts], axis=0)
    low, high = np.percentile(realised, [LOW, HIGH])
    return replace(
        window,
        p10_gbp=float(low),
        p90_gbp=float(high),
        realised=realised,
        break_even=break_even(realised, lived.goes_ahead, lived.lasts),
    )


def break_even(realised: Numbers, goes_ahead: Numbers, lasts: Numbers) -> float | None:
    """The chance of lasting at which the expected saving of a move that is made would be nothing.

    `realised`: the saving in each future. Between a move that lasts and one that ends early the
    expected saving is a straight line. None where all futures are of one kind.
    """
    made = goes_ahead > 0
    lasted, ended = made & (lasts > 0), made & (lasts == 0)
    if not lasted.any() or not ended.any():
        return None
    best, worst = float(realised[lasted].mean()), float(realised[ended].mean())
    if best <= worst:
        return None
    return min(max(-worst / (best - worst), 0.0), 1.0)


def _day(terms: Terms, day: date) -> int:
    return (day - terms.move_on).days


def _parts(terms: Terms, stretch: Stretch, lived: Weeks) -> Iterator[Part]:
    """Every part of the saving in one stretch; parts that are nothing there are left out."""
    if stretch.to_day > 0:
        yield from _homes(terms, stretch, lived)
    yield from _support(terms, stretch, lived)
    yield from _overlap(terms, stretch, lived)
    yield from _before_the_move(terms, stretch, lived)


def _homes(terms: Terms, stretch: Stretch, lived: Weeks) -> Iterator[Part]:
    """The old home not paid, the new home paid, and other homes that the two paths lead to."""
    calendar = stretch.weeks_between(0.0, stretch.to_day)
    saved, lasting = float(lived.old.mean()), float(lived.new.mean())
    old = terms.old.at(stretch.year, terms.old_uplift)
    new = terms.new.at(stretch.year, terms.new_uplift)
    of = f"expected at the new home, of {weeks(calendar)}"
    told = (
        f"weeks expected at this price on today's path, less those with the move, "
        f"of {weeks(calendar)}"
        if lived.is_simulated
        else f"weeks {of}"
    )
    because = (
        f"{pounds(old.weekly_gbp)} a week × {weeks(saved)} {told}. "
        "After an early ending the old price is paid again"
        if terms.cash_stops
        else terms.cash_reason
    )
    a_week = old.weekly_gbp if terms.cash_stops else 0.0
    label = f"Old home no longer paid{stretch.suffix}"
    yield _part(label, a_week, lived.old, because, old.source)
    because = f"{pounds(new.weekly_gbp)} a week × {weeks(lasting)} weeks {of}"
    label = f"New home{stretch.suffix}"
    yield _part(label, -new.weekly_gbp, lived.new, because, new.source)
    for other in lived.elsewhere:
        if not terms.book.has_price(other.setting):
            continue  # health, custody and the like: not the trust's bill, as far as is known
        price = terms.book.price(other.setting)
        price = price.at(stretch.year, terms.book.uplift(other.setting))
        number = float(other.weeks.mean())
        whose = "more on today's path than with the move"
        because = f"{pounds(price.weekly_gbp)} a week × {weeks(number)} weeks {whose}"
        label = f"Elsewhere, {other.setting.value.replace('_', ' ')}{stretch.suffix}"
        yield _part(label, price.weekly_gbp, other.weeks, because, price.source)


def _part(label: str, weekly_gbp: float, number: Numbers, because: str, source: str) -> Part:
    realised = weekly_gbp * number
    return Part(Line(label, float(realised.mean()), because, source), realised)


def _going_ahead(lived: Weeks) -> str:
    """The chance that the child is still there to be moved, where it isn't certain."""
    chance = float(lived.goes_ahead.mean())
    return "" if chance == 1 else f" × {chance:.4f}, the chance of still being here on the day"


def _support(terms: Terms, stretch: Stretch, lived: Weeks) -> Iterator[Part]:
    """Support by date in the weeks after the move, and one-off costs on its day."""
    still = _going_ahead(lived)
    for support in (one.at(stretch.year, terms.support_uplift) for one in terms.supports):
        number = stretch.weeks_between(0.0, support.weeks * DAYS_PER_WEEK)
        if support.weekly_gbp and number:
            a_week = pounds(support.weekly_gbp)
            because = f"{a_week} a week × {weeks(number)} weeks{still}, also if it ends early"
            label, gbp = f"Support{stretch.suffix}", -support.weekly_gbp * number
            yield _part(label, gbp, lived.goes_ahead, because, support.source)
        if support.one_off_gbp and stretch.from_day <= 0 < stretch.to_day:
            because = f"{pounds(support.one_off_gbp)} on the day of the move{still}"
            label = f"One-off cost{stretch.suffix}"
            yield _part(label, -support.one_off_gbp, lived.goes_ahead, because, support.source)


def _overlap(terms: Terms, stretch: Stretch, lived: Weeks) -> Iterator[Part]:
    """The old home still paid after the move, in its notice period."""
    number = stretch.weeks_between(0.0, terms.notice_days)
    if not number:
        return
    old = terms.old.at(stretch.year, terms.old_uplift)
    of = f"{weeks(number)} weeks{_going_ahead(lived)}"
    because = f"{pounds(old.weekly_gbp)} a week × {of}: {terms.notice_because}"
    label = f"Overlap, notice at the old home{stretch.suffix}"
    yield _part(label, -old.weekly_gbp * number, lived.goes_ahead, because, old.source)


def _before_the_move(terms: Terms, stretch: Stretch, lived: Weeks) -> Iterator[Part]:
    """The new home paid before the move, where recorded."""
    number = stretch.weeks_between(-terms.weeks_before_move * DAYS_PER_WEEK, 0.0)
    if not number:
        return
    new = terms.new.at(stretch.year, terms.new_uplift)
    of = f"{weeks(number)} weeks before the move{_going_ahead(lived)}"
    because = f"{pounds(new.weekly_gbp)} a week × {of}"
    label = f"Overlap, new home before the move{stretch.suffix}"
    yield _part(label, -new.weekly_gbp * number, lived.goes_ahead, because, new.source)
