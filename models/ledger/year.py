"""A financial year of moves: what is confirmed, claimed, expected and possible, and the gap.

Joins the record (which moves, in which stage), the ledger (what each saves), what finance
confirmed, and what each move not yet agreed would save on its own day.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.evidence import MoveTo
from models.ledger.committed_moves import (
    Assumptions,
    YearQuery,
    baseline_sd,
    council_of,
    expect_committed_moves,
    is_cash,
    list_prospects,
)
from models.ledger.completed_move import CompletedMove
from models.ledger.confirm import Standing, ledger_standing
from models.ledger.contributions import (
    MoveContribution,
    agreed_parts,
    cost_of_delays,
    possible_parts,
)
from models.ledger.expected import Running
from models.ledger.memorandum import MemorandumItems, memorandum_items, moved_by_who
from models.ledger.new_move import NewMove, new_move
from models.ledger.planned import UnagreedMove
from models.ledger.position import TargetPosition, work_out_position
from models.ledger.slices import total_of_slices
from models.ledger.splits import SavingSplit, split_of_parts, split_of_rows
from models.pipeline.move_record import MoveRecord, with_a_move
from models.recording.entry import standing_entries as stands_on_record
from models.recording.move_stages import BEFORE_THE_MOVE, Confirmed, ConfirmedSlice, Label, PaidBy
from models.recording.record import ChildRecord
from models.recording.subject import RecordKind
from models.saving.portfolio import Amounts
from models.shortlist.options import Shortlist
from models.shortlist.panel_said import children_paused
from models.shortlist.portfolio import MovesScenario, if_made


@dataclass(frozen=True, slots=True)
class YearOfMoves:
    """Everything in pence. `rows`: the year's ledger up to today with what was confirmed of it;
    `to_date`: from gross to net what of it counts, which is confirmed and claimed together.

    `parts`: each agreed or made move's part of the year, `possible`: each that may come,
    `stays_paid`: those whose bed stays paid, or of which nobody said how it is bought; they add up
    to each sum.
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

    asked: YearQuery
    position: TargetPosition
    rows: tuple[Standing, ...]
    to_date: Amounts
    clawed_back: int
    avoided_label: int
    risen: int
    since_back: int
    next_year: TargetPosition
    delay: int
    health: int
    education: int
    splits: Mapping[str, SavingSplit]
    without_figure: int
    unpriced_days: int
    unsure_moves: int
    silent_moves: int
    moved_costs: tuple[tuple[PaidBy, int], ...] = ()
    in_no_sum: tuple[MemorandumItems, ...] = ()
    parts: tuple[MoveContribution, ...] = ()
    possible: tuple[MoveContribution, ...] = ()
    stays_paid: tuple[MoveContribution, ...] = ()
    new_move: NewMove | None = None

    def part_of(self, move: str) -> MoveContribution | None:
        """One move's part of the year: its one value, wherever it is shown."""
        move_contributions = (*self.parts, *self.possible, *self.stays_paid)
        return next(
            (
                move_contribution
                for move_contribution in move_contributions
                if move_contribution.move == move
            ),
            None,
        )

    @property
    def unlabelled(self) -> int:
        """Confirmed, and nobody has said whether it reduces the budget or the overspend."""
        return dict(self.splits["confirmed"].labels).get(None, 0)


def year_of_moves(
    year_query: YearQuery,
    assumptions: Assumptions,
    *,
    moves: Sequence[MoveRecord],
    made: Sequence[CompletedMove],
    records: Sequence[ChildRecord],
    planned: Mapping[str, UnagreedMove],
    shortlist: Shortlist,
) -> YearOfMoves:
    """Where the year stands. `made`: as `made_moves` gives them, beside their payments; `planned`:
    by key, the moves not yet agreed on their own days; `shortlist`: the list, counted in the
    year."""
    completed_moves = [
        completed_move
        for completed_move in made
        if year_query.council in (None, completed_move.council)
    ]
    rows = tuple(
        row
        for row in ledger_standing(
            completed_moves,
            confirmed_of_moves(records),
            year_query.today,
            year_query.year.first_day,
        )
        if row.slice.year == year_query.year
    )
    counted = [row for row in rows if row.slice.label is not Label.AVOIDED]
    confirmed, claimed = sum(row.stands for row in counted), sum(row.open for row in counted)
    councils = {
        key: unagreed_move.one.child.council
        for key, unagreed_move in planned.items()
        if unagreed_move.one
    }
    councils = {move.child: councils[move.key] for move in moves if move.key in councils}
    ahead = [
        move
        for move in moves
        if move.stage in BEFORE_THE_MOVE
        and not year_query.is_over
        and year_query.council in (None, council_of(move, councils))
    ]
    pairs = list(list_prospects(ahead, assumptions, planned))
    pairs_item = [
        (prospect, unagreed_move) for prospect, unagreed_move in pairs if is_cash(unagreed_move)
    ]
    apart = [
        (prospect, unagreed_move) for prospect, unagreed_move in pairs if not is_cash(unagreed_move)
    ]
    saving = [
        completed_move
        for completed_move in completed_moves
        if completed_move.money.label is not Label.AVOIDED
    ]
    coming = [move_record for move_record in ahead if _counts(move_record)]
    under_way = list(expect_committed_moves(saving, coming, assumptions, year_query))
    of_year = {row.slice.move for row in counted} | {running.move for running in under_way}
    paths = [
        completed_move.frozen for completed_move in completed_moves if completed_move.key in of_year
    ]
    paths += [
        move_record.frozen
        for move_record in ahead
        if move_record.key in of_year and move_record.frozen
    ]
    curve, usual = assumptions.evidence.curve, assumptions.evidence.chances
    fallback = next(
        published_chance.p_12m
        for published_chance in usual
        if published_chance.move_to is MoveTo.FOSTERING
    )
    target_position = work_out_position(
        target=year_query.target,
        confirmed=confirmed,
        claimed=claimed,
        running=under_way,
        prospects=[prospect for prospect, _ in pairs_item],
        stays_paid=[prospect for prospect, _ in apart],
        curve=curve,
        fallback=fallback,
        unsure=_unsure(counted, completed_moves),
    )
    ours = [
        move
        for move in moves
        if _counts(move) and year_query.council in (None, council_of(move, councils))
    ]
    runnings = _carried(year_query, assumptions, saving, ours, coming)
    after = work_out_position(
        target=None,
        confirmed=0,
        claimed=0,
        running=runnings,
        prospects=(),
        curve=curve,
        fallback=fallback,
    )
    delay = {} if year_query.is_over else cost_of_delays(coming, pairs_item, assumptions)
    beside = memorandum_items(completed_moves, rows, year_query.year, year_query.today)
    by_key = {move.key: move for move in moves}
    parts = tuple(
        agreed_parts(by_key, counted, under_way, target_position.expected, after.expected, delay)
    )
    labels = {move.key: move.agreed.label if move.agreed else None for move in moves}
    return YearOfMoves(
        asked=year_query,
        position=target_position,
        rows=rows,
        to_date=total_of_slices(row.slice for row in counted),
        clawed_back=sum(row.clawed_back for row in counted),
        avoided_label=sum(in_no_sum.avoided for in_no_sum in beside),
        risen=sum(in_no_sum.risen for in_no_sum in beside),
        since_back=sum(in_no_sum.since_back for in_no_sum in beside),
        next_year=after,
        delay=sum(delay.values()),
        health=sum(in_no_sum.health for in_no_sum in beside),
        education=sum(in_no_sum.schools for in_no_sum in beside),
        splits={
            "confirmed": split_of_rows(counted, assumptions.shares, claimed=False),
            "claimed": split_of_rows(counted, assumptions.shares, claimed=True),
            "expected": split_of_parts(parts, labels, assumptions.shares),
        },
        without_figure=sum(not move_record.is_agreed for move_record in ahead) - len(pairs),
        unpriced_days=_unpriced_days(counted),
        unsure_moves=sum(path.path_sd is not None for path in paths),
        silent_moves=sum(path.path_sd is None for path in paths),
        moved_costs=moved_by_who(beside),
        in_no_sum=beside,
        parts=parts,
        possible=tuple(
            possible_parts(by_key, pairs_item, target_position.possible, delay, cash=True)
        ),
        stays_paid=tuple(possible_parts(by_key, apart, target_position.stays_paid, {}, cash=False)),
        new_move=None
        if year_query.is_over
        else _new_move(
            year_query,
            shortlist,
            moves,
            target_position,
            children_paused(records, year_query.today),
        ),
    )


def _unpriced_days(rows: Sequence[Standing]) -> int:
    """Days of the ledger for which nobody has recorded what the new home costs."""
    ledger_slices = [row.slice for row in rows if row.slice.unpriced]
    return sum((ledger_slice.ends - ledger_slice.starts).days for ledger_slice in ledger_slices)


def _counts(move_record: MoveRecord) -> bool:
    return move_record.agreed is None or move_record.agreed.label is not Label.AVOIDED


def _new_move(
    year_query: YearQuery,
    shortlist: Shortlist,
    moves: Sequence[MoveRecord],
    target_position: TargetPosition,
    not_offered: frozenset[str],
) -> NewMove | None:
    """Of the ready children who have no move under way, and whom no panel decided not to offer one
    yet (`not_offered`)."""
    ready = if_made(shortlist, MovesScenario.READY, None, not_offered).portfolio.moves
    return new_move(
        ready, shortlist.move_on, target_position.gap, with_a_move(moves), year_query.council
    )


def _carried(
    year_query: YearQuery,
    assumptions: Assumptions,
    made: Sequence[CompletedMove],
    moves: Sequence[MoveRecord],
    coming: Sequence[MoveRecord],
) -> list[Running]:
    """What moves agreed so far are expected to save in the year after; of a year that is over, by
    what was agreed and had happened by its end."""
    following = replace(year_query, year=year_query.year.next)
    if not year_query.is_over:
        return list(expect_committed_moves(made, coming, assumptions, following))
    end = year_query.year.next.first_day
    completed_moves = [
        _as_at(completed_move, end) for completed_move in made if completed_move.moved_on < end
    ]
    ahead = [
        move_record
        for move in moves
        if (move_record := _before(move, end)) and move_record.is_agreed
    ]
    return list(
        expect_committed_moves(completed_moves, ahead, assumptions, replace(following, today=end))
    )


def _as_at(move: CompletedMove, day: date) -> CompletedMove:
    """A move without what happened to it on a day or later."""
    back, over = move.returned_on, move.overtaken_on
    return replace(
        move,
        returned_on=back if back and back < day else None,
        overtaken_on=over if over and over < day else None,
    )


def _before(move: MoveRecord, day: date) -> MoveRecord | None:
    """A move by what was recorded for the days before one."""
    stages = tuple(stage for stage in move.stages if stage.on < day)
    money = tuple(entry for entry in move.money if entry.on < day)
    return replace(move, stages=stages, money=money) if stages else None


def _unsure(rows: Sequence[Standing], made: Sequence[CompletedMove]) -> Counter[str]:
    """Of each move's slices, one standard deviation of what its frozen path may be off."""
    moves, counts = {completed_move.key: completed_move for completed_move in made}, Counter[str]()
    for row in rows:
        counts[row.slice.move] += baseline_sd(row.slice, moves[row.slice.move])
    return counts


def confirmed_of_moves(records: Iterable[ChildRecord]) -> dict[str, tuple[ConfirmedSlice, ...]]:
    """What finance confirmed of each move and nobody took back, in the order confirmed."""
    confirmed_slices: dict[str, list[ConfirmedSlice]] = {}
    for record in records:
        entries = (entry for entry in record.entries if entry.about.kind is RecordKind.CONFIRMED)
        for entry in sorted(stands_on_record(entries), key=lambda entry: entry.at_utc):
            if isinstance(entry.content, Confirmed):
                confirmed_slices.setdefault(entry.about.part, []).extend(entry.content.slices)
    return {key: tuple(confirmed_slices) for key, confirmed_slices in confirmed_slices.items()}
