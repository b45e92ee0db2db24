"""The budget page's picture of a year, by the prices, rises and inflation of this installation."""

import json
from datetime import date, timedelta

from data.reference.inflation import inflation_source, load_inflation
from data.reference.prices import price_book
from models.access import Permission, require
from models.budget.dearest import list_dearest_placements
from models.budget.forecast import FUTURES, forecast_spend
from models.budget.lines import CostLine, lines_of, same_day_before, up_to
from models.budget.picture import BudgetPicture
from models.budget.plan import plan_of
from models.budget.remaining_year import RemainingYear, from_text, remaining_year_of, to_text
from models.budget.stays import priced_stays
from models.children.council import CouncilData
from models.journeys.history.past import data_known_on
from models.money import FinancialYear
from models.prices.book import PriceBook
from models.progress import ProgressCallback
from models.results import ResultKind, ResultQuestion
from services.council_data import day_of_data, read_council, read_for_results
from services.kept import DataVersion, PreparedStage, kept_by
from services.open_council import OpenCouncil
from services.results import keep_answer, saved_answer
from services.shortlist import SEED, Learn, fit_engine, learn_once, version_of_engine

STEPS, STEPS_AHEAD = 2, 2
YEARS = 6  # of prices beside inflation, where that many are held


def years_of_budget(council: OpenCouncil) -> tuple[FinancialYear, ...]:
    """The financial years that the budget can be looked at in, the usual one first."""
    data = read_council(council)
    return () if data.data_date is None else years_offered(data, data.data_date)


@kept_by(DataVersion.FILES, limit=6, stage=PreparedStage.BUDGET)
def budget_for_year(
    council: OpenCouncil, year: FinancialYear, *, say: ProgressCallback
) -> BudgetPicture:
    """What has been of a year beside its budget. Takes some seconds."""
    require(council.actor, Permission.READ_COSTS)
    return build_budget(read_council(council), day_of_data(council), year, say)


@kept_by(DataVersion.FILES, limit=6, stage=PreparedStage.FORECAST)
def remaining_year(
    council: OpenCouncil, year: FinancialYear, *, say: ProgressCallback
) -> RemainingYear | None:
    """What is left of a year as expected; saved like a forecast. Takes many seconds."""
    require(council.actor, Permission.READ_COSTS)
    question = remaining_year_question(read_for_results(council), day_of_data(council), year)
    text = saved_answer(council, question)
    remaining = from_text(text) if text else remaining_year_anew(council, year, say=say)
    if remaining is not None and text is None:
        keep_answer(council, question, to_text(remaining))
    return remaining


@kept_by(DataVersion.FILES, limit=6)
def remaining_year_anew(
    council: OpenCouncil, year: FinancialYear, *, say: ProgressCallback
) -> RemainingYear | None:
    """The same, worked out; None: too little history."""
    return expect_remaining_year(
        read_for_results(council), day_of_data(council), year, say, learn_once(council)
    )


def build_budget(
    data: CouncilData, as_of: date, year: FinancialYear, say: ProgressCallback
) -> BudgetPicture:
    """What has been of one financial year as at a date, beside its budget. Takes some seconds."""
    say(0, STEPS, "pricing each week that has been")
    years = _years(data, as_of, year)
    stays = priced_stays(data, as_of, years, price_book())
    say(1, STEPS, "putting the budget beside it")
    return _picture(data, as_of, year, {year: lines_of(stays, year, as_of) for year in years})


def expect_remaining_year(
    data: CouncilData,
    as_of: date,
    year: FinancialYear,
    say: ProgressCallback,
    learn: Learn = fit_engine,
) -> RemainingYear | None:
    """What is left of the year as the engine expects it; None: too little history to fit one.

    Takes many seconds.
    """
    say(0, STEPS_AHEAD, "learning from the council's history")
    data_recorded = data_known_on(data, as_of)
    engine = learn(data_recorded, as_of)
    if engine is None:
        return None
    say(1, STEPS_AHEAD, "simulating the rest of the year for every child")
    forecast_result = forecast_spend(
        data_recorded, engine, as_of=as_of, until=year.last_day, price_book=price_book(), seed=SEED
    )
    return remaining_year_of(forecast_result, year, engine.version)


def remaining_year_question(data: CouncilData, as_of: date, year: FinancialYear) -> ResultQuestion:
    """What names that rest among the results that are kept."""
    asked = {"futures": FUTURES, "seed": SEED, "year": str(year)}
    version = version_of_engine(data, as_of)
    return ResultQuestion(
        ResultKind.REST_OF_YEAR, version, data.version, as_of, json.dumps(asked, sort_keys=True)
    )


def _years(data: CouncilData, as_of: date, year: FinancialYear) -> tuple[FinancialYear, ...]:
    """The year and those before it, as far as returns reach back and time has come."""
    first = FinancialYear.holding(data.frame("returns")["covers_from"].min().date())
    last = min(year, FinancialYear.holding(as_of))
    start = max(first.start, last.start - YEARS + 1)
    return tuple(FinancialYear(number) for number in range(start, last.start + 1))


def _picture(
    data: CouncilData,
    as_of: date,
    year: FinancialYear,
    lines: dict[FinancialYear, tuple[CostLine, ...]],
) -> BudgetPicture:
    until = None if as_of < year.first_day else min(as_of, year.last_day)
    texts = {line.cell.council for of_year in lines.values() for line in of_year}
    book = price_book()
    return BudgetPicture(
        year=year,
        as_of=as_of,
        until=until,
        lines=lines,
        same_months=_same_months(lines, year, until),
        plan=plan_of(data.frame("budgets"), year, texts),
        dearest=list_dearest_placements(data, as_of, book),
        rises={price.setting: book.uplift(price.setting) for price in book.prices},
        rise_source=_rise_words(book),
        inflation=load_inflation(),
        inflation_source=inflation_source(),
    )


def _same_months(
    lines: dict[FinancialYear, tuple[CostLine, ...]], year: FinancialYear, until: date | None
) -> tuple[CostLine, ...]:
    """The lines of the year before up to the same day."""
    before = lines.get(FinancialYear(year.start - 1), ())
    return () if until is None else up_to(before, same_day_before(until))


def _rise_words(book: PriceBook) -> str:
    """The usual rises as one phrase; their sources stand on the page About."""
    rises = ", ".join(f"{uplift.group} {uplift.yearly:.0%}" for uplift in book.uplifts)
    return f"{rises}, each April; assumptions, with their sources under About"


def years_offered(data: CouncilData, as_of: date) -> tuple[FinancialYear, ...]:
    """The year that holds the day, the next one from its last day on, and two before it if held."""
    this = FinancialYear.holding(as_of)
    ahead = FinancialYear.holding(as_of + timedelta(days=1))
    first = FinancialYear.holding(data.frame("returns")["covers_from"].min().date())
    before = [
        FinancialYear(this.start - back) for back in (1, 2) if this.start - back >= first.start
    ]
    return tuple(dict.fromkeys((this, ahead, *before)))
