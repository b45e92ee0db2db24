"""What people say of where a child is: recorded and withdrawn, never changed or deleted.

Each write checks the right, the child, and that nobody wrote of the child since the person looked;
it leaves an audit row and bumps the data version, all in one transaction.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from data.store.frames.councils import council_of_children
from data.store.schema.audit import add_audit_row as record_audit
from data.store.schema.engine import Store, writing
from data.store.schema.tables import child as child_table
from data.store.schema.tables import correction, statutory_return
from data.store.schema.write_lock import bump_data_version, lock_for_write
from models.access import Actor, Permission, require
from models.children.council_names import plain_council
from models.children.freshness import UNDO_FOR, WhereaboutsAnswer
from models.problems import UserError
from models.words import a_date


def record_correction(
    store: Store,
    *,
    actor: Actor,
    child: str,
    answer: WhereaboutsAnswer,
    on: date,
    expected_version: int,
    now_utc: datetime,
) -> int:
    """Say that something was true of the child on a day; the number that it got.

    `expected_version`: how many things the person knows to be recorded of the child
    (`Corrections.version`). `now_utc` must know its time zone. Raises `NotAllowed`, or
    `UserError` for
    a child that the person may not see, a day to come, or when somebody else was quicker.
    """
    require(actor, Permission.CORRECT_WHEREABOUTS)
    if on > now_utc.date():
        raise UserError(
            "The day",
            f"{a_date(on)} is still to come",
            "today or an earlier day",
            "Choose the day on which you know it was true.",
        )
    with writing(store) as connection:
        _check(connection, actor, child, expected_version)
        row = _Row(child, expected_version + 1, answer.value, on)
        return _add(connection, actor, now_utc, row, "record correction")


def withdraw_correction(
    store: Store,
    *,
    actor: Actor,
    child: str,
    number: int,
    expected_version: int,
    now_utc: datetime,
    reason: str = "",
) -> int:
    """Take back what was said of the child as that number; the number of the withdrawal.

    The person who said it needs no reason for ten minutes; anybody else, and later, one is wanted.
    """
    require(actor, Permission.CORRECT_WHEREABOUTS)
    with writing(store) as connection:
        _check(connection, actor, child, expected_version)
        said = connection.execute(
            select(correction.c.actor, correction.c.noted_at_utc).where(
                correction.c.child_key == child,
                correction.c.number == number,
                correction.c.what.is_not(None),
            )
        ).one_or_none()
        if said is None or _withdrawn(connection, child, number):
            raise UserError(
                "What was recorded",
                "it isn't there to be taken back",
                "something that still stands",
                "Load the page again to see what stands.",
            )
        fresh = said.actor == actor.identifier and _utc(now_utc) - said.noted_at_utc <= UNDO_FOR
        if not fresh and not reason.strip():
            raise UserError(
                "Why it is taken back",
                "nothing is written, and ten minutes have passed or somebody else recorded it",
                "a few words",
                "Open the child's page, write why, and withdraw it there.",
            )
        row = _Row(child, expected_version + 1, None, now_utc.date(), number, reason.strip())
        return _add(connection, actor, now_utc, row, "withdraw correction")


def _check(connection: Connection, actor: Actor, child: str, expected_version: int) -> None:
    """Hold the turn to write; the child is one the person may see, and nobody was quicker."""
    # Held to the end: on PostgreSQL a second writer waits here, as SQLite's waits to begin.
    lock_for_write(connection)
    if not _may_see(connection, actor, child):
        raise UserError(
            "The child",
            "no child with this link in the data you may see",
            "a child in your list",
            "Load the page again.",
        )
    newest = connection.execute(
        select(correction)
        .where(correction.c.child_key == child)
        .order_by(correction.c.number.desc())
        .limit(1)
    ).one_or_none()
    if (newest.number if newest else 0) != expected_version:
        raise UserError(
            "Somebody was quicker",
            _what_happened(newest, actor, expected_version),
            "your word on what is recorded now",
            "Nothing of yours was kept. Look at what is shown now, then decide again.",
        )


def _may_see(connection: Connection, actor: Actor, child: str) -> bool:
    """Unknown, and another council's, are the same to whoever asks."""
    query = select(child_table.c.key).where(child_table.c.key == child)
    if connection.execute(query).one_or_none() is None:
        return False
    if actor.councils is None:
        return True
    council = str(council_of_children(connection).get(child, ""))
    return plain_council(council) in {plain_council(name) for name in actor.councils}


def _what_happened(newest: Row[Any] | None, actor: Actor, expected_version: int) -> str:
    if newest is None:
        return f"nothing is recorded of this child, where you saw {expected_version}"
    who = "you, in another window," if newest.actor == actor.identifier else newest.actor
    label = f"recorded “{newest.what}”" if newest.what else "took something back"
    return f"{who} {label} for this child since you opened the page"


def _withdrawn(connection: Connection, child: str, number: int) -> bool:
    taken = select(correction.c.id).where(
        correction.c.child_key == child, correction.c.withdraws == number
    )
    return connection.execute(taken).one_or_none() is not None


@dataclass(frozen=True, slots=True)
class _Row:
    """What one new row says, named as its columns."""

    child_key: str
    number: int
    what: str | None
    on_day: date
    withdraws: int | None = None
    reason: str = ""


def _add(connection: Connection, actor: Actor, now_utc: datetime, row: _Row, action: str) -> int:
    source = select(child_table.c.source).where(child_table.c.key == row.child_key)
    returns = select(func.max(statutory_return.c.covers_to)).where(
        statutory_return.c.source == source.scalar_subquery()
    )
    added = (
        insert(correction)
        .values(
            **asdict(row),
            noted_at_utc=_utc(now_utc),
            actor=actor.identifier,
            data_to=connection.execute(returns).scalar_one(),
        )
        .returning(correction.c.id)
    )
    label = f"correction/{connection.execute(added).scalar_one()}"
    bump_data_version(connection)
    detail = {"number": row.number}
    record_audit(
        connection, at_utc=_utc(now_utc), actor=actor, action=action, label=label, detail=detail
    )
    return row.number


def _utc(now_utc: datetime) -> datetime:
    return now_utc.astimezone(UTC).replace(tzinfo=None)
