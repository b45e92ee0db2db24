"""What-if scenarios: saved with a name, changed by a new version, withdrawn, never deleted.

Everybody who may see costs sees every one: a scenario says nothing of any child. Each write checks
the right, the version that the person saw, and that the name stands once; it leaves an audit row in
the same transaction. The data version isn't bumped: no child's data changed.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from data.store.frames.recorded_rows import to_utc
from data.store.schema.audit import add_audit_row as record_audit
from data.store.schema.engine import Store, reading, writing
from data.store.schema.tables import scenario
from data.store.schema.write_lock import lock_for_write
from models.access import Actor, Permission, require
from models.problems import UserError
from models.recording.codec import as_json, clean_text, from_json
from models.recording.lengths import refuse_too_long
from models.scenarios.saved import SavedPlan, SavedScenario, ScenarioVersion
from models.scenarios.validation import plan_errors


def read_scenarios(store: Store, actor: Actor) -> tuple[SavedScenario, ...]:
    """Every scenario with all its versions, withdrawn ones too, the first saved first."""
    require(actor, Permission.READ_COSTS)
    with reading(store) as connection:
        return _held(connection)


def save_scenario(
    store: Store,
    *,
    actor: Actor,
    key: str,
    saved: SavedPlan,
    expected_version: int,
    now_utc: datetime,
    reason: str = "",
) -> ScenarioVersion:
    """Save a new scenario (`expected_version` 0) or a new version of one.

    What was saved already by the same person, word for word, isn't saved twice. Raises
    `NotAllowed`, or `UserError` for a plan that can't be, a name that stands already, or when
    somebody was quicker.
    """
    _require(actor)
    _check(saved)
    refuse_too_long((saved.name, saved.why, reason))
    with writing(store) as connection:
        lock_for_write(connection)
        saved_scenarios = _held(connection)
        saved_scenario = next(
            (saved_scenario for saved_scenario in saved_scenarios if saved_scenario.key == key),
            None,
        )
        if saved_scenario and _is_again(
            saved_scenario.versions[-1], actor, saved, expected_version
        ):
            return saved_scenario.versions[-1]
        _check_version(saved_scenario, actor, expected_version)
        _check_name(saved_scenarios, key, saved.name)
        action = "change scenario" if saved_scenario else "save scenario"
        return _add(connection, actor, now_utc, key, (expected_version + 1, saved, reason), action)


def withdraw_scenario(
    store: Store, *, actor: Actor, key: str, expected_version: int, now_utc: datetime, reason: str
) -> ScenarioVersion:
    """Take a scenario off the list; its versions stay to be seen. `reason`: a few words."""
    _require(actor)
    refuse_too_long(reason)
    if not reason.strip():
        raise UserError(
            "Why it is withdrawn",
            "nothing is written",
            "a few words",
            "Write why, then withdraw it.",
        )
    with writing(store) as connection:
        lock_for_write(connection)
        saved_scenario = next(
            (saved_scenario for saved_scenario in _held(connection) if saved_scenario.key == key),
            None,
        )
        if saved_scenario is None or saved_scenario.stands is None:
            raise UserError(
                "The scenario",
                "it doesn't stand any more",
                "a scenario that stands",
                "Load the page again to see what stands.",
            )
        _check_version(saved_scenario, actor, expected_version)
        new = (expected_version + 1, None, reason)
        return _add(connection, actor, now_utc, key, new, "withdraw scenario")


def _require(actor: Actor) -> None:
    require(actor, Permission.READ_COSTS)
    require(actor, Permission.KEEP_SCENARIO)


def _check(saved: SavedPlan) -> None:
    wrong = list(plan_errors(saved.plan))
    if not saved.levers:
        wrong.append("Nothing is supposed in it.")
    if not saved.name.strip():
        wrong.append("It has no name.")
    if wrong:
        raise UserError(
            "The scenario",
            " ".join(wrong).rstrip("."),
            "a whole scenario with a name",
            "Mend it, then save it.",
        )


def _check_version(
    saved_scenario: SavedScenario | None, actor: Actor, expected_version: int
) -> None:
    if (saved_scenario.version if saved_scenario else 0) == expected_version:
        return
    newest = saved_scenario.versions[-1] if saved_scenario else None
    person = "nobody" if newest is None else newest.by
    if newest is not None and newest.by == actor.identifier:
        person = "you, in another window,"
    raise UserError(
        "Somebody was quicker",
        f"{person} changed this scenario since you opened it",
        "your word on what is saved now",
        "Nothing of yours was kept. Look at what is shown now, then decide again.",
    )


def _check_name(saved_scenarios: Sequence[SavedScenario], key: str, name: str) -> None:
    wanted = name.strip().casefold()
    if any(
        saved_scenario.key != key
        and saved_scenario.stands
        and saved_scenario.name.strip().casefold() == wanted
        for saved_scenario in saved_scenarios
    ):
        raise UserError(
            "The name", "another scenario has it", "a name of its own", "Choose another name."
        )


def _is_again(last: ScenarioVersion, actor: Actor, saved: SavedPlan, expected_version: int) -> bool:
    own = last.by == actor.identifier and last.number == expected_version + 1
    return own and last.saved == saved


def _held(connection: Connection) -> tuple[SavedScenario, ...]:
    by_key: dict[str, list[ScenarioVersion]] = {}
    for row in connection.execute(select(scenario).order_by(scenario.c.id)):
        by_key.setdefault(row.key, []).append(_version(row))
    return tuple(SavedScenario(key, tuple(versions)) for key, versions in by_key.items())


def _version(row: Any) -> ScenarioVersion:
    saved = None if row.content is None else from_json(SavedPlan, row.content)
    return ScenarioVersion(row.number, row.at_utc, row.actor, saved, row.reason)


def _add(
    connection: Connection,
    actor: Actor,
    now_utc: datetime,
    key: str,
    new: tuple[int, SavedPlan | None, str],
    action: str,
) -> ScenarioVersion:
    number, saved, reason = new
    made = ScenarioVersion(
        number, to_utc(now_utc), actor.identifier, saved, clean_text(reason.strip())
    )
    row = insert(scenario).values(
        key=key,
        number=number,
        at_utc=made.at_utc,
        actor=made.by,
        reason=made.reason,
        content=None if saved is None else as_json(saved),
    )
    key_of_row = connection.execute(row.returning(scenario.c.id)).scalar_one()
    record_audit(
        connection,
        at_utc=made.at_utc,
        actor=actor,
        action=action,
        label=f"scenario/{key_of_row}",
        detail={"number": number},
    )
    return made
