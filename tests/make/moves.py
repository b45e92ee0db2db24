"""Builders of moves and their prices for tests, and an outlook whose answers are given."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from data.reference.prices import price_book, published_evidence
from models.children.records import Child
from models.evidence import Basis
from models.journeys.answers.outlook import Chance, Outlook, Suits, Today, Weeks
from models.journeys.answers.published import PublishedOutlook
from models.money import FinancialYear, Price, PriceBasis
from models.prices.book import Support
from models.prices.current import CurrentPrice
from models.saving.estimate import Saving
from models.saving.move import Move, saving_of_move
from models.settings import Setting
from tests.make.children import a_child

YEAR = FinancialYear(2025)


@dataclass(frozen=True, slots=True)
class GivenOutlook:
    """An outlook that was told its answers: a share of all weeks, or a fixed number of weeks.

    `stays`: the share of weeks that today's path would spend in the old home.
    """

    share: float = 1.0
    fixed_weeks: float | None = None
    stays: float = 1.0

    def chance(self, child: Child, destination: Setting, suits: Suits) -> Chance:
        return Chance(self.share, None, None, Basis.PUBLISHED, 1.0, "given")

    def weeks(
        self, child: Child, destination: Setting, suits: Suits, from_day: float, to_day: float
    ) -> Weeks | None:
        calendar = self.share * max(0.0, to_day - from_day) / 7
        new = calendar if self.fixed_weeks is None else self.fixed_weeks
        return Weeks(np.array([new * self.stays]), np.array([new]), (), np.ones(1))

    def todays_path(self, child: Child, from_day: float, to_day: float) -> Today | None:
        return Today(self.stays * max(0.0, to_day - from_day) / 7)

    @property
    def baseline_words(self) -> str:
        return "today's path is given"


def published() -> PublishedOutlook:
    """The outlook that the tool starts with."""
    return PublishedOutlook(published_evidence())


def a_week_price(gbp: float, year: FinancialYear = YEAR) -> Price:
    return Price(gbp, year, "costs.csv", PriceBasis.RECORDED)


def a_current_price(
    trust_gbp: float = 6000.0,
    *,
    total_gbp: float | None = None,
    year: FinancialYear = YEAR,
    health_gbp: float = 0.0,
    education_gbp: float = 0.0,
    notice_days: int | None = None,
    cash_stops: bool = True,
    cash_known: bool = True,
    flags: tuple[str, ...] = (),
) -> CurrentPrice:
    return CurrentPrice(
        total=a_week_price(trust_gbp if total_gbp is None else total_gbp, year),
        trust=a_week_price(trust_gbp, year),
        health_gbp=health_gbp,
        education_gbp=education_gbp,
        notice_days=notice_days,
        cash_stops=cash_stops,
        cash_reason="bought by the week" if cash_stops else "the place stays paid",
        flags=flags,
        cash_known=cash_known,
    )


def a_support(weekly_gbp: float, weeks: float, one_off_gbp: float = 0.0) -> Support:
    return Support(weekly_gbp, weeks, one_off_gbp, YEAR, "a package")


NO_SUPPORT = (a_support(0.0, 0.0),)


def a_saving(
    *,
    child: Child | None = None,
    destination: Setting = Setting.FOSTER_IN_HOUSE,
    move_on: date = date(2025, 6, 2),
    year: FinancialYear | None = None,
    current: CurrentPrice | None = None,
    outlook: Outlook | None = None,
    packages: tuple[Support, ...] = (),
    ruled_out: bool = False,
    planned_move: date | None = None,
    weeks_before_move: float = 0.0,
    notice_given_on: date | None = None,
) -> Saving:
    """The saving of a move of a 14-year-old from a bought home at £6,000 to a foster family."""
    move = Move(
        destination=destination,
        move_on=move_on,
        year=year or FinancialYear.holding(move_on),
        packages=packages,
        ruled_out=ruled_out,
        planned_move=planned_move,
        weeks_before_move=weeks_before_move,
        notice_given_on=notice_given_on,
    )
    return saving_of_move(
        child or a_child(born=date(2011, 5, 15)),
        move,
        current or a_current_price(),
        price_book(),
        outlook or published(),
    )
