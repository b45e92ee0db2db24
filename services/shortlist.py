"""The shortlist by the ceilings, packages, prices and evidence that this installation holds."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from data.reference.evidence_bar import evidence_bar
from data.reference.needs import load_scheme
from data.reference.prices import price_book, published_evidence
from models.children.council import CouncilData
from models.children.records import Child
from models.journeys.answers.engine_outlook import EngineOutlook
from models.journeys.answers.outlook import Outlook
from models.journeys.answers.published import PublishedOutlook
from models.journeys.explain.grounds import Grounds, grounds_of
from models.journeys.fit.engine import Engine, engine_version, fit_on_history
from models.journeys.simulate.start import Start, start_from
from models.money import FinancialYear
from models.readiness.ask_first import AskFirst, ask_first
from models.readiness.situations import SituationIndex
from models.recording.since import fingerprints_of
from models.settings import Setting
from models.shortlist.build import MOVE_AFTER, shortlist_children
from models.shortlist.corrected import apply_corrections, with_anew
from models.shortlist.options import ChildOptions, Shortlist
from models.shortlist.outlook_summary import OutlookSummary, summarise_outlook
from models.shortlist.panel_said import children_paused
from services.council_data import data_date, day_of_data, read_council, read_files, read_recorded
from services.engine_version import named_after_code
from services.kept import DataVersion, PreparedStage, kept_by
from services.open_council import OpenCouncil
from services.records import child_records

SEED = 2026  # of every fit and simulation: equal input gives equal output
Learn = Callable[[CouncilData, date], Engine | None]  # an engine of data as at a date
NOTHING_THEN = ""  # recorded up to the date of the data


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list is asked for; `future`: chances and savings are shown, so the engine is asked."""

    as_of: date
    move_on: date
    year: FinancialYear
    future: bool


def shortlist_for(
    council: OpenCouncil,
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
    as_of = data_date(council)
    if as_of is None:
        return None
    day = move_on or as_of + MOVE_AFTER
    return _shortlist(council, ListQuery(as_of, day, year or FinancialYear.holding(day), future))


def options_for_child(
    council: OpenCouncil, key: str, move_on: date | None = None, *, future: bool = False
) -> ChildOptions | None:
    """One child in the list, or None: unknown and not allowed look the same."""
    shortlist = shortlist_for(council, move_on, future=future)
    children = (*shortlist.children, *shortlist.may_have_moved) if shortlist else ()
    return next((child for child in children if child.child.key == key), None)


def closed_child(council: OpenCouncil, key: str) -> ChildOptions | None:
    """A child said to have died, whose record is closed; None for everybody else."""
    shortlist = shortlist_for(council)
    closed = shortlist.closed if shortlist else ()
    return next((child for child in closed if child.child.key == key), None)


def paused_children(council: OpenCouncil) -> frozenset[str]:
    """Children whom a panel decided not to offer a move before a day still to come."""
    return children_paused(child_records(council), council.today)


def items_to_ask_first(council: OpenCouncil, child: ChildOptions) -> tuple[AskFirst, ...]:
    """The few items of one child whose answer would change what the rules say today."""
    places = tuple(option.destination for option in child.options)
    return _ask_first(council, child.child, places)


def outlook_summaries_for(
    council: OpenCouncil, key: str, as_of: date
) -> tuple[OutlookSummary, ...]:
    """How often moves like those before a child lasted, and why that is said."""
    child = options_for_child(council, key, future=True)
    return () if child is None else summarise_outlook(child, chance_grounds(council, as_of))


def engine_name(council: OpenCouncil) -> str | None:
    """The version of the engine that chances come from; None where the history is too short."""
    engine = fitted_engine(council, day_of_data(council))
    return engine.version if engine else None


@kept_by(
    DataVersion.FILES,
    limit=4,
    doing="Learning from this council's history …",
    stage=PreparedStage.ENGINE,
)
def fitted_engine(council: OpenCouncil, as_of: date) -> Engine | None:
    """The engine fitted on what was known at a date; None where the history is too short."""
    return fit_engine(read_files(council), as_of)


@kept_by(DataVersion.FILES, limit=4, stage=PreparedStage.ENGINE)
def chance_grounds(council: OpenCouncil, as_of: date) -> Grounds | None:
    """What explains the chances of the children at a date; None where nothing is fitted."""
    return grounds_of_chances(read_council(council), fitted_engine(council, as_of), as_of)


@kept_by(DataVersion.RULES)
def _situations(council: OpenCouncil, day: date) -> SituationIndex:
    return SituationIndex(read_council(council), day)


@kept_by(DataVersion.RULES, limit=64)
def _ask_first(
    council: OpenCouncil, child: Child, places: tuple[Setting, ...]
) -> tuple[AskFirst, ...]:
    today = council.today
    situation = _situations(council, today).situation_of(child, today + MOVE_AFTER)
    return ask_first(situation, load_scheme(), places)


@kept_by(DataVersion.RULES, limit=32)
def _shortlist(council: OpenCouncil, query: ListQuery) -> Shortlist:
    """The list with what people recorded and corrected."""
    return apply_corrections(_with_record(council, query), read_council(council), council.today)


@kept_by(
    DataVersion.FILES,
    limit=32,
    doing="Looking at each child …",
    stage=lambda query: PreparedStage.SAVINGS if query.future else PreparedStage.LIST,
)
def list_by_files(council: OpenCouncil, query: ListQuery) -> Shortlist:
    """The list by the files alone."""
    return _looked_at(council, query, NOTHING_THEN)


def _with_record(council: OpenCouncil, query: ListQuery) -> Shortlist:
    """The list with each child of whom something is recorded worked out anew.

    Only children whose record is another than last time: one entry must not make the server look
    at everybody again.
    """
    recorded = read_recorded(council)
    texts = fingerprints_of(recorded)
    base = list_by_files(council, query)
    if not texts:
        return base
    then = fingerprints_of(recorded, query.as_of)
    recorded_then = repr(sorted(then.items())) if then else NOTHING_THEN
    pairs = _worked_out_anew(council, query, recorded_then, council.today)
    late = frozenset(key for key, name in texts.items() if pairs.get(key, ("",))[0] != name)
    if late:
        listed = _looked_at(council, query, recorded_then, late).every
        of_each = {child.child.key: child for child in listed}
        pairs.update({key: (texts[key], of_each.get(key)) for key in late})
    return with_anew(base, {key: pairs[key][1] for key in texts})


@kept_by(DataVersion.FILES, limit=32)
def _worked_out_anew(
    council: OpenCouncil, query: ListQuery, recorded_then: str, today: date
) -> dict[str, tuple[str, ChildOptions | None]]:
    """Children of whom people recorded something, each with the fingerprint of that record."""
    return {}


def _looked_at(
    council: OpenCouncil,
    query: ListQuery,
    recorded_then: str,
    only: frozenset[str] | None = None,
) -> Shortlist:
    """The list as rules and outlook give it; `only`: of these children, by what is recorded."""
    return build_shortlist(
        read_files(council) if only is None else read_council(council),
        None,
        as_of=query.as_of,
        move_on=query.move_on,
        year=query.year,
        told_to=council.today,
        only=only,
        outlook=_outlook(council, query.as_of, query.move_on, query.future, recorded_then),
    )


@kept_by(DataVersion.FILES)
def _outlook(
    council: OpenCouncil, as_of: date, move_on: date, future: bool, recorded_then: str
) -> Outlook:
    """Numbers about the future, by what was recorded up to the data's date (`recorded_then`)."""
    data = read_files(council) if recorded_then == NOTHING_THEN else read_council(council)
    engine = fitted_engine(council, as_of) if future else None
    return child_outlook(data, engine, as_of, move_on)


def fit_engine(data: CouncilData, as_of: date) -> Engine | None:
    """The engine fitted on what was known at a date; None where the history is too short for one.

    It learns from files alone: what people record is for the rules and for today's children, and a
    meeting's entry must not change what everybody else was told. Its name says data, date, settings
    and code, so an equal name gives equal numbers. Takes seconds: whoever asks often keeps it, by
    the files' version, scope and date.
    """
    rng = np.random.default_rng(SEED)
    files = data.from_files or data
    engine = fit_on_history(files, as_of, published_evidence(), evidence_bar(), rng)
    return None if engine is None else replace(engine, version=named_after_code(engine.version))


def learn_once(council: OpenCouncil) -> Learn:
    """How a result comes by its engine: the one that is kept, where it looks from today's data."""

    def learn(data: CouncilData, as_of: date) -> Engine | None:
        if as_of == day_of_data(council):
            return fitted_engine(council, as_of)
        return fit_engine(data, as_of)

    return learn


def version_of_engine(data: CouncilData, as_of: date) -> str:
    """The name that `fit_engine` of the same data and date has, without fitting it."""
    files = data.from_files or data
    version = engine_version(files.version, as_of, published_evidence(), evidence_bar())
    return named_after_code(version)


def build_shortlist(
    data: CouncilData,
    engine: Engine | None,
    *,
    as_of: date,
    move_on: date | None,
    year: FinancialYear | None,
    told_to: date | None = None,
    only: frozenset[str] | None = None,
    outlook: Outlook | None = None,
) -> Shortlist:
    """Every child in residential care at a date with their options; screens and commands alike.

    `engine`: that of `fit_engine`; None takes published evidence. `move_on` None: twelve weeks
    later. `year` None: the financial year that holds the move. `told_to`, `only`: see
    `shortlist`. `outlook`: that of `child_outlook`, where somebody keeps it; left out, it is made.
    """
    return shortlist_children(
        data,
        as_of=as_of,
        move_on=move_on,
        year=year,
        scheme=load_scheme(),
        price_book=price_book(),
        outlook=outlook or child_outlook(data, engine, as_of, move_on or as_of + MOVE_AFTER),
        told_to=told_to,
        only=only,
    )


def child_outlook(
    data: CouncilData,
    engine: Engine | None,
    as_of: date,
    move_on: date,
    only: frozenset[str] | None = None,
    start: Start | None = None,
) -> Outlook:
    """The outlook in force, the same wherever a number about the future is shown.

    `only`: of these children alone, far quicker and the same, because nobody's future depends on
    who else is there. `start`: where everybody is at the date, for who asks about several days.
    """
    if engine is None:
        return PublishedOutlook(published_evidence())
    start = start or start_from(data, as_of)
    start = start if only is None else start.only(only)
    return EngineOutlook(engine, start, move_on, seed=SEED)


def grounds_of_chances(data: CouncilData, engine: Engine | None, as_of: date) -> Grounds | None:
    """What explains the chances of the children at a date; None without an engine."""
    return None if engine is None else grounds_of(data, engine, as_of)
