"""A scenario that is saved: its versions, none of which is ever changed."""

from dataclasses import dataclass
from datetime import datetime

from models.scenarios.levers import Lever, ScenarioPlan


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A plan as it is saved and shared: with a name, and why it is looked at."""

    name: str
    why: str
    levers: tuple[Lever, ...]

    @property
    def plan(self) -> ScenarioPlan:
        return ScenarioPlan(self.levers)


@dataclass(frozen=True, slots=True)
class ScenarioVersion:
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
    versions: tuple[ScenarioVersion, ...]

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
        return next(
            (version.saved.name for version in reversed(self.versions) if version.saved), ""
        )
