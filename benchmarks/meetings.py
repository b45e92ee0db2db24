"""Five meetings at once on the demonstration council, in real browsers, in milliseconds.

    python benchmarks/meetings.py [--pause SECONDS …] [--rounds NUMBER]

Each of five browsers plays a meeting of its own on one server: for five of six children the story,
the decision with everything that it needs, checked and recorded, then the next child. An action is
timed from its key or click until the server says that the run has ended and the browser has painted
twice since, with what was waited for on the page.

It is compared with an empty page (a title, a button, a line) on a server with the same settings,
rerun by a click and timed in the same way: what no work of ours can go below. Twice:

- *five on the empty page*: as many browsers, as often, right after the meetings, so that like is
  compared with like. The 95th percentile of an action is to be at most twice this one: the limit.
- *one beside the meetings*: one more browser on the empty page while the meetings are played. It
  says how busy the machine was; waiting for a busy processor makes both slow, and so more alike.

Between two actions each browser waits for the pause, by default two seconds, in which people would
have read a line aloud: still many times faster than a meeting. `--pause 0` has nobody pause, and
then five browsers' own drawing fills the two processors; `--pause 2 0` does one after the other.

*Back to the story* from a form that isn't recorded waits 0.4 s on purpose, until the box with the
cursor in it has sent its words (docs/decisions/0016). It is told on a line of its own and is not
among the actions of the limit. Exit code 1 when the first pause given misses it.
"""

from __future__ import annotations

import argparse
import os
import re
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

from data.store.record.facts import new_key  # noqa: E402
from data.store.record.meetings import prepare_meeting, start_meeting  # noqa: E402
from data.store.schema.engine import Store, open_store, reading  # noqa: E402
from data.store.schema.tables import child  # noqa: E402
from models.access import LOCAL_OWNER  # noqa: E402
from models.recording.meeting import Meeting  # noqa: E402
from services.demonstration import make_demo  # noqa: E402
from tests.conftest import CHROMIUM_OPTIONS, find_chromium  # noqa: E402
from tests.drive.servers import RunningApp, serving  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

MEETINGS, CHILDREN, LIMIT = 5, 6, 2.0
EACH_MEETING = 13 * (CHILDREN - 1)  # actions
BACK = "back to the story"
EMPTY_PAGE = """import streamlit as st

runs = st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.title("Nothing")
st.button("Run again")
st.write(f"Run {runs}.")
"""
# Counts the runs that the server says have ended. The page's own state is no witness: a short run
# begins and ends between two paintings. Field 6 of a message is `script_finished`; 0 a whole page,
# 3 a part of it; a run that ends early because another follows (2) doesn't count.
WATCH = """
window.ended = 0;
window.WebSocket = class extends window.WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', message => {
      const bytes = new Uint8Array(message.data);
      let at = 0;
      const number = () => {
        let sum = 0, by = 1, one;
        do { one = bytes[at++]; sum += (one & 127) * by; by *= 128; } while (one & 128);
        return sum;
      };
      while (at < bytes.length) {
        const tag = number(), kind = tag % 8;
        if (kind === 0) {
          const said = number();
          if (tag >> 3 === 6 && (said === 0 || said === 3)) window.ended += 1;
        } else if (kind === 2) { const long = number(); at += long; } else break;
      }
    });
  }
};
"""
AT_REST = """before => window.ended > before && document.querySelector('[data-testid="stApp"]')
  .dataset.testScriptState === 'notRunning'"""
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

Times = dict[str, list[float]]  # by kind of action


def main(pauses: list[float], rounds: int) -> int:
    """Fill, play with each pause, print, and say whether the limit holds with the first."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        make_demo(place / "demo", datetime.now(UTC).date(), print)
        url = f"sqlite:///{place / 'demo' / 'demo.sqlite3'}"
        an_empty_app(place / "empty")
        with (
            serving(ROOT, url, place / "ours.log") as ours,
            serving(place / "empty", "sqlite://", place / "empty.log") as empty,
        ):
            warm(ours, url)
            missed = [told(pause, *measured(ours, empty, url, pause, rounds)) for pause in pauses]
    return int(missed[0])


def begun_meetings(url: str, number: int = MEETINGS) -> list[str]:
    """Panels that have begun, six children each; the address of each one's first turn."""
    store = open_store(url)
    with reading(store) as connection:
        keys = list(connection.execute(select(child.c.key).order_by(child.c.key)).scalars())
    texts = [
        a_meeting(store, keys[position * CHILDREN : (position + 1) * CHILDREN])
        for position in range(number)
    ]
    store.engine.dispose()
    return texts


def a_meeting(store: Store, children: list[str]) -> str:
    key, now_utc = new_key(), datetime.now(UTC)
    meeting = Meeting(on=now_utc.date(), chair="C. Head", children=tuple(children))
    entry = prepare_meeting(
        store, actor=LOCAL_OWNER, key=key, meeting=meeting, expected_version=0, now_utc=now_utc
    )
    start_meeting(store, actor=LOCAL_OWNER, key=key, expected_version=entry.number, now_utc=now_utc)
    return f"/meeting?meeting={key}&child={children[0]}"


def an_empty_app(folder: Path) -> None:
    """An app with the same server settings whose page has a title, a button and a line."""
    folder.mkdir()
    (folder / "app.py").write_text(EMPTY_PAGE, encoding="utf-8")
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")


def warm(server: RunningApp, url: str) -> None:
    """One decision beforehand: what is worked out once after a start is no action of a meeting.

    The whole meeting comes first, as for people: the engine is learnt while it is on the screen.
    """
    turn = begun_meetings(url, 1)[0]
    with a_page() as page:
        page.set_default_timeout(600_000)
        page.goto(server.url + turn.partition("&")[0])
        page.get_by_role("button", name="Start with the first child").wait_for()
        page.wait_for_function(AT_REST, arg=0)
        open_turn(page, server, turn)
        one_turn(page, 1, 0, {})


def measured(
    ours: RunningApp, empty: RunningApp, url: str, pause: float, rounds: int
) -> tuple[Times, list[float], list[float]]:
    """Milliseconds of actions by their kind, of the empty page beside them, and of five on it."""
    actions: Times = {}
    beside: list[float] = []
    alike: list[float] = []
    for _ in range(rounds):
        over = threading.Event()
        extra = threading.Thread(target=rerun, args=(empty, beside, pause, over))
        extra.start()
        at_once(
            [
                lambda turn=turn: play(ours, turn, pause, actions)  # type: ignore[misc]
                for turn in begun_meetings(url)
            ]
        )
        over.set()
        extra.join()
        at_once([lambda: rerun(empty, alike, pause, threading.Event(), EACH_MEETING)] * MEETINGS)
    return actions, beside, alike


def at_once(doings: list[Callable[[], None]]) -> None:
    """Each in a thread of its own, until the last has ended."""
    threads = [threading.Thread(target=doing) for doing in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def play(server: RunningApp, address: str, pause: float, values: Times) -> None:
    """One meeting: for each child the story, the decision, and the next child."""
    with a_page() as page:
        open_turn(page, server, address)
        for number in range(1, CHILDREN):
            one_turn(page, number, pause, values)


def open_turn(page: Page, server: RunningApp, address: str) -> None:
    page.goto(f"{server.url}{address}")
    page.get_by_role("button", name="To the decision").wait_for()
    page.wait_for_timeout(1000)


def one_turn(page: Page, number: int, pause: float, values: Times) -> None:
    """To the form, a look back at the story, a whole decision, recorded, and on."""

    def take(kind: str, act: Callable[[], object], wanted: Locator | None = None) -> None:
        values.setdefault(kind, []).append(timed(page, act, wanted))
        page.wait_for_timeout(pause * 1000)

    def write(kind: str, box: Locator, words: str) -> None:
        box.fill(words)
        take(kind, lambda: page.keyboard.press("Tab"))

    form, story = page.get_by_text("Options considered"), page.get_by_text("Where next?")
    take("to the decision", lambda: page.keyboard.press("Alt+d"), form)
    take("a choice", page.get_by_role("button", name="Family or friends", exact=True).first.click)
    take(BACK, lambda: page.keyboard.press("Alt+d"), story)
    take("to the decision", lambda: page.keyboard.press("Alt+d"), form)
    room = page.get_by_role("radiogroup", name="Was the child in the room?")
    take("a choice", room.get_by_text("No").click)
    write("words", page.get_by_label("Stay here: what it gives"), "knows the staff")
    write("words", page.get_by_label("Stay here: what it costs the child"), "far from nan")
    changed = page.get_by_role("textbox", name="How the child's words changed the plan")
    write("words", changed, "nan comes first")
    take("a choice", page.get_by_text("Stay", exact=True).click)
    take("a choice", page.get_by_text("The panel agrees with the tool", exact=True).click)
    write("words", page.get_by_label(re.compile("^Because")), "nobody has asked nan yet")
    page.get_by_role("group", name="Look again on").last.get_by_role("spinbutton").first.click()
    page.keyboard.type("31122035")
    page.keyboard.press("Tab")  # the picture of a calendar; leaving that leaves the day
    take("a day", lambda: page.keyboard.press("Tab"))
    write("words", page.get_by_label("The accountable person who decides"), "C. Head")
    record = page.get_by_role("button", name="Record", exact=True)
    take("check", page.get_by_role("button", name="Check your answers").click, record)
    take("record", record.click, page.get_by_text("Recorded on"))
    after = page.get_by_text(f"Child {number + 1} of {CHILDREN}")
    take("next child", lambda: page.keyboard.press("Alt+n"), after)


def rerun(
    server: RunningApp, values: list[float], pause: float, over: threading.Event, times: int = 10**9
) -> None:
    """The empty page, clicked as often as somebody acts in a meeting."""
    with a_page() as page:
        page.goto(server.url)
        again = page.get_by_role("button", name="Run again")
        page.get_by_text("Run 1.", exact=True).wait_for()
        page.wait_for_timeout(1000)
        for number in count(2):
            if over.is_set() or number > times + 1:
                return
            wanted = page.get_by_text(f"Run {number}.", exact=True)
            values.append(timed(page, again.click, wanted))
            page.wait_for_timeout(pause * 1000)


def timed(page: Page, act: Callable[[], object], wanted: Locator | None = None) -> float:
    """Milliseconds from the act until the page is painted at rest, with what was wanted on it."""
    before = page.evaluate("() => window.ended")
    started = time.perf_counter()
    act()
    if wanted is not None:
        wanted.first.wait_for()
    page.wait_for_function(AT_REST, arg=before)
    page.evaluate(PAINTED)
    return (time.perf_counter() - started) * 1000


@contextmanager
def a_page() -> Iterator[Page]:
    """A browser of its own for each thread, which Playwright wants."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_OPTIONS)
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="en-GB")
        page.add_init_script(WATCH)
        page.set_default_timeout(120_000)
        yield page
        browser.close()


def kept_to(actions: Times) -> list[float]:
    """The actions that are held to the limit."""
    return [time for kind, times in actions.items() if kind != BACK for time in times]


def told(pause: float, actions: Times, beside: list[float], alike: list[float]) -> bool:
    """Print medians and 95th percentiles; True when the limit is missed."""
    print(
        f"\nA pause of {pause:g} s between actions. Load of the machine: {os.getloadavg()[0]:.1f}"
    )
    print(f"{'milliseconds':<40}{'count':>8}{'median':>8}{'p95':>8}")
    for kind, times in sorted(actions.items()):
        line(f"  {kind}", times)
    own = line("an action in one of five meetings", kept_to(actions))
    like = line("empty page, five browsers", alike)
    busy = line("empty page, one beside the meetings", beside)
    print(f"{'ratio of the 95th percentiles':<40}{own / like:>24.2f}  limit {LIMIT:.1f}")
    print(f"{'  to the one beside the meetings':<40}{own / busy:>24.2f}")
    return own / like > LIMIT


def line(name: str, times: list[float]) -> float:
    """Print one line; its 95th percentile."""
    end = statistics.quantiles(times, n=20)[-1]
    print(f"{name:<40}{len(times):>8}{statistics.median(times):>8.0f}{end:>8.0f}")
    return end


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--pause", type=float, nargs="+", default=[2.0])
    asked.add_argument("--rounds", type=int, default=1)
    given = asked.parse_args()
    sys.exit(main(given.pause, given.rounds))
