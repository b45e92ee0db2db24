"""Reading what is held for the models: one consistent view, within what a person may see."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from sqlalchemy import func, select

from data.store.councils import own_councils
from data.store.engine import Store, reading
from data.store.frames.audit import audit_frame
from data.store.frames.children import annex_a_frame, children_frame
from data.store.frames.corrections import corrections_frame
from data.store.frames.episodes import episodes_frame, returns_frame
from data.store.frames.events import (
    deprivation_of_liberty_frame,
    incidents_frame,
    missing_frame,
    orders_ever_held,
    reviews_frame,
    sdq_frame,
    siblings_frame,
)
from data.store.frames.held import Held
from data.store.frames.plans import budgets_frame, targets_frame
from data.store.frames.prices import prices_frame, unit_costs_frame
from data.store.frames.profiles import profiles_frame
from data.store.frames.whereabouts import area_served, whereabouts_frame
from data.store.tables import correction
from data.store.tables import data_version as version_table
from data.store.turns import held_version
from models.access import Permission, Scope, may, require
from models.children.council import CouncilData
from models.problems import NotAllowed

FRAMES: dict[str, Callable[[Held], pd.DataFrame]] = {
    "episodes": episodes_frame,
    "returns": returns_frame,
    "children": children_frame,
    "whereabouts": whereabouts_frame,
    "profiles": profiles_frame,
    "missing": missing_frame,
    "incidents": incidents_frame,
    "siblings": siblings_frame,
    "deprivation_of_liberty": deprivation_of_liberty_frame,
    "sdq": sdq_frame,
    "reviews": reviews_frame,
    "annex_a": annex_a_frame,
    "corrections": corrections_frame,
}
COST_FRAMES: dict[str, Callable[[Held], pd.DataFrame]] = {
    "prices": prices_frame,
    "unit_costs": unit_costs_frame,
    "budgets": budgets_frame,
    "targets": targets_frame,
}
_CHILD_LEVEL = frozenset({Permission.READ_CHILDREN, Permission.EXPORT_CHILDREN})
_AUDIT = frozenset({Permission.AUDIT_GROUPS})


def council_data(store: Store, scope: Scope) -> CouncilData:
    """All frames of `models/children/council.py`, no child outside the scope in any of them.

    What things cost is there only if the person may also see costs. Raises `NotAllowed` for a
    scope that isn't for reading or exporting children, or whose person has lost the right.
    """
    councils = _councils(scope)
    builders = dict(FRAMES)
    if may(scope.actor, Permission.READ_COSTS):
        builders |= COST_FRAMES
    with reading(store) as connection:
        held = Held(connection, councils)
        return CouncilData(
            version=held_version(connection),
            frames={name: build(held) for name, build in builders.items()},
            orders_ever_held=orders_ever_held(held),
            own_councils=own_councils(connection),
            own_area=area_served(connection),
        )


def data_version(store: Store) -> str:
    """Text that changes with every change of the data, and differs between databases.

    Says nothing about anybody, so it needs no right.
    """
    with reading(store) as connection:
        return held_version(connection)


def files_version(store: Store) -> str:
    """The same, but people's corrections leave it alone: each bumps the number by one.

    So a screen need not read every file's rows again because somebody said "still here".
    """
    with reading(store) as connection:
        row = connection.execute(select(version_table.c.token, version_table.c.number)).one()
        said = connection.execute(select(func.count()).select_from(correction)).scalar_one()
        return f"{row.token}-{row.number - said}"


def corrections(store: Store, scope: Scope) -> pd.DataFrame:
    """The `corrections` frame alone, of the children in the scope; rights as `council_data`."""
    councils = _councils(scope)
    with reading(store) as connection:
        return corrections_frame(Held(connection, councils))


def audit_groups(store: Store, scope: Scope) -> pd.DataFrame:
    """Sex, ethnicity and disability of the children in the scope, for the audit by group alone.

    Apart from `council_data`, so that no rule and no model reads it. Raises `NotAllowed` for a
    scope that isn't for the audit.
    """
    councils = _councils(scope, _AUDIT)
    with reading(store) as connection:
        return audit_frame(Held(connection, councils))


def _councils(
    scope: Scope, allowed: frozenset[Permission] = _CHILD_LEVEL
) -> frozenset[str] | None:  # fmt: skip
    """The councils to read: never wider than the person's own, whatever the scope says."""
    if scope.permission not in allowed:
        raise NotAllowed(
            "Access",
            f"this scope is for something else ({scope.permission.value})",
            f"a scope to {' or to '.join(sorted(one.value for one in allowed))}",
            "Ask the person who looks after this tool at your council.",
        )
    require(scope.actor, scope.permission)
    own = scope.actor.councils
    if own is None or scope.councils is None:
        return own if scope.councils is None else scope.councils
    return own & scope.councils
