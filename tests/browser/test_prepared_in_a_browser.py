"""A page opened before its figures are prepared shows what is known and fills in by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete

from data.store.prepared import begin_preparing, say_progress
from data.store.schema.active_store import ActiveStores
from data.store.schema.engine import Store, open_store, writing
from data.store.schema.tables import preparation
from models.access import LOCAL_OWNER
from pages.parts.savings import ready_words
from pages.parts.shell import words as shell_words
from services.kept import Keeper, PreparedStage
from services.open_council import Installation, Look
from services.prepared import preparation_name, versions_in_force
from tests.browser.fresh import fill
from tests.drive.servers import ROOT, serving, settled, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

HELD_UNTIL = datetime(2100, 1, 1)  # the work is taken: the server's own process goes away


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A council whose list is read and whose figures somebody is working out, for as long as the
    test wants."""
    url = f"sqlite:///{tmp_path / 'circle.sqlite3'}"
    fill(url, date.today())
    opened = open_store(url)
    installation = Installation()
    installation.stores = ActiveStores(opened, None)
    council = installation.open(LOCAL_OWNER, Keeper(), Look())
    versions = versions_in_force(council)
    name = preparation_name(council)
    assert begin_preparing(opened, council.scope, name, "the test", versions, HELD_UNTIL)
    step = {"stage": int(PreparedStage.LIST), "done": 2, "of": 11, "doing": "learning"}
    say_progress(opened, "the test", HELD_UNTIL, **step)
    yield opened
    opened.engine.dispose()


def test_savings_opened_early_says_how_far_it_is_and_fills_in(
    browser: Browser, store: Store, tmp_path: Path
) -> None:
    database = store.engine.url.render_as_string()
    with serving(ROOT, database, tmp_path / "log") as app, tab(browser, base_url=app.url) as seen:
        page = seen.page
        page.goto("/savings")
        page.get_by_text(ready_words.children_listed(8)).wait_for()
        page.get_by_text(re.compile("Step 3 of 11.* learning")).wait_for()
        assert page.get_by_text(shell_words.FILLS_IN).count() == 1
        assert page.get_by_text(ready_words.FOR_CHILDREN).count() == 0
        with writing(store) as connection:  # whoever was at it is gone
            connection.execute(delete(preparation))
        settled(page, "Savings")
        page.get_by_text(ready_words.FOR_CHILDREN).first.wait_for()
        assert page.get_by_text(shell_words.FILLS_IN).count() == 0
