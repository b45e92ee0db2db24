"""Who next? in a real browser: what is said by keyboard alone, kept, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.parts.child import words as child_words
from pages.parts.shell.words import HIDDEN_WHEN_SHARED
from tests.browser.looking import serious_faults, too_wide
from tests.browser.test_screens_in_a_browser import to_focus
from tests.drive.servers import RunningApp, settled, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TITLE = "Who next?"


def main_text(page: Page) -> str:
    return page.locator('[data-testid="stMain"]').inner_text()


def test_has_moved_is_said_and_undone_by_keyboard_alone_and_survives_a_reload(
    browser: Browser, paper_app: RunningApp
) -> None:
    with tab(browser, base_url=paper_app.url) as seen:
        page = seen.page
        page.goto("/")
        settled(page, TITLE)
        assert "9 children were last known to be here over 35 days ago" in main_text(page)
        to_focus(page, "Show")
        page.keyboard.press("Enter")
        page.get_by_text("Last known to be here on").first.wait_for()
        settled(page, TITLE)
        to_focus(page, "Has moved or left")
        page.keyboard.press("Enter")
        page.get_by_text("Has moved or left, as of").first.wait_for()
        settled(page, TITLE)
        page.reload()
        settled(page, TITLE)
        assert "1 child may have moved" in main_text(page)
        to_focus(page, "Undo")
        page.keyboard.press("Enter")
        page.get_by_text("1 child may have moved").wait_for(state="detached")
        settled(page, TITLE)
        assert "9 children were last known to be here" in main_text(page)
        assert seen.console_errors == []
        assert seen.outside == []


def test_a_day_is_chosen_on_the_childs_page_and_the_child_leaves_the_list(
    browser: Browser, fresh_app: RunningApp
) -> None:
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        page.goto("/children")
        settled(page, "Children in residential care")
        page.get_by_role("link", name="Max Field").click()
        settled(page, "Max Field")
        page.get_by_role("button", name="Has moved or left …").click()
        page.get_by_role("button", name="Has moved or left", exact=True).click()
        page.get_by_text(child_words.in_no_list("")[2:]).wait_for()
        page.get_by_text("By which day?").wait_for(state="detached")
        page.get_by_role("link", name="← Children in residential care").click()
        settled(page, "Children in residential care")
        assert page.get_by_role("link", name="Max Field").count() == 0
        page.get_by_text("1 reported as moved or left").wait_for()
        page.goto("/")
        settled(page, TITLE)
        undo = page.get_by_role("button", name="Undo")  # at the top, and in the line itself
        undo.first.click()
        undo.first.wait_for(state="detached")
        page.goto("/children")
        settled(page, "Children in residential care")
        page.get_by_role("link", name="Max Field").wait_for()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_group_fits_and_has_no_serious_fault_of_serious_faults(
    browser: Browser, fresh_app: RunningApp, paper_app: RunningApp, dark: bool
) -> None:
    with tab(browser, base_url=fresh_app.url, dark=dark) as seen:
        page = seen.page
        page.goto("/")
        settled(page, TITLE)
        for group in ("Today", "Before the next review", "Ready, no home yet"):
            page.get_by_role("heading", name=group).wait_for()
        page.get_by_role("button", name="Show").first.click()
        page.get_by_role("button", name="Hide").wait_for()
        settled(page, TITLE)
        assert serious_faults(page) == []
        assert too_wide(page) == 0
        page.get_by_role("link", name="Amara Okafor").click()
        settled(page, "Amara Okafor")
        page.get_by_role("button", name="Has moved or left …").click()
        page.get_by_text("By which day?").wait_for()
        settled(page, "Amara Okafor")
        assert serious_faults(page) == []
        assert too_wide(page) == 0
        page.goto(f"{paper_app.url}/")
        settled(page, TITLE)
        page.get_by_role("button", name="Show").first.click()
        page.get_by_text("Last known to be here on").first.wait_for()
        settled(page, TITLE)
        assert serious_faults(page) == []
        assert too_wide(page) == 0


def test_a_shared_screen_hides_every_other_child_on_every_page(
    browser: Browser, fresh_app: RunningApp
) -> None:
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        page.goto("/")
        settled(page, TITLE)
        page.get_by_role("link", name="Amara Okafor").click()
        settled(page, "Amara Okafor")
        page.get_by_text("Shared screen", exact=True).click()
        page.get_by_role("link", name="← Children in residential care").wait_for(state="detached")
        page.get_by_text("Show the money").wait_for(state="detached")
        page.get_by_role("link", name=TITLE).click()
        settled(page, TITLE)
        assert HIDDEN_WHEN_SHARED in main_text(page)
        assert "Leo Marsh" not in page.locator("body").inner_text()
        page.get_by_role("button", name="Stop sharing and show it").click()
        page.get_by_role("link", name="Leo Marsh").wait_for()
