"""Tickets for documents: one use, one person, ten minutes; on both engines."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select

from data.store.read import data_version
from data.store.schema.engine import Store, open_store, reading
from data.store.schema.tables import audit, document_ticket
from data.store.tickets import LIVES, NoSuchTicket, Ticket, issue_ticket, redeem_ticket
from models.access import LOCAL_OWNER, RIGHTS, Actor, Permission, Role
from models.papers.documents import DocumentKind
from models.problems import NotAllowed
from tests.make.batches import NOW

ROWS = b"a row that names a child"
SAM = Actor("sam", frozenset(Role))
SECOND = timedelta(seconds=1)


def tickets(store: Store) -> int:
    with reading(store) as connection:
        return connection.execute(select(func.count()).select_from(document_ticket)).scalar_one()


def told(store: Store) -> list[tuple[str, str, str, object]]:
    columns = audit.c.actor, audit.c.action, audit.c.object, audit.c.detail
    with reading(store) as connection:
        return [tuple(row) for row in connection.execute(select(*columns).order_by(audit.c.id))]


def a_ticket(store: Store, actor: Actor = SAM, content: bytes | None = ROWS) -> str:
    return issue_ticket(store, actor, DocumentKind.MARKED_UP_COPY, "import-7", NOW, content)


def test_a_ticket_gives_what_was_staged_once_and_leaves_nothing_but_its_audit_rows(
    store: Store,
) -> None:
    before = data_version(store)
    token = a_ticket(store)
    assert redeem_ticket(store, token, SAM, NOW + SECOND) == Ticket(
        DocumentKind.MARKED_UP_COPY, "import-7", ROWS
    )
    with pytest.raises(NoSuchTicket):
        redeem_ticket(store, token, SAM, NOW + SECOND)
    assert tickets(store) == 0
    asked, handed = told(store)
    assert asked[:2] == ("sam", "document asked for")
    assert handed[:2] == ("sam", "document handed out")
    assert asked[2:] == handed[2:]
    assert asked[3] == {"kind": "marked-up copy", "subject": "import-7"}
    assert data_version(store) == before


def test_handing_out_children_is_audited_as_an_export(store: Store) -> None:
    token = issue_ticket(store, SAM, DocumentKind.STEP_DOWN_CSV, "2026-03-31", NOW, ROWS)
    redeem_ticket(store, token, SAM, NOW)
    assert [action for _, action, *_ in told(store)] == ["document asked for", "export"]


def test_a_ticket_lasts_ten_minutes_and_not_a_second_more(store: Store) -> None:
    token, other = a_ticket(store), a_ticket(store)
    assert redeem_ticket(store, token, SAM, NOW + LIVES - SECOND).content == ROWS
    with pytest.raises(NoSuchTicket):
        redeem_ticket(store, other, SAM, NOW + LIVES)


def test_what_nobody_fetched_is_swept_away_when_the_next_ticket_is_written(store: Store) -> None:
    for _ in range(3):
        a_ticket(store)
    issue_ticket(store, SAM, DocumentKind.TEMPLATE, "incidents", NOW + LIVES)
    assert tickets(store) == 1


def test_another_persons_try_fails_and_does_not_spoil_the_ticket(store: Store) -> None:
    token = a_ticket(store)
    rows = told(store)
    with pytest.raises(NoSuchTicket):
        redeem_ticket(store, token, LOCAL_OWNER, NOW)
    assert told(store) == rows
    assert redeem_ticket(store, token, SAM, NOW).content == ROWS


def test_who_has_lost_the_right_gets_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    token = issue_ticket(store, SAM, DocumentKind.STEP_DOWN_CSV, "2026-03-31", NOW, ROWS)
    # The table of rights is data: a role without costs is a row with one right less.
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    with pytest.raises(NoSuchTicket):
        redeem_ticket(store, token, SAM, NOW)
    with pytest.raises(NotAllowed):
        issue_ticket(store, SAM, DocumentKind.STEP_DOWN_CSV, "2026-03-31", NOW, ROWS)


def test_unknown_used_old_and_foreign_tickets_look_the_same(store: Store) -> None:
    used, old, foreign = a_ticket(store), a_ticket(store), a_ticket(store, LOCAL_OWNER)
    redeem_ticket(store, used, SAM, NOW)
    texts = set()
    for token, now_utc in (("unknown", NOW), (used, NOW), (old, NOW + LIVES), (foreign, NOW)):
        with pytest.raises(NoSuchTicket) as refused:
            redeem_ticket(store, token, SAM, now_utc)
        texts.add(str(refused.value))
    assert len(texts) == 1


def test_of_twenty_who_try_at_once_one_gets_the_document(store: Store) -> None:
    token, start = a_ticket(store), Barrier(20)

    def attempt(_: int) -> bool:
        start.wait()
        try:
            return redeem_ticket(store, token, SAM, NOW).content == ROWS
        except NoSuchTicket:
            return False

    with ThreadPoolExecutor(20) as people:
        won = list(people.map(attempt, range(20)))
    assert sum(won) == 1
    assert [action for _, action, *_ in told(store)].count("document handed out") == 1


def test_the_database_holds_no_token_that_could_be_used(store: Store) -> None:
    token = a_ticket(store)
    with reading(store) as connection:
        stored = repr([tuple(row) for row in connection.execute(select(document_ticket))])
    assert token not in stored + repr(told(store))


@pytest.mark.parametrize("subject", ["", "Amara Okafor", "../etc", 'a"b', "a\r\nb", "x" * 65])
def test_a_subject_that_could_name_somebody_or_break_a_header_is_refused(
    store: Store, subject: str
) -> None:
    with pytest.raises(ValueError, match="plain subject"):
        issue_ticket(store, SAM, DocumentKind.TEMPLATE, subject, NOW)
    assert tickets(store) == 0


def test_a_ticket_survives_a_restart_of_the_tool(store: Store, database_url: str) -> None:
    token = a_ticket(store)
    again = open_store(database_url)
    assert redeem_ticket(again, token, SAM, NOW).content == ROWS
    again.engine.dispose()
