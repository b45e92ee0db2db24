"""Own files drawn at random from their declarations: odd but valid values, and some that are none.

A council's exports hold every spelling that the reading rules allow, limits and all. What a cell
may hold comes from the column's declaration, so a new column is drawn as soon as it is declared.
"""

import csv
import io
from datetime import date, timedelta
from random import Random

from data.formats import needs_profile, own_files
from data.formats.table import CellKind, Column, Table

TABLES: tuple[Table, ...] = (*own_files.TABLES, *needs_profile.TABLES)
GARBAGE = (
    "", " ", "n/a", "#REF!", "-", "12%", "inf", "NaN", "1e9", "-0.001", "31/02/2026", "01/01/2090",
    "01/01/1901", "2089-90", "9" * 30, "=1+1", "nine", "East Northamptonshire", "\u00a0", "?", "0",
)  # fmt: skip
WORDS = (
    "", "A Provider", "=SUM(A1)", "**bold** _x_ $y$ `z`", "<b>x</b>", "Zoë’s “home” 💷", "x" * 300,
    "a, b; c", "None", ":red[x]", "[a](javascript:x)", "1", "- one",
)  # fmt: skip
COUNCILS = ("North", "north council", "NORTH", "both", "All", "West", "East Northamptonshire")
CHILDREN = ("0001", "0002", "0003", '="0001"', " 0002 ", "9999", "0098")


def own_file(table: Table, draw: Random, today: date, rows: int, spoil: float) -> bytes:
    """A csv of that table; `spoil`: the chance of a cell that may mean nothing."""
    text = io.StringIO()
    writer = csv.writer(text)
    columns = [column for column in table.columns if not column.derived]
    columns = [column for column in columns if column.needed or draw.random() < 0.9]
    draw.shuffle(columns)
    writer.writerow([column.heading for column in columns])
    for _ in range(rows):
        cells = {column.name: _cell(column, draw, today) for column in columns}
        _in_order(table, cells, draw)
        writer.writerow(
            [
                draw.choice(GARBAGE) if draw.random() < spoil else cells[column.name]
                for column in columns
            ]
        )
    return text.getvalue().encode()


def _cell(column: Column, draw: Random, today: date) -> str:
    if not column.rejects_blank and draw.random() < 0.25:
        return ""
    if column.name in {"financial_year", "price_year"}:
        start = today.year + draw.choice([-26 + 2026 - today.year, -3, -1, -1, 0, 0, 1, 10])
        return draw.choice([f"{start}-{(start + 1) % 100:02d}", f"{start}/{start + 1}"])
    if column.council:
        return draw.choice(COUNCILS)
    if column.name in {"child_id", "sibling_id"}:
        return draw.choice(CHILDREN)
    return _OF_KIND[column.kind](column, draw, today)


def _number(column: Column, draw: Random, today: date) -> str:
    low, high = column.lowest or 0.0, column.highest or 100.0
    usual = min(high, draw.uniform(0, 6000))
    value = draw.choice([low, high, max(low, 0.0), draw.uniform(low, high), usual, usual])
    if column.kind is CellKind.WHOLE:
        return str(int(value))
    if column.kind is CellKind.NUMBER:
        return repr(value)
    amount = f"{abs(value):,.2f}"
    spellings = (
        [f"-{amount}", f"({amount})", f"£{amount} CR", f"{amount}-"]
        if value < 0
        else [amount, f"£{amount}", f"{amount} DR", f"{abs(value):.2f}"]
    )
    return draw.choice(spellings)


def _day(column: Column, draw: Random, today: date) -> str:
    back, ahead = column.years_back or 0, column.years_ahead or 0
    first = date(today.year - back, 1, 1)
    last = today if not ahead else date(today.year + ahead, 12, 31)
    near = today - timedelta(draw.randrange(800))
    day = draw.choice([first, last, near, near, near, near + timedelta(draw.randrange(30))])
    day = min(max(day, first), last)
    return draw.choice([f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day:%d %B %Y}", f"{day:%d.%m.%Y}"])


def _code(column: Column, draw: Random, today: date) -> str:
    value = str(draw.choice(column.values))
    return draw.choice([value, value.upper(), f" {value} "])


def _text(column: Column, draw: Random, today: date) -> str:
    words = [word for word in WORDS if word or not column.rejects_blank]
    return draw.choice(words)


_OF_KIND = {
    CellKind.IDENTIFIER: lambda column, draw, today: f"H-{draw.randrange(5)}",
    CellKind.TEXT: _text,
    CellKind.DATE: _day,
    CellKind.CODE: _code,
    CellKind.WHOLE: _number,
    CellKind.NUMBER: _number,
    CellKind.MONEY: _number,
    CellKind.FLAG: lambda column, draw, today: draw.choice(["0", "1"]),
    CellKind.YES_NO: lambda column, draw, today: draw.choice(["yes", "No", "TRUE", "0", "n/k"]),
    CellKind.POSTCODE: lambda column, draw, today: draw.choice(["ZZ1 1ZZ", "nn15aa", "NN1 5", ""]),
}


def _in_order(table: Table, cells: dict[str, str], draw: Random) -> None:
    """Mostly a day or number that isn't below the one it may not lie below; the same is enough."""
    for column in table.columns:
        for other in (column.at_least, column.at_most):
            if other and other in cells and cells.get(column.name) and draw.random() < 0.7:
                cells[column.name] = cells[other]
