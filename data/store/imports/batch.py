"""Bringing a batch of files into the database: all of it or nothing, and never twice."""

from datetime import datetime

from data.formats.batch import Batch
from data.store.imports.one_import import OneImport
from data.store.imports.report import ImportReport, Unmatched
from data.store.schema.engine import Store, writing
from data.store.schema.write_lock import lock_for_write
from models.access import Actor, Permission, require
from models.problems import NotAllowed, UserError
from models.questions import NO_ANSWERS, Answers

__all__ = ["ImportReport", "Unmatched", "import_batch"]


def import_batch(
    store: Store,
    batch: Batch,
    *,
    actor: Actor,
    source: str = "default",
    council: str | None = None,
    now_utc: datetime,
    reviewed: str | None = None,
    answers: Answers = NO_ANSWERS,
) -> ImportReport:
    """Keep what is new in the batch, in one transaction with its provenance and audit row.

    `source` names the system that issued the identifiers; `council` is whose children these are
    where no cost file says it. `now_utc` must know its time zone. Rows that are held already for
    the same return (or source, for rows of no return) are merged. `reviewed`: the data version that
    somebody's review of this batch was made against; if the data has changed since, nothing is
    imported. `answers`: what somebody has said to questions about these files; remembered for the
    source. Raises `NotAllowed`, `UserError`.
    """
    council = may_import(actor, council)
    with writing(store) as connection:
        version = lock_for_write(connection)
        if reviewed not in (None, version):
            raise UserError(
                "Import",
                "the data has changed since this review: somebody imported, or undid an import",
                "a review of what is held now",
                "Look at the new review below, then import. Nothing was changed.",
            )
        return OneImport(connection, batch, actor, source, council, now_utc, answers).run()


def may_import(actor: Actor, council: str | None) -> str | None:
    """The council's name without spaces round it, None for none; raises `NotAllowed`."""
    require(actor, Permission.IMPORT_FILES)
    named = council.strip() or None if council else None
    if actor.councils is None or named in actor.councils:
        return named
    raise NotAllowed(
        "Import",
        f"you may import for {', '.join(sorted(actor.councils)) or 'no council'}",
        "one of these as the import's council",
        "Say whose children these are with --council.",
    )
