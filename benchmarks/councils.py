"""The councils that are measured on, brought in through the front door: files, import, frames."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from data.demo import write_council
from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.read import council_data
from data.store.schema.engine import open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.council import CouncilData
from services.demonstration import SEED

TODAY = date(2026, 11, 25)
COUNCIL_A = Path(__file__).resolve().parents[1] / "tests" / "data" / "council_a"


def council_a() -> CouncilData:
    """Five yearly returns of a synthetic council in the real shape, 2017 to 2021; no prices."""
    return _imported(COUNCIL_A)


def demonstration(seed: int = SEED) -> CouncilData:
    """The demonstration council: ten returns, prices, profiles."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_council(folder, seed=seed, today=TODAY)
        return _imported(folder)


def _imported(files: Path) -> CouncilData:
    with tempfile.TemporaryDirectory() as name:
        store = open_store(f"sqlite:///{name}/council.sqlite3")
        try:
            batch = read_paths([files], TODAY)
            import_batch(store, batch, actor=LOCAL_OWNER, now_utc=datetime.now(UTC))
            return council_data(store, scope_for(LOCAL_OWNER, Permission.EXPORT_CHILDREN))
        finally:
            store.engine.dispose()
