"""The first two sheets of the savings workbook: where the year stands, and the same by council.

Each figure is a formula over the sheets behind it; ranges and chances are simulated, so they are
numbers. The lines are those of models/moves/statement.py, as on the page and in the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from xlsxwriter.worksheet import Worksheet

from models.moves.line_names import HOW, LINE_NAME
from models.moves.statement import LineName, StatementLine
from models.moves.year import paths_words
from models.names import council as council_name
from models.savings.pipeline import Label
from models.savings.views import name_in_files
from models.words import listed
from reports.book import Book, Column, Pence, Sum
from reports.expected_sheets import parts_of
from reports.ledger_columns import (
    AGREED,
    BY_COUNCIL,
    LABEL_UNSAID,
    POSSIBLE,
    over_expected,
    over_not_counted,
    over_weeks,
)
from reports.money import MoneyOfYear, statement

ALL = "All councils"
LINE_HEIGHT = 15  # points
COUNTS = '"<>avoided"'
LESS_THAN, MORE_THAN = 0.05, 0.95
FRONT = (
    Column("", 42), Column("Pounds", 18, number=True), Column("Low end (P10)", 18, number=True),
    Column("High end (P90)", 18, number=True), Column("Moves", 10, number=True),
    Column("How it is worked out", 68),
)  # fmt: skip
COUNCIL_COLUMNS = (
    Column("Line", 46), Column("Council", 26), Column("Pounds", 18, number=True),
    Column("Low end (P10)", 18, number=True), Column("High end (P90)", 18, number=True),
    Column("Moves", 10, number=True),
)  # fmt: skip
NET_STEPS = (
    ("Old home no longer paid", ("Old home",)),
    ("Other homes on either path", ("Other homes",)),
    ("New home", ("New home",)),
    ("Gross", ("Old home", "Other homes", "New home")),
    ("Support", ("Support",)),
    ("One-off costs", ("Once",)),
    ("Two homes at once", ("Two homes",)),
    ("Net: confirmed and claimed together",
     ("Old home", "Other homes", "New home", "Support", "Once", "Two homes")),
)  # fmt: skip


def chance_words(chance: float | None) -> str:
    """The chance of reaching the target; the engine gives no better than one in 20."""
    if chance is None:
        return "no target is held"
    if chance < LESS_THAN:
        return "less than 1 in 20"
    return "more than 19 in 20" if chance > MORE_THAN else f"about {round(chance * 20)} in 20"


def standing_sheet(made: Book, found: MoneyOfYear) -> None:
    """What it is about, the statement, the chance, gross to net, and the sums by label and cash."""
    sheet, at = made.front("Where it stands", [one.width for one in FRONT], _facts(found))
    made.headings(sheet, at, FRONT)
    councils, lines = len(found.councils), statement(found)
    of_all = [one for one in lines if one.council is None]
    for number, line in enumerate(of_all):
        row = number * (councils + 1) + councils + 2  # of its row on the other sheet, from 1
        pounds = None if line.pence is None else Sum(f"='{BY_COUNCIL}'!C{row}", line.pence)
        strong = line.name in (LineName.TARGET, LineName.FORECAST, LineName.GAP)
        made.row(sheet, at + 1 + number, [
            LINE_NAME[line.name], pounds, _pounds(line.low), _pounds(line.high), line.moves,
            None,
        ], strong=strong)  # fmt: skip
        sheet.write_string(at + 1 + number, 5, HOW[line.name], made.wrap)
    at = _beside(made, sheet, at + len(of_all) + 2, found)
    at = _gross_to_net(made, sheet, at + 1, found)
    _splits(made, sheet, at + 1, found)


def _facts(found: MoneyOfYear) -> list[tuple[str, object]]:
    councils = [council_name(one.asked.council or "") for one in found.councils]
    return [
        ("Financial year", str(found.year.asked.year).replace("-", "/")),
        ("As at", found.as_of),
        ("Councils", f"{listed(councils)}, together" if len(councils) > 1 else listed(councils)),
        ("Children and placements to", found.held.data_date),
        ("Payments to", found.payments_to - timedelta(days=1) if found.payments_to
         else "no payment is held"),
        ("For whom", "Finance inside the council. Not for sharing outside: single children are "
                     "shown."),
    ]  # fmt: skip


def _beside(made: Book, sheet: Worksheet, at: int, found: MoneyOfYear) -> int:
    """The chance of reaching the target by council, and what no range above holds; the next row."""
    made.cell(sheet, at, 0, "Chance of reaching the target", strong=True)
    for one in (*found.councils, found.year):
        at += 1
        whose = ALL if one.asked.council is None else council_name(one.asked.council)
        made.row(sheet, at, [whose, chance_words(one.position.chance)])
    last, really = len(found.claims) + 1, found.year.position.really
    clawed = Sum("=" + over_weeks("Clawed back", last, {"Label": COUNTS}), found.year.clawed_back)
    made.row(sheet, at + 2, ["Clawed back since it was confirmed", clawed])
    made.row(sheet, at + 3, ["Forecast, with the baselines' own error", Pence(really.pence),
                             Pence(really.low), Pence(really.high)])  # fmt: skip
    said = paths_words(found.year, _in_words(really.low), _in_words(really.high))
    sheet.write_string(at + 3, 5, said, made.wrap)
    sheet.set_row(at + 3, 3 * LINE_HEIGHT)
    return at + 5


def _gross_to_net(made: Book, sheet: Worksheet, at: int, found: MoneyOfYear) -> int:
    made.headings(sheet, at, (Column("From gross to net, up to today", 0), FRONT[1]))
    amounts, last = found.year.to_date, len(found.claims) + 1
    pence = {"Old home": amounts.old_home, "Other homes": amounts.elsewhere,
             "New home": amounts.new_home, "Support": amounts.support, "Once": amounts.one_off,
             "Two homes": amounts.overlap}  # fmt: skip
    for name, headings in NET_STEPS:
        at += 1
        formula = "+".join(over_weeks(one, last, {"Label": COUNTS}) for one in headings)
        made.row(sheet, at, [name, Sum(f"={formula}", sum(pence[one] for one in headings))],
                 strong=len(headings) > 1)  # fmt: skip
    return at + 1


def _splits(made: Book, sheet: Worksheet, at: int, found: MoneyOfYear) -> None:
    """Confirmed, claimed and still expected by label, by cash and by contract share."""
    kinds = ("confirmed", "claimed", "expected")
    splits = [found.year.splits[kind] for kind in kinds]
    labels = [one for one in Label if one is not Label.AVOIDED]
    made.headings(sheet, at, (
        Column("What the sums are", 0), *(Column(name, 0, number=True) for name in (
            "Confirmed by finance", "Claimed, not yet confirmed", "Still expected, agreed")),
    ))  # fmt: skip
    by_label = [dict(split.labels) for split in splits]
    rows: list[tuple[str, str, str, Sequence[int]]] = [
        (f"Label: {label or LABEL_UNSAID}", "Label", f'"{label or LABEL_UNSAID}"',
         [each.get(label, 0) for each in by_label])
        for label in (*labels, None)
    ]  # fmt: skip
    at = _cut(made, sheet, at + 1, found, rows)
    rows = [
        ("Cash: the old bed stops being paid", "Old bed stops being paid", '"yes"',
         [split.cash for split in splits]),
        ("Not cash: the old bed stays paid", "Old bed stops being paid", '"no"',
         [split.stays_paid for split in splits]),
    ]  # fmt: skip
    at = _cut(made, sheet, at + 1, found, rows)
    shares = [dict(split.councils.contract) for split in splits]
    whose = [one.asked.council or "" for one in found.councils]
    for name in sorted({name for share in shares for name in share}):
        called = council_name(name_in_files(name, whose))
        made.row(sheet, at + 1, [f"By contract: {called}",
                                 *(Pence(share.get(name, 0)) for share in shares)])  # fmt: skip
        at += 1


def _cut(
    made: Book, sheet: Worksheet, at: int, found: MoneyOfYear,
    rows: Sequence[tuple[str, str, str, Sequence[int]]],
) -> int:  # fmt: skip
    """The rows of one cut with their sum: each a name, a column and what stands in it."""
    last, expected = len(found.claims) + 1, len(parts_of(found)) + 1
    first = at + 1
    for name, column, value, pence in rows:
        when = {column: value} | ({} if column == "Label" else {"Label": COUNTS})
        coming = over_expected("Still expected this year", expected,
                               {column: value, "Kind": f'"{AGREED}"'})  # fmt: skip
        formulas = (over_weeks("Confirmed by finance", last, when),
                    over_weeks("Claimed, not yet confirmed", last, when), coming)  # fmt: skip
        sums = [Sum(f"={one}", each) for one, each in zip(formulas, pence, strict=True)]
        made.row(sheet, at, [name, *sums])
        at += 1
    together = [Sum(f"=SUM({name}{first}:{name}{at})", sum(row[3][number] for row in rows))
                for number, name in enumerate("BCD")]  # fmt: skip
    made.row(sheet, at, ["Together", *together], strong=True)
    return at + 1


def council_sheet(made: Book, found: MoneyOfYear) -> None:
    """A row a line and council, the councils first; all councils are the sum of theirs."""
    sheet = made.table(BY_COUNCIL, COUNCIL_COLUMNS)
    lines, size = statement(found), len(found.councils) + 1
    for at, line in enumerate(lines, 1):
        whose = ALL if line.council is None else council_name(line.council)
        made.row(sheet, at, [
            LINE_NAME[line.name], whose, _live(found, lines, at, size), _pounds(line.low),
            _pounds(line.high), line.moves,
        ], strong=line.council is None)  # fmt: skip
    sheet.autofilter(0, 0, len(lines), len(COUNCIL_COLUMNS) - 1)


def _live(found: MoneyOfYear, lines: Sequence[StatementLine], at: int, size: int) -> (
    Sum | Pence | None
):  # fmt: skip
    """The cell of one line: a sum over its councils, over the sheets behind, or of lines above.

    `at`: its row, 1 for the first; `size`: of how many rows each line is.
    """
    line, row = lines[at - 1], at + 1
    if line.pence is None:
        return None
    forecast, target = f"C{row - size}", f"C{row - 6 * size}"
    if line.name is LineName.GAP:
        return Sum(f"={target}-{forecast}", line.pence)
    if line.name is LineName.FORECAST:
        parts = "+".join(f"C{row - number * size}" for number in (4, 3, 2, 1))
        return Sum(f"={parts}", line.pence)
    mine = [one.pence for one in lines[at - size : at - 1]]
    if line.council is None and mine and sum(one or 0 for one in mine) == line.pence:
        return Sum(f"=SUM(C{row - size + 1}:C{row - 1})", line.pence)
    if line.name is LineName.TARGET or line.council is None:
        return Pence(line.pence)
    return Sum("=" + _behind(found, line.name, f"$B{row}"), line.pence)


def _behind(found: MoneyOfYear, name: LineName, council: str) -> str:
    """The formula of one council's line over the sheets behind it."""
    last, expected = len(found.claims) + 1, len(parts_of(found)) + 1
    apart = len(found.year.in_no_sum) + 1
    whose: Mapping[str, str] = {"Council": council}
    if name in (LineName.CONFIRMED, LineName.CLAIMED):
        return over_weeks(LINE_NAME[name], last, {**whose, "Label": COUNTS})
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


def _in_words(pence: int) -> str:
    sign = "−" if pence < 0 else ""
    return f"{sign}£{abs(round(pence / 100)):,}"
