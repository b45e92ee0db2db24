"""Joins readiness with money: every child in residential care and what could come next."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from models.children.caseload import Caseload, children_at
from models.children.council import CouncilData
from models.children.council_names import plain_council
from models.children.records import Child
from models.journeys.answers.outlook import Outlook, Suits
from models.labels import Barrier, BarrierKind, Readiness
from models.money import FinancialYear
from models.needs.scheme import Package, Scheme
from models.prices.book import PriceBook, Support
from models.prices.current import CurrentPrice, current_price, placing_authority
from models.prices.local import with_local_prices
from models.prices.price_matching import PriceRow, PricesByChild
from models.problems import UserError
from models.readiness.rules import (
    destinations_for,
    label_verdicts,
    needs_sorting,
    rule_on_destinations,
)
from models.readiness.situations import SituationIndex
from models.readiness.verdict import Verdict
from models.recording.since import recorded_since
from models.saving.move import Move, saving_of_move
from models.shortlist.corrected import WhereChildrenAre, apply_corrections
from models.shortlist.options import ChildOptions, Option, SetAside, Shortlist
from models.shortlist.since import ready_since

MOVE_AFTER = timedelta(weeks=12)  # when nobody has chosen a day for the move (FORMATS section 8)
TURNING_18_SOON = timedelta(weeks=26)
_SUITS = {
    Readiness.READY: Suits.YES,
    Readiness.NEARLY: Suits.YES,
    Readiness.NOT_ENOUGH_KNOWN: Suits.NOT_KNOWN,
    Readiness.NOT_YET: Suits.NO,
    Readiness.RULED_OUT: Suits.NO,
}
PACKAGE_PRICES = FinancialYear(2025)  # policy choice: packages.csv is at 2025-26 prices


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of every child: as known when, moving when, counted in which year."""

    as_of: date
    move_on: date
    year: FinancialYear
    scheme: Scheme
    book: PriceBook
    outlook: Outlook


def shortlist_children(
    data: CouncilData,
    *,
    as_of: date,
    move_on: date | None,
    year: FinancialYear | None,
    scheme: Scheme,
    price_book: PriceBook,
    outlook: Outlook,
    told_to: date | None = None,
    only: frozenset[str] | None = None,
) -> Shortlist:
    """Children in residential care at a date with their options, sorted by child_id, never money.

    `move_on` is 12 weeks after `as_of` unless given, `year` the financial year that holds it.
    Another authority's children are set aside and counted. With no return held the list is empty
    (its `data_date` is then the as-of date). Corrections dated on or before `as_of` count
    (`corrected` weighs later ones). A date before anything held raises `UserError`.

    `told_to`: a day after `as_of`. A child of whom people recorded something since is asked about
    as of that day (`ChildOptions.asked_on`), so that the answer holds what is known now; where the
    child lives, the prices and the outlook stay those of `as_of`. None: nobody is. `only`: these
    children alone are worked out, as they would be among all; None: every one.
    """
    _check_dates(data, as_of, move_on)
    day = move_on or as_of + MOVE_AFTER
    book = with_local_prices(price_book, data.frame("unit_costs"), as_of)
    question = _Question(as_of, day, year or FinancialYear.holding(day), scheme, book, outlook)
    caseload = children_at(data, as_of)
    prices = PricesByChild(data.frame("prices"), caseload.residential)
    ours = [child for child in caseload.residential if _is_ours(child, prices, data, as_of)]
    where = WhereChildrenAre(data, as_of, said_to=as_of)
    asking = _Asking(data, as_of, told_to)
    shortlist = Shortlist(
        as_of=as_of,
        move_on=day,
        year=question.year,
        data_date=caseload.data_date or as_of,
        children=tuple(
            _options(our, asking, prices.of(our), question, where)
            for our in ours
            if only is None or our.key in only
        ),
        set_aside=_set_aside(caseload, len(ours)),
        in_care=caseload.in_care,
        in_care_short_breaks=caseload.in_care_short_breaks,
    )
    return apply_corrections(shortlist, data, said_to=as_of)


def _check_dates(data: CouncilData, as_of: date, move_on: date | None) -> None:
    """Refuse a date before anything is held, and a move that lies before the as-of date."""
    begins = data.frame("returns")["covers_from"]
    if not begins.empty and as_of < pd.Timestamp(begins.min()).date():
        earliest = pd.Timestamp(begins.min()).date()
        raise UserError(
            "As-of date",
            f"{as_of.isoformat()}, which is before our first data",
            f"a date from {earliest.isoformat()} on",
            "Choose a later date, or import the earlier returns.",
        )
    if move_on is not None and move_on < as_of:
        raise UserError(
            "Date of the move",
            f"{move_on.isoformat()}, before the as-of date {as_of.isoformat()}",
            "a day on or after the as-of date",
            "Choose a later day for the move, or leave it out to use 12 weeks from the date.",
        )


def _is_ours(child: Child, prices: PricesByChild, data: CouncilData, as_of: date) -> bool:
    """False for a child whom another authority places; without a list of our councils all are."""
    if not data.own_councils:
        return True
    placed_by = placing_authority(child, prices.of(child), as_of)
    ours = {plain_council(name) for name in data.own_councils}
    return not placed_by or plain_council(placed_by) in ours


def _set_aside(caseload: Caseload, listed: int) -> SetAside:
    return SetAside(
        short_breaks=caseload.residential_short_breaks,
        another_authority=len(caseload.residential) - listed,
        aged_18_or_over=caseload.aged_18_or_over,
        without_birth_date=caseload.without_birth_date,
    )


class _Asking:
    """From which day each child is looked at: the list's, or the later one for those told of."""

    def __init__(self, data: CouncilData, as_of: date, told_to: date | None) -> None:
        self._then = SituationIndex(data, as_of)
        self._told: frozenset[str] = frozenset()
        if told_to is not None and told_to > as_of:
            self._told = recorded_since(data, as_of, told_to)
        self._now = SituationIndex(data, told_to) if self._told and told_to else self._then

    def index(self, child: Child) -> SituationIndex:
        return self._now if child.key in self._told else self._then


def _options(
    child: Child,
    asking: _Asking,
    price_rows: tuple[PriceRow, ...],
    question: _Question,
    where: WhereChildrenAre,
) -> ChildOptions:
    """One child's options in the law's order of preference."""
    index = asking.index(child)
    situation = index.situation_of(child, max(question.move_on, index.as_of))
    if situation.as_of > (data_date := where.of(child).known_on):
        situation = replace(situation, data_date=data_date)
    current = current_price(child, price_rows, question.as_of, question.book)
    places = destinations_for(child, question.move_on)
    ruled = rule_on_destinations(situation, question.scheme, places)
    outcomes = label_verdicts(situation, ruled)
    return ChildOptions(
        child=situation.child,
        current=current,
        options=tuple(
            _option(child, label, rules, current, question)
            for label, rules in zip(outcomes, ruled, strict=True)
        ),
        blockers=(*needs_sorting(situation), *_about_money(current)),
        ready_since=ready_since(
            situation, index.ratings_of(child), question.scheme, places, outcomes
        ),
        asked_on=None if index.as_of == question.as_of else index.as_of,
        turning_18_soon=child.eighteenth_birthday - question.as_of < TURNING_18_SOON,
        to_weigh=situation.to_weigh,
    )


def _option(
    child: Child, label: Verdict, rules: Verdict, current: CurrentPrice, question: _Question
) -> Option:
    """The answer for one destination with the money of that move beside it.

    The money is that of the rules' answer: words still to be weighed change no price.
    """
    move = move_of(rules, question.move_on, question.year)
    saving = saving_of_move(child, move, current, question.book, question.outlook)
    return Option(label, saving, None if rules == label else rules)


def move_of(verdict: Verdict, move_on: date, year: FinancialYear) -> Move:
    """The move to a destination with the support that the rules' answer relied on."""
    return Move(
        destination=verdict.destination,
        move_on=move_on,
        year=year,
        packages=tuple(_support(package) for package in verdict.packages),
        ruled_out=verdict.readiness is Readiness.RULED_OUT,
        suits=_SUITS[verdict.readiness],
    )


def _support(package: Package) -> Support:
    """A package that the answer relied on, as money."""
    source = f"{package.words}, {PACKAGE_PRICES} prices ({package.basis})"
    return Support(package.weekly_gbp, package.weeks, package.one_off_gbp, PACKAGE_PRICES, source)


def _about_money(current: CurrentPrice) -> tuple[Barrier, ...]:
    """What needs sorting about the contract; shown with the money only."""
    barriers = []
    if not current.cash_stops:
        barriers.append(Barrier("bed_stays_paid", BarrierKind.MONEY, current.cash_reason))
    elif current.notice_days:
        words = f"{current.notice_days} days' notice to the home"
        barriers.append(Barrier("notice_period", BarrierKind.MONEY, words, recorded=True))
    return tuple(barriers)
