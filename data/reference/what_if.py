"""Plans worked out by the prices, seed and futures of the Forecast page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from data.reference.prices import price_book
from data.reference.shortlist import SEED, held_engine, held_engine_version
from models.budget.forecast import FUTURES
from models.budget.whatif.answer import WhatIf
from models.budget.whatif.compiled import ReadyMove
from models.budget.whatif.levers import Plan, ReadyMoves
from models.budget.whatif.paths import Council, Path, council_of, path_of
from models.budget.whatif.worked import steps_at_most, worked_out
from models.children.council import CouncilData
from models.journeys.engine import Engine
from models.journeys.past import as_known
from models.money import months_later
from models.recording.codec import as_json
from models.results import Question, ResultKind

Say = Callable[[int, int, str], None]  # steps done, of how many, the next one in words
Ready = tuple[ReadyMove, ...]


@dataclass(slots=True)
class Bases:
    """What every plan of one version of the data needs, kept from the first one on.

    `engine`: one, or that there is none; `today`: by months ahead, the council and today's path.
    """

    engine: list[Engine | None] = field(default_factory=list)
    today: dict[int, tuple[Council, Path]] = field(default_factory=dict)


@dataclass(slots=True)
class Steps:
    """Says each step as it begins: how many are done, of how many at most."""

    say: Say
    most: int
    done: int = 0

    def next(self, what: str) -> None:
        self.say(min(self.done, self.most - 1), self.most, what)
        self.done += 1


def what_if_question(data: CouncilData, plan: Plan, months: int, ready: Ready) -> Question:
    """What names the answer to a plan: what is supposed, how far, futures and seed.

    Who is ready counts where a plan moves them: as a hash, which names nobody.
    """
    as_of = data.data_date
    if as_of is None:
        raise ValueError("there is no data to look from")
    moves = any(isinstance(one, ReadyMoves) for one in plan.levers)
    text = repr([(one.child, one.destination.value) for one in ready])
    asked = {
        "futures": FUTURES,
        "levers": as_json(plan.levers),
        "months": months,
        "ready": hashlib.sha256(text.encode()).hexdigest() if moves else "",
        "seed": SEED,
    }
    version = held_engine_version(data, as_of)
    return Question(ResultKind.WHAT_IF, version, data.version, as_of,
                    json.dumps(asked, sort_keys=True))  # fmt: skip


def asks_for(question: Question, plan: Plan) -> bool:
    """Whether a kept answer is one to this plan, whatever the data and the months."""
    return bool(json.loads(question.asked).get("levers") == as_json(plan.levers))


def held_what_if(
    data: CouncilData, plan: Plan, months: int, ready: Ready, bases: Bases, say: Say
) -> WhatIf | None:
    """The plan's answer for so many months ahead; None: too little history to fit.

    Takes some seconds a simulation; today's path, which every plan shares, only the first time.
    """
    steps = Steps(say, steps_at_most(plan) + (not bases.engine) + (months not in bases.today))
    if not bases.engine:
        steps.next("learning from the council's history")
        as_of = data.data_date
        bases.engine.append(None if as_of is None else held_engine(as_known(data, as_of), as_of))
    engine = bases.engine[0]
    if engine is None:
        return None
    council, today = _today(data, engine, months, bases, steps)
    council = replace(council, around=replace(council.around, ready=ready))
    return worked_out(council, plan, today, steps.next)


def _today(
    data: CouncilData, engine: Engine, months: int, bases: Bases, steps: Steps
) -> tuple[Council, Path]:
    if months not in bases.today:
        steps.next(f"simulating {FUTURES} futures of today's path")
        as_of = data.data_date
        if as_of is None:
            raise ValueError("there is no data to look from")
        council = council_of(
            as_known(data, as_of), engine, as_of=as_of, until=months_later(as_of, months),
            price_book=price_book(), ready=(), seed=SEED, futures=FUTURES,
        )  # fmt: skip
        bases.today[months] = council, path_of(council, Plan())
    return bases.today[months]
