"""The only file that caches. Nothing about a child is kept without its data version and scope.

What is kept here is shared by everybody on the server, so the hashed arguments of each function
are the data version (`files_version` where nothing recorded counts, `rules_version` where only what
a rule reads does) and who may see it (`Scope.cache_key`, and whether costs too); arguments with
a leading underscore are not hashed and only carry the means. Values are kept as they are, not
copied: they are frozen, and the frames behind them are never handed to a page to change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from data.reference.needs import scheme
from data.reference.prices import price_book
from data.reference.stage_weights import stage_weights
from models.access import Actor, Permission, Scope, may, require, scope_for
from models.audience import Audience
from models.children import names
from models.children.at_a_glance import AtAGlance
from models.children.at_a_glance import at_a_glance as at_a_glance_of
from models.children.caseload import children_among
from models.children.changes import Changes, changes_of
from models.children.council import CouncilData
from models.children.freshness import Corrections
from models.children.needs_story import NeedsStory, story_of
from models.children.not_held import not_held_about
from models.children.placements import placements_at
from models.children.records import Child
from models.children.where import Where, WhereIndex, where_at
from models.frames import each
from models.ledger.audit import Audit
from models.ledger.committed_moves import YearQuery
from models.ledger.completed_move import CompletedMove
from models.ledger.edge_of_care import SupportedFamilies
from models.ledger.other_effects import (
    PricesDown,
    prices_down,
    residential_week,
    supported_families,
)
from models.ledger.payments import CheckedSlice, Payment, Reach, checked
from models.ledger.planned import PlannedDay, UnagreedMove
from models.ledger.year import YearOfMoves
from models.money import FinancialYear
from models.papers.facts import ChildFacts
from models.papers.gathered import facts_of, names_on_record
from models.pipeline.all_moves import Pipeline, moves_at
from models.pipeline.move_record import every_move
from models.prices.book import PriceBook
from models.prices.local import with_local_prices
from models.readiness.ask_first import AskFirst, ask_first
from models.readiness.situations import SituationIndex
from models.recording.join import RecordedFrames, with_recorded
from models.recording.meeting_record import MeetingRecord
from models.recording.record import ChildRecord
from models.recording.since import fingerprints
from models.results import ResultKind, SavedResult
from models.saving.joint_range import Ranges
from models.settings import Setting
from models.shortlist.agenda import Agenda, agenda
from models.shortlist.agenda_due import rooms_signed
from models.shortlist.agenda_today import AgendaPrompt, MissingChildren
from models.shortlist.agreed import AsAgreed
from models.shortlist.corrected import corrected, with_anew
from models.shortlist.options import ChildOptions, Option, Shortlist
from models.shortlist.outlook_summary import OutlookSummary, told
from models.shortlist.panel_said import paused
from models.shortlist.portfolio import MovesScenario, if_made
from models.shortlist.weeks import WeeksOfMove
from models.words import whole_months
from pages.parts import source
from pages.parts.background import Work
from services.agreed_baseline import baseline_as_agreed
from services.planned_moves import days_of_planned_moves, value_planned_moves
from services.portfolio import ranges_of_moves, weeks_of_moves
from services.target import completed_moves, draw_audit, target_position

if TYPE_CHECKING:
    from models.budget.actuals import Actuals
    from models.budget.outlook import ForecastOutlook
    from models.budget.picture import BudgetPicture
    from models.budget.remaining_year import Rest
    from models.fairness.forecasts import Say
    from models.fairness.record import EngineRecord
    from models.journeys.answers.outlook import Outlook
    from models.journeys.explain.grounds import Grounds
    from models.journeys.fit.engine import Engine
    from models.scenarios.answer import WhatIf
    from models.scenarios.compiled import ReadyMove
    from models.scenarios.levers import ScenarioPlan
    from models.scenarios.saved import SavedScenario
    from services.what_if import Bases

MOVE_AFTER = timedelta(weeks=12)  # when nobody has chosen a day for the move
PAST_MONTHS = 24  # shown before the day that a forecast looks from


@dataclass(frozen=True, slots=True)
class _ListQuery:
    """What a list is asked for; `key` says who may see what."""

    files: str
    key: str
    as_of: date
    move_on: date
    year: FinancialYear
    future: bool


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A forecast (None: too little history) and what has been by the data of today."""

    outlook: ForecastOutlook | None
    actuals: Actuals


def data_date(actor: Actor) -> date | None:
    """The day that the newest return states the world at; None when nothing is imported."""
    return _council(actor).data_date


def list_of(
    actor: Actor,
    move_on: date | None = None,
    year: FinancialYear | None = None,
    *,
    future: bool = False,
) -> Shortlist | None:
    """The children whom this person may see, as at the data date; None when nothing is imported.

    `move_on` is the day of the moves that the money is worked out for, `year` the financial year
    that savings are counted in (that of the moves unless given). `future`: chances and savings are
    shown, so they have to come from the engine; it takes seconds, once a version of the data. What
    the rules say is the same with and without.
    """
    data = _council(actor)
    as_of = data.data_date
    if as_of is None:
        return None
    day = move_on or as_of + MOVE_AFTER
    counted_in, today = year or FinancialYear.holding(day), source.current().today()
    list_query = _ListQuery(_files(), _key(actor), as_of, day, counted_in, future)
    return _list(data.version, _key(actor), day, counted_in, future, today, actor, list_query, data)


def child_of(
    actor: Actor, key: str, move_on: date | None = None, *, future: bool = False
) -> ChildOptions | None:
    """One child in the list, or None: unknown and not allowed look the same."""
    shortlist = list_of(actor, move_on, future=future)
    children = (*shortlist.children, *shortlist.may_have_moved) if shortlist else ()
    return next((child for child in children if child.child.key == key), None)


def closed_child(actor: Actor, key: str) -> ChildOptions | None:
    """A child said to have died, whose record is closed; None for everybody else."""
    shortlist = list_of(actor)
    return (
        next((child for child in shortlist.closed if child.child.key == key), None)
        if shortlist
        else None
    )


def who_next(actor: Actor) -> Agenda | None:
    """Who needs somebody next, as at this moment; None when nothing is imported."""
    shortlist = list_of(actor)
    if shortlist is None:
        return None
    return agenda(
        shortlist,
        _council(actor),
        today=source.current().today(),
        now_utc=source.utc_now(),
        actor=actor.identifier,
        records=records_of(actor),
        meetings=meetings_of(actor),
    )


def missing_of(actor: Actor, child: Child) -> AgendaPrompt | None:
    """That a child is recorded as missing, or whether that can be right; None = they aren't."""
    today = source.current().today()
    missing = MissingChildren(
        _council(actor), today, today, rooms_signed(meetings_of(actor), today)
    )
    return missing.missing_now(child) or missing.question(child)


def target_year(actor: Actor, year: FinancialYear, council: str | None) -> YearOfMoves | None:
    """Where a year's savings target stands, of one council or all; None when nothing is held."""
    require(actor, Permission.READ_COSTS)
    shortlist = list_of(actor, None, year, future=True)
    if shortlist is None:
        return None
    data, today = _council(actor), source.current().today()
    return _target_year(
        source.current().version(),
        _key(actor),
        year,
        council,
        today,
        shortlist,
        data,
        records_of(actor),
        planned_of(actor, year),
        made_moves_of(actor),
    )


def planned_of(actor: Actor, year: FinancialYear) -> dict[str, UnagreedMove]:
    """What each move not yet agreed would save in a year on its own day, by the move's key."""
    require(actor, Permission.READ_COSTS)
    data, today = _council(actor), source.current().today()
    days = days_of_planned_moves(every_move(records_of(actor)), today)
    return _planned(source.current().rules_version(), _key(actor), days, year, today, data)


def made_moves_of(actor: Actor) -> tuple[CompletedMove, ...]:
    """The moves that are in the ledger, with notice as far as it was paid."""
    require(actor, Permission.READ_COSTS)
    records = records_of(actor)
    children = frozenset(
        move_record.child for move_record in every_move(records) if move_record.was_made
    )
    payments, reach = _payments(actor, children)
    return completed_moves(_council(actor), records, payments, reach)


def claims_of(actor: Actor, year_of_moves: YearOfMoves) -> tuple[CheckedSlice, ...]:
    """The year's ledger beside the payments held; read when asked for, never kept."""
    payments, reach = _payments(actor, frozenset(row.slice.child for row in year_of_moves.rows))
    return checked(year_of_moves.rows, payments, reach)


def _payments(actor: Actor, children: frozenset[str]) -> tuple[tuple[Payment, ...], Reach]:
    from data.store.payments import payments_for, payments_reach

    store, scope = source.current().store_shown(), scope_for(actor, Permission.READ_CHILDREN)
    return payments_for(store, scope, children), payments_reach(store, scope, children)


def apart_of(actor: Actor, year_query: YearQuery) -> tuple[PricesDown, SupportedFamilies]:
    """What stands beside the year's moves; worked out when asked for, never kept."""
    data = _council(actor)
    payments, _ = _payments(
        actor, frozenset(str(child) for child in data.frame("renegotiations")["child"])
    )
    return (
        prices_down(data, made_moves_of(actor), payments, year_query),
        supported_families(data, year_query),
    )


def residential_week_of(actor: Actor, council: str | None) -> tuple[float | None, int]:
    """The trust's mean pence a week for children in residential care now, and of how many."""
    require(actor, Permission.READ_COSTS)
    shortlist = list_of(actor)
    return residential_week(shortlist, council) if shortlist else (None, 0)


def audit_of(actor: Actor, claims: Sequence[CheckedSlice]) -> Audit:
    """The claims drawn for *Sample check*: the same all day, so that they can be talked about."""
    return draw_audit(made_moves_of(actor), claims, source.current().today())


def meetings_of(actor: Actor) -> tuple[MeetingRecord, ...]:
    """All meetings with a child whom this person may see, the oldest day first."""
    scope = scope_for(actor, Permission.READ_CHILDREN)
    return _meetings(source.current().version(), _key(actor), scope)


def meeting_of(actor: Actor, key: str) -> MeetingRecord | None:
    """One meeting; None: unknown and not allowed look the same."""
    scope = scope_for(actor, Permission.READ_CHILDREN)
    return _meeting(source.current().version(), _key(actor), key, scope)


def records_of(actor: Actor) -> tuple[ChildRecord, ...]:
    """All that people recorded, child by child; no money for whoever may not see costs."""
    scope = scope_for(actor, Permission.READ_CHILDREN)
    return _child_records(source.current().version(), _key(actor), scope)


def moves_of(actor: Actor) -> Pipeline:
    """Every move as it stands today, with what the returns show of it."""
    today = source.current().today()
    return _moves(source.current().version(), _key(actor), today, actor)


def as_agreed(actor: Actor, child: str, to: Setting, move_on: date) -> AsAgreed:
    """The baseline of a move agreed for that day as the tool sees it today, and its usual costs."""
    require(actor, Permission.READ_COSTS)
    today = source.current().today()
    return _as_agreed(source.current().version(), _key(actor), child, to, move_on, today, actor)


def people_of(actor: Actor, keys: frozenset[str]) -> tuple[Child, ...]:
    """Children by their keys, wherever they live by now; who isn't known is left out."""
    data = _council(actor)
    day = max(data.data_date or date.min, source.current().today())
    # Sorted: two equal sets can come in another order, and would be kept apart.
    return _people(_files(), _key(actor), tuple(sorted(keys)), day, data)


def engine_name(actor: Actor) -> str | None:
    """The version of the engine that chances come from; None where the history is too short."""
    data = _council(actor)
    engine = _engine(_files(), _key(actor), data.data_date or source.current().today(), data)
    return engine.version if engine else None


def corrections_of(actor: Actor) -> Corrections:
    """What people said of where the children are whom this person may see."""
    return Corrections(_council(actor).frame("corrections"))


def since_review(actor: Actor, child: Child, as_of: date) -> Changes:
    """What changed for one child since their last review, up to a day."""
    data = _council(actor)
    return _since_review(data.version, _key(actor), child.key, as_of, child, data)


def at_a_glance(actor: Actor, child: Child, day: date) -> AtAGlance:
    """What a room knows of a child before it talks."""
    data = _council(actor)
    return _at_a_glance(data.version, _key(actor), child.key, day, child, data)


def needs_story(actor: Actor, key: str, as_of: date) -> NeedsStory:
    """What was noted about one child's needs and strengths up to a day."""
    data = _council(actor)
    return _needs_story(data.version, _key(actor), key, as_of, data)


def told_of(actor: Actor, key: str, as_of: date) -> tuple[OutlookSummary, ...]:
    """How often moves like those before a child lasted, and why that is said."""
    child = child_of(actor, key, future=True)
    if child is None:
        return ()
    data = _council(actor)
    engine = _engine(_files(), _key(actor), as_of, data)
    return told(child, _grounds(_files(), _key(actor), as_of, data, engine))


def ask_first_of(actor: Actor, child: ChildOptions) -> tuple[AskFirst, ...]:
    """The few items of one child whose answer would change what the rules say today."""
    today, data = source.current().today(), _council(actor)
    return _ask_first(data.version, _key(actor), today, child.child.key, child, data)


def child_record(actor: Actor, key: str) -> ChildRecord | None:
    """All that people recorded of one child; None: unknown and not allowed look the same."""
    scope = scope_for(actor, Permission.READ_CHILDREN)
    return _child_record(source.current().version(), _key(actor), key, scope)


def paper_facts(actor: Actor, child: ChildOptions, reader: Audience) -> ChildFacts:
    """What a paper about a child may say to a reader, as at this moment."""
    key, data = child.child.key, _council(actor)
    today = source.current().today()
    record = child_record(actor, key) or ChildRecord(key)
    where = where_of(actor, key, data.data_date or today)
    return facts_of(data, child, record, where, scheme(), today, reader)


def names_near(actor: Actor, key: str) -> tuple[str, ...]:
    """Names that may not stand in a profile of this child for a family."""
    return names_on_record(_council(actor), child_record(actor, key) or ChildRecord(key))


def where_of(actor: Actor, key: str, as_of: date) -> Where:
    """How far from home a child lives, and in whose area; for whoever may see the child."""
    return _where(_files(), _key(actor), as_of, _council(actor)).of(key)


def own_area(actor: Actor) -> frozenset[str]:
    """The codes of the authorities whose area is ours; empty = not known."""
    return _council(actor).own_area


def not_held(actor: Actor, child: Child) -> tuple[str, ...]:
    """What no file here tells of the child, in words; to be asked for, never assumed."""
    return not_held_about(_council(actor), child)


def ranges_of(actor: Actor, shortlist: Shortlist, scenario: MovesScenario) -> Ranges:
    """Joint futures of all moves of a scenario, every council's, so that cuts agree."""
    require(actor, Permission.READ_COSTS)
    version = _council(actor).version
    return _ranges(
        version,
        _key(actor),
        shortlist.as_of,
        shortlist.move_on,
        shortlist.year,
        scenario,
        shortlist,
    )


def weeks_of(
    actor: Actor, shortlist: Shortlist, child: ChildOptions, option: Option
) -> WeeksOfMove:
    """The child-weeks behind one option; worked out when asked for, never kept."""
    require(actor, Permission.READ_COSTS)
    data = _council(actor)
    engine = _engine(_files(), _key(actor), shortlist.as_of, data)
    return weeks_of_moves(data, engine, shortlist, child, option)


def evidence_of(actor: Actor) -> Work[EngineRecord]:
    """The evidence about the engine in use, being worked out or done; once a data version.

    Whoever may not audit by group gets it without the groups. What failed is begun again at the
    next look.
    """
    data = _council(actor)
    as_of = data.data_date or source.current().today()
    which = (_files(), _key(actor), as_of, may(actor, Permission.AUDIT_GROUPS))
    engine = _engine(*which[:3], data)
    if _evidence(*which, actor, data, engine).is_done_with():
        _evidence.clear(*which, actor, data, engine)
    return _evidence(*which, actor, data, engine)


def forecast_of(actor: Actor, look_from: date, months: int) -> Work[Foreseen]:
    """Children and spend by month from a day on and what has been, being worked out or done.

    What is kept from another time is taken from there. What failed is begun again at the next look.
    """
    which = (_files(), _key(actor), look_from, months)
    data = _council(actor)
    if _forecast(*which, actor, data).is_done_with():
        _forecast.clear(*which, actor, data)
    return _forecast(*which, actor, data)


def looks_from(actor: Actor) -> tuple[date, ...]:
    """Days a forecast may look from: the data date, and 31 Marches that a year of returns follows,
    the newest first."""
    from models.journeys.history.past import origins

    data = _council(actor)
    as_of = data.data_date
    return () if as_of is None else (as_of, *reversed(origins(data, as_of, years=1)))


def kept_forecasts(actor: Actor) -> tuple[SavedResult, ...]:
    """Forecasts kept from other times, of other data or by another engine, the newest first."""
    scope = scope_for(actor, Permission.READ_CHILDREN)
    saved_results = source.current().kept_results(scope, ResultKind.FORECAST)
    return tuple(
        saved_result
        for saved_result in saved_results
        if saved_result.question.data_version != _files()
    )


def kept_forecast(actor: Actor, number: int) -> ForecastOutlook | None:
    """One that is kept, as it was."""
    from models.budget.outlook import from_text

    scope = scope_for(actor, Permission.READ_CHILDREN)
    content = source.current().kept_result(scope, ResultKind.FORECAST, number)
    return None if content is None else from_text(content)


def budget_years(actor: Actor) -> tuple[FinancialYear, ...]:
    """The financial years that the budget can be looked at in, the usual one first."""
    from services.budget import years_offered

    data = _council(actor)
    return () if data.data_date is None else years_offered(data, data.data_date)


def budget_of(actor: Actor, year: FinancialYear) -> Work[BudgetPicture]:
    """What has been of a year beside its budget, being worked out or done."""
    require(actor, Permission.READ_COSTS)
    which, data = (_files(), _key(actor), year), _council(actor)
    if _budget(*which, data).is_done_with():
        _budget.clear(*which, data)
    return _budget(*which, data)


def rest_of(actor: Actor, year: FinancialYear) -> Work[Rest | None]:
    """What is left of a year as expected, being worked out or done; kept like a forecast."""
    require(actor, Permission.READ_COSTS)
    which, data = (_files(), _key(actor), year), _council(actor)
    if _rest(*which, actor, data).is_done_with():
        _rest.clear(*which, actor, data)
    return _rest(*which, actor, data)


def scenarios_of(actor: Actor) -> tuple[SavedScenario, ...]:
    """Every saved scenario with all its versions; read anew each time, because they are few."""
    from data.store.record.scenarios import scenarios

    return scenarios(source.current().store_shown(), actor)


def what_ifs_of(
    actor: Actor, plans: tuple[ScenarioPlan, ...], months: int
) -> Work[tuple[WhatIf, ...] | None]:
    """Plans beside today's path, being worked out or done; kept answers are taken from there.

    None: too little history. What failed is begun again at the next look.
    """
    require(actor, Permission.READ_COSTS)
    data = _council(actor)
    which = (_files(), _key(actor), plans, months, _ready(actor, plans))
    if _what_ifs(*which, actor, data).is_done_with():
        _what_ifs.clear(*which, actor, data)
    return _what_ifs(*which, actor, data)


def kept_what_ifs(actor: Actor, plan: ScenarioPlan) -> tuple[SavedResult, ...]:
    """Answers to a plan that are kept from other times, of other data."""
    from services.what_if import asks_for

    scope = scope_for(actor, Permission.READ_CHILDREN)
    saved_results = source.current().kept_results(scope, ResultKind.WHAT_IF)
    others = (
        saved_result
        for saved_result in saved_results
        if saved_result.question.data_version != _files()
    )
    return tuple(other for other in others if asks_for(other.question, plan))


def kept_what_if(actor: Actor, number: int) -> WhatIf | None:
    """One that is kept, as it was."""
    from models.scenarios.answer import from_text

    require(actor, Permission.READ_COSTS)
    scope = scope_for(actor, Permission.READ_CHILDREN)
    content = source.current().kept_result(scope, ResultKind.WHAT_IF, number)
    return None if content is None else from_text(content)


def _ready(actor: Actor, plans: tuple[ScenarioPlan, ...]) -> tuple[ReadyMove, ...]:
    """Who would move, where a plan moves those who are ready."""
    from models.scenarios.levers import ReadyMoves
    from models.shortlist.ready import ready_moves

    wanted = any(isinstance(lever, ReadyMoves) for plan in plans for lever in plan.levers)
    shortlist = list_of(actor) if wanted else None
    return () if shortlist is None else ready_moves(shortlist, paused_of(actor))


def paused_of(actor: Actor) -> frozenset[str]:
    """Children whom a panel decided not to offer a move before a day still to come."""
    return paused(records_of(actor), source.current().today())


def prices_in_force(actor: Actor) -> PriceBook:
    """Published prices with the council's own over them, as far as this person may see those."""
    data = _council(actor)
    as_of = data.data_date or source.current().today()
    return with_local_prices(price_book(), data.frame("unit_costs"), as_of)


def called(actor: Actor) -> dict[str, str]:
    """What each child in the data is called on screens, by key."""
    return _called(_files(), _key(actor), _council(actor))


def council_frame(actor: Actor, name: str) -> pd.DataFrame:
    """A frame of what is held, a copy; empty where this person has no right to it."""
    return _council(actor).frame(name).copy()


def _council(actor: Actor) -> CouncilData:
    scope = scope_for(actor, Permission.READ_CHILDREN)
    return _with_people(source.current().rules_version(), _key(actor), _files(), scope)


def _files() -> str:
    return source.current().files_version()


def _key(actor: Actor) -> str:
    """Text that two people share only if they may see exactly the same things, costs included."""
    scope = scope_for(actor, Permission.READ_CHILDREN)
    costs = may(actor, Permission.READ_COSTS)
    return f"{scope.cache_key}/{'with' if costs else 'without'} costs"


@st.cache_resource(show_spinner="Reading the records …", max_entries=8)
def _frames(version: str, cache_key: str, _scope: Scope) -> CouncilData:
    return source.current().council(_scope)


@st.cache_resource(show_spinner=False, max_entries=8)
def _situations(version: str, cache_key: str, day: date, _data: CouncilData) -> SituationIndex:
    return SituationIndex(_data, day)


@st.cache_resource(show_spinner=False, max_entries=64)
def _ask_first(
    version: str, cache_key: str, day: date, child: str, _one: ChildOptions, _data: CouncilData
) -> tuple[AskFirst, ...]:
    index = _situations(version, cache_key, day, _data)
    situation = index.situation_of(_one.child, day + MOVE_AFTER)
    return ask_first(situation, scheme(), [option.destination for option in _one.options])


@st.cache_resource(show_spinner=False, max_entries=64)
def _since_review(
    version: str, cache_key: str, child: str, as_of: date, _child: Child, _data: CouncilData
) -> Changes:
    return changes_of(_data, _child, as_of)


@st.cache_resource(show_spinner=False, max_entries=64)
def _at_a_glance(
    version: str, cache_key: str, child: str, day: date, _child: Child, _data: CouncilData
) -> AtAGlance:
    return at_a_glance_of(_data, _child, day)


@st.cache_resource(show_spinner=False, max_entries=64)
def _needs_story(
    version: str, cache_key: str, child: str, as_of: date, _data: CouncilData
) -> NeedsStory:
    return story_of(_data, child, as_of)


@st.cache_resource(show_spinner=False, max_entries=64)
def _child_record(version: str, cache_key: str, child: str, _scope: Scope) -> ChildRecord | None:
    from data.store.record.read import child_record as read

    return read(source.current().store_shown(), _scope, child)


@st.cache_resource(show_spinner=False, max_entries=8)
def _child_records(version: str, cache_key: str, _scope: Scope) -> tuple[ChildRecord, ...]:
    from data.store.record.read import child_records

    return child_records(source.current().store_shown(), _scope)


@st.cache_resource(show_spinner=False, max_entries=8)
def _moves(version: str, cache_key: str, today: date, _actor: Actor) -> Pipeline:
    records = records_of(_actor)
    people = people_of(_actor, frozenset(move_record.child for move_record in every_move(records)))
    return moves_at(records, meetings_of(_actor), _council(_actor), people, stage_weights(), today)


@st.cache_resource(show_spinner="Freezing the baseline …", max_entries=16)
def _as_agreed(
    version: str, cache_key: str, child: str, to: Setting, move_on: date, today: date, _actor: Actor
) -> AsAgreed:
    data = _council(_actor)
    as_of = data.data_date or today
    engine = _engine(_files(), cache_key, as_of, data)
    return baseline_as_agreed(data, engine, child, to, move_on, as_of=as_of, today=today)


@st.cache_resource(show_spinner=False, max_entries=8)
def _meetings(version: str, cache_key: str, _scope: Scope) -> tuple[MeetingRecord, ...]:
    from data.store.record.read import meeting_records

    return meeting_records(source.current().store_shown(), _scope)


@st.cache_resource(show_spinner=False, max_entries=32)
def _meeting(version: str, cache_key: str, key: str, _scope: Scope) -> MeetingRecord | None:
    from data.store.record.read import meeting_record

    return meeting_record(source.current().store_shown(), _scope, key)


@st.cache_resource(show_spinner=False, max_entries=32)
def _people(
    files: str, cache_key: str, keys: tuple[str, ...], day: date, _data: CouncilData
) -> tuple[Child, ...]:
    return children_among(_data, _placements(files, cache_key, day, _data), keys, day)


@st.cache_resource(show_spinner=False, max_entries=4)
def _placements(files: str, cache_key: str, day: date, _data: CouncilData) -> pd.DataFrame:
    return placements_at(_data, day)


@st.cache_resource(show_spinner="Adding up the moves …", max_entries=16)
def _target_year(
    version: str,
    cache_key: str,
    year: FinancialYear,
    council: str | None,
    today: date,
    _held: Shortlist,
    _data: CouncilData,
    _records: tuple[ChildRecord, ...],
    _planned: dict[str, UnagreedMove],
    _made: tuple[CompletedMove, ...],
) -> YearOfMoves:
    return target_position(_data, _records, _held, _planned, _made, year, council, today)


@st.cache_resource(show_spinner="Looking at each planned move …", max_entries=16)
def _planned(
    version: str,
    cache_key: str,
    days: tuple[PlannedDay, ...],
    year: FinancialYear,
    today: date,
    _data: CouncilData,
) -> dict[str, UnagreedMove]:
    as_of = _data.data_date or today
    engine = _engine(_files(), cache_key, as_of, _data) if days else None
    return value_planned_moves(_data, engine, days, year, as_of=as_of, today=today)


@st.cache_resource(show_spinner="Working out the range …", max_entries=32)
def _ranges(
    version: str,
    cache_key: str,
    as_of: date,
    move_on: date,
    year: FinancialYear,
    scenario: MovesScenario,
    _held: Shortlist,
) -> Ranges:
    return ranges_of_moves(if_made(_held, scenario).portfolio.moves)


@st.cache_resource(show_spinner=False, max_entries=8)
def _with_people(version: str, cache_key: str, _files_version: str, _scope: Scope) -> CouncilData:
    """What files say with what people recorded and corrected."""
    seam, files = source.current(), _frames(_files_version, cache_key, _scope)
    joined = with_recorded(files, _recorded_frames(version, cache_key, _scope), version)
    return replace(joined, frames=joined.frames | {"corrections": seam.corrections(_scope)})


@st.cache_resource(show_spinner=False, max_entries=32)
def _list(
    version: str,
    cache_key: str,
    move_on: date,
    year: FinancialYear,
    future: bool,
    today: date,
    _actor: Actor,
    _asked: _ListQuery,
    _data: CouncilData,
) -> Shortlist:
    """The list with what people recorded and corrected."""
    return corrected(_with_record(_actor, _data, _asked), _data, today)


@st.cache_resource(show_spinner="Looking at each child …", max_entries=32)
def _shortlist(
    files: str,
    cache_key: str,
    as_of: date,
    move_on: date,
    year: FinancialYear,
    future: bool,
    _outlook: Outlook,
    _data: CouncilData,
) -> Shortlist:
    """The list by the files alone."""
    return source.current().shortlist(_data, _outlook, as_of, move_on, year)


@st.cache_resource(show_spinner=False, max_entries=8)
def _outlook(
    files: str,
    recorded_then: str,
    cache_key: str,
    as_of: date,
    move_on: date,
    future: bool,
    _data: CouncilData,
) -> Outlook:
    """Numbers about the future, by what was recorded up to the data's date (`recorded_then`)."""
    engine = _engine(files, cache_key, as_of, _data) if future else None
    return source.current().journeys_outlook(_data, engine, as_of, move_on)


@st.cache_resource(show_spinner=False, max_entries=32)
def _anew(
    files: str,
    cache_key: str,
    as_of: date,
    move_on: date,
    year: FinancialYear,
    future: bool,
    recorded_then: str,
    today: date,
) -> dict[str, tuple[str, ChildOptions | None]]:
    """Children of whom people recorded something, each with the fingerprint of that record."""
    return {}


def _with_record(actor: Actor, data: CouncilData, list_query: _ListQuery) -> Shortlist:
    """The list with each child of whom something is recorded worked out anew.

    Only children whose record is another than last time: one entry must not make the server look
    at everybody again.
    """
    texts = fingerprints(_record(actor))
    later = repr(sorted(fingerprints(_record(actor), list_query.as_of).items()))
    files = data.from_files or data
    usual = _outlook(
        list_query.files,
        "",
        list_query.key,
        list_query.as_of,
        list_query.move_on,
        list_query.future,
        files,
    )
    which = (
        list_query.files,
        list_query.key,
        list_query.as_of,
        list_query.move_on,
        list_query.year,
        list_query.future,
    )
    base = _shortlist(*which, usual, files)
    if not texts:
        return base
    pairs = _anew(*which, later, source.current().today())
    late = frozenset(key for key, name in texts.items() if pairs.get(key, ("",))[0] != name)
    if late:
        outlook = _outlook(
            list_query.files,
            later if later != "[]" else "",
            list_query.key,
            list_query.as_of,
            list_query.move_on,
            list_query.future,
            data,
        )
        shortlist = source.current().shortlist(
            data, outlook, list_query.as_of, list_query.move_on, list_query.year, late
        )
        of_each = {child.child.key: child for child in shortlist.every}
        pairs.update({key: (texts[key], of_each.get(key)) for key in late})
    return with_anew(base, {key: pairs[key][1] for key in texts})


def _record(actor: Actor) -> RecordedFrames:
    scope = scope_for(actor, Permission.READ_CHILDREN)
    return _recorded_frames(source.current().rules_version(), _key(actor), scope)


@st.cache_resource(show_spinner=False, max_entries=8)
def _recorded_frames(version: str, cache_key: str, _scope: Scope) -> RecordedFrames:
    return source.current().recorded(_scope)


@st.cache_resource(show_spinner="Learning from this council's history …", max_entries=4)
def _engine(version: str, cache_key: str, as_of: date, _data: CouncilData) -> Engine | None:
    return source.current().engine(_data, as_of)


@st.cache_resource(show_spinner=False, max_entries=8)
def _forecast(
    version: str, cache_key: str, look_from: date, months: int, _actor: Actor, _data: CouncilData
) -> Work[Foreseen]:
    seam, data = source.current(), replace(_data, version=version)
    costs = may(_actor, Permission.READ_COSTS)
    until, past = data.data_date or look_from, PAST_MONTHS
    past += max(whole_months(look_from, until), 0)

    def job(say: Say) -> Foreseen:
        from models.budget.outlook import from_text, to_text

        question = seam.forecast_question(data, look_from, months)
        text = seam.answer_to(scope_for(_actor, Permission.READ_CHILDREN), question)
        outlook = from_text(text) if text else seam.forecast(data, look_from, months, costs, say)
        if outlook is not None and text is None:
            seam.keep_result(_actor, question, to_text(outlook))
        return Foreseen(outlook, seam.actuals(data, until, past, say))

    return Work(job)


@st.cache_resource(show_spinner=False, max_entries=8)
def _called(version: str, cache_key: str, _data: CouncilData) -> dict[str, str]:
    return {
        row.child: names.called(None if pd.isna(row.name) else row.name, row.child_id)
        for row in each(_data.frame("children"))
    }


@st.cache_resource(show_spinner=False, max_entries=6)
def _budget(
    version: str, cache_key: str, year: FinancialYear, _data: CouncilData
) -> Work[BudgetPicture]:
    seam, as_of = source.current(), _data.data_date or source.current().today()
    return Work(lambda say: seam.budget(_data, as_of, year, say))


@st.cache_resource(show_spinner=False, max_entries=6)
def _rest(
    version: str, cache_key: str, year: FinancialYear, _actor: Actor, _data: CouncilData
) -> Work[Rest | None]:
    seam, data = source.current(), replace(_data, version=version)
    as_of = data.data_date or seam.today()

    def job(say: Say) -> Rest | None:
        from models.budget.remaining_year import from_text, to_text

        question = seam.rest_question(data, as_of, year)
        text = seam.answer_to(scope_for(_actor, Permission.READ_CHILDREN), question)
        remaining_year = from_text(text) if text else seam.rest_of_year(data, as_of, year, say)
        if remaining_year is not None and text is None:
            seam.keep_result(_actor, question, to_text(remaining_year))
        return remaining_year

    return Work(job)


@st.cache_resource(show_spinner=False, max_entries=16)
def _what_ifs(
    version: str,
    cache_key: str,
    plans: tuple[ScenarioPlan, ...],
    months: int,
    ready: tuple[ReadyMove, ...],
    _actor: Actor,
    _data: CouncilData,
) -> Work[tuple[WhatIf, ...] | None]:
    seam, data, bases = (
        source.current(),
        replace(_data, version=version),
        _bases(version, cache_key),
    )
    scope = scope_for(_actor, Permission.READ_CHILDREN)

    def job(say: Say) -> tuple[WhatIf, ...] | None:
        from models.scenarios.answer import from_text, to_text

        answers = []
        for number, plan in enumerate(plans, 1):
            which = f" (scenario {number} of {len(plans)})" if len(plans) > 1 else ""
            question = seam.what_if_question(data, plan, months, ready)
            text = seam.answer_to(scope, question)
            named = partial(_say_which, say, which)
            made = (
                from_text(text) if text else seam.what_if(data, plan, months, ready, bases, named)
            )
            if made is None:
                return None
            if text is None:
                seam.keep_result(_actor, question, to_text(made))
            answers.append(made)
        return tuple(answers)

    return Work(job)


def _say_which(say: Say, which: str, done: int, of: int, label: str) -> None:
    say(done, of, label + which)


@st.cache_resource(show_spinner=False, max_entries=4)
def _bases(version: str, cache_key: str) -> Bases:
    """Today's paths, which every plan is compared with."""
    from services.what_if import Bases

    return Bases()


@st.cache_resource(show_spinner=False, max_entries=4)
def _grounds(
    version: str, cache_key: str, as_of: date, _data: CouncilData, _engine: Engine | None
) -> Grounds | None:
    return source.current().grounds(_data, _engine, as_of)


@st.cache_resource(show_spinner=False, max_entries=4)
def _evidence(
    version: str,
    cache_key: str,
    as_of: date,
    with_groups: bool,
    _actor: Actor,
    _data: CouncilData,
    _engine: Engine | None,
) -> Work[EngineRecord]:
    seam = source.current()
    audit = pd.DataFrame()
    if with_groups:
        audit = seam.audit_groups(scope_for(_actor, Permission.AUDIT_GROUPS))
    return Work(lambda say: seam.evidence(_data, _engine, audit, as_of, say))


@st.cache_resource(show_spinner=False, max_entries=8)
def _where(version: str, cache_key: str, as_of: date, _data: CouncilData) -> WhereIndex:
    return where_at(_data, as_of)
