"""A real server with the paper council in it, one for each file of tests."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.schema.engine import open_store
from models.access import LOCAL_OWNER
from models.needs.scheme import Need
from tests.browser.fresh import fill
from tests.drive.servers import ROOT, RunningApp

PAPER = ROOT / "tests" / "data" / "paper_council"
PAYLOAD = "<img src=x onerror=document.title=String(666)> [a](https://x.example) :red[b]"


@pytest.fixture(scope="module")
def paper_app(
    tmp_path_factory: pytest.TempPathFactory, running_app_of_module: Callable[..., RunningApp]
) -> RunningApp:
    """The app with the paper council imported, and one child whose name looks like a script."""
    place = tmp_path_factory.mktemp("paper")
    folder = place / "files"
    shutil.copytree(PAPER, folder)
    with (folder / "names.csv").open("a", encoding="utf-8") as names:
        names.write(f'000103,"{PAYLOAD}"\n')
    with (folder / "needs_profile.csv").open("a", encoding="utf-8") as profile:
        for need in Need:  # one child who is ready, with a profile young enough to count
            profile.write(f"000101,2026-03-02,{need.value},1,SW1,,\n")
        profile.write(f'000103,2026-03-02,education,3,"{PAYLOAD}","{PAYLOAD}","{PAYLOAD}"\n')
    database = f"sqlite:///{place / 'circle.sqlite'}"
    store = open_store(database)
    batch = read_paths([folder], date(2026, 11, 24))
    import_batch(store, batch, actor=LOCAL_OWNER, now_utc=datetime(2026, 11, 24, 12, tzinfo=UTC))
    store.engine.dispose()
    return running_app_of_module(database)


@pytest.fixture(scope="module")
def fresh_app(
    tmp_path_factory: pytest.TempPathFactory, running_app_of_module: Callable[..., RunningApp]
) -> RunningApp:
    """The app with a council whose data is five days old today."""
    database = f"sqlite:///{tmp_path_factory.mktemp('fresh') / 'circle.sqlite'}"
    fill(database, date.today())
    return running_app_of_module(database)
