"""What the rules read of what people recorded, out of the council's frames, at a date."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pandas as pd

from models.children.records import LegalStatus
from models.frames import rows_of
from models.labels import Barrier, BarrierKind
from models.needs.scheme import STALE_AFTER_DAYS
from models.readiness.stops import CHILD_SAYS_NO
from models.readiness.their_words import Wished
from models.recording.voice import LOOK_AGAIN_WITHIN
from models.recording.weighed import mark_of_barrier
from models.settings import DESTINATIONS, Setting


def blockers_at(rows: pd.DataFrame, as_of: date) -> tuple[Barrier, ...]:
    """One child's rows of `blockers`: each thing as it stood at the date, in the order raised."""
    known = [row for row in rows_of(rows) if _day(row.on) <= as_of]
    last: dict[str, Any] = {}
    for row in sorted(known, key=lambda one: (one.part, one.number)):
        last[row.part] = row
    standing = sorted(last.values(), key=lambda one: (_day(one.raised_on), one.part))
    return tuple(_blocker(row) for row in standing)


def childs_no_at(rows: pd.DataFrame, as_of: date) -> tuple[Barrier, ...]:
    """One child's rows of `wishes` as stops: a no stands until the child is open to the place.

    Each is looked at again within 12 weeks of the day on which it was heard.
    """
    said: dict[Setting, Any] = {}
    known = (row for row in rows_of(rows) if _day(row.on) <= as_of)
    for row in sorted(known, key=lambda one: (_day(one.on), one.number)):
        for place in places_of(row.open_to):
            said.pop(place, None)
        for place in places_of(row.no_to):
            said[place] = row
    by_wish: dict[int, list[Setting]] = {}
    for place, row in said.items():
        by_wish.setdefault(int(row.number), []).append(place)
    wishes = {int(row.number): row for row in said.values()}
    return tuple(_no(wishes[number], by_wish[number]) for number in sorted(by_wish))


def wished_at(rows: pd.DataFrame) -> tuple[Wished, ...]:
    """One child's rows of `wishes` as words that may bear on a destination."""
    return tuple(
        Wished(
            _text(row.words),
            _day(row.on),
            frozenset((*places_of(row.no_to), *places_of(row.open_to))),
        )
        for row in rows_of(rows)
    )


def words_answered_at(
    weighed: pd.DataFrame, blockers: pd.DataFrame, as_of: date
) -> tuple[tuple[str, frozenset[Setting]], ...]:
    """Marks of sayings with the destinations for which somebody answered by a date.

    "It doesn't change this", or a barrier that came from the words, sorted by now or not.
    """
    pairs = [
        (mark, frozenset(places_of(row.places) or DESTINATIONS))
        for row in rows_of(weighed)
        if _day(row.on) <= as_of
        for mark in _text(row.said).split("|")
    ]
    pairs += [
        (mark, frozenset(places_of(row.destinations) or DESTINATIONS))
        for row in rows_of(blockers)
        if _day(row.on) <= as_of and (mark := mark_of_barrier(_text(row.part)))
    ]
    return tuple(pairs)


def legal_status_at(
    rows: pd.DataFrame, as_of: date
) -> tuple[LegalStatus, date | None, date] | None:
    """The legal status that somebody last said is right: which, since when, and the day."""
    known = [row for row in rows_of(rows) if _day(row.on) <= as_of]
    if not known:
        return None
    last = max(known, key=lambda row: (_day(row.on), row.number))
    return LegalStatus(last.order), _maybe(last.since), _day(last.on)


def support_not_care_at(rows: pd.DataFrame, as_of: date) -> str | None:
    """The last words recorded by a date; None = nobody did, or they were taken back."""
    known = sorted(
        (row for row in rows_of(rows) if _day(row.on) <= as_of),
        key=lambda one: (_day(one.on), one.number),
    )
    text = _text(known[-1].because).strip() if known else ""
    return text or None


def answered_questions(recorded: Iterable[Barrier], as_of: date) -> frozenset[str]:
    """Names that the tool need not ask about: open on record, or sorted within 183 days.

    As long as a needs profile stays fresh; after that an answer may no longer hold.
    """
    oldest = as_of - timedelta(days=STALE_AFTER_DAYS)
    return frozenset(
        barrier.name for barrier in recorded if barrier.cleared is None or barrier.cleared >= oldest
    )


def places_of(text: object) -> tuple[Setting, ...]:
    """The destinations of a cell, `home|foster_in_house`, in the law's order."""
    named = set(_text(text).split("|")) - {""}
    return tuple(place for place in DESTINATIONS if place.value in named)


def _blocker(row: Any) -> Barrier:
    return Barrier(
        name=row.name,
        kind=BarrierKind(row.kind),
        words=_text(row.words),
        recorded=True,
        destinations=frozenset(places_of(row.destinations)) or None,
        look_again=_maybe(row.look_again),
        owner=_text(row.owner) or None,
        due=_maybe(row.due),
        cleared=_maybe(row.cleared),
        evidence=_text(row.evidence) or None,
    )


def _no(row: Any, places: list[Setting]) -> Barrier:
    latest = _day(row.on) + LOOK_AGAIN_WITHIN
    return Barrier(
        name=CHILD_SAYS_NO,
        kind=BarrierKind.STOP,
        words="the child says no",
        recorded=True,
        destinations=frozenset(places),
        look_again=min(_maybe(row.look_again) or latest, latest),
        owner=_text(row.heard_by) or None,
        evidence=_text(row.words) or None,
        advocate_offered=None if pd.isna(row.advocate_offered) else bool(row.advocate_offered),
    )


def _day(value: Any) -> date:
    return pd.Timestamp(value).date()


def _maybe(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
