"""What a person's hands do with a page, again where a run that ended just then got in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as NotInTime

from tests.drive.servers import settled

if TYPE_CHECKING:
    from playwright.sync_api import Page


def to_open(page: Page, label: str, tries: int = 20) -> None:
    """Open a list of choices by keyboard, again where a run that ended just then has closed it."""
    for _ in range(tries):
        settled(page)
        page.get_by_role("combobox", name=label).focus()
        page.keyboard.press("ArrowDown")
        try:
            page.get_by_role("option").first.wait_for(timeout=3_000)
        except NotInTime:
            continue
        return
    raise AssertionError(f"{label!r} did not open with {tries} × ArrowDown")
