"""What an explanation of a chance rests on: children as they are, and the moves of the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from models.children.council import CouncilData
from models.evidence import MoveTo
from models.journeys.arrays import Floats
from models.journeys.engine import Engine
from models.journeys.features import need_levels
from models.journeys.history import day_number, study
from models.journeys.lasting import Lasting
from models.journeys.past import Known
from models.journeys.start import start_from


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
    known: Known
    normal: Floats

    def row(self, child: str) -> int | None:
        """The child's row; None for a child who isn't in residential care in the data."""
        return self.children.index(child) if child in self.children else None

    def lasting_of(self, move_to: MoveTo) -> Lasting:
        return next(one for one in self.lasting if one.move_to is move_to)


def grounds_of(data: CouncilData, engine: Engine, as_of: date) -> Grounds:
    """The grounds of an engine's chances for the children as they are at a date."""
    every = start_from(data, as_of)
    residential = zip(every.children, every.residential, strict=True)
    start = every.only(frozenset(child for child, here in residential if here))
    held = study(data, as_of, known_only=False)
    person = held.people.reset_index().set_index("child")["index"].loc[list(start.children)]
    day = np.full(len(person), day_number(as_of))
    return Grounds(
        as_of=as_of,
        children=start.children,
        x=start.x,
        levels=need_levels(data, held, person.to_numpy(np.int64), day),
        lasting=engine.lasting,
        known=engine.known,
        normal=engine.normal_many,
    )
