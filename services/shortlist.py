"""The shortlist by the ceilings, packages, prices and evidence that this installation holds."""

from dataclasses import replace
from datetime import date

import numpy as np

from data.reference.evidence_bar import evidence_bar
from data.reference.needs import scheme
from data.reference.prices import price_book, published_evidence
from models.children.council import CouncilData
from models.journeys.answers.engine_outlook import EngineOutlook
from models.journeys.answers.outlook import Outlook
from models.journeys.answers.published import PublishedOutlook
from models.journeys.explain.grounds import Grounds, grounds_of
from models.journeys.fit.engine import Engine, engine_version, fit
from models.journeys.simulate.start import Start, start_from
from models.money import FinancialYear
from models.shortlist.build import MOVE_AFTER, shortlist
from models.shortlist.options import Shortlist
from services.engine_version import named_after_code

SEED = 2026  # of every fit and simulation: equal input gives equal output


def fit_engine(data: CouncilData, as_of: date) -> Engine | None:
    """The engine fitted on what was known at a date; None where the history is too short for one.

    It learns from files alone: what people record is for the rules and for today's children, and a
    meeting's entry must not change what everybody else was told. Its name says data, date, settings
    and code, so an equal name gives equal numbers. Takes seconds: whoever asks often keeps it, by
    the files' version, scope and date.
    """
    rng = np.random.default_rng(SEED)
    files = data.from_files or data
    engine = fit(files, as_of, published_evidence(), evidence_bar(), rng)
    return None if engine is None else replace(engine, version=named_after_code(engine.version))


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
    return shortlist(
        data,
        as_of=as_of,
        move_on=move_on,
        year=year,
        scheme=scheme(),
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
