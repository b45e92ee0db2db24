"""The moves behind what a year is expected to bring: each one's part, whose sum is the whole."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.ledger.committed_moves import Assumptions
from models.ledger.completed_move import stops_cash
from models.ledger.confirm import Standing
from models.ledger.expected import ExpectedShare, Prospect, Running
from models.ledger.planned import UnagreedMove
from models.ledger.position import Likely
from models.money import DAYS_PER_WEEK, WEEKS_PER_YEAR, shared_pence, to_pence
from models.pipeline.move_record import MoveRecord
from models.pipeline.words import rests_on
from models.recording.move_stages import Baseline, Stage
from models.saving.estimate import Saving


@dataclass(frozen=True, slots=True)
class Coming:
    """A slice of the ledger that is still to come: what it saves if the move lasts until then, the
    chance of that (the move being made counted in), and what is expected of it, in pence."""

    starts: date
    if_it_lasts: int
    chance: float
    expected: int


@dataclass(frozen=True, slots=True)
class MoveContribution:
    """One move behind the year's sums, in pence: the same on every page and paper.

    `counts_as`: the chance that it is made, by its stage (1 once it was). `confirmed` and
    `claimed`: in the ledger up to today, by finance and not yet. `left`: what is still expected of
    the year, `following`: of the year after (None: nothing). `delay`: what a week's delay is
    expected to cost. `coming`: the slices behind `left`; empty for a move without an agreed day,
    whose weeks are on the child's page. `rests_on`: what its chance of lasting rests on. `council`:
    whose child; `cash`: the old bed stops being paid. `on`: the day that a move not yet agreed is
    expected, `if_made`: what it would save in the year if it is made that day.
    """

    move: str
    child: str
    stage: Stage
    counts_as: float
    confirmed: int
    claimed: int
    left: ExpectedShare | None
    following: ExpectedShare | None
    delay: int
    coming: tuple[Coming, ...]
    rests_on: str
    council: str = ""
    cash: bool = True
    on: date | None = None
    if_made: int | None = None

    @property
    def value(self) -> int:
        """What the move brings to the year: confirmed, claimed and still expected."""
        return self.confirmed + self.claimed + (self.left.pence if self.left else 0)

    @property
    def value_range(self) -> tuple[int, int]:
        """Eight in ten futures of the value lie between the two."""
        so_far = self.confirmed + self.claimed
        if self.left is None:
            return so_far, so_far
        return so_far + self.left.low, so_far + self.left.high


def cost_of_delays(
    ahead: Sequence[MoveRecord],
    pairs: Sequence[tuple[Prospect, UnagreedMove]],
    assumptions: Assumptions,
) -> dict[str, int]:
    """Pence that a week's delay of each move not yet made is expected to cost, by its key.

    An average week of the move's first year; where today's path ends sooner, of the time to then: a
    child who is nearly 18 loses that week for good.
    """
    values = {
        move.key: assumptions.weights[Stage.DATE_AGREED] * _a_week_of_frozen(move.frozen)
        for move in ahead
        if move.is_agreed and move.frozen
    }
    values |= {
        prospect.move: prospect.weight * _a_week_of(unagreed_move.option.saving)
        for prospect, unagreed_move in pairs
        if unagreed_move.option
    }
    return {key: round(lost) for key, lost in values.items()}


def _a_week_of_frozen(frozen: Baseline) -> float:
    by_year = {expected.year: expected.pence for expected in frozen.expected}
    if 0 in by_year:
        return by_year[0] / WEEKS_PER_YEAR
    days = (frozen.ends_on - frozen.move_on).days
    return sum(by_year.values()) / days * DAYS_PER_WEEK if days > 0 else 0.0


def _a_week_of(saving: Saving) -> float:
    if saving.full_year is not None:
        return to_pence(saving.full_year.gbp) / WEEKS_PER_YEAR
    days = (saving.baseline_end - saving.move_on).days
    if saving.to_18 is None or days <= 0:
        return 0.0
    return to_pence(saving.to_18.gbp) / days * DAYS_PER_WEEK


def agreed_parts(
    moves: Mapping[str, MoveRecord],
    rows: Sequence[Standing],
    under_way: Sequence[Running],
    expected: Likely,
    following: Likely,
    delay: Mapping[str, int],
) -> Iterator[MoveContribution]:
    """A part for each move with something in the year's ledger, or with something still to come in
    this year or the next, by the move's key. `rows`: of what counts."""
    confirmed, claimed = Counter[str](), Counter[str]()
    for row in rows:
        confirmed[row.slice.move] += row.stands
        claimed[row.slice.move] += row.open
    expected_shares = {share.move: share for share in expected.shares}
    later = {share.move: share for share in following.shares}
    running = {running.move: running for running in under_way}
    of_rows = {row.slice.move: row.slice.council for row in rows}
    for key in sorted(moves):
        if key in expected_shares or key in later or key in of_rows:
            running_item, frozen, agreed = running.get(key), moves[key].frozen, moves[key].agreed
            yield MoveContribution(
                move=key,
                child=moves[key].child,
                stage=moves[key].stage,
                counts_as=running_item.made if running_item else 1.0,
                confirmed=confirmed[key],
                claimed=claimed[key],
                left=expected_shares.get(key),
                following=later.get(key),
                delay=delay.get(key, 0),
                coming=_coming(running_item, expected_shares.get(key)),
                rests_on=_basis(frozen),
                cash=agreed is not None and stops_cash(agreed),
                council=of_rows.get(key) or (frozen.council if frozen else ""),
            )


def possible_parts(
    moves: Mapping[str, MoveRecord],
    pairs: Sequence[tuple[Prospect, UnagreedMove]],
    possible: Likely,
    delay: Mapping[str, int],
    *,
    cash: bool,
) -> Iterator[MoveContribution]:
    """A part for each move not yet agreed of which there is a figure, by the move's key."""
    shares = {share.move: share for share in possible.shares}
    for prospect, unagreed_move in sorted(pairs, key=lambda pair: pair[0].move):
        key = prospect.move
        if unagreed_move.option is None:
            continue
        chance = unagreed_move.option.saving.chance
        yield MoveContribution(
            move=key,
            child=moves[key].child,
            stage=moves[key].stage,
            counts_as=prospect.weight,
            confirmed=0,
            claimed=0,
            left=shares[key],
            following=None,
            delay=delay.get(key, 0),
            coming=(),
            rests_on=rests_on(chance.basis, chance.count),
            council=prospect.council,
            cash=cash,
            on=unagreed_move.day.on,
            if_made=prospect.pence_if_made,
        )


def _basis(frozen: Baseline | None) -> str:
    return rests_on(frozen.basis, frozen.p_count) if frozen else rests_on("", None)


def _coming(running: Running | None, share: ExpectedShare | None) -> tuple[Coming, ...]:
    if running is None or share is None:
        return ()
    zip_item = zip(running.starts, running.homes, running.costs, share.lasting, strict=True)
    rows = [
        (day, homes + costs, chance, homes * chance + costs * running.made)
        for day, homes, costs, chance in zip_item
    ]
    numbers = shared_pence(share.pence, [expected for *_, expected in rows])
    return tuple(
        Coming(day, saves, chance, pence_)
        for (day, saves, chance, _), pence_ in zip(rows, numbers, strict=True)
    )
