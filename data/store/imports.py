"""Bringing a batch of files into the database: all of it or nothing, and never twice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from data.formats.batch import Batch
from data.store.engine import Store, writing
from data.store.one_import import OneImport
from data.store.report import ImportReport, Unmatched
from data.store.tables import data_version
from models.access import Actor, Permission, require
from models.problems import NotAllowed

__all__ = ["ImportReport", "Unmatched", "import_batch"]


def import_batch(
    store: Store,
    batch: Batch,
    *,
    actor: Actor,
    source: str = "default",
    council: str | None = None,
    now: datetime,
) -> ImportReport:
    """Keep what is new in the batch, in one transaction with its provenance and audit row.

    `source` names the system that issued the identifiers; `council` is whose children these are
    where no cost file says it. `now` must know its time zone. Rows that are held already for the
    same return (or source, for rows of no return) are merged. Raises `NotAllowed`.
    """
    require(actor, Permission.IMPORT_FILES)
    council = council.strip() or None if council else None
    _refuse_other_councils(actor, council)
    with writing(store) as connection:
        # Held to the end: on PostgreSQL a second import waits here, as SQLite's waits to begin.
        connection.execute(select(data_version.c.number).with_for_update()).one()
        return OneImport(connection, batch, actor, source, council, now).run()


def _refuse_other_councils(actor: Actor, council: str | None) -> None:
    if actor.councils is None or council in actor.councils:
        return
    raise NotAllowed(
        "Import",
        f"you may import for {', '.join(sorted(actor.councils)) or 'no council'}",
        "one of these as the import's council",
        "Say whose children these are with --council.",
    )
