"""What the rules say of one child and one kind of home, with every reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.children.settings import Setting
from models.needs.scheme import Need, Package


class Readiness(StrEnum):
    """The rules' answer for one destination."""

    READY = "ready"
    NEARLY = "nearly"
    NOT_YET = "not_yet"
    RULED_OUT = "ruled_out"
    NOT_ENOUGH_KNOWN = "not_enough_known"


class BlockerKind(StrEnum):
    """What needs sorting, by what it does to the answer."""

    STOP = "stop"  # rules the destination out until the date to look again
    MUST_CLEAR = "must clear"  # recorded and uncleared: not yet
    QUESTION = "question"  # inferred from the data: asked, leaves the answer alone
    TIMING = "timing"  # a reason to choose the day with care
    MONEY = "money"  # shown with the money only


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that needs sorting before or around a move.

    `destinations` None = all. `look_again` is always set on a STOP; `look_again_assumed` tells that
    nobody recorded it (as-of date + 12 weeks). `recorded`: a person or a file said so, rather than
    the tool inferring it from the 903.
    """

    name: str
    kind: BlockerKind
    words: str
    recorded: bool = False
    destinations: frozenset[Setting] | None = None
    look_again: date | None = None
    look_again_assumed: bool = False
    owner: str | None = None
    due: date | None = None
    cleared: date | None = None
    evidence: str | None = None
    advocate_offered: bool | None = None  # of the child's own no; None = of anything else


class Tone(StrEnum):
    """What a reason does for the child's case, so that a page can group it."""

    FOR = "going well"
    AGAINST = "still hard"
    ASK = "to find out"
    NOTE = "to know"


@dataclass(frozen=True, slots=True)
class Reason:
    """One plain sentence without full stop, in words a family could read."""

    words: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one destination.

    `question`: the one thing to find out that would change the answer (only for
    `not_enough_known`). `must_change`: needs that are one level over the ceiling (for `nearly`).
    `packages`: the cheapest set of packages the answer relied on; empty = none needed.
    """

    destination: Setting
    readiness: Readiness
    reasons: tuple[Reason, ...]
    blockers: tuple[Blocker, ...]
    packages: tuple[Package, ...]
    must_change: tuple[Need, ...]
    question: str | None
