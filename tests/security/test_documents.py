"""Documents on a real server: a right, a person, a ticket, once; and nothing beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.schema.engine import Store, open_store
from data.store.tickets import LIVES, issue_ticket
from models.access import LOCAL_OWNER, Actor, Role
from models.papers.documents import FACTS, DocumentKind
from models.problems import NotAllowed
from services.document_tickets import BUILDERS
from services.documents import MAKERS, make_document
from tests.drive.servers import ROOT, RunningApp, answer, tab
from tests.make.open_councils import council_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CANARY = "canary-4711"
AS_OF = "2026-03-31"
NOWHERE = "this link leads to nothing"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the paper council in it."""
    address = f"sqlite:///{tmp_path_factory.mktemp('documents') / 'circle.sqlite'}"
    store = open_store(address)
    now_utc = datetime(2026, 11, 24, 12, tzinfo=UTC)
    batch = read_paths([ROOT / "tests" / "data" / "paper_council"], now_utc.date())
    import_batch(store, batch, actor=LOCAL_OWNER, now_utc=now_utc)
    store.engine.dispose()
    return address


@pytest.fixture(scope="module")
def server(url: str, running_app_of_module: Callable[..., RunningApp]) -> RunningApp:
    return running_app_of_module(url)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = open_store(url)
    yield opened
    opened.engine.dispose()


def a_ticket(store: Store, actor: Actor = LOCAL_OWNER, ago: timedelta = timedelta()) -> str:
    kind, now_utc = DocumentKind.MARKED_UP_COPY, datetime.now(UTC) - ago
    return issue_ticket(store, actor, kind, "import-7", now_utc, CANARY.encode())


def test_every_kind_of_document_is_declared_and_can_be_made() -> None:
    assert set(FACTS) == set(BUILDERS) == set(DocumentKind)
    assert all(facts.needs for facts in FACTS.values())


def test_a_ticket_opens_its_document_once(server: RunningApp, store: Store) -> None:
    address = f"{server.url}/documents/{a_ticket(store)}"
    status, headers, text = answer(address)
    assert (status, text) == (200, CANARY)
    assert headers["content-disposition"] == 'attachment; filename="import-7-marked-up.xlsx"'
    assert headers["content-type"] == FACTS[DocumentKind.MARKED_UP_COPY].media_type
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    status, headers, text = answer(address)
    assert status == 404
    assert headers["content-type"].startswith("text/html")
    assert NOWHERE in text
    assert CANARY not in text


def test_a_used_an_old_a_foreign_and_an_unknown_ticket_are_told_apart_by_nobody(
    server: RunningApp, store: Store
) -> None:
    old = a_ticket(store, ago=LIVES + timedelta(seconds=1))
    foreign = a_ticket(store, Actor("somebody-else", frozenset(Role)))
    used = a_ticket(store)
    answer(f"{server.url}/documents/{used}")
    answers = [
        (status, text)
        for token in (used, foreign, "unknown", old)
        for status, _, text in [answer(f"{server.url}/documents/{token}")]
    ]
    assert answers[0][0] == 404
    assert len(set(answers)) == 1
    for address in ("/documents", "/documents/", "/documents/a/b"):
        assert CANARY not in answer(server.url + address)[2]


def test_asking_for_the_headers_only_does_not_use_the_ticket_up(
    server: RunningApp, store: Store
) -> None:
    address = f"{server.url}/documents/{a_ticket(store)}"
    assert answer(address, method="HEAD")[0] == 405
    assert answer(address)[2] == CANARY


def fetched(server: RunningApp, token: str) -> str:
    status, _, text = answer(f"{server.url}/documents/{token}")
    assert status == 200
    return text


def test_a_template_is_made_when_it_is_fetched(server: RunningApp, store: Store) -> None:
    now_utc = datetime.now(UTC)
    token = issue_ticket(store, LOCAL_OWNER, DocumentKind.TEMPLATE, "incidents", now_utc)
    assert "child_id,on,kind,serious" in fetched(server, token)


def test_the_list_is_made_first_and_handed_out_as_it_was_made(
    server: RunningApp, store: Store
) -> None:
    kind, now_utc = DocumentKind.STEP_DOWN_CSV, datetime.now(UTC)

    def made(choice: bytes | None) -> str:
        council = council_in(store, LOCAL_OWNER, now_utc)
        content = make_document(council, kind, AS_OF, choice, lambda *_: None)
        return fetched(server, issue_ticket(store, LOCAL_OWNER, kind, AS_OF, now_utc, content))

    full = made(None)
    assert full.startswith("child_id,council,setting")
    assert len(full.splitlines()) > 10
    assert made(b"a-key-of-nobody").splitlines() == full.splitlines()[:1]


def test_every_slow_document_is_made_before_its_link_and_only_for_who_may_have_it(
    store: Store,
) -> None:
    slow = {kind for kind, facts in FACTS.items() if facts.slow}
    assert set(MAKERS) == slow and all(FACTS[kind].staged for kind in slow)
    nobody = council_in(store, Actor("nobody", frozenset()), datetime.now(UTC))
    for kind in slow:
        with pytest.raises(NotAllowed):
            make_document(nobody, kind, AS_OF, None, lambda *_: None)


def test_a_fault_while_making_a_document_is_a_reference_and_no_traceback(
    server: RunningApp, store: Store
) -> None:
    now_utc = datetime.now(UTC)
    token = issue_ticket(store, LOCAL_OWNER, DocumentKind.TEMPLATE, "no-such-table", now_utc)
    status, headers, text = answer(f"{server.url}/documents/{token}")
    assert status == 500
    assert re.search(r"reference:? [A-Z2-9]{6}", text)
    assert "no-such-table" not in text + server.log
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.browser
def test_the_list_is_saved_by_two_keys_and_lies_at_no_open_address(
    browser: Browser, server: RunningApp, tmp_path: Path
) -> None:
    with tab(browser, base_url=server.url) as seen:
        page, asked = seen.page, []
        page.context.on("request", lambda request: asked.append(request.url))
        page.goto("/children")
        page.get_by_role("button", name="Download this list (CSV)").focus()
        page.keyboard.press("Enter")
        link = page.get_by_role("link", name="Save step-down-2026-03-31.csv")
        link.wait_for()
        page.keyboard.press("Tab")
        assert "Save" in page.evaluate("document.activeElement.innerText")
        address = link.get_attribute("href")
        assert address is not None
        with page.context.expect_event("download") as saved:
            page.keyboard.press("Enter")
        saved.value.save_as(tmp_path / "list.csv")
        text = (tmp_path / "list.csv").read_text(encoding="utf-8")
        assert text.startswith("child_id,")
        identifiers = {line.split(",")[0] for line in text.splitlines()[1:]}
        assert identifiers
        held = [one for one in asked if one.startswith(f"{server.url}/media/")]
        open_to_all = "".join(answer(one)[2] for one in held)  # the logo lies there
        assert not any(identifier in open_to_all for identifier in identifiers)
        assert not any(identifier in one for one in asked for identifier in identifiers)
        assert seen.outside == []
    assert answer(server.url + address)[0] == 404
