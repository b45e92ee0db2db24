"""Results of long work, kept with the engine's version: a meeting's numbers can be shown again.

A result is only for people who see exactly what the one saw who had it made: the same councils'
children and the same rights (models/results.py). Rows are never changed. A content has totals and
opaque keys, never a name, a council's own number or anything else about one child.
"""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any, NoReturn

from sqlalchemy import ColumnElement, Row, and_, insert, select

from data.store.schema.audit import add_audit_row
from data.store.schema.engine import Store, reading, writing
from data.store.schema.tables import engine_result
from data.store.schema.write_lock import lock_for_write
from models.access import Actor, Permission, Scope, may, require
from models.problems import NotAllowed, UserError
from models.results import DIFFERS_BY, ResultKind, ResultQuestion, SavedResult

NEWEST = 50  # as many as anybody would look through
_WITHOUT_CONTENT = [column for column in engine_result.c if column.name != "content"]


def store_result(
    store: Store, *, actor: Actor, question: ResultQuestion, content: str, now_utc: datetime
) -> int:
    """Keep a result; the number that it has. `content` is JSON, `now_utc` knows its time zone.

    Where the same question was answered before for people who see the same, that answer stands.
    The data version isn't bumped: what is shown doesn't change. Raises `NotAllowed`.
    """
    require(actor, Permission.READ_CHILDREN)
    held = json.loads(content, parse_constant=_no_number)
    sight = _sight(actor.councils, actor, question.kind)
    name = _name(question, sight)
    with writing(store) as connection:
        _require_same_database(lock_for_write(connection), question)
        same = select(engine_result.c.id).where(engine_result.c.name == name)
        number = connection.execute(same).scalar_one_or_none()
        if number is not None:
            return int(number)
        at_utc = now_utc.astimezone(UTC).replace(tzinfo=None)
        row = insert(engine_result).values(
            name=name,
            kind=question.kind.value,
            engine_version=question.engine_version,
            data_version=question.data_version,
            as_of=question.as_of,
            asked=json.loads(question.asked),
            sight=sight,
            made_at_utc=at_utc,
            actor=actor.identifier,
            content=held,
        )
        number = int(connection.execute(row.returning(engine_result.c.id)).scalar_one())
        detail = {"kind": question.kind.value, "engine_version": question.engine_version}
        add_audit_row(
            connection,
            at_utc=at_utc,
            actor=actor,
            action="keep result",
            label=f"engine_result/{number}",
            detail=detail,
        )
    return number


def _require_same_database(stored: str, question: ResultQuestion) -> None:
    """A result goes back to the database whose data it is of.

    While it was worked out the demonstration may have been put away or real files brought in.
    """
    token = stored.rsplit("-", 1)[0]
    if question.data_version.rsplit("-", 1)[0] != token:
        raise UserError(
            "The result",
            "it is of data that is no longer in use here",
            "a result of the data in use",
            "Open the page again: it is worked out anew.",
        )


def answer_to(store: Store, scope: Scope, question: ResultQuestion) -> str | None:
    """The content, as JSON, that answers the question for this scope; None if none is kept."""
    name = _name(question, _sight_of(scope, question.kind))
    return _content(store, engine_result.c.name == name)


def result_of(store: Store, scope: Scope, kind: ResultKind, number: int) -> str | None:
    """The content of a kept result; None for an unknown one and for one of another sight alike."""
    return _content(store, and_(_for_this(scope, kind), engine_result.c.id == number))


def stored_results(store: Store, scope: Scope, kind: ResultKind) -> tuple[SavedResult, ...]:
    """Results of a kind that this scope may see, the newest first, fifty at most."""
    query = (
        select(*_WITHOUT_CONTENT)
        .where(_for_this(scope, kind))
        .order_by(engine_result.c.id.desc())
        .limit(NEWEST)
    )
    with reading(store) as connection:
        return tuple(_kept(row) for row in connection.execute(query))


def _content(store: Store, which: ColumnElement[bool]) -> str | None:
    with reading(store) as connection:
        row = connection.execute(select(engine_result.c.content).where(which)).one_or_none()
    return None if row is None else json.dumps(row.content)


def _kept(row: Row[Any]) -> SavedResult:
    question = ResultQuestion(
        ResultKind(row.kind),
        row.engine_version,
        row.data_version,
        row.as_of,
        json.dumps(row.asked, sort_keys=True),
    )
    return SavedResult(row.id, question, row.made_at_utc, row.actor)


def _for_this(scope: Scope, kind: ResultKind) -> ColumnElement[bool]:
    collection = engine_result.c
    return and_(collection.kind == kind.value, collection.sight == _sight_of(scope, kind))


def _sight_of(scope: Scope, kind: ResultKind) -> str:
    """What the scope's person sees through it: never more than the person's own councils."""
    if scope.permission is not Permission.READ_CHILDREN:
        raise NotAllowed(
            "Access",
            f"this scope is for something else ({scope.permission.value})",
            "a scope for reading children",
            "Ask the person who looks after this tool at your council.",
        )
    require(scope.actor, scope.permission)
    own, texts = scope.actor.councils, scope.councils
    if own is None or texts is None:
        return _sight(texts if own is None else own, scope.actor, kind)
    return _sight(own & texts, scope.actor, kind)


def _sight(councils: frozenset[str] | None, actor: Actor, kind: ResultKind) -> str:
    """Text that two people share only if a result of the kind is the same for both."""
    whose = None if councils is None else sorted({name.strip().casefold() for name in councils})
    rights = sorted(right.value for right in DIFFERS_BY[kind] if may(actor, right))
    return json.dumps([whose, rights])


def _name(question: ResultQuestion, sight: str) -> str:
    question_wanted = json.dumps(json.loads(question.asked), sort_keys=True)
    parts = (
        question.kind.value,
        question.engine_version,
        question.data_version,
        question.as_of.isoformat(),
        question_wanted,
        sight,
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON: what isn't known is null")
