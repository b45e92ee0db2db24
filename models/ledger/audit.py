"""*Sample check*: the largest claims and some at random, each with how it could be wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from models.ledger.completed_move import CompletedMove
from models.ledger.payments import CheckedSlice, PaymentSeen

LARGEST, RANDOM = 5, 10


@dataclass(frozen=True, slots=True)
class Claim:
    """What one move is claimed to have delivered, in pence, week by week beside its payments."""

    move: CompletedMove
    rows: tuple[CheckedSlice, ...]
    doubts: tuple[str, ...]

    @property
    def pence(self) -> int:
        return sum(row.standing.stands for row in self.rows)


@dataclass(frozen=True, slots=True)
class Audit:
    """The claims drawn: the largest, and some at random of the others; `of`: of how many."""

    largest: tuple[Claim, ...]
    random: tuple[Claim, ...]
    of: int


def draw_audit_sample(
    moves: Sequence[CompletedMove], rows: Sequence[CheckedSlice], rng: np.random.Generator
) -> Audit:
    """Draw the claims of a year; the same seed draws the same ones."""
    by_move: dict[str, list[CheckedSlice]] = {}
    for row in rows:
        if row.standing.confirmed is not None:
            by_move.setdefault(row.slice.move, []).append(row)
    completed_moves = {move.key: move for move in moves}
    claims = [
        Claim(
            completed_moves[key],
            tuple(checked_slices),
            tuple(doubts_about_claim(completed_moves[key], checked_slices)),
        )
        for key, checked_slices in sorted(by_move.items())
    ]
    ordered = sorted(claims, key=lambda claim: (-claim.pence, claim.move.key))
    claims_remainder = sorted(ordered[LARGEST:], key=lambda claim: claim.move.key)
    chosen = rng.permutation(len(claims_remainder))[:RANDOM]
    drawn = tuple(claims_remainder[number] for number in sorted(chosen.tolist()))
    return Audit(tuple(ordered[:LARGEST]), drawn, len(claims))


def doubts_about_claim(move: CompletedMove, rows: Sequence[CheckedSlice]) -> Iterator[str]:
    """How a claim could be wrong, the weightiest first, each a clause."""
    frozen = move.frozen
    seen = {row.seen for row in rows}
    if PaymentSeen.STILL_PAID in seen:
        yield "the old home was still paid in some of these weeks"
    if PaymentSeen.DIFFERS in seen:
        yield "in some of these weeks the new home was not paid the agreed price"
    if {PaymentSeen.NEW_NOT_HELD, PaymentSeen.OLD_NOT_HELD, PaymentSeen.NOT_YET} & seen:
        yield "the payments cannot confirm some of these weeks, so they rest on other evidence"
    if PaymentSeen.CHANGED_SINCE in seen:
        yield "a credit or a late payment has come in since some of these weeks were confirmed"
    if PaymentSeen.NOTICE_NOT_PAID in seen:
        yield "in some of these weeks notice is charged that was not paid"
    if frozen.old_source.startswith("default"):
        yield f"the old price is not this child's own price: {frozen.old_source}"
    if not move.cash_stops:
        filled = move.money.backfill
        yield (
            "the old place stays paid. The saving is that a named child did not need a bought "
            "place, so it is only as good as that child's price"
            if filled
            else "the old place stays paid, and nobody has taken it"
        )
    least = min(step.old_share for step in frozen.path)
    if least < 1:
        yield (
            "the child might have left anyway. Without the move, the baseline expects between "
            f"{least:.0%} and {max(step.old_share for step in frozen.path):.0%} of each week at "
            "the old home. That is an average, and nobody can check it for one child"
        )
    else:
        yield "the child might have left anyway. The baseline assumes that the child stays"
    if move.money.label is None:
        yield "finance has not yet said what type of saving it is"
