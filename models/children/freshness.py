"""Whether a child is still where the data says: people's corrections against later imports.

A correction is dated. It wins over the data that was held when it was made, until an import of a
later day confirms it or says otherwise; then it is a question (DOMAIN.md, freshness). One said to
have died leaves every list, reminder and prompt until somebody withdraws that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

import pandas as pd

from models.children.records import Placement
from models.frames import rows_of

CHECK_FIRST_AFTER_DAYS = 35
UNDO_FOR = timedelta(minutes=10)


class WhereaboutsAnswer(StrEnum):
    """What a person may say of where a child is."""

    STILL_HERE = "still here"
    MOVED_OR_LEFT = "has moved or left"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Correction:
    """What one person said of one child: `what` was true on the day `on`.

    `number`: 1, 2, … of everything recorded of this child, withdrawals included. `noted_at` is in
    UTC without a zone. `data_to`: the day to which the data held then reached, None = no return.
    """

    child: str
    number: int
    what: WhereaboutsAnswer
    on: date
    noted_at: datetime
    actor: str
    data_to: date | None


class State(StrEnum):
    """Where a child belongs on the screens."""

    HERE = "here"
    MAY_HAVE_MOVED = "may have moved"
    CLOSED = "closed"  # died


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is known of where a child is, out of the data and of what people said.

    `known_on`: the latest day on which data or a person said that the child is here. `said`: the
    correction that stands (also one that an import has confirmed). `asked`: True when the import
    that reaches to `import_to` says otherwise, so that somebody has to look.
    """

    state: State
    known_on: date
    import_to: date
    said: Correction | None = None
    asked: bool = False
    stay_ends: date | None = None  # when the import says that the stay ended

    def check_first(self, today: date) -> bool:
        """Over 35 days since anybody knew: may have moved."""
        return (today - self.known_on).days > CHECK_FIRST_AFTER_DAYS


class Corrections:
    """The `corrections` frame (models/children/council.py) by child."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._held: dict[str, list[Correction]] = {}
        self._versions: dict[str, int] = {}
        withdrawn = {
            (row.child, int(row.withdraws)) for row in rows_of(frame) if pd.notna(row.withdraws)
        }
        for row in rows_of(frame):
            number = int(row.number)
            self._versions[row.child] = max(number, self._versions.get(row.child, 0))
            if pd.isna(row.withdraws) and (row.child, number) not in withdrawn:
                self._held.setdefault(row.child, []).append(_correction(row))
        for lines in self._held.values():
            lines.sort(key=lambda correction: correction.number)

    @property
    def children(self) -> frozenset[str]:
        """The keys of children of whom something is said that wasn't withdrawn."""
        return frozenset(self._held)

    def version(self, child: str) -> int:
        """How many things were recorded of the child so far; 0 = none."""
        return self._versions.get(child, 0)

    def live(self, child: str, said_to: date) -> Correction | None:
        """What counts of what was said about days up to `said_to`: the last said, or a death."""
        corrections = [
            correction for correction in self._held.get(child, ()) if correction.on <= said_to
        ]
        deaths = [
            correction for correction in corrections if correction.what is WhereaboutsAnswer.DIED
        ]
        counting = deaths or corrections
        return counting[-1] if counting else None

    def of_child(self, child: str) -> tuple[Correction, ...]:
        """Everything said of the child and not withdrawn, oldest first."""
        return tuple(self._held.get(child, ()))

    def undoable(self, actor: str, now_utc: datetime) -> tuple[Correction, ...]:
        """What this person said in the last ten minutes, if nobody said anything since."""
        return tuple(
            lines[-1]
            for child, lines in sorted(self._held.items())
            if lines[-1].actor == actor
            and lines[-1].number == self._versions[child]
            and now_utc - lines[-1].noted_at <= UNDO_FOR
        )


def weigh_whereabouts(
    journey: Sequence[Placement], import_to: date, correction: Correction | None
) -> Whereabouts:
    """Weigh what is said against the child's placements, as the import to that day has them.

    A stay is the one that the person knew of: the last that had begun on the day to which the data
    then reached.
    """
    if correction is None:
        return Whereabouts(State.HERE, import_to, import_to)
    if correction.what is WhereaboutsAnswer.DIED:
        return Whereabouts(State.CLOSED, import_to, import_to, correction)
    stay = _stay(journey, correction.data_to or correction.on)
    later = import_to > max(correction.on, correction.data_to or correction.on)
    if correction.what is WhereaboutsAnswer.STILL_HERE:
        gone = stay.ends is not None and stay.ends <= correction.on
        known_on = import_to if gone else max(import_to, correction.on)
        return Whereabouts(State.HERE, known_on, import_to, correction, gone, stay.ends)
    if stay.ends is not None:  # the data agrees: that stay is over
        return Whereabouts(State.HERE, import_to, import_to, correction)
    if later:
        return Whereabouts(State.HERE, import_to, import_to, correction, asked=True)
    return Whereabouts(State.MAY_HAVE_MOVED, import_to, import_to, correction)


def imports_reach(returns: pd.DataFrame, source: str, as_of: date) -> date:
    """The day to which a source's returns state the world, looked at from a day."""
    frame = returns[(returns["source"] == source) & (returns["covers_from"] <= pd.Timestamp(as_of))]
    return as_of if frame.empty else min(as_of, pd.Timestamp(frame["covers_to"].max()).date())


def _stay(journey: Sequence[Placement], known_to: date) -> Placement:
    begun = [stay for stay in journey if stay.starts <= known_to]
    return (begun or list(journey[:1]))[-1]


def _correction(row: Any) -> Correction:
    return Correction(
        child=row.child,
        number=int(row.number),
        what=WhereaboutsAnswer(row.what),
        on=pd.Timestamp(row.on).date(),
        noted_at=pd.Timestamp(row.noted_at).to_pydatetime(),
        actor=row.actor,
        data_to=None if pd.isna(row.data_to) else pd.Timestamp(row.data_to).date(),
    )
