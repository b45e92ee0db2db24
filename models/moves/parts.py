"""The moves behind what a year is expected to bring: each one's part, whose sum is the whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.money import WEEKS_PER_YEAR, pence, shared_pence
from models.moves.ahead import Known, is_agreed
from models.moves.on_record import OneMove
from models.moves.words import rests_on
from models.savings.confirm import Standing
from models.savings.pipeline import Frozen, Stage
from models.savings.position import Likely, Prospect, Running, Share
from models.shortlist.options import Option


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
    """One move behind what is agreed or likely, in pence.

    `counts_as`: the chance that it is made, by its stage (1 once it was). `open`: in the ledger up
    to today and not confirmed. `left`: what is still expected of the year, `following`: of the year
    after (None: nothing). `delay`: what a week's delay is expected to cost. `coming`: the slices
    behind `left`; empty for a move without a day, whose weeks are on the child's page. `rests_on`:
    what its chance of lasting rests on.
    """

    move: str
    child: str
    stage: Stage
    counts_as: float
    open: int
    left: Share | None
    following: Share | None
    delay: int
    coming: tuple[Coming, ...]
    rests_on: str

    @property
    def expected(self) -> int:
        """What it brings to its sum: open and still expected."""
        return self.open + (self.left.pence if self.left else 0)


def delays(
    ahead: Sequence[OneMove], more: Sequence[tuple[Prospect, Option]], known: Known
) -> dict[str, int]:
    """Pence that a week's delay of each move not yet made is expected to cost, by the move's key;
    whole pence that add up to their rounded sum."""
    full: defaultdict[str, float] = defaultdict(float)
    for move in ahead:
        if is_agreed(move) and move.frozen:
            for one in move.frozen.expected:
                if one.year == 0:
                    full[move.key] += known.weights[Stage.DATE_AGREED] * one.pence
    for prospect, option in more:
        if option.saving.full_year is not None:
            full[prospect.move] += prospect.weight * pence(option.saving.full_year.gbp)
    total = round(sum(full.values()) / WEEKS_PER_YEAR)
    return dict(zip(full, shared_pence(total, list(full.values())), strict=True)) if full else {}


def agreed_parts(
    moves: Mapping[str, OneMove],
    rows: Sequence[Standing],
    under_way: Sequence[Running],
    agreed: Likely,
    following: Likely,
    delay: Mapping[str, int],
) -> Iterator[Part]:
    """A part for each move with something open, or with something still to come in this year or
    the next, by the move's key."""
    open_: Counter[str] = Counter()
    for row in rows:
        open_[row.slice.move] += row.open
    left = {one.move: one for one in agreed.shares}
    later = {one.move: one for one in following.shares}
    running = {one.move: one for one in under_way}
    for key in sorted(moves):
        if key in left or key in later or open_[key]:
            one = running.get(key)
            frozen = moves[key].frozen
            yield Part(
                move=key, child=moves[key].child, stage=moves[key].stage,
                counts_as=one.made if one else 1.0, open=open_[key], left=left.get(key),
                following=later.get(key), delay=delay.get(key, 0),
                coming=_coming(one, left.get(key)), rests_on=_basis(frozen),
            )  # fmt: skip


def likely_parts(
    moves: Mapping[str, OneMove],
    more: Sequence[tuple[Prospect, Option]],
    likely: Likely,
    delay: Mapping[str, int],
) -> Iterator[Part]:
    """A part for each move not yet agreed of which there is a figure, by the move's key."""
    shares = {one.move: one for one in likely.shares}
    for prospect, option in sorted(more, key=lambda each: each[0].move):
        key = prospect.move
        yield Part(
            move=key, child=moves[key].child, stage=moves[key].stage, counts_as=prospect.weight,
            open=0, left=shares[key], following=None, delay=delay.get(key, 0), coming=(),
            rests_on=rests_on(option.saving.chance.basis, option.saving.chance.count),
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
