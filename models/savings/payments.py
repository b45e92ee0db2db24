"""What was paid, beside each slice of the ledger: what agrees, what differs, what nobody can say.

A payment is spread evenly over the days that it is for; a credit takes off. That no payment is held
for a day is no proof that none was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from models.children.settings import RESIDENTIAL
from models.savings.confirm import Standing
from models.savings.ledger import Slice

TOLERANCE_PENCE = 100  # policy choice: a slice may differ by a pound, as files round by the month
RESIDENTIAL_NAMES = frozenset(setting.value for setting in RESIDENTIAL)


@dataclass(frozen=True, slots=True)
class Payment:
    """One line of the payments file: days [starts, ends), pence (a credit is below nothing).

    `setting`: a Setting value, or "" where the file doesn't say.
    """

    child: str
    setting: str
    provider: str
    starts: date
    ends: date
    posted_on: date | None
    pence: int


class Seen(StrEnum):
    """What the payments say of a slice."""

    AGREES = "agrees with the payments"
    DIFFERS = "the new home was paid something else"
    STILL_PAID = "the old home was still paid"
    NOT_HELD = "no payment is held, which is no proof"
    NOT_YET = "after the last payment that is held"
    NOTHING_CLAIMED = "nothing is claimed for these days"


@dataclass(frozen=True, slots=True)
class Checked:
    """A slice beside its payments, in pence.

    `paid_new`, `paid_old`: what was paid for these days to homes that are not, and that are,
    residential. `difference`: paid more than the ledger has; 0 where nothing can be said.
    """

    standing: Standing
    seen: Seen
    paid_new: int
    paid_old: int
    difference: int

    @property
    def slice(self) -> Slice:
        return self.standing.slice


@dataclass(frozen=True, slots=True)
class Difference:
    """Slices in a row of one move of which the payments say the same, with their sums."""

    move: str
    child: str
    seen: Seen
    checked: tuple[Checked, ...]

    @property
    def starts(self) -> date:
        return self.checked[0].slice.starts

    @property
    def ends(self) -> date:
        return self.checked[-1].slice.ends

    @property
    def net(self) -> int:
        return sum(one.slice.net for one in self.checked)

    @property
    def difference(self) -> int:
        return sum(one.difference for one in self.checked)


def paid_to(payments: Iterable[Payment]) -> date | None:
    """The last day that any payment held is for; None where none is held."""
    return max((one.ends for one in payments), default=None)


def checked(
    rows: Sequence[Standing], payments: Sequence[Payment], known_to: date | None
) -> tuple[Checked, ...]:
    """Each slice with what the payments say of it; `known_to`: payments are held up to that day."""
    by_child: dict[str, list[Payment]] = {}
    for one in payments:
        by_child.setdefault(one.child, []).append(one)
    return tuple(_checked(row, by_child.get(row.slice.child, []), known_to) for row in rows)


def differences(
    rows: Sequence[Checked], seen: Iterable[Seen] | None = None
) -> tuple[Difference, ...]:
    """Runs of slices that nobody has confirmed as they are, by move and day; `seen` None: all."""
    wanted = frozenset(Seen if seen is None else seen)
    found: list[list[Checked]] = []
    for row in rows:
        if row.standing.confirmed is not None and row.standing.open == 0:
            continue
        if row.seen not in wanted:
            continue
        last = found[-1][-1] if found else None
        if last and _follows(last, row):
            found[-1].append(row)
        else:
            found.append([row])
    return tuple(
        Difference(run[0].slice.move, run[0].slice.child, run[0].seen, tuple(run)) for run in found
    )


def _follows(last: Checked, row: Checked) -> bool:
    same = last.slice.move == row.slice.move and last.seen is row.seen
    return same and last.slice.ends == row.slice.starts


def _checked(row: Standing, payments: Sequence[Payment], known_to: date | None) -> Checked:
    one = row.slice
    mine = [paid for paid in payments if paid.starts < one.ends and one.starts < paid.ends]
    old = paid_within(one.starts, one.ends, [p for p in mine if p.setting in RESIDENTIAL_NAMES])
    others = [paid for paid in mine if paid.setting not in RESIDENTIAL_NAMES]
    new = paid_within(one.starts, one.ends, others)
    overlap = -one.amounts.overlap
    owed_new = -one.amounts.new_home + (overlap if one.number < 1 else 0)
    owed_old = overlap if one.number >= 1 else old  # before the move the old home is paid as ever
    if not one.net and not one.amounts.gross:
        return Checked(row, Seen.NOTHING_CLAIMED, new, old, 0)
    if known_to is None or one.ends > known_to:
        return Checked(row, Seen.NOT_YET, new, old, 0)
    if old - owed_old > TOLERANCE_PENCE:
        return Checked(row, Seen.STILL_PAID, new, old, old - owed_old)
    if not is_covered(one.starts, one.ends, others):
        return Checked(row, Seen.NOT_HELD, new, old, 0)
    if abs(new - owed_new) > TOLERANCE_PENCE:
        return Checked(row, Seen.DIFFERS, new, old, new - owed_new)
    return Checked(row, Seen.AGREES, new, old, 0)


def paid_within(starts: date, ends: date, payments: Iterable[Payment]) -> int:
    """Pence of payments that fall into the days [starts, ends)."""
    found = Fraction(0)
    for paid in payments:
        shared = (min(paid.ends, ends) - max(paid.starts, starts)).days
        found += Fraction(paid.pence * max(shared, 0), max((paid.ends - paid.starts).days, 1))
    return round(found)


def is_covered(starts: date, ends: date, payments: Sequence[Payment]) -> bool:
    """Whether some payment, none of them a credit, is held for each of the days [starts, ends)."""
    day = starts
    for paid in sorted((p for p in payments if p.pence > 0), key=lambda paid: paid.starts):
        if paid.starts <= day < paid.ends:
            day = paid.ends
    return day >= ends
