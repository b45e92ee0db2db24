"""Recording in a real browser: a whole profile by keyboard alone, and two people at one child."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from pages.parts.forms import words as forms_words
from tests.browser.looking import not_reached_by_keyboard, problems, serious_faults, too_wide
from tests.drive.servers import RunningApp, settled, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CHILD = "Leo Marsh"
ITEMS = 20
LIMIT_SECONDS = 180


def open_child(page: Page, name: str = CHILD) -> str:
    """The child's page from the list; the key in its link."""
    page.goto("/children")
    settled(page, "Children in residential care")
    page.get_by_role("link", name=name).click()
    settled(page, name)
    return page.url.split("child=")[1].split("&")[0]


def tab_to(page: Page, label: str, at_most: int = 60) -> None:
    """Press Tab until the focus is on what has that name (a level: its group's question)."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if label in page.evaluate(WHERE):
            return
    raise AssertionError(f"the Tab key never came to {label!r}")


# What the focus is on: its name, or for a level that of its group.
WHERE = """() => {
  const at = document.activeElement;
  const group = at.closest('[data-testid=stRadio]');
  if (group) return 'Level of ' + group.querySelector('[role=radiogroup]').ariaLabel;
  return at.matches('a, button, input, textarea') ? at.ariaLabel || at.innerText : '';
}"""
LEVELS_CHOSEN = "() => document.querySelectorAll('[data-testid=stRadio] input:checked').length"


def kept(page: Page, levels: int) -> None:
    """Wait until so many levels are chosen and the server has drawn the last of them."""
    page.wait_for_function(f"() => ({LEVELS_CHOSEN})() === {levels}")
    page.wait_for_function(
        "n => document.querySelectorAll('input[placeholder=\"How it is known\"]').length === n",
        arg=levels,
    )


def choose_the_next(page: Page, level: int, chosen: int) -> None:
    """From the group in focus: choose a level by the keyboard."""
    page.keyboard.press("Space")
    for _ in range(level):
        page.keyboard.press("ArrowRight")
    kept(page, chosen)


def test_a_whole_profile_by_keyboard_alone_with_a_reload_in_the_middle(
    browser: Browser, fresh_app: RunningApp
) -> None:
    with tab(browser, base_url=fresh_app.url) as seen:
        page = seen.page
        key = open_child(page)
        began = time.monotonic()
        page.goto(f"/needs?child={key}")
        settled(page, f"Needs and strengths: {CHILD}")
        tab_to(page, "Who rates")
        page.keyboard.type("A. Worker")
        tab_to(page, "Today")
        page.keyboard.press("Enter")
        page.get_by_text("Draft kept").wait_for()
        for number in range(ITEMS):
            tab_to(page, "Level of")
            choose_the_next(page, 1 + number % 2, number + 1)
            if number == ITEMS // 2:
                page.keyboard.press("Tab")
                page.keyboard.type("seen at school")
                page.reload()
                settled(page, f"Needs and strengths: {CHILD}")
                kept(page, number + 1)
                go_to_level(page, number)
        tab_to(page, "Check your answers", 10)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Check your answers").wait_for()
        settled(page)
        assert serious_faults(page) == []
        tab_to(page, "Record")
        page.keyboard.press("Enter")
        page.get_by_text("The needs profile is recorded.").wait_for()
        assert time.monotonic() - began < LIMIT_SECONDS
        settled(page, CHILD)
        assert "now says" in page.locator('[data-testid="stMain"]').inner_text()
        assert problems(seen) == []
        assert seen.outside == []


def go_to_level(page: Page, number: int) -> None:
    """Put the focus where it was before the reload, as somebody would with Tab from the top."""
    page.locator("[data-testid=stRadio]").nth(number).locator("input:checked").focus()


def test_a_second_browser_at_the_same_child_is_told_of_and_neither_loses_a_word(
    browser: Browser, fresh_app: RunningApp
) -> None:
    with (
        tab(browser, base_url=fresh_app.url) as tab_item,
        tab(browser, base_url=fresh_app.url) as other,
    ):
        key = open_child(tab_item.page, "Bea Test")
        for seen in (tab_item, other):
            seen.page.goto(f"/write_down?child={key}")
            settled(seen.page, "Write down: Bea Test")
        tab_item.page.get_by_label("What they said, in their own words").fill(
            "I want to be near nan."
        )
        tab_item.page.get_by_label("Who heard it").click()
        tab_item.page.get_by_text("Draft kept").wait_for()
        other.page.get_by_label("What they said, in their own words").fill("I like my school.")
        other.page.get_by_label("Who heard it").click()
        other.page.get_by_text("You edited this in another window").wait_for()
        settled(other.page)
        shown = other.page.locator('[data-testid="stMain"]').inner_text()
        assert "I want to be near nan." in shown
        assert "I like my school." in shown
        assert serious_faults(other.page) == []
        assert too_wide(other.page) == 0
        other.page.get_by_text("Both, one under the other").click()
        go_on = other.page.get_by_role("button", name=forms_words.GO_ON_WITH_CHOICE)
        go_on.and_(other.page.locator(":not([disabled])")).click()
        words = other.page.get_by_label("What they said, in their own words")
        words.wait_for()
        assert words.input_value() == "I want to be near nan.\nI like my school."


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_form_is_in_width_without_serious_fault_and_reached_by_keyboard(
    browser: Browser, fresh_app: RunningApp, dark: bool
) -> None:
    with tab(browser, base_url=fresh_app.url, dark=dark) as seen:
        key = open_child(seen.page, "Kit Sandhu")
        for address in (
            f"/needs?child={key}",
            f"/sorting?child={key}",
            f"/sorting?child={key}&thing=health_funding",
            f"/write_down?child={key}",
            f"/write_down?child={key}&about=view",
            f"/write_down?child={key}&about=incident",
            f"/write_down?child={key}&about=support",
        ):
            seen.page.goto(address)
            settled(seen.page)
            seen.page.get_by_role("link", name="← Kit Sandhu").wait_for()
            assert serious_faults(seen.page) == [], address
            assert too_wide(seen.page) == 0, address
            if not dark:
                assert not_reached_by_keyboard(seen.page) == [], address
        assert seen.outside == []
