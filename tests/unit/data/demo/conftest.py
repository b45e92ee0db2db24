"""The demonstration council, made once for the tests of one file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from data.demo import Truth, write_council
from data.formats.read import read_paths
from data.store.imports.batch import ImportReport, import_batch
from data.store.read import council_data
from data.store.schema.engine import open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.council import CouncilData
from services.demonstration import SEED

TODAY = date(2026, 11, 25)


@dataclass(frozen=True, slots=True)
class Demo:
    """The files, what is true, and what the tool holds after importing the files."""

    folder: Path
    truth: Truth
    report: ImportReport
    data: CouncilData

    @property
    def data_date(self) -> date:
        return self.truth.data_date


@pytest.fixture(scope="package")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    place = tmp_path_factory.mktemp("demo")
    truth = write_council(place / "files", seed=SEED, today=TODAY)
    store = open_store(f"sqlite:///{place / 'demo.sqlite3'}")
    batch = read_paths([place / "files"], TODAY)
    report = import_batch(store, batch, actor=LOCAL_OWNER, now_utc=datetime.now(UTC))
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    yield Demo(place / "files", truth, report, data)
    store.engine.dispose()
