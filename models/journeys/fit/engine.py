"""The fitted engine: a frozen value that every number about the future comes from."""

import hashlib
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from models.children.council import CouncilData
from models.evidence import Evidence, MoveTo
from models.journeys.fit.bar import EvidenceBar
from models.journeys.fit.family_months import (
    FamilyMonths,
    family_months,
    join_months,
    months_at_home,
)
from models.journeys.fit.hazards import fit_hazard, standard_normal, telling_columns
from models.journeys.fit.lasting import Lasting, fit_lasting
from models.journeys.fit.mix import Mix, fit_mix
from models.journeys.history.arrays import Floats
from models.journeys.history.council import Study, study_history
from models.journeys.history.entrants import Entrants, fit_entrants
from models.journeys.history.features import FEATURES, TOGETHER
from models.journeys.history.kinds import GROUPS, WAYS, ExitWay
from models.journeys.history.moves import RESIDENTIAL, list_moves
from models.journeys.history.past import KnownMoves, features_of_moves, known_before
from models.journeys.history.rows import Rows, person_periods

DRAWS = 64  # of the parameters, in pairs of opposite sign
MANY_DRAWS = 1000  # of the chance that a move lasts
FEWEST_RETURNS = 2
FEWEST_CHILDREN = 100
FEWEST_ROWS_IN_RESIDENTIAL = 260  # twenty years lived in residential care
MOVES_TO = (MoveTo.HOME, MoveTo.FOSTERING, MoveTo.OTHER)
WAYS_OF_MOVE: dict[MoveTo, tuple[ExitWay, ...]] = {
    MoveTo.HOME: (ExitWay.TO_HOME, ExitWay.LEFT_HOME_PLANNED),
    MoveTo.FOSTERING: (ExitWay.TO_FOSTER,),
    MoveTo.OTHER: (ExitWay.TO_SUPPORTED,),
}


@dataclass(frozen=True, slots=True)
class FittedOn:
    """What an engine has seen: returns known at the date, children, and rows of four weeks."""

    returns: int
    first_day: date
    last_day: date
    children: int
    rows: int
    rows_in_residential: int


@dataclass(frozen=True, slots=True)
class ChosenOdds:
    """Log odds of being moved in four weeks between which past movers lay (the bar's percentiles).

    None: nobody was moved so.
    """

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Engine:
    """Hazards, mix, entrants and the chances that moves last, fitted on what was known at `as_of`.

    `version` names what went in (data, date, settings). `hazards[draw, group, way]`: a constant
    and one coefficient a FEATURE; `middle[group, way]` the best single ones. `events[group, way]`
    how many were seen. `lasting`, `chosen`: by MOVES_TO. `known`: the moves they were fitted on.
    `normal`: the draws that chances of
    lasting use, aligned with the first axis of `hazards`; `normal_many` more of
    them, for intervals.
    """

    version: str
    data_version: str
    as_of: date
    fitted_on: FittedOn
    bar: EvidenceBar
    hazards: Floats
    middle: Floats
    events: Floats
    mix: Mix
    entrants: Entrants
    lasting: tuple[Lasting, ...]
    chosen: tuple[ChosenOdds, ...]
    known: KnownMoves
    normal: Floats
    normal_many: Floats

    def lasting_of(self, move_to: MoveTo) -> Lasting:
        return self.lasting[MOVES_TO.index(move_to)]

    def chosen_of(self, move_to: MoveTo) -> ChosenOdds:
        return self.chosen[MOVES_TO.index(move_to)]

    def chance_chosen(self, move_to: MoveTo, x: Floats) -> Floats:
        """Log odds of being moved so within four weeks, for children in residential care."""
        return _chance_chosen(self.middle, move_to, x)


def fit_on_history(
    data: CouncilData,
    as_of: date,
    evidence: Evidence,
    bar: EvidenceBar,
    rng: np.random.Generator,
    *,
    past: tuple[KnownMoves, ...] | None = None,
) -> Engine | None:
    """Fit on the returns that ended on or before the date; None where they are too few to use.

    `past`: `known_before` of the same data and date, where somebody has it already.
    """
    study_data = study_history(data, as_of)
    fitted_on = _usable(data, study_data)
    if fitted_on is None:
        return None
    rows = person_periods(data, study_data)
    in_residential = int((rows.group == RESIDENTIAL).sum())
    if in_residential < FEWEST_ROWS_IN_RESIDENTIAL:
        return None
    middle, hazards, events = _hazards(rows, rng)
    history = list_moves(study_data)
    x = features_of_moves(data, study_data, history)
    before = known_before(data, as_of) if past is None else past
    lasting = tuple(
        fit_lasting(kind, history, x, evidence, bar, before, _months(data, study_data, rows, kind))
        for kind in MOVES_TO
    )
    widest = max(_width(lasting) for lasting in lasting)
    engine = Engine(
        version=engine_version(data.version, as_of, evidence, bar),
        data_version=data.version,
        as_of=as_of,
        fitted_on=FittedOn(
            returns=fitted_on.returns,
            first_day=fitted_on.first_day,
            last_day=fitted_on.last_day,
            children=fitted_on.children,
            rows=len(rows.day),
            rows_in_residential=in_residential,
        ),
        bar=bar,
        hazards=hazards,
        middle=middle,
        events=events,
        mix=fit_mix(study_data, rows),
        entrants=fit_entrants(data, study_data),
        lasting=lasting,
        chosen=tuple(_chosen(middle, kind, rows, bar) for kind in MOVES_TO),
        known=KnownMoves(as_of, history, x),
        normal=standard_normal(rng, DRAWS, widest + 1),
        normal_many=standard_normal(rng, MANY_DRAWS, widest + 1),
    )
    for array in (engine.hazards, engine.middle, engine.events, engine.normal, engine.normal_many):
        array.flags.writeable = False
    return engine


def _months(data: CouncilData, study: Study, rows: Rows, move_to: MoveTo) -> FamilyMonths:
    """The months of all children in the kind of family that a move leads to."""
    months = family_months(rows, move_to)
    if move_to is not MoveTo.HOME:
        return months
    return join_months(months, months_at_home(data, study))


def _usable(data: CouncilData, study: Study) -> FittedOn | None:
    """What there is to fit on, or None if it is too little for any engine."""
    if study.is_empty or len(study.people) < FEWEST_CHILDREN:
        return None
    returns = data.frame("returns")
    frame = returns[pd.to_datetime(returns["covers_to"]) <= pd.Timestamp(study.as_of)]
    full = frame[frame["kind"] != "annex_a"].drop_duplicates(["source", "year"])
    if len(full) < FEWEST_RETURNS:
        return None
    return FittedOn(
        returns=len(full),
        first_day=pd.Timestamp(full["covers_from"].min()).date(),
        last_day=pd.Timestamp(full["covers_to"].max()).date(),
        children=len(study.people),
        rows=0,
        rows_in_residential=0,
    )


def _hazards(rows: Rows, rng: np.random.Generator) -> tuple[Floats, Floats, Floats]:
    """One hazard a group and way: the best coefficients, their draws, and the events seen."""
    size = len(FEATURES) + 1
    middle = np.zeros((len(GROUPS), len(WAYS), size))
    drawn = np.zeros((DRAWS, len(GROUPS), len(WAYS), size), np.float32)
    events = np.zeros((len(GROUPS), len(WAYS)))
    for group in range(len(GROUPS)):
        inside = rows.group == group
        x, weight, ways = rows.x[inside], rows.weight[inside], rows.way[inside]
        columns = telling_columns(x, FEATURES, TOGETHER) if len(x) else np.zeros(0, np.int64)
        telling = np.ascontiguousarray(x[:, columns])
        for way in range(len(WAYS)):
            hazard = fit_hazard(telling, ways == way, weight)
            places = np.concatenate([[0], columns[hazard.columns] + 1])
            normal = standard_normal(rng, DRAWS, len(places))
            middle[group, way, places] = hazard.coefficients
            drawn[:, group, way, places] = hazard.draws(normal)
            events[group, way] = hazard.events
    return middle, drawn, events


def _chosen(middle: Floats, move_to: MoveTo, rows: Rows, bar: EvidenceBar) -> ChosenOdds:
    """Where past movers' own chances of being moved lay."""
    ways = [WAYS.index(way) for way in WAYS_OF_MOVE[move_to]]
    movers = (rows.group == RESIDENTIAL) & np.isin(rows.way, ways)
    if not movers.any():
        return ChosenOdds(None, None)
    odds = _chance_chosen(middle, move_to, rows.x[movers])
    low, high = np.percentile(odds, [bar.chosen_low, bar.chosen_high])
    return ChosenOdds(float(low), float(high))


def _chance_chosen(middle: Floats, move_to: MoveTo, x: Floats) -> Floats:
    chance = np.zeros(len(x))
    for way in WAYS_OF_MOVE[move_to]:
        coefficients = middle[RESIDENTIAL, WAYS.index(way)]
        chance += 1 / (1 + np.exp(-(coefficients[0] + x @ coefficients[1:])))
    chance = np.clip(chance, 1e-9, 1 - 1e-9)
    odds: Floats = np.log(chance / (1 - chance))
    return odds


def _width(lasting: Lasting) -> int:
    own = 0 if lasting.own is None else lasting.own.numbers_a_draw
    return max(len(lasting.pooled.coefficients), own)


def engine_version(data_version: str, as_of: date, evidence: Evidence, bar: EvidenceBar) -> str:
    """A short name for what went in: equal data, date and settings give an equal engine."""
    text = "|".join((data_version, as_of.isoformat(), repr(evidence), repr(bar), str(DRAWS)))
    return hashlib.sha256(text.encode()).hexdigest()[:12]
