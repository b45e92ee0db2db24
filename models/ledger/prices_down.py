"""The days on which a renegotiated price counts: while the child lives in that home."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from models.children.council import CouncilData
from models.children.records import birthday
from models.frames import rows_of
from models.ledger.completed_move import CompletedMove
from models.ledger.renegotiated import InForce, RenegotiatedPrice, Renegotiation
from models.money import to_pence
from models.pipeline.seen_in_returns import Stay, seen_in_returns

NOT_THERE = "the returns show no home for the child on its first day"
ENDS = "the day said"
LEFT = "the child left that home"
ADULT = "18th birthday"
MOVED = "a move that was made"
NEWER = "a newer agreement"


def agreements_in_force(data: CouncilData, made: Sequence[CompletedMove]) -> tuple[InForce, ...]:
    """Every agreement held with its days, by child's number and first day.

    It ends at the earliest of the day said, the end of the stay that holds on its first day, the
    18th birthday, the child's next move that was made, and the first day of a newer agreement.
    """
    rows = data.frame("renegotiations")
    if rows.empty:
        return ()
    people = {str(row.child): row for row in rows_of(data.frame("children"))}
    seen = seen_in_returns(data, {str(child) for child in rows["child"]})
    moves: dict[str, list[date]] = {}
    for move in made:
        moves.setdefault(move.child, []).append(move.moved_on)
    by_child: dict[str, list[Renegotiation]] = {}
    for row in rows_of(rows):
        by_child.setdefault(str(row.child), []).append(_read(row))
    return tuple(
        in_force
        for child, renegotiations in by_child.items()
        for in_force in _of_child(
            renegotiations, people.get(child), seen.stays.get(child, ()), moves.get(child, ())
        )
    )


def _read(row: Any) -> Renegotiation:
    return Renegotiation(
        child=str(row.child),
        agreed_on=row.agreed_on.date(),
        starts=row.starts.date(),
        until=None if pd.isna(row.until) else row.until.date(),
        old_weekly_pence=to_pence(float(row.old_weekly_gbp)),
        new_weekly_pence=to_pence(float(row.new_weekly_gbp)),
        kind=RenegotiatedPrice(row.kind),
        provider="" if pd.isna(row.provider) else str(row.provider),
        source="" if pd.isna(row.source) else str(row.source),
    )


def _of_child(
    renegotiations: Sequence[Renegotiation],
    person: Any,
    stays: Sequence[Stay],
    moved: Sequence[date],
) -> list[InForce]:
    council = "" if person is None or pd.isna(person.council) else str(person.council)
    born = None if person is None or pd.isna(person.born) else person.born.date()
    ordered = sorted(
        renegotiations, key=lambda renegotiation: (renegotiation.starts, renegotiation.agreed_on)
    )
    newer = {before: after.starts for before, after in pairwise(ordered)}
    in_forces = []
    for renegotiation in ordered:
        stay = next(
            (
                stay
                for stay in stays
                if stay.starts <= renegotiation.starts
                and (stay.ends is None or renegotiation.starts < stay.ends)
            ),
            None,
        )
        if stay is None:
            in_forces.append(InForce(renegotiation, council, renegotiation.starts, NOT_THERE))
            continue
        ends: Mapping[str, date | None] = {
            NEWER: newer.get(renegotiation),
            MOVED: min((day for day in moved if day >= renegotiation.starts), default=None),
            ADULT: birthday(born, 18) if born else None,
            LEFT: stay.ends,
            ENDS: renegotiation.until,
        }
        pairs = [(day, why) for why, day in ends.items() if day is not None]
        day, why = min(pairs, key=lambda pair: pair[0], default=(None, ""))
        in_forces.append(InForce(renegotiation, council, day, why))
    return in_forces
