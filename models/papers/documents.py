"""The documents that the tool hands out: what each is called, who may have it. One row a kind.

How each is made is in `services/documents.py`, under the same names.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.access import Actor, Permission, may, require
from models.audience import Audience
from models.money import FinancialYear
from models.recording.meeting import Meeting, MeetingKind

LINK_LIVES = timedelta(minutes=10)
SUBJECT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
CSV, XLSX = (
    "text/csv; charset=utf-8",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
PDF, JSON, TEXT = "application/pdf", "application/json", "text/plain; charset=utf-8"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class DocumentKind(StrEnum):
    """A kind of document. Its value stands in the audit trail."""

    TEMPLATE = "template"
    PROBLEMS_OF_IMPORT = "problems of an import"
    MARKED_UP_COPY = "marked-up copy"
    STEP_DOWN_CSV = "step-down list"
    FORECAST_CSV = "forecast"
    ONE_PAGE_PDF = "one page for a panel (PDF)"
    ONE_PAGE_WORD = "one page for a panel (Word)"
    REVIEW_PAGE_PDF = "one page for a statutory review (PDF)"
    REVIEW_PAGE_WORD = "one page for a statutory review (Word)"
    PACK_PDF = "pack of a meeting (PDF)"
    PACK_WORD = "pack of a meeting (Word)"
    MINUTES_PDF = "minutes of a meeting (PDF)"
    MINUTES_WORD = "minutes of a meeting (Word)"
    ACTIONS_PDF = "actions of a meeting (PDF)"
    ACTIONS_WORD = "actions of a meeting (Word)"
    SUMMARY_PDF = "summary for a child (PDF)"
    SUMMARY_WORD = "summary for a child (Word)"
    HOME_SEARCH_PDF = "home-search request (PDF)"
    HOME_SEARCH_WORD = "home-search request (Word)"
    HOME_SEARCH_JSON = "home-search request (Placements Data Standard)"
    FAMILY_PDF = "profile for a family (PDF)"
    FAMILY_WORD = "profile for a family (Word)"
    SINCE_TEXT = "what changed since the last review"
    BOARD_PDF = "board report (PDF)"
    BOARD_WORD = "board report (Word)"
    LEDGER_XLSX = "savings workbook"
    BUDGET_XLSX = "budget workbook"


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is true of every document of a kind.

    `needs`: every right that whoever asks for it must have. `filename` holds `{subject}`:
    for papers the child's number or the meeting, and the day.
    `reader`: into whose hands it may come, so that nothing in it is for fewer eyes; None = nothing
    about a child is in it. `staged`: the bytes are given when the ticket is written, not made when
    it is redeemed. `slow`: what it is called while it is made, which takes longer than anybody
    waits at a link, so that it is staged; "" where it doesn't.
    """

    needs: frozenset[Permission]
    filename: str
    media_type: str
    reader: Audience | None
    staged: bool = False
    slow: str = ""


# Papers are about children, so each is an export; none of them holds money. The pack, minutes and
# actions of a statutory review are the family's to read, whatever stands here (services/papers.py).
_EXPORT = frozenset({Permission.EXPORT_CHILDREN})
_MONEY = frozenset({Permission.READ_CHILDREN, Permission.READ_COSTS})
_PANEL, _WORKERS, _FAMILY = Audience.PANEL, Audience.PROFESSIONALS, Audience.FAMILY


def _paper(filename: str, media_type: str, reader: Audience) -> DocumentFacts:
    """A paper about children: an export, made first and handed out then."""
    return DocumentFacts(_EXPORT, filename, media_type, reader, staged=True, slow="paper")


FACTS: dict[DocumentKind, DocumentFacts] = {
    DocumentKind.TEMPLATE: DocumentFacts(
        frozenset({Permission.IMPORT_FILES}), "{subject}.csv", CSV, None
    ),
    DocumentKind.PROBLEMS_OF_IMPORT: DocumentFacts(
        frozenset({Permission.IMPORT_FILES}), "problems-{subject}.csv", CSV, None, staged=True
    ),
    DocumentKind.MARKED_UP_COPY: DocumentFacts(
        frozenset({Permission.IMPORT_FILES}), "{subject}-marked-up.xlsx", XLSX, None, staged=True
    ),
    # Its columns say what placements cost, so who may not see costs may not have it.
    DocumentKind.STEP_DOWN_CSV: DocumentFacts(
        frozenset({Permission.EXPORT_CHILDREN, Permission.READ_COSTS}),
        "step-down-{subject}.csv",
        CSV,
        _PANEL,
        staged=True,
        slow="list",
    ),
    # Totals, no row of a child; as shown when asked for, so that it agrees with the screen.
    DocumentKind.FORECAST_CSV: DocumentFacts(
        frozenset({Permission.READ_CHILDREN, Permission.READ_COSTS}),
        "forecast-{subject}.csv",
        CSV,
        None,
        staged=True,
    ),
    DocumentKind.ONE_PAGE_PDF: _paper("one-page-{subject}.pdf", PDF, _PANEL),
    DocumentKind.ONE_PAGE_WORD: _paper("one-page-{subject}.docx", WORD, _PANEL),
    DocumentKind.REVIEW_PAGE_PDF: _paper("one-page-for-review-{subject}.pdf", PDF, _FAMILY),
    DocumentKind.REVIEW_PAGE_WORD: _paper("one-page-for-review-{subject}.docx", WORD, _FAMILY),
    DocumentKind.PACK_PDF: _paper("pack-{subject}.pdf", PDF, _PANEL),
    DocumentKind.PACK_WORD: _paper("pack-{subject}.docx", WORD, _PANEL),
    DocumentKind.MINUTES_PDF: _paper("minutes-{subject}.pdf", PDF, _PANEL),
    DocumentKind.MINUTES_WORD: _paper("minutes-{subject}.docx", WORD, _PANEL),
    DocumentKind.ACTIONS_PDF: _paper("actions-{subject}.pdf", PDF, _PANEL),
    DocumentKind.ACTIONS_WORD: _paper("actions-{subject}.docx", WORD, _PANEL),
    DocumentKind.SUMMARY_PDF: _paper("summary-{subject}.pdf", PDF, _FAMILY),
    DocumentKind.SUMMARY_WORD: _paper("summary-{subject}.docx", WORD, _FAMILY),
    DocumentKind.HOME_SEARCH_PDF: _paper("home-search-{subject}.pdf", PDF, _FAMILY),
    DocumentKind.HOME_SEARCH_WORD: _paper("home-search-{subject}.docx", WORD, _FAMILY),
    DocumentKind.HOME_SEARCH_JSON: _paper("home-search-{subject}.json", JSON, _FAMILY),
    DocumentKind.FAMILY_PDF: _paper("could-this-be-your-family-{subject}.pdf", PDF, _FAMILY),
    DocumentKind.FAMILY_WORD: _paper("could-this-be-your-family-{subject}.docx", WORD, _FAMILY),
    DocumentKind.SINCE_TEXT: _paper("since-last-review-{subject}.txt", TEXT, _WORKERS),
    # Totals for people outside the team, small numbers hidden.
    DocumentKind.BOARD_PDF: DocumentFacts(
        _MONEY, "board-report-{subject}.pdf", PDF, None, staged=True, slow="board report"
    ),
    DocumentKind.BOARD_WORD: DocumentFacts(
        _MONEY, "board-report-{subject}.docx", WORD, None, staged=True, slow="board report"
    ),
    # Every week of every child in the ledger.
    DocumentKind.LEDGER_XLSX: DocumentFacts(
        _EXPORT | _MONEY, "savings-{subject}.xlsx", XLSX, _PANEL, staged=True, slow="workbook"
    ),
    # No row of a child, but small counts and what single placements cost.
    DocumentKind.BUDGET_XLSX: DocumentFacts(
        _MONEY, "budget-{subject}.xlsx", XLSX, _PANEL, staged=True, slow="workbook"
    ),
}


def filename(kind: DocumentKind, subject: str) -> str:
    """What the file is called on the reader's machine (`data/store/document_names.py`)."""
    return FACTS[kind].filename.format(subject=subject)


def child_in_name(number: str, day: date) -> str:
    """1017786-2026-12-03: the council's number of the child, never a name, and the day."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", number).strip("-")
    return f"{plain or 'child'}-{day.isoformat()}"


def meeting_in_name(meeting: Meeting, today: date) -> str:
    """2026-12-03, or review-2026-12-03: the meeting's day, that of the print where it has none."""
    day = (meeting.on or today).isoformat()
    return day if meeting.kind is MeetingKind.PANEL else f"review-{day}"


def may_have(actor: Actor, kind: DocumentKind) -> bool:
    """True only if the person has every right that the kind needs."""
    return all(may(actor, permission) for permission in FACTS[kind].needs)


def require_all(actor: Actor, kind: DocumentKind) -> None:
    """Raise `NotAllowed` unless the person has every right that the kind needs."""
    for permission in sorted(FACTS[kind].needs):
        require(actor, permission)


def is_subject(text: str) -> bool:
    """Whether the text may say what a document is about: a date, a table's name, a row's number.

    No space, slash or quote, because it becomes part of a file's name; never anybody's name or a
    council's own number of a child, because it is written into the audit trail.
    """
    return SUBJECT.fullmatch(text) is not None


def day_and_year(as_of: date, year: FinancialYear) -> str:
    """The subject of a document about a financial year as at a day: 2026-11-29_2025-26."""
    return f"{as_of.isoformat()}_{year}"


def of_day_and_year(subject: str) -> tuple[date, FinancialYear]:
    """The day and the year that a subject names; without a year, the one that holds the day."""
    day, _, year = subject.partition("_")
    as_of = date.fromisoformat(day)
    return as_of, FinancialYear.parse(year) if year else FinancialYear.holding(as_of)
