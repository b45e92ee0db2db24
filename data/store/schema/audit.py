"""The audit trail: who did what and when, in the transaction of the deed itself."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from data.store.schema.tables import audit
from models.access import Actor


def add_audit_row(
    connection: Connection,
    *,
    at_utc: datetime,
    actor: Actor,
    action: str,
    label: str,
    detail: dict[str, Any],
) -> None:
    """Add one row. `label` names a row (`import_run/7`); `detail` has counts, never personal data.

    The row stands or falls with the connection's transaction: a deed that is undone leaves none.
    """
    row = insert(audit).values(
        at_utc=at_utc, actor=actor.identifier, action=action, object=label, detail=detail
    )
    connection.execute(row)
