"""Answers to two questions of the tool: whether a child's words change a plan, and which legal
status is right."""

import hashlib
from dataclasses import dataclass
from datetime import date

from models.children.records import LegalStatus
from models.settings import Setting


@dataclass(frozen=True, slots=True)
class WordsWeighed:
    """Somebody thought about what the child said: it doesn't change these destinations, because …

    Where it does change one, a barrier is recorded instead (`barrier_part`). `said`: the marks of
    the sayings (`mark_of`), never their words. `places` empty = every destination.
    """

    said: tuple[str, ...] = ()
    places: tuple[Setting, ...] = ()
    because: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class LegalStatusSaid:
    """Which legal status is right, as somebody looked it up. `since`: from when, None = not said.

    It counts until a newer return states another one.
    """

    order: LegalStatus | None = None
    since: date | None = None
    said_by: str = ""
    on: date | None = None


def mark_of(words: str) -> str:
    """What tells one saying from another without holding it: equal but for gaps and capitals."""
    tidy = " ".join(words.split()).casefold()
    return hashlib.sha256(tidy.encode()).hexdigest()[:16]


_BARRIER = "other-words-"


def barrier_part(mark: str) -> str:
    """The barrier that a saying led to: its part, as of anything in people's own words."""
    return f"{_BARRIER}{mark}"


def mark_of_barrier(part: str) -> str:
    """The mark of the saying that a barrier came from; "" for any other barrier."""
    return part.removeprefix(_BARRIER) if part.startswith(_BARRIER) else ""
