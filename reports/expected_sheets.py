"""Sheets of finance's workbook beside the ledger: each move's part of what is expected, what is not
counted, and prices agreed down with their weeks."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from models.moves.in_no_sum import InNoSum
from models.moves.parts import Part
from models.names import council as council_name
from models.savings.pipeline import Label, PaidBy
from reports.book import Book, Pence, Share, Sum
from reports.ledger_columns import (
    AGREED,
    EXPECTED,
    EXPECTED_COLUMNS,
    LABEL_UNSAID,
    NOT_COUNTED,
    NOT_COUNTED_COLUMNS,
    POSSIBLE,
    PRICE_COLUMNS,
    STAYS_PAID,
    letter,
    over_expected,
)
from reports.money import MoneyOfYear, number_of

TOTALS = (
    ("Agreed or made", (AGREED,)),
    ("Possible, by stage", (POSSIBLE,)),
    ("Together, counted", (AGREED, POSSIBLE)),
    ("Bed stays paid (not counted)", (STAYS_PAID,)),
)
ADDED_UP = ("Confirmed by finance", "Claimed, not yet confirmed", "Still expected this year",
            "Together this year", "Carried into next year", "A week's delay")  # fmt: skip


def parts_of(found: MoneyOfYear) -> list[tuple[str, Part]]:
    """Every row of the sheet Expected with its kind, the agreed first."""
    year = found.year
    kinds = ((AGREED, year.parts), (POSSIBLE, year.possible), (STAYS_PAID, year.stays_paid))
    return [(kind, part) for kind, parts in kinds for part in parts]


def expected_sheet(made: Book, found: MoneyOfYear, names: Mapping[str, str]) -> None:
    """A row a move, of the agreed first; what it brings this year is added up live."""
    sheet = made.table(EXPECTED, EXPECTED_COLUMNS)
    labels: dict[str, Label | None] = {
        one.key: one.agreed.label for one in found.moves if one.agreed}  # fmt: skip
    rows = parts_of(found)
    for at, (kind, part) in enumerate(rows, 1):
        label = labels.get(part.move) or LABEL_UNSAID
        made.row(sheet, at, _part(kind, part, names, found, label, at + 1))
    sheet.autofilter(0, 0, max(len(rows), 1), len(EXPECTED_COLUMNS) - 1)
    headings = [column.heading for column in EXPECTED_COLUMNS]
    for at, (name, kinds) in enumerate(TOTALS, len(rows) + 2):
        made.cell(sheet, at, 0, name, strong=True)
        for heading in ADDED_UP:
            formula = "=" + "+".join(
                over_expected(heading, len(rows) + 1, {"Kind": f'"{kind}"'}) for kind in kinds
            )
            pence = sum(_pence_of(part, heading) for kind, part in rows if kind in kinds)
            made.cell(sheet, at, headings.index(heading), Sum(formula, pence), strong=True)


def _pence_of(part: Part, heading: str) -> int:
    return {
        "Confirmed by finance": part.confirmed,
        "Claimed, not yet confirmed": part.claimed,
        "Still expected this year": part.left.pence if part.left else 0,
        "Together this year": part.value,
        "Carried into next year": part.following.pence if part.following else 0,
        "A week's delay": part.delay,
    }[heading]


def _part(
    kind: str, part: Part, names: Mapping[str, str], found: MoneyOfYear, label: str, row: int
) -> list[object]:
    left = part.left
    together = "+".join(f"{letter(EXPECTED_COLUMNS, heading)}{row}" for heading in ADDED_UP[:3])
    return [
        number_of(found, part.child), council_name(part.council), names[part.move],
        part.stage.value, kind, Share(part.counts_as), Pence(part.confirmed), Pence(part.claimed),
        Pence(left.pence if left else 0), Pence(left.low) if left else None,
        Pence(left.high) if left else None, Sum(f"={together}", part.value),
        Pence(part.following.pence) if part.following else None,
        Pence(part.delay) if part.delay else None, label, "yes" if part.cash else "no", part.on,
        None if part.if_made is None else Pence(part.if_made), part.rests_on,
    ]  # fmt: skip


def not_counted_sheet(made: Book, found: MoneyOfYear, names: Mapping[str, str]) -> None:
    """A row a move with their sums, then what the programme itself costs with its sum."""
    sheet = made.table(NOT_COUNTED, NOT_COUNTED_COLUMNS)
    councils = {move.key: move.council for move in found.made}
    rows = [_apart(one, names, found, councils) for one in found.year.in_no_sum]
    for at, row in enumerate(rows, 1):
        made.row(sheet, at, row)
    sums = [(at, sum(cell.pence for row in rows if isinstance(cell := row[at], Pence)))
            for at, column in enumerate(NOT_COUNTED_COLUMNS) if column.number]  # fmt: skip
    made.together(sheet, len(rows), sums, len(NOT_COUNTED_COLUMNS))
    programme = found.year.asked.programme
    if programme is None:
        return
    begin = len(rows) + 4
    made.cell(sheet, begin, 0, "The programme itself (programme_costs.csv)", strong=True)
    for at, (item, cost) in enumerate(programme.items, begin + 1):
        made.row(sheet, at, [item, None, None, Pence(cost)])
    end = begin + 1 + len(programme.items)
    made.cell(sheet, end, 0, "Together", strong=True)
    _sum(made, sheet, 3, begin + 1, end, programme.pence)


def _sum(made: Book, sheet: Worksheet, column: int, first: int, at: int, pence: int) -> None:
    """Below some rows (numbered from 0), what they add up to."""
    if at == first:
        made.cell(sheet, at, column, Pence(0), strong=True)
        return
    name = "ABCDEFGHIJKLMN"[column]
    formula = f"=SUM({name}{first + 1}:{name}{at})"
    made.cell(sheet, at, column, Sum(formula, pence), strong=True)


def _apart(
    one: InNoSum, names: Mapping[str, str], found: MoneyOfYear, councils: Mapping[str, str]
) -> list[object]:
    moved = dict(one.moved)
    numbers = (one.avoided, one.risen, one.since_back, one.health, one.schools,
               *(moved.get(who, 0) for who in PaidBy))  # fmt: skip
    whose = council_name(councils.get(one.move, ""))
    return [number_of(found, one.child), whose, names[one.move], *map(Pence, numbers)]


def prices_sheet(made: Book, found: MoneyOfYear) -> None:
    """A row a week of each price agreed down, with live sums of the rows shown."""
    sheet = made.table("Prices agreed down", PRICE_COLUMNS)
    rows: list[list[object]] = []
    for price in found.prices.counted:
        one = price.found.one
        rows += [
            [
                number_of(found, one.child), council_name(price.found.council),
                one.kind.replace("_", " "), one.agreed_on, week.starts, week.ends,
                Pence(one.old_weekly_pence), Pence(one.new_weekly_pence), Pence(week.pence),
                Pence(week.proved), week.seen.value, Pence(week.paid), one.provider, one.source,
            ]
            for week in price.slices
        ]  # fmt: skip
    for at, row in enumerate(rows, 1):
        made.row(sheet, at, row)
    headings = [column.heading for column in PRICE_COLUMNS]
    sums = [(headings.index("Less than without it"), sum(o.pence for o in found.prices.counted)),
            (headings.index("Payments at the new price"),
             sum(one.proved for one in found.prices.counted))]  # fmt: skip
    made.together(sheet, len(rows), sums, len(PRICE_COLUMNS))
