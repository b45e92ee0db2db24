"""Answers that a process of its own prepared, and how far one that is at work has come.

Both tables are a cache: whatever is in them can be worked out again, so nothing of it is audited
and an import or its undoing empties them. An answer is only for people who see exactly what it was
made from: the same councils' children by the same rights (`_sight`).
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, delete, insert, not_, select, update

from data.store.schema.engine import Store, reading, writing
from data.store.schema.scopes import actor_within
from data.store.schema.tables import preparation, prepared_answer
from data.store.schema.write_lock import lock_for_write
from models.access import Permission, Scope, may

LEASE = timedelta(seconds=45)  # how long a process that says nothing is taken to be at work


@dataclass(frozen=True, slots=True)
class AnswerName:
    """What an answer is one to: a question, of a version of the data, by a version of the code.

    `question` names nobody: the store makes a hash of it.
    """

    question: str
    version: str
    code: str


@dataclass(frozen=True, slots=True)
class PreparingProgress:
    """How far preparing has come: stages ready; steps done, of how many, the next one in words.

    `holder` "": nobody is at work. `fault`: the reference of what stopped it, else "".
    """

    stage: int
    done: int
    of: int
    doing: str
    holder: str
    lease_until_utc: datetime
    fault: str

    def is_at_work(self, now_utc: datetime) -> bool:
        """Whether a process is at it and has lately said so."""
        return bool(self.holder) and now_utc < self.lease_until_utc


def prepared_content(store: Store, scope: Scope, name: AnswerName) -> bytes | None:
    """The bytes of an answer that is there for people who see what this scope does."""
    query = select(prepared_answer.c.content).where(prepared_answer.c.name == _hash(name, scope))
    with reading(store) as connection:
        content = connection.execute(query).scalar_one_or_none()
    return None if content is None else bytes(content)


def store_prepared(
    store: Store, scope: Scope, name: AnswerName, content: bytes, now_utc: datetime
) -> None:
    """Put an answer there. The one that is there already stands."""
    key = _hash(name, scope)
    row = insert(prepared_answer).values(
        name=key, version=name.version, code=name.code, made_at_utc=now_utc, content=content
    )
    with writing(store) as connection:
        lock_for_write(connection)
        there = select(prepared_answer.c.name).where(prepared_answer.c.name == key)
        if connection.execute(there).first() is None:
            connection.execute(row)


def progress_of(store: Store, scope: Scope, name: AnswerName) -> PreparingProgress | None:
    """How far preparing what this scope sees has come; None where nobody began."""
    with reading(store) as connection:
        return _progress(connection, _hash(name, scope))


def begin_preparing(
    store: Store,
    scope: Scope,
    name: AnswerName,
    holder: str,
    versions: tuple[str, ...],
    now_utc: datetime,
) -> bool:
    """Take the work on, unless somebody is at it or it is done. `versions`: what is in force.

    Of two who ask at once one gets it. What was prepared of other versions of the data, or by other
    code, goes.
    """
    key = _hash(name, scope)
    with writing(store) as connection:
        lock_for_write(connection)
        before = _progress(connection, key)
        if before is not None and (before.is_at_work(now_utc) or _has_ended(before)):
            return False
        for table in (prepared_answer, preparation):
            current = and_(table.c.version.in_(versions), table.c.code == name.code)
            connection.execute(delete(table).where(not_(current)))
        connection.execute(delete(preparation).where(preparation.c.name == key))
        row = insert(preparation).values(
            name=key,
            version=name.version,
            code=name.code,
            holder=holder,
            lease_until_utc=now_utc + LEASE,
            stage=0,
            done=0,
            of=1,
            doing="",
            fault="",
        )
        connection.execute(row)
    return True


def say_progress(store: Store, holder: str, now_utc: datetime, **changes: int | str) -> bool:
    """Say how far it has come (`stage`, `done`, `of`, `doing`) and that somebody is still at it.

    False where the work is no longer this process's: the data changed or another took it over.
    """
    row = update(preparation).where(preparation.c.holder == holder)
    with writing(store) as connection:
        values = {"lease_until_utc": now_utc + LEASE, **changes}
        return connection.execute(row.values(**values)).rowcount == 1


def end_preparing(store: Store, holder: str, *, fault: str = "") -> None:
    """It is done, or was stopped by a fault of that reference."""
    row = update(preparation).where(preparation.c.holder == holder)
    with writing(store) as connection:
        connection.execute(row.values(holder="", fault=fault))


def try_again(store: Store, scope: Scope, name: AnswerName) -> None:
    """Forget that it was stopped by a fault, so that it is begun anew."""
    row = delete(preparation).where(
        preparation.c.name == _hash(name, scope), preparation.c.fault != ""
    )
    with writing(store) as connection:
        connection.execute(row)


def forget_prepared(connection: Connection) -> None:
    """Other files are held now: nothing that was prepared is true any more."""
    connection.execute(delete(prepared_answer))
    connection.execute(delete(preparation))


def _progress(connection: Connection, key: str) -> PreparingProgress | None:
    c = preparation.c
    query = select(c.stage, c.done, c.of, c.doing, c.holder, c.lease_until_utc, c.fault)
    row = connection.execute(query.where(c.name == key)).one_or_none()
    return None if row is None else PreparingProgress(*row)


def _has_ended(progress: PreparingProgress) -> bool:
    return not progress.holder


def _hash(name: AnswerName, scope: Scope) -> str:
    parts = [name.question, name.version, name.code, _sight(scope)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _sight(scope: Scope) -> str:
    """Text that two people share only if they may see and do exactly the same."""
    actor = actor_within(scope)
    names = None if actor.councils is None else {name.strip().casefold() for name in actor.councils}
    whose = None if names is None else sorted(names)
    return json.dumps([whose, sorted(right.value for right in Permission if may(actor, right))])
