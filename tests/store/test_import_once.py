"""Importing: once is enough, order is nothing, counts add up, rows find their return."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from data.formats.batch import Count
from data.store.imports.batch import import_batch
from data.store.read import council_data, data_version
from data.store.schema.engine import Store, reading, writing
from data.store.schema.tables import ROWS, audit, import_file, import_run
from models.access import LOCAL_OWNER, Permission, scope_for
from models.problems import Weight
from tests.make.batches import NOW, THEIR_HEADERS, a_batch, a_return, a_year, content, loose

PRICE = {"child_id": "0001", "provision": "Residential - External (Commissioned)",
         "total_gbp": 5400.0, "trust_gbp": 3000.5, "health_gbp": 2399.5}  # fmt: skip


def bring(store: Store, *parts, **options):
    return import_batch(store, a_batch(*parts), actor=LOCAL_OWNER, now_utc=NOW, **options)


def kept(counts: tuple[Count, ...]) -> int:
    return sum(count.kept for count in counts)


def test_importing_the_same_twice_changes_nothing_but_leaves_a_trace(store: Store) -> None:
    parts = (a_year(), loose("placement_census", PRICE, price_year=2024))
    first = bring(store, *parts)
    before, version = content(store), data_version(store)
    second = bring(store, *parts)
    assert (content(store), data_version(store)) == (before, version)
    assert first.changed and kept(first.counts) == 5
    assert not second.changed and kept(second.counts) == 0
    assert sum(count.merged for count in second.counts) == 5
    with reading(store) as connection:
        actions = connection.execute(select(audit.c.action).order_by(audit.c.id)).scalars().all()
        assert connection.execute(select(func.count()).select_from(import_run)).scalar_one() == 2
    assert actions == ["import", "import, nothing new"]


def test_every_import_that_brings_something_changes_the_version(store: Store) -> None:
    versions = [data_version(store)]
    for part in (a_year(2024), a_year(2025), loose("placement_census", PRICE, price_year=2024)):
        bring(store, part)
        versions.append(data_version(store))
    assert len(set(versions)) == len(versions)


def test_the_order_of_imports_does_not_matter(new_store: Callable[[], Store]) -> None:
    parts = [
        a_year(2024),
        a_year(2025, missing=({"child_id": "0001", "missing": "M", "mis_start": "2025-01-03"},)),
        loose("placement_census", PRICE | {"placing_authority": "West"}, price_year=2024),
        loose("names", {"child_id": "0009", "name": "Nobody Known"}),
    ]
    forwards, backwards, together = new_store(), new_store(), new_store()
    for part in parts:
        bring(forwards, part, council="North")
    for part in reversed(parts):
        bring(backwards, part, council="North")
    bring(together, *reversed(parts), council="North")
    assert content(forwards) == content(backwards) == content(together)


def test_read_is_kept_and_merged_and_rejected_and_blank(store: Store) -> None:
    bring(store, a_year(2025))
    part = a_return(2020, kind="ssda903_part", header=({"child_id": "9", "dob": "2010-01-01"},))
    report = bring(store, a_year(2025), a_year(2024, reviews=()), part)
    for count in report.counts:
        assert count.read == count.kept + count.merged + count.rejected + count.blank
    assert [
        sum(getattr(c, name) for c in report.counts)
        for name in ("read", "kept", "merged", "rejected")
    ] == [9, 4, 4, 1]


def test_rows_of_one_batch_that_are_the_same_are_held_once(store: Store) -> None:
    report = bring(
        store, loose("incidents", *[{"child_id": "1", "on": "2026-01-02", "kind": "physical"}] * 3)
    )
    (count,) = report.counts
    assert (count.kept, count.merged) == (1, 2)


def test_a_header_that_comes_later_joins_the_return_of_its_children(store: Store) -> None:
    bring(store, a_return(2024, episodes=({"child_id": "7", "decom": "2023-05-01", "rne": "S"},)))
    episodes = a_year(2025).tables["episodes"]
    rows = a_year(2025)
    without = a_return(2025, episodes=())
    del without
    bring(store, _only(rows, "episodes"))
    late = _only(rows, "header", kind="ssda903_part")
    report = bring(store, late)
    assert kept(report.counts) == len(episodes)
    born = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)).frame("children")
    assert born.set_index("child_id")["born"].notna().to_dict() == {
        "0001": True,
        "0002": True,
        "7": False,
    }
    assert not bring(store, late).changed


def _only(found, table, kind="ssda903"):
    from dataclasses import replace

    return replace(found, kind=kind, tables={table: found.tables[table]})


def test_a_header_that_no_return_knows_is_rejected_with_the_cure(store: Store) -> None:
    bring(store, a_return(2024, episodes=({"child_id": "7", "decom": "2023-05-01", "rne": "S"},)))
    before = content(store)
    report = bring(store, a_return(2025, kind="ssda903_part", header=THEIR_HEADERS))
    assert content(store) == before and not report.changed
    (problem,) = report.problems
    assert problem.weight is Weight.FILE and "Episodes" in problem.what_to_do
    assert [(c.kept, c.rejected) for c in report.counts] == [(0, 2)]


def test_two_sources_may_use_the_same_identifier_for_different_children(store: Store) -> None:
    bring(store, a_year(), source="north")
    bring(store, a_year(), source="west")
    people = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)).frame("children")
    assert len(people) == 4 and people["child"].is_unique


def test_identifiers_that_no_return_knows_are_listed_and_their_rows_wait(store: Store) -> None:
    price = loose("placement_census", PRICE | {"child_id": "0002"}, PRICE, price_year=2024)
    first = bring(store, price)
    assert [(u.table, u.child_ids) for u in first.unmatched] == [
        ("placement_census", ("0001", "0002"))
    ]
    assert bring(store, a_year()).unmatched == ()
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    assert set(data.frame("prices")["child"]) == set(data.frame("episodes")["child"])


def test_one_row_at_two_price_years_is_two_rows(store: Store) -> None:
    bring(store, loose("placement_census", PRICE, price_year=2024))
    report = bring(store, loose("placement_census", PRICE, price_year=2025))
    assert kept(report.counts) == 1


def test_another_authoritys_children_are_counted_once_ours_are_known(store: Store) -> None:
    rows = [
        PRICE | {"placing_authority": "West "},
        PRICE | {"placing_authority": "Luton"},
        PRICE | {"child_id": "0002", "placing_authority": "luton"},
    ]
    price = loose("placement_census", *rows, price_year=2024)
    assert bring(store, price).set_aside_another_authority == 0
    target = {"financial_year": "2025-26", "council": "West", "target_gbp": 1.0}
    assert bring(store, loose("targets", target), price).set_aside_another_authority == 2


def test_an_import_is_traced_to_files_people_and_time(store: Store) -> None:
    report = bring(store, a_year(), council=" North ", source="one")
    with reading(store) as connection:
        run = connection.execute(select(import_run)).one()
        files = connection.execute(select(import_file.c.name, import_file.c.sha256)).all()
    assert (run.id, run.actor, run.source, run.council) == (
        report.import_id,
        "local",
        "one",
        "North",
    )
    assert run.at_utc == NOW.replace(tzinfo=None)
    assert [name for name, _ in files] == ["2025/episodes.csv", "2025/header.csv"]
    assert sum(count["kept"] for count in run.counts) == 4


def test_the_database_itself_refuses_a_row_whose_child_is_not_there(store: Store) -> None:
    bring(store, a_year())
    row = insert(ROWS["incidents"]).values(file_id=1, child_key="nobody", on=date(2026, 1, 1))
    with pytest.raises(IntegrityError), writing(store) as connection:
        connection.execute(row)


def test_amounts_and_dates_come_back_as_they_were(store: Store) -> None:
    given = PRICE | {"total_gbp": 5400.1, "trust_gbp": 0.1 + 0.2, "starts": "1999-12-31"}
    bring(store, loose("placement_census", given, price_year=2024))
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    (row,) = data.frame("prices").to_dict("records")
    assert (row["total_gbp"], row["trust_gbp"]) == (5400.1, 0.1 + 0.2)
    assert str(row["starts"].date()) == "1999-12-31" and row["price_year"] == 2024


def test_text_that_one_engine_cannot_hold_is_the_same_on_both(store: Store) -> None:
    odd = "O'Brien \x00; drop table child; -- \\N \t é 💷"
    bring(store, loose("incidents", {"child_id": "1", "on": "2026-01-02", "kind": odd}))
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    assert list(data.frame("incidents")["kind"]) == [odd.replace("\x00", "")]
