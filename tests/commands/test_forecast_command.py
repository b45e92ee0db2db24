"""The `forecast` command and the Forecast page say the same of a past day."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

from commands.forecast import run
from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.read import council_data
from data.store.schema.engine import open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.money import months_later
from services.forecast import run_forecast
from tests.drive.reading import COUNCIL_A, TODAY

AS_OF = date(2020, 9, 30)  # no 31 March: the return of 2021 tells of it, and wasn't held on it


def test_command_and_page_start_a_past_day_from_what_was_known_on_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a.sqlite3"
    store = open_store(url)
    import_batch(
        store, read_paths([COUNCIL_A], TODAY), actor=LOCAL_OWNER, now_utc=datetime.now(UTC)
    )
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.EXPORT_CHILDREN))
    out = tmp_path / "out.csv"

    until = months_later(AS_OF, 1)
    texts = ["--as-of", str(AS_OF), "--until", str(until), "--out", str(out), "--database", url]
    assert run(texts) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    shown = run_forecast(data, AS_OF, 1, with_spend=False, say=lambda *_: None)

    assert shown is not None
    by_command = {
        (row["council"], row["setting"]): float(row["children_mean"])
        for row in written
        if row["month"] == "2020-10"
    }
    by_page = {
        (line.council, line.homes): round(line.children.mean, 2)
        for line in shown.months
        if line.month == "2020-10" and (line.council, line.homes) in by_command
    }
    assert by_command == by_page
