"""Rows that an earlier version kept and that mean nothing: in no frame, counted, told by file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from data.store.imports.batch import import_batch
from data.store.left_out import rows_left_out
from data.store.payments import payments_for
from data.store.read import council_data
from data.store.schema.engine import Store, open_store, reading
from data.store.schema.tables import child
from models.access import LOCAL_OWNER, Actor, Permission, scope_for
from models.problems import NotAllowed
from tests.make.batches import NOW, a_batch, a_year, loose

SCOPE = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
CHILD = {"child_id": "0001"}
PAID = CHILD | {"paid_from": "2025-01-01", "paid_to": "2025-01-31", "paid_gbp": 2228.57}
TARGET = {"financial_year": "2026-27", "council": "West", "target_gbp": 4e6}
BUDGET = {"financial_year": "2026-27", "council": "West", "category": "x", "budget_gbp": 2e7}
COST = {"financial_year": "2026-27", "council": "West", "item": "team", "cost_gbp": 2e5}
UNIT = {"setting": "home", "weekly_cost_gbp": 10.0, "price_year": "2026-27", "source": "x"}
AGREED = CHILD | {
    "agreed_on": "2025-03-01", "starts": "2025-04-01", "old_weekly_gbp": 5400.0,
    "new_weekly_gbp": 5150.0, "kind": "price_cut", "source": "letter",
}  # fmt: skip
EDGE = {"child_id": "0099", "council": "West", "referred_on": "2026-10-01", "ends_on": "2026-11-01"}
INCIDENT = CHILD | {"on": "2026-10-01", "kind": "physical", "serious": True}
RATED = CHILD | {"assessed_on": "2026-09-01", "item": "education", "level": 2}

# table, a good row, the heading that is told, cells that mean nothing.
MEANINGLESS = [
    ("ledger", PAID, "paid_gbp", {"paid_gbp": None}),
    ("ledger", PAID, "paid_gbp", {"paid_gbp": float("inf")}),
    ("ledger", PAID, "paid_gbp", {"paid_gbp": 1e9}),
    ("ledger", PAID, "from", {"paid_from": None}), ("ledger", PAID, "to", {"paid_to": None}),
    ("ledger", PAID, "to", {"paid_to": "2024-12-01"}),
    ("ledger", PAID, "to", {"paid_to": "2046-01-01"}),
    ("targets", TARGET, "target_gbp", {"target_gbp": None}),
    ("targets", TARGET, "target_gbp", {"target_gbp": -1.0}),
    ("targets", TARGET, "financial_year", {"financial_year": "soon"}),
    ("targets", TARGET, "financial_year", {"financial_year": "9999-00"}),
    ("targets", TARGET, "council", {"council": None}),
    ("budgets", BUDGET, "budget_gbp", {"budget_gbp": None}),
    ("budgets", BUDGET, "financial_year", {"financial_year": "2026"}),
    ("budgets", BUDGET, "category", {"category": None}),
    ("programme_costs", COST, "cost_gbp", {"cost_gbp": None}),
    ("programme_costs", COST, "cost_gbp", {"cost_gbp": float("inf")}),
    ("programme_costs", COST, "item", {"item": None}),
    ("programme_costs", COST, "council", {"council": "East Northamptonshire"}),
    ("unit_costs", UNIT, "weekly_cost_gbp", {"weekly_cost_gbp": -5.0}),
    ("unit_costs", UNIT, "setting", {"setting": "tent"}),
    ("unit_costs", UNIT, "price_year", {"price_year": None}),
    ("renegotiations", AGREED, "old_weekly_gbp", {"old_weekly_gbp": None}),
    ("renegotiations", AGREED, "new_weekly_gbp", {"new_weekly_gbp": 5500.0}),
    ("renegotiations", AGREED, "kind", {"kind": "haggled"}),
    ("renegotiations", AGREED, "until", {"until": "2025-03-01"}),
    ("renegotiations", AGREED, "from", {"starts": None}),
    ("edge_of_care", EDGE, "referred_on", {"referred_on": None}),
    ("edge_of_care", EDGE, "ends_on", {"ends_on": "2026-09-01"}),
    ("edge_of_care", EDGE, "council", {"council": "East Northamptonshire"}),
    ("incidents", INCIDENT, "on", {"on": None}),
    ("needs_profile", RATED, "item", {"item": "bravery"}),
    ("needs_profile", RATED, "assessed_on", {"assessed_on": None}),
]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """SQLite only; what is stored here passes by the door, as an earlier version's rows did."""
    monkeypatch.setenv("CIRCLE_COUNCILS", "West; North")
    opened = open_store(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    yield opened
    opened.engine.dispose()


def bring(store: Store, *parts) -> None:
    import_batch(store, a_batch(*parts), actor=LOCAL_OWNER, now_utc=NOW)


def keys(store: Store) -> frozenset[str]:
    with reading(store) as connection:
        return frozenset(connection.execute(select(child.c.key)).scalars())


FRAME_OF = {"needs_profile": "profiles"}


def read(store: Store, table: str) -> int:
    if table == "ledger":
        return len(payments_for(store, SCOPE, keys(store)))
    return len(council_data(store, SCOPE).frame(FRAME_OF.get(table, table)))


@pytest.mark.parametrize(("table", "good", "heading", "cells"), MEANINGLESS)
def test_a_stored_row_that_means_nothing_is_in_no_frame_and_is_told(
    store: Store,
    table: str,
    good: dict,
    heading: str,
    cells: dict,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CIRCLE_COUNCILS", "West; North; East Northamptonshire")
    bring(store, a_year(2025), loose(table, good | cells, good, file="old.csv"))
    monkeypatch.setenv("CIRCLE_COUNCILS", "West; North")
    assert read(store, table) == 1
    (rows_left_out_shown,) = rows_left_out(store, LOCAL_OWNER)
    assert (rows_left_out_shown.file, rows_left_out_shown.column, rows_left_out_shown.rows) == (
        "old.csv",
        heading,
        1,
    )
    assert rows_left_out_shown.at_utc.date() == date(2026, 11, 24) and rows_left_out_shown.title


def test_a_cell_that_may_be_blank_and_means_nothing_is_not_known_and_its_row_stays(
    store: Store,
) -> None:
    bring(
        store,
        a_year(2025),
        loose("ledger", PAID | {"setting": "tent", "posted_on": "2099-01-01"}),
        loose("needs_profile", RATED | {"level": 9}),
    )
    (payment,) = payments_for(store, SCOPE, keys(store))
    assert payment.setting == "" and payment.posted_on is None
    assert council_data(store, SCOPE).frame("profiles")["level"].isna().all()
    assert rows_left_out(store, LOCAL_OWNER) == ()


def test_rows_are_counted_by_import_file_and_column(store: Store) -> None:
    bring(
        store,
        a_year(2025),
        loose(
            "ledger",
            PAID,
            PAID | {"paid_gbp": None},
            PAID | {"paid_gbp": None, "provider": "B"},
            PAID | {"paid_to": None},
        ),
    )
    rows_left_outs = rows_left_out(store, LOCAL_OWNER)
    assert [(rows_left_out.column, rows_left_out.rows) for rows_left_out in rows_left_outs] == [
        ("paid_gbp", 2),
        ("to", 1),
    ]


def test_only_who_imports_is_told_and_of_their_own_councils_files(store: Store) -> None:
    bring(store, a_year(2025), loose("targets", TARGET | {"target_gbp": None}))
    with pytest.raises(NotAllowed):
        rows_left_out(store, Actor("a", frozenset(), None))
    assert rows_left_out(store, replace(LOCAL_OWNER, councils=frozenset({"North"}))) == ()


def test_of_a_sum_said_twice_the_row_brought_in_last_counts(store: Store) -> None:
    for year, gbp in (("2026-27", 1.5e6), ("2026-27", 9e5)):
        bring(
            store,
            loose("targets", TARGET, TARGET | {"financial_year": year, "target_gbp": gbp}),
            loose("unit_costs", UNIT | {"weekly_cost_gbp": gbp / 1e4}),
        )
    data = council_data(store, SCOPE)
    assert data.frame("targets")["target_gbp"].tolist() == [9e5]
    assert data.frame("unit_costs")["weekly_gbp"].tolist() == [90.0]


@pytest.mark.parametrize(
    ("first", "later", "shown"), [("West", "west council", "West"), ("both", "All", "All")]
)
def test_two_spellings_of_a_council_are_one_target(
    store: Store, first: str, later: str, shown: str
) -> None:
    bring(
        store,
        loose(
            "targets", TARGET | {"council": first}, TARGET | {"council": later, "target_gbp": 1e6}
        ),
    )
    rows = council_data(store, SCOPE).frame("targets")
    assert rows[["council", "target_gbp"]].to_numpy().tolist() == [[shown, 1e6]]


CENSUS_ROW = {"provision": "x", "setting": "childrens_home_independent"}
DEAR = [
    ("placement_census", CENSUS_ROW | {"total_gbp": 1e9}, "Total weekly cost"),
    ("placement_census", CENSUS_ROW | {"total_gbp": 5e3, "trust_gbp": 1e9}, "Total weekly cost"),
    ("placement_census", CENSUS_ROW | {"total_gbp": 9e4, "placement_gbp": 1.7e5},
     "Total weekly cost"),
    ("s251", {"starts": "2025-04-01", "total_gbp": 1e9},
     "Total committed cost accrued in FY to date"),
    ("placements_standard", {"total_gbp": 1e9}, "totalWeeklyCost"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "cells", "heading"), DEAR)
def test_a_stored_price_that_no_week_has_is_told(
    store: Store, table: str, cells: dict, heading: str
) -> None:
    right = (
        {"child_id": "0002"} | cells | {"total_gbp": 5e3, "trust_gbp": None, "placement_gbp": None}
    )
    part = loose(table, {"child_id": "0001"} | cells, right, price_year=2025, file="dear.csv")
    bring(store, a_year(2025), part)
    (rows_left_out_shown,) = rows_left_out(store, LOCAL_OWNER)
    assert (
        rows_left_out_shown.file,
        rows_left_out_shown.column,
        rows_left_out_shown.rows,
        rows_left_out_shown.is_price,
    ) == ("dear.csv", heading, 1, True)
