"""What is looked for on every page in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

from tests.servers import Tab

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
    return int(page.evaluate(
        "() => Math.max(...[document.documentElement, "
        "...document.querySelectorAll('[data-testid=stMain]')]"
        ".map(e => e.scrollWidth - e.clientWidth))"
    ))  # fmt: skip


def problems(seen: Tab) -> list[str]:
    """Errors in the browser's console. Opened at a page's own address, the server's script first
    asks for its health below that address (404), then at the root: that one is the server's."""
    return [line for line in seen.console_errors if "status of 404" not in line]
