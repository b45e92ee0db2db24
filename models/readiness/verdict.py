"""What the rules say of one child and one kind of home, with every reason."""

from dataclasses import dataclass
from enum import StrEnum

from models.labels import Barrier, Readiness
from models.needs.scheme import Need, Package
from models.settings import Setting


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
    blockers: tuple[Barrier, ...]
    packages: tuple[Package, ...]
    must_change: tuple[Need, ...]
    question: str | None
