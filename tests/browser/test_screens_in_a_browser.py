"""The screens in a real browser: keyboard, width, accessibility, and nothing from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PAYLOAD
from tests.servers import RunningApp, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FIRST, LIST, NAME = "Who next?", "Children in residential care", "Bea Test"


def settled(page: Page, heading: str) -> None:
    """Wait until the page with that heading has run to its end."""
    page.get_by_role("heading", level=1, name=heading).wait_for(timeout=30_000)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    page.wait_for_timeout(300)  # charts are drawn after the script has ended


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
        assert "Chance that it lasts a year" in page.locator('[data-testid="stMain"]').inner_text()
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
        page.goto("/children")
        settled(page, LIST)
        page.get_by_role("link", name=NAME).click()
        settled(page, NAME)
        address = page.url
        page.goto(address)
        settled(page, NAME)
        page.goto("/child?child=nobody-at-all")
        settled(page, "Child")
        page.get_by_text("No child with this link in the data you may see").wait_for()
        assert seen.outside == []


def test_text_that_looks_like_a_script_is_text_and_runs_nothing(
    browser: Browser, paper_app: RunningApp
) -> None:
    with tab(browser, base_url=paper_app.url) as seen:
        page = seen.page
        page.goto("/children")
        settled(page, LIST)
        link = page.get_by_role("link").filter(has_text="onerror")
        assert link.inner_text().replace("\u2060", "") == PAYLOAD
        link.click()
        page.get_by_text("Where next?").wait_for()
        assert page.locator("img[src='x']").count() == 0
        assert page.locator("a[href*='x.example']").count() == 0
        assert "666" not in page.title()
        assert seen.outside == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_both_screens_fit_and_have_no_serious_fault_of_ours(
    browser: Browser, paper_app: RunningApp, dark: bool
) -> None:
    with tab(browser, base_url=paper_app.url, dark=dark) as seen:
        page = seen.page
        page.goto("/children")
        settled(page, LIST)
        page.get_by_text("Show what placements cost").click()
        page.get_by_text("a week").first.wait_for()
        assert ours(page) == []
        assert too_wide(page) == 0
        page.get_by_role("link", name=NAME).click()
        settled(page, NAME)
        page.get_by_text("Show the money").click()
        page.get_by_text("If the move were on").wait_for()
        settled(page, NAME)
        assert ours(page) == []
        assert too_wide(page) == 0


def test_an_empty_app_says_how_to_import(browser: Browser, running_app_of_module: Any) -> None:
    with tab(browser, base_url=running_app_of_module().url) as seen:
        seen.page.goto("/")
        settled(seen.page, FIRST)
        seen.page.get_by_text("python run.py import FOLDER").wait_for()
        assert ours(seen.page) == []
        assert seen.console_errors == []
        assert seen.outside == []


def ours(page: Page) -> list[str]:
    """Serious and critical faults that axe finds. No exception is made: none of the server's own
    (its sidebar list, its uploader) is on these screens."""
    return [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


def too_wide(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate(
        "() => Math.max(...[document.documentElement, "
        "...document.querySelectorAll('[data-testid=stMain]')]"
        ".map(e => e.scrollWidth - e.clientWidth))"
    ))  # fmt: skip
