"""A file that somebody saves says what it is, whose by number or of which meeting, and of what day.

Forty papers of an afternoon lie in one folder: none may be called like another, and none may carry
a name, because a file's name is seen in lists, mails and backups.
"""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from data.store.document_names import document_name
from data.store.schema.engine import Store, reading
from data.store.schema.tables import audit
from data.store.tickets import issue_ticket
from models.access import Actor, Role
from models.papers.documents import FACTS, DocumentKind, child_in_name, filename, meeting_in_name
from models.papers.order import PaperOrder, about_child, about_meeting
from models.recording.meeting import MeetingKind
from services.document_tickets import make_ticketed_document
from tests.make.record_contents import (
    NOW,
    SAM,
    TODAY,
    a_begun_meeting,
    a_meeting_entry,
    children_in,
    decided,
)

CHILD_PAPERS = ("ONE_PAGE", "REVIEW_PAGE", "SUMMARY", "HOME_SEARCH", "FAMILY", "SINCE")
OF_CHILDREN = {kind for kind in DocumentKind if kind.name.startswith(CHILD_PAPERS)}
OF_MEETINGS = {
    kind for kind in DocumentKind if kind.name.startswith(("PACK", "MINUTES", "ACTIONS"))
}
DAY = TODAY.isoformat()
SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*\.(pdf|docx|json|txt|csv|xlsx)")


def test_every_kind_of_document_says_what_it_is_about() -> None:
    assert all("{subject}" in facts.filename for facts in FACTS.values())
    called = [filename(kind, "x") for kind in DocumentKind]
    assert len(set(called)) == len(called), "no two kinds share a name"


@pytest.mark.parametrize("kind", sorted(OF_CHILDREN))
def test_a_childs_paper_is_named_by_number_and_day(store: Store, kind: DocumentKind) -> None:
    first, second = children_in(store)
    names = [document_name(store, SAM, kind, about_child(name), TODAY) for name in (first, second)]
    assert names == [filename(kind, f"000{number}-{DAY}") for number in (1, 2)]
    assert all(SAFE.fullmatch(name) for name in names)


@pytest.mark.parametrize("kind", sorted(OF_MEETINGS))
def test_a_meetings_paper_is_named_by_the_day_of_the_meeting(
    store: Store, kind: DocumentKind
) -> None:
    children = children_in(store)
    later = TODAY + timedelta(days=23)
    panel = a_begun_meeting(store, *children, on=later)
    review = a_begun_meeting(store, *children, on=later, kind=MeetingKind.STATUTORY_REVIEW)
    names = [document_name(store, SAM, kind, about_meeting(key), TODAY) for key in (panel, review)]
    assert names == [filename(kind, "2026-04-02"), filename(kind, "review-2026-04-02")]


def test_a_meeting_without_a_day_has_the_day_of_the_print() -> None:
    assert meeting_in_name(a_meeting_entry("k1", on=None), TODAY) == DAY


def test_what_is_handed_out_is_called_so_and_the_audit_trail_has_no_number(store: Store) -> None:
    child, *_ = children_in(store)
    meeting = a_begun_meeting(store, child)
    decided(store, meeting, child)
    order = PaperOrder(with_name=True).to_bytes()
    for kind, subject, called in (
        (DocumentKind.SINCE_TEXT, about_child(child), f"since-last-review-0001-{DAY}.txt"),
        (DocumentKind.MINUTES_WORD, about_meeting(meeting), f"minutes-{DAY}.docx"),
        (DocumentKind.TEMPLATE, "targets", "targets.csv"),
    ):
        token = issue_ticket(store, SAM, kind, subject, NOW, order)
        assert make_ticketed_document(store, token, SAM, NOW).filename == called
    with reading(store) as connection:
        trail = " ".join(map(str, connection.execute(select(audit.c.detail)).scalars()))
    assert "0001" not in trail


def test_a_child_or_meeting_of_somebody_else_gives_nothing_away(store: Store) -> None:
    child, *_ = children_in(store)
    meeting = a_begun_meeting(store, child)
    other = Actor("other", frozenset(Role), frozenset({"West"}))
    name = document_name(store, other, DocumentKind.SUMMARY_PDF, about_child(child), TODAY)
    assert name == f"summary-{DAY}.pdf"
    name = document_name(store, other, DocumentKind.PACK_PDF, about_meeting(meeting), TODAY)
    assert name == f"pack-{DAY}.pdf"


@pytest.mark.parametrize(
    ("number", "shown"), [("A/12 3", "A-12-3"), ('"; x', "x"), ("7–ä", "7"), ("ä", "child")]
)
def test_a_number_with_other_signs_still_makes_a_safe_name(number: str, shown: str) -> None:
    assert child_in_name(number, TODAY) == f"{shown}-{DAY}"
