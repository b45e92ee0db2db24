"""Sheets of finance's workbook beside the ledger: each move's part of what is expected, what is not
counted, and prices agreed down with their weeks."""

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from models.ledger.contributions import MoveContribution
from models.ledger.memorandum import MemorandumItems
from models.names import council_name as council_name
from models.papers.year_of_savings import MoneyOfYear, number_of
from models.recording.move_stages import Label, PaidBy
from reports.book import FormulaCell, Pence, PercentCell, WorkbookWriter
from reports.ledger_columns import (
    AGREED,
    CLAIMED,
    CONFIRMED,
    EXPECTED,
    EXPECTED_COLUMNS,
    LABEL_UNSAID,
    NOT_COUNTED,
    NOT_COUNTED_COLUMNS,
    POSSIBLE,
    PRICE_COLUMNS,
    STAYS_PAID,
    column_letter,
    over_expected,
)

TOTALS = (
    ("Agreed or made", (AGREED,)),
    ("Possible, by stage", (POSSIBLE,)),
    ("Together, counted", (AGREED, POSSIBLE)),
    ("Place stays paid (not counted)", (STAYS_PAID,)),
)
ADDED_UP = (CONFIRMED, CLAIMED, "Still expected this year",
            "Together this year", "Carried into next year", "A week's delay")  # fmt: skip


def parts_of(money: MoneyOfYear) -> list[tuple[str, MoveContribution]]:
    """Every row of the sheet Expected with its kind, the agreed first."""
    year = money.year
    kinds = ((AGREED, year.parts), (POSSIBLE, year.possible), (STAYS_PAID, year.stays_paid))
    return [(kind, part) for kind, parts in kinds for part in parts]


def expected_sheet(made: WorkbookWriter, money: MoneyOfYear, names: Mapping[str, str]) -> None:
    """A row a move, of the agreed first; what it brings this year is added up live."""
    sheet = made.table(EXPECTED, EXPECTED_COLUMNS, names=3)
    labels: dict[str, Label | None] = {
        move.key: move.agreed.label for move in money.moves if move.agreed
    }
    rows = parts_of(money)
    for position, (kind, part) in enumerate(rows, 1):
        label = labels.get(part.move) or LABEL_UNSAID
        made.row(sheet, position, _part(kind, part, names, money, label, position + 1))
    sheet.autofilter(0, 0, max(len(rows), 1), len(EXPECTED_COLUMNS) - 1)
    headings = [column.heading for column in EXPECTED_COLUMNS]
    for position, (name, kinds) in enumerate(TOTALS, len(rows) + 2):
        made.cell(sheet, position, 0, name, strong=True)
        for heading in ADDED_UP:
            formula = "=" + "+".join(
                over_expected(heading, len(rows) + 1, {"Kind": f'"{kind}"'}) for kind in kinds
            )
            pence = sum(_pence_of(part, heading) for kind, part in rows if kind in kinds)
            made.cell(
                sheet, position, headings.index(heading), FormulaCell(formula, pence), strong=True
            )


def _pence_of(part: MoveContribution, heading: str) -> int:
    return {
        CONFIRMED: part.confirmed,
        CLAIMED: part.claimed,
        "Still expected this year": part.left.pence if part.left else 0,
        "Together this year": part.value,
        "Carried into next year": part.following.pence if part.following else 0,
        "A week's delay": part.delay,
    }[heading]


def _part(
    kind: str,
    part: MoveContribution,
    names: Mapping[str, str],
    money: MoneyOfYear,
    label: str,
    row: int,
) -> list[object]:
    expected_share = part.left
    together = "+".join(
        f"{column_letter(EXPECTED_COLUMNS, heading)}{row}" for heading in ADDED_UP[:3]
    )
    return [
        number_of(money, part.child),
        council_name(part.council),
        names[part.move],
        part.stage.value,
        kind,
        PercentCell(part.counts_as),
        Pence(part.confirmed),
        Pence(part.claimed),
        Pence(expected_share.pence if expected_share else 0),
        Pence(expected_share.low) if expected_share else None,
        Pence(expected_share.high) if expected_share else None,
        FormulaCell(f"={together}", part.value),
        Pence(part.following.pence) if part.following else None,
        Pence(part.delay) if part.delay else None,
        label,
        "yes" if part.cash else "no",
        part.on,
        None if part.if_made is None else Pence(part.if_made),
        part.rests_on,
    ]


def not_counted_sheet(made: WorkbookWriter, money: MoneyOfYear, names: Mapping[str, str]) -> None:
    """A row a move with their sums, then what the programme itself costs with its sum."""
    sheet = made.table(NOT_COUNTED, NOT_COUNTED_COLUMNS)
    councils = {move.key: move.council for move in money.made}
    rows = [_apart(in_no_sum, names, money, councils) for in_no_sum in money.year.in_no_sum]
    for position, row in enumerate(rows, 1):
        made.row(sheet, position, row)
    sums = [
        (
            position_item,
            sum(cell.pence for row in rows if isinstance(cell := row[position_item], Pence)),
        )
        for position_item, column in enumerate(NOT_COUNTED_COLUMNS)
        if column.number
    ]
    made.together(sheet, len(rows), sums, len(NOT_COUNTED_COLUMNS))
    programme = money.year.asked.programme
    if programme is None:
        return
    begin = len(rows) + 4
    made.cell(sheet, begin, 0, "Programme costs (programme_costs.csv)", strong=True)
    for position, (item, cost) in enumerate(programme.items, begin + 1):
        made.row(sheet, position, [item, None, None, Pence(cost)])
    end = begin + 1 + len(programme.items)
    made.cell(sheet, end, 0, "Together", strong=True)
    _sum(made, sheet, 3, begin + 1, end, programme.pence)


def _sum(
    made: WorkbookWriter, sheet: Worksheet, column: int, first: int, position: int, pence: int
) -> None:
    """Below some rows (numbered from 0), what they add up to."""
    if position == first:
        made.cell(sheet, position, column, Pence(0), strong=True)
        return
    name = "ABCDEFGHIJKLMN"[column]
    formula = f"=SUM({name}{first + 1}:{name}{position})"
    made.cell(sheet, position, column, FormulaCell(formula, pence), strong=True)


def _apart(
    in_no_sum: MemorandumItems,
    names: Mapping[str, str],
    money: MoneyOfYear,
    councils: Mapping[str, str],
) -> list[object]:
    moved = dict(in_no_sum.moved)
    numbers = (
        in_no_sum.avoided,
        in_no_sum.risen,
        in_no_sum.since_back,
        in_no_sum.health,
        in_no_sum.schools,
        *(moved.get(paid_by, 0) for paid_by in PaidBy),
    )
    whose = council_name(councils.get(in_no_sum.move, ""))
    return [number_of(money, in_no_sum.child), whose, names[in_no_sum.move], *map(Pence, numbers)]


def prices_sheet(made: WorkbookWriter, money: MoneyOfYear) -> None:
    """A row a week of each price agreed down, with live sums of the rows shown."""
    sheet = made.table("Prices agreed down", PRICE_COLUMNS, names=3)
    rows: list[list[object]] = []
    for price in money.prices.counted:
        renegotiation = price.found.one
        rows += [
            [
                number_of(money, renegotiation.child),
                council_name(price.found.council),
                renegotiation.kind.replace("_", " "),
                renegotiation.agreed_on,
                week.starts,
                week.ends,
                Pence(renegotiation.old_weekly_pence),
                Pence(renegotiation.new_weekly_pence),
                Pence(week.pence),
                Pence(week.proved),
                week.seen.value,
                Pence(week.paid),
                renegotiation.provider,
                renegotiation.source,
            ]
            for week in price.slices
        ]
    for position, row in enumerate(rows, 1):
        made.row(sheet, position, row)
    headings = [column.heading for column in PRICE_COLUMNS]
    sums = [
        (headings.index("Reduction"), sum(o.pence for o in money.prices.counted)),
        (
            headings.index("Payments at the new price"),
            sum(price_weeks.proved for price_weeks in money.prices.counted),
        ),
    ]
    made.together(sheet, len(rows), sums, len(PRICE_COLUMNS))
