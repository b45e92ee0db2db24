"""The budget workbook: sums that are live and agree with the Budget page, no cell that can run."""

from datetime import date

import openpyxl
import pytest

from data.store.imports.batch import import_batch
from data.store.schema.engine import Store
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from models.budget.between_returns import KnownBy
from models.budget.lines import Cell
from models.budget.plan import NO_KIND_OF_HOME
from models.budget.year import Ahead, budget_positions_of, budgeted_positions, total_position
from models.money import FinancialYear
from models.papers.year_of_budget import BudgetOfYear
from models.problems import NotAllowed, UserError
from models.settings import Setting
from models.words import capitalise
from reports.book import LEAST_SCALE
from reports.budget_book import POSITION, SPEND, budget_book
from services.year_of_budget import budget_of_year
from tests.drive.workbook_sums import Sums
from tests.make.batches import a_batch, loose
from tests.make.budgets import a_rest
from tests.make.record_contents import NOW, children_in

YEAR, AS_OF = FinancialYear(2024), date(2024, 9, 30)
HOME = Setting.CHILDRENS_HOME_INDEPENDENT


def nothing(*_: object) -> None:
    """Nobody asks how far it is."""


def a_budget(category: str, gbp: float, council: str = "North") -> dict[str, object]:
    return {
        "financial_year": "2024-25",
        "council": council,
        "category": category,
        "budget_gbp": gbp,
    }


def a_year(store: Store, *budgets: dict[str, object]) -> BudgetOfYear:
    """Two children of the North and one of the West in homes from June 2024, half way through the
    year, with what is left of it made up: two futures."""
    children_in(store, 2, "North")
    children_in(store, 1, "West", 11)
    if budgets:
        import_batch(
            store,
            a_batch(loose("budgets", *budgets)),
            actor=LOCAL_OWNER,
            now_utc=NOW,
            source="North",
        )
    budget_of_year_result = budget_of_year(store, LOCAL_OWNER, AS_OF, YEAR, NOW, nothing)
    remaining_year = a_rest(
        {Cell("North", HOME): [[10_000, 30_000]], Cell("West", HOME): [[4_000, 5_000]]},
        {Cell("North", HOME): [42], Cell("West", HOME): [21]},
        ("2024-10",),
    )
    return BudgetOfYear(budget_of_year_result.picture, Ahead(remaining_year, is_over=False))


def sheet_of(found: openpyxl.Workbook, name: str) -> list[tuple[object, ...]]:
    return list(found[name].iter_rows(values_only=True))


BUDGETS = (a_budget("residential", 500_000.0), a_budget("=1+1", 7.0, "West"))


@pytest.mark.parametrize("budgets", [(), BUDGETS])
def test_every_formula_gives_the_value_that_was_written_with_it(
    store: Store, budgets: tuple[dict[str, object], ...]
) -> None:
    budget_of_year = a_year(store, *budgets)
    for budget_of_year_item in (
        budget_of_year,
        BudgetOfYear(budget_of_year.picture, Ahead(None, is_over=False)),
        BudgetOfYear(budget_of_year.picture, Ahead(None, is_over=True)),
    ):
        sums = Sums(budget_book(budget_of_year_item))
        assert len(sums.formulas()) > 5
        assert sums.wrong() == []


def test_the_first_sheet_says_which_year_day_and_councils_and_where_the_year_ends(
    store: Store,
) -> None:
    budget_of_year = a_year(store, *BUDGETS)
    shown = Sums(budget_book(budget_of_year)).shown
    rows = {row[0]: row[1:] for row in sheet_of(shown, "Summary")}
    assert shown.sheetnames[0] == "Summary" and "Budget 2024/25" in rows
    assert rows["Financial year"][0] == "2024/25"
    assert rows["As at"][0].date() == AS_OF  # type: ignore[attr-defined]
    assert rows["Councils"][0] == "North and West, together"
    budget_positions = budget_positions_of(
        budget_of_year.picture.now, budget_of_year.ahead, budget_of_year.picture.plan
    )
    budget_position = total_position(
        budgeted_positions(budget_positions), budget_of_year.picture.now, budget_of_year.ahead
    )
    assert budget_position.outturn is not None and budget_position.gap_pence is not None
    assert rows["Budget"][0] == 500_000
    assert rows["Spent so far"][0] == budget_position.actual.pence / 100
    assert rows["Expected end"][:3] == tuple(
        pence / 100
        for pence in (
            budget_position.outturn.pence,
            budget_position.outturn.low_pence,
            budget_position.outturn.high_pence,
        )
    )
    assert rows["Over (+) or under (−)"][0] == budget_position.gap_pence / 100


def test_each_budget_and_group_without_one_has_a_row_that_adds_up_by_council(
    store: Store,
) -> None:
    budget_of_year = a_year(store, *BUDGETS)
    book = Sums(budget_book(budget_of_year))
    heading, *rows = sheet_of(book.shown, POSITION)
    by_name = {(row[1], row[2]): row for row in rows}
    north, west = by_name["North", "Residential"], by_name["West", "Residential care"]
    end = heading.index("Expected end")
    assert (north[4], west[4]) == (500_000, None)
    assert north[6] == 20_000 and west[6] == 4_500
    assert by_name[None, "With a budget"][end] == north[end]
    everything = by_name[None, "All homes"]
    assert everything[end] == north[end] + west[end]  # type: ignore[operator]
    assert by_name[None, "North, with a budget"][end] == north[end]
    spend = sheet_of(book.shown, SPEND)[1:]
    assert sum(row[6] for row in spend if str(row[0]).startswith("B")) == everything[5]  # type: ignore[misc]


def test_every_week_and_pound_comes_from_one_kind_of_file(store: Store) -> None:
    shown = Sums(budget_book(a_year(store, *BUDGETS))).shown
    named = {capitalise(known_by.value) for known_by in KnownBy}
    files = [row for row in sheet_of(shown, "Which files")[1:] if row[0] in named]
    spend = [row for row in sheet_of(shown, SPEND)[1:] if str(row[0]).startswith("B")]
    assert len(files) == len(KnownBy)
    for of_file, of_spend in ((1, 3), (2, 6)):
        weeks_or_pounds = sum(float(str(row[of_file])) for row in files)
        assert weeks_or_pounds == pytest.approx(sum(float(str(row[of_spend])) for row in spend))
        assert weeks_or_pounds > 0


def test_what_fits_no_comparison_is_told_with_why_and_cannot_run(store: Store) -> None:
    book = Sums(budget_book(a_year(store, *BUDGETS)))
    (row, *_) = sheet_of(book.shown, "Not compared")[1:]
    assert row == ("West", "'=1+1", 7, NO_KIND_OF_HOME)
    formulas = {str(book.live[sheet][where].value) for sheet, where in book.formulas()}
    assert all(
        formula.startswith(("=SUM", "=SUBTOTAL(109,", "='By council", "=E", "=F", "=H"))
        for formula in formulas
    )


def test_it_says_what_it_rests_on_and_prints_on_its_side(store: Store) -> None:
    live = Sums(budget_book(a_year(store))).live
    text = " ".join(str(cell.value) for row in live["What it rests on"] for cell in row)
    assert "usual prices" in text and "Bennet" in text
    for sheet in live:
        assert sheet.page_setup.orientation == "landscape"
        fits = sheet.sheet_properties.pageSetUpPr
        assert (fits and fits.fitToPage) or sheet.page_setup.scale >= LEAST_SCALE
    for name in (SPEND, POSITION, "Against last year"):
        assert live[name].auto_filter.ref and live[name].print_title_rows == "$1:$1"


def test_only_who_may_see_costs_has_one_and_an_empty_council_is_told_what_to_do(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="Import a return first"):
        budget_of_year(store, LOCAL_OWNER, AS_OF, YEAR, NOW, nothing)
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    with pytest.raises(NotAllowed):
        budget_of_year(store, LOCAL_OWNER, AS_OF, YEAR, NOW, nothing)
