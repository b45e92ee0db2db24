"""The baseline of a move, frozen the day it is agreed: path and price, never made anew."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.journeys.answers.outlook import Today
from models.money import DAYS_PER_WEEK, FinancialYear, to_pence
from models.prices.current import CurrentPrice
from models.recording.move_stages import STEP_DAYS, Baseline, Expected, PathStep
from models.saving.estimate import Window
from models.saving.windows import MoveTerms, window_at_one_price

YEARS_AHEAD = 3  # the move's financial year and the two after it
FIRST_YEAR_DAYS = 365
FOLLOWED_DAYS = 2 * FIRST_YEAR_DAYS  # how long the weeks in the new home are followed step by step
STEP_WEEKS = STEP_DAYS / DAYS_PER_WEEK


def freeze_baseline(
    terms: MoveTerms,
    current: CurrentPrice,
    *,
    today: date,
    engine: str,
    data_version: str,
) -> Baseline | None:
    """The baseline as it is known today; None where today's path isn't known (no outlook).

    The old price is the trust's share at the prices of the year in which the move lies: that is
    what stops being paid, and what it rises by in later years is avoided.
    `engine`, `data_version`: what today's path was worked out by, so that it can be worked out
    again.
    """
    price_year = FinancialYear.holding(terms.move_on)
    path, old = tuple(_path(terms, price_year)), current.trust.at(price_year, terms.old_uplift)
    if not path:
        return None
    chance = terms.outlook.chance(terms.child, terms.destination, terms.suits)
    return Baseline(
        frozen_on=today,
        move_on=terms.move_on,
        council=terms.child.council,
        old_setting=terms.child.placement.setting,
        old_weekly_pence=to_pence(old.weekly_gbp),
        old_source=current.trust.source,
        price_year=price_year.start,
        ends_on=terms.baseline_end,
        path=path,
        cash_stops=terms.cash_stops,
        cash_known=current.cash_known,
        cash_reason=terms.cash_reason,
        notice_days=terms.notice_length,
        yearly_uplift=terms.old_uplift,
        health_weekly_pence=to_pence(current.health_gbp),
        education_weekly_pence=to_pence(current.education_gbp),
        expected=tuple(_expected(terms)),
        p_lasts=chance.p_12m,
        p_low=chance.low,
        p_high=chance.high,
        basis=chance.basis.value,
        engine=engine,
        data_version=data_version,
        path_sd=_path_sd(terms, old.weekly_gbp, price_year),
        p_count=None if chance.p_12m is None else round(chance.count, 1),
    )


def _path(terms: MoveTerms, year: FinancialYear) -> Iterator[PathStep]:
    """Steps of four weeks from the day of the move to the day on which the baseline ends.

    Other homes are at the prices of the same year as the old one.
    """
    days, share = (terms.baseline_end - terms.move_on).days, 1.0
    for first in range(0, days, STEP_DAYS):
        today = terms.outlook.todays_path(terms.child, float(first), float(first + STEP_DAYS))
        if today is None:
            return
        prices = _prices_elsewhere(terms, today, year)
        other = sum(
            value * weeks for value, (_, weeks) in zip(prices, today.elsewhere, strict=True)
        )
        share = _new_share(terms, first) if first < FOLLOWED_DAYS else share
        yield PathStep(round(today.old / STEP_WEEKS, 6), to_pence(other / STEP_WEEKS), share)


def _new_share(terms: MoveTerms, first: int) -> float:
    """Of four weeks from a day after the move, the share lived in the new home where the move
    doesn't end early."""
    lived = terms.outlook.weeks(
        terms.child, terms.destination, terms.suits, float(first), float(first + STEP_DAYS)
    )
    if lived is None or lived.lasts is None:
        return 1.0
    stays = (lived.goes_ahead > 0) & (lived.lasts > 0)
    if not stays.any():
        return 1.0
    return round(min(float(lived.new[stays].mean()) / STEP_WEEKS, 1.0), 6)


def _prices_elsewhere(terms: MoveTerms, path: Today, year: FinancialYear) -> list[float]:
    """Pounds a week in each other kind of home that today's path leads to; nothing in health,
    custody and the like, which are nobody's bill here."""
    book = terms.book
    return [
        book.price(setting).at(year, book.uplift(setting)).weekly_gbp
        if book.has_price(setting)
        else 0.0
        for setting, _ in path.elsewhere
    ]


def _path_sd(terms: MoveTerms, old_weekly: float, year: FinancialYear) -> float | None:
    """How far what the path costs over its first year may be off, as a share of what it costs at
    the old home."""
    days = min((terms.baseline_end - terms.move_on).days, FIRST_YEAR_DAYS)
    today = terms.outlook.todays_path(terms.child, 0.0, float(days))
    if today is None or not today.old or not old_weekly:
        return None
    off = today.sd_of_cost(old_weekly, _prices_elsewhere(terms, today, year))
    return None if off is None else round(off / (old_weekly * today.old), 4)


def _expected(terms: MoveTerms) -> Iterator[Expected]:
    """What was said that it would save: in the 365 days after, and in each financial year."""
    after_a_year = terms.move_on + timedelta(days=FIRST_YEAR_DAYS)
    if terms.baseline_end >= after_a_year:
        full_year = window_at_one_price(terms, terms.move_on, after_a_year, terms.first_day)
        if full_year.lines:
            yield _said(0, full_year)
    year = FinancialYear.holding(terms.first_day)
    for _ in range(YEARS_AHEAD):
        starts = max(terms.move_on, year.first_day)
        window = window_at_one_price(
            terms, starts, year.next.first_day, max(terms.first_day, year.first_day)
        )
        if window.lines:
            yield _said(year.start, window)
        year = year.next


def _said(year: int, window: Window) -> Expected:
    low, high = window.p10_gbp, window.p90_gbp
    return Expected(
        year=year,
        pence=to_pence(window.gbp),
        low=None if low is None else to_pence(low),
        high=None if high is None else to_pence(high),
    )
