"""What an explanation of a chance rests on: children as they are, and the moves of the history."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from models.children.council import CouncilData
from models.evidence import MoveTo
from models.journeys.fit.engine import Engine
from models.journeys.fit.lasting import Lasting
from models.journeys.history.arrays import Floats
from models.journeys.history.council import day_number, study_history
from models.journeys.history.features import need_levels
from models.journeys.history.past import KnownMoves
from models.journeys.simulate.start import start_from


@dataclass(frozen=True, slots=True, eq=False)
class Grounds:
    """Children in residential care at `as_of`: FEATURES `x` and `levels` of RULE_NEEDS, a row each.

    `lasting` and the draws `normal` are those that the chances shown are made of; `known` are the
    moves they were fitted on. Nothing in it is known later than `as_of`.
    """

    as_of: date
    children: tuple[str, ...]
    x: Floats
    levels: Floats
    lasting: tuple[Lasting, ...]
    known: KnownMoves
    normal: Floats

    def row(self, child: str) -> int | None:
        """The child's row; None for a child who isn't in residential care in the data."""
        return self.children.index(child) if child in self.children else None

    def lasting_of(self, move_to: MoveTo) -> Lasting:
        return next(lasting for lasting in self.lasting if lasting.move_to is move_to)


def grounds_of(data: CouncilData, engine: Engine, as_of: date) -> Grounds:
    """The grounds of an engine's chances for the children as they are at a date."""
    start_all = start_from(data, as_of)
    residential = zip(start_all.children, start_all.residential, strict=True)
    start = start_all.only(frozenset(child for child, here in residential if here))
    evidence = study_history(data, as_of, known_only=False)
    person = evidence.people.reset_index().set_index("child")["index"].loc[list(start.children)]
    day = np.full(len(person), day_number(as_of))
    return Grounds(
        as_of=as_of,
        children=start.children,
        x=start.x,
        levels=need_levels(data, evidence, person.to_numpy(np.int64), day),
        lasting=engine.lasting,
        known=engine.known,
        normal=engine.normal_many,
    )
