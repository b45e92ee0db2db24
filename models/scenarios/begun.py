"""A scenario that somebody puts together and has not saved: theirs alone, and kept until it is."""

from dataclasses import dataclass

from models.scenarios.levers import Lever


@dataclass(frozen=True, slots=True)
class ChangeOf:
    """The saved scenario that is changed, as it was when the change began."""

    key: str
    version: int
    name: str


@dataclass(frozen=True, slots=True)
class BegunScenario:
    """Everything supposed so far, and what is typed beside it. `changes` None: it is a new one."""

    levers: tuple[Lever, ...] = ()
    name: str = ""
    why: str = ""
    reason: str = ""
    changes: ChangeOf | None = None
