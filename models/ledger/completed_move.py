"""A move that was made: on which days its money changes, and what each day costs and saves.

The ledger (ledger.py) adds these up. Rates are exact whole numbers of a penny / UNIT a day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.money import DAYS_PER_WEEK, FinancialYear
from models.recording.move_stages import (
    STEP_DAYS,
    AgreedPrice,
    Backfill,
    Baseline,
    MoveMoney,
    PathStep,
)

ONE_DAY = timedelta(days=1)
MILLION = 1_000_000
UNIT = DAYS_PER_WEEK * MILLION


class End(StrEnum):
    """Why a move saves nothing any more."""

    BASELINE = "the baseline ends: 18th birthday or a planned move"
    RETURN = "back in residential care"
    OVERTAKEN = "a newer move of the same child"


@dataclass(frozen=True, slots=True)
class CompletedMove:
    """A move that was made: its frozen baseline and all that is known of it since.

    `key`: the move's, `child`: the child's opaque key. `returned_on`: the day of a return to
    residential care, recorded or seen in the returns, the earlier of the two. `overtaken_on`: the
    day of the child's next move. `to_family`: home to the own family, whom no payment is made for
    the place. `money.frozen` is there.
    """

    key: str
    child: str
    moved_on: date
    money: MoveMoney
    returned_on: date | None = None
    overtaken_on: date | None = None
    to_family: bool = False

    @property
    def frozen(self) -> Baseline:
        if self.money.frozen is None:
            raise ValueError("a move in the ledger has a frozen baseline")
        return self.money.frozen

    @property
    def council(self) -> str:
        return self.frozen.council

    @property
    def cash_stops(self) -> bool:
        """Leaving the old home stops spend. A place of which nobody said how it is bought stops
        none until somebody answers."""
        return stops_cash(self.money)

    @property
    def notice_ends_on(self) -> date:
        """The day from which notice is over: it runs from the day the home was told, recorded, else
        from the day on which the move was agreed (FORMATS section 9)."""
        given = self.money.notice_given_on or self.frozen.frozen_on
        return given + timedelta(days=self.frozen.notice_days)

    @property
    def end(self) -> tuple[date, End]:
        """The day from which it saves nothing, and why."""
        pairs = [(self.frozen.ends_on, End.BASELINE)]
        if self.returned_on is not None:
            pairs.append((self.returned_on, End.RETURN))
        if self.overtaken_on is not None:
            pairs.append((self.overtaken_on, End.OVERTAKEN))
        return min(pairs, key=lambda pair: pair[0])

    @property
    def back(self) -> tuple[date, date]:
        """From the day of a return up to the day on which that is over: the baseline's end, or the
        child's next move. An empty stretch where nobody came back."""
        day, why = self.end
        if why is not End.RETURN:
            return day, day
        return day, min(self.frozen.ends_on, self.overtaken_on or self.frozen.ends_on)


def stops_cash(money: MoveMoney) -> bool:
    """Leaving the old home stops spend: as frozen, else as somebody has answered since."""
    frozen = money.frozen
    if frozen is None:
        return False
    return frozen.cash_stops if frozen.cash_known else money.bought_by_the_week is True


@dataclass(frozen=True, slots=True)
class DailyRates:
    """Amounts of each part a day, or summed up over days: a penny / UNIT, positive saves."""

    old_home: int = 0
    new_home: int = 0
    support: int = 0
    one_off: int = 0
    overlap: int = 0
    elsewhere: int = 0
    avoided: int = 0
    since_back: int = 0

    def plus(self, rates: DailyRates, days: int) -> DailyRates:
        return DailyRates(
            self.old_home + rates.old_home * days,
            self.new_home + rates.new_home * days,
            self.support + rates.support * days,
            self.one_off + rates.one_off * days,
            self.overlap + rates.overlap * days,
            self.elsewhere + rates.elsewhere * days,
            self.avoided + rates.avoided * days,
            self.since_back + rates.since_back * days,
        )


def days_of_change(
    move: CompletedMove, until: date, also: Collection[date] = (), weeks_from: date = date.min
) -> set[date]:
    """Days on which a slice begins or ends: weeks, 1 Aprils, and whatever changes a rate.

    `also`: other days to cut at, before the first cost and after the last one too. `weeks_from`:
    weeks are cut from that day on; before it a stretch is as long as its rates hold.
    """
    first = min([_first_day(move), *also])
    last = min(until, max([_last_day(move), *also]))
    if last <= first:
        return set()
    day = first - timedelta(days=(first - move.moved_on).days % DAYS_PER_WEEK)
    days = {first, last}
    if day < weeks_from:
        day += timedelta(days=(weeks_from - day).days // DAYS_PER_WEEK * DAYS_PER_WEEK)
    while day < last:
        days.add(day)
        day += timedelta(days=DAYS_PER_WEEK)
    days |= {FinancialYear(year).first_day for year in range(first.year, last.year + 1)}
    days |= {day for day in (*_changes(move), *also) if day is not None}
    return {day for day in days if first <= day <= last}


def _changes(move: CompletedMove) -> Iterator[date | None]:
    money, frozen = move.money, move.frozen
    yield move.moved_on
    yield from move.back
    yield _paid_until(move)
    for number in range(len(frozen.path) + 1):
        yield frozen.move_on + timedelta(days=number * STEP_DAYS)
    for price in money.prices:
        yield price.from_day
    for phase in money.supports:
        yield phase.from_day
        yield phase.until
    for cost in money.one_offs:
        yield cost.on
        yield cost.on + ONE_DAY if cost.on else None
    if money.backfill is not None:
        yield money.backfill.from_day


def _first_day(move: CompletedMove) -> date:
    """The first day that costs anything: the new home or a one-off may be paid before the move."""
    days = [price.from_day for price in move.money.prices]
    days += [phase.from_day for phase in move.money.supports]
    days += [cost.on for cost in move.money.one_offs]
    return min([move.moved_on, *(day for day in days if day is not None)])


def _last_day(move: CompletedMove) -> date:
    """The day after the last on which anything counts; costs may follow the end of the saving."""
    days = [phase.until for phase in move.money.supports]
    days += [cost.on + ONE_DAY for cost in move.money.one_offs if cost.on]
    return max([move.back[1], *(day for day in days if day is not None)])


def _paid_until(move: CompletedMove) -> date:
    """The day up to which the old home is still paid after the move."""
    if not move.cash_stops:
        return move.moved_on
    return max(move.money.old_paid_until or move.notice_ends_on, move.moved_on)


def is_unpriced(move: CompletedMove, day: date) -> bool:
    """The child lives in the new home and nobody has recorded what it costs: a day like that is
    told, and claims nothing."""
    lives_there = move.moved_on <= day < move.end[0]
    return lives_there and _price(move.money.prices, day) is None


def rates_on(move: CompletedMove, day: date) -> DailyRates:
    """Every part's amount on one day. A day without a price claims nothing; what it costs stays."""
    money, lives_there = move.money, move.moved_on <= day < move.end[0]
    price = _price(money.prices, day) or 0
    claims = lives_there and not is_unpriced(move, day)
    step = _step(move.frozen, day) if claims else PathStep(0.0)
    share = round(step.old_share * MILLION)
    support = sum(
        support.weekly_pence
        for support in money.supports
        if support.from_day and support.until and support.from_day <= day < support.until
    )
    one_off = sum(cost.pence for cost in money.one_offs if cost.on == day)
    overlap = move.frozen.old_weekly_pence if lives_there and day < _paid_until(move) else 0
    return DailyRates(
        old_home=share * _old_price(move, day),
        new_home=-price * MILLION if lives_there else 0,
        support=-support * MILLION,
        one_off=-one_off * UNIT,
        overlap=-(overlap + (price if day < move.moved_on else 0)) * MILLION,
        elsewhere=step.elsewhere_pence * MILLION,
        avoided=share * _risen(move, day),
        since_back=_since_back(move, day),
    )


def share_in_new_home(move: CompletedMove, day: date, today: date) -> float:
    """The share of a day to come that the child is expected in the new home while the move hasn't
    ended early: who is there today may have left it for good by then."""
    current = _step(move.frozen, max(today, move.moved_on)).new_share
    return min(_step(move.frozen, day).new_share / current, 1.0) if current > 0 else 1.0


def _step(frozen: Baseline, day: date) -> PathStep:
    """Today's path as frozen, on a day; before the agreed day it is as on that day."""
    number = max((day - frozen.move_on).days // STEP_DAYS, 0)
    return frozen.path[number] if number < len(frozen.path) else PathStep(0.0)


def _old_price(move: CompletedMove, day: date) -> int:
    """Pence a week that leaving the old home stops: of a bed that stays paid nothing, until a named
    child takes it who would have been bought a place elsewhere."""
    if move.cash_stops:
        return move.frozen.old_weekly_pence
    filled = backfill_on(move, day)
    return filled.avoided_weekly_pence if filled else 0


def backfill_on(move: CompletedMove, day: date) -> Backfill | None:
    backfill = move.money.backfill
    begun = backfill is not None and backfill.from_day is not None and backfill.from_day <= day
    return backfill if begun else None


def _since_back(move: CompletedMove, day: date) -> int:
    """After a return: what today's path as frozen would have cost less what the old price is, below
    nothing, because the child is there for sure and today's path has them there with a share."""
    begins, until = move.back
    if not begins <= day < until or not move.cash_stops:
        return 0
    step = _step(move.frozen, day)
    missing = round(step.old_share * MILLION) - MILLION
    return missing * move.frozen.old_weekly_pence + step.elsewhere_pence * MILLION


def _risen(move: CompletedMove, day: date) -> int:
    """Pence a week by which the old price would have risen by a day since it was frozen."""
    frozen = move.frozen
    years = FinancialYear.holding(day).start - frozen.price_year
    if not move.cash_stops or years <= 0:
        return 0
    return round(frozen.old_weekly_pence * ((1 + frozen.yearly_uplift) ** years - 1))


def _price(prices: Sequence[AgreedPrice], day: date) -> int | None:
    """The newest price that holds on a day; of two from the same day the one recorded last. None
    where none does."""
    agreed_prices = [
        price for price in prices if price.from_day is not None and price.from_day <= day
    ]
    if not agreed_prices:
        return None
    newest = max(
        agreed_price.from_day for agreed_price in agreed_prices if agreed_price.from_day is not None
    )
    return [agreed_price for agreed_price in agreed_prices if agreed_price.from_day == newest][
        -1
    ].weekly_pence
