"""Every page that the menu lists, in each of its states: accessible, in width, from here alone.

A new page is in `pages/parts/shell/menu.py`, and so in these tests, without a line here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pages.parts.shell.menu import PAGES, MenuEntry
from tests.browser.looking import not_reached_by_keyboard, problems, serious_faults, too_wide
from tests.drive.servers import RunningApp, settled, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda entry: entry.file)
Start = Callable[..., RunningApp]


@pytest.fixture(scope="module")
def empty_app(tmp_path_factory: pytest.TempPathFactory, running_app_of_module: Start) -> RunningApp:
    """The app with nothing imported."""
    return running_app_of_module(f"sqlite:///{tmp_path_factory.mktemp('empty')}/circle.sqlite")


@pytest.fixture(scope="module")
def failing_app(
    tmp_path_factory: pytest.TempPathFactory, running_app_of_module: Start
) -> RunningApp:
    """The app whose database has lost the table that every page asks first."""
    file = tmp_path_factory.mktemp("failing") / "circle.sqlite"
    server = running_app_of_module(f"sqlite:///{file}")
    spoil(file)
    return server


def spoil(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("DROP TABLE data_version")
    connection.commit()
    connection.close()


def look_at(browser: Browser, app: RunningApp, page: MenuEntry, wanted: str = "") -> None:
    """In light and in dark: the words are there, and nothing is wrong with the page."""
    for dark in (False, True):
        with tab(browser, base_url=app.url, dark=dark) as seen:
            seen.page.goto(page.address)
            settled(seen.page)
            if wanted:
                seen.page.get_by_text(wanted).first.wait_for()
            assert serious_faults(seen.page) == []
            assert too_wide(seen.page) == 0
            assert seen.outside == []
            assert problems(seen) == []


@every_page
def test_a_page_with_children(browser: Browser, paper_app: RunningApp, page: MenuEntry) -> None:
    look_at(browser, paper_app, page)


@every_page
def test_everything_on_a_page_is_reached_by_keyboard(
    browser: Browser, paper_app: RunningApp, page: MenuEntry
) -> None:
    with tab(browser, base_url=paper_app.url) as seen:
        seen.page.goto(page.address)
        settled(seen.page)
        assert not_reached_by_keyboard(seen.page) == []


def test_everything_on_a_childs_page_with_the_money_open_is_reached_by_keyboard(
    browser: Browser, paper_app: RunningApp
) -> None:
    with tab(browser, base_url=paper_app.url) as seen:
        seen.page.goto("/")
        settled(seen.page)
        seen.page.locator('a[href*="child="]').first.click()
        seen.page.get_by_text("Show the money").click()
        seen.page.get_by_text("If the move were on").wait_for()
        settled(seen.page)
        assert not_reached_by_keyboard(seen.page) == []


@every_page
def test_a_page_before_anything_is_imported(
    browser: Browser, empty_app: RunningApp, page: MenuEntry
) -> None:
    look_at(browser, empty_app, page)


@every_page
def test_a_page_that_fails_says_so_plainly_with_a_reference(
    browser: Browser, failing_app: RunningApp, page: MenuEntry
) -> None:
    look_at(browser, failing_app, page, "This page could not be shown")
    with tab(browser, base_url=failing_app.url) as seen:
        seen.page.goto(page.address)
        settled(seen.page)
        text = seen.page.locator('[data-testid="stMain"]').inner_text()
        assert "reference" in text
        assert "Traceback" not in text
        assert "data_version" not in text
    assert "no such table" not in failing_app.log


def test_an_address_that_leads_nowhere_says_so_over_the_first_page(
    browser: Browser, empty_app: RunningApp
) -> None:
    with tab(browser, base_url=empty_app.url) as seen:
        seen.page.goto("/no-such-page")
        settled(seen.page)
        seen.page.get_by_role("dialog").get_by_text("does not seem to exist").wait_for()
        assert serious_faults(seen.page) == []
        assert seen.outside == []


def test_the_fonts_are_the_ones_that_the_server_itself_serves(
    browser: Browser, empty_app: RunningApp
) -> None:
    with tab(browser, base_url=empty_app.url) as seen:
        seen.page.goto("/")
        settled(seen.page)
        loaded = seen.page.evaluate(
            "() => [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
        )
        assert any("Source Sans" in family for family in loaded)
        assert seen.outside == []
