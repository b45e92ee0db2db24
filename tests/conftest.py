"""What every test may use: `--long`, a real server with its own database, a real browser."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.drive.servers import ROOT, RunningApp, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The shell first: the same engine without the window, which takes as much work as a page.
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome",
                  "chrome")  # fmt: skip
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                    "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--no-first-run"]  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also the full fault and load runs")
    parser.addoption(
        "--goldens-update", action="store_true", help="write what tests/goldens compares with anew"
    )


# Files whose single tests take longest: begun last, one of them would keep one processor waiting.
LONGEST_FIRST = ("browser", "goldens", "faults", "security", "commands", "store", "pages")


def _turn(item: pytest.Item) -> int:
    folder = item.path.relative_to(Path(__file__).parent).parts[0]
    return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest files first; what is marked `long` is left out, unless asked for."""
    items.sort(key=_turn)
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="only with --long"))


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """A page in a test takes the place of the main program; a process begun later would run it."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture
def running_app(tmp_path: Path) -> Iterator[Callable[..., RunningApp]]:
    """`running_app(database)` starts a fresh real server; all are stopped after the test.

    `database` is a URL; left out, an empty SQLite file of this test. `folder` is where app.py lies.
    """
    with ExitStack() as servers:

        def start(database: str | None = None, folder: Path = ROOT) -> RunningApp:
            url = database or f"sqlite:///{tmp_path / 'circle.sqlite'}"
            number = len(list(tmp_path.glob("server-*.log")))
            return servers.enter_context(serving(folder, url, tmp_path / f"server-{number}.log"))

        yield start


@pytest.fixture(scope="module")
def running_app_of_module(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[..., RunningApp]]:
    """The same, shared by all the tests of one file: `running_app_of_module(database)`."""
    place = tmp_path_factory.mktemp("server")
    with ExitStack() as servers:

        def start(database: str | None = None, folder: Path = ROOT) -> RunningApp:
            url = database or f"sqlite:///{place / 'circle.sqlite'}"
            number = len(list(place.glob("server-*.log")))
            return servers.enter_context(serving(folder, url, place / f"server-{number}.log"))

        yield start


def find_chromium() -> str | None:
    """Where a Chromium lies on this machine, or None."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium. Without one the test is left out; under CI=true that is a failure.

    One a file, because Playwright's event loop must not outlive the tests that need it.
    """
    where = find_chromium()
    if where is None:
        reason = "no Chromium was found (Debian: apt-get install chromium-headless-shell)"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}, and under CI=true the browser tests must run")
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=where, args=CHROMIUM_OPTIONS)
        yield opened
        opened.close()
