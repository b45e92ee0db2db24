"""A document that takes long, in a real browser: waited for in the page, never in a blank tab."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from pages.parts.savings.words import TARGET_VIEW
from tests.browser.fresh import fill
from tests.drive.servers import RunningApp, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, running_app_of_module: Callable[..., RunningApp]
) -> RunningApp:
    database = f"sqlite:///{tmp_path_factory.mktemp('documents') / 'circle.sqlite'}"
    fill(database, date.today() - timedelta(days=10))
    return running_app_of_module(database)


def test_the_workbook_is_waited_for_in_the_page_and_saved_from_there(
    browser: Browser, server: RunningApp, tmp_path: Path
) -> None:
    with tab(browser, base_url=server.url) as seen:
        page = seen.page
        page.goto("/savings")
        page.get_by_text(TARGET_VIEW).first.click()
        page.get_by_role("button", name="Workbook for finance (Excel)").click()
        link = page.get_by_role("link", name="Save savings-")
        locator = page.get_by_text("The workbook is being made")
        link.or_(locator).first.wait_for()
        assert len(page.context.pages) == 1
        link.wait_for()
        assert locator.count() == 0
        with page.context.expect_event("download") as saved:
            link.click()
        saved.value.save_as(tmp_path / "savings.xlsx")
    book = openpyxl.load_workbook(tmp_path / "savings.xlsx")
    assert book.sheetnames[:2] == ["Summary", "By council"]
