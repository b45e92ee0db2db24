"""What is being put together: kept for the person until it is saved, or begun again."""

from dataclasses import replace

from models.scenarios.begun import BegunScenario, ChangeOf
from models.scenarios.levers import Lever, ScenarioPlan
from models.scenarios.saved import SavedScenario
from pages.parts import cache, state
from pages.parts.shell.visitor import visitor
from services.scenarios import begun_scenario, keep_begun_scenario

DRAFT, ASKED = "what_if.draft", "what_if.asked"
NAME, WHY, REASON = "what_if.name", "what_if.why", "what_if.reason"


def begun() -> BegunScenario:
    """All of it, as it was left in an earlier visit if this one has not changed it yet."""
    held = state.get(DRAFT)
    if not isinstance(held, BegunScenario):
        held = begun_scenario(cache.council_of(visitor()))
        state.put(DRAFT, held)
    return held


def levers() -> tuple[Lever, ...]:
    """Everything supposed so far."""
    return begun().levers


def add(lever: Lever) -> None:
    """Suppose one thing more."""
    _keep(replace(begun(), levers=(*levers(), lever)))


def take_out(number: int) -> None:
    """Suppose one thing less; for a button's `on_click`."""
    left = tuple(lever for place, lever in enumerate(levers()) if place != number)
    _keep(replace(begun(), levers=left))


def name_it(text: str) -> None:
    """What it is called, as it is typed."""
    _keep(replace(begun(), name=text))


def say_why(text: str) -> None:
    """Why it is looked at, as it is typed."""
    _keep(replace(begun(), why=text))


def say_why_it_changes(text: str) -> None:
    """Why a saved scenario changes, as it is typed."""
    _keep(replace(begun(), reason=text))


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
        change = ChangeOf(scenario.key, scenario.version, saved.name)
        _begin(BegunScenario(saved.levers, saved.name, saved.why, changes=change))


def changes() -> ChangeOf | None:
    """The saved scenario that the draft changes; None: it is a new one."""
    return begun().changes


def forget() -> None:
    """Start again; for a button's `on_click`."""
    _begin(BegunScenario())


def _begin(scenario: BegunScenario) -> None:
    state.clear(ASKED, NAME, WHY, REASON)
    _keep(scenario)


def _keep(scenario: BegunScenario) -> None:
    state.put(DRAFT, scenario)
    keep_begun_scenario(cache.council_of(visitor()), scenario)
