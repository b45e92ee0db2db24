"""The first two sheets of the savings workbook: where the year stands, and the same by council.

Each figure is a formula over the sheets behind it; ranges and chances are simulated, so they are
numbers. The lines are those of models/ledger/statement.py, as on the page and in the file.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from xlsxwriter.worksheet import Worksheet

from models.ledger.council_split import name_in_files
from models.ledger.memorandum_words import baseline_error
from models.ledger.statement import (
    LABEL,
    NO_TARGET,
    STRONG,
    LineName,
    StatementLine,
    chance_words,
)
from models.names import council_name as council_name
from models.papers.year_of_savings import MoneyOfYear, statement_of_year
from models.recording.move_stages import Label
from models.words import join_words
from reports.book import FormulaCell, Pence, SheetColumn, WorkbookWriter
from reports.expected_sheets import parts_of
from reports.ledger_columns import (
    AGREED,
    BY_COUNCIL,
    CLAIMED,
    CONFIRMED,
    LABEL_UNSAID,
    POSSIBLE,
    over_expected,
    over_not_counted,
    over_weeks,
)

ALL = "All councils"
LINE_HEIGHT = 15  # points
COUNTS = '"<>avoided"'
FRONT = (
    SheetColumn("", 42),
    SheetColumn("Pounds", 18, number=True),
    SheetColumn("Low end (P10)", 18, number=True),
    SheetColumn("High end (P90)", 18, number=True),
    SheetColumn("Moves", 10, number=True),
    SheetColumn("How it is worked out", 68),
)
COUNCIL_COLUMNS = (
    SheetColumn("Line", 46), SheetColumn("Council", 26), SheetColumn("Pounds", 18, number=True),
    SheetColumn("Low end (P10)", 18, number=True), SheetColumn("High end (P90)", 18, number=True),
    SheetColumn("Moves", 10, number=True),
)  # fmt: skip
NET_STEPS = (
    ("Old home no longer paid", ("Old home",)),
    ("Other homes, with or without the move", ("Other homes",)),
    ("New home", ("New home",)),
    ("Gross", ("Old home", "Other homes", "New home")),
    ("Support", ("Support",)),
    ("One-off costs", ("Once",)),
    ("Two homes at once", ("Two homes",)),
    ("Net: confirmed and claimed together",
     ("Old home", "Other homes", "New home", "Support", "Once", "Two homes")),
)  # fmt: skip


def standing_sheet(made: WorkbookWriter, money: MoneyOfYear) -> None:
    """What it is about, the statement, the chance, gross to net, and the sums by label and cash."""
    sheet, position = made.front("Summary", [front.width for front in FRONT], _facts(money))
    made.headings(sheet, position, FRONT)
    councils, lines = len(money.councils), statement_of_year(money)
    of_all = [line for line in lines if line.council is None]
    for number, line in enumerate(of_all):
        row = number * (councils + 1) + councils + 2  # of its row on the other sheet, from 1
        pounds = None if line.pence is None else FormulaCell(f"='{BY_COUNCIL}'!C{row}", line.pence)
        made.row(
            sheet,
            position + 1 + number,
            [line.label, pounds, _pounds(line.low), _pounds(line.high), line.count, None],
            strong=line.name in STRONG,
        )
        sheet.write_string(position + 1 + number, 5, line.explanation, made.wrap)
    position = _beside(made, sheet, position + len(of_all) + 2, money)
    position = _gross_to_net(made, sheet, position + 1, money)
    _splits(made, sheet, position + 1, money)


def _facts(money: MoneyOfYear) -> list[tuple[str, object]]:
    councils = [council_name(council.asked.council or "") for council in money.councils]
    return [
        ("Financial year", str(money.year.asked.year).replace("-", "/")),
        ("As at", money.as_of),
        (
            "Councils",
            f"{join_words(councils)}, together" if len(councils) > 1 else join_words(councils),
        ),
        ("Children and placements to", money.held.data_date),
        (
            "Payments to",
            money.payments_to - timedelta(days=1) if money.payments_to else "no payments yet",
        ),
        (
            "For whom",
            "Finance inside the council. Not for sharing outside: single children are shown.",
        ),
    ]


def _beside(made: WorkbookWriter, sheet: Worksheet, position: int, money: MoneyOfYear) -> int:
    """The chance of reaching the target by council, and what no range above holds; the next row."""
    made.cell(sheet, position, 0, "Chance of reaching the target", strong=True)
    for year_of_moves in (*money.councils, money.year):
        position += 1
        whose = (
            ALL
            if year_of_moves.asked.council is None
            else council_name(year_of_moves.asked.council)
        )
        chance = year_of_moves.position.chance
        made.row(sheet, position, [whose, NO_TARGET if chance is None else chance_words(chance)])
    last, really = len(money.claims) + 1, money.year.position.really
    clawed = FormulaCell(
        "=" + over_weeks("Clawed back", last, {"Label": COUNTS}), money.year.clawed_back
    )
    made.row(sheet, position + 2, ["Clawed back since it was confirmed", clawed])
    made.row(
        sheet,
        position + 3,
        [
            "Forecast, with the baselines' own error",
            Pence(really.pence),
            Pence(really.low),
            Pence(really.high),
        ],
    )
    sheet.write_string(position + 3, 5, baseline_error(money.year), made.wrap)
    sheet.set_row(position + 3, 3 * LINE_HEIGHT)
    return position + 5


def _gross_to_net(made: WorkbookWriter, sheet: Worksheet, position: int, money: MoneyOfYear) -> int:
    made.headings(sheet, position, (SheetColumn("From gross to net, up to today", 0), FRONT[1]))
    amounts, last = money.year.to_date, len(money.claims) + 1
    pence = {
        "Old home": amounts.old_home,
        "Other homes": amounts.elsewhere,
        "New home": amounts.new_home,
        "Support": amounts.support,
        "Once": amounts.one_off,
        "Two homes": amounts.overlap,
    }
    for name, headings in NET_STEPS:
        position += 1
        formula = "+".join(over_weeks(heading, last, {"Label": COUNTS}) for heading in headings)
        made.row(
            sheet,
            position,
            [name, FormulaCell(f"={formula}", sum(pence[heading] for heading in headings))],
            strong=len(headings) > 1,
        )
    return position + 1


def _splits(made: WorkbookWriter, sheet: Worksheet, position: int, money: MoneyOfYear) -> None:
    """Confirmed, claimed and still expected by label, by cash and by contract share."""
    kinds = ("confirmed", "claimed", "expected")
    splits = [money.year.splits[kind] for kind in kinds]
    labels = [label for label in Label if label is not Label.AVOIDED]
    made.headings(
        sheet,
        position,
        (
            SheetColumn("What the sums are", 0),
            *(
                SheetColumn(name, 0, number=True)
                for name in (
                    CONFIRMED,
                    CLAIMED,
                    LABEL[LineName.EXPECTED],
                )
            ),
        ),
    )
    by_label = [dict(split.labels) for split in splits]
    rows: list[tuple[str, str, str, Sequence[int]]] = [
        (
            f"Label: {label or LABEL_UNSAID}",
            "Label",
            f'"{label or LABEL_UNSAID}"',
            [number_by_label.get(label, 0) for number_by_label in by_label],
        )
        for label in (*labels, None)
    ]
    position = _cut(made, sheet, position + 1, money, rows)
    rows = [
        (
            "Cash: the old place stops being paid",
            "Old place stops being paid",
            '"yes"',
            [split.cash for split in splits],
        ),
        (
            "Not cash: the old place stays paid",
            "Old place stops being paid",
            '"no"',
            [split.stays_paid for split in splits],
        ),
    ]
    position = _cut(made, sheet, position + 1, money, rows)
    shares = [dict(split.councils.contract) for split in splits]
    whose = [council.asked.council or "" for council in money.councils]
    for name in sorted({name for share in shares for name in share}):
        called = council_name(name_in_files(name, whose))
        made.row(
            sheet,
            position + 1,
            [f"By contract: {called}", *(Pence(share.get(name, 0)) for share in shares)],
        )
        position += 1


def _cut(
    made: WorkbookWriter,
    sheet: Worksheet,
    position: int,
    money: MoneyOfYear,
    rows: Sequence[tuple[str, str, str, Sequence[int]]],
) -> int:
    """The rows of one cut with their sum: each a name, a column and what stands in it."""
    last, expected = len(money.claims) + 1, len(parts_of(money)) + 1
    first = position + 1
    for name, column, value, pence in rows:
        when = {column: value} | ({} if column == "Label" else {"Label": COUNTS})
        coming = over_expected(
            "Still expected this year", expected, {column: value, "Kind": f'"{AGREED}"'}
        )
        formulas = (
            over_weeks(CONFIRMED, last, when),
            over_weeks(CLAIMED, last, when),
            coming,
        )
        sums = [
            FormulaCell(f"={name}", number) for name, number in zip(formulas, pence, strict=True)
        ]
        made.row(sheet, position, [name, *sums])
        position += 1
    together = [
        FormulaCell(f"=SUM({name}{first}:{name}{position})", sum(row[3][number] for row in rows))
        for number, name in enumerate("BCD")
    ]
    made.row(sheet, position, ["Together", *together], strong=True)
    return position + 1


def council_sheet(made: WorkbookWriter, money: MoneyOfYear) -> None:
    """A row a line and council, the councils first; all councils are the sum of theirs."""
    sheet = made.table(BY_COUNCIL, COUNCIL_COLUMNS)
    lines, size = statement_of_year(money), len(money.councils) + 1
    for position, line in enumerate(lines, 1):
        whose = ALL if line.council is None else council_name(line.council)
        made.row(
            sheet,
            position,
            [
                line.label,
                whose,
                _live(money, lines, position, size),
                _pounds(line.low),
                _pounds(line.high),
                line.count,
            ],
            strong=line.council is None,
        )
    sheet.autofilter(0, 0, len(lines), len(COUNCIL_COLUMNS) - 1)


def _live(
    money: MoneyOfYear, lines: Sequence[StatementLine], position: int, size: int
) -> FormulaCell | Pence | None:
    """The cell of one line: a sum over its councils, over the sheets behind, or of lines above.

    `position`: its row, 1 for the first; `size`: of how many rows each line is.
    """
    line, row = lines[position - 1], position + 1
    if line.pence is None:
        return None
    forecast, target = f"C{row - size}", f"C{row - 6 * size}"
    if line.name is LineName.GAP:
        return FormulaCell(f"={target}-{forecast}", line.pence)
    if line.name is LineName.FORECAST:
        parts = "+".join(f"C{row - number * size}" for number in (4, 3, 2, 1))
        return FormulaCell(f"={parts}", line.pence)
    numbers = [statement_line.pence for statement_line in lines[position - size : position - 1]]
    if line.council is None and numbers and sum(number or 0 for number in numbers) == line.pence:
        return FormulaCell(f"=SUM(C{row - size + 1}:C{row - 1})", line.pence)
    if line.name is LineName.TARGET or line.council is None:
        return Pence(line.pence)
    return FormulaCell("=" + _behind(money, line.name, f"$B{row}"), line.pence)


def _behind(money: MoneyOfYear, name: LineName, council: str) -> str:
    """The formula of one council's line over the sheets behind it."""
    last, expected = len(money.claims) + 1, len(parts_of(money)) + 1
    apart = len(money.year.in_no_sum) + 1
    whose: Mapping[str, str] = {"Council": council}
    if name in (LineName.CONFIRMED, LineName.CLAIMED):
        return over_weeks(LABEL[name], last, {**whose, "Label": COUNTS})
    if name in (LineName.EXPECTED, LineName.POSSIBLE):
        kind = AGREED if name is LineName.EXPECTED else POSSIBLE
        when = {**whose, "Kind": f'"{kind}"'}
        return over_expected("Still expected this year", expected, when)
    if name is LineName.CARRIED:
        return over_expected("Carried into next year", expected, whose)
    headings = (
        ("Labelled avoided", "Price rises avoided")
        if name is LineName.AVOIDED
        else ("Health pays more", "Schools pay more", "Transport pays more")
    )
    return "+".join(over_not_counted(heading, apart, whose) for heading in headings)


def _pounds(pence: int | None) -> Pence | None:
    return None if pence is None else Pence(pence)
