"""Start-up and first page, beside an empty Streamlit page in the same run, in seconds.

    python benchmarks/start.py [TURNS]

Each turn starts a fresh server of each kind, opens its first page in a tab of its own and reruns it
by a click. Medians are printed with their ratio, then whether a second start reaches a page that
can be used within its limit. Exit code 1 when it doesn't.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from data.formats.read import read_paths  # noqa: E402
from data.store.imports.batch import import_batch  # noqa: E402
from data.store.schema.engine import open_store  # noqa: E402
from models.access import LOCAL_OWNER  # noqa: E402
from tests.conftest import CHROMIUM_OPTIONS, find_chromium  # noqa: E402
from tests.drive.servers import serving, tab  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LIMIT_SECONDS = 5.0  # a second start, from the command to a page that can be used
COUNCIL = ROOT / "tests" / "data" / "council_a"
EMPTY_PAGE = """import streamlit as st

st.title("Children in residential care")
if st.toggle("Show what placements cost"):
    st.write("£5,000 a week")
"""
DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds: command to server, opening to title and to a finished page, click to its words."""

    server: float
    text: float
    page: float
    click: float
    again: float

    @property
    def usable(self) -> float:
        """From the command to a page that can be used."""
        return self.server + self.page


def main(turns: int) -> int:
    """Measure, print, and say whether the limit holds."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        place = Path(name)
        ours, empty = f"sqlite:///{place / 'circle.sqlite3'}", place / "empty"
        fill(ours)
        an_empty_app(empty)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_OPTIONS)
        kinds: dict[str, Callable[[], Times]] = {
            "an empty page": lambda: measured(browser, empty, "sqlite://", place, "/"),
            "this tool": lambda: measured(browser, ROOT, ours, place, "/children"),
        }
        times: dict[str, list[Times]] = {kind: [] for kind in kinds}
        for _ in range(turns):  # by turns, so that a busy moment of the machine is shared
            for kind, measure in kinds.items():
                times[kind].append(measure())
        browser.close()
    return told(times)


def fill(url: str) -> None:
    """Five years of the public sample council."""
    store = open_store(url)
    now_utc = datetime(2021, 4, 20, 12, tzinfo=UTC)
    import_batch(store, read_paths([COUNCIL], now_utc.date()), actor=LOCAL_OWNER, now_utc=now_utc)
    store.engine.dispose()


def an_empty_app(folder: Path) -> None:
    """An app with the same server settings whose page has a title and a toggle."""
    folder.mkdir()
    (folder / "app.py").write_text(EMPTY_PAGE, encoding="utf-8")
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")


def measured(browser: Browser, folder: Path, url: str, place: Path, address: str) -> Times:
    """One fresh server, its first page, one click, and the page again for a second visitor."""
    started = time.perf_counter()
    with serving(folder, url, place / "server.log") as server:
        up = time.perf_counter() - started
        with tab(browser, base_url=server.url) as seen:
            text, page = opened(seen.page, address)
            click = clicked(seen.page)
        with tab(browser, base_url=server.url) as seen:
            _, again = opened(seen.page, address)
    return Times(up, text, page, click, again)


def opened(page: Page, address: str) -> tuple[float, float]:
    """Seconds to the title, and to the end of the run with its toggle on the screen."""
    started = time.perf_counter()
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    text = time.perf_counter() - started
    page.get_by_text("Show what placements cost").wait_for()
    page.locator(DONE).wait_for()
    return text, time.perf_counter() - started


def clicked(page: Page) -> float:
    """Seconds from a click to what it asked for on the screen."""
    started = time.perf_counter()
    page.get_by_text("Show what placements cost").click()
    page.get_by_text(" a week").first.wait_for()
    return time.perf_counter() - started


def told(times_result: dict[str, list[Times]]) -> int:
    """Print the medians and the limit; 1 when it is missed."""
    empty, ours = (
        {name: statistics.median(getattr(time, name) for time in times) for name in NAMES}
        for times in times_result.values()
    )
    print(
        f"{'median of ' + str(len(times_result['this tool'])):<34}"
        f"{'empty':>8}{'ours':>8}{'ratio':>8}"
    )
    for name, words in NAMES.items():
        ratio = ours[name] / empty[name]
        print(f"{words:<34}{empty[name]:>7.2f}s{ours[name]:>7.2f}s{ratio:>7.1f}×")
    held = ours["usable"] <= LIMIT_SECONDS
    print(
        f"second start {ours['usable']:.2f} s, limit {LIMIT_SECONDS:.0f} s: "
        f"{'held' if held else 'MISSED'}"
    )
    return 0 if held else 1


NAMES = {
    "server": "command to answering server",
    "text": "opening to title",
    "page": "opening to finished page",
    "click": "click to what it shows",
    "again": "second visitor to finished page",
    "usable": "command to usable page",
}

if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
