"""What-if scenarios: saved with a name, changed by a new version, withdrawn, never deleted.

Everybody who may see costs sees every one: a scenario says nothing of any child. Each write checks
the right, the version that the person saw, and that the name stands once; it leaves an audit row in
the same transaction. The data version isn't bumped: no child's data changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from data.store.audit import record as record_audit
from data.store.engine import Store, reading, writing
from data.store.recorded import utc
from data.store.tables import scenario
from data.store.turns import take_turn
from models.access import Actor, Permission, require
from models.budget.whatif.saved import SavedPlan, SavedScenario, Version
from models.budget.whatif.wrong import wrong_with
from models.problems import UserError
from models.recording.codec import as_json, clean, from_json
from models.recording.lengths import refuse_too_long


def scenarios(store: Store, actor: Actor) -> tuple[SavedScenario, ...]:
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
    now: datetime,
    reason: str = "",
) -> Version:
    """Save a new scenario (`expected_version` 0) or a new version of one.

    What was saved already by the same person, word for word, isn't saved twice. Raises
    `NotAllowed`, or `UserError` for a plan that can't be, a name that stands already, or when
    somebody was quicker.
    """
    _require(actor)
    _check(saved)
    refuse_too_long((saved.name, saved.why, reason))
    with writing(store) as connection:
        take_turn(connection)
        held = _held(connection)
        mine = next((one for one in held if one.key == key), None)
        if mine and _is_again(mine.versions[-1], actor, saved, expected_version):
            return mine.versions[-1]
        _check_version(mine, actor, expected_version)
        _check_name(held, key, saved.name)
        action = "change scenario" if mine else "save scenario"
        return _add(connection, actor, now, key, (expected_version + 1, saved, reason), action)


def withdraw_scenario(
    store: Store, *, actor: Actor, key: str, expected_version: int, now: datetime, reason: str
) -> Version:
    """Take a scenario off the list; its versions stay to be seen. `reason`: a few words."""
    _require(actor)
    refuse_too_long(reason)
    if not reason.strip():
        raise UserError(
            "Why it is withdrawn", "nothing is written", "a few words",
            "Write why, then withdraw it.",
        )  # fmt: skip
    with writing(store) as connection:
        take_turn(connection)
        mine = next((one for one in _held(connection) if one.key == key), None)
        if mine is None or mine.stands is None:
            raise UserError(
                "The scenario", "it doesn't stand any more", "a scenario that stands",
                "Load the page again to see what stands.",
            )  # fmt: skip
        _check_version(mine, actor, expected_version)
        new = (expected_version + 1, None, reason)
        return _add(connection, actor, now, key, new, "withdraw scenario")


def _require(actor: Actor) -> None:
    require(actor, Permission.READ_COSTS)
    require(actor, Permission.KEEP_SCENARIO)


def _check(saved: SavedPlan) -> None:
    wrong = list(wrong_with(saved.plan))
    if not saved.levers:
        wrong.append("Nothing is supposed in it.")
    if not saved.name.strip():
        wrong.append("It has no name.")
    if wrong:
        raise UserError("The scenario", " ".join(wrong).rstrip("."), "a whole scenario with a name",
                        "Mend it, then save it.")  # fmt: skip


def _check_version(mine: SavedScenario | None, actor: Actor, expected_version: int) -> None:
    if (mine.version if mine else 0) == expected_version:
        return
    newest = mine.versions[-1] if mine else None
    who = "nobody" if newest is None else newest.by
    if newest is not None and newest.by == actor.identifier:
        who = "you, in another window,"
    raise UserError(
        "Somebody was quicker",
        f"{who} changed this scenario since you opened it",
        "your word on what is saved now",
        "Nothing of yours was kept. Look at what is shown now, then decide again.",
    )


def _check_name(held: Sequence[SavedScenario], key: str, name: str) -> None:
    wanted = name.strip().casefold()
    if any(one.key != key and one.stands and one.name.strip().casefold() == wanted for one in held):
        raise UserError(
            "The name", "another scenario has it", "a name of its own", "Choose another name."
        )


def _is_again(last: Version, actor: Actor, saved: SavedPlan, expected_version: int) -> bool:
    mine = last.by == actor.identifier and last.number == expected_version + 1
    return mine and last.saved == saved


def _held(connection: Connection) -> tuple[SavedScenario, ...]:
    by_key: dict[str, list[Version]] = {}
    for row in connection.execute(select(scenario).order_by(scenario.c.id)):
        by_key.setdefault(row.key, []).append(_version(row))
    return tuple(SavedScenario(key, tuple(versions)) for key, versions in by_key.items())


def _version(row: Any) -> Version:
    saved = None if row.content is None else from_json(SavedPlan, row.content)
    return Version(row.number, row.at_utc, row.actor, saved, row.reason)


def _add(
    connection: Connection, actor: Actor, now: datetime, key: str,
    new: tuple[int, SavedPlan | None, str], action: str,
) -> Version:  # fmt: skip
    number, saved, reason = new
    made = Version(number, utc(now), actor.identifier, saved, clean(reason.strip()))
    row = insert(scenario).values(
        key=key, number=number, at_utc=made.at_utc, actor=made.by, reason=made.reason,
        content=None if saved is None else as_json(saved),
    )  # fmt: skip
    key_of_row = connection.execute(row.returning(scenario.c.id)).scalar_one()
    record_audit(connection, at_utc=made.at_utc, actor=actor, action=action,
                 what=f"scenario/{key_of_row}", detail={"number": number})  # fmt: skip
    return made
