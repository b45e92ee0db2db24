"""Five meetings at once on the demonstration council, in real browsers, in milliseconds.

    python benchmarks/meetings.py [ROUNDS]

Each browser plays a meeting of its own: the story, the decision, answers, back, the next child. An
action is timed from the key or click until the page is at rest again. In the same minutes, on a
server of its own on the same machine, an empty page is rerun by a click. The 95th percentile of an
action is to be at most twice that of the empty page; exit code 1 when it isn't.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402
from sqlalchemy import select  # noqa: E402

from data.demo.first import make_demo  # noqa: E402
from data.store.engine import Store, open_store, reading  # noqa: E402
from data.store.meetings import prepare_meeting, start_meeting  # noqa: E402
from data.store.recording import new_key  # noqa: E402
from data.store.tables import child  # noqa: E402
from models.access import LOCAL_OWNER  # noqa: E402
from models.meeting.meeting import Meeting  # noqa: E402
from tests.conftest import CHROMIUM_OPTIONS, find_chromium  # noqa: E402
from tests.servers import RunningApp, serving  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

MEETINGS, CHILDREN, LIMIT = 5, 6, 2.0
DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
EMPTY_PAGE = """import streamlit as st

runs = st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.title("Nothing")
st.button("Run again")
st.write(f"Run {runs}.")
"""
# Counts how often the page has come to rest, so that the end of a short run isn't missed.
WATCH = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  window.rests = 0;
  new MutationObserver(() => {
    if (app.dataset.testScriptState === 'notRunning') window.rests += 1;
  }).observe(app, {attributes: true, attributeFilter: ['data-test-script-state']});
}"""


def main(rounds: int) -> int:
    """Fill, play, print, and say whether the limit holds."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        make_demo(place / "demo", datetime.now(UTC).date(), print)
        url = f"sqlite:///{place / 'demo' / 'demo.sqlite3'}"
        turns = begun_meetings(url)
        an_empty_app(place / "empty")
        with (
            serving(ROOT, url, place / "ours.log") as ours,
            serving(place / "empty", "sqlite://", place / "empty.log") as empty,
        ):
            warm(ours, turns[0])
            actions, reruns = played(ours, empty, turns, rounds)
    return told(actions, reruns)


def begun_meetings(url: str) -> list[str]:
    """Panels that have begun, six children each; the address of each one's first turn."""
    store = open_store(url)
    with reading(store) as connection:
        keys = list(connection.execute(select(child.c.key).order_by(child.c.key)).scalars())
    found = [a_meeting(store, keys[at * CHILDREN : (at + 1) * CHILDREN]) for at in range(MEETINGS)]
    store.engine.dispose()
    return found


def a_meeting(store: Store, children: list[str]) -> str:
    key, now = new_key(), datetime.now(UTC)
    meeting = Meeting(on=now.date(), chair="C. Head", children=tuple(children))
    kept = prepare_meeting(store, actor=LOCAL_OWNER, key=key, meeting=meeting, expected_version=0,
                           now=now)  # fmt: skip
    start_meeting(store, actor=LOCAL_OWNER, key=key, expected_version=kept.number, now=now)
    return f"/meeting?meeting={key}&child={children[0]}"


def an_empty_app(folder: Path) -> None:
    """An app with the same server settings whose page has a title and a toggle."""
    folder.mkdir()
    (folder / "app.py").write_text(EMPTY_PAGE, encoding="utf-8")
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")


def warm(server: RunningApp, address: str) -> None:
    """One visit beforehand: what is worked out once after a start is no action of a meeting."""
    with a_page() as page:
        page.goto(f"{server.url}{address}", timeout=300_000)
        page.get_by_role("button", name="To the decision").wait_for(timeout=300_000)


def played(
    ours: RunningApp, empty: RunningApp, turns: list[str], rounds: int
) -> tuple[list[float], list[float]]:
    """Milliseconds of every action, and of every rerun of the empty page beside them."""
    actions: list[float] = []
    reruns: list[float] = []
    over = threading.Event()
    beside = threading.Thread(target=rerun, args=(empty, reruns, over))
    meetings = [threading.Thread(target=play, args=(ours, turn, rounds, actions)) for turn in turns]
    for one in (beside, *meetings):
        one.start()
    for one in meetings:
        one.join()
    over.set()
    beside.join()
    return actions, reruns


def play(server: RunningApp, address: str, rounds: int, found: list[float]) -> None:
    """One meeting: for each child the story, the decision, three answers, the next child."""
    with a_page() as page:
        for _ in range(rounds):
            page.goto(f"{server.url}{address}")
            page.get_by_role("button", name="To the decision").wait_for()
            page.evaluate(WATCH)
            for number in range(1, CHILDREN):
                one_turn(page, number, found)


def one_turn(page: Page, number: int, found: list[float]) -> None:
    found.append(timed(page, lambda: page.keyboard.press("Alt+d"), "Options considered"))
    family = page.get_by_role("button", name="Family or friends", exact=True).first
    found.append(timed(page, family.click))
    found.append(timed(page, page.get_by_text("Stay", exact=True).click))
    decides = page.get_by_label("The accountable person who decides")
    decides.fill("C. Head")
    found.append(timed(page, lambda: page.keyboard.press("Tab")))
    page.keyboard.press("Alt+d")  # its small window is counted with the words that it waits for
    page.get_by_text("Where next?").wait_for()
    page.locator(DONE).wait_for()
    wanted = f"Child {number + 1} of {CHILDREN}"
    found.append(timed(page, lambda: page.keyboard.press("Alt+n"), wanted))


def rerun(server: RunningApp, found: list[float], over: threading.Event) -> None:
    """The empty page, clicked as often as somebody acts in a meeting."""
    with a_page() as page:
        page.goto(server.url)
        again = page.get_by_role("button", name="Run again")
        again.wait_for()
        page.get_by_text("Run 1.", exact=True).wait_for()
        for number in count(2):
            if over.is_set():
                return
            started = time.perf_counter()  # too short a run to be seen by the page's own state
            again.click()
            page.get_by_text(f"Run {number}.", exact=True).wait_for()
            found.append((time.perf_counter() - started) * 1000)
            page.wait_for_timeout(500)


def timed(page: Page, act: Callable[[], object], wanted: str = "") -> float:
    """Milliseconds from the act until the page is at rest, with what was wanted on it."""
    before = page.evaluate("() => window.rests")
    started = time.perf_counter()
    act()
    if wanted:
        page.get_by_text(wanted).first.wait_for()
    page.wait_for_function("before => window.rests > before", arg=before)
    page.locator(DONE).wait_for()
    return (time.perf_counter() - started) * 1000


@contextmanager
def a_page() -> Iterator[Page]:
    """A browser of its own for each thread, which Playwright wants."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_OPTIONS)
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="en-GB")
        page.set_default_timeout(120_000)
        yield page
        browser.close()


def told(actions: list[float], reruns: list[float]) -> int:
    """Print medians and 95th percentiles; 1 when the limit is missed."""
    print(f"{'':<34}{'count':>8}{'median':>8}{'p95':>8}")
    ends = []
    for name, times in (("an empty page's rerun", reruns), ("an action in a meeting", actions)):
        cuts = statistics.quantiles(times, n=20)
        ends.append(cuts[-1])
        print(f"{name:<34}{len(times):>8}{statistics.median(times):>8.0f}{cuts[-1]:>8.0f}")
    ratio = ends[1] / ends[0]
    print(f"{'ratio of the 95th percentiles':<34}{ratio:>24.2f}  limit {LIMIT:.1f}")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
