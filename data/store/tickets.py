"""Tickets for documents: one use, one person, ten minutes (docs/decisions/0005).

A ticket is a row until it is redeemed or swept away; what was issued and handed out stays in the
audit trail. The row holds the token's hash only, so nobody who reads the database can use it.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert

from data.store.schema.audit import add_audit_row
from data.store.schema.engine import Store, writing
from data.store.schema.tables import document_ticket
from models.access import Actor, Permission
from models.papers.documents import (
    FACTS,
    LINK_LIVES,
    DocumentKind,
    is_subject,
    may_have,
    require_all,
)
from models.problems import NotAllowed

LIVES = LINK_LIVES


@dataclass(frozen=True, slots=True)
class Ticket:
    """What its holder may have, once. `content`: bytes staged with it, for whom they were made."""

    kind: DocumentKind
    subject: str
    content: bytes | None


class NoSuchTicket(NotAllowed):
    """Unknown, used, too old, somebody else's, or the right is gone: one answer for them all."""

    def __init__(self) -> None:
        super().__init__(
            "Document",
            "this link leads to nothing; it works once, for ten minutes, and only for the "
            "person it was made for",
            "a new link",
            "Go back to the page and ask for the document again.",
        )


def issue_ticket(
    store: Store,
    actor: Actor,
    kind: DocumentKind,
    subject: str,
    now_utc: datetime,
    content: bytes | None = None,
) -> str:
    """Write a ticket and return its token, which is shown this once and kept nowhere.

    `subject` says what the document is about (`models.papers.documents.is_subject`). `content`
    is kept
    with the ticket and goes when the ticket does. Tickets that are too old are swept away first.
    Raises `NotAllowed`.
    """
    require_all(actor, kind)
    if not is_subject(subject) or (FACTS[kind].staged and content is None):
        raise ValueError("a ticket needs a plain subject, and its content where the kind is staged")
    token, at_utc = secrets.token_urlsafe(32), _utc(now_utc)
    row = insert(document_ticket).values(
        token_hash=_hash(token),
        actor=actor.identifier,
        kind=kind.value,
        subject=subject,
        expires_utc=at_utc + LIVES,
        content=content,
    )
    with writing(store) as connection:
        connection.execute(delete(document_ticket).where(document_ticket.c.expires_utc <= at_utc))
        connection.execute(row)
        _note(connection, at_utc, actor, "document asked for", token, kind, subject)
    return token


def redeem_ticket(store: Store, token: str, actor: Actor, now_utc: datetime) -> Ticket:
    """Take the ticket out of the store, for good, and say what it was for.

    Of many who try at once with one token exactly one gets through. Raises `NoSuchTicket`, and
    then nothing has changed: a stranger's try doesn't spoil the owner's ticket.
    """
    at_utc, collection = _utc(now_utc), document_ticket.c
    taken = (
        delete(document_ticket)
        .where(
            collection.token_hash == _hash(token),
            collection.actor == actor.identifier,
            collection.expires_utc > at_utc,
        )
        .returning(collection.kind, collection.subject, collection.content)
    )
    with writing(store) as connection:
        row = connection.execute(taken).one_or_none()
        if row is None or not may_have(actor, DocumentKind(row.kind)):
            raise NoSuchTicket
        ticket = Ticket(DocumentKind(row.kind), row.subject, row.content)
        export = Permission.EXPORT_CHILDREN in FACTS[ticket.kind].needs
        action = "export" if export else "document handed out"
        _note(connection, at_utc, actor, action, token, ticket.kind, ticket.subject)
    return ticket


def _note(
    connection: Connection,
    at_utc: datetime,
    actor: Actor,
    action: str,
    token: str,
    kind: DocumentKind,
    subject: str,
) -> None:
    """The audit row. It names the ticket by the start of its hash, which opens nothing."""
    label = f"document_ticket/{_hash(token)[:16]}"
    detail = {"kind": kind.value, "subject": subject}
    add_audit_row(connection, at_utc=at_utc, actor=actor, action=action, label=label, detail=detail)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _utc(now_utc: datetime) -> datetime:
    return now_utc.astimezone(UTC).replace(tzinfo=None)
