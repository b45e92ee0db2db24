"""What a meeting decided about one child, with everything that belongs on record (DOMAIN.md).

Everything has an empty default, so that a draft is a decision too; `complete.py` says what is
missing before it can be recorded. No money here: it is noted apart, after the decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.children.settings import Setting
from models.journeys.outlook import Basis
from models.readiness.verdict import BlockerKind, Readiness


class Outcome(StrEnum):
    """The decision itself."""

    EXPLORE = "explore"
    MATCH = "match"
    RECOMMEND_MOVE = "agree move"
    STAY = "stay"
    LOOK_AGAIN = "look again"


class Agreement(StrEnum):
    """Whether the panel agrees with the tool: both need a because, both are one click."""

    AGREE = "agree"
    DISAGREE = "disagree"


@dataclass(frozen=True, slots=True)
class OptionConsidered:
    """One option that was talked about; `place` None = stay here."""

    place: Setting | None = None
    gives: str = ""
    costs_the_child: str = ""


@dataclass(frozen=True, slots=True)
class ToolPlace:
    """What the tool said of one destination. Chances are None where withheld."""

    place: Setting
    readiness: Readiness
    reasons: tuple[str, ...]
    question: str | None = None
    packages: tuple[str, ...] = ()
    p_lasts_12m: float | None = None
    p_lasts_low: float | None = None
    p_lasts_high: float | None = None
    p_lasts_basis: Basis = Basis.WITHHELD


@dataclass(frozen=True, slots=True)
class ToolSaid:
    """What the tool said when it was decided, with all that it takes to reproduce it.

    `data_version`: the store's count of changes; `engine`: version of the engine or of the
    published evidence; `scheme`: digest of the ceilings and packages in force. No money.
    """

    as_of: date
    data_date: date
    move_on: date
    data_version: str
    engine: str
    scheme: str
    places: tuple[ToolPlace, ...]

    def readiness(self, place: Setting) -> Readiness | None:
        """What it said of one destination, None = it wasn't asked about."""
        return next((one.readiness for one in self.places if one.place is place), None)


@dataclass(frozen=True, slots=True)
class Sorting:
    """What needed sorting, as it stood when it was decided."""

    words: str
    kind: BlockerKind
    owner: str = ""
    due: date | None = None
    look_again: date | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A promise: `key` tells the actions of one decision apart ("1", "2", …)."""

    key: str = ""
    words: str = ""
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Dissent:
    """Somebody who saw it differently, in their words."""

    who: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The whole record of one child in one meeting.

    `words_changed`: how the child's words changed the plan. `because` belongs to `agreement` and is
    wanted for both. `destination`: for explore, match and move. `look_again_on`: the day on which
    this is looked at again. `recommendation` is the panel's, `decided_by` the accountable person.
    `packages`: names of support packages. `corrected_because`: in a correction of what the chair
    had signed, why the signed record was wrong; it is the entry's reason too.
    """

    options: tuple[OptionConsidered, ...] = ()
    child_present: bool = False
    child_words: str = ""
    child_heard_by: str = ""
    words_changed: str = ""
    parents_view: str = ""
    iro_view: str = ""
    tool: ToolSaid | None = None
    agreement: Agreement | None = None
    because: str = ""
    outcome: Outcome | None = None
    destination: Setting | None = None
    packages: tuple[str, ...] = ()
    sorting: tuple[Sorting, ...] = ()
    actions: tuple[Action, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    recommendation: str = ""
    decided_by: str = ""
    look_again_on: date | None = None
    corrected_because: str = ""


@dataclass(frozen=True, slots=True)
class ActionProgress:
    """What became of an action. `done_on` None = still open, with words why."""

    done_on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class MoneyNoted:
    """What finance notes after the decision; shown with the money only."""

    words: str = ""
    weekly_now_gbp: float | None = None
    weekly_then_gbp: float | None = None
