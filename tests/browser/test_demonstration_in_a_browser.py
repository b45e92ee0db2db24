"""A real server with nothing imported: the demonstration shows, and goes with the first import."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.schema.active_store import demo_url
from data.store.schema.engine import open_store
from models.access import LOCAL_OWNER
from tests.drive.servers import ROOT, RunningApp, serving, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PAPER = ROOT / "tests" / "data" / "paper_council"
SAID = "Demonstration council: made-up children. Nothing here is real."
TITLE = "Children in residential care"


def fill(database: str) -> None:
    """A small council, the paper one, as the demonstration or as the council's own."""
    store = open_store(database)
    batch = read_paths([PAPER], date(2026, 11, 24))
    import_batch(store, batch, actor=LOCAL_OWNER, now_utc=datetime(2026, 11, 24, 12, tzinfo=UTC))
    store.engine.dispose()


def shown(browser: Browser, app: RunningApp, address: str = "/") -> str:
    with tab(browser) as seen:
        seen.page.goto(app.url + address)
        seen.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        seen.page.get_by_role("heading").first.wait_for()
        assert seen.outside == []
        return seen.page.locator("body").inner_text()


def test_the_demonstration_shows_says_so_and_goes_with_the_first_import(
    browser: Browser, tmp_path: Path
) -> None:
    own, folder = f"sqlite:///{tmp_path / 'own.sqlite3'}", tmp_path / "demo"
    fill(demo_url(folder))
    with serving(ROOT, own, tmp_path / "server.log", demo=str(folder)) as app:
        for address in ("/", "/child?child=nobody"):
            assert SAID in shown(browser, app, address)
        fill(own)
        text = shown(browser, app)
        assert TITLE in text
        assert SAID not in text
        assert not folder.exists()


def test_put_away_in_the_browser_the_empty_app_is_left(browser: Browser, tmp_path: Path) -> None:
    own, folder = f"sqlite:///{tmp_path / 'own.sqlite3'}", tmp_path / "demo"
    fill(demo_url(folder))
    with serving(ROOT, own, tmp_path / "server.log", demo=str(folder)) as app, tab(browser) as seen:
        seen.page.goto(app.url)
        seen.page.get_by_role("button", name="Put the demonstration away …").click()
        seen.page.get_by_text("All made-up children are deleted").wait_for()
        seen.page.get_by_role("button", name="Put it away", exact=True).click()
        seen.page.get_by_role("heading", name="No children here yet").wait_for()
        assert SAID not in seen.page.locator("body").inner_text()
        assert seen.console_errors == []
