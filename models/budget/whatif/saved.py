"""A scenario that is saved: its versions, none of which is ever changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.budget.whatif.levers import Lever, Plan


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A plan as it is saved and shared: with a name, and why it is looked at."""

    name: str
    why: str
    levers: tuple[Lever, ...]

    @property
    def plan(self) -> Plan:
        return Plan(self.levers)


@dataclass(frozen=True, slots=True)
class Version:
    """One version. `saved` None: the scenario was withdrawn. `at_utc` has no time zone."""

    number: int
    at_utc: datetime
    by: str
    saved: SavedPlan | None
    reason: str


@dataclass(frozen=True, slots=True)
class SavedScenario:
    """All versions of a scenario, the oldest first; the last one stands."""

    key: str
    versions: tuple[Version, ...]

    @property
    def version(self) -> int:
        """What whoever changes it says they have seen."""
        return self.versions[-1].number

    @property
    def stands(self) -> SavedPlan | None:
        """What is shown; None once it is withdrawn."""
        return self.versions[-1].saved

    @property
    def name(self) -> str:
        """The name it has, or had last."""
        return next((one.saved.name for one in reversed(self.versions) if one.saved), "")
