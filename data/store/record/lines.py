"""Lines being typed beside the button that sends them: kept for the person until sent, or a day.

So a browser that ends takes the last second, or what a busy server has not begun. No list names
them, nobody else sees them, and nothing is ever recorded from here.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete

from data.store.frames.recorded_rows import to_utc
from data.store.record.drafts import discard_draft, draft_of, put_draft
from data.store.schema.engine import Store, writing
from data.store.schema.tables import draft
from models.access import Actor, require
from models.recording.rights import RIGHT_FOR
from models.recording.subject import RecordKind, typed_line
from models.recording.typed_line import TypedLine

KEPT_FOR = timedelta(days=1)


def keep_line(store: Store, *, actor: Actor, key: str, text: str, now_utc: datetime) -> None:
    """Keep what stands in the box now; an empty box keeps nothing. What is over a day old goes."""
    about = typed_line(key)
    require(actor, RIGHT_FOR[about.kind])
    if not text.strip():
        discard_draft(store, actor=actor, about=about, now_utc=now_utc)
        return
    with writing(store) as connection:
        old = (
            draft.c.actor == actor.identifier,
            draft.c.kind == RecordKind.TYPED_LINE.value,
            draft.c.saved_at_utc < to_utc(now_utc - KEPT_FOR),
        )
        connection.execute(delete(draft).where(*old))
        put_draft(connection, actor, about, TypedLine(text), 0, now_utc)


def line_of(store: Store, actor: Actor, key: str, now_utc: datetime) -> str:
    """What the person typed there and has not sent, "" where there is nothing."""
    kept = draft_of(store, actor, typed_line(key))
    if kept is None or not isinstance(kept.content, TypedLine):
        return ""
    return kept.content.text if to_utc(now_utc) - kept.saved_at_utc <= KEPT_FOR else ""


def end_line(store: Store, *, actor: Actor, key: str, now_utc: datetime) -> None:
    """The line was sent: nothing of it is kept here any more."""
    discard_draft(store, actor=actor, about=typed_line(key), now_utc=now_utc)
