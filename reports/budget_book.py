"""The budget workbook for finance: where the year ends against its budget, by council and category,
what was spent in which homes, this year against last, and what it rests on.

Sums are formulas over the sheet of spend; ranges are simulated, so they are numbers. Totals by kind
of home, no row of a child; small counts are shown, so it isn't for sharing outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from models.budget.against import against_budget
from models.budget.choices import EVERY
from models.budget.lines import Cell, spent, spent_by_file, within
from models.budget.picture import Picture
from models.budget.variance import Split, changes_of, split, together
from models.budget.year import Position, budgeted, chance_over, positions, total
from models.children.settings import Setting
from models.journeys.kinds import GROUPS, Group, group_of
from models.money import DAYS_PER_WEEK
from models.names import SETTING
from models.names import council as council_name
from models.words import capital, listed
from reports.book import Book, Column, Pence, Sum
from reports.budget import BudgetOfYear

SPEND, POSITION = "Spend", "By council and category"
LESS_THAN, MORE_THAN = 0.05, 0.95
GROUP_NAME = {
    Group.RESIDENTIAL: "Residential care",
    Group.FOSTER: "Foster families, family and friends",
    Group.HOME: "Home, still looked after",
    Group.SUPPORTED: "Supported accommodation",
    Group.OTHER: "Somewhere else",
}


def _pounds(*headings: str) -> tuple[Column, ...]:
    return tuple(Column(heading, 17, number=True) for heading in headings)


SPEND_COLUMNS = (
    Column("Row", 8), Column("Council", 26), Column("Homes", 40),
    Column("Child-weeks so far", 14, number=True),
    *_pounds("At recorded prices", "At usual prices", "Spent so far", "Expected still"),
    Column("Child-weeks expected still", 14, number=True),
    Column("Child-weeks without a price", 14, number=True),
)  # fmt: skip
POSITION_COLUMNS = (
    Column("Row", 8), Column("Council", 26), Column("For", 40), Column("Budget held", 10),
    *_pounds("Budget", "Spent so far", "Expected still", "Expected end", "Low end (P10)",
             "High end (P90)", "Over (+) or under (−)"),
)  # fmt: skip
LAST_YEAR_COLUMNS = (
    Column("Council", 26), Column("Homes", 40), Column("Child-weeks last year", 14, number=True),
    Column("Child-weeks this year", 14, number=True),
    *_pounds("Last year, same months", "This year", "Change", "Price", "Number of children",
             "Kind of home"),
)  # fmt: skip
FILES_COLUMNS = (
    Column("Files", 44), Column("Child-weeks so far", 14, number=True), *_pounds("Spent so far"),
)  # fmt: skip
APART_COLUMNS = (Column("Council", 26), Column("For", 40), *_pounds("Budget"), Column("Why", 60))
FRONT = (
    Column("", 44), Column("Pounds", 20, number=True), Column("Low end (P10)", 18, number=True),
    Column("High end (P90)", 18, number=True), Column("How it is worked out", 76),
)  # fmt: skip


def budget_book(found: BudgetOfYear) -> bytes:
    """The bytes of the .xlsx."""
    picture = found.picture
    year = str(picture.year).replace("-", "/")
    made = Book(f"Budget {year}")
    every = positions(picture.now, found.ahead, picture.plan)
    sheet, at = made.front("Where it stands", [one.width for one in FRONT], _facts(picture))
    _position_sheet(made, found, every)
    _spend_sheet(made, found, every)
    _last_year_sheet(made, picture)
    _files_sheet(made, picture)
    apart = made.table("Not compared", APART_COLUMNS)
    rows = [[one.council, one.category, Pence(one.pence), one.why] for one in picture.plan.apart]
    _rows(made, apart, rows, APART_COLUMNS)
    _rests_on(made, picture)
    _standing(made, sheet, at, found, every)
    return made.done()


def _facts(picture: Picture) -> list[tuple[str, object]]:
    councils = [council_name(one) for one in picture.councils]
    return [
        ("Financial year", str(picture.year).replace("-", "/")),
        ("As at", picture.as_of),
        ("Councils", f"{listed(councils)}, together" if len(councils) > 1 else listed(councils)),
        ("Budget", "budgets.csv" if picture.plan.is_held else "no budget is held for this year"),
        ("For whom", "Finance inside the council. Not for sharing outside: small counts and single "
                     "placements are shown."),
    ]  # fmt: skip


def _standing(
    made: Book, sheet: Worksheet, at: int, found: BudgetOfYear, every: Sequence[Position]
) -> None:
    """The year's sums with a budget, the chance, and what the gap is made of."""
    made.headings(sheet, at, FRONT)
    ours = budgeted(every)
    shown = total(ours or every, found.picture.now, found.ahead)
    row = _last_row(every) + (1 if ours else 2)  # of its total on the other sheet, from 1

    def live(heading: str, pence: int | None) -> Sum | None:
        return None if pence is None else Sum(f"='{POSITION}'!{_letter(heading)}{row}", pence)

    end, low, high = _end(shown)
    lines: tuple[tuple[str, int | None, str], ...] = (
        ("Budget", shown.budget_pence, "rows of budgets.csv that name a kind of home"),
        ("Spent so far", shown.actual.pence,
         "child-weeks × the trust's share of the price, by council and kind of home"),
        ("Expected still", shown.rest_pence,
         "what is left of the year, simulated for every child"),
        ("Expected end", end,
         "spent so far + expected still; 8 in 10 futures lie in the range"),
        ("Over (+) or under (−)", shown.gap_pence, "expected end less budget"),
    )  # fmt: skip
    for name, pence, how in lines:
        at += 1
        around = (low, high) if name == "Expected end" else (None, None)
        made.row(sheet, at, [name, live(name, pence), *map(_maybe, around)],
                 strong=name == "Expected end")  # fmt: skip
        sheet.write_string(at, 4, how, made.wrap)
    chance = chance_over(shown, found.ahead)
    made.row(sheet, at + 2, ["Chance of ending over the budget", _chance_words(chance)])
    _because(made, sheet, at + 4, found, ours)


def _because(
    made: Book, sheet: Worksheet, at: int, found: BudgetOfYear, ours: Sequence[Position]
) -> None:
    picture = found.picture
    why = against_budget(ours, picture.now, picture.last_year, found.ahead.rest,
                         lambda setting: picture.rises.get(setting, 0.0))  # fmt: skip
    if why is None:
        return
    made.headings(sheet, at, (Column("What the gap is made of", 0), FRONT[1]))
    parts = [("Price", why.parts.price), ("Number of children", why.parts.volume),
             ("Kind of home", why.parts.mix),
             ("Budgets that last year says nothing about", why.unsplit_pence)]  # fmt: skip
    for number, (name, pence) in enumerate(parts, at + 1):
        made.row(sheet, number, [name, Pence(pence)])
    last = at + len(parts)
    formula = f"=SUM(B{at + 2}:B{last + 1})"
    gap = Sum(formula, why.gap_pence)
    made.row(sheet, last + 1, ["Over (+) or under (−)", gap], strong=True)
    choice = ("A policy choice: a budget buys last year's mix of homes at last year's average "
              f"prices with the usual rise ({picture.rise_source}).")  # fmt: skip
    sheet.write_string(at + 1, 4, choice, made.wrap)


def _last_row(every: Sequence[Position]) -> int:
    """The number, from 1, of the blank row below the positions."""
    return max(len(every), 1) + 2


def _position_sheet(made: Book, found: BudgetOfYear, every: Sequence[Position]) -> None:
    """A row a budget, and a group of homes without one; then each council, and all together."""
    sheet, last = made.table(POSITION, POSITION_COLUMNS), max(len(every), 1) + 1
    spend = max(len(_cells(every)), 1) + 1
    for at, one in enumerate(every, 1):
        made.row(sheet, at, _position(one, at, spend))
    sheet.autofilter(0, 0, last - 1, len(POSITION_COLUMNS) - 1)
    now, ahead = found.picture.now, found.ahead
    ours = budgeted(every)
    totals: list[tuple[str, tuple[Position, ...], dict[str, str]]] = []
    if ours:
        totals.append(("With a budget", ours, {"Budget held": '"yes"'}))
    else:
        totals.append(("With a budget (none is held)", (), {"Budget held": '"yes"'}))
    totals.append(("All homes", tuple(every), {}))
    for council in sorted({one.council for one in every} - {EVERY}):
        mine = budgeted(every, council)
        if mine:
            when = {"Council": f'"{council_name(council)}"', "Budget held": '"yes"'}
            totals.append((f"{council_name(council)}, with a budget", mine, when))
    for at, (name, held, when) in enumerate(totals, _last_row(every)):
        _total(made, sheet, at, name, total(held, now, ahead) if held else None, when, last)


def _position(one: Position, at: int, spend: int) -> list[object]:
    row, (end, low, high) = at + 1, _end(one)
    budget, gap = one.budget_pence, one.gap_pence

    def over_spend(heading: str, pence: int) -> Sum:
        column = xl_col_to_name([c.heading for c in SPEND_COLUMNS].index(heading))
        return Sum(f"=SUMIFS('{SPEND}'!${column}$2:${column}${spend},'{SPEND}'!$A$2:$A${spend},"
                   f"$A{row})", pence)  # fmt: skip

    return [
        f"B{at}", "All councils" if one.council == EVERY else council_name(one.council),
        capital(one.category) if one.category else GROUP_NAME[one.group or Group.OTHER],
        "no" if budget is None else "yes", _maybe(budget),
        over_spend("Spent so far", one.actual.pence),
        None if one.rest_pence is None else over_spend("Expected still", one.rest_pence),
        None if end is None else Sum(f"={_letter('Spent so far')}{row}+"
                                     f"{_letter('Expected still')}{row}", end),
        _maybe(low), _maybe(high),
        None if gap is None else Sum(f"={_letter('Expected end')}{row}-{_letter('Budget')}{row}",
                                     gap),
    ]  # fmt: skip


def _total(
    made: Book, sheet: Worksheet, at: int, name: str, whole: Position | None,
    when: dict[str, str], last: int,
) -> None:  # fmt: skip
    """Sums of the rows that fit, with the range of their sum."""
    made.cell(sheet, at, 2, name, strong=True)
    if whole is None:
        return
    end, low, high = _end(whole)
    headings = [column.heading for column in POSITION_COLUMNS]
    for heading, pence in (
        ("Budget", whole.budget_pence), ("Spent so far", whole.actual.pence),
        ("Expected still", whole.rest_pence), ("Expected end", end),
        ("Over (+) or under (−)", whole.gap_pence),
    ):  # fmt: skip
        if pence is None:
            continue
        column = _letter(heading)
        summed = f"${column}$2:${column}${last}"
        asked = "".join(f",${_letter(what)}$2:${_letter(what)}${last},{value}"
                        for what, value in when.items())  # fmt: skip
        formula = f"=SUMIFS({summed}{asked})" if asked else f"=SUM({column}2:{column}{last})"
        made.cell(sheet, at, headings.index(heading), Sum(formula, pence), strong=True)
    for heading, pence in (("Low end (P10)", low), ("High end (P90)", high)):
        made.cell(sheet, at, headings.index(heading), _maybe(pence), strong=True)


def _letter(heading: str) -> str:
    return str(xl_col_to_name([one.heading for one in POSITION_COLUMNS].index(heading)))


def _cells(every: Sequence[Position]) -> list[tuple[str, Cell]]:
    """Every council and kind of home with the row it belongs to, in the order of the rows."""
    return [
        (f"B{at}", cell)
        for at, one in enumerate(every, 1)
        for cell in sorted(one.cells, key=lambda cell: (cell.council, list(Setting).index(
            cell.setting)))
    ]  # fmt: skip


def _spend_sheet(made: Book, found: BudgetOfYear, every: Sequence[Position]) -> None:
    sheet, rest = made.table(SPEND, SPEND_COLUMNS), found.ahead.rest
    rows: list[list[object]] = []
    for at, (row, cell) in enumerate(_cells(every), 2):
        been = spent(within(found.picture.now, frozenset({cell})))
        expected = 0 if rest is None else rest.mean_pence(cell)
        rows.append([
            row, council_name(cell.council), SETTING[cell.setting], been.days / DAYS_PER_WEEK,
            Pence(been.recorded_pence), Pence(been.usual_pence),
            Sum(f"=E{at}+F{at}", been.pence),
            Pence(expected) if rest is not None or found.ahead.is_over else None,
            0.0 if rest is None else rest.days_of(cell) / DAYS_PER_WEEK,
            been.unpriced_days / DAYS_PER_WEEK,
        ])  # fmt: skip
    _rows(made, sheet, rows, SPEND_COLUMNS)


def _last_year_sheet(made: Book, picture: Picture) -> None:
    """This year against the same months of last year, by council and group of homes."""
    sheet = made.table("Against last year", LAST_YEAR_COLUMNS)
    found = split(changes_of(picture.same_months, picture.now)) if picture.same_months else ()
    rows: list[list[object]] = []
    for council in sorted({one.change.cell.council for one in found}):
        for group in GROUPS:
            cut = [one for one in found if one.change.cell.council == council
                   and group_of(one.change.cell.setting) is group]  # fmt: skip
            if cut:
                rows.append(_compared(council, group, cut, len(rows) + 2))
    _rows(made, sheet, rows, LAST_YEAR_COLUMNS)


def _files_sheet(made: Book, picture: Picture) -> None:
    """Which files tell of each week so far; every week and pound is in one of the rows."""
    sheet = made.table("Which files", FILES_COLUMNS)
    rows = [
        [capital(one.value), found.days / DAYS_PER_WEEK, Pence(found.pence)]
        for one, found in spent_by_file(picture.now)
    ]
    _rows(made, sheet, rows, FILES_COLUMNS)


def _compared(council: str, group: Group, cut: Sequence[Split], at: int) -> list[object]:
    changes, parts = [one.change for one in cut], together(cut)
    before, after = (sum(one.pence_before for one in changes),
                     sum(one.pence_after for one in changes))  # fmt: skip
    return [
        council_name(council), GROUP_NAME[group],
        sum(one.days_before for one in changes) / DAYS_PER_WEEK,
        sum(one.days_after for one in changes) / DAYS_PER_WEEK, Pence(before), Pence(after),
        Sum(f"=F{at}-E{at}", after - before), Pence(parts.price), Pence(parts.volume),
        Pence(parts.mix),
    ]  # fmt: skip


def _rows(
    made: Book, sheet: Worksheet, rows: Sequence[Sequence[object]], columns: Sequence[Column]
) -> None:
    """The rows of a table with what those shown add up to, of each column of pounds."""
    for at, row in enumerate(rows, 1):
        made.row(sheet, at, row)
    pounds = [at for at in range(len(columns)) if _is_pounds(row[at] for row in rows)]
    sums = [(at, sum(cell.pence for row in rows if isinstance(cell := row[at], Pence | Sum)))
            for at in pounds]  # fmt: skip
    made.together(sheet, len(rows), sums, len(columns))


def _is_pounds(cells: Iterable[object]) -> bool:
    return any(isinstance(cell, Pence | Sum) for cell in cells)


def _rests_on(made: Book, picture: Picture) -> None:
    sheet = made.table("What it rests on", (Column("What", 44), Column("How", 110)))
    found = spent(picture.now)
    rows: list[tuple[str, object]] = [
        ("At the children's own recorded prices", Pence(found.recorded_pence)),
        ("At usual prices of that kind of home", Pence(found.usual_pence)),
        ("Child-weeks at the children's own recorded prices", found.recorded_days / DAYS_PER_WEEK),
        ("Child-weeks at usual prices", found.usual_days / DAYS_PER_WEEK),
        ("Child-weeks without any price, not counted", found.unpriced_days / DAYS_PER_WEEK),
        ("Whose money", "the trust's own share of each week, at the price agreed for it; a stay "
                        "that only payments show counts at what was paid"),
        ("Which stays", "returns and Annex A for every day they cover; homes lived in and left "
                        "since the last yearly return from cost files, else from payments; no day "
                        "counts twice"),
        ("Usual rises", picture.rise_source),
        ("Inflation", picture.inflation_source),
        ("Low end (P10) and high end (P90)", "8 in 10 simulated futures of the sum lie between "
                                             "the two; ranges of parts don't add up"),
        ("Price, number of children, kind of home", "the standard price-volume-mix split in "
         "Bennet's symmetric form (1920), which adds up to the penny"),
        ("Expected still", "simulated for every child in care and those still to come, by the "
                           "engine that the Forecast page uses"),
    ]  # fmt: skip
    for at, row in enumerate(rows, 1):
        made.row(sheet, at, row)


def _chance_words(chance: float | None) -> str:
    if chance is None:
        return "not known"
    if chance < LESS_THAN:
        return "less than 1 in 20"
    return "more than 19 in 20" if chance > MORE_THAN else f"{round(chance * 100)} in 100"


def _maybe(pence: int | None) -> Pence | None:
    return None if pence is None else Pence(pence)


def _end(one: Position) -> tuple[int | None, int | None, int | None]:
    """What it is expected to end at, with its range; None where nothing can be expected."""
    end = one.outturn
    return (end.pence, end.low_pence, end.high_pence) if end else (None, None, None)
