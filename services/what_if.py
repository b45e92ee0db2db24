"""Plans worked out by the prices, seed and futures of the Forecast page."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from functools import partial

from data.reference.prices import price_book
from models.access import Permission, require
from models.budget.forecast import FUTURES
from models.children.council import CouncilData
from models.journeys.fit.engine import Engine
from models.journeys.history.past import data_known_on
from models.money import months_later
from models.progress import ProgressCallback
from models.recording.codec import as_json
from models.results import ResultKind, ResultQuestion, SavedResult
from models.scenarios.answer import WhatIf, from_text, to_text
from models.scenarios.compare import compare_with_baseline, steps_at_most
from models.scenarios.compiled import ReadyMove
from models.scenarios.levers import ReadyMoves, ScenarioPlan
from models.scenarios.paths import Council, Path, council_of, path_of
from models.shortlist.ready import ready_moves
from services.council_data import read_for_results
from services.kept import DataVersion, kept_by
from services.open_council import OpenCouncil
from services.results import keep_answer, saved_answer, saved_result, saved_results
from services.shortlist import (
    SEED,
    Learn,
    fit_engine,
    learn_once,
    paused_children,
    shortlist_for,
    version_of_engine,
)

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

    say: ProgressCallback
    most: int
    done: int = 0

    def next(self, label: str) -> None:
        self.say(min(self.done, self.most - 1), self.most, label)
        self.done += 1


def children_ready(council: OpenCouncil, plans: tuple[ScenarioPlan, ...]) -> Ready:
    """Who would move, where a plan moves those who are ready."""
    wanted = any(isinstance(lever, ReadyMoves) for plan in plans for lever in plan.levers)
    shortlist = shortlist_for(council) if wanted else None
    return () if shortlist is None else ready_moves(shortlist, paused_children(council))


@kept_by(DataVersion.FILES, limit=16)
def answer_plans(
    council: OpenCouncil,
    plans: tuple[ScenarioPlan, ...],
    months: int,
    ready: Ready,
    *,
    say: ProgressCallback,
) -> tuple[WhatIf, ...] | None:
    """Plans beside today's path; saved answers are taken from there. None: too little history.

    `ready`: `children_ready`. Takes some seconds a plan.
    """
    require(council.actor, Permission.READ_COSTS)
    answers = []
    for number, plan in enumerate(plans, 1):
        which = f" (scenario {number} of {len(plans)})" if len(plans) > 1 else ""
        question = what_if_question(read_for_results(council), plan, months, ready)
        text = saved_answer(council, question)
        named = partial(_say_which, say, which)
        answer = from_text(text) if text else answer_plan(council, plan, months, ready, say=named)
        if answer is None:
            return None
        if text is None:
            keep_answer(council, question, to_text(answer))
        answers.append(answer)
    return tuple(answers)


@kept_by(DataVersion.FILES, limit=16)
def answer_plan(
    council: OpenCouncil, plan: ScenarioPlan, months: int, ready: Ready, *, say: ProgressCallback
) -> WhatIf | None:
    """One of them, worked out."""
    data, bases = read_for_results(council), _bases(council)
    return run_what_if(data, plan, months, ready, bases, say, learn_once(council))


@kept_by(DataVersion.FILES, limit=4)
def _bases(council: OpenCouncil) -> Bases:
    """Today's paths, which every plan is compared with."""
    return Bases()


def _say_which(say: ProgressCallback, which: str, done: int, of: int, label: str) -> None:
    say(done, of, label + which)


def saved_answers(council: OpenCouncil, plan: ScenarioPlan) -> tuple[SavedResult, ...]:
    """Answers to a plan that are saved from other times, of other data."""
    others = saved_results(council, ResultKind.WHAT_IF)
    return tuple(other for other in others if asks_for(other.question, plan))


def saved_what_if(council: OpenCouncil, number: int) -> WhatIf | None:
    """One that is saved, as it was."""
    require(council.actor, Permission.READ_COSTS)
    content = saved_result(council, ResultKind.WHAT_IF, number)
    return None if content is None else from_text(content)


def what_if_question(
    data: CouncilData, plan: ScenarioPlan, months: int, ready: Ready
) -> ResultQuestion:
    """What names the answer to a plan: what is supposed, how far, futures and seed.

    Who is ready counts where a plan moves them: as a hash, which names nobody.
    """
    as_of = data.data_date
    if as_of is None:
        raise ValueError("there is no data to look from")
    moves = any(isinstance(lever, ReadyMoves) for lever in plan.levers)
    text = repr([(ready_move.child, ready_move.destination.value) for ready_move in ready])
    asked = {
        "futures": FUTURES,
        "levers": as_json(plan.levers),
        "months": months,
        "ready": hashlib.sha256(text.encode()).hexdigest() if moves else "",
        "seed": SEED,
    }
    version = version_of_engine(data, as_of)
    return ResultQuestion(
        ResultKind.WHAT_IF, version, data.version, as_of, json.dumps(asked, sort_keys=True)
    )


def asks_for(question: ResultQuestion, plan: ScenarioPlan) -> bool:
    """Whether a kept answer is one to this plan, whatever the data and the months."""
    return bool(json.loads(question.asked).get("levers") == as_json(plan.levers))


def run_what_if(
    data: CouncilData,
    plan: ScenarioPlan,
    months: int,
    ready: Ready,
    bases: Bases,
    say: ProgressCallback,
    learn: Learn = fit_engine,
) -> WhatIf | None:
    """The plan's answer for so many months ahead; None: too little history to fit.

    Takes some seconds a simulation; today's path, which every plan shares, only the first time.
    """
    steps = Steps(say, steps_at_most(plan) + (not bases.engine) + (months not in bases.today))
    if not bases.engine:
        steps.next("learning from the council's history")
        as_of = data.data_date
        bases.engine.append(None if as_of is None else learn(data_known_on(data, as_of), as_of))
    engine = bases.engine[0]
    if engine is None:
        return None
    council, today = _today(data, engine, months, bases, steps)
    council = replace(council, around=replace(council.around, ready=ready))
    return compare_with_baseline(council, plan, today, steps.next)


def _today(
    data: CouncilData, engine: Engine, months: int, bases: Bases, steps: Steps
) -> tuple[Council, Path]:
    if months not in bases.today:
        steps.next(f"simulating {FUTURES} futures of today's path")
        as_of = data.data_date
        if as_of is None:
            raise ValueError("there is no data to look from")
        council = council_of(
            data_known_on(data, as_of),
            engine,
            as_of=as_of,
            until=months_later(as_of, months),
            price_book=price_book(),
            ready=(),
            seed=SEED,
            futures=FUTURES,
        )
        bases.today[months] = council, path_of(council, ScenarioPlan())
    return bases.today[months]
