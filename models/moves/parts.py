"""The moves behind what a year is expected to bring: each one's part, whose sum is the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.money import DAYS_PER_WEEK, WEEKS_PER_YEAR, pence, shared_pence
from models.moves.ahead import Known
from models.moves.on_record import OneMove
from models.moves.planned import Planned
from models.moves.words import rests_on
from models.savings.confirm import Standing
from models.savings.estimate import Saving
from models.savings.expected import Prospect, Running, Share
from models.savings.made_move import stops_cash
from models.savings.pipeline import Frozen, Stage
from models.savings.position import Likely


@dataclass(frozen=True, slots=True)
class Coming:
    """A slice of the ledger that is still to come: what it saves if the move lasts until then, the
    chance of that (the move being made counted in), and what is expected of it, in pence."""

    starts: date
    if_it_lasts: int
    chance: float
    expected: int


@dataclass(frozen=True, slots=True)
class Part:
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
    left: Share | None
    following: Share | None
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


def delays(
    ahead: Sequence[OneMove], more: Sequence[tuple[Prospect, Planned]], known: Known
) -> dict[str, int]:
    """Pence that a week's delay of each move not yet made is expected to cost, by its key.

    An average week of the move's first year; where today's path ends sooner, of the time to then: a
    child who is nearly 18 loses that week for good.
    """
    found = {move.key: known.weights[Stage.DATE_AGREED] * _a_week_of_frozen(move.frozen)
             for move in ahead if move.is_agreed and move.frozen}  # fmt: skip
    found |= {prospect.move: prospect.weight * _a_week_of(one.option.saving)
              for prospect, one in more if one.option}  # fmt: skip
    return {key: round(lost) for key, lost in found.items()}


def _a_week_of_frozen(frozen: Frozen) -> float:
    by_year = {one.year: one.pence for one in frozen.expected}
    if 0 in by_year:
        return by_year[0] / WEEKS_PER_YEAR
    days = (frozen.ends_on - frozen.move_on).days
    return sum(by_year.values()) / days * DAYS_PER_WEEK if days > 0 else 0.0


def _a_week_of(saving: Saving) -> float:
    if saving.full_year is not None:
        return pence(saving.full_year.gbp) / WEEKS_PER_YEAR
    days = (saving.baseline_end - saving.move_on).days
    if saving.to_18 is None or days <= 0:
        return 0.0
    return pence(saving.to_18.gbp) / days * DAYS_PER_WEEK


def agreed_parts(
    moves: Mapping[str, OneMove],
    rows: Sequence[Standing],
    under_way: Sequence[Running],
    expected: Likely,
    following: Likely,
    delay: Mapping[str, int],
) -> Iterator[Part]:
    """A part for each move with something in the year's ledger, or with something still to come in
    this year or the next, by the move's key. `rows`: of what counts."""
    confirmed, claimed = Counter[str](), Counter[str]()
    for row in rows:
        confirmed[row.slice.move] += row.stands
        claimed[row.slice.move] += row.open
    left = {one.move: one for one in expected.shares}
    later = {one.move: one for one in following.shares}
    running = {one.move: one for one in under_way}
    of_rows = {row.slice.move: row.slice.council for row in rows}
    for key in sorted(moves):
        if key in left or key in later or key in of_rows:
            one, frozen, agreed = running.get(key), moves[key].frozen, moves[key].agreed
            yield Part(
                move=key, child=moves[key].child, stage=moves[key].stage,
                counts_as=one.made if one else 1.0, confirmed=confirmed[key],
                claimed=claimed[key], left=left.get(key), following=later.get(key),
                delay=delay.get(key, 0), coming=_coming(one, left.get(key)),
                rests_on=_basis(frozen), cash=agreed is not None and stops_cash(agreed),
                council=of_rows.get(key) or (frozen.council if frozen else ""),
            )  # fmt: skip


def possible_parts(
    moves: Mapping[str, OneMove],
    more: Sequence[tuple[Prospect, Planned]],
    possible: Likely,
    delay: Mapping[str, int],
    *,
    cash: bool,
) -> Iterator[Part]:
    """A part for each move not yet agreed of which there is a figure, by the move's key."""
    shares = {one.move: one for one in possible.shares}
    for prospect, found in sorted(more, key=lambda each: each[0].move):
        key = prospect.move
        if found.option is None:
            continue
        chance = found.option.saving.chance
        yield Part(
            move=key, child=moves[key].child, stage=moves[key].stage, counts_as=prospect.weight,
            confirmed=0, claimed=0, left=shares[key], following=None, delay=delay.get(key, 0),
            coming=(), rests_on=rests_on(chance.basis, chance.count), council=prospect.council,
            cash=cash, on=found.day.on, if_made=prospect.pence_if_made,
        )  # fmt: skip


def _basis(frozen: Frozen | None) -> str:
    return rests_on(frozen.basis, frozen.p_count) if frozen else rests_on("", None)


def _coming(one: Running | None, share: Share | None) -> tuple[Coming, ...]:
    if one is None or share is None:
        return ()
    each = zip(one.starts, one.homes, one.costs, share.lasting, strict=True)
    rows = [(day, homes + costs, chance, homes * chance + costs * one.made)
            for day, homes, costs, chance in each]  # fmt: skip
    whole = shared_pence(share.pence, [expected for *_, expected in rows])
    return tuple(
        Coming(day, saves, chance, pence_)
        for (day, saves, chance, _), pence_ in zip(rows, whole, strict=True)
    )
