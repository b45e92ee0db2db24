"""From nothing to the first child on screen, with good files, bad files and an undo on the way."""

from __future__ import annotations

import io
import re
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from pages.parts.bring_in import words
from tests.browser.looking import serious_faults, too_wide
from tests.browser.test_screens_in_a_browser import FIRST, LIST
from tests.drive.reading import COUNCIL_A
from tests.drive.servers import settled, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

HERE = "Bring in files"


def a_council_folder(place: Path) -> Path:
    """A council's folder with one whole return and three files that are none."""
    folder = place / "West"
    shutil.copytree(COUNCIL_A / "2021", folder / "2021")
    (folder / "photo.csv").write_bytes(b"\x89PNG" * 30)
    (folder / "empty.csv").write_bytes(b"")
    (folder / "cut.zip").write_bytes(b"PK\x03\x04" + bytes(50))
    return folder


def import_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Import 545 children")


def test_a_newcomer_gets_from_nothing_to_their_first_child(
    browser: Browser, running_app_of_module: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started = time.monotonic()
    with tab(browser, base_url=running_app_of_module().url) as seen:
        page = seen.page
        page.goto("/")
        settled(page, FIRST)
        page.get_by_role("button", name=HERE).click()
        settled(page, HERE)
        page.locator("input[type=file]").nth(1).set_input_files(str(a_council_folder(tmp_path)))
        page.get_by_text("The folder is called West").wait_for()
        for card in ("an empty file (0 bytes)", "a picture", "cut short or damaged"):
            page.get_by_text(card).first.wait_for()
        settled(page, HERE)
        page.get_by_label(words.COUNCIL_OF_REST).click()
        page.keyboard.type("West")
        page.keyboard.press("Enter")
        page.get_by_text("West 545.").wait_for()
        settled(page, HERE)
        assert serious_faults(page) == []
        assert too_wide(page) == 0
        marked_up_rows_come_as_a_file(page)

        import_button(page).click()
        page.get_by_text(words.IMPORTED).wait_for()
        page.get_by_role("button", name="Undo this import").click()
        page.get_by_role("button", name="Yes, undo it").click()
        page.get_by_text("Undone: 4,651 rows taken back.").wait_for()

        files = sorted((COUNCIL_A / "2021").glob("*.csv"))
        page.locator("input[type=file]").nth(0).set_input_files(files)
        import_button(page).click()
        page.get_by_role("button", name="See the children").click()
        settled(page, LIST)
        page.get_by_text("30 children are in residential care").wait_for()
        page.get_by_role("link", name=re.compile(r"^Child \d")).first.click()
        page.get_by_text("Where next?").wait_for()
        assert "£" not in page.locator('[data-testid="stMain"]').inner_text()
        assert seen.console_errors == []
        assert seen.outside == []
    with capsys.disabled():
        print(f"\nFrom nothing to the first child, by machine: {time.monotonic() - started:.0f} s")


def marked_up_rows_come_as_a_file(page: Page) -> None:
    """Once by its ticket; the same link again leads to nothing."""
    page.get_by_role("button", name=words.ROWS_WITH_PROBLEMS).click()
    link = page.get_by_role("link", name="Save")
    link.wait_for()
    address = link.get_attribute("href")
    with page.expect_download() as waiting:
        link.click()
    book = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert "West 2021 reviews.csv" in book.sheetnames
    assert page.request.get(str(address)).status == 404
