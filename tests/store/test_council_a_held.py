"""Five real-shaped years of council_a, read from their files, on both engines."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.formats.batch import Batch
from data.formats.read import read_paths
from data.store.check import check_store
from data.store.imports.batch import import_batch
from data.store.read import council_data, data_version
from data.store.schema.engine import Store, open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.caseload import children_at
from tests.make.batches import NOW, content
from tests.store.test_council_frames import without_keys

FILES = Path(__file__).parent.parent / "data" / "council_a"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def batch() -> Batch:
    return read_paths([FILES], TODAY)


def council(store: Store):
    return council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))


@pytest.fixture(scope="module")
def on_sqlite(batch: Batch, tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('a')}/a.sqlite3")
    import_batch(store, batch, actor=LOCAL_OWNER, now_utc=NOW)
    return store


def test_the_caseload_of_31_march_2021_is_the_one_the_specification_gives(on_sqlite: Store) -> None:
    caseload = children_at(council(on_sqlite), date(2021, 3, 31))
    assert (caseload.in_care, len(caseload.residential)) == (304, 30)
    assert caseload.residential_short_breaks == 4


def test_every_row_is_accounted_for_and_the_database_is_sound(on_sqlite: Store) -> None:
    report = check_store(on_sqlite, LOCAL_OWNER)
    assert report.findings == ()
    facts = {fact.name: fact.value for fact in report.facts}
    assert facts["Returns held"] == "5" and facts["Newest data"] == "2021-03-31"


def test_both_engines_give_equal_frames(
    on_sqlite: Store, batch: Batch, postgres: Callable[[], str]
) -> None:
    other = open_store(postgres())
    import_batch(other, batch, actor=LOCAL_OWNER, now_utc=NOW)
    assert content(other) == content(on_sqlite)
    frames, two = without_keys(council(on_sqlite)), without_keys(council(other))
    for name in frames:
        pd.testing.assert_frame_equal(frames[name], two[name])
    other.engine.dispose()


def test_years_in_any_order_of_imports_give_the_same(on_sqlite: Store, tmp_path: Path) -> None:
    folders = sorted(FILES.iterdir())
    random.Random(1).shuffle(folders)
    store = open_store(f"sqlite:///{tmp_path / 'b.sqlite3'}")
    for folder in folders:
        import_batch(store, read_paths([folder], TODAY), actor=LOCAL_OWNER, now_utc=NOW)
    assert content(store) == content(on_sqlite)


def test_the_whole_folder_again_is_all_merged(on_sqlite: Store, batch: Batch) -> None:
    before, version = content(on_sqlite), data_version(on_sqlite)
    report = import_batch(on_sqlite, batch, actor=LOCAL_OWNER, now_utc=NOW)
    assert not report.changed and sum(count.kept for count in report.counts) == 0
    assert sum(c.merged + c.rejected + c.blank for c in report.counts) == sum(
        count.read for count in report.counts
    )
    assert (content(on_sqlite), data_version(on_sqlite)) == (before, version)


def test_headers_that_come_alone_find_their_own_years(on_sqlite: Store, tmp_path: Path) -> None:
    episodes, path = tmp_path / "episodes", tmp_path / "rest"
    for file in FILES.rglob("*.csv"):
        place = episodes if file.name == "episodes.csv" else path
        (place / file.parent.name).mkdir(parents=True, exist_ok=True)
        (place / file.parent.name / file.name).write_bytes(file.read_bytes())
    store = open_store(f"sqlite:///{tmp_path / 'c.sqlite3'}")
    import_batch(store, read_paths([episodes], TODAY), actor=LOCAL_OWNER, now_utc=NOW)
    for folder in sorted(path.iterdir()):
        late = read_paths([folder], TODAY)
        assert [rows.kind for rows in late.returns] == ["ssda903_part"]
        report = import_batch(store, late, actor=LOCAL_OWNER, now_utc=NOW)
        assert sum(c.rejected for c in report.counts) == sum(c.rejected for c in late.counts)
    assert content(store) == content(on_sqlite)
