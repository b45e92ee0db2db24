"""What everybody needs of every page: a title of its own, a focus that is seen, British days.

The browser here is set to American English, as some are that nobody has set otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from pages.parts.shell.menu import PAGES
from tests.browser.looking import too_wide
from tests.drive.servers import RunningApp, settled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

NARROW = {"width": 768, "height": 900}
TWICE = {"width": 683, "height": 384}  # 1366 by 768 at 200%
VISIBLE_NAMES = """() => [...document.querySelectorAll('[data-testid="stIconMaterial"]')]
    .filter(icon => !icon.closest('[aria-hidden="true"]')).map(icon => icon.textContent)"""
# A tag, a link or what a box is called, and a day that is wider than its box.
CUT = """() => [...document.querySelectorAll('.stMarkdownBadge, [data-testid="stPageLink"] a *, '
      + '[data-testid="stCheckbox"] *, [data-testid="stRadioOption"] *, '
      + '[data-testid="stDateInput"] *')]
    .filter(tag => tag.checkVisibility({visibilityProperty: true}) && tag.clientWidth > 1)
    .filter(tag => tag.scrollWidth > tag.clientWidth + 1).map(tag => tag.textContent)"""


@pytest.fixture
def american(browser: Browser, fresh_app: RunningApp) -> Iterator[Page]:
    context = browser.new_context(
        locale="en-US", base_url=fresh_app.url, viewport={"width": 1366, "height": 768}
    )
    context.set_default_timeout(120_000)
    yield context.new_page()
    context.close()


def a_childs(page: Page, path: str) -> None:
    """Open a page about Amara Okafor."""
    page.goto("/")
    settled(page, "Who next?")
    link = page.get_by_role("link", name="Amara Okafor").get_attribute("href") or ""
    page.goto(f"{path}?child={link.split('child=')[1]}")


def test_every_page_has_a_title_of_its_own_and_no_name_in_it(american: Page) -> None:
    titles = [entry.title for entry in PAGES]
    assert len(set(titles)) == len(titles)
    a_childs(american, "/child")
    settled(american, "Amara Okafor")
    assert american.title() == "A child – Circle to Success"
    american.goto("/meetings")
    settled(american, "Meetings")
    assert american.title() == "Meetings – Circle to Success"


def test_the_focus_on_a_level_is_seen_and_no_icon_is_read_out(american: Page) -> None:
    a_childs(american, "/needs")
    first = american.get_by_role("radio").first
    first.wait_for()
    first.focus()
    american.keyboard.press("ArrowRight")
    seen = "getComputedStyle(document.activeElement.closest('label')).outlineStyle"
    american.wait_for_function(f"{seen} === 'solid'")
    assert american.evaluate(VISIBLE_NAMES) == []
    names = [
        group.get_attribute("aria-label") or ""
        for group in american.get_by_role("radiogroup").all()
    ]
    assert names and not [name for name in names if set(name) & set("*\\")]


def test_calendars_begin_on_monday_and_speak_british_days(american: Page) -> None:
    american.goto("/")
    settled(american, "Who next?")
    assert american.evaluate("document.documentElement.lang") == "en-GB"
    american.get_by_role("button", name="Is back since …").click()
    american.get_by_role("button", name="Choose date").click()
    days = american.get_by_role("grid").get_by_role("gridcell")
    days.first.wait_for()
    first = days.first.get_attribute("aria-label") or days.first.inner_text()
    label = american.get_by_role("grid").get_by_role("button").first.get_attribute("aria-label")
    assert (label or first).removeprefix("Today, ").startswith("Monday, ")
    assert "Choose date" in (american.get_by_role("grid").get_attribute("aria-label") or "")


@pytest.mark.parametrize("size", [NARROW, TWICE], ids=["768", "200%"])
def test_nothing_is_cut_in_a_narrow_window_or_at_twice_the_size(
    american: Page, size: dict[str, int]
) -> None:
    american.goto("/")
    settled(american, "Who next?")
    american.set_viewport_size(size)  # type: ignore[arg-type]
    for path, heading in (
        ("/", "Who next?"),
        ("/children", "Children in residential care"),
        ("/prepare?meeting=a-new-one", "Prepare a meeting"),
    ):
        american.goto(path)
        settled(american, heading)
        assert too_wide(american) == 0
        assert american.evaluate(CUT) == []
    american.evaluate("document.querySelector('[data-testid=stPageLink]').style.width = '6rem'")
    assert american.evaluate(CUT) == [], "a link in a narrow column goes on in the next line"
