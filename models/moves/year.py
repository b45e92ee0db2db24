"""A financial year of moves: what is delivered, agreed and likely, and where the target stands.

Joins the record (which moves, in which stage), the ledger (what each saves), what finance
confirmed, and the list's futures (what moves not yet agreed would save).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.evidence import MoveTo
from models.moves.ahead import (
    Asked,
    Known,
    council_of,
    is_agreed,
    prospects,
    running,
    unsure,
)
from models.moves.in_no_sum import InNoSum, in_no_sum, moved_by_who
from models.moves.on_record import OneMove
from models.moves.parts import Part, agreed_parts, delays, likely_parts
from models.recording.kept import standing as stands_on_record
from models.recording.record import ChildRecord
from models.recording.subject import Kind
from models.savings.confirm import Standing, standing
from models.savings.made_move import MadeMove
from models.savings.pipeline import BEFORE_THE_MOVE, Confirmed, ConfirmedSlice, Label, PaidBy
from models.savings.position import Position, position
from models.savings.views import Dated, TwoViews, two_views
from models.shortlist.options import Shortlist

SEED = 2026


@dataclass(frozen=True, slots=True)
class YearOfMoves:
    """Everything in pence. `rows`: the year's ledger up to today with what was confirmed of it.

    `avoided_label`: delivered of moves labelled avoided, in no sum. `risen`: what prices frozen
    would have risen by (avoided too). `since_back`: what children who came back cost more since
    than today's path, below nothing, in no sum. `unlabelled`: delivered of moves without a label.
    `next_year`: what agreed and made moves are expected to save in the year after. `delay`: what a
    week's delay of every move not yet made is expected to cost. `health`, `education`: what
    partners pay less for the same children, never counted. `without_figure`: moves not yet agreed
    of which nothing can be said. `unsure_moves`, `silent_moves`: of how many moves of the year it
    can be said how far their frozen paths may be off, and of how many it can't. `moved_costs`: what
    others paid because of the moves up to today, in no sum. `in_no_sum`: the
    moves behind what is in no sum. `agreed_parts`, `likely_parts`: the
    moves behind those sums, next year's and a week's delay; they add up to each.
    """

    asked: Asked
    position: Position
    rows: tuple[Standing, ...]
    delivered_moves: int
    agreed_moves: int
    clawed_back: int
    avoided_label: int
    unlabelled: int
    risen: int
    since_back: int
    next_year: Position
    delay: int
    health: int
    education: int
    views: TwoViews
    without_figure: int
    unsure_moves: int
    silent_moves: int
    moved_costs: tuple[tuple[PaidBy, int], ...] = ()
    in_no_sum: tuple[InNoSum, ...] = ()
    agreed_parts: tuple[Part, ...] = ()
    likely_parts: tuple[Part, ...] = ()


def year_of_moves(
    asked: Asked,
    known: Known,
    *,
    moves: Sequence[OneMove],
    made: Sequence[MadeMove],
    records: Iterable[ChildRecord],
    held: Shortlist,
) -> YearOfMoves:
    """Where the year stands. `made`: as `made_moves` gives them; `held`: the list, counted in the
    year asked about, by the engine's futures."""
    councils = {one.child.key: one.child.council for one in held.every}
    mine = [one for one in made if asked.council in (None, one.council)]
    first = asked.year.first_day
    rows = tuple(
        row
        for row in standing(mine, confirmed_of_moves(records), asked.today, first)
        if row.slice.year == asked.year
    )
    counted = [row for row in rows if row.slice.label is not Label.AVOIDED]
    delivered = sum(row.stands for row in counted)
    ahead = [one for one in moves if one.stage in BEFORE_THE_MOVE
             and asked.council in (None, council_of(one, councils))]  # fmt: skip
    more = list(prospects(ahead, known, held))
    saving = [one for one in mine if one.money.label is not Label.AVOIDED]
    coming = [one for one in ahead if one.agreed is None or one.agreed.label is not Label.AVOIDED]
    under_way = list(running(saving, coming, known, asked))
    rest = list(running(saving, coming, known, replace(asked, year=asked.year.next)))
    of_year = {row.slice.move for row in counted} | {one.move for one in under_way}
    paths = [one.frozen for one in mine if one.key in of_year]
    paths += [one.frozen for one in ahead if one.key in of_year and one.frozen]
    curve, usual = known.evidence.curve, known.evidence.chances
    apart = in_no_sum(mine, rows, asked.year, asked.today)
    delay = delays(coming, more, known)
    fallback = next(one.p_12m for one in usual if one.move_to is MoveTo.FOSTERING)
    stands = position(
        target=asked.target, delivered=delivered, open_pence=sum(row.open for row in counted),
        running=under_way, prospects=[one for one, _ in more], curve=curve,
        fallback=fallback, rng=np.random.default_rng(SEED),
        unsure=_unsure(counted, mine),
    )  # fmt: skip
    after = position(
        target=None, delivered=0, open_pence=0, running=rest, prospects=(), curve=curve,
        fallback=fallback, rng=np.random.default_rng(SEED),
    )  # fmt: skip
    by_key = {one.key: one for one in moves}
    return YearOfMoves(
        asked=asked,
        position=stands,
        rows=rows,
        delivered_moves=len({row.slice.move for row in counted if row.stands}),
        agreed_moves=len({one.move for one in under_way}),
        clawed_back=sum(row.clawed_back for row in counted),
        avoided_label=sum(one.avoided for one in apart),
        unlabelled=sum(row.stands for row in rows if row.slice.label is None),
        risen=sum(one.risen for one in apart),
        since_back=sum(one.since_back for one in apart),
        next_year=after,
        delay=sum(delay.values()),
        health=sum(one.health for one in apart),
        education=sum(one.schools for one in apart),
        views=two_views(
            (Dated(row.slice.starts, row.slice.council, row.stands) for row in counted),
            known.shares,
        ),
        without_figure=sum(not is_agreed(one) for one in ahead) - len(more),
        unsure_moves=sum(path.path_sd is not None for path in paths),
        silent_moves=sum(path.path_sd is None for path in paths),
        moved_costs=moved_by_who(apart),
        in_no_sum=apart,
        agreed_parts=tuple(agreed_parts(by_key, counted, under_way, stands.agreed, after.agreed,
                                        delay)),
        likely_parts=tuple(likely_parts(by_key, more, stands.likely, delay)),
    )  # fmt: skip


def paths_words(found: YearOfMoves, really: str) -> str:
    """What the ranges leave out, and the range that holds it: `really` in words."""
    said = ("The ranges hold how moves may end and which are made, and take the frozen paths as "
            "they stand. Those are estimates")  # fmt: skip
    if not found.unsure_moves:
        return (f"{said}, and how far off nobody can say here, as no engine worked them out: the "
                "ranges are narrower than the truth.")  # fmt: skip
    rest = (" How far off some of them are isn't known; those count as exact."
            if found.silent_moves else "")  # fmt: skip
    return (f"{said}: against what would have happened without the moves, everything together is "
            f"{really}.{rest}")  # fmt: skip


def _unsure(rows: Sequence[Standing], made: Sequence[MadeMove]) -> Counter[str]:
    """Of each move's slices, one standard deviation of what its frozen path may be off."""
    moves, found = {one.key: one for one in made}, Counter[str]()
    for row in rows:
        found[row.slice.move] += unsure(row.slice, moves[row.slice.move])
    return found


def confirmed_of_moves(records: Iterable[ChildRecord]) -> dict[str, tuple[ConfirmedSlice, ...]]:
    """What finance confirmed of each move and nobody took back, in the order confirmed."""
    found: dict[str, list[ConfirmedSlice]] = {}
    for record in records:
        told = (one for one in record.entries if one.about.kind is Kind.CONFIRMED)
        for one in sorted(stands_on_record(told), key=lambda each: each.at_utc):
            if isinstance(one.content, Confirmed):
                found.setdefault(one.about.part, []).extend(one.content.slices)
    return {key: tuple(every) for key, every in found.items()}
