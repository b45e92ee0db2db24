"""What finance confirmed of the ledger, and what of it still stands.

Delivered is what was confirmed and still stands: of each slice the smaller of what was confirmed
and what the ledger says now. What a return, a newer move or a backdated price took away since is
clawed back: it stays to be seen, and is in no sum.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.ledger.completed_move import CompletedMove
from models.ledger.slices import Slice, cut_into_slices
from models.money import shared_pence
from models.recording.move_stages import ConfirmedSlice


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


def ledger_standing(
    moves: Sequence[CompletedMove],
    confirmed: Mapping[str, Sequence[ConfirmedSlice]],
    until: date,
    since: date = date.min,
) -> tuple[Standing, ...]:
    """The ledger of many moves up to a day, each slice with what was confirmed of it.

    `since`: a 1 April; slices before it are left out. `confirmed`: by the move's key, oldest first;
    of two that share a day the newer one counts. The ledger is cut at their borders, so that
    whatever was confirmed is compared with the same days.
    """
    return tuple(
        standing
        for move in moves
        for standing in _of(move, confirmed.get(move.key, ()), until, since)
    )


def confirmations_in_force(confirmed: Sequence[ConfirmedSlice]) -> tuple[ConfirmedSlice, ...]:
    """What was confirmed, without what was confirmed anew since, by day."""
    confirmed_slices: list[ConfirmedSlice] = []
    for confirmed_slice in confirmed:
        confirmed_slices = [
            old
            for old in confirmed_slices
            if old.ends <= confirmed_slice.starts or confirmed_slice.ends <= old.starts
        ]
        confirmed_slices.append(confirmed_slice)
    return tuple(sorted(confirmed_slices, key=lambda confirmed_slice: confirmed_slice.starts))


def _of(
    move: CompletedMove, confirmed: Sequence[ConfirmedSlice], until: date, since: date
) -> Iterator[Standing]:
    confirmed_slices = [
        confirmed_slice
        for confirmed_slice in confirmations_in_force(confirmed)
        if confirmed_slice.starts < until and since < confirmed_slice.ends
    ]
    if any(
        confirmed_slice.starts < since for confirmed_slice in confirmed_slices
    ):  # it straddles a 1 April, and is shared out by days
        yield from (
            row for row in _of(move, confirmed, until, date.min) if row.slice.starts >= since
        )
        return
    borders = {
        day
        for confirmed_slice in confirmed_slices
        for day in (confirmed_slice.starts, min(confirmed_slice.ends, until))
    }
    ledger_slices = cut_into_slices(move, until, borders, since)
    position = 0
    for confirmed_slice in confirmed_slices:
        while (
            position < len(ledger_slices)
            and ledger_slices[position].starts < confirmed_slice.starts
        ):
            yield from _unconfirmed(ledger_slices[position])
            position += 1
        inside = [
            ledger_slice
            for ledger_slice in ledger_slices[position:]
            if ledger_slice.starts < confirmed_slice.ends
        ]
        days = [float((ledger_slice.ends - ledger_slice.starts).days) for ledger_slice in inside]
        for ledger_slice, pence in zip(
            inside, shared_pence(confirmed_slice.pence, days), strict=True
        ):
            yield Standing(ledger_slice, pence, confirmed_slice)
        position += len(inside)
    for ledger_slice in ledger_slices[position:]:
        yield from _unconfirmed(ledger_slice)


def _unconfirmed(ledger_slice: Slice) -> Iterator[Standing]:
    """Days after the end on which nothing is paid or said are in the ledger only if confirmed."""
    if (
        ledger_slice.net
        or ledger_slice.amounts.gross
        or ledger_slice.cashable
        or ledger_slice.since_back
        or ledger_slice.unpriced
    ):
        yield Standing(ledger_slice)
