"""The days on which a renegotiated price counts: while the child lives in that home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from models.children.council import CouncilData
from models.children.records import birthday
from models.frames import each
from models.money import pence
from models.moves.seen import Stay, seen_in_returns
from models.savings.made_move import MadeMove
from models.savings.renegotiated import InForce, PriceChange, Renegotiation

NOT_THERE = "the returns show the child in no home on its first day"
ENDS = "the day said"
LEFT = "the child left that home"
ADULT = "18th birthday"
MOVED = "a move that was made"
NEWER = "a newer agreement"


def in_force(data: CouncilData, made: Sequence[MadeMove]) -> tuple[InForce, ...]:
    """Every agreement held with its days, by child's number and first day.

    It ends at the earliest of the day said, the end of the stay that holds on its first day, the
    18th birthday, the child's next move that was made, and the first day of a newer agreement.
    """
    rows = data.frame("renegotiations")
    if rows.empty:
        return ()
    people = {str(row.child): row for row in each(data.frame("children"))}
    seen = seen_in_returns(data, {str(child) for child in rows["child"]})
    moves: dict[str, list[date]] = {}
    for move in made:
        moves.setdefault(move.child, []).append(move.moved_on)
    by_child: dict[str, list[Renegotiation]] = {}
    for row in each(rows):
        by_child.setdefault(str(row.child), []).append(_read(row))
    return tuple(
        found
        for child, every in by_child.items()
        for found in _of_child(every, people.get(child), seen.stays.get(child, ()),
                               moves.get(child, ()))
    )  # fmt: skip


def _read(row: Any) -> Renegotiation:
    return Renegotiation(
        child=str(row.child),
        agreed_on=row.agreed_on.date(),
        starts=row.starts.date(),
        until=None if pd.isna(row.until) else row.until.date(),
        old_weekly_pence=pence(float(row.old_weekly_gbp)),
        new_weekly_pence=pence(float(row.new_weekly_gbp)),
        kind=PriceChange(row.kind),
        provider="" if pd.isna(row.provider) else str(row.provider),
        source="" if pd.isna(row.source) else str(row.source),
    )


def _of_child(
    every: Sequence[Renegotiation], person: Any, stays: Sequence[Stay], moved: Sequence[date]
) -> list[InForce]:
    council = "" if person is None or pd.isna(person.council) else str(person.council)
    born = None if person is None or pd.isna(person.born) else person.born.date()
    ordered = sorted(every, key=lambda one: (one.starts, one.agreed_on))
    newer = {before: after.starts for before, after in pairwise(ordered)}
    found = []
    for one in ordered:
        stay = next((each for each in stays if each.starts <= one.starts
                     and (each.ends is None or one.starts < each.ends)), None)  # fmt: skip
        if stay is None:
            found.append(InForce(one, council, one.starts, NOT_THERE))
            continue
        ends: Mapping[str, date | None] = {
            NEWER: newer.get(one),
            MOVED: min((day for day in moved if day >= one.starts), default=None),
            ADULT: birthday(born, 18) if born else None,
            LEFT: stay.ends,
            ENDS: one.until,
        }
        known = [(day, why) for why, day in ends.items() if day is not None]
        day, why = min(known, key=lambda each: each[0], default=(None, ""))
        found.append(InForce(one, council, day, why))
    return found
