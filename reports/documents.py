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
from data.store.document_names import document_name
from data.store.engine import Store
from data.store.read import council_data
from data.store.tickets import Ticket, redeem_ticket
from models.access import Actor, Permission, scope_for
from models.documents import FACTS, DocumentKind
from models.papers.paper import Paper
from models.words import british
from reports import papers
from reports.papers import Asked
from reports.step_down import step_down_csv

Builder = Callable[[Store, Actor, Ticket, datetime], bytes]
MakePaper = Callable[[Asked], Paper]


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
    content = BUILDERS[ticket.kind](store, actor, ticket, now)
    name = document_name(store, actor, ticket.kind, ticket.subject, british(now).date())
    return Document(name, FACTS[ticket.kind].media_type, content)


def _template(_store: Store, _actor: Actor, ticket: Ticket, _now: datetime) -> bytes:
    return template_csv(table(ticket.subject))


def _staged(_store: Store, _actor: Actor, ticket: Ticket, _now: datetime) -> bytes:
    assert ticket.content is not None  # `issue_ticket` sees to it
    return ticket.content


def _step_down(store: Store, actor: Actor, ticket: Ticket, now: datetime) -> bytes:
    """The list as at the subject's date; of the children whose keys are staged, if any are."""
    data = council_data(store, scope_for(actor, Permission.EXPORT_CHILDREN))
    as_of = date.fromisoformat(ticket.subject)
    engine = held_engine(data, as_of)
    held = held_shortlist(data, engine, as_of=as_of, move_on=None, year=None, told_to=now.date())
    if ticket.content is not None:
        keys = frozenset(ticket.content.decode().split())
        held = replace(held, children=tuple(c for c in held.children if c.child.key in keys))
    return step_down_csv(held)


def _pdf(make: MakePaper) -> Builder:
    def build(store: Store, actor: Actor, ticket: Ticket, now: datetime) -> bytes:
        from reports.pdf import pdf

        return pdf(make(Asked(store, actor, ticket, now)))

    return build


def _word(make: MakePaper) -> Builder:
    def build(store: Store, actor: Actor, ticket: Ticket, now: datetime) -> bytes:
        from reports.word import word

        return word(make(Asked(store, actor, ticket, now)))

    return build


def _board(*, word: bool) -> Builder:
    def build(store: Store, actor: Actor, ticket: Ticket, now: datetime) -> bytes:
        from reports.board import board_paper
        from reports.pdf import pdf
        from reports.word import word as in_word

        paper = board_paper(store, actor, date.fromisoformat(ticket.subject), now)
        return in_word(paper) if word else pdf(paper)

    return build


def _ledger(store: Store, actor: Actor, ticket: Ticket, now: datetime) -> bytes:
    from reports.ledger_book import ledger_book
    from reports.money import money_of_year

    return ledger_book(money_of_year(store, actor, date.fromisoformat(ticket.subject)))


def _as_is(make: Callable[[Asked], bytes]) -> Builder:
    return lambda store, actor, ticket, now: make(Asked(store, actor, ticket, now))


BUILDERS: dict[DocumentKind, Builder] = {
    DocumentKind.TEMPLATE: _template,
    DocumentKind.PROBLEMS_OF_IMPORT: _staged,
    DocumentKind.MARKED_UP_COPY: _staged,
    DocumentKind.STEP_DOWN_CSV: _step_down,
    DocumentKind.FORECAST_CSV: _staged,
    DocumentKind.ONE_PAGE_PDF: _pdf(papers.panel_page),
    DocumentKind.ONE_PAGE_WORD: _word(papers.panel_page),
    DocumentKind.REVIEW_PAGE_PDF: _pdf(papers.review_page),
    DocumentKind.REVIEW_PAGE_WORD: _word(papers.review_page),
    DocumentKind.PACK_PDF: _pdf(papers.pack),
    DocumentKind.PACK_WORD: _word(papers.pack),
    DocumentKind.MINUTES_PDF: _pdf(papers.minutes_of),
    DocumentKind.MINUTES_WORD: _word(papers.minutes_of),
    DocumentKind.ACTIONS_PDF: _pdf(papers.actions_of),
    DocumentKind.ACTIONS_WORD: _word(papers.actions_of),
    DocumentKind.SUMMARY_PDF: _pdf(papers.summary),
    DocumentKind.SUMMARY_WORD: _word(papers.summary),
    DocumentKind.HOME_SEARCH_PDF: _pdf(papers.home_search),
    DocumentKind.HOME_SEARCH_WORD: _word(papers.home_search),
    DocumentKind.HOME_SEARCH_JSON: _as_is(papers.home_search_json),
    DocumentKind.FAMILY_PDF: _pdf(papers.family_profile),
    DocumentKind.FAMILY_WORD: _word(papers.family_profile),
    DocumentKind.SINCE_TEXT: _as_is(papers.what_changed),
    DocumentKind.BOARD_PDF: _board(word=False),
    DocumentKind.BOARD_WORD: _board(word=True),
    DocumentKind.LEDGER_XLSX: _ledger,
}
