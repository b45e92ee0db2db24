"""From a clean clone to the first child on screen, and to one's own: seconds and pictures.

    python benchmarks/first_child.py FOLDER

Clones this checkout's last commit into a folder of its own, runs `python run.py` there as a
newcomer would (nothing made, nothing installed), opens the demonstration's first child, then brings
in `council_a` as one zip through the upload page and opens its first child. After each step a
picture is put into FOLDER and the seconds since the command are printed. The limit is the issue's:
a newcomer's own first child in under ten minutes; exit code 1 when it is missed.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from tests.conftest import CHROMIUM_OPTIONS, find_chromium  # noqa: E402
from tests.drive.servers import by_menu, free_port, settled, tab  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

LIMIT_SECONDS = 600
COUNCIL = ROOT / "tests" / "data" / "council_a"
PATIENCE_MS = 300_000


class Film:
    """Tells and pictures each step, by the seconds since it was made."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.began, self.steps = folder, time.perf_counter(), 0
        folder.mkdir(parents=True, exist_ok=True)

    def step(self, words: str, page: Page | None = None) -> float:
        seconds = time.perf_counter() - self.began
        print(f"{seconds:>7.0f} s  {words}", flush=True)
        if page is not None:
            self.steps += 1
            name = re.sub(r"\W+", "-", words.lower()).strip("-")
            page.screenshot(path=self.folder / f"{self.steps:02d}-{name}.png")
        return seconds


def main(folder: Path) -> int:
    """Film both journeys, and say whether the limit holds."""
    with tempfile.TemporaryDirectory() as name:
        clone, zipped = Path(name) / "clone", Path(name) / "council_a"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        archive = Path(shutil.make_archive(str(zipped), "zip", COUNCIL))
        film, port = Film(folder), free_port()
        command = [sys.executable, "run.py", "--no-browser", "--port", str(port)]
        server = subprocess.Popen(command, cwd=clone, stdout=subprocess.PIPE, text=True)
        try:
            text = next((line for line in server.stdout or () if line.startswith("Ready")), "")
            film.step("the server is ready" if text else "the server did not come up")
            taken = journeys(film, f"http://127.0.0.1:{port}", archive)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=60)
    print(f"one's own first child after {taken:.0f} s, limit {LIMIT_SECONDS} s")
    return int(taken > LIMIT_SECONDS)


def journeys(film: Film, url: str, archive: Path) -> float:
    """Both, in one tab of a real browser; returns the seconds to one's own first child."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_OPTIONS)
        with tab(browser, base_url=url) as seen:
            page = seen.page
            page.set_default_timeout(PATIENCE_MS)
            page.goto("/")
            settled(page, "Who next?")
            film.step("first page", page)
            by_menu(page, "Children in residential care")
            first_child(film, page, "first child")
            by_menu(page, "Bring in files")
            settled(page, "Bring in files")
            film.step("bring in files", page)
            began = time.perf_counter()
            bring_in(film, page, archive)
            first_child(film, page, "own first child")
            print(f"{time.perf_counter() - began:>7.0f} s  of it from the upload on")
            taken = film.step("done")
        browser.close()
    return taken


def bring_in(film: Film, page: Page, archive: Path) -> None:
    """Upload the zip, look at the review, store it."""
    page.locator("input[type=file]").nth(0).set_input_files(archive)
    store = page.get_by_role("button", name=re.compile(r"^Import [\d,]+ child"))
    store.wait_for()
    film.step("review before storing", page)
    store.click()
    page.get_by_role("button", name="See the children").click()


def first_child(film: Film, page: Page, words: str) -> None:
    """From the list to its first child."""
    settled(page, "Children in residential care")
    page.locator('[data-testid="stMain"] a[href*="child="]').first.click()
    page.get_by_text("Where next?").first.wait_for()
    settled(page)
    film.step(words, page)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "film")))
