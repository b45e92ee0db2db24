"""The money of one move within one period, line by line.

Old home (no longer paid) − new home ± other homes − support − one-off costs − overlap, each in the
weeks that the outlook expects: where the child would live on today's path, less where the child
lives with the move. After an early ending the child is taken to return, and the old price is paid
again. Support and overlap are charged in full, whether or not the move lasts; nothing is charged
for a child who has left before the day of the move. Where the outlook simulates futures, each line
is the mean of the same sum in every future, and the range is that of those sums.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from models.children.records import Child
from models.journeys.answers.outlook import Numbers, Outlook, Suits, Weeks
from models.money import DAYS_PER_WEEK, FinancialYear, Price
from models.prices.book import PriceBook, Support
from models.prices.words import pounds_and_pence, weeks_in_figures
from models.saving.estimate import SavingComponent, SavingLine, Window
from models.settings import Setting

LOW, HIGH = 10, 90  # percentiles of a range
HOMES = frozenset({SavingComponent.OLD_HOME, SavingComponent.NEW_HOME, SavingComponent.ELSEWHERE})


@dataclass(frozen=True, slots=True)
class MoveTerms:
    """All that the arithmetic of one move needs. Prices are the trust's own, in any year.

    `baseline_end`: nothing is counted from this day on. `notice_days`: days for which the old home
    is paid after the move (0 = none), `notice_because` why; `notice_length`: how long its notice
    is. `weeks_before_move`: weeks that the new home is paid before the move, only where recorded.
    `cash_stops` False: leaving the old home stops no spend, `cash_reason` says why. `book` prices
    the homes that are neither old nor new.
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
    notice_days: int
    notice_length: int
    notice_because: str
    weeks_before_move: float
    book: PriceBook
    outlook: Outlook

    @property
    def first_day(self) -> date:
        """The first day on which the move costs anything."""
        return self.move_on - timedelta(days=round(self.weeks_before_move * DAYS_PER_WEEK))


@dataclass(frozen=True, slots=True)
class PricePeriod:
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
class SimulatedLine:
    """A line, and the same sum in each future; the line's pounds are their mean."""

    line: SavingLine
    realised: Numbers


def window_at_one_price(terms: MoveTerms, starts: date, ends: date, counts_from: date) -> Window:
    """The saving of [starts, ends), every price that of the year in which the move lies.

    `counts_from`: where costs before the move count too, the earliest day on which they do.
    """
    ends = min(ends, terms.baseline_end)
    if counts_from >= ends:
        return Window(min(starts, ends), ends, ())
    year = FinancialYear.holding(terms.move_on)
    stretch = PricePeriod(_day(terms, counts_from), _day(terms, ends), year)
    return _window(terms, min(starts, ends), ends, (stretch,))


def window_by_year(terms: MoveTerms) -> Window:
    """The saving from the move to the baseline's end, each financial year at its own prices."""
    stretches: list[PricePeriod] = []
    day = terms.first_day
    while day < terms.baseline_end:
        year = FinancialYear.holding(day)
        until = min(year.next.first_day, terms.baseline_end)
        stretches.append(PricePeriod(_day(terms, day), _day(terms, until), year, f", {year}"))
        day = until
    return _window(terms, terms.move_on, terms.baseline_end, tuple(stretches))


def _window(
    terms: MoveTerms, starts: date, ends: date, stretches: tuple[PricePeriod, ...]
) -> Window:
    if not stretches:
        return Window(starts, ends, ())
    drawn: list[SimulatedLine] = []
    ways: Numbers = np.zeros(1)
    lived: Weeks | None = None
    for stretch in stretches:
        lived = _lived(terms, stretch)
        if lived is not None:
            simulated_lines = tuple(_drawn_in(terms, stretch, lived))
            drawn += simulated_lines
            ways = ways + _ways(simulated_lines, lived)
    begins = terms.move_on + timedelta(days=int(stretches[0].from_day))
    lines = tuple(simulated_line.line for simulated_line in drawn)
    window = Window(starts, ends, lines, counts_from=begins if begins < starts else None)
    if lived is None or not drawn:
        return window
    realised = np.sum([simulated_line.realised for simulated_line in drawn], axis=0)
    low, high = np.percentile(ways if lived.lasts is None else realised, [LOW, HIGH])
    if lived.lasts is None:
        return replace(window, p10_gbp=float(low), p90_gbp=float(high))
    return replace(
        window,
        p10_gbp=float(low),
        p90_gbp=float(high),
        realised=realised,
        break_even=break_even(realised, lived.goes_ahead, lived.lasts),
    )


def _ways(drawn: tuple[SimulatedLine, ...], lived: Weeks) -> Numbers:
    """The saving of a stretch in each way that the move may turn out, where nothing is simulated.

    The homes' pounds follow the weeks that it lasts; the other costs are paid in any case.
    """
    homes = sum(
        simulated_line.line.gbp for simulated_line in drawn if simulated_line.line.part in HOMES
    )
    others = sum(
        simulated_line.line.gbp for simulated_line in drawn if simulated_line.line.part not in HOMES
    )
    expected = float(lived.new.mean())
    share = 1.0 if lived.may_last is None or not expected else lived.may_last / expected
    return np.asarray(others + homes * share, dtype=np.float64)


def _lived(terms: MoveTerms, stretch: PricePeriod) -> Weeks | None:
    """Where the child lives in a stretch's days after the move, with the move and without."""
    first, last = max(stretch.from_day, 0.0), max(stretch.to_day, 0.0)
    return terms.outlook.weeks(terms.child, terms.destination, terms.suits, first, last)


def lines_of(terms: MoveTerms, stretch: PricePeriod) -> tuple[SavingLine, ...]:
    """Every part of the saving in one stretch; parts that are nothing there are left out."""
    lived = _lived(terms, stretch)
    if lived is None:
        return ()
    return tuple(simulated_line.line for simulated_line in _drawn_in(terms, stretch, lived))


def share_in_new_home(terms: MoveTerms, stretch: PricePeriod) -> float:
    """The expected share of a stretch's days after the move that are lived in the new home."""
    days = stretch.to_day - max(stretch.from_day, 0.0)
    lived = _lived(terms, stretch) if days > 0 else None
    return float(lived.new.mean()) * DAYS_PER_WEEK / days if lived is not None else 0.0


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


def _day(terms: MoveTerms, day: date) -> int:
    return (day - terms.move_on).days


def _drawn_in(terms: MoveTerms, stretch: PricePeriod, lived: Weeks) -> Iterator[SimulatedLine]:
    """Every part of the saving in one stretch; parts that are nothing there are left out."""
    if stretch.to_day > 0:
        yield from _homes(terms, stretch, lived)
    yield from _support(terms, stretch, lived)
    yield from _overlap(terms, stretch, lived)
    yield from _before_the_move(terms, stretch, lived)


def _homes(terms: MoveTerms, stretch: PricePeriod, lived: Weeks) -> Iterator[SimulatedLine]:
    """The old home not paid, the new home paid, and other homes that the two paths lead to."""
    calendar = stretch.weeks_between(0.0, stretch.to_day)
    saved, lasting = float(lived.old.mean()), float(lived.new.mean())
    old = terms.old.at(stretch.year, terms.old_uplift)
    new = terms.new.at(stretch.year, terms.new_uplift)
    of = f"expected at the new home, of {weeks_in_figures(calendar)}"
    text = (
        f"weeks expected at this price without the move, less those with it, of "
        f"{weeks_in_figures(calendar)}"
        if lived.is_simulated
        else f"weeks {of}"
    )
    because = (
        f"{pounds_and_pence(old.weekly_gbp)} a week × {weeks_in_figures(saved)} {text}. "
        "After an early ending the old price is paid again"
        if terms.cash_stops
        else terms.cash_reason
    )
    line = SavingLine(
        f"Old home no longer paid{stretch.suffix}",
        0.0,
        because,
        old.source,
        SavingComponent.OLD_HOME,
    )
    yield _homes_line(
        line, old.weekly_gbp, lived.old if terms.cash_stops else 0.0 * lived.old, weeks_told=saved
    )
    because = f"{pounds_and_pence(new.weekly_gbp)} a week × {weeks_in_figures(lasting)} weeks {of}"
    line = SavingLine(
        f"New home{stretch.suffix}", 0.0, because, new.source, SavingComponent.NEW_HOME
    )
    yield _homes_line(line, -new.weekly_gbp, lived.new, weeks_told=lasting)
    for other in lived.elsewhere:
        if not terms.book.has_price(other.setting):
            continue  # health, custody and the like: not the trust's bill, as far as is known
        price = terms.book.price(other.setting)
        price = price.at(stretch.year, terms.book.uplift(other.setting))
        number = float(other.weeks.mean())
        whose = "more without the move than with it"
        a_week = pounds_and_pence(price.weekly_gbp)
        because = f"{a_week} a week × {weeks_in_figures(number)} weeks {whose}"
        label = f"Elsewhere, {other.setting.value.replace('_', ' ')}{stretch.suffix}"
        line = SavingLine(label, 0.0, because, price.source, SavingComponent.ELSEWHERE)
        yield _homes_line(line, price.weekly_gbp, other.weeks, weeks_told=number)


def _homes_line(
    line: SavingLine, weekly_gbp: float, number: Numbers, weeks_told: float
) -> SimulatedLine:
    """A home's line with its pounds: price × weeks in each future. The price is told without sign.

    `weeks_told` stands in the line even where leaving the old home stops no spend.
    """
    realised = weekly_gbp * number
    pounds_in = float(realised.mean())
    saving_line = replace(line, gbp=pounds_in, weekly_gbp=abs(weekly_gbp), weeks=weeks_told)
    return SimulatedLine(saving_line, realised)


def _cost(line: SavingLine, gbp: float, lived: Weeks) -> SimulatedLine:
    """A cost of the move, paid in the futures in which it goes ahead; `gbp` is below nothing."""
    realised = gbp * lived.goes_ahead
    return SimulatedLine(replace(line, gbp=float(realised.mean())), realised)


def _going_ahead(lived: Weeks) -> str:
    """The chance that the child is still there to be moved, where it isn't certain."""
    chance = float(lived.goes_ahead.mean())
    return "" if chance == 1 else f" × {chance:.4f}, the chance of still being here on the day"


def _support(terms: MoveTerms, stretch: PricePeriod, lived: Weeks) -> Iterator[SimulatedLine]:
    """Support by date in the weeks after the move, and one-off costs on its day."""
    still = _going_ahead(lived)
    for support in (support.at(stretch.year, terms.support_uplift) for support in terms.supports):
        number = stretch.weeks_between(0.0, support.weeks * DAYS_PER_WEEK)
        if support.weekly_gbp and number:
            a_week = pounds_and_pence(support.weekly_gbp)
            because = (
                f"{a_week} a week × {weeks_in_figures(number)} weeks{still}, also if it ends early"
            )
            line = SavingLine(
                f"Support{stretch.suffix}",
                0.0,
                because,
                support.source,
                SavingComponent.SUPPORT,
                support.weekly_gbp,
                number,
            )
            yield _cost(line, -support.weekly_gbp * number, lived)
        if support.one_off_gbp and stretch.from_day <= 0 < stretch.to_day:
            because = f"{pounds_and_pence(support.one_off_gbp)} on the day of the move{still}"
            line = SavingLine(
                f"One-off cost{stretch.suffix}",
                0.0,
                because,
                support.source,
                SavingComponent.ONE_OFF,
            )
            yield _cost(line, -support.one_off_gbp, lived)


def _overlap(terms: MoveTerms, stretch: PricePeriod, lived: Weeks) -> Iterator[SimulatedLine]:
    """The old home still paid after the move, in its notice period."""
    number = stretch.weeks_between(0.0, terms.notice_days)
    if not number:
        return
    old = terms.old.at(stretch.year, terms.old_uplift)
    of = f"{weeks_in_figures(number)} weeks{_going_ahead(lived)}"
    because = f"{pounds_and_pence(old.weekly_gbp)} a week × {of}: {terms.notice_because}"
    line = SavingLine(
        f"Overlap, notice at the old home{stretch.suffix}",
        0.0,
        because,
        old.source,
        SavingComponent.OVERLAP,
        old.weekly_gbp,
        number,
    )
    yield _cost(line, -old.weekly_gbp * number, lived)


def _before_the_move(
    terms: MoveTerms, stretch: PricePeriod, lived: Weeks
) -> Iterator[SimulatedLine]:
    """The new home paid before the move, where recorded."""
    number = stretch.weeks_between(-terms.weeks_before_move * DAYS_PER_WEEK, 0.0)
    if not number:
        return
    new = terms.new.at(stretch.year, terms.new_uplift)
    of = f"{weeks_in_figures(number)} weeks before the move{_going_ahead(lived)}"
    because = f"{pounds_and_pence(new.weekly_gbp)} a week × {of}"
    line = SavingLine(
        f"Overlap, new home before the move{stretch.suffix}",
        0.0,
        because,
        new.source,
        SavingComponent.OVERLAP,
        new.weekly_gbp,
        number,
    )
    yield _cost(line, -new.weekly_gbp * number, lived)
