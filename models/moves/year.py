"""A financial year of moves: what is confirmed, claimed, expected and possible, and the gap.

Joins the record (which moves, in which stage), the ledger (what each saves), what finance
confirmed, and what each move not yet agreed would save on its own day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.evidence import MoveTo
from models.moves.ahead import (
    Asked,
    Known,
    council_of,
    is_cash,
    prospects,
    running,
    unsure,
)
from models.moves.in_no_sum import InNoSum, in_no_sum, moved_by_who
from models.moves.new_move import NewMove, new_move
from models.moves.on_record import OneMove
from models.moves.parts import Part, agreed_parts, delays, possible_parts
from models.moves.planned import Planned
from models.moves.splits import Split, split_of_parts, split_of_rows
from models.recording.kept import standing as stands_on_record
from models.recording.record import ChildRecord
from models.recording.subject import Kind
from models.savings.confirm import Standing, standing
from models.savings.expected import Running
from models.savings.ledger import total
from models.savings.made_move import MadeMove
from models.savings.pipeline import BEFORE_THE_MOVE, Confirmed, ConfirmedSlice, Label, PaidBy
from models.savings.portfolio import Amounts
from models.savings.position import Position, position
from models.shortlist.options import Shortlist
from models.shortlist.panel_said import paused
from models.shortlist.portfolio import Scenario, if_made


@dataclass(frozen=True, slots=True)
class YearOfMoves:
    """Everything in pence. `rows`: the year's ledger up to today with what was confirmed of it;
    `to_date`: from gross to net what of it counts, which is confirmed and claimed together.

    `confirmed_moves`, `claimed_moves`, `expected_moves`: how many stand behind each sum. `parts`:
    each agreed or made move's part of the year, `possible`: each that may come, `stays_paid`: those
    whose bed stays paid, or of which nobody said how it is bought; they add up to each sum.
    `splits`: confirmed, claimed and expected by label, cash and council. `avoided_label`: confirmed
    of moves labelled avoided, in no sum. `risen`: what prices frozen would have risen by (avoided
    too). `since_back`: what children who came back cost more since than today's path, below
    nothing, in no sum. `next_year`: what agreed and made moves are expected to save in the year
    after; of a year that is over, as was known at its end. `delay`: what a week's delay of every
    move not yet made is expected to cost (nothing once the year is over). `health`, `education`:
    what partners pay less for the same children, never counted. `without_figure`: moves not yet
    agreed of which nothing can be said. `unpriced_days`: days of the ledger without a price of the
    new home; they claim nothing. `unsure_moves`, `silent_moves`: of how many moves of the year it
    can be said how far their frozen paths may be off, and of how many it can't. `moved_costs`: what
    others paid because of the moves up to today, in no sum. `in_no_sum`: the moves behind what is
    in no sum. `new_move`: what one more move would add (None: nothing can be said, or the year is
    over).
    """

    asked: Asked
    position: Position
    rows: tuple[Standing, ...]
    to_date: Amounts
    confirmed_moves: int
    claimed_moves: int
    expected_moves: int
    clawed_back: int
    avoided_label: int
    risen: int
    since_back: int
    next_year: Position
    delay: int
    health: int
    education: int
    splits: Mapping[str, Split]
    without_figure: int
    unpriced_days: int
    unsure_moves: int
    silent_moves: int
    moved_costs: tuple[tuple[PaidBy, int], ...] = ()
    in_no_sum: tuple[InNoSum, ...] = ()
    parts: tuple[Part, ...] = ()
    possible: tuple[Part, ...] = ()
    stays_paid: tuple[Part, ...] = ()
    new_move: NewMove | None = None

    def part_of(self, move: str) -> Part | None:
        """One move's part of the year: its one value, wherever it is shown."""
        every = (*self.parts, *self.possible, *self.stays_paid)
        return next((one for one in every if one.move == move), None)

    @property
    def unlabelled(self) -> int:
        """Confirmed, and nobody has said whether it reduces the budget or the overspend."""
        return dict(self.splits["confirmed"].labels).get(None, 0)


def year_of_moves(
    asked: Asked,
    known: Known,
    *,
    moves: Sequence[OneMove],
    made: Sequence[MadeMove],
    records: Sequence[ChildRecord],
    planned: Mapping[str, Planned],
    held: Shortlist,
) -> YearOfMoves:
    """Where the year stands. `made`: as `made_moves` gives them, beside their payments; `planned`:
    by key, the moves not yet agreed on their own days; `held`: the list, counted in the year."""
    mine = [one for one in made if asked.council in (None, one.council)]
    rows = tuple(
        row
        for row in standing(mine, confirmed_of_moves(records), asked.today, asked.year.first_day)
        if row.slice.year == asked.year
    )
    counted = [row for row in rows if row.slice.label is not Label.AVOIDED]
    confirmed, claimed = sum(row.stands for row in counted), sum(row.open for row in counted)
    councils = {key: one.one.child.council for key, one in planned.items() if one.one}
    councils = {one.child: councils[one.key] for one in moves if one.key in councils}
    ahead = [one for one in moves if one.stage in BEFORE_THE_MOVE and not asked.is_over
             and asked.council in (None, council_of(one, councils))]  # fmt: skip
    every = list(prospects(ahead, known, planned))
    more = [(one, found) for one, found in every if is_cash(found)]
    apart = [(one, found) for one, found in every if not is_cash(found)]
    saving = [one for one in mine if one.money.label is not Label.AVOIDED]
    coming = [one for one in ahead if _counts(one)]
    under_way = list(running(saving, coming, known, asked))
    of_year = {row.slice.move for row in counted} | {one.move for one in under_way}
    paths = [one.frozen for one in mine if one.key in of_year]
    paths += [one.frozen for one in ahead if one.key in of_year and one.frozen]
    curve, usual = known.evidence.curve, known.evidence.chances
    fallback = next(one.p_12m for one in usual if one.move_to is MoveTo.FOSTERING)
    stands = position(
        target=asked.target, confirmed=confirmed, claimed=claimed, running=under_way,
        prospects=[one for one, _ in more], stays_paid=[one for one, _ in apart], curve=curve,
        fallback=fallback, unsure=_unsure(counted, mine),
    )  # fmt: skip
    ours = [one for one in moves if _counts(one)
            and asked.council in (None, council_of(one, councils))]  # fmt: skip
    rest = _carried(asked, known, saving, ours, coming)
    after = position(target=None, confirmed=0, claimed=0, running=rest, prospects=(), curve=curve,
                     fallback=fallback)  # fmt: skip
    delay = {} if asked.is_over else delays(coming, more, known)
    beside = in_no_sum(mine, rows, asked.year, asked.today)
    by_key = {one.key: one for one in moves}
    parts = tuple(agreed_parts(by_key, counted, under_way, stands.expected, after.expected, delay))
    labels = {one.key: one.agreed.label if one.agreed else None for one in moves}
    return YearOfMoves(
        asked=asked,
        position=stands,
        rows=rows,
        to_date=total(row.slice for row in counted),
        confirmed_moves=len({row.slice.move for row in counted if row.stands}),
        claimed_moves=len({row.slice.move for row in counted if row.open}),
        expected_moves=len(under_way),
        clawed_back=sum(row.clawed_back for row in counted),
        avoided_label=sum(one.avoided for one in beside),
        risen=sum(one.risen for one in beside),
        since_back=sum(one.since_back for one in beside),
        next_year=after,
        delay=sum(delay.values()),
        health=sum(one.health for one in beside),
        education=sum(one.schools for one in beside),
        splits={
            "confirmed": split_of_rows(counted, known.shares, claimed=False),
            "claimed": split_of_rows(counted, known.shares, claimed=True),
            "expected": split_of_parts(parts, labels, known.shares),
        },
        without_figure=sum(not one.is_agreed for one in ahead) - len(every),
        unpriced_days=_unpriced_days(counted),
        unsure_moves=sum(path.path_sd is not None for path in paths),
        silent_moves=sum(path.path_sd is None for path in paths),
        moved_costs=moved_by_who(beside),
        in_no_sum=beside,
        parts=parts,
        possible=tuple(possible_parts(by_key, more, stands.possible, delay, cash=True)),
        stays_paid=tuple(possible_parts(by_key, apart, stands.stays_paid, {}, cash=False)),
        new_move=None
        if asked.is_over
        else _new_move(asked, held, moves, stands, paused(records, asked.today)),
    )  # fmt: skip


def _unpriced_days(rows: Sequence[Standing]) -> int:
    """Days of the ledger for which nobody has recorded what the new home costs."""
    every = [row.slice for row in rows if row.slice.unpriced]
    return sum((one.ends - one.starts).days for one in every)


def _counts(one: OneMove) -> bool:
    return one.agreed is None or one.agreed.label is not Label.AVOIDED


def _new_move(
    asked: Asked, held: Shortlist, moves: Sequence[OneMove], stands: Position,
    not_offered: frozenset[str],
) -> NewMove | None:  # fmt: skip
    """Of the ready children who have no move under way, and whom no panel decided not to offer one
    yet (`not_offered`)."""
    on_board = {one.child for one in moves if one.stage in BEFORE_THE_MOVE or one.was_made}
    ready = if_made(held, Scenario.READY, asked.council, not_offered).portfolio.moves
    more = [one for one in ready if one.child.key not in on_board]
    return new_move(more, held.move_on, stands.gap)


def _carried(
    asked: Asked, known: Known, made: Sequence[MadeMove], moves: Sequence[OneMove],
    coming: Sequence[OneMove],
) -> list[Running]:  # fmt: skip
    """What moves agreed so far are expected to save in the year after; of a year that is over, by
    what was agreed and had happened by its end."""
    following = replace(asked, year=asked.year.next)
    if not asked.is_over:
        return list(running(made, coming, known, following))
    end = asked.year.next.first_day
    then = [_as_at(one, end) for one in made if one.moved_on < end]
    ahead = [found for one in moves if (found := _before(one, end)) and found.is_agreed]
    return list(running(then, ahead, known, replace(following, today=end)))


def _as_at(move: MadeMove, day: date) -> MadeMove:
    """A move without what happened to it on a day or later."""
    back, over = move.returned_on, move.overtaken_on
    return replace(move, returned_on=back if back and back < day else None,
                   overtaken_on=over if over and over < day else None)  # fmt: skip


def _before(move: OneMove, day: date) -> OneMove | None:
    """A move by what was recorded for the days before one."""
    stages = tuple(one for one in move.stages if one.on < day)
    money = tuple(one for one in move.money if one.on < day)
    return replace(move, stages=stages, money=money) if stages else None


def paths_words(found: YearOfMoves, low: str, high: str) -> str:
    """What the ranges leave out, and the range that holds it, from `low` to `high` in words."""
    said = ("The ranges hold how moves may end and which are made. They treat each baseline as "
            "certain, and it is an estimate")  # fmt: skip
    if not found.unsure_moves:
        return (f"{said}. How far off it may be isn't known here, as no engine worked it out: the "
                "ranges are narrower than the truth.")  # fmt: skip
    rest = (" How far off some baselines may be isn't known; those count as exact."
            if found.silent_moves else "")  # fmt: skip
    return (f"{said}: with its error counted too, the forecast lies between {low} and "
            f"{high}, 80% likely.{rest}")  # fmt: skip


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
