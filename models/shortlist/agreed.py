"""A move whose day is agreed: its baseline as the tool sees it today, and what it usually costs."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.children.council import CouncilData
from models.journeys.answers.outlook import Outlook
from models.labels import Readiness
from models.money import DAYS_PER_WEEK, FinancialYear, to_pence
from models.pipeline.freeze import freeze_baseline
from models.prices.book import PriceBook
from models.prices.local import with_local_prices
from models.recording.move_stages import AgreedPrice, Baseline, OneOff, SupportPhase
from models.saving.move import terms_of
from models.saving.windows import MoveTerms
from models.settings import Setting
from models.shortlist.build import move_of
from models.shortlist.options import ChildOptions, Option

NOT_AGREED = "usual price, until the price agreed is recorded"


@dataclass(frozen=True, slots=True)
class AsAgreed:
    """What money begins with. `frozen` None: no baseline can be had, `why_not` says why.

    `price`: the usual price of such a home, and `supports`, `one_offs` the support that the answer
    relied on or the usual one: each with its source, to be put right by finance.
    """

    frozen: Baseline | None = None
    price: AgreedPrice | None = None
    supports: tuple[SupportPhase, ...] = ()
    one_offs: tuple[OneOff, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class WorkedOutBy:
    """What a baseline is worked out by, so that it can be worked out again.

    `as_of`: the day that the data states the world at; `today`: the day on which it is frozen.
    """

    data: CouncilData
    as_of: date
    price_book: PriceBook
    outlook: Outlook
    today: date
    engine: str
    data_version: str


def as_agreed(child: ChildOptions, to: Setting, move_on: date, by: WorkedOutBy) -> AsAgreed:
    """The baseline of a move on its agreed day, and the usual costs of it.

    `child`: the child's options for moves on that day, from the same data and outlook. A move that
    the rules rule out has a baseline like any other, and no expected saving: people decide.
    """
    option = next((option for option in child.options if option.destination is to), None)
    if option is None:
        return AsAgreed(why_not="that kind of home is not available at the child's age on that day")
    terms = _terms(child, option, move_on, by)
    if terms.baseline_end <= move_on:
        return AsAgreed(why_not="the child is 18 by that day")
    baseline = freeze_baseline(
        terms, child.current, today=by.today, engine=by.engine, data_version=by.data_version
    )
    if baseline is None:
        return AsAgreed(why_not="we do not know where the child would live without the move")
    if option.verdict.readiness is Readiness.RULED_OUT:
        baseline = replace(baseline, expected=())
    return AsAgreed(baseline, _price(terms), _supports(terms), _one_offs(terms))


def _terms(child: ChildOptions, option: Option, move_on: date, by: WorkedOutBy) -> MoveTerms:
    book = with_local_prices(by.price_book, by.data.frame("unit_costs"), by.as_of)
    move_wanted = move_of(option.by_rules, move_on, FinancialYear.holding(move_on))
    move = replace(move_wanted, notice_given_on=by.today)  # the home is told when the day is agreed
    return terms_of(child.child, move, child.current, book, by.outlook)


def _price(terms: MoveTerms) -> AgreedPrice:
    source = f"{NOT_AGREED}: {terms.new.source}"
    return AgreedPrice(terms.move_on, to_pence(terms.new.weekly_gbp), source)


def _supports(terms: MoveTerms) -> tuple[SupportPhase, ...]:
    """Support by date, at the prices of the year of the move."""
    year = FinancialYear.holding(terms.move_on)
    return tuple(
        SupportPhase(
            from_day=terms.move_on,
            until=terms.move_on + timedelta(days=round(support.weeks * DAYS_PER_WEEK)),
            weekly_pence=to_pence(support.at(year, terms.support_uplift).weekly_gbp),
            source=support.source,
        )
        for support in terms.supports
        if support.weekly_gbp and support.weeks
    )


def _one_offs(terms: MoveTerms) -> tuple[OneOff, ...]:
    year = FinancialYear.holding(terms.move_on)
    return tuple(
        OneOff(
            terms.move_on,
            to_pence(support.at(year, terms.support_uplift).one_off_gbp),
            support.source,
        )
        for support in terms.supports
        if support.one_off_gbp
    )
