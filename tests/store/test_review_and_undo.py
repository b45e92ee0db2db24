"""A review changes nothing and says what the import then does; an undo puts everything back."""

import os
import random
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, insert, select

from data.store.check import check_store
from data.store.imports.batch import import_batch
from data.store.imports.review import ImportChange, review_batch
from data.store.imports.undo import last_import, undo_last_import
from data.store.read import council_data, data_version
from data.store.schema.bulk import read_frame
from data.store.schema.engine import Store, open_store, reading, writing
from data.store.schema.tables import (
    ROWS,
    audit,
    child,
    child_council,
    import_run,
    statutory_return,
)
from models.access import LOCAL_OWNER, Permission, scope_for
from models.problems import UserError
from tests.make.batches import NOW, TWO_CHILDREN, a_batch, a_return, a_year, content, loose
from tests.store.test_import_killed import FORKS, SECOND, die_at

PRICE = {"child_id": "0001", "provision": "x", "total_gbp": 5400.0}
NEXT_YEAR = a_return(
    2026,
    episodes=(
        {"child_id": "0001", "decom": "2024-06-01", "rne": "S", "ls": "C2", "place": "K2"},
        {"child_id": "0003", "decom": "2025-10-02", "rne": "S", "ls": "V2", "place": "U4"},
    ),
    header=({"child_id": "0003", "dob": "2014-02-02"},),
)


def bring(store: Store, *parts, **options):
    return import_batch(store, a_batch(*parts), actor=LOCAL_OWNER, now_utc=NOW, **options)


def look(store: Store, *parts, **options):
    return review_batch(store, a_batch(*parts), actor=LOCAL_OWNER, now_utc=NOW, **options)


def undo(store: Store):
    last = last_import(store, LOCAL_OWNER)
    assert last is not None
    return undo_last_import(store, LOCAL_OWNER, NOW, import_id=last.import_id)


def every_row(store: Store) -> dict[str, list[tuple]]:
    """Every row of every table but the history, ids, keys and all."""
    held = {}
    with reading(store) as connection:
        for table in (child, child_council, statutory_return, *ROWS.values()):
            rows = read_frame(connection, select(*table.c)).astype("str").fillna("")
            held[table.name] = sorted(rows.itertuples(index=False, name=None))
    return held


def changes(review) -> dict[str, ImportChange]:
    return {child.child_id: child.change for child in review.children}


def test_a_review_says_what_the_import_then_does_and_keeps_nothing(store: Store) -> None:
    bring(store, a_year(2025))
    before, version = every_row(store), data_version(store)
    parts = (NEXT_YEAR, a_year(2025), loose("placement_census", PRICE, price_year=2025))
    seen = look(store, *parts, council="North")
    assert (every_row(store), data_version(store)) == (before, version)
    with reading(store) as connection:
        assert connection.execute(select(func.count()).select_from(import_run)).scalar_one() == 1
        assert connection.execute(select(func.count()).select_from(audit)).scalar_one() == 1
    done = bring(store, *parts, council="North", reviewed=seen.version)
    assert replace(done, import_id=0) == replace(seen.report, import_id=0)


def test_each_child_is_new_changed_unchanged_or_out_of_care(store: Store) -> None:
    first = look(store, a_year(2025))
    assert changes(first) == {"0001": ImportChange.NEW, "0002": ImportChange.NEW}
    assert (first.before.data_date, first.before.in_care) == (None, 0)
    assert (first.after.data_date, first.after.in_care) == (date(2025, 3, 31), 2)
    bring(store, a_year(2025))
    assert changes(look(store, a_year(2025))) == {
        "0001": ImportChange.UNCHANGED,
        "0002": ImportChange.UNCHANGED,
    }
    second = look(store, NEXT_YEAR)
    assert changes(second) == {
        "0001": ImportChange.CHANGED,
        "0002": ImportChange.LEFT_CARE,
        "0003": ImportChange.NEW,
    }
    assert (second.after.data_date, second.after.in_care) == (date(2026, 3, 31), 2)
    assert second.number(ImportChange.LEFT_CARE) == 1


def test_a_child_about_whom_only_the_council_is_new_is_changed(store: Store) -> None:
    bring(store, a_year(2025))
    seen = look(store, a_year(2025), council="West")
    assert set(changes(seen).values()) == {ImportChange.CHANGED}
    assert [(c.council, c.children) for c in seen.councils] == [("West", 2)]
    assert seen.report.changed


def test_a_review_says_which_returns_are_whole_and_which_are_held(store: Store) -> None:
    bring(store, a_year(2024))
    so_far = replace(a_year(2025), covers_to=date(2024, 12, 3), content_date=date(2024, 12, 3))
    seen = look(store, a_year(2024), so_far)
    assert [(r.year, r.whole, r.held, r.children) for r in seen.returns] == [
        (2024, True, True, 2),
        (2025, False, False, 2),
    ]


def test_an_import_insists_on_the_data_that_was_reviewed(store: Store) -> None:
    seen = look(store, a_year(2025))
    bring(store, a_year(2024))
    before = every_row(store)
    with pytest.raises(UserError, match="changed since this review"):
        bring(store, a_year(2025), reviewed=seen.version)
    assert every_row(store) == before


def some_import(rng: random.Random) -> tuple:
    """A made-up import: returns, rows that join a held return, loose rows, some held already."""
    ids = [f"{rng.randrange(8):04}" for _ in range(rng.randrange(1, 6))]
    year = rng.choice((2023, 2024, 2025))
    episodes = tuple(
        {
            "child_id": name,
            "decom": f"{year - 1}-0{rng.randrange(5, 8)}-01",
            "rne": "S",
            "ls": "C2",
            "place": rng.choice(("K2", "U4")),
        }
        for name in ids
    )
    headers = tuple({"child_id": name, "dob": "2012-01-01"} for name in set(ids))
    parts = (
        a_return(year, episodes=episodes),
        a_return(year, name="again", episodes=episodes, header=headers),
        a_return(2024, name="whole", episodes=TWO_CHILDREN),
        a_return(year, kind="ssda903_part", name="part", header=headers),
        loose("incidents", {"child_id": rng.choice(ids), "on": f"{year}-01-02", "kind": "x"}),
        loose(
            "placement_census",
            PRICE | {"placing_authority": rng.choice(("West", "North"))},
            price_year=year,
        ),
        loose("names", {"child_id": f"{rng.randrange(20):04}", "name": "Made Up"}),
    )
    return tuple(rng.sample(parts, rng.randrange(1, 5)))


def test_whatever_was_imported_an_undo_puts_every_row_back(store: Store) -> None:
    rng = random.Random(20261125)
    undone = 0
    for _ in range(12):
        before, version = every_row(store), data_version(store)
        parts, council = some_import(rng), rng.choice((None, "West", "North"))
        changed = bring(store, *parts, council=council).changed
        if not changed:
            continue
        after = content(store)
        undo(store)
        undone += 1
        assert every_row(store) == before
        assert data_version(store) != version
        assert check_store(store, LOCAL_OWNER).findings == ()
        assert bring(store, *parts, council=council).changed
        assert content(store) == after
    assert undone > 5
    assert check_store(store, LOCAL_OWNER).findings == ()


def test_one_import_after_the_other_can_be_taken_back_down_to_nothing(store: Store) -> None:
    empty = every_row(store)
    for part in (a_year(2024), a_year(2025), NEXT_YEAR):
        bring(store, part)
    assert [undo(store).returns for _ in range(3)] == [1, 1, 1]
    assert every_row(store) == empty
    assert last_import(store, LOCAL_OWNER) is None


def test_the_history_says_who_took_what_back_and_when(store: Store) -> None:
    bring(store, a_year(2025))
    done = undo(store)
    assert (done.rows, done.returns, done.children) == (4, 1, 2)
    with reading(store) as connection:
        run = connection.execute(select(import_run)).one()
        (row,) = connection.execute(select(audit).where(audit.c.action == "undo import"))
    assert (run.undone_by, run.undone_at_utc) == ("local", NOW.replace(tzinfo=None))
    assert sum(count["kept"] for count in run.counts) == 4
    assert row.object == f"import_run/{run.id}"
    assert row.detail == {"rows": 4, "returns": 1, "children": 2}


def test_an_import_that_brought_nothing_is_passed_over(store: Store) -> None:
    first = bring(store, a_year(2025))
    bring(store, a_year(2025))
    last = last_import(store, LOCAL_OWNER)
    assert last is not None and (last.import_id, last.rows) == (first.import_id, 4)


def test_only_the_import_that_was_seen_is_taken_back(store: Store) -> None:
    first, second = bring(store, a_year(2024)), bring(store, a_year(2025))
    before = every_row(store)
    with pytest.raises(UserError, match="not the last import any more"):
        undo_last_import(store, LOCAL_OWNER, NOW, import_id=first.import_id)
    assert every_row(store) == before
    undo_last_import(store, LOCAL_OWNER, NOW, import_id=second.import_id)
    with pytest.raises(UserError, match="Nothing was changed"):
        undo_last_import(store, LOCAL_OWNER, NOW, import_id=second.import_id)


def test_rows_that_a_later_import_only_repeated_stay_with_the_earlier_one(store: Store) -> None:
    bring(store, loose("incidents", {"child_id": "0001", "on": "2026-01-02", "kind": "x"}))
    bring(
        store,
        a_year(2025),
        loose(
            "incidents",
            {"child_id": "0001", "on": "2026-01-02", "kind": "x"},
            {"child_id": "0001", "on": "2026-01-03", "kind": "y"},
        ),
    )
    undo(store)
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    assert list(data.frame("incidents")["kind"]) == ["x"]
    assert list(data.frame("children")["child_id"]) == ["0001"]


def test_what_points_to_a_child_keeps_the_child(store: Store) -> None:
    bring(store, a_year(2025))
    with reading(store) as connection:
        keys = dict(connection.execute(select(child.c.child_id, child.c.key)).all())
    with writing(store) as connection:  # stands for what people record about a child
        connection.execute(
            insert(child_council).values(
                child_key=keys["0001"],
                council="North",
                basis="by hand",
                stated_on=date(2026, 1, 1),
                import_id=_a_run(connection),
            )
        )
    last = last_import(store, LOCAL_OWNER)
    assert last is not None
    undo(store)
    with reading(store) as connection:
        assert connection.execute(select(child.c.child_id)).scalars().all() == ["0001"]
    bring(store, a_year(2025))
    with reading(store) as connection:
        again = dict(connection.execute(select(child.c.child_id, child.c.key)).all())
    assert again["0001"] == keys["0001"]


def _a_run(connection) -> int:
    row = insert(import_run).values(
        at_utc=NOW.replace(tzinfo=None),
        actor="x",
        source="x",
        counts=[],
        undone_at_utc=NOW.replace(tzinfo=None),
    )
    return int(connection.execute(row.returning(import_run.c.id)).scalar_one())


def undo_and_die(url: str, import_id: int, statement: int, commit: str) -> None:
    store = open_store(url)
    die_at(store.engine, statement, commit)
    undo_last_import(store, LOCAL_OWNER, NOW, import_id=import_id)
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_undo_leaves_everything_or_nothing_of_the_import(
    store: Store, database_url: str, new_store: Callable[[], Store]
) -> None:
    bring(store, a_year(2024))
    before = content(store)
    last = import_batch(store, SECOND, actor=LOCAL_OWNER, now_utc=NOW)
    full = content(store)
    for statement, commit in [(3, ""), (12, ""), (25, ""), (10**9, "before")]:
        die(database_url, last.import_id, statement, commit)
        assert content(store) == full, f"killed at statement {statement} {commit} commit"
    die(database_url, last.import_id, 10**9, "after")
    assert content(store) == before
    assert check_store(store, LOCAL_OWNER).findings == ()


def die(url: str, import_id: int, statement: int, commit: str) -> None:
    process = FORKS.Process(target=undo_and_die, args=(url, import_id, statement, commit))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
