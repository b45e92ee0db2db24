"""The labels that rules give and people record: how ready, and what stands in the way."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.settings import Setting


class Readiness(StrEnum):
    """The rules' answer for one destination."""

    READY = "ready"
    NEARLY = "nearly"
    NOT_YET = "not_yet"
    RULED_OUT = "ruled_out"
    NOT_ENOUGH_KNOWN = "not_enough_known"


class BarrierKind(StrEnum):
    """What needs sorting, by what it does to the answer."""

    STOP = "stop"  # rules the destination out until the date to look again
    MUST_CLEAR = "must clear"  # recorded and uncleared: not yet
    QUESTION = "question"  # inferred from the data: asked, leaves the answer alone
    TIMING = "timing"  # a reason to choose the day with care
    MONEY = "money"  # shown with the money only


@dataclass(frozen=True, slots=True)
class Barrier:
    """One thing that needs sorting before or around a move.

    `destinations` None = all. `look_again` is always set on a STOP; `look_again_assumed` tells that
    nobody recorded it (as-of date + 12 weeks). `recorded`: a person or a file said so, rather than
    the tool inferring it from the 903.
    """

    name: str
    kind: BarrierKind
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
