"""The screens in a real browser: keyboard, width, accessibility, and nothing from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pages.parts.child import words as child_words
from pages.parts.children import words as children_words
from pages.parts.shell import words as shell_words
from tests.browser.conftest import PAYLOAD
from tests.browser.hands import choose_from
from tests.browser.looking import serious_faults, too_wide
from tests.drive.servers import RunningApp, by_menu, settled, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FIRST, LIST, NAME = "Who next?", "Children in residential care", "Bea Test"
WHERE = "Where children live"


def to_the_list(page: Page) -> None:
    """From the first page by its link: a deep link makes the server's own page ask for files that
    aren't there before it finds them."""
    page.goto("/")
    settled(page, FIRST)
    page.get_by_role("link", name=LIST).click()
    settled(page, LIST)


def to_focus(page: Page, text: str, key: str = "Tab", limit: int = 60) -> None:
    """Press a key until what has the focus says that text; no mouse."""
    for _ in range(limit):
        page.keyboard.press(key)
        said = page.evaluate(
            "() => { const e = document.activeElement;"
            " return e?.matches('a, button, input') ? (e.innerText || '') +"
            " (e.getAttribute('aria-label') || '') + (e.closest('label')?.innerText || '') : ''; }"
        )
        if text in said:
            return
    raise AssertionError(f"{text!r} was not reached with {limit} × {key}")


def test_a_child_is_opened_the_money_shown_and_the_list_found_again_by_keyboard_alone(
    browser: Browser, paper_app: RunningApp
) -> None:
    with tab(browser, base_url=paper_app.url) as seen:
        page = seen.page
        to_the_list(page)
        to_focus(page, NAME)
        page.keyboard.press("Enter")
        settled(page, NAME)
        assert "child=" in page.url
        assert "000102" not in page.url
        assert "£" not in page.locator('[data-testid="stMain"]').inner_text()
        to_focus(page, "Show the money")
        page.keyboard.press("Space")
        page.get_by_text("If the move were on").wait_for()
        page.get_by_text(child_words.EXPECTED_SAVINGS).wait_for()
        to_focus(page, LIST, key="Shift+Tab")
        page.keyboard.press("Enter")
        settled(page, LIST)
        assert seen.console_errors == []
        assert seen.outside == []


def test_a_link_to_a_child_opens_the_child_and_a_link_to_nobody_says_so(
    browser: Browser, paper_app: RunningApp
) -> None:
    with tab(browser, base_url=paper_app.url) as seen:
        page = seen.page
        to_the_list(page)
        page.get_by_role("link", name=NAME).click()
        settled(page, NAME)
        address = page.url
        page.goto(address)
        settled(page, NAME)
        page.goto("/child?child=nobody-at-all")
        settled(page, "Child")
        page.get_by_text(shell_words.NO_SUCH_CHILD).wait_for()
        assert seen.outside == []


def test_text_that_looks_like_a_script_is_text_and_runs_nothing(
    browser: Browser, paper_app: RunningApp
) -> None:
    with tab(browser, base_url=paper_app.url) as seen:
        page = seen.page
        to_the_list(page)
        link = page.get_by_role("link").filter(has_text="onerror")
        assert link.inner_text().replace("\u2060", "") == PAYLOAD
        link.click()
        page.get_by_text("Where next?").wait_for()
        assert page.locator("img[src='x']").count() == 0
        assert page.locator("a[href*='x.example']").count() == 0
        assert "666" not in page.title()
        assert seen.outside == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_both_screens_fit_and_have_no_serious_fault_of_serious_faults(
    browser: Browser, paper_app: RunningApp, dark: bool
) -> None:
    with tab(browser, base_url=paper_app.url, dark=dark) as seen:
        page = seen.page
        to_the_list(page)
        page.get_by_text("Show what placements cost").click()
        page.get_by_text("a week").first.wait_for()
        assert serious_faults(page) == []
        assert too_wide(page) == 0
        page.get_by_role("link", name=NAME).click()
        settled(page, NAME)
        page.get_by_text("Show the money").click()
        page.get_by_text("If the move were on").wait_for()
        settled(page, NAME)
        assert serious_faults(page) == []
        assert too_wide(page) == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_picture_of_where_children_live_is_drawn_here_and_fits_a_narrow_window(
    browser: Browser, paper_app: RunningApp, dark: bool
) -> None:
    with tab(browser, base_url=paper_app.url, dark=dark) as seen:
        page = seen.page
        to_the_list(page)
        page.get_by_test_id("stTopNav").get_by_role("link", name=WHERE).click()
        settled(page, WHERE)
        page.locator("[class*='st-key-map'] .vega-embed").first.wait_for()
        assert NAME not in page.locator('[data-testid="stMain"]').inner_text()
        assert serious_faults(page) == []
        assert too_wide(page) == 0
        page.get_by_text("Hide numbers under 5").click()
        page.get_by_text(children_words.EVERY_CHILD_COUNTED).wait_for()
        settled(page, WHERE)
        assert serious_faults(page) == []
        page.set_viewport_size({"width": 390, "height": 800})
        settled(page, WHERE)
        assert too_wide(page) == 0
        assert seen.console_errors == []
        assert seen.outside == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_savings_and_about_are_reached_fit_and_have_no_serious_fault_of_ours(
    browser: Browser, paper_app: RunningApp, dark: bool
) -> None:
    with tab(browser, base_url=paper_app.url, dark=dark) as seen:
        page = seen.page
        to_the_list(page)
        by_menu(page, "Savings")
        settled(page, "Savings")
        page.get_by_label("Target for").fill("2000000")
        page.keyboard.press("Enter")
        page.get_by_text("spread evenly through the year").wait_for()
        choose_from(page, "Show one move in full")
        page.get_by_text("Week by week").wait_for()
        page.get_by_role("radio", name="First 365 days").click()
        page.get_by_role("columnheader", name="Share expected there").wait_for()
        page.get_by_text("behind these sums").click()
        settled(page, "Savings")
        assert serious_faults(page) == []
        assert too_wide(page) == 0
        by_menu(page, "About")
        settled(page, "About")
        assert serious_faults(page) == []
        assert too_wide(page) == 0
        assert seen.console_errors == []
        assert seen.outside == []


def test_an_empty_app_says_how_to_import(browser: Browser, running_app_of_module: Any) -> None:
    with tab(browser, base_url=running_app_of_module().url) as seen:
        seen.page.goto("/")
        settled(seen.page, FIRST)
        seen.page.get_by_text("python run.py import FOLDER").wait_for()
        assert serious_faults(seen.page) == []
        assert seen.console_errors == []
        assert seen.outside == []
