"""How moves out of residential care turned out, year by year, for people outside.

As the council's returns tell it, every planned move to a family or home, whoever planned it: a
board sees whether moves last, and sees it beside the years before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.fairness.possible import Key, PublishedSum
from models.fairness.suppress import Figure, suppress_small_numbers
from models.frames import rows_of
from models.journeys.history.council import Study
from models.journeys.history.kinds import SETTINGS, HomeGroup, group_of
from models.journeys.history.moves import MoveOutcome, list_moves
from models.money import FinancialYear, months_later

YEARS = 5  # rows that a board is shown
FAMILY = frozenset({HomeGroup.FOSTER, HomeGroup.HOME})
LASTED, EARLY, NOT_YET = "lasted", "early", "not yet"


@dataclass(frozen=True, slots=True)
class MovedInYear:
    """Moves to a family that were made in a financial year, or since it began (`until` is later).

    `lasted`: the child was not back within a year; `ended_early`: back in residential care, in
    custody, long in hospital, or in care again after going home; `not_yet`: the year after the move
    isn't over, or the child was lost from sight in it. None = hidden.
    """

    year: FinancialYear
    until: date
    moved: int | None
    lasted: int | None
    ended_early: int | None
    not_yet: int | None


def moved_by_year(study: Study) -> tuple[MovedInYear, ...]:
    """The last years, oldest first, small numbers still in them.

    A year whose moves are all a year old is a row of its own; all later ones are one row, because
    of those nobody knows yet. `study`: the history as known at a date.
    """
    counts: dict[FinancialYear, list[MoveOutcome]] = {}
    for one in rows_of(list_moves(study)):
        if group_of(SETTINGS[int(one.setting)]) in FAMILY:
            year = FinancialYear.holding(date.fromordinal(_EPOCH + int(one.moved_on)))
            counts.setdefault(year, []).append(MoveOutcome(one.outcome))
    if not counts:
        return ()
    in_year, first = FinancialYear.holding(study.as_of), min(counts)
    years = [FinancialYear(start) for start in range(first.start, in_year.start + 1)]
    open_from = next(
        (
            year
            for year in years
            if year.last_day.replace(year=year.last_day.year + 1) > study.as_of
        ),
        in_year,
    )
    closed = [year for year in years if year < open_from]
    since = [
        move_outcome for year in years if year >= open_from for move_outcome in counts.get(year, [])
    ]
    rows = [_row(year, year.last_day, counts.get(year, [])) for year in closed[1 - YEARS :]]
    return (*rows, _row(open_from, study.as_of, since))


_EPOCH = date(1970, 1, 1).toordinal()


def _row(year: FinancialYear, until: date, move_outcomes: Sequence[MoveOutcome]) -> MovedInYear:
    lasted, early = (
        move_outcomes.count(MoveOutcome.LASTED),
        move_outcomes.count(MoveOutcome.ENDED_EARLY),
    )
    return MovedInYear(
        year, until, len(move_outcomes), lasted, early, len(move_outcomes) - lasted - early
    )


def moved_shown(rows: Sequence[MovedInYear]) -> tuple[MovedInYear, ...]:
    """The rows with small numbers hidden. What everybody can tell from the calendar may be told:
    that nothing waits for its end any more, and that nothing can be a year old yet."""
    shown = suppress_small_numbers(_figures(rows), _sums(rows))
    return tuple(
        MovedInYear(
            row.year,
            row.until,
            shown[_moved(row)],
            shown[_key(row, LASTED)],
            shown[_key(row, EARLY)],
            shown[_key(row, NOT_YET)],
        )
        for row in rows
    )


def _figures(rows: Sequence[MovedInYear]) -> Iterator[Figure]:
    for row in rows:
        yield Figure(_moved(row), row.moved or 0, rank=1)
        none_is_a_year_old = months_later(row.year.first_day, 12) > row.until
        yield Figure(_key(row, LASTED), row.lasted or 0, nought_is_shown=none_is_a_year_old)
        yield Figure(_key(row, EARLY), row.ended_early or 0)
        yield Figure(_key(row, NOT_YET), row.not_yet or 0, nought_is_shown=True)


def _sums(rows: Sequence[MovedInYear]) -> Iterator[PublishedSum]:
    for row in rows:
        yield PublishedSum(_moved(row), (_key(row, LASTED), _key(row, EARLY), _key(row, NOT_YET)))


def _moved(move: MovedInYear) -> Key:
    return _key(move, "all")


def _key(move: MovedInYear, label: str) -> Key:
    return "moved", str(move.year), label
