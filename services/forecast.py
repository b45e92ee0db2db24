"""The forecast and what has been, by the prices and seed of this installation."""

import json
from dataclasses import dataclass
from datetime import date

from data.reference.prices import price_book
from models.access import Permission, may
from models.budget.actuals import Actuals, actuals_of_months, past_months
from models.budget.forecast import FUTURES, Forecast, forecast_spend
from models.budget.outlook import ForecastOutlook, from_text, outlook_of, to_text
from models.children.council import CouncilData
from models.journeys.fit.engine import Engine
from models.journeys.history.past import data_known_on, forecast_origins
from models.money import months_later
from models.progress import ProgressCallback, say_nothing
from models.results import ResultKind, ResultQuestion, SavedResult
from models.words import whole_months
from services.council_data import data_date, day_of_data, read_council, read_for_results
from services.kept import DataVersion, PreparedStage, kept_by
from services.open_council import OpenCouncil
from services.results import keep_answer, saved_answer, saved_result, saved_results
from services.shortlist import SEED, Learn, fit_engine, learn_once, version_of_engine

USUAL_MONTHS = 24  # ahead, unless somebody asks for more or less
PAST_MONTHS = 24  # shown before the day that a forecast looks from
STEPS = 4  # the last one adds up what has been


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A forecast (None: too little history) and what has been by the data of today."""

    outlook: ForecastOutlook | None
    actuals: Actuals


@kept_by(DataVersion.FILES, stage=PreparedStage.FORECAST)
def foresee_months(
    council: OpenCouncil, look_from: date, months: int, *, say: ProgressCallback
) -> Foreseen:
    """Children and spend by month from a day on, and what has been. Takes some seconds.

    What is saved from another time is taken from there.
    """
    data = read_for_results(council)
    question = forecast_question(data, look_from, months)
    text = saved_answer(council, question)
    outlook = from_text(text) if text else forecast_months(council, look_from, months, say=say)
    if outlook is not None and text is None:
        keep_answer(council, question, to_text(outlook))
    until = day_of_data(council)
    past = PAST_MONTHS + max(whole_months(look_from, until), 0)
    return Foreseen(outlook, count_actuals(data, until, past, say))


@kept_by(DataVersion.FILES)
def forecast_months(
    council: OpenCouncil, look_from: date, months: int, *, say: ProgressCallback
) -> ForecastOutlook | None:
    """The forecast alone, worked out; None: too little history."""
    costs = may(council.actor, Permission.READ_COSTS)
    return run_forecast(
        read_for_results(council),
        look_from,
        months,
        with_spend=costs,
        say=say,
        learn=learn_once(council),
    )


def forecast_start_dates(council: OpenCouncil) -> tuple[date, ...]:
    """Days a forecast may look from: the data date, and 31 Marches that a year of returns follows,
    the newest first."""
    as_of = data_date(council)
    if as_of is None:
        return ()
    return (as_of, *reversed(forecast_origins(read_council(council), as_of, years=1)))


def saved_forecasts(council: OpenCouncil) -> tuple[SavedResult, ...]:
    """Forecasts saved at other times, of other data or by another engine, the newest first."""
    return saved_results(council, ResultKind.FORECAST)


def saved_forecast(council: OpenCouncil, number: int) -> ForecastOutlook | None:
    """One that is saved, as it was."""
    content = saved_result(council, ResultKind.FORECAST, number)
    return None if content is None else from_text(content)


def forecast_question(data: CouncilData, as_of: date, months: int) -> ResultQuestion:
    """What names a forecast: months ahead, futures and seed beside the engine and the data."""
    question = json.dumps({"futures": FUTURES, "months": months, "seed": SEED}, sort_keys=True)
    version = version_of_engine(data, as_of)
    return ResultQuestion(ResultKind.FORECAST, version, data.version, as_of, question)


@dataclass(frozen=True, slots=True)
class EngineForecast:
    """A forecast and the engine that made it."""

    engine: Engine
    forecast: Forecast


def forecast_as_known(
    data: CouncilData,
    as_of: date,
    until: date,
    say: ProgressCallback = say_nothing,
    learn: Learn = fit_engine,
) -> EngineForecast | None:
    """From a date to the month of another, as known on the first; None: too little history.

    The one recipe of the page and of the command: returns that ended after the date are left out,
    even where they tell of days before it. `learn`: how the engine is come by. Takes some seconds.
    """
    data_recorded = data_known_on(data, as_of)
    say(0, STEPS, "learning from the council's history")
    engine = learn(data_recorded, as_of)
    if engine is None:
        return None
    say(1, STEPS, f"simulating {FUTURES} futures of every child")
    made = forecast_spend(
        data_recorded, engine, as_of=as_of, until=until, price_book=price_book(), seed=SEED
    )
    return EngineForecast(engine, made)


def run_forecast(
    data: CouncilData,
    as_of: date,
    months: int,
    *,
    with_spend: bool,
    say: ProgressCallback,
    learn: Learn = fit_engine,
) -> ForecastOutlook | None:
    """From a date so many months on, by what was known on it; None: too little history to fit.

    Takes some seconds.
    """
    made = forecast_as_known(data, as_of, months_later(as_of, months), say, learn)
    if made is None:
        return None
    say(2, STEPS, "adding up children and spend by council and kind of home")
    return outlook_of(made.forecast, made.engine, with_spend=with_spend)


def count_actuals(data: CouncilData, as_of: date, months: int, say: ProgressCallback) -> Actuals:
    """The last whole months up to a date, as known today."""
    say(STEPS - 1, STEPS, "counting the children of past months")
    return actuals_of_months(data, as_of, past_months(data, as_of, months), price_book())
