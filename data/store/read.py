"""Reading what is held for the models: one consistent view, within what a person may see."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, func, select, true

from data.store.frames.audit import audit_frame
from data.store.frames.children import annex_a_frame, children_frame
from data.store.frames.corrections import corrections_frame
from data.store.frames.councils import own_councils
from data.store.frames.edge_of_care import edge_of_care_frame
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
from data.store.frames.plans import (
    budgets_frame,
    programme_costs_frame,
    renegotiations_frame,
    targets_frame,
)
from data.store.frames.prices import payments_frame, prices_frame, unit_costs_frame
from data.store.frames.profiles import profiles_frame
from data.store.frames.recorded import READ_BY_RULES, recorded_frames
from data.store.frames.unread import unread_stops_frame
from data.store.frames.whereabouts import area_served, whereabouts_frame
from data.store.schema.engine import Store, reading
from data.store.schema.scopes import actor_within, councils_of
from data.store.schema.tables import correction, recorded
from data.store.schema.tables import data_version as version_table
from data.store.schema.write_lock import held_version
from models.access import Permission, Scope, may
from models.children.council import CouncilData
from models.recording.join import RecordedFrames, with_recorded

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
    "unread_stops": unread_stops_frame,
    "sdq": sdq_frame,
    "reviews": reviews_frame,
    "annex_a": annex_a_frame,
    "corrections": corrections_frame,
    "edge_of_care": edge_of_care_frame,
}
COST_FRAMES: dict[str, Callable[[Held], pd.DataFrame]] = {
    "prices": prices_frame,
    "payments": payments_frame,
    "unit_costs": unit_costs_frame,
    "budgets": budgets_frame,
    "targets": targets_frame,
    "programme_costs": programme_costs_frame,
    "renegotiations": renegotiations_frame,
}
_AUDIT = frozenset({Permission.AUDIT_GROUPS})


def council_data(store: Store, scope: Scope) -> CouncilData:
    """All frames of `models/children/council.py`, no child outside the scope in any of them.

    What files say and what people recorded, joined. What things cost is there only if the person
    may also see costs. Raises `NotAllowed` for a scope that isn't for reading or exporting
    children, or whose person has lost the right.
    """
    councils = councils_of(scope)
    with reading(store) as connection:
        rows = Held(connection, councils)
        files = _files(rows, may(scope.actor, Permission.READ_COSTS))
        record = recorded_frames(connection, actor_within(scope))
        return with_recorded(files, record, held_version(connection))


def file_data(store: Store, scope: Scope) -> CouncilData:
    """The same without anything that people recorded: changes only with `files_version`.

    A screen keeps this and joins `record_frames` to it (`models/recording/join.py`), so that it
    need not read every file's rows again because somebody recorded something.
    """
    councils = councils_of(scope)
    with reading(store) as connection:
        return _files(Held(connection, councils), may(scope.actor, Permission.READ_COSTS))


def record_frames(store: Store, scope: Scope) -> RecordedFrames:
    """What people recorded of the children in the scope, as far as the rules read it."""
    actor = actor_within(scope)
    with reading(store) as connection:
        return recorded_frames(connection, actor)


def _files(rows: Held, costs: bool) -> CouncilData:
    builders = FRAMES | COST_FRAMES if costs else FRAMES
    return CouncilData(
        version=_versions(rows.connection).files,
        frames={name: build(rows) for name, build in builders.items()},
        orders_ever_held=orders_ever_held(rows),
        own_councils=own_councils(rows.connection),
        own_area=area_served(rows.connection),
    )


@dataclass(frozen=True, slots=True)
class Versions:
    """Texts that change with what is held: `all` with every change, `files` with files alone.

    `rules`: with whatever a rule reads, of files or recorded; a decision, a signature or a promise
    kept leaves it alone, so that recording one makes nobody work the list of children out again.
    """

    all: str
    files: str
    rules: str


def data_version(store: Store) -> str:
    """Text that changes with every change of the data, and differs between databases.

    Says nothing about anybody, so it needs no right.
    """
    return data_versions(store).all


def files_version(store: Store) -> str:
    """The same, but what people record and correct leaves it alone: each counts one change.

    So a screen need not read every file's rows again because somebody said "still here".
    """
    return data_versions(store).files


def data_versions(store: Store) -> Versions:
    """Both, as at one moment and in one question: every page asks it before anything else."""
    with reading(store) as connection:
        return _versions(connection)


def _question() -> Select[Any]:
    """Asked by every page, so it is put together once."""
    read = recorded.c.kind.in_([kind.value for kind in READ_BY_RULES])
    scalar_select, entries, of_rules = (
        select(func.count()).select_from(table).where(condition).scalar_subquery()
        for table, condition in ((correction, true()), (recorded, true()), (recorded, read))
    )
    return select(
        version_table.c.token,
        version_table.c.number,
        scalar_select.label("said"),
        entries.label("entries"),
        of_rules.label("of_rules"),
    )


_QUESTION = _question()


def _versions(connection: Connection) -> Versions:
    row = connection.execute(_QUESTION).one()
    files = row.number - row.said - row.entries
    return Versions(
        all=f"{row.token}-{row.number}",
        files=f"{row.token}-{files}",
        rules=f"{row.token}-{files}.{row.said}.{row.of_rules}",
    )


def read_corrections(store: Store, scope: Scope) -> pd.DataFrame:
    """The `corrections` frame alone, of the children in the scope; rights as `council_data`."""
    councils = councils_of(scope)
    with reading(store) as connection:
        return corrections_frame(Held(connection, councils))


def audit_groups(store: Store, scope: Scope) -> pd.DataFrame:
    """Sex, ethnicity and disability of the children in the scope, for the audit by group alone.

    Apart from `council_data`, so that no rule and no model reads it. Raises `NotAllowed` for a
    scope that isn't for the audit.
    """
    councils = councils_of(scope, _AUDIT)
    with reading(store) as connection:
        return audit_frame(Held(connection, councils))
