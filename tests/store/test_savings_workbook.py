"""The savings workbook: live totals that agree with the ledger, and no cell that can run."""

import io
from datetime import date
from itertools import takewhile

import openpyxl
import pytest

from data.store.imports.batch import import_batch
from data.store.payments import payments_for
from data.store.record.facts import record_fact
from data.store.schema.engine import Store
from models.access import LOCAL_OWNER, RIGHTS, Actor, Permission, Role, scope_for
from models.money import FinancialYear
from models.papers.year_of_savings import MoneyOfYear, statement_of_year
from models.problems import NotAllowed
from models.recording.move_stages import Confirmed, ConfirmedSlice, Stage
from models.recording.subject import confirmed_of, move_money_of, move_of
from reports.book import LEAST_SCALE
from reports.ledger_book import ledger_book
from services.year_of_savings import gather_year_of_savings
from tests.drive.workbook_sums import Sums
from tests.make.batches import a_batch, loose
from tests.make.completed_moves import a_frozen, a_stage, some_money
from tests.make.record_contents import NOW, children_in
from tests.store.test_statement_by_council import councils_with_moves

MOVED = date(2025, 8, 4)
LIVE = ("=SUMIFS('Weeks'!", "=SUMIFS('Expected'!", "=SUMIFS('Not counted'!", "='By council'!C",
        "=C", "=G2+H2+I2", "=SUM(", "=SUBTOTAL(109,")  # fmt: skip
A_PRICE = {"child_id": "0001", "agreed_on": "2026-02-01", "starts": "2026-03-02",
           "old_weekly_gbp": 5_400.0, "new_weekly_gbp": 5_050.0, "kind": "price_cut",
           "provider": "=1+1", "source": "+letter"}  # fmt: skip


def a_year(store: Store, source: str = "costs.csv") -> MoneyOfYear:
    """A move of August 2025, of which one week is confirmed and two months are paid."""
    child = children_in(store, 1)[0]
    frozen = a_frozen(MOVED, daily=800, old_source=source, yearly_uplift=0.1, price_year=2024)
    confirmed = Confirmed((ConfirmedSlice(MOVED, date(2025, 8, 11), 4_200_00),), MOVED)
    for about, content in (
        (move_of(child, "m"), a_stage(Stage.MOVED, on=MOVED, move_on=MOVED)),
        (move_money_of(child, "m"), some_money(frozen)),
        (confirmed_of(child, "m"), confirmed),
    ):
        record_fact(
            store, actor=LOCAL_OWNER, about=about, content=content, expected_version=0, now_utc=NOW
        )
    paid = {
        "child_id": "0001",
        "setting": "foster_in_house",
        "paid_from": "2025-08-04",
        "paid_to": "2025-09-28",
        "paid_gbp": 56 * 200.0,
        "posted_on": "2025-10-05",
    }
    import_batch(
        store, a_batch(loose("ledger", paid)), actor=LOCAL_OWNER, now_utc=NOW, source="North"
    )
    return gather_year_of_savings(store, LOCAL_OWNER, NOW.date())


def books(money: MoneyOfYear) -> tuple[openpyxl.Workbook, openpyxl.Workbook]:
    """As Excel would first show it, and its formulas."""
    made = ledger_book(money)
    return (
        openpyxl.load_workbook(io.BytesIO(made), data_only=True),
        openpyxl.load_workbook(io.BytesIO(made)),
    )


def column(found: openpyxl.Workbook, sheet: str, heading: str) -> list[object]:
    """The cells below a heading, down to the first blank of the first column."""
    rows = list(found[sheet].iter_rows(values_only=True))
    at = rows[0].index(heading)
    return [row[at] for row in takewhile(lambda row: row[0] is not None, rows[1:])]


def beside(found: openpyxl.Workbook, name: str) -> tuple[object, ...]:
    """The cells of the first sheet on the row of that name."""
    rows = found["Summary"].iter_rows(values_only=True)
    return next(row[1:] for row in rows if row[0] == name)


def test_every_formula_gives_the_value_that_was_written_with_it(store: Store) -> None:
    """Moves confirmed, claimed, avoided, agreed and possible in two councils, prices agreed down,
    a programme and a target."""
    councils_with_moves(store)
    import_batch(
        store,
        a_batch(
            loose(
                "targets", {"financial_year": "2025-26", "council": "both", "target_gbp": 9_000.01}
            ),
            loose(
                "programme_costs",
                {
                    "financial_year": "2025-26",
                    "council": "both",
                    "item": "team",
                    "cost_gbp": 240_000.5,
                },
            ),
            loose("renegotiations", A_PRICE),
        ),
        actor=LOCAL_OWNER,
        now_utc=NOW,
        source="North",
    )
    for year in (2025, 2026):
        sums = Sums(
            ledger_book(gather_year_of_savings(store, LOCAL_OWNER, NOW.date(), FinancialYear(year)))
        )
        assert len(sums.formulas()) > 90
        assert sums.wrong() == []


def test_a_workbook_without_any_move_has_every_sum(store: Store) -> None:
    children_in(store, 1)
    sums = Sums(ledger_book(gather_year_of_savings(store, LOCAL_OWNER, NOW.date())))
    assert sums.formulas() and sums.wrong() == []


def test_the_evaluator_of_these_tests_sees_a_sum_that_is_wrong(store: Store) -> None:
    sums = Sums(ledger_book(a_year(store)))
    sums.live["Weeks"]["N2"].value = 1.0
    assert {cell[0] for cell, *_ in sums.wrong()} >= {"Weeks", "Moves", "By council"}


def test_the_first_sheet_says_which_year_day_and_councils(store: Store) -> None:
    councils_with_moves(store)
    money = gather_year_of_savings(store, LOCAL_OWNER, NOW.date(), FinancialYear(2025))
    shown, _ = books(money)
    assert shown.sheetnames[0] == "Summary"
    assert shown["Summary"]["A1"].value == "Savings 2025/26"
    assert beside(shown, "Financial year")[0] == "2025/26"
    assert beside(shown, "As at")[0].date() == NOW.date()  # type: ignore[attr-defined]
    assert beside(shown, "Councils")[0] == "East, North and West, together"
    assert beside(shown, "Payments to")[0] == "no payments yet"


def test_the_statement_is_that_of_the_page_and_the_file_by_council(store: Store) -> None:
    councils_with_moves(store)
    money = gather_year_of_savings(store, LOCAL_OWNER, NOW.date(), FinancialYear(2026))
    shown, live = books(money)
    rows = list(shown["By council"].iter_rows(min_row=2, values_only=True))
    for row, line in zip(rows, statement_of_year(money), strict=True):
        assert row[:2] == (line.label, line.council or "All councils")
        pounds = [
            None if number is None else number / 100 for number in (line.pence, line.low, line.high)
        ]
        assert row[2:] == (*pounds, line.count)
    forecast = beside(shown, "Forecast")
    assert forecast[0] == money.year.position.forecast.pence / 100
    assert forecast[1] <= forecast[0] <= forecast[2]  # type: ignore[operator]
    assert str(live["By council"]["C6"].value).startswith("=SUMIFS('Weeks'!")


def test_gross_becomes_net_and_the_sums_are_cut_by_label_cash_and_contract(store: Store) -> None:
    money = a_year(store)
    shown, _ = books(money)
    target_position, to_date = money.year.position, money.year.to_date
    assert beside(shown, "Gross")[0] == to_date.gross / 100
    assert (
        beside(shown, "Net: confirmed and claimed together")[0]
        == (target_position.confirmed + target_position.claimed) / 100
    )
    expected = (
        target_position.confirmed / 100,
        target_position.claimed / 100,
        target_position.expected.pence / 100,
    )
    assert beside(shown, "Label: reduces the budget")[:3] == expected
    assert beside(shown, "Cash: the old place stops being paid")[:3] == expected
    assert beside(shown, "Not cash: the old place stays paid")[:3] == (0, 0, 0)
    contract = [
        row[1]
        for row in shown["Summary"].iter_rows(values_only=True)
        if str(row[0]).startswith("By contract")
    ]
    assert round(sum(contract), 2) == expected[0]


def test_the_chance_of_reaching_the_target_is_told_for_each_council(store: Store) -> None:
    target = {"financial_year": "2025-26", "council": "North", "target_gbp": 9_000_000.0}
    children_in(store, 1)
    import_batch(
        store, a_batch(loose("targets", target)), actor=LOCAL_OWNER, now_utc=NOW, source="North"
    )
    shown, _ = books(a_year(store))
    assert beside(shown, "North")[0] == "less than 1 in 20"
    assert beside(shown, "All councils")[0] == "less than 1 in 20"


def test_a_row_of_weeks_adds_up_to_its_move(store: Store) -> None:
    money = a_year(store)
    shown, live = books(money)
    net = round(100 * sum(column(shown, "Weeks", "Net")))  # type: ignore[arg-type]
    assert net == (NOW.date() - MOVED).days * 600_00
    assert [round(100 * one) for one in column(shown, "Moves", "Net")] == [net]  # type: ignore[operator]
    assert column(shown, "Moves", "Confirmed by finance") == [4_200]
    assert str(live["Moves"]["K2"].value).startswith("=SUMIFS('Weeks'!")


def test_sheets_filter_add_up_and_print_on_their_side_with_their_headings(store: Store) -> None:
    shown, live = books(a_year(store))
    for sheet in live:
        assert sheet.page_setup.orientation == "landscape"
        if sheet.title in ("Summary", "By council", "Not counted", "Sources"):
            assert sheet.sheet_properties.pageSetUpPr.fitToPage  # one page wide
            assert sheet.page_setup.fitToHeight == 0
        else:  # too wide to be read on one: its pages begin with whose a row is
            assert sheet.page_setup.scale >= LEAST_SCALE and sheet.print_title_cols
        if sheet.title not in ("Summary", "Sources"):
            assert sheet.auto_filter.ref, sheet.title
            assert sheet.print_title_rows == "$1:$1"
    for sheet in ("Moves", "Weeks", "Not counted"):
        rows = list(live[sheet].iter_rows(values_only=True))
        (total,) = [row for row in rows if row[0] == "Rows shown, together"]
        assert any(str(cell).startswith("=SUBTOTAL(109,") for cell in total)
    names = [row[0] for row in shown["Expected"].iter_rows(values_only=True)]
    assert names[-4:] == [
        "Agreed or made",
        "Possible, by stage",
        "Together, counted",
        "Place stays paid (not counted)",
    ]


def test_pounds_and_their_headings_stand_on_the_right(store: Store) -> None:
    _, live = books(a_year(store))
    for sheet, heading in (
        ("Weeks", "Net"),
        ("Moves", "Net"),
        ("By council", "Pounds"),
        ("Expected", "Together this year"),
    ):
        cell = next(one for one in live[sheet][1] if one.value == heading)
        below = next(
            one
            for one, *_ in live[sheet].iter_rows(
                min_row=2, min_col=cell.column, max_col=cell.column
            )
            if one.value is not None
        )
        assert cell.alignment.horizontal == below.alignment.horizontal == "right"
        assert "£" in below.number_format


def test_what_somebody_typed_can_not_run(store: Store) -> None:
    _, live = books(a_year(store, '=HYPERLINK("http://x","y")'))
    cells = [cell for sheet in live for row in sheet.iter_rows() for cell in row]
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    assert formulas and all(formula.startswith(LIVE) for formula in formulas)
    assert any(str(cell.value).startswith("'=HYPERLINK") for cell in cells)


def test_what_is_not_counted_has_a_sheet_with_the_programmes_cost(store: Store) -> None:
    cost = {"financial_year": "2025-26", "council": "both", "item": "=1+1", "cost_gbp": 240_000.5}
    children_in(store, 1)
    import_batch(
        store,
        a_batch(loose("programme_costs", cost)),
        actor=LOCAL_OWNER,
        now_utc=NOW,
        source="North",
    )
    money = a_year(store)
    shown, live = books(money)
    rows = list(shown["Not counted"].iter_rows(min_row=2, values_only=True))
    risen = sum(in_no_sum.risen for in_no_sum in money.year.in_no_sum)
    assert rows[0][:3] == ("0001", "North", "M1") and round(rows[0][4] * 100) == risen
    assert rows[2][0] == "Rows shown, together" and round(rows[2][4] * 100) == risen
    assert rows[5][0] == "'=1+1" and rows[6][3] == 240_000.5
    assert str(live["Not counted"]["D8"].value) == "=SUM(D7:D7)"


def test_prices_agreed_down_name_their_child_and_have_live_sums_and_no_cell_that_runs(
    store: Store,
) -> None:
    """£50 a day less from Monday 2 March 2026: 8 days up to 10 March are £400. The child has no
    move, and is named all the same."""
    children_in(store, 1)
    import_batch(
        store,
        a_batch(loose("renegotiations", A_PRICE)),
        actor=LOCAL_OWNER,
        now_utc=NOW,
        source="North",
    )
    shown, live = books(gather_year_of_savings(store, LOCAL_OWNER, NOW.date()))
    assert column(shown, "Prices agreed down", "Child") == ["0001", "0001"]
    assert column(shown, "Prices agreed down", "Reduction") == [350, 50]
    rows = list(shown["Prices agreed down"].iter_rows(min_row=2, values_only=True))
    assert rows[0][12:] == ("'=1+1", "'+letter") and rows[3][8] == 400
    assert str(live["Prices agreed down"]["I5"].value) == "=SUBTOTAL(109,I2:I3)"


def test_every_price_and_share_has_a_line_of_its_source(store: Store) -> None:
    shown, _ = books(a_year(store))
    texts = [str(row[1]) for row in shown["Sources"].iter_rows(min_row=2, values_only=True)]
    assert "costs.csv" in texts and "agreed with the home" in texts
    assert any("39% of the planned volume" in name for name in texts)


def test_payments_are_read_for_the_children_in_sight_by_who_may_see_costs(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_year(store)
    scope = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
    keys = frozenset(children_in(store, 1))
    (payment,) = payments_for(store, scope, keys)
    assert (payment.starts, payment.ends, payment.pence) == (MOVED, date(2025, 9, 29), 11_200_00)
    west = Actor("w", frozenset({Role.LOCAL_OWNER}), frozenset({"West"}))
    assert payments_for(store, scope_for(west, Permission.READ_CHILDREN), keys) == ()
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    with pytest.raises(NotAllowed):
        payments_for(store, scope, keys)
