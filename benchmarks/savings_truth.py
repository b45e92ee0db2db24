"""Delivered + expected against what really happened, on simulated councils with known truth.

Each repeat grows a council (tests/councils), fits the engine at the end of its history, freezes the
baseline of 25 moves agreed that day, lets one true future happen, and half a year after the moves
adds up what the ledger has delivered and what is still expected of the 365 days after them. The
truth by the ledger's rule (a saving stops the day of a return): what those children would have cost
on the true mean of today's path up to a return, less what they did cost. The whole truth counts the
days after a return too, in which they cost more than today's path; the ledger tells those apart.
Beside it the sum done on paper: the gap between two prices × 52 weeks × moves.

    python benchmarks/savings_truth.py [--repeats 50] [--seed 1] [--kind large]

Prints bias, how often the 80% range held the truth, and where the range comes from: how moves end
(the error left, had today's path been the frozen one) and the frozen path (the error left, had the
endings been known), each beside what the range allows for it. Which moves are made and what they
cost is known here. Exit code 1 where the range holds fewer than 60% or more than 95% of truths.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.engine_truth import (
    GENERATORS,
    MOVE_AFTER,
    Generator,
    one_foster_price,
    who_is_moved,
)
from data.reference.evidence_bar import evidence_bar
from data.reference.prices import published_evidence
from models.children.caseload import children_at
from models.children.records import Child
from models.evidence import MoveTo
from models.journeys.answers.engine_outlook import OLD, EngineOutlook
from models.journeys.answers.outlook import Numbers, Suits
from models.journeys.fit.engine import DRAWS, fit_on_history
from models.journeys.fit.measures import EIGHT_IN_TEN, wilson_interval
from models.journeys.simulate.start import start_from
from models.ledger.committed_moves import baseline_sd, running_of
from models.ledger.completed_move import CompletedMove
from models.ledger.expected import Running
from models.ledger.position import PATHS_TOGETHER, work_out_position
from models.ledger.slices import cut_into_slices
from models.money import DAYS_PER_WEEK, FinancialYear, to_pence
from models.pipeline.freeze import freeze_baseline
from models.prices.current import current_price
from models.recording.move_stages import AgreedPrice, MoveMoney, SupportPhase
from models.saving.move import Move, terms_of
from models.saving.windows import MoveTerms
from tests.councils.frames import council, days_of, last_day
from tests.councils.truth import OTHER_FOSTER, TrueOutlook
from tests.councils.world import FIRST_DAY, FOSTER, RESIDENTIAL, grown

KINDS = "as published", "large"  # one chance for all, and each child's own
TRUE_FUTURES = 64
LOOK_AFTER, WHOLE = timedelta(weeks=26), timedelta(days=365)
LEAST, MOST = 0.60, 0.95  # 50 repeats: an 80% range holds so many of them 99 times in 100


@dataclass(frozen=True, slots=True)
class Outcome:
    """One council, in pounds: what was said half way, its range against what would have happened
    and by the ledger's rule (the frozen path stands), the truth, and the paper sum. `hindsight`:
    what the ledger comes to once every ending is known. `alike`: how far the errors of two frozen
    paths go together, as a correlation, by the engine's draws."""

    moves: int
    delivered: float
    said: float
    low: float
    high: float
    rule_low: float
    rule_high: float
    true: float
    whole: float
    naive: float
    hindsight: float
    alike: float

    @property
    def sd_of_endings(self) -> float:
        return (self.rule_high - self.rule_low) / (2 * EIGHT_IN_TEN)

    @property
    def sd(self) -> float:
        return (self.high - self.low) / (2 * EIGHT_IN_TEN)

    @property
    def sd_of_paths(self) -> float:
        return float(np.sqrt(max(self.sd**2 - self.sd_of_endings**2, 0.0)))


@dataclass(frozen=True, slots=True)
class Lived:
    """What one child's true future was: weeks on the true mean path and as it happened."""

    made: bool
    path: tuple[float, float]  # weeks in residential care and in foster care, had nobody moved them
    path_to_return: tuple[float, float]  # the same up to a return to residential care
    weeks: tuple[float, float, float]  # residential, other foster, the new home
    there_until: int  # days after the move on which the stay in the new home ended
    back: bool  # in residential care


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0])
    options = parser.parse_args()
    began = time.perf_counter()
    outcomes = [
        repeat(options.seed + number, GENERATORS[options.kind]) for number in range(options.repeats)
    ]
    value = told(outcomes)
    print(
        f"{time.perf_counter() - began:.0f} s, seeds {options.seed} to "
        f"{options.seed + options.repeats - 1}"
    )
    return int(not LEAST <= value <= MOST)


def repeat(seed: int, made: Generator) -> Outcome:
    """One council of a kind from its seed to its sums."""
    rng = np.random.default_rng([seed, 77])
    world = grown(made.truth, days_of(made.years), rng)
    data, as_of = council(world, made.years, seed=seed), last_day(made.years)
    engine = fit_on_history(data, as_of, published_evidence(), evidence_bar(), rng)
    if engine is None:
        raise RuntimeError(f"{seed}: too little history")
    start = start_from(data, as_of)
    texts = frozenset(
        c for c, is_here in zip(start.children, start.residential, strict=True) if is_here
    )
    rows = who_is_moved(world, texts, made, rng)
    move_on = as_of + MOVE_AFTER
    outlook = EngineOutlook(engine, start.only(frozenset(rows)), move_on, seed=seed)
    today, moved = (as_of - FIRST_DAY).days + 1, (move_on - FIRST_DAY).days
    truth = TrueOutlook(world, rows, today, moved, TRUE_FUTURES, seed)
    future = int(rng.integers(TRUE_FUTURES))
    children = [child for child in children_at(data, as_of).residential if child.key in rows]
    terms = [_terms(child, outlook, move_on, as_of) for child in children]
    lives = [_lived(truth, child, future, moved) for child in children]
    alike = _alike(outlook, [child.key for child in children])
    return _outcome(terms, lives, as_of, move_on, seed, alike)


def _alike(outlook: EngineOutlook, keys: Sequence[str]) -> float:
    """The mean correlation between two children's weeks at the old home over parameter draws.

    Of the variance of the sum what isn't the children's own, over what it would be if all errors
    were one. Chance is taken out of both.
    """
    shift, arm = (outlook._move_on - outlook._start.as_of).days, outlook._arm(None, False)
    weeks = np.array(
        [arm.weeks(outlook._rows[key], shift, shift + WHOLE.days)[:, OLD] for key in keys]
    )

    def between(values: Numbers) -> float:
        by_draw = values.reshape(DRAWS, -1)
        chance = by_draw.var(axis=1, ddof=1).mean() / by_draw.shape[1]
        return float(by_draw.mean(axis=1).var(ddof=1) - chance)

    own = np.array([between(week) for week in weeks])
    sds = np.sqrt(np.maximum(own, 0.0))
    return (between(weeks.sum(axis=0)) - float(own.sum())) / float(sds.sum() ** 2 - (sds**2).sum())


def _terms(child: Child, outlook: EngineOutlook, move_on: date, as_of: date) -> MoveTerms:
    book = one_foster_price()
    move = Move(OTHER_FOSTER, move_on, FinancialYear.holding(move_on), suits=Suits.YES)
    return terms_of(child, move, current_price(child, (), as_of, book), book, outlook)


def _lived(truth: TrueOutlook, child: Child, future: int, moved: int) -> Lived:
    """That child's year after the move in that future, and on the true mean of today's path."""
    days = float(WHOLE.days)
    path = truth._lived(truth._arms[0], child, moved, moved + days).mean(axis=1)
    arm = truth._arms[1]
    happened = truth._lived(arm, child, moved, moved + days)[:, future]
    mine = (arm.child == truth._place[child.key]) & (arm.future == future)
    stay = mine & arm.planned
    until = int(arm.ends[stay].max() - moved) if stay.any() else 0
    following = mine & (arm.starts == until + moved) & (arm.state == RESIDENTIAL)
    back = bool(following.any()) and until < WHOLE.days
    upto = moved + float(until) if back else moved + days
    short = truth._lived(truth._arms[0], child, moved, upto).mean(axis=1)
    # Leaving one foster family for another is still foster care: the stay goes on, as in `planned`.
    assert not (stay & (arm.state != FOSTER)).any()
    return Lived(
        made=bool(stay.any()),
        path=(float(path[0]), float(path[1])),
        path_to_return=(float(short[0]), float(short[1])),
        weeks=(float(happened[0]), float(happened[1]), float(happened[2])),
        there_until=until,
        back=back,
    )


def _outcome(
    terms: Sequence[MoveTerms],
    lives: Sequence[Lived],
    as_of: date,
    move_on: date,
    seed: int,
    alike: float,
) -> Outcome:
    look = move_on + LOOK_AFTER
    made = [(move_terms, life) for move_terms, life in zip(terms, lives, strict=True) if life.made]
    moves = [
        _made(move_terms, life, f"m{n}", as_of, look) for n, (move_terms, life) in enumerate(made)
    ]
    delivered = sum(
        ledger_slice.net for move in moves for ledger_slice in cut_into_slices(move, look)
    )
    running = [
        running_remaining for move in moves if (running_remaining := _left(move, look)) is not None
    ]
    chances = published_evidence().chances
    fallback = next(chance.p_12m for chance in chances if chance.move_to is MoveTo.FOSTERING)
    target_position = work_out_position(
        target=None,
        confirmed=delivered,
        claimed=0,
        running=running,
        prospects=(),
        curve=published_evidence().curve,
        fallback=fallback,
        unsure={
            move.key: sum(
                baseline_sd(ledger_slice, move) for ledger_slice in cut_into_slices(move, look)
            )
            for move in moves
        },
    )
    true = sum(_true(move_terms, life, full=False) for move_terms, life in made)
    whole = sum(_true(move_terms, life, full=True) for move_terms, life in made)
    naive = (
        sum(move_terms.old.weekly_gbp - move_terms.new.weekly_gbp for move_terms, _ in made) * 52
    )
    end = move_on + WHOLE
    lived = [
        _made(move_terms, life, f"m{n}", as_of, end) for n, (move_terms, life) in enumerate(made)
    ]
    hindsight = sum(
        ledger_slice.net for move in lived for ledger_slice in cut_into_slices(move, end)
    )
    return Outcome(
        len(made),
        delivered / 100,
        target_position.forecast.pence / 100,
        target_position.really.low / 100,
        target_position.really.high / 100,
        target_position.forecast.low / 100,
        target_position.forecast.high / 100,
        true,
        whole,
        naive,
        hindsight / 100,
        alike,
    )


def _made(terms: MoveTerms, life: Lived, key: str, as_of: date, look: date) -> CompletedMove:
    """The move as the record has it on the day of the look: what comes later nobody knows yet."""
    current = current_price(terms.child, (), as_of, terms.book)
    base = freeze_baseline(terms, current, today=as_of, engine="benchmark", data_version=f"{as_of}")
    if base is None:
        raise RuntimeError("no baseline")
    ended = terms.move_on + timedelta(days=life.there_until)
    gone = life.there_until < WHOLE.days and ended < look
    prices = [AgreedPrice(terms.move_on, to_pence(terms.new.weekly_gbp), "agreed")]
    if gone and not life.back:
        prices.append(AgreedPrice(ended, 0, "left care"))
    money = MoveMoney(
        frozen=base, prices=tuple(prices), supports=tuple(_phases(terms)), bought_by_the_week=True
    )
    return CompletedMove(
        key,
        terms.child.key,
        terms.move_on,
        money,
        returned_on=ended if gone and life.back else None,
    )


def _phases(terms: MoveTerms) -> list[SupportPhase]:
    return [
        SupportPhase(
            terms.move_on,
            terms.move_on + timedelta(days=round(support.weeks * 7)),
            to_pence(support.weekly_gbp),
            support.source,
        )
        for support in terms.supports
        if support.weekly_gbp and support.weeks
    ]


def _left(move: CompletedMove, look: date) -> Running | None:
    """What is left of the 365 days, as models/ledger/committed_moves.py has it for a year."""
    until = move.moved_on + WHOLE
    ledger_slices = [
        ledger_slice
        for ledger_slice in cut_into_slices(move, until, [look])
        if ledger_slice.starts >= look
    ]
    if not ledger_slices or move.end[0] <= look:
        return None
    return running_of(move, ledger_slices, look)


def _true(terms: MoveTerms, life: Lived, *, full: bool) -> float:
    """Pounds saved in the 365 days: the true mean of today's path less what it did cost.

    `full` False: after a return nothing is counted, as in the ledger.
    """
    residential, fostered = life.weeks[0], life.weeks[1]
    path = life.path if full else life.path_to_return
    if life.back and not full:
        residential, fostered = 0.0, 0.0
    foster = terms.book.price(OTHER_FOSTER)
    year = FinancialYear.holding(terms.move_on)  # as the frozen baseline
    other = foster.at(year, terms.book.uplift(OTHER_FOSTER)).weekly_gbp
    old, new = terms.old.at(year, terms.old_uplift).weekly_gbp, terms.new.weekly_gbp
    cost = sum(support.weekly_gbp * support.weeks for support in terms.supports)
    cost += old * terms.notice_days / DAYS_PER_WEEK
    return old * (path[0] - residential) + other * (path[1] - fostered) - new * life.weeks[2] - cost


def told(outcomes: Sequence[Outcome]) -> float:
    """Print bias and coverage; gives the share of truths that the range held."""
    true = np.array([outcome.true for outcome in outcomes])
    print(
        f"{len(outcomes)} councils, {np.mean([outcome.moves for outcome in outcomes]):.0f} "
        f"moves made in each; "
        f"true saving £{true.mean() / 1000:,.0f}k, of it delivered half way "
        f"£{np.mean([outcome.delivered for outcome in outcomes]) / 1000:,.0f}k"
    )
    full = np.array([outcome.whole for outcome in outcomes])
    for words, values, real in (
        ("delivered + expected", [outcome.said for outcome in outcomes], true),
        ("  and after returns", [outcome.said for outcome in outcomes], full),
        ("price gap × 52 weeks", [outcome.naive for outcome in outcomes], true),
    ):
        apart = np.array(values) - real
        half = EIGHT_IN_TEN * float(apart.std(ddof=1)) / np.sqrt(len(apart))
        print(
            f"  {words:<22} bias {apart.mean() / 1000:+,.0f}k "
            f"({apart.mean() / real.mean():+.1%} ± {half / real.mean():.1%}), "
            f"mean error £{np.abs(apart).mean() / 1000:,.0f}k"
        )
    within = sum(outcome.low <= outcome.true <= outcome.high for outcome in outcomes)
    measured = wilson_interval(within, len(outcomes))
    by_rule = float(
        np.mean([outcome.rule_low <= outcome.true <= outcome.rule_high for outcome in outcomes])
    )
    print(
        f"  its 80% range held the truth in {within} of {len(outcomes)} councils: "
        f"{measured.value:.0%} "
        f"({measured.low:.0%} to {measured.high:.0%}), with the frozen path taken as it stands in "
        f"{by_rule:.0%}"
    )
    _parts(outcomes)
    alike = np.mean([outcome.alike for outcome in outcomes])
    print(f"  errors of two frozen paths go together by {alike:.2f}; {PATHS_TOGETHER} is used")
    return measured.value


def _parts(outcomes: Sequence[Outcome]) -> None:
    """Print each part of the range beside the error that it is for; z is error / allowed sd."""
    print("  part of the range   allowed sd    error: mean, sd    z: mean, sd, root mean square")
    for words, off, sd in (
        (
            "how moves end",
            [outcome.hindsight - outcome.said for outcome in outcomes],
            [outcome.sd_of_endings for outcome in outcomes],
        ),
        (
            "the frozen path",
            [outcome.true - outcome.hindsight for outcome in outcomes],
            [outcome.sd_of_paths for outcome in outcomes],
        ),
        (
            "both",
            [outcome.true - outcome.said for outcome in outcomes],
            [outcome.sd for outcome in outcomes],
        ),
    ):
        error, allowed = np.array(off) / 1000, np.array(sd) / 1000
        z = error / np.maximum(allowed, 1.0)
        rms, chance = np.sqrt(np.mean(z**2)), EIGHT_IN_TEN / np.sqrt(2 * len(z))
        print(
            f"    {words:<17} £{np.sqrt(np.mean(allowed**2)):,.0f}k   £{error.mean():+,.0f}k, "
            f"£{error.std(ddof=1):,.0f}k   {z.mean():+.2f}, {z.std(ddof=1):.2f}, "
            f"{rms:.2f} (± {chance * rms:.2f})"
        )


if __name__ == "__main__":
    raise SystemExit(main())
