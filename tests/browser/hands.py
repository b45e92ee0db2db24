"""What a person's hands do with a page, again where a run that ended just then got in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as NotInTime

from tests.drive.servers import settled

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

# Whether a choice is made, whatever it is drawn as: a button of several, or a round one.
IS_CHOSEN = """node => {
  const button = node.closest('[data-selected]');
  if (button) return button.dataset.selected === 'true';
  const round = node.closest('label')?.querySelector('input');
  return Boolean(round && round.checked);
}"""


def choose_from(page: Page, label: str, choice: str | None = None, tries: int = 20) -> None:
    """Choose from a list (its first line without a choice), again where a run that ended just
    then has closed it before the choice was made."""
    for _ in range(tries):
        settled(page)
        page.get_by_role("combobox", name=label).focus()
        page.keyboard.press("ArrowDown")
        options = page.get_by_role("option")
        wanted = options.first if choice is None else options.filter(has_text=choice)
        try:
            wanted.click(timeout=5_000)
        except NotInTime:
            page.keyboard.press("Escape")
            continue
        return
    raise AssertionError(f"{choice or 'nothing'!r} could not be chosen from {label!r}")


def pick(page: Page, choice: Locator, tries: int = 20) -> None:
    """Choose one of several in sight, again where it was drawn anew under the mouse."""
    for _ in range(tries):
        choice.click()
        settled(page)
        if choice.evaluate(IS_CHOSEN):
            return
    raise AssertionError(f"{choice} could not be chosen")
