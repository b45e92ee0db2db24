"""What waits and what doesn't: the demonstration imported, prepared, looked at on a real server.

    python benchmarks/prepared.py

A server with an empty database is started, the demonstration's files are imported behind its back,
and every page is opened at once (the first look after an import), then on a second start when all
is prepared. Each figure stands beside its limit; exit code 1 where one is missed. Pages are timed
from the address to a page that has run to its end; a page that says how far preparing is and shows
what is known counts as shown, and is marked "fills in".
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import psutil  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from data.demo.council import write_council  # noqa: E402
from data.formats.read import read_paths  # noqa: E402
from data.store.imports.batch import import_batch  # noqa: E402
from data.store.prepared import progress_of  # noqa: E402
from data.store.schema.active_store import ActiveStores  # noqa: E402
from data.store.schema.engine import Store, open_store  # noqa: E402
from models.access import LOCAL_OWNER  # noqa: E402
from pages.parts.shell.menu import PAGES, MenuEntry  # noqa: E402
from services.demonstration import SEED  # noqa: E402
from services.demonstration_moves import record_moves  # noqa: E402
from services.kept import Keeper, PreparedStage  # noqa: E402
from services.open_council import Installation, Look  # noqa: E402
from services.prepared import preparation_name  # noqa: E402
from tests.conftest import CHROMIUM_OPTIONS, find_chromium  # noqa: E402
from tests.drive.servers import RunningApp, serving, tab  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
FILLS_IN = '[class*="st-key-preparing-"], [data-testid="stProgress"]'
LOOK_LIMIT, EMPTY_LIMIT, MEMORY_LIMIT = 3.0, 1.0, 400.0  # seconds, seconds, MB
GIVE_UP_SECONDS = 1800.0


@dataclass(frozen=True, slots=True)
class Seen:
    """One page: seconds to its title and to its end, whether it still fills in, the server's MB."""

    page: str
    title: float
    shown: float
    fills_in: bool
    memory_mb: float


def main() -> int:
    """Measure, print, say whether the limits hold."""
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        place = Path(name)
        database = f"sqlite:///{place / 'circle.sqlite3'}"
        store = open_store(database)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_OPTIONS)
        with serving(ROOT, database, place / "first.log") as server:
            imported = bring_in(store, place)
            began = time.perf_counter()
            first = look_at_all(browser, server)
            wait_for_all(store, began)
            prepared = time.perf_counter() - began
        with serving(ROOT, database, place / "second.log") as server:
            second = look_at_all(browser, server)
        browser.close()
        store.engine.dispose()
    print(f"import of the demonstration {imported:.1f} s, to everything prepared {prepared:.1f} s")
    held = [told("first look after the import", first), told("second start", second)]
    return 0 if all(held) else 1


def bring_in(store: Store, place: Path) -> float:
    """The demonstration's files and moves into the database; seconds of the import alone."""
    write_council(place / "files", seed=SEED, today=date.today())
    began = time.perf_counter()
    batch = read_paths([place / "files"], date.today())
    import_batch(store, batch, actor=LOCAL_OWNER, now_utc=datetime.now(UTC))
    seconds = time.perf_counter() - began
    record_moves(store, LOCAL_OWNER, date.today(), SEED)
    return seconds


def wait_for_all(store: Store, began: float) -> None:
    """Until the server's process has prepared everything, saying when each stage is ready."""
    installation, said = Installation(), 0
    installation.stores = ActiveStores(store, None)
    while time.perf_counter() - began < GIVE_UP_SECONDS:
        council = installation.open(LOCAL_OWNER, Keeper(), Look())
        progress = progress_of(store, council.scope, preparation_name(council))
        if progress is not None and progress.fault:
            raise RuntimeError(f"preparing was stopped by fault {progress.fault}")
        for stage in PreparedStage:
            if progress is not None and said < stage <= progress.stage:
                said = stage
                print(f"  {stage.name.lower()} ready {time.perf_counter() - began:.1f} s after")
        if said == max(PreparedStage):
            return
        time.sleep(0.2)
    raise RuntimeError("nothing is prepared")


def look_at_all(browser: Browser, server: RunningApp) -> list[Seen]:
    """Every page once, each by its address, and what the server's memory is then."""
    process = psutil.Process(server.process.pid)
    with tab(browser, base_url=server.url) as seen:
        return [look_at(seen.page, entry, process) for entry in shown_pages()]


def shown_pages() -> tuple[MenuEntry, ...]:
    """The pages of the menu; *Children* first, which most people's day begins with."""
    shown = [entry for entry in PAGES if not entry.hidden]
    return tuple(sorted(shown, key=lambda entry: entry.file != "children.py"))


def look_at(page: Page, entry: MenuEntry, process: psutil.Process) -> Seen:
    """One page, until it has run to its end."""
    began = time.perf_counter()
    page.goto(entry.address)
    page.get_by_role("heading", level=1).first.wait_for()
    title = time.perf_counter() - began
    page.locator(DONE).wait_for()
    shown = time.perf_counter() - began
    fills_in = page.locator(FILLS_IN).count() > 0
    return Seen(
        entry.file.removesuffix(".py"), title, shown, fills_in, process.memory_info().rss / 1e6
    )


def told(when: str, looks: list[Seen]) -> bool:
    """Print the pages beside their limits; whether all hold."""
    print(f"{when:<32}{'title':>8}{'shown':>8}{'limit':>7}{'memory':>10}")
    held = True
    for look in looks:
        ok = look.shown <= LOOK_LIMIT and look.title <= max(EMPTY_LIMIT, LOOK_LIMIT)
        held = held and ok
        note = "  fills in" if look.fills_in else ""
        print(
            f"  {look.page:<30}{look.title:>7.1f}s{look.shown:>7.1f}s{LOOK_LIMIT:>6.0f}s"
            f"{look.memory_mb:>7.0f} MB{'' if ok else '  MISSED'}{note}"
        )
    memory = max(look.memory_mb for look in looks)
    print(f"  server's memory {memory:.0f} MB, limit {MEMORY_LIMIT:.0f} MB")
    return held and memory <= MEMORY_LIMIT


if __name__ == "__main__":
    raise SystemExit(main())
