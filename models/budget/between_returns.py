"""Stays that no return tells of, from the cost files and the payments.

Since the last whole return only a list of who is here now is held, which says where each child is
and since when. What began and ended before that is in the cost files and in the payments. Returns
win for every day that they know; then a line of a cost file, then payments. No day counts twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

import pandas as pd

from models.children.council import SSDA903, CouncilData
from models.children.records import Ending
from models.children.statements import governing_returns
from models.evidence import FOSTERING
from models.frames import rows_of
from models.journeys.history.council import STAYS_ON, Study, day_number
from models.journeys.history.kinds import SETTINGS
from models.money import DAYS_PER_WEEK, FinancialYear, PriceBasis, to_pence
from models.prices.price_matching import FAR_LOWER
from models.prices.stay_price import Priced
from models.settings import RESIDENTIAL, Setting

_EPOCH = date(1970, 1, 1).toordinal()
PAYMENTS_SOURCE = "payments file"
_PLACES = {setting.value: place for place, setting in enumerate(SETTINGS)}
_FOSTERING = {fostering.value for fostering in FOSTERING}
_APART = {Setting.SECURE, Setting.UNREGISTERED_OR_OTHER}  # nobody calls these by another's name
_CHILDRENS_HOMES = {setting.value for setting in RESIDENTIAL - _APART}
Span = tuple[int, int]  # days [from, to)


class KnownBy(StrEnum):
    """Which files tell of a stay; as words on the screen."""

    RETURNS = "returns and Annex A"
    COST_FILES = "placement census or other cost file"
    PAYMENTS = "payments"


@dataclass(frozen=True, slots=True)
class StayBetween:
    """Days [starts, ends) of one child in a kind of home (its place in kinds.SETTINGS).

    `began`: the stay's own first day. `price`: what was paid; None: the cost file's price is read
    as any other placement's.
    """

    child: str
    council: str
    setting: int
    began: int
    starts: int
    ends: int
    known_by: KnownBy
    price: Priced | None = None


@dataclass(slots=True)
class _Known:
    """What returns say of one child from the first day that no whole return governs.

    `free`: days of which they say nothing. `inferred`: days on which the child is only taken to
    have stayed where the last return left them, until the list says where they went; `there`: the
    kind of home, and when that stay began (None: not in care on the last day of the last return).
    """

    free: list[Span]
    inferred: list[Span] = field(default_factory=list)
    there: tuple[int, int] | None = None
    next_starts: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Run:
    """Days [starts, ends) in one home without a break, by cost lines or payments."""

    setting: int
    starts: int
    ends: int


def stays_between(data: CouncilData, study: Study, last: date) -> tuple[StayBetween, ...]:
    """The stays up to a day (itself in) that cost files and payments know and no return does.

    A line of a cost file counts up to its end, else up to the child's next stay; one without
    either counts only as far as it was paid (policy choice: nobody knows when it ended). What was
    paid for a home after a known end is notice, no stay. A home that was paid before the last
    return's last day is a stay after it only if the child lived there on that day.
    """
    governed = _governed(data, study.as_of)
    sources = data.frame("children").set_index("child")["source"]
    begins = {
        str(child): governed[source] for child, source in sources.items() if source in governed
    }
    until = day_number(last) + 1
    if not any(first < until for first, _ in begins.values()):
        return ()
    lines, paid = _cost_lines(data, begins), _payments(data, begins)
    stay_betweens: list[StayBetween] = []
    wanted = study.people[study.people["child"].isin(set(lines) | set(paid))]
    of_person: dict[int, list[Any]] = defaultdict(list)
    for row in rows_of(study.placements[study.placements["person"].isin(wanted.index)]):
        of_person[row.person].append(row)
    for person, row in zip(wanted.index, rows_of(wanted), strict=True):
        first, listed_to = begins.get(row.child, (until, None))
        end = min(until, int(row.eighteen))
        if first >= end or person not in of_person:
            continue
        known_stays = _known(of_person[person], first, end, listed_to)
        stay_betweens += _of_child(
            row.child,
            row.council,
            known_stays,
            lines.get(row.child, []),
            paid.get(row.child, []),
            first,
        )
    return tuple(stay_betweens)


def _governed(data: CouncilData, as_of: date) -> dict[str, tuple[int, int | None]]:
    """By source: the first day after its last whole return, and the day after its newest list."""
    numbers: dict[str, tuple[int, int | None]] = {}
    returns = governing_returns(data.frame("returns"), as_of, known_only=False)
    for source, rows in returns.groupby("source"):
        whole = rows[rows["kind"] == SSDA903]["covers_to"].max()
        lists = rows[rows["kind"] != SSDA903]["covers_to"].max()
        if pd.notna(whole):
            listed = None if pd.isna(lists) else day_number(lists.date()) + 1
            numbers[str(source)] = (day_number(whole.date()) + 1, listed)
    return numbers


def _known(rows: Sequence[Any], first: int, end: int, listed_to: int | None) -> _Known:
    stated: list[Span] = []
    known_stays = _Known(free=[])
    for number, row in enumerate(rows):
        follows = number + 1 < len(rows)
        cut = row.ends == first and row.ending == Ending.UNKNOWN.value
        if row.starts < first and (row.ends > first or cut):
            known_stays.there = (int(row.setting), int(row.starts))
        if row.ends <= first:
            continue
        if row.starts >= first:
            known_stays.next_starts.append(int(row.starts))
        only_taken = follows or (row.ends == STAYS_ON and listed_to is None)
        if row.starts < first and only_taken:
            known_stays.inferred.append((first, min(int(row.ends), end)))
            continue
        stated.append((max(int(row.starts), first), min(int(row.ends), end)))
    last = rows[-1]
    left = last.ends != STAYS_ON and last.ends >= first and known_stays.there is None
    left |= last.ends != STAYS_ON and last.ends > first
    if left and listed_to is not None:  # the list says that care ended: nobody lived anywhere
        stated.append((int(last.ends), listed_to))
    known_stays.free = subtract_spans([(first, end)], [*stated, *known_stays.inferred])
    return known_stays


def _of_child(
    child: str,
    council: str,
    known_stays: _Known,
    lines: Sequence[_Line],
    paid: Sequence[_Paid],
    first: int,
) -> Iterator[StayBetween]:
    free, inferred = list(known_stays.free), list(known_stays.inferred)
    runs: list[_Run] = []
    for run, is_own in sorted(
        _runs_of_lines(known_stays, lines, first), key=lambda pair: -pair[0].starts
    ):
        runs.append(run)
        spans = _within([*free, *([] if is_own else inferred)], (run.starts, run.ends))
        began = known_stays.there[1] if is_own and known_stays.there else run.starts
        for starts, ends in spans:
            yield StayBetween(child, council, run.setting, began, starts, ends, KnownBy.COST_FILES)
        free, inferred = (subtract_spans(numbers, spans) for numbers in (free, inferred))
    for run, payments in sorted(_runs_of_payments(paid), key=lambda pair: -pair[0].starts):
        if any(_same_stay(run, run_item) for run_item in runs):
            continue
        open_days = free
        if run.starts < first:
            if not _is_there(known_stays, run):
                continue
        elif not _is_there(known_stays, run):
            open_days = [*free, *inferred]
        spans = _within(open_days, (run.starts, run.ends))
        for starts, ends, weekly in _rates(payments, spans):
            year = FinancialYear.holding(date.fromordinal(starts + _EPOCH))
            price = Priced(weekly, PriceBasis.RECORDED, PAYMENTS_SOURCE, year)
            yield StayBetween(
                child, council, run.setting, run.starts, starts, ends, KnownBy.PAYMENTS, price
            )
        free, inferred = (subtract_spans(numbers, spans) for numbers in (free, inferred))


def _is_there(known_stays: _Known, run: _Run) -> bool:
    """Paid for the kind of home that the last return left the child in."""
    return known_stays.there is not None and _kind_of(known_stays.there[0]) == _kind_of(run.setting)


@dataclass(frozen=True, slots=True)
class _Line:
    starts: int
    ends: int | None
    setting: str
    gbp: float
    newest: float


@dataclass(frozen=True, slots=True)
class _Paid:
    starts: int
    ends: int
    setting: int
    pence: int


def _cost_lines(data: CouncilData, begins: dict[str, Any]) -> dict[str, list[_Line]]:
    """By child, lines with a price and a start that reach past the last whole return."""
    lines: dict[str, list[_Line]] = defaultdict(list)
    rows = data.frame("prices")
    rows = rows[rows["starts"].notna() & (rows["total_gbp"] > 0) & rows["child"].isin(begins)]
    for row in rows_of(rows):
        ends = None if pd.isna(row.ends) else day_number(row.ends.date())
        if ends is not None and ends <= begins[row.child][0]:
            continue
        setting = row.setting if isinstance(row.setting, str) else ""
        newest = float(row.newest) if pd.notna(row.newest) else 0.0
        starts = day_number(row.starts.date())
        lines[row.child].append(_Line(starts, ends, setting, float(row.total_gbp), newest))
    return lines


def _payments(data: CouncilData, begins: dict[str, Any]) -> dict[str, list[_Paid]]:
    """By child, payments for a known kind of home that reach past the last whole return."""
    paids: dict[str, list[_Paid]] = defaultdict(list)
    rows = data.frame("payments")
    rows = rows[rows["setting"].isin(list(_PLACES)) & rows["child"].isin(begins)]
    for row in rows_of(rows.sort_values(["child", "starts", "ends"])):
        starts, ends = (day_number(day.date()) for day in (row.starts, row.ends))
        paid = _Paid(starts, ends, _PLACES[row.setting], to_pence(row.paid_gbp))
        paids[row.child].append(paid)
    return {
        child: paids
        for child, paids in paids.items()
        if max(paid.ends for paid in paids) > begins[child][0]
    }


def _runs_of_lines(
    known_stays: _Known, lines: Sequence[_Line], first: int
) -> Iterator[tuple[_Run, bool]]:
    """Each line as a run of days; True: it is of the home where the last return left the child."""
    by_start: dict[int, _Line] = {}
    homes = [line for line in lines if not _comes_on_top(line, lines)]
    for line in sorted(homes, key=lambda line: (line.newest, line.gbp)):
        by_start[line.starts] = line  # the newest file wins
    starts = sorted(by_start)
    for begins in starts:
        line = by_start[begins]
        later = [day for day in (*starts, *known_stays.next_starts) if day > max(begins, first - 1)]
        ends = line.ends if line.ends is not None else min(later, default=None)
        is_own = begins < first
        if ends is None or (is_own and known_stays.there is None):
            continue
        if is_own and known_stays.there is not None:
            if _kind(line.setting) in {"", _kind_of(known_stays.there[0])}:
                yield _Run(known_stays.there[0], begins, ends), True
        elif line.setting in _PLACES:
            yield _Run(_PLACES[line.setting], begins, ends), False


def _comes_on_top(line: _Line, lines: Iterable[_Line]) -> bool:
    """A line far lower than another of the same days is a part of its price, no home of its own."""
    return any(
        line.gbp < FAR_LOWER * other.gbp
        and other.starts <= line.starts
        and (other.ends is None or other.ends > line.starts)
        and _kind(line.setting) in {"", _kind(other.setting)}
        for other in lines
    )


def _kind(setting: str) -> str:
    """Homes that a cost file may call by each other's names."""
    if setting in _FOSTERING:
        return "foster"
    return "residential" if setting in _CHILDRENS_HOMES else setting


def _kind_of(setting: int) -> str:
    return _kind(SETTINGS[setting].value)


def _runs_of_payments(paid: Sequence[_Paid]) -> list[tuple[_Run, list[_Paid]]]:
    """Payments for one kind of home without a break between their days."""
    runs: list[tuple[_Run, list[_Paid]]] = []
    for setting in sorted({paid.setting for paid in paid}):
        paids = sorted((p for p in paid if p.setting == setting), key=lambda p: (p.starts, p.ends))
        group: list[_Paid] = []
        for paid_item in paids:
            if group and paid_item.starts > max(p.ends for p in group):
                runs.append(_run(setting, group))
                group = []
            group.append(paid_item)
        runs.append(_run(setting, group))
    return runs


def _run(setting: int, group: list[_Paid]) -> tuple[_Run, list[_Paid]]:
    starts, ends = min(paid.starts for paid in group), max(paid.ends for paid in group)
    return _Run(setting, starts, ends), group


def _same_stay(paid: _Run, line: _Run) -> bool:
    """The cost file has that very home and says when it ended: what was paid later is notice."""
    alike = _kind_of(paid.setting) == _kind_of(line.setting)
    return alike and paid.starts < line.ends and line.starts < paid.ends


def _rates(payments: Sequence[_Paid], spans: Iterable[Span]) -> Iterator[tuple[int, int, float]]:
    """Days [starts, ends) of one price with pounds a week; a credit takes off, zero is no stay."""
    for first, end in spans:
        edges = {first, end}
        edges |= {
            day
            for payment in payments
            for day in (payment.starts, payment.ends)
            if first < day < end
        }
        for starts, ends in pairwise(sorted(edges)):
            a_day = sum(
                payment.pence / (payment.ends - payment.starts)
                for payment in payments
                if payment.starts <= starts and ends <= payment.ends
            )
            if a_day > 0:
                yield starts, ends, a_day / 100 * DAYS_PER_WEEK


def _within(spans: Iterable[Span], numbers_item: Span) -> list[Span]:
    """The parts of some spans that lie in another."""
    numbers = [(max(starts, numbers_item[0]), min(ends, numbers_item[1])) for starts, ends in spans]
    return sorted((starts, ends) for starts, ends in numbers if starts < ends)


def subtract_spans(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """What is left of some spans once others are taken out."""
    numbers = list(spans)
    for first, end in others:
        numbers = [
            part
            for starts, ends in numbers
            for part in ((starts, min(ends, first)), (max(starts, end), ends))
            if part[0] < part[1]
        ]
    return numbers
