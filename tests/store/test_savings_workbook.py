"""The savings workbook: live totals that agree with the ledger, and no cell that can run."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from data.store.engine import Store
from data.store.imports import import_batch
from data.store.payments import payments_for
from data.store.recording import record_fact
from models.access import LOCAL_OWNER, RIGHTS, Actor, Permission, Role, scope_for
from models.problems import NotAllowed
from models.recording.subject import confirmed_of, move_money_of, move_of
from models.savings.pipeline import Confirmed, ConfirmedSlice, Stage
from reports.ledger_book import ledger_book
from reports.money import MoneyOfYear, money_of_year
from tests.batches import a_batch, loose
from tests.made_moves import a_frozen, a_stage, some_money
from tests.record_builders import NOW, children_in

MOVED = date(2025, 8, 4)
LIVE = ("=SUMIF(Weeks!", "=SUMIF(Expected!", "=B2", "=F2+G2", "=SUM(")


def a_year(store: Store, source: str = "costs.csv") -> MoneyOfYear:
    """A move of August 2025, of which one week is confirmed and two months are paid."""
    child = children_in(store, 1)[0]
    frozen = a_frozen(MOVED, daily=800, old_source=source, yearly_uplift=0.1, price_year=2024)
    one = Confirmed((ConfirmedSlice(MOVED, date(2025, 8, 11), 4_200_00),), MOVED)
    for about, content in (
        (move_of(child, "m"), a_stage(Stage.MOVED, on=MOVED, move_on=MOVED)),
        (move_money_of(child, "m"), some_money(frozen)),
        (confirmed_of(child, "m"), one),
    ):
        record_fact(store, actor=LOCAL_OWNER, about=about, content=content, expected_version=0,
                    now=NOW)  # fmt: skip
    paid = {"child_id": "0001", "setting": "foster_in_house", "paid_from": "2025-08-04",
            "paid_to": "2025-09-28", "paid_gbp": 56 * 200.0, "posted_on": "2025-10-05"}  # fmt: skip
    import_batch(store, a_batch(loose("ledger", paid)), actor=LOCAL_OWNER, now=NOW, source="North")
    return money_of_year(store, LOCAL_OWNER, NOW.date())


def books(found: MoneyOfYear) -> tuple[openpyxl.Workbook, openpyxl.Workbook]:
    """As Excel would first show it, and its formulas."""
    made = ledger_book(found)
    return (openpyxl.load_workbook(io.BytesIO(made), data_only=True),
            openpyxl.load_workbook(io.BytesIO(made)))  # fmt: skip


def test_totals_are_formulas_whose_values_are_those_of_the_page(store: Store) -> None:
    found = a_year(store)
    shown, live = books(found)
    weeks = list(shown["Weeks"].iter_rows(min_row=2, values_only=True))
    net = sum(round(row[12] * 100) for row in weeks)
    at = found.year.position
    assert net == at.delivered + at.open == (NOW.date() - MOVED).days * 600_00
    assert shown["Where it stands"]["B3"].value == at.delivered / 100 == 4_200
    assert str(live["Where it stands"]["B3"].value).startswith("=SUMIF(Weeks!")
    assert round(shown["Moves"]["K2"].value * 100) == net
    assert str(live["Moves"]["K2"].value).startswith("=SUMIF(Weeks!")


def test_what_somebody_typed_can_not_run(store: Store) -> None:
    _, live = books(a_year(store, '=HYPERLINK("http://x","y")'))
    cells = [cell for sheet in live for row in sheet.iter_rows() for cell in row]
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    assert formulas and all(one.startswith(LIVE) for one in formulas)
    assert any(str(cell.value).startswith("'=HYPERLINK") for cell in cells)


def test_what_is_expected_is_the_live_sum_of_its_moves(store: Store) -> None:
    found = a_year(store)
    shown, live = books(found)
    (row,) = shown["Expected"].iter_rows(min_row=2, values_only=True)
    at = found.year.position
    assert row[:4] == ("0001", "M1", "moved", "agreed")
    assert round(row[10] * 100) == at.agreed.pence == round(100 * (row[5] + row[6]))
    assert shown["Where it stands"]["B6"].value == at.agreed.pence / 100
    assert str(live["Where it stands"]["B6"].value).startswith("=SUMIF(Expected!")
    assert str(live["Expected"]["K2"].value) == "=F2+G2"
    assert shown["Where it stands"]["B9"].value == 0


def test_what_is_in_no_sum_has_a_sheet_with_the_programmes_cost(store: Store) -> None:
    cost = {"financial_year": "2025-26", "council": "both", "item": "=1+1", "cost_gbp": 240_000.5}
    children_in(store, 1)
    import_batch(store, a_batch(loose("programme_costs", cost)), actor=LOCAL_OWNER, now=NOW,
                 source="North")  # fmt: skip
    found = a_year(store)
    shown, live = books(found)
    rows = list(shown["In no sum"].iter_rows(min_row=2, values_only=True))
    risen = sum(one.risen for one in found.year.in_no_sum)
    assert rows[0][:2] == ("0001", "M1") and round(rows[0][3] * 100) == risen > 0
    assert rows[1][0] == "Together" and round(rows[1][3] * 100) == risen
    assert rows[4][0] == "'=1+1" and rows[5][2] == 240_000.5
    assert str(live["In no sum"]["C7"].value) == "=SUM(C6:C6)"


def test_prices_agreed_down_have_their_weeks_with_live_sums_and_no_cell_that_runs(
    store: Store,
) -> None:
    """£50 a day less from Monday 2 March 2026: 8 days up to 10 March are £400."""
    children_in(store, 1)
    price = {"child_id": "0001", "agreed_on": "2026-02-01", "starts": "2026-03-02",
             "old_weekly_gbp": 5_400.0, "new_weekly_gbp": 5_050.0, "kind": "price_cut",
             "provider": "=1+1", "source": "+letter"}  # fmt: skip
    import_batch(store, a_batch(loose("renegotiations", price)), actor=LOCAL_OWNER, now=NOW,
                 source="North")  # fmt: skip
    shown, live = books(money_of_year(store, LOCAL_OWNER, NOW.date()))
    rows = list(shown["Prices agreed down"].iter_rows(min_row=2, values_only=True))
    assert [row[8] for row in rows] == [350, 50, 400]
    assert rows[0][12:] == ("'=1+1", "'+letter")
    assert str(live["Prices agreed down"]["I4"].value) == "=SUM(I2:I3)"


def test_every_price_and_share_has_a_line_of_its_source(store: Store) -> None:
    shown, _ = books(a_year(store))
    said = [str(row[1]) for row in shown["Sources"].iter_rows(min_row=2, values_only=True)]
    assert "costs.csv" in said and "agreed with the home" in said
    assert any("39% of the planned volume" in one for one in said)


def test_payments_are_read_for_the_children_in_sight_by_who_may_see_costs(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_year(store)
    mine = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
    keys = frozenset(children_in(store, 1))
    (one,) = payments_for(store, mine, keys)
    assert (one.starts, one.ends, one.pence) == (MOVED, date(2025, 9, 29), 11_200_00)
    west = Actor("w", frozenset({Role.LOCAL_OWNER}), frozenset({"West"}))
    assert payments_for(store, scope_for(west, Permission.READ_CHILDREN), keys) == ()
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    with pytest.raises(NotAllowed):
        payments_for(store, mine, keys)
