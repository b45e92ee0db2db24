"""What is being put together: it lives in the visit until it is saved."""

from dataclasses import dataclass

from models.scenarios.levers import Lever, ScenarioPlan
from models.scenarios.saved import SavedScenario
from pages.parts import state

LEVERS, ASKED, OF = "what_if.draft", "what_if.asked", "what_if.draft_of"


@dataclass(frozen=True, slots=True)
class DraftOf:
    """The saved scenario that the draft changes, as it was when the change began."""

    key: str
    version: int
    name: str
    why: str


def levers() -> tuple[Lever, ...]:
    """Everything supposed so far."""
    held = state.get(LEVERS)
    return held if isinstance(held, tuple) else ()


def add(lever: Lever) -> None:
    """Suppose one thing more."""
    state.put(LEVERS, (*levers(), lever))


def take_out(number: int) -> None:
    """Suppose one thing less; for a button's `on_click`."""
    state.put(LEVERS, tuple(one for place, one in enumerate(levers()) if place != number))


def work_out() -> None:
    """From now on the draft as it is is worked out; for a button's `on_click`."""
    state.put(ASKED, ScenarioPlan(levers()))


def asked_for() -> ScenarioPlan | None:
    """The draft as it was when somebody last asked for its answer; None: nothing to work out."""
    held = state.get(ASKED)
    return held if isinstance(held, ScenarioPlan) and held.levers and levers() else None


def is_worked_out() -> bool:
    """Whether what is shown is the draft as it is now."""
    return asked_for() == ScenarioPlan(levers())


def begin_change(scenario: SavedScenario) -> None:
    """Put a saved scenario into the draft, to be changed; for a button's `on_click`."""
    saved = scenario.stands
    if saved is not None:
        forget()
        state.put(LEVERS, saved.levers)
        state.put(OF, DraftOf(scenario.key, scenario.version, saved.name, saved.why))


def changes() -> DraftOf | None:
    """The saved scenario that the draft changes; None: it is a new one."""
    held = state.get(OF)
    return held if isinstance(held, DraftOf) else None


def forget() -> None:
    """Start again; for a button's `on_click`."""
    state.clear(LEVERS, ASKED, OF, "what_if.name", "what_if.why", "what_if.reason")
