"""Handing out a document for its ticket. Most were made before their ticket was written.

What each is called and who may have it: `models/papers/documents.py`; how it is made:
`services/documents.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from data.formats.tables import table_named
from data.formats.templates import template_csv
from data.store import tickets
from data.store.document_names import document_name
from data.store.schema.engine import Store
from data.store.tickets import Ticket, redeem_ticket
from models.access import Actor
from models.papers.documents import FACTS, DocumentKind
from models.words import british_time
from services.open_council import OpenCouncil

Builder = Callable[[Store, Actor, Ticket, datetime], bytes]


@dataclass(frozen=True, slots=True)
class Document:
    """A file to hand out."""

    filename: str
    media_type: str
    content: bytes


def issue_ticket(
    council: OpenCouncil, kind: DocumentKind, subject: str, content: bytes | None
) -> str:
    """The token of a ticket for one document, and with it what was made for it."""
    store = council.store_to_write()
    return tickets.issue_ticket(store, council.actor, kind, subject, council.now, content)


def name_of_document(council: OpenCouncil, kind: DocumentKind, subject: str) -> str:
    """What that document's file will be called on the machine of whoever saves it."""
    return document_name(council.store, council.actor, kind, subject, council.today)


def make_ticketed_document(store: Store, token: str, actor: Actor, now_utc: datetime) -> Document:
    """Redeem a ticket and make what it was written for.

    Raises `NoSuchTicket` for whoever may not have it, whatever the reason.
    """
    ticket = redeem_ticket(store, token, actor, now_utc)
    content = BUILDERS[ticket.kind](store, actor, ticket, now_utc)
    name = document_name(store, actor, ticket.kind, ticket.subject, british_time(now_utc).date())
    return Document(name, FACTS[ticket.kind].media_type, content)


def _template(_store: Store, _actor: Actor, ticket: Ticket, _now: datetime) -> bytes:
    return template_csv(table_named(ticket.subject))


def _staged(_store: Store, _actor: Actor, ticket: Ticket, _now: datetime) -> bytes:
    assert ticket.content is not None  # `issue_ticket` sees to it
    return ticket.content


BUILDERS: dict[DocumentKind, Builder] = {
    DocumentKind.TEMPLATE: _template,
    **{kind: _staged for kind, facts in FACTS.items() if facts.staged},
}
