"""On a real, fresh server every address runs pages/main.py: no page is reached without its gate.

A folder `pages/` beside the entry script re-opens Streamlit's old page discovery until the first
visit; ours lies around the script (docs/decisions/0002-the-page-gate.md). The server answers 200
with its shell to any address, so these tests look at what a browser shows.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.drive.servers import ROOT, RunningApp, answer, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

CANARY = "canary-4711"
SECRET_PAGE = f'import streamlit as st\n\nst.write("{CANARY}")\n'
NOBODY = """\"\"\"Nobody is signed in.\"\"\"

from models.access import Actor


def visitor() -> Actor:
    return Actor("nobody", frozenset())


def requester(headers: object) -> Actor:
    return visitor()
"""
REFUSED = "your role does not include the right"
ADDRESSES = ("/", "/main", "/who_next", "/children", "/where", "/child", "/secret")
Start = Callable[..., RunningApp]


def a_copy(folder: Path) -> Path:
    """The app's code in another folder, with a page that main.py does not list."""
    for name in ("models", "data", "reports", "services", "commands", "pages", ".streamlit"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "secrets.toml")
        )
    shutil.copy(ROOT / "app.py", folder)
    (folder / "pages" / "secret.py").write_text(SECRET_PAGE, encoding="utf-8")
    return folder


def shown(browser: Browser, url: str) -> str:
    """All the text that a new visitor sees there once the script has run to its end."""
    with tab(browser) as seen:
        seen.page.goto(url)
        app = seen.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
        app.wait_for()
        seen.page.locator(
            '[data-testid="stMain"] [data-testid="stElementContainer"]'
        ).first.wait_for(state="attached")
        return f"{seen.page.title()}\n{app.inner_text()}"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_sees_only_the_refusal_before_and_after_the_first_visit(
    address: str, tmp_path: Path, running_app: Start, browser: Browser
) -> None:
    folder = a_copy(tmp_path / "copy")
    (folder / "pages" / "parts" / "shell" / "visitor.py").write_text(NOBODY, encoding="utf-8")
    server = running_app(folder=folder)
    for question in (address, "/", address):
        text = shown(browser, server.url + question)
        assert REFUSED in text
        assert CANARY not in text
        assert "Children in residential care" not in text.split(REFUSED)[1]
        assert "Nothing else needs action" not in text


def test_a_page_that_main_does_not_list_is_not_shown_even_to_somebody_with_every_right(
    tmp_path: Path, running_app: Start, browser: Browser
) -> None:
    server = running_app(folder=a_copy(tmp_path / "copy"))
    for question in ("/secret", "/", "/secret"):
        text = shown(browser, server.url + question)
        assert CANARY not in text
        assert "Circle to Success" in text.splitlines()[0]
    for question in ("/parts/visitor", "/pages/secret", "/pages/secret.py", "/secret/"):
        status, _, text = answer(server.url + question)
        assert status == 404
        assert "No such page" in text


def test_this_test_would_see_a_page_without_its_gate(
    tmp_path: Path, running_app: Start, browser: Browser
) -> None:
    """The unsafe layout on purpose: an entry script with a folder pages/ beside it."""
    folder = a_copy(tmp_path / "copy")
    (folder / "gate.py").write_text(
        'import streamlit as st\n\nst.navigation([st.Page("pages/children.py")])\n'
        'st.write("gate")\n',
        encoding="utf-8",
    )
    app = (folder / "app.py").read_text(encoding="utf-8")
    (folder / "app.py").write_text(app.replace('"pages/main.py"', '"gate.py"'), encoding="utf-8")
    text = shown(browser, running_app(folder=folder).url + "/secret")
    assert CANARY in text
    assert "gate" not in text
