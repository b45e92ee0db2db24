"""A real server with its own database, and a real browser tab that remembers what went wrong."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
# When to give up on something that never comes. A machine that is busy with something else has
# needed over a minute for what takes a second; no test waits so long for what has come.
PATIENCE_SECONDS = 240


@dataclass(frozen=True, slots=True)
class RunningApp:
    """A server that answers at `url` (no slash at the end); `log` is what it has printed.

    `database`: the address of the database that it was started with.
    """

    url: str
    log_file: Path
    process: subprocess.Popen[bytes]
    database: str = ""

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")


@dataclass(slots=True)
class Tab:
    """A page in the browser, with its console errors and every host outside that it asked for."""

    page: Page
    console_errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def free_port() -> int:
    """A port of this machine that nobody listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def answer(
    url: str, seconds: float = PATIENCE_SECONDS, method: str = "GET"
) -> tuple[int, dict[str, str], str]:
    """Status, headers (names in lower case) and text that an address answers with."""
    try:
        request = urllib.request.Request(url, method=method)
        with urllib.request.urlopen(request, timeout=seconds) as reply:
            headers = {name.lower(): value for name, value in reply.headers.items()}
            return reply.status, headers, reply.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as refusal:
        headers = {name.lower(): value for name, value in refusal.headers.items()}
        return refusal.code, headers, refusal.read().decode("utf-8", "replace")


def wait_until_it_answers(url: str, process: subprocess.Popen[bytes], log_file: Path) -> None:
    """Return when the address answers 200; fail with the server's own words if it never does."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if answer(url, seconds=5)[0] == 200:
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    text = log_file.read_text(encoding="utf-8", errors="replace")
    raise AssertionError(f"the server at {url} did not come up; it said:\n{text}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End one server that these tests started."""
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(timeout=PATIENCE_SECONDS)


@contextmanager
def serving(folder: Path, database: str, log_file: Path, demo: str = "off") -> Iterator[RunningApp]:
    """A fresh `streamlit run app.py` in that folder, on a free port, with that database URL.

    `demo` is the folder of a demonstration council; without one the app is empty until an import.
    """
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        f"--server.port={port}",
        "--server.headless=true",
        "--server.fileWatcherType=none",
    ]
    environment = os.environ | {"CIRCLE_DATABASE_URL": database, "CIRCLE_DEMO": demo}
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_it_answers(f"{url}/_stcore/health", process, log_file)
        yield RunningApp(url, log_file, process, database)
    finally:
        stop(process)


@contextmanager
def tab(
    browser: Browser,
    *,
    width: int = 1366,
    height: int = 768,
    dark: bool = False,
    base_url: str | None = None,
) -> Iterator[Tab]:
    """A tab of its own (no cookies shared) that notes console errors and outside hosts.

    With `base_url` given, `page.goto("/children")` works.
    """
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale="en-GB",
        base_url=base_url,
    )
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    page = context.new_page()
    seen = Tab(page)
    page.on(
        "console",
        lambda line: seen.console_errors.append(line.text) if line.type == "error" else None,
    )
    page.on("pageerror", lambda error: seen.console_errors.append(str(error)))
    page.on(
        "request",
        lambda request: (
            seen.outside.append(request.url) if not request.url.startswith(LOCAL) else None
        ),
    )
    try:
        yield seen
    finally:
        context.close()


def by_menu(page: Page, name: str) -> None:
    """Go to a page by the menu; on a narrow screen its last entries stand under "3 more"."""
    shown = page.get_by_role("link", name=name, exact=True)
    if shown.count():
        shown.click()
        return
    page.get_by_test_id("stTopNavSection").click()
    page.get_by_role("menuitem", name=name, exact=True).click()


def settled(page: Page, heading: str | None = None) -> None:
    """Wait until the page (with that heading) has run to its end and its charts are drawn."""
    if heading is not None:
        page.get_by_role("heading", level=1, name=heading).wait_for()
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    page.locator('[data-testid="stMain"] [data-testid="stElementContainer"]').first.wait_for(
        state="attached"
    )
    # What is being prepared by another process fills in by itself, on whatever page.
    page.wait_for_function("() => !document.querySelector('[class*=\"st-key-preparing-\"]')")
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    # What isn't drawn yet is a grey place: the server's way to say that it is coming.
    page.wait_for_function("() => !document.querySelector('[data-testid=\"stSkeleton\"]')")
    page.wait_for_timeout(300)  # charts are drawn after the script has ended


LOCAL = ("http://127.0.0.1:", "ws://127.0.0.1:", "http://localhost:", "ws://localhost:",
         "data:", "blob:", "about:")  # fmt: skip
