"""Takes the README's pictures anew: made-up children, the real server, a real browser.

    python docs/pictures.py [FOLDER]

Each picture is at most 200 KB. FOLDER is `docs/pictures` when left out.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from data.formats.read import read_paths  # noqa: E402
from data.store.imports.batch import import_batch  # noqa: E402
from data.store.schema.engine import open_store  # noqa: E402
from models.access import LOCAL_OWNER  # noqa: E402
from pages.parts.forecast import words as forecast_words  # noqa: E402
from tests.conftest import CHROMIUM_OPTIONS, find_chromium  # noqa: E402
from tests.drive.servers import serving, settled, tab  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

SEED = 1
LARGEST_BYTES = 200_000
FIRST_FIT_MS = 180_000  # the engine is fitted once, before the first page with a chance


@dataclass(frozen=True, slots=True)
class Screenshot:
    """One picture: where to go, what to do there, how it is seen."""

    name: str
    go: Callable[[Page], None]
    dark: bool = False
    width: int = 1366
    height: int = 768


def who_next(page: Page) -> None:
    page.goto("/")
    settled(page)


def the_list(page: Page) -> None:
    page.goto("/children")
    settled(page)


def one_child(page: Page) -> None:
    the_list(page)
    page.locator('a[href*="child="]').first.click()
    page.get_by_text("Where next?").wait_for()
    settled(page)


def where_next(page: Page) -> None:
    one_child(page)
    page.evaluate(
        "() => [...document.querySelectorAll('h2')].find(h => h.innerText.startsWith('Where next'))"
        ".scrollIntoView()"
    )


def moves(page: Page) -> None:
    page.goto("/moves")
    settled(page)


def savings(page: Page) -> None:
    page.goto("/savings")
    page.get_by_role("heading", name="What is behind every pound").wait_for()
    settled(page)


def forecast(page: Page) -> None:
    page.goto("/forecast")
    page.get_by_text(forecast_words.HOW_SURE).wait_for()
    settled(page)


PICTURES = (
    Screenshot("who-next", who_next),
    Screenshot("children", the_list),
    Screenshot("child", one_child),
    Screenshot("where-next", where_next),
    Screenshot("moves", moves),
    Screenshot("savings", savings),
    Screenshot("forecast", forecast),
    Screenshot("child-dark", one_child, dark=True),
)


def main(folder: Path) -> int:
    """Bring a made-up council in, start the server, take every picture; 1 if one is too large."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        database = f"sqlite:///{place / 'circle.sqlite3'}"
        bring_in(made_up_council(place / "files"), database)
        with serving(ROOT, database, place / "server.log") as server:
            sizes = [taken(pictures, server.url, folder) for pictures in PICTURES]
    return int(max(sizes) > LARGEST_BYTES)


def made_up_council(folder: Path) -> Path:
    """The demonstration council's files as of today; without it, the one that the tests use."""
    if importlib.util.find_spec("data.demo") is None:
        return ROOT / "tests" / "data" / "paper_council"
    folder.mkdir()
    demo = importlib.import_module("data.demo.council")
    demo.write_council(folder, seed=SEED, today=date.today())
    return folder


def bring_in(files: Path, database: str) -> None:
    """The files and, on those of the demonstration, what is on record of its moves."""
    store, now_utc = open_store(database), datetime.now(UTC)
    import_batch(store, read_paths([files], now_utc.date()), actor=LOCAL_OWNER, now_utc=now_utc)
    if importlib.util.find_spec("data.demo") is not None:
        recorded = importlib.import_module("services.demonstration_moves")
        recorded.record_moves(store, LOCAL_OWNER, now_utc.date(), SEED)
    store.engine.dispose()


def taken(screenshot: Screenshot, url: str, folder: Path) -> int:
    """Take one picture, print its size in bytes and return it."""
    path = folder / f"{screenshot.name}.png"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_OPTIONS)
        with tab(
            browser,
            base_url=url,
            dark=screenshot.dark,
            width=screenshot.width,
            height=screenshot.height,
        ) as seen:
            seen.page.set_default_timeout(FIRST_FIT_MS)
            screenshot.go(seen.page)
            seen.page.screenshot(path=path)
        browser.close()
    size = path.stat().st_size
    print(f"{size:>8,} bytes  {path}")
    return size


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"))
