"""Documents that take longer to make than anybody waits at a link: made first, handed out then.

One line a kind; nearly all are. Their bytes are staged with the ticket
(services/document_tickets.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from data.store.read import council_data
from data.store.schema.engine import Store
from data.store.tickets import Ticket
from models.access import Actor, Permission, scope_for
from models.papers.documents import DocumentKind, of_day_and_year, require_all
from models.papers.paper import Paper
from models.progress import ProgressCallback
from reports.step_down import step_down_csv
from services import papers
from services.open_council import OpenCouncil
from services.papers import PaperRequest
from services.shortlist import build_shortlist, learn_once
from services.year_of_savings import STEPS, gather_year_of_savings


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """Who wants what. `choice`: of a paper what goes into it (models/papers/order.py), of the list
    the keys of the children who are wanted (None: all of them)."""

    council: OpenCouncil
    kind: DocumentKind
    subject: str
    choice: bytes | None

    @property
    def store(self) -> Store:
        return self.council.store

    @property
    def actor(self) -> Actor:
        return self.council.actor

    @property
    def now(self) -> datetime:
        return self.council.now

    @property
    def paper(self) -> PaperRequest:
        """The same, of a paper about children."""
        ticket = Ticket(self.kind, self.subject, self.choice)
        return PaperRequest(self.store, self.actor, ticket, self.now)


Maker = Callable[[DocumentOrder, ProgressCallback], bytes]
MakePaper = Callable[[PaperRequest], Paper]


def make_document(
    council: OpenCouncil,
    kind: DocumentKind,
    subject: str,
    choice: bytes | None,
    say: ProgressCallback,
) -> bytes:
    """The bytes of a document; `say` is told how far it is. Raises `NotAllowed`, and `UserError`
    where there is nothing to make it of."""
    require_all(council.actor, kind)
    return MAKERS[kind](DocumentOrder(council, kind, subject, choice), say)


def _step_down(order: DocumentOrder, say: ProgressCallback) -> bytes:
    """The list as at the subject's date; of the children whose keys are given, if any are."""
    say(0, 3, "reading the data")
    data = council_data(order.store, scope_for(order.actor, Permission.EXPORT_CHILDREN))
    as_of = date.fromisoformat(order.subject)
    say(1, 3, "learning from the council's history")
    engine = learn_once(order.council)(data, as_of)
    say(2, 3, "looking at each child")
    shortlist = build_shortlist(
        data, engine, as_of=as_of, move_on=None, year=None, told_to=order.now.date()
    )
    if order.choice is not None:
        keys = frozenset(order.choice.decode().split())
        shortlist = replace(
            shortlist, children=tuple(c for c in shortlist.children if c.child.key in keys)
        )
    return step_down_csv(shortlist)


def _board(order: DocumentOrder, say: ProgressCallback, *, word: bool) -> bytes:
    from reports.pdf import pdf_bytes
    from reports.word import word_bytes as in_word
    from services.board_report import board_paper

    as_of = date.fromisoformat(order.subject)
    paper = board_paper(order.store, order.actor, as_of, order.now, say, learn_once(order.council))
    say(STEPS - 1, STEPS, "laying it out")
    return in_word(paper) if word else pdf_bytes(paper)


def _ledger(order: DocumentOrder, say: ProgressCallback) -> bytes:
    from reports.ledger_book import ledger_book

    as_of, year = of_day_and_year(order.subject)
    money = gather_year_of_savings(
        order.store, order.actor, as_of, year, say, learn_once(order.council)
    )
    say(STEPS - 1, STEPS, "writing its sheets")
    return ledger_book(money)


def _budget(order: DocumentOrder, say: ProgressCallback) -> bytes:
    from reports.budget_book import budget_book
    from services.year_of_budget import budget_of_year

    as_of, year = of_day_and_year(order.subject)
    budget_of_year_result = budget_of_year(
        order.store, order.actor, as_of, year, order.now, say, learn_once(order.council)
    )
    say(3, 4, "writing its sheets")
    return budget_book(budget_of_year_result)


def _pdf(make: MakePaper) -> Maker:
    def maker(order: DocumentOrder, say: ProgressCallback) -> bytes:
        from reports.pdf import pdf_bytes

        return pdf_bytes(_written(make, order, say))

    return maker


def _word(make: MakePaper) -> Maker:
    def maker(order: DocumentOrder, say: ProgressCallback) -> bytes:
        from reports.word import word_bytes

        return word_bytes(_written(make, order, say))

    return maker


def _written(make: MakePaper, order: DocumentOrder, say: ProgressCallback) -> Paper:
    say(0, 2, "reading the data")
    paper = make(order.paper)
    say(1, 2, "laying it out")
    return paper


def _as_is(make: Callable[[PaperRequest], bytes]) -> Maker:
    def maker(order: DocumentOrder, say: ProgressCallback) -> bytes:
        say(0, 1, "reading the data")
        return make(order.paper)

    return maker


MAKERS: dict[DocumentKind, Maker] = {
    DocumentKind.STEP_DOWN_CSV: _step_down,
    DocumentKind.ONE_PAGE_PDF: _pdf(papers.panel_page),
    DocumentKind.ONE_PAGE_WORD: _word(papers.panel_page),
    DocumentKind.REVIEW_PAGE_PDF: _pdf(papers.review_page),
    DocumentKind.REVIEW_PAGE_WORD: _word(papers.review_page),
    DocumentKind.PACK_PDF: _pdf(papers.pack_paper),
    DocumentKind.PACK_WORD: _word(papers.pack_paper),
    DocumentKind.MINUTES_PDF: _pdf(papers.minutes_of),
    DocumentKind.MINUTES_WORD: _word(papers.minutes_of),
    DocumentKind.ACTIONS_PDF: _pdf(papers.actions_of),
    DocumentKind.ACTIONS_WORD: _word(papers.actions_of),
    DocumentKind.SUMMARY_PDF: _pdf(papers.family_summary),
    DocumentKind.SUMMARY_WORD: _word(papers.family_summary),
    DocumentKind.HOME_SEARCH_PDF: _pdf(papers.home_search),
    DocumentKind.HOME_SEARCH_WORD: _word(papers.home_search),
    DocumentKind.HOME_SEARCH_JSON: _as_is(papers.home_search_json),
    DocumentKind.FAMILY_PDF: _pdf(papers.family_profile),
    DocumentKind.FAMILY_WORD: _word(papers.family_profile),
    DocumentKind.SINCE_TEXT: _as_is(papers.what_changed),
    DocumentKind.BOARD_PDF: partial(_board, word=False),
    DocumentKind.BOARD_WORD: partial(_board, word=True),
    DocumentKind.LEDGER_XLSX: _ledger,
    DocumentKind.BUDGET_XLSX: _budget,
}
