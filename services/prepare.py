"""Preparing what the pages need: done once, step by step, in a process that does nothing else."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event, Thread

from sqlalchemy.exc import SQLAlchemyError

from data.faults import note_fault
from data.store.prepared import begin_preparing, end_preparing, say_progress
from data.store.schema.engine import Store
from models.money import FinancialYear
from models.problems import UserError
from models.progress import StepCallback, say_nothing
from models.shortlist.portfolio import MovesScenario
from services.bringing_in import rows_left_out
from services.budget import budget_for_year, remaining_year, years_of_budget
from services.council_data import day_of_data, read_files
from services.evidence import evidence_of_engine, may_see_groups
from services.forecast import USUAL_MONTHS, foresee_months
from services.kept import PreparedStage
from services.open_council import OpenCouncil
from services.planned_moves import planned_savings
from services.portfolio import ranges_of_scenario
from services.prepared import preparation_name, versions_in_force
from services.shortlist import chance_grounds, fitted_engine, shortlist_for

HEARTBEAT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the work, in words for who waits, and the stage that it belongs to."""

    stage: PreparedStage
    words: str
    work: Callable[[OpenCouncil], object]


def prepare_answers(council: OpenCouncil, say: StepCallback) -> bool:
    """Prepare everything of the data as they are now; False where another process does, or did.

    Raises what went wrong, after it is written down that it did.
    """
    same, holder = council.of_this_version(), secrets.token_hex(8)
    store, name = same.store, preparation_name(same)
    if not begin_preparing(store, same.scope, name, holder, versions_in_force(same), _now_utc()):
        return False
    ended = Event()
    Thread(target=_heartbeat, args=(store, holder, ended), daemon=True).start()
    try:
        for number, step in enumerate(STEPS):
            say(step.words)
            if not say_progress(
                store,
                holder,
                _now_utc(),
                stage=_ready_before(number),
                done=number,
                of=len(STEPS),
                doing=step.words,
            ):
                return False
            step.work(same)
        say_progress(store, holder, _now_utc(), stage=int(max(PreparedStage)), done=len(STEPS))
    except Exception as error:
        end_preparing(store, holder, fault=note_fault(error))
        raise
    finally:
        ended.set()
    end_preparing(store, holder)
    return True


def _heartbeat(store: Store, holder: str, ended: Event) -> None:
    """Say every few seconds that this process is still at it; a killed one says nothing."""
    while not ended.wait(HEARTBEAT_SECONDS):
        try:
            say_progress(store, holder, _now_utc())
        except (UserError, SQLAlchemyError):  # somebody writes for long: the next one is in time
            continue


def _ready_before(number: int) -> int:
    """The stage that is ready when a step begins: the one before the step's own."""
    return int(STEPS[number].stage) - 1


def _now_utc() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _list(council: OpenCouncil) -> object:
    return shortlist_for(council)


def _engine(council: OpenCouncil) -> object:
    return fitted_engine(council, day_of_data(council))


def _grounds(council: OpenCouncil) -> object:
    return chance_grounds(council, day_of_data(council))


def _savings(council: OpenCouncil) -> object:
    """The list with chances and savings: of the usual day, counted in the usual years."""
    this_year = FinancialYear.holding(council.today)
    return [
        shortlist_for(council, future=True),
        shortlist_for(council, None, this_year, future=True),
    ]


def _ready_moves(council: OpenCouncil) -> object:
    shortlist = shortlist_for(council, future=True)
    return (
        None if shortlist is None else ranges_of_scenario(council, shortlist, MovesScenario.READY)
    )


def _planned(council: OpenCouncil) -> object:
    return planned_savings(council, FinancialYear.holding(council.today))


def _budget(council: OpenCouncil) -> object:
    return [
        budget_for_year(council, year, say=say_nothing) for year in years_of_budget(council)[:1]
    ]


def _rest_of_year(council: OpenCouncil) -> object:
    """What is left of the usual year, if it isn't over by the data."""
    as_of = day_of_data(council)
    years = [year for year in years_of_budget(council)[:1] if as_of < year.last_day]
    return [remaining_year(council, year, say=say_nothing) for year in years]


def _forecast(council: OpenCouncil) -> object:
    return foresee_months(council, day_of_data(council), USUAL_MONTHS, say=say_nothing)


def _evidence(council: OpenCouncil) -> object:
    return evidence_of_engine(council, may_see_groups(council), say=say_nothing)


STEPS = (
    Step(PreparedStage.LIST, "reading the records", read_files),
    Step(PreparedStage.LIST, "looking at each child", _list),
    Step(PreparedStage.ENGINE, "learning from this council's history", _engine),
    Step(PreparedStage.ENGINE, "comparing each child with past moves", _grounds),
    Step(PreparedStage.SAVINGS, "simulating many futures of every child", _savings),
    Step(PreparedStage.SAVINGS, "adding up the moves of children who are ready", _ready_moves),
    Step(PreparedStage.SAVINGS, "looking at each planned move", _planned),
    Step(PreparedStage.BUDGET, "pricing each week that has been", _budget),
    Step(PreparedStage.BUDGET, "checking rows that were stored before", rows_left_out),
    Step(PreparedStage.FORECAST, "forecasting children and spend by month", _forecast),
    Step(PreparedStage.FORECAST, "simulating the rest of the year", _rest_of_year),
    Step(PreparedStage.EVIDENCE, "testing the estimates on past years", _evidence),
)
