"""Scenarios of What if: those that people saved, saving and withdrawing them."""

from data.store.record import begun_scenarios, scenarios
from models.scenarios.begun import BegunScenario
from models.scenarios.saved import SavedPlan, SavedScenario, ScenarioVersion
from services.open_council import OpenCouncil


def saved_scenarios(council: OpenCouncil) -> tuple[SavedScenario, ...]:
    """Every saved scenario with all its versions; read anew each time, because they are few."""
    return scenarios.read_scenarios(council.store, council.actor)


def save_scenario(
    council: OpenCouncil,
    *,
    key: str,
    saved: SavedPlan,
    expected_version: int,
    reason: str = "",
) -> ScenarioVersion:
    """Save a new scenario (`expected_version` 0) or a new version of one."""
    return scenarios.save_scenario(
        council.store_to_write(),
        actor=council.actor,
        key=key,
        saved=saved,
        expected_version=expected_version,
        reason=reason,
        now_utc=council.now,
    )


def withdraw_scenario(
    council: OpenCouncil,
    *,
    key: str,
    expected_version: int,
    reason: str,
) -> ScenarioVersion:
    """Take a scenario off the list; its versions stay to be seen. `reason`: a few words."""
    return scenarios.withdraw_scenario(
        council.store_to_write(),
        actor=council.actor,
        key=key,
        expected_version=expected_version,
        reason=reason,
        now_utc=council.now,
    )


def begun_scenario(council: OpenCouncil) -> BegunScenario:
    """What the person put together and has not saved; an empty one where there is nothing."""
    return begun_scenarios.begun_scenario(council.store, council.actor)


def keep_begun_scenario(council: OpenCouncil, begun: BegunScenario) -> None:
    """Keep what the person puts together as it is now; an empty one keeps nothing."""
    begun_scenarios.keep_begun_scenario(
        council.store_to_write(), actor=council.actor, begun=begun, now_utc=council.now
    )
