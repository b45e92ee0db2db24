"""Sheets of finance's workbook beside the ledger: each move's part of what is expected, what is in
no sum, and prices agreed down with their weeks."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from models.moves.in_no_sum import InNoSum
from models.moves.parts import Part
from models.savings.pipeline import PaidBy
from reports.book import Book, Pence
from reports.money import MoneyOfYear, number_of

EXPECTED = "Expected"
EXPECTED_HEADINGS = (
    "Child", "Move", "Stage", "Kind", "Counts as", "Up to today, not proved",
    "Still expected this year", "At least, 9 in 10", "At most, 9 in 10", "Into next year",
    "Together this year", "A week's delay", "Chance of lasting rests on",
)  # fmt: skip
APART_HEADINGS = (
    "Child", "Move", "Avoided, by its label", "Price would have risen", "Cost more since back",
    "Health pays less", "Schools pay less", "Health pays more", "Schools pay more",
    "Transport pays more",
)  # fmt: skip
PRICE_HEADINGS = (
    "Child", "Council", "What", "Agreed on", "From", "Up to, not counting", "Without it, a week",
    "With it, a week", "Less than without it", "Proved", "Payments say", "Paid", "With whom",
    "Source",
)  # fmt: skip
FIRST_SUM = 2  # the first column of the second sheet that is added up


def expected_sheet(made: Book, found: MoneyOfYear, names: Mapping[str, str]) -> None:
    """A row a move, of the agreed first; what it brings this year is added up live."""
    widths = (14, 10, 16, 10, 10, *[16] * 7, 60)
    sheet = made.sheet(EXPECTED, EXPECTED_HEADINGS, widths)
    kinds = (("agreed", found.year.agreed_parts), ("likely", found.year.likely_parts))
    rows = [(kind, part) for kind, parts in kinds for part in parts]
    for at, (kind, part) in enumerate(rows, 1):
        made.row(sheet, at, _part(kind, part, names, found))
        formula = f"=F{at + 1}+G{at + 1}"
        sheet.write_formula(at, 10, formula, made.money, part.expected / 100)


def _part(kind: str, part: Part, names: Mapping[str, str], found: MoneyOfYear) -> list[object]:
    left = part.left
    return [
        number_of(found, part.child), names[part.move], part.stage.value, kind,
        f"{part.counts_as:.0%}", Pence(part.open), Pence(left.pence if left else 0),
        Pence(left.low) if left else None, Pence(left.high) if left else None,
        Pence(part.following.pence) if part.following else None, None,
        Pence(part.delay) if part.delay else None, part.rests_on,
    ]  # fmt: skip


def in_no_sum_sheet(made: Book, found: MoneyOfYear, names: Mapping[str, str]) -> None:
    """A row a move with their sums, then what the programme itself costs with its sum."""
    sheet = made.sheet("In no sum", APART_HEADINGS, (34, 10, *[16] * 8))
    rows = found.year.in_no_sum
    for at, one in enumerate(rows, 1):
        made.row(sheet, at, _apart(one, names, found))
    total = len(rows) + 1
    sheet.write_string(total, 0, "Together", made.bold)
    for column in range(FIRST_SUM, len(APART_HEADINGS)):
        pence = sum(_pence(_apart(one, names, found)[column]) for one in rows)
        _sum(made, sheet, column, 1, total, pence)
    programme = found.year.asked.programme
    if programme is None:
        return
    begin = total + 2
    sheet.write_string(begin, 0, "The programme itself (programme_costs.csv)", made.bold)
    for at, (item, cost) in enumerate(programme.items, begin + 1):
        made.row(sheet, at, [item, None, Pence(cost)])
    end = begin + 1 + len(programme.items)
    sheet.write_string(end, 0, "Together", made.bold)
    _sum(made, sheet, FIRST_SUM, begin + 1, end, programme.pence)


def _sum(made: Book, sheet: Worksheet, column: int, first: int, at: int, pence: int) -> None:
    """Below some rows (numbered from 0), what they add up to."""
    if at == first:
        made.row(sheet, at, [*[None] * column, Pence(0)])
        return
    letter = "ABCDEFGHIJ"[column]
    formula = f"=SUM({letter}{first + 1}:{letter}{at})"
    sheet.write_formula(at, column, formula, made.money, pence / 100)


def _apart(one: InNoSum, names: Mapping[str, str], found: MoneyOfYear) -> list[object]:
    moved = dict(one.moved)
    numbers = (one.avoided, one.risen, one.since_back, one.health, one.schools,
               *(moved.get(who, 0) for who in PaidBy))  # fmt: skip
    return [number_of(found, one.child), names[one.move], *(Pence(each) for each in numbers)]


def _pence(cell: object) -> int:
    return cell.pence if isinstance(cell, Pence) else 0


def prices_sheet(made: Book, found: MoneyOfYear) -> None:
    """A row a week of each price agreed down, with live sums below."""
    sheet = made.sheet(
        "Prices agreed down", PRICE_HEADINGS, (14, 14, 14, *[13] * 7, 34, 13, 20, 40)
    )
    at = 1
    for price in found.prices.counted:
        one = price.found.one
        for week in price.slices:
            made.row(sheet, at, [
                number_of(found, one.child), price.found.council, one.kind.replace("_", " "),
                one.agreed_on, week.starts, week.ends, Pence(one.old_weekly_pence),
                Pence(one.new_weekly_pence), Pence(week.pence), Pence(week.proved),
                week.seen.value, Pence(week.paid), one.provider, one.source,
            ])  # fmt: skip
            at += 1
    sheet.write_string(at, 0, "Together", made.bold)
    _sum(made, sheet, 8, 1, at, sum(one.pence for one in found.prices.counted))
    _sum(made, sheet, 9, 1, at, sum(one.proved for one in found.prices.counted))
