"""What one child's move to one destination on one day is expected to save the trust."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.children.records import Child
from models.journeys.answers.outlook import Chance, Outlook, Suits
from models.money import DAYS_PER_WEEK, FinancialYear
from models.prices.book import PriceBook, Support
from models.prices.current import CurrentPrice, destination_price
from models.prices.words import pounds_and_pence
from models.saving.estimate import Saving, Window
from models.saving.windows import MoveTerms, window_at_one_price, window_by_year
from models.settings import Setting
from models.words import a_date

NOTICE_WEEKS = 4  # where no notice period is recorded (FORMATS section 9)
# Policy choice (FORMATS section 9): so long before a move without an agreed day a home is told.
GIVEN_BEFORE_DAYS = NOTICE_WEEKS * DAYS_PER_WEEK
FULL_YEAR_DAYS = 365
NO_NOTICE = frozenset({Setting.CHILDRENS_HOME_IN_HOUSE, Setting.FOSTER_CONNECTED})


@dataclass(frozen=True, slots=True)
class Move:
    """The move that is asked about.

    `packages`: the support that the answer on readiness relies on; none = the usual support of the
    price book, never both. `ruled_out`: a stop stands, so nothing is worked out. `planned_move`: a
    recorded day on which the child leaves anyway. `suits`: what the rules say, as far as a chance
    may depend on it. `weeks_before_move`: recorded weeks for which the new home is paid before the
    move. `notice_given_on`: the day on which the home was told, or the move's day was agreed (None:
    neither has happened, and it is taken to be told `GIVEN_BEFORE_DAYS` before the move).
    """

    destination: Setting
    move_on: date
    year: FinancialYear
    packages: tuple[Support, ...] = ()
    ruled_out: bool = False
    suits: Suits = Suits.NOT_KNOWN
    planned_move: date | None = None
    weeks_before_move: float = 0.0
    notice_given_on: date | None = None


def saving_of_move(
    child: Child, move: Move, current: CurrentPrice, price_book: PriceBook, outlook: Outlook
) -> Saving:
    """The expected saving this year, over the year after the move and up to the baseline's end.

    Expected trust spend on today's path less the same with the move: the chance that it ends early,
    support, one-off and overlap costs are in. Counts only money that stops leaving the trust.
    Windows are None where no figure may be given, and the notes say why.
    """
    supports = _supports(move, price_book)
    terms = terms_of(child, move, current, price_book, outlook)
    chance = outlook.chance(child, move.destination, move.suits)
    why_not = _why_not(child, move, terms.baseline_end, chance, outlook)
    this_year, full_year, to_18 = (None, None, None) if why_not else _windows(terms, move)
    prices_of = FinancialYear.holding(move.move_on)
    at_prices = [support.at(prices_of, price_book.support_uplift) for support in supports]
    return Saving(
        destination=move.destination,
        move_on=move.move_on,
        year=move.year,
        chance=chance,
        current=current,
        destination_price=terms.new,
        support_weekly_gbp=sum(at_price.weekly_gbp for at_price in at_prices),
        support_weeks=max(
            (support.weeks for support in supports if support.weekly_gbp), default=0.0
        ),
        one_off_gbp=sum(at_price.one_off_gbp for at_price in at_prices),
        support_source=" + ".join(support.source for support in supports),
        baseline_end=terms.baseline_end,
        this_year=this_year,
        full_year=full_year,
        to_18=to_18,
        notes=_notes(move, current, terms, outlook, why_not, full_year),
    )


def baseline_end(child: Child, planned_move: date | None) -> date:
    """The day from which nothing is saved: the 18th birthday or an earlier planned move."""
    birthday = child.eighteenth_birthday
    return birthday if planned_move is None else min(birthday, planned_move)


def terms_of(
    child: Child, move: Move, current: CurrentPrice, price_book: PriceBook, outlook: Outlook
) -> MoveTerms:
    """The move in the terms of the arithmetic: both homes' prices, support and notice."""
    setting = child.placement.setting
    pays_notice = current.cash_stops and setting not in NO_NOTICE
    recorded = current.notice_days
    length = NOTICE_WEEKS * DAYS_PER_WEEK if recorded is None else recorded
    usual = move.move_on - timedelta(days=GIVEN_BEFORE_DAYS)
    ends = (move.notice_given_on or usual) + timedelta(days=length)
    given = (
        f"given on {a_date(move.notice_given_on)}"
        if move.notice_given_on
        else f"assumed to be given {GIVEN_BEFORE_DAYS} days before the move"
    )
    return MoveTerms(
        child=child,
        destination=move.destination,
        suits=move.suits,
        move_on=move.move_on,
        baseline_end=baseline_end(child, move.planned_move),
        old=current.trust,
        old_uplift=price_book.uplift(setting),
        new=destination_price(move.destination, FinancialYear.holding(move.move_on), price_book),
        new_uplift=price_book.uplift(move.destination),
        supports=_supports(move, price_book),
        support_uplift=price_book.support_uplift,
        cash_stops=current.cash_stops,
        cash_reason=current.cash_reason,
        notice_days=max((ends - move.move_on).days, 0) if pays_notice else 0,
        notice_length=length if pays_notice else 0,
        notice_because=(
            f"four weeks' notice, as none is recorded, {given}"
            if recorded is None
            else f"the recorded notice of {recorded} days, {given}"
        ),
        weeks_before_move=move.weeks_before_move,
        book=price_book,
        outlook=outlook,
    )


def _supports(move: Move, price_book: PriceBook) -> tuple[Support, ...]:
    """The packages that the answer relied on, else the usual support; never both."""
    usual = price_book.support(move.destination)
    return move.packages or ((usual,) if usual else ())


def _windows(terms: MoveTerms, move: Move) -> tuple[Window, Window | None, Window]:
    """This year, the 365 days after the move, and up to the baseline's end."""
    year, first = move.year, terms.first_day
    this_year = window_at_one_price(
        terms,
        max(move.move_on, year.first_day),
        year.next.first_day,
        max(first, year.first_day),
    )
    after_a_year = move.move_on + timedelta(days=FULL_YEAR_DAYS)
    full_year = None
    if terms.baseline_end >= after_a_year:
        full_year = window_at_one_price(terms, move.move_on, after_a_year, first)
    return this_year, full_year, window_by_year(terms)


def _why_not(child: Child, move: Move, ends: date, chance: Chance, outlook: Outlook) -> str | None:
    """Why no saving may be given for this move, or None when it may."""
    if move.ruled_out:
        return "ruled out for now, so there is no saving"
    if child.eighteenth_birthday <= move.move_on:
        return "18 by the day of the move, so there is no saving"
    if ends <= move.move_on:
        return f"a move is planned already for {a_date(ends)}, so there is no saving"
    weeks = outlook.weeks(child, move.destination, move.suits, 0.0, 1.0)
    if weeks is None or chance.p_12m is None:  # a chance withheld withholds what it would save
        return f"there is no saving: {chance.source}"
    return None


def _notes(
    move: Move,
    current: CurrentPrice,
    terms: MoveTerms,
    outlook: Outlook,
    why_not: str | None,
    full_year: Window | None,
) -> tuple[str, ...]:
    """What has to be said beside the figures, in the order in which people ask."""
    ends = a_date(terms.baseline_end)
    notes = [why_not] if why_not else [f"{outlook.baseline_words} to {ends}"]
    if not why_not and full_year is None:
        notes.append(f"no full-year saving: the baseline ends on {ends}")
    if not why_not and move.move_on >= move.year.next.first_day:
        notes.append(f"the move is after {move.year}, so nothing is saved in that year")
    if not why_not and not move.notice_given_on and terms.notice_length > terms.notice_days:
        notes.append(_notice_note(terms))
    if not current.cash_stops:
        notes.append(current.cash_reason)
    if current.health_gbp > 0:
        notes.append(
            f"{pounds_and_pence(current.health_gbp)} a week stays with health and isn't counted"
        )
    if current.education_gbp > 0:
        education = pounds_and_pence(current.education_gbp)
        notes.append(f"{education} a week stays with the schools budget and isn't counted")
    return (*notes, *current.flags)


def _notice_note(terms: MoveTerms) -> str:
    """The policy on notice, with what it would cost to tell the home only on the day."""
    year = FinancialYear.holding(terms.move_on)
    weekly = terms.old.at(year, terms.old_uplift).weekly_gbp
    extra = weekly * (terms.notice_length - terms.notice_days) / DAYS_PER_WEEK
    return (
        f"we assume notice is given {GIVEN_BEFORE_DAYS} days before the move; if it is given on "
        f"the day, {pounds_and_pence(extra)} more notice is paid"
    )
