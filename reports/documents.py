"""Every document that can be handed out, and how it is made. One line a kind.

What each is called and who may have it: `models/documents.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from data.formats.tables import table
from data.formats.templates import template_csv
from data.reference.shortlist import held_engine, held_shortlist
from data.store.engine import Store
from data.store.read import council_data
from data.store.tickets import Ticket, redeem_ticket
from models.access import Actor, Permission, scope_for
from models.documents import FACTS, DocumentKind, filename
from reports.step_down import step_down_csv


@dataclass(frozen=True, slots=True)
class Document:
    """A file to hand out."""

    filename: str
    media_type: str
    content: bytes


def document(store: Store, token: str, actor: Actor, now: datetime) -> Document:
    """Redeem a ticket and make what it was written for.

    Raises `NoSuchTicket` for whoever may not have it, whatever the reason.
    """
    ticket = redeem_ticket(store, token, actor, now)
    return Document(
        filename(ticket.kind, ticket.subject),
        FACTS[ticket.kind].media_type,
        BUILDERS[ticket.kind](store, actor, ticket),
    )


def _template(_store: Store, _actor: Actor, ticket: Ticket) -> bytes:
    return template_csv(table(ticket.subject))


def _staged(_store: Store, _actor: Actor, ticket: Ticket) -> bytes:
    assert ticket.content is not None  # `issue_ticket` sees to it
    return ticket.content


def _step_down(store: Store, actor: Actor, ticket: Ticket) -> bytes:
    """The list as at the subject's date; of the children whose keys are staged, if any are."""
    data = council_data(store, scope_for(actor, Permission.EXPORT_CHILDREN))
    as_of = date.fromisoformat(ticket.subject)
    engine = held_engine(data, as_of)
    held = held_shortlist(data, engine, as_of=as_of, move_on=None, year=None)
    if ticket.content is not None:
        keys = frozenset(ticket.content.decode().split())
        held = replace(held, children=tuple(c for c in held.children if c.child.key in keys))
    return step_down_csv(held)


BUILDERS: dict[DocumentKind, Callable[[Store, Actor, Ticket], bytes]] = {
    DocumentKind.TEMPLATE: _template,
    DocumentKind.PROBLEMS_OF_IMPORT: _staged,
    DocumentKind.MARKED_UP_COPY: _staged,
    DocumentKind.STEP_DOWN_CSV: _step_down,
    DocumentKind.FORECAST_CSV: _staged,
}
