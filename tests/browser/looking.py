"""What is looked for on every page in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

from tests.drive.servers import Tab

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Faults of the server's own widgets, told upstream; each by name and with the place it is in.
UPSTREAM = {
    "presentation-role-conflict": '[data-testid="stFileUploader"]',  # the uploader's drop zone
}


def serious_faults(page: Page) -> list[str]:
    """Serious and critical faults that axe finds, but for those named above in their place."""
    return [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
        if not upstream(page, fault["id"], node["target"][0])
    ]


def upstream(page: Page, fault: str, target: str) -> bool:
    """Whether the fault is one that the server's own widget always has."""
    place = UPSTREAM.get(fault)
    if place is None:
        return False
    inside = page.locator(target).first.evaluate(
        "(element, place) => element.closest(place) !== null", place
    )
    return bool(inside)


def too_wide(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(
        page.evaluate(
            "() => Math.max(...[document.documentElement, "
            "...document.querySelectorAll('[data-testid=stMain]')]"
            ".map(e => e.scrollWidth - e.clientWidth))"
        )
    )


def problems(seen: Tab) -> list[str]:
    """Errors in the browser's console. Opened at a page's own address, the server's script first
    asks for its health below that address (404), then at the root: that one is the server's."""
    return [line for line in seen.console_errors if "status of 404" not in line]


CAN_BE_USED = "a[href], button, input, select, textarea, summary, [role=tab], [tabindex='0']"


def not_reached_by_keyboard(page: Page) -> list[str]:
    """What can be clicked but never has the focus while somebody presses Tab through the page."""
    number = int(page.evaluate(NUMBER_THEM, CAN_BE_USED))
    assert number > 0, "nothing on this page can be used"
    reached: set[str] = set()
    for _ in range(2 * number + 10):
        page.keyboard.press("Tab")
        reached |= set(page.evaluate(NUMBERS_IN_FOCUS))
    return list(page.evaluate(WORDS_OF_THE_REST, sorted(reached)))


# Only what is seen, not switched off, and not taken out of the order on purpose.
NUMBER_THEM = """wanted => {
  let number = 0;
  for (const element of document.querySelectorAll(wanted)) {
    const seen = element.checkVisibility({visibilityProperty: true}) && !element.closest('[inert]');
    if (seen && !element.disabled && element.tabIndex >= 0) element.dataset.place = number++;
  }
  return number;
}"""
# A group of choices is one stop of the Tab key; the arrow keys move within it.
NUMBERS_IN_FOCUS = """() => {
  const group = document.activeElement?.closest('[role=radiogroup], [role=toolbar]');
  const members = group ? [...group.querySelectorAll('[data-place]')] : [document.activeElement];
  return members.map(one => one?.dataset?.place).filter(place => place !== undefined);
}"""
WORDS_OF_THE_REST = """reached => [...document.querySelectorAll('[data-place]')]
  .filter(element => !reached.includes(element.dataset.place))
  .map(element => element.outerHTML.slice(0, 160))"""
