"""What a document is called on the machine of whoever saves it: its kind, whose it is, its day.

Looked up when the file is named and kept nowhere else: a ticket and the audit trail know a child by
an opaque key, never by the council's own number.
"""

from datetime import date

from sqlalchemy import select

from data.store.frames.recorded_rows import children_seen
from data.store.record.read import meeting_record
from data.store.schema.engine import Store, reading
from data.store.schema.scopes import actor_within
from data.store.schema.tables import child as child_table
from models.access import Actor, Permission, Scope, scope_for
from models.papers.documents import DocumentKind, child_in_name, filename, meeting_in_name
from models.papers.order import is_about_child, is_about_meeting, key_of


def document_name(store: Store, actor: Actor, kind: DocumentKind, subject: str, today: date) -> str:
    """The file's name. `subject`: that of the ticket; `today`: the day on which it is printed.

    Of a child or meeting that the person may not see it says the kind and the day alone.
    """
    if is_about_child(subject):
        number = _number_of(store, scope_for(actor, Permission.EXPORT_CHILDREN), key_of(subject))
        return filename(kind, today.isoformat() if number is None else child_in_name(number, today))
    if is_about_meeting(subject):
        scope = scope_for(actor, Permission.EXPORT_CHILDREN)
        meeting = meeting_record(store, scope, key_of(subject))
        about = meeting_in_name(meeting.held, today) if meeting else today.isoformat()
        return filename(kind, about)
    return filename(kind, subject)


def _number_of(store: Store, scope: Scope, key: str) -> str | None:
    """The council's number of a child; None: unknown and not allowed look the same."""
    with reading(store) as connection:
        if not children_seen(connection, actor_within(scope), frozenset({key})):
            return None
        number = select(child_table.c.child_id).where(child_table.c.key == key)
        return connection.execute(number).scalar()
