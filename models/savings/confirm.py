"""What finance confirmed of the ledger, and what of it still stands.

Delivered is what was confirmed and still stands: of each slice the smaller of what was confirmed
and what the ledger says now. What a return, a newer move or a backdated price took away since is
clawed back: it stays to be seen, and is in no sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.money import shared_pence
from models.savings.ledger import Slice, slices
from models.savings.made_move import MadeMove
from models.savings.pipeline import ConfirmedSlice


@dataclass(frozen=True, slots=True)
class Standing:
    """A slice of the ledger with what finance confirmed of it, in pence (None: not yet).

    `confirmation`: the confirmed days that it lies in, with what the payments said then.
    """

    slice: Slice
    confirmed: int | None = None
    confirmation: ConfirmedSlice | None = None

    @property
    def stands(self) -> int:
        """Delivered: nothing until confirmed, and never more than the ledger says now."""
        return 0 if self.confirmed is None else min(self.confirmed, self.slice.net)

    @property
    def clawed_back(self) -> int:
        """Confirmed once and gone since; 0 or more."""
        return 0 if self.confirmed is None else max(self.confirmed - self.slice.net, 0)

    @property
    def open(self) -> int:
        """What the ledger says and nobody has confirmed: to be confirmed, or to be looked into."""
        return self.slice.net - self.stands


def standing(
    moves: Sequence[MadeMove],
    confirmed: Mapping[str, Sequence[ConfirmedSlice]],
    until: date,
    since: date = date.min,
) -> tuple[Standing, ...]:
    """The ledger of many moves up to a day, each slice with what was confirmed of it.

    `since`: a 1 April; slices before it are left out. `confirmed`: by the move's key, oldest first;
    of two that share a day the newer one counts. The ledger is cut at their borders, so that
    whatever was confirmed is compared with the same days.
    """
    return tuple(one for move in moves
                 for one in _of(move, confirmed.get(move.key, ()), until, since))  # fmt: skip


def in_force(confirmed: Sequence[ConfirmedSlice]) -> tuple[ConfirmedSlice, ...]:
    """What was confirmed, without what was confirmed anew since, by day."""
    found: list[ConfirmedSlice] = []
    for one in confirmed:
        found = [old for old in found if old.ends <= one.starts or one.ends <= old.starts]
        found.append(one)
    return tuple(sorted(found, key=lambda one: one.starts))


def _of(
    move: MadeMove, confirmed: Sequence[ConfirmedSlice], until: date, since: date
) -> Iterator[Standing]:
    held = [one for one in in_force(confirmed) if one.starts < until and since < one.ends]
    if any(one.starts < since for one in held):  # it straddles a 1 April, and is shared out by days
        yield from (row for row in _of(move, confirmed, until, date.min)
                    if row.slice.starts >= since)  # fmt: skip
        return
    borders = {day for one in held for day in (one.starts, min(one.ends, until))}
    every = slices(move, until, borders, since)
    at = 0
    for one in held:
        while at < len(every) and every[at].starts < one.starts:
            yield from _unconfirmed(every[at])
            at += 1
        inside = [each for each in every[at:] if each.starts < one.ends]
        days = [float((each.ends - each.starts).days) for each in inside]
        for each, pence in zip(inside, shared_pence(one.pence, days), strict=True):
            yield Standing(each, pence, one)
        at += len(inside)
    for each in every[at:]:
        yield from _unconfirmed(each)


def _unconfirmed(one: Slice) -> Iterator[Standing]:
    """Days after the end on which nothing is paid or said are in the ledger only if confirmed."""
    if one.net or one.amounts.gross or one.cashable or one.since_back or one.unpriced:
        yield Standing(one)
