"""The budget workbook for finance: where the year ends against its budget, by council and category,
what was spent in which homes, this year against last, and what it rests on.

Sums are formulas over the sheet of spend; ranges are simulated, so they are numbers. Totals by kind
of home, no row of a child; small counts are shown, so it isn't for sharing outside.
"""

from collections.abc import Iterable, Sequence

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from models.budget.against import against_budget
from models.budget.choices import EVERY
from models.budget.lines import Cell, add_up_lines, lines_within, spent_by_file
from models.budget.picture import BudgetPicture
from models.budget.variance import VarianceSplit, add_up_splits, changes_of, split_changes
from models.budget.year import (
    BudgetPosition,
    budget_positions_of,
    budgeted_positions,
    chance_over,
    total_position,
)
from models.journeys.history.kinds import GROUPS, HomeGroup, group_of
from models.money import DAYS_PER_WEEK
from models.names import SETTING
from models.names import council_name as council_name
from models.papers.year_of_budget import BudgetOfYear
from models.settings import Setting
from models.words import capitalise, join_words
from reports.book import FormulaCell, Pence, SheetColumn, WorkbookWriter

SPEND, POSITION = "Spend", "By council and category"
LESS_THAN, MORE_THAN = 0.05, 0.95
GROUP_NAME = {
    HomeGroup.RESIDENTIAL: "Residential care",
    HomeGroup.FOSTER: "Foster families, family and friends",
    HomeGroup.HOME: "Home, still looked after",
    HomeGroup.SUPPORTED: "Supported accommodation",
    HomeGroup.OTHER: "Somewhere else",
}


def _pounds(*headings: str) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(heading, 17, number=True) for heading in headings)


SPEND_COLUMNS = (
    SheetColumn("Row", 8), SheetColumn("Council", 26), SheetColumn("Homes", 40),
    SheetColumn("Child-weeks so far", 14, number=True),
    *_pounds("At recorded prices", "At usual prices", "Spent so far", "Expected still"),
    SheetColumn("Child-weeks expected still", 14, number=True),
    SheetColumn("Child-weeks without a price", 14, number=True),
)  # fmt: skip
POSITION_COLUMNS = (
    SheetColumn("Row", 8),
    SheetColumn("Council", 26),
    SheetColumn("For", 40),
    SheetColumn("Budget held", 10),
    *_pounds(
        "Budget",
        "Spent so far",
        "Expected still",
        "Expected end",
        "Low end (P10)",
        "High end (P90)",
        "Over (+) or under (−)",
    ),
)
LAST_YEAR_COLUMNS = (
    SheetColumn("Council", 26),
    SheetColumn("Homes", 40),
    SheetColumn("Child-weeks last year", 14, number=True),
    SheetColumn("Child-weeks this year", 14, number=True),
    *_pounds(
        "Last year, same months",
        "This year",
        "Change",
        "Price",
        "Number of children",
        "Kind of home",
    ),
)
FILES_COLUMNS = (
    SheetColumn("Files", 44),
    SheetColumn("Child-weeks so far", 14, number=True),
    *_pounds("Spent so far"),
)
APART_COLUMNS = (
    SheetColumn("Council", 26),
    SheetColumn("For", 40),
    *_pounds("Budget"),
    SheetColumn("Why", 60),
)
FRONT = (
    SheetColumn("", 44),
    SheetColumn("Pounds", 20, number=True),
    SheetColumn("Low end (P10)", 18, number=True),
    SheetColumn("High end (P90)", 18, number=True),
    SheetColumn("How it is worked out", 76),
)


def budget_book(budget_of_year: BudgetOfYear) -> bytes:
    """The bytes of the .xlsx."""
    picture = budget_of_year.picture
    year = str(picture.year).replace("-", "/")
    made = WorkbookWriter(f"Budget {year}")
    budget_positions = budget_positions_of(picture.now, budget_of_year.ahead, picture.plan)
    sheet, position = made.front("Summary", [front.width for front in FRONT], _facts(picture))
    _position_sheet(made, budget_of_year, budget_positions)
    _spend_sheet(made, budget_of_year, budget_positions)
    _last_year_sheet(made, picture)
    _files_sheet(made, picture)
    apart = made.table("Not compared", APART_COLUMNS)
    rows = [
        [apart.council, apart.category, Pence(apart.pence), apart.why]
        for apart in picture.plan.apart
    ]
    _rows(made, apart, rows, APART_COLUMNS)
    _rests_on(made, picture)
    _standing(made, sheet, position, budget_of_year, budget_positions)
    return made.done()


def _facts(picture: BudgetPicture) -> list[tuple[str, object]]:
    councils = [council_name(council) for council in picture.councils]
    return [
        ("Financial year", str(picture.year).replace("-", "/")),
        ("As at", picture.as_of),
        (
            "Councils",
            f"{join_words(councils)}, together" if len(councils) > 1 else join_words(councils),
        ),
        ("Budget", "budgets.csv" if picture.plan.is_held else "no budget for this year"),
        (
            "For whom",
            "Finance inside the council. Not for sharing outside: small counts and single "
            "placements are shown.",
        ),
    ]


def _standing(
    made: WorkbookWriter,
    sheet: Worksheet,
    position: int,
    budget_of_year: BudgetOfYear,
    budget_positions: Sequence[BudgetPosition],
) -> None:
    """The year's sums with a budget, the chance, and what the gap is made of."""
    made.headings(sheet, position, FRONT)
    ours = budgeted_positions(budget_positions)
    shown = total_position(
        ours or budget_positions, budget_of_year.picture.now, budget_of_year.ahead
    )
    row = _last_row(budget_positions) + (
        1 if ours else 2
    )  # of its total on the other sheet, from 1

    def live(heading: str, pence: int | None) -> FormulaCell | None:
        return (
            None if pence is None else FormulaCell(f"='{POSITION}'!{_letter(heading)}{row}", pence)
        )

    end, low, high = _end(shown)
    lines: tuple[tuple[str, int | None, str], ...] = (
        ("Budget", shown.budget_pence, "rows of budgets.csv that name a kind of home"),
        (
            "Spent so far",
            shown.actual.pence,
            "child-weeks × the trust's share of the price, by council and kind of home",
        ),
        ("Expected still", shown.rest_pence, "what is left of the year, simulated for every child"),
        ("Expected end", end, "spent so far + expected still; 80% likely to be in the range"),
        ("Over (+) or under (−)", shown.gap_pence, "expected end less budget"),
    )
    for name, pence, how in lines:
        position += 1
        around = (low, high) if name == "Expected end" else (None, None)
        made.row(
            sheet,
            position,
            [name, live(name, pence), *map(_maybe, around)],
            strong=name == "Expected end",
        )
        sheet.write_string(position, 4, how, made.wrap)
    chance = chance_over(shown, budget_of_year.ahead)
    made.row(sheet, position + 2, ["Chance of ending over the budget", _chance_words(chance)])
    _because(made, sheet, position + 4, budget_of_year, ours)


def _because(
    made: WorkbookWriter,
    sheet: Worksheet,
    position: int,
    budget_of_year: BudgetOfYear,
    ours: Sequence[BudgetPosition],
) -> None:
    picture = budget_of_year.picture
    why = against_budget(
        ours,
        picture.now,
        picture.last_year,
        budget_of_year.ahead.rest,
        lambda setting: picture.rises.get(setting, 0.0),
    )
    if why is None:
        return
    made.headings(sheet, position, (SheetColumn("What the gap is made of", 0), FRONT[1]))
    parts = [
        ("Price", why.parts.price),
        ("Number of children", why.parts.volume),
        ("Kind of home", why.parts.mix),
        ("Budgets that last year says nothing about", why.unsplit_pence),
    ]
    for number, (name, pence) in enumerate(parts, position + 1):
        made.row(sheet, number, [name, Pence(pence)])
    last = position + len(parts)
    formula = f"=SUM(B{position + 2}:B{last + 1})"
    gap = FormulaCell(formula, why.gap_pence)
    made.row(sheet, last + 1, ["Over (+) or under (−)", gap], strong=True)
    choice = (
        "A policy choice: a budget buys last year's mix of homes at last year's average "
        f"prices with the usual rise ({picture.rise_source})."
    )
    sheet.merge_range(position + 1, 4, last + 1, 4, choice, made.wrap)  # none of it is cut


def _last_row(budget_positions: Sequence[BudgetPosition]) -> int:
    """The number, from 1, of the blank row below the positions."""
    return max(len(budget_positions), 1) + 2


def _position_sheet(
    made: WorkbookWriter, budget_of_year: BudgetOfYear, budget_positions: Sequence[BudgetPosition]
) -> None:
    """A row a budget, and a group of homes without one; then each council, and all together."""
    sheet, last = made.table(POSITION, POSITION_COLUMNS, names=3), max(len(budget_positions), 1) + 1
    spend = max(len(_cells(budget_positions)), 1) + 1
    for position, budget_position in enumerate(budget_positions, 1):
        made.row(sheet, position, _position(budget_position, position, spend))
    sheet.autofilter(0, 0, last - 1, len(POSITION_COLUMNS) - 1)
    cost_lines, ahead = budget_of_year.picture.now, budget_of_year.ahead
    ours = budgeted_positions(budget_positions)
    totals: list[tuple[str, tuple[BudgetPosition, ...], dict[str, str]]] = []
    if ours:
        totals.append(("With a budget", ours, {"Budget held": '"yes"'}))
    else:
        totals.append(("With a budget (none yet)", (), {"Budget held": '"yes"'}))
    totals.append(("All homes", tuple(budget_positions), {}))
    for council in sorted(
        {budget_position.council for budget_position in budget_positions} - {EVERY}
    ):
        budget_positions_own = budgeted_positions(budget_positions, council)
        if budget_positions_own:
            when = {"Council": f'"{council_name(council)}"', "Budget held": '"yes"'}
            totals.append((f"{council_name(council)}, with a budget", budget_positions_own, when))
    for position, (name, added_up, when) in enumerate(totals, _last_row(budget_positions)):
        _total(
            made,
            sheet,
            position,
            name,
            total_position(added_up, cost_lines, ahead) if added_up else None,
            when,
            last,
        )


def _position(budget_position: BudgetPosition, position: int, spend: int) -> list[object]:
    row, (end, low, high) = position + 1, _end(budget_position)
    budget, gap = budget_position.budget_pence, budget_position.gap_pence

    def over_spend(heading: str, pence: int) -> FormulaCell:
        column = xl_col_to_name([c.heading for c in SPEND_COLUMNS].index(heading))
        return FormulaCell(
            f"=SUMIFS('{SPEND}'!${column}$2:${column}${spend},'{SPEND}'!$A$2:$A${spend},$A{row})",
            pence,
        )

    return [
        f"B{position}",
        "All councils"
        if budget_position.council == EVERY
        else council_name(budget_position.council),
        capitalise(budget_position.category)
        if budget_position.category
        else GROUP_NAME[budget_position.group or HomeGroup.OTHER],
        "no" if budget is None else "yes",
        _maybe(budget),
        over_spend("Spent so far", budget_position.actual.pence),
        None
        if budget_position.rest_pence is None
        else over_spend("Expected still", budget_position.rest_pence),
        None
        if end is None
        else FormulaCell(f"={_letter('Spent so far')}{row}+{_letter('Expected still')}{row}", end),
        _maybe(low),
        _maybe(high),
        None
        if gap is None
        else FormulaCell(f"={_letter('Expected end')}{row}-{_letter('Budget')}{row}", gap),
    ]


def _total(
    made: WorkbookWriter,
    sheet: Worksheet,
    position: int,
    name: str,
    budget_position: BudgetPosition | None,
    when: dict[str, str],
    last: int,
) -> None:
    """Sums of the rows that fit, with the range of their sum."""
    made.cell(sheet, position, 2, name, strong=True)
    if budget_position is None:
        return
    end, low, high = _end(budget_position)
    headings = [column.heading for column in POSITION_COLUMNS]
    for heading, pence in (
        ("Budget", budget_position.budget_pence),
        ("Spent so far", budget_position.actual.pence),
        ("Expected still", budget_position.rest_pence),
        ("Expected end", end),
        ("Over (+) or under (−)", budget_position.gap_pence),
    ):
        if pence is None:
            continue
        column = _letter(heading)
        summed = f"${column}$2:${column}${last}"
        question = "".join(
            f",${_letter(label)}$2:${_letter(label)}${last},{value}"
            for label, value in when.items()
        )
        formula = f"=SUMIFS({summed}{question})" if question else f"=SUM({column}2:{column}{last})"
        made.cell(
            sheet, position, headings.index(heading), FormulaCell(formula, pence), strong=True
        )
    for heading, pence in (("Low end (P10)", low), ("High end (P90)", high)):
        made.cell(sheet, position, headings.index(heading), _maybe(pence), strong=True)


def _letter(heading: str) -> str:
    return str(
        xl_col_to_name(
            [position_columns.heading for position_columns in POSITION_COLUMNS].index(heading)
        )
    )


def _cells(budget_positions: Sequence[BudgetPosition]) -> list[tuple[str, Cell]]:
    """Every council and kind of home with the row it belongs to, in the order of the rows."""
    return [
        (f"B{position}", cell)
        for position, budget_position in enumerate(budget_positions, 1)
        for cell in sorted(
            budget_position.cells,
            key=lambda cell: (cell.council, list(Setting).index(cell.setting)),
        )
    ]


def _spend_sheet(
    made: WorkbookWriter, budget_of_year: BudgetOfYear, budget_positions: Sequence[BudgetPosition]
) -> None:
    sheet, remaining_year = made.table(SPEND, SPEND_COLUMNS), budget_of_year.ahead.rest
    rows: list[list[object]] = []
    for position, (row, cell) in enumerate(_cells(budget_positions), 2):
        been = add_up_lines(lines_within(budget_of_year.picture.now, frozenset({cell})))
        expected = 0 if remaining_year is None else remaining_year.mean_pence(cell)
        rows.append(
            [
                row,
                council_name(cell.council),
                SETTING[cell.setting],
                been.days / DAYS_PER_WEEK,
                Pence(been.recorded_pence),
                Pence(been.usual_pence),
                FormulaCell(f"=E{position}+F{position}", been.pence),
                Pence(expected)
                if remaining_year is not None or budget_of_year.ahead.is_over
                else None,
                0.0 if remaining_year is None else remaining_year.days_of(cell) / DAYS_PER_WEEK,
                been.unpriced_days / DAYS_PER_WEEK,
            ]
        )
    _rows(made, sheet, rows, SPEND_COLUMNS)


def _last_year_sheet(made: WorkbookWriter, picture: BudgetPicture) -> None:
    """This year against the same months of last year, by council and group of homes."""
    sheet = made.table("Against last year", LAST_YEAR_COLUMNS, names=2)
    variance_splits = (
        split_changes(changes_of(picture.same_months, picture.now)) if picture.same_months else ()
    )
    rows: list[list[object]] = []
    for council in sorted(
        {variance_split.change.cell.council for variance_split in variance_splits}
    ):
        for group in GROUPS:
            cut = [
                variance_split
                for variance_split in variance_splits
                if variance_split.change.cell.council == council
                and group_of(variance_split.change.cell.setting) is group
            ]
            if cut:
                rows.append(_compared(council, group, cut, len(rows) + 2))
    _rows(made, sheet, rows, LAST_YEAR_COLUMNS)


def _files_sheet(made: WorkbookWriter, picture: BudgetPicture) -> None:
    """Which files tell of each week so far; every week and pound is in one of the rows."""
    sheet = made.table("Which files", FILES_COLUMNS)
    rows = [
        [capitalise(known_by.value), spent.days / DAYS_PER_WEEK, Pence(spent.pence)]
        for known_by, spent in spent_by_file(picture.now)
    ]
    _rows(made, sheet, rows, FILES_COLUMNS)


def _compared(
    council: str, group: HomeGroup, cut: Sequence[VarianceSplit], position: int
) -> list[object]:
    changes, parts = [variance_split.change for variance_split in cut], add_up_splits(cut)
    before, after = (
        sum(change.pence_before for change in changes),
        sum(change.pence_after for change in changes),
    )
    return [
        council_name(council),
        GROUP_NAME[group],
        sum(change.days_before for change in changes) / DAYS_PER_WEEK,
        sum(change.days_after for change in changes) / DAYS_PER_WEEK,
        Pence(before),
        Pence(after),
        FormulaCell(f"=F{position}-E{position}", after - before),
        Pence(parts.price),
        Pence(parts.volume),
        Pence(parts.mix),
    ]


def _rows(
    made: WorkbookWriter,
    sheet: Worksheet,
    rows: Sequence[Sequence[object]],
    columns: Sequence[SheetColumn],
) -> None:
    """The rows of a table with what those shown add up to, of each column of pounds."""
    for position, row in enumerate(rows, 1):
        made.row(sheet, position, row)
    pounds = [
        position_item
        for position_item in range(len(columns))
        if _is_pounds(row[position_item] for row in rows)
    ]
    sums = [
        (
            pound,
            sum(cell.pence for row in rows if isinstance(cell := row[pound], Pence | FormulaCell)),
        )
        for pound in pounds
    ]
    made.together(sheet, len(rows), sums, len(columns))


def _is_pounds(cells: Iterable[object]) -> bool:
    return any(isinstance(cell, Pence | FormulaCell) for cell in cells)


def _rests_on(made: WorkbookWriter, picture: BudgetPicture) -> None:
    sheet = made.table("What it rests on", (SheetColumn("What", 44), SheetColumn("How", 110)))
    spending = add_up_lines(picture.now)
    rows: list[tuple[str, object]] = [
        ("At the children's own recorded prices", Pence(spending.recorded_pence)),
        ("At usual prices of that kind of home", Pence(spending.usual_pence)),
        (
            "Child-weeks at the children's own recorded prices",
            spending.recorded_days / DAYS_PER_WEEK,
        ),
        ("Child-weeks at usual prices", spending.usual_days / DAYS_PER_WEEK),
        ("Child-weeks without any price, not counted", spending.unpriced_days / DAYS_PER_WEEK),
        (
            "Whose money",
            "the trust's own share of each week, at the price agreed for it; a stay "
            "that only payments show counts at what was paid",
        ),
        (
            "Which stays",
            "returns and Annex A for every day they cover; homes lived in and left "
            "since the last yearly return from cost files, else from payments; no day "
            "counts twice",
        ),
        ("Usual rises", picture.rise_source),
        ("Inflation", picture.inflation_source),
        (
            "Low end (P10) and high end (P90)",
            "80% likely to be between the two. Ranges of parts do not add up.",
        ),
        (
            "Price, number of children, kind of home",
            "the standard price-volume-mix split in "
            "Bennet's symmetric form (1920), which adds up to the penny",
        ),
        (
            "Expected still",
            "simulated for every child in care and those still to come, as on the Forecast page",
        ),
    ]
    for position, row in enumerate(rows, 1):
        made.row(sheet, position, row)


def _chance_words(chance: float | None) -> str:
    if chance is None:
        return "not known"
    if chance < LESS_THAN:
        return "less than 1 in 20"
    return "more than 19 in 20" if chance > MORE_THAN else f"{round(chance * 100)} in 100"


def _maybe(pence: int | None) -> Pence | None:
    return None if pence is None else Pence(pence)


def _end(budget_position: BudgetPosition) -> tuple[int | None, int | None, int | None]:
    """What it is expected to end at, with its range; None where nothing can be expected."""
    end = budget_position.outturn
    return (end.pence, end.low_pence, end.high_pence) if end else (None, None, None)
