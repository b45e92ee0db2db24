"""What somebody is typing: saved as they go, theirs alone, gone when it is recorded.

Nothing that the rules read looks here. A draft survives a lost connection and a restart; it is
listed when the person comes back, and others at work on the same are named without their words.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from data.store.frames.recorded_rows import check_children, children_seen, to_utc
from data.store.schema.audit import add_audit_row as record_audit
from data.store.schema.engine import Store, reading, writing
from data.store.schema.tables import draft
from models.access import Actor, Permission, require
from models.recording.codec import NotThisType, as_json, from_json
from models.recording.drafts import AtWork, Draft, DraftConflict
from models.recording.rights import RIGHT_FOR
from models.recording.subject import RecordKind, Subject, is_second_version, waiting_at
from models.recording.types import TYPES, Content


def save_draft(
    store: Store,
    *,
    actor: Actor,
    about: Subject,
    content: Content,
    based_on: int,
    expected_saves: int,
    now_utc: datetime,
) -> Draft:
    """Keep what the person has typed so far; the draft as it is kept now.

    `based_on`: the subject's version that they see. `expected_saves`: `Draft.saves` as they know
    it, 0 = they have none; another window's newer save raises `DraftConflict`. The same content
    again writes nothing. Raises `NotAllowed`, or `UserError` for a child that they may not see.
    """
    require(actor, RIGHT_FOR[about.kind])
    _check_type(about, content)
    with writing(store) as connection:
        check_children(connection, actor, (about.child,))
        draft = _of(connection, actor, about)
        if draft is not None and (draft.content, draft.based_on) == (content, based_on):
            return draft
        if (draft.saves if draft else 0) != expected_saves and draft is not None:
            raise DraftConflict(draft, content)
        return put_draft(connection, actor, about, content, based_on, now_utc)


def put_draft(
    connection: Connection,
    actor: Actor,
    about: Subject,
    content: Content,
    based_on: int,
    now_utc: datetime,
) -> Draft:
    """Write the person's draft whatever it was before, with its audit row."""
    draft_stored = _of(connection, actor, about)
    saves = (draft_stored.saves if draft_stored else 0) + 1
    values = {
        "content": as_json(content),
        "based_on": based_on,
        "saves": saves,
        "saved_at_utc": to_utc(now_utc),
    }
    if draft_stored is None:
        place = {"actor": actor.identifier, "stream": about.stream, "kind": about.kind.value}
        row = insert(draft).values(**place, child_key=about.child or None, **values)
        connection.execute(row)
    else:
        connection.execute(update(draft).where(*_mine(actor, about)).values(**values))
    _tell(connection, actor, now_utc, "save draft", about, saves)
    return Draft(about, content, based_on, saves, to_utc(now_utc))


def drafts_of(store: Store, actor: Actor) -> tuple[Draft, ...]:
    """The person's own drafts of children whom they may see, the newest first."""
    require(actor, Permission.READ_CHILDREN)
    with reading(store) as connection:
        rows = connection.execute(
            select(draft)
            .where(draft.c.actor == actor.identifier)
            .order_by(draft.c.saved_at_utc.desc(), draft.c.id.desc())
        ).all()
        seen = children_seen(connection, actor, frozenset(r.child_key for r in rows) - {None})
    drafts = (_draft(r) for r in rows if r.child_key is None or r.child_key in seen)
    return tuple(draft for draft in drafts if not is_second_version(draft.about))


def draft_of(store: Store, actor: Actor, about: Subject) -> Draft | None:
    """The person's own draft of one subject, or None; one row is read, whatever else they keep.

    It runs whenever a form opens and on everything that is recorded.
    """
    require(actor, Permission.READ_CHILDREN)
    if is_second_version(about):
        return None
    with reading(store) as connection:
        if about.child and not children_seen(connection, actor, frozenset({about.child})):
            return None
        return _of(connection, actor, about)


def others_at_work(
    store: Store, actor: Actor, *, child: str = "", meeting: str = ""
) -> tuple[AtWork, ...]:
    """Who else has a draft about this child, or about this meeting itself, the newest first."""
    require(actor, Permission.READ_CHILDREN)
    about_it = []
    if child:
        about_it.append(draft.c.child_key == child)
    if meeting:
        about_it.append(draft.c.stream == Subject(RecordKind.MEETING, meeting=meeting).stream)
    if not about_it:
        return ()
    with reading(store) as connection:
        if child and not children_seen(connection, actor, frozenset({child})):
            return ()
        rows = connection.execute(
            select(draft.c.actor, draft.c.stream, draft.c.saved_at_utc)
            .where(or_(*about_it), draft.c.actor != actor.identifier)
            .order_by(draft.c.saved_at_utc.desc(), draft.c.id.desc())
        )
        at_work = [
            AtWork(row.actor, Subject.of_stream(row.stream), row.saved_at_utc) for row in rows
        ]
        return tuple(at_work for at_work in at_work if not is_second_version(at_work.about))


def keep_waiting(
    store: Store,
    *,
    actor: Actor,
    about: Subject,
    content: Content,
    based_on: int,
    now_utc: datetime,
) -> None:
    """Keep the second of two versions of a draft, until the person has looked at both.

    For `DraftConflict`: the first is what another window saved, and stays where it is.
    """
    require(actor, RIGHT_FOR[about.kind])
    _check_type(about, content)
    with writing(store) as connection:
        check_children(connection, actor, (about.child,))
        put_draft(connection, actor, waiting_at(about), content, based_on, now_utc)


def waiting_draft(store: Store, actor: Actor, about: Subject) -> Draft | None:
    """The person's second version that waits to be looked at, or None."""
    require(actor, RIGHT_FOR[about.kind])
    with reading(store) as connection:
        if about.child and not children_seen(connection, actor, frozenset({about.child})):
            return None
        return _of(connection, actor, waiting_at(about))


def discard_draft(store: Store, *, actor: Actor, about: Subject, now_utc: datetime) -> bool:
    """Throw the person's own draft away; False if there was none."""
    require(actor, RIGHT_FOR[about.kind])
    with writing(store) as connection:
        draft_stored = _of(connection, actor, about)
        if draft_stored is None:
            return False
        connection.execute(delete(draft).where(*_mine(actor, about)))
        _tell(connection, actor, now_utc, "discard draft", about, draft_stored.saves)
        return True


def _check_type(about: Subject, content: Content) -> None:
    if not isinstance(content, TYPES[about.kind]):
        raise TypeError(f"a {about.kind} is no {type(content).__name__}")


def _of(connection: Connection, actor: Actor, about: Subject) -> Draft | None:
    row = connection.execute(select(draft).where(*_mine(actor, about))).one_or_none()
    return None if row is None else _draft(row)


def _mine(actor: Actor, about: Subject) -> tuple[ColumnElement[bool], ...]:
    return (draft.c.actor == actor.identifier, draft.c.stream == about.stream)


def _draft(row: Any) -> Draft:
    try:
        content = from_json(TYPES[RecordKind(row.kind)], row.content)
    except (NotThisType, ValueError):
        content = None
    about = Subject.of_stream(row.stream)
    return Draft(about, content, row.based_on, row.saves, row.saved_at_utc)


def _tell(
    connection: Connection, actor: Actor, now_utc: datetime, action: str, about: Subject, saves: int
) -> None:
    record_audit(
        connection,
        at_utc=to_utc(now_utc),
        actor=actor,
        action=action,
        label=f"draft/{about.stream}",
        detail={"kind": about.kind.value, "saves": saves},
    )
