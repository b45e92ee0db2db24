"""The savings workbook for finance: where the year stands, every move and week with its payments,
live totals, and where each price is from.

Totals are formulas over the sheets behind them, so that whoever changes a week sees what follows.
What people typed is text that can't run (reports/safe.py); numbers are numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.money import FinancialYear
from models.names import council as council_name
from models.savings.made_move import MadeMove
from models.savings.payments import Checked
from models.savings.views import name_in_files
from models.words import a_date as in_words
from reports.book import Book, Column, Pence, Sum
from reports.expected_sheets import expected_sheet, not_counted_sheet, prices_sheet
from reports.ledger_columns import LABEL_UNSAID, MOVE_COLUMNS, WEEK_COLUMNS, WEEKS, over_weeks
from reports.money import MoneyOfYear, number_of
from reports.statement_sheets import council_sheet, standing_sheet

SOURCE_COLUMNS = (Column("What", 44), Column("From", 110))


def ledger_book(found: MoneyOfYear) -> bytes:
    """The bytes of the .xlsx: where the year stands, each council, moves, weeks, sources.

    Raises ValueError where the councils don't add up to the whole.
    """
    made = Book(f"Savings {str(found.year.asked.year).replace('-', '/')}")
    names = {move.key: f"M{number}" for number, move in enumerate(found.made, 1)}
    ahead = sorted(one.key for one in found.moves if one.key not in names)
    names |= {key: f"A{number}" for number, key in enumerate(ahead, 1)}
    standing_sheet(made, found)
    council_sheet(made, found)
    _moves_sheet(made, found, names)
    _weeks_sheet(made, found, names)
    expected_sheet(made, found, names)
    not_counted_sheet(made, found, names)
    prices_sheet(made, found)
    sources = made.table("Sources", SOURCE_COLUMNS)
    for at, row in enumerate(_sources(found), 1):
        made.row(sources, at, row)
    return made.done()


def _weeks_sheet(made: Book, found: MoneyOfYear, names: Mapping[str, str]) -> None:
    sheet = made.table(WEEKS, WEEK_COLUMNS)
    claims = sorted(found.claims, key=lambda one: (names[one.slice.move], one.slice.starts))
    rows = [_week(one, names, found) for one in claims]
    for at, row in enumerate(rows, 1):
        made.row(sheet, at, row)
    made.together(sheet, len(rows), _sums(rows, WEEK_COLUMNS), len(WEEK_COLUMNS))


def _week(one: Checked, names: Mapping[str, str], found: MoneyOfYear) -> list[object]:
    part, row, parts = one.slice, one.standing, one.slice.amounts
    return [
        number_of(found, part.child), council_name(part.council), names[part.move], part.number,
        part.starts, part.ends, *(Pence(pence) for pence in (
            parts.old_home, parts.elsewhere, parts.new_home, parts.support, parts.one_off,
            parts.overlap, part.net, row.stands, row.open, row.clawed_back, part.avoided)),
        "yes" if part.is_cash else "no", "yes" if part.cashable else "no",
        part.label or LABEL_UNSAID, one.seen.value, Pence(one.paid_new), Pence(one.paid_old),
        part.because,
    ]  # fmt: skip


def _moves_sheet(made: Book, found: MoneyOfYear, names: Mapping[str, str]) -> None:
    sheet = made.table("Moves", MOVE_COLUMNS)
    last = len(found.claims) + 1
    rows = [_move(move, names, found, at, last) for at, move in enumerate(found.made, 2)]
    for at, row in enumerate(rows, 1):
        made.row(sheet, at, row)
    made.together(sheet, len(rows), _sums(rows, MOVE_COLUMNS), len(MOVE_COLUMNS))


def _move(
    move: MadeMove, names: Mapping[str, str], found: MoneyOfYear, at: int, last: int
) -> list[object]:
    ends_on, why = move.end
    ended = ends_on <= found.as_of
    mine = [one.standing for one in found.claims if one.slice.move == move.key]

    def weeks(heading: str, pence: int) -> Sum:
        return Sum("=" + over_weeks(heading, last, {"Move": f"$A{at}"}), pence)

    return [
        names[move.key], number_of(found, move.child), council_name(move.council), move.moved_on,
        ends_on if ended else None, why.value if ended else "",
        Pence(move.frozen.old_weekly_pence), move.frozen.old_source, move.frozen.frozen_on,
        move.money.label or LABEL_UNSAID,
        weeks("Net", sum(one.slice.net for one in mine)),
        weeks("Confirmed by finance", sum(one.stands for one in mine)),
        weeks("Claimed, not yet confirmed", sum(one.open for one in mine)),
        weeks("Clawed back", sum(one.clawed_back for one in mine)),
    ]  # fmt: skip


ADDED_UP = {"Net", "Confirmed by finance", "Claimed, not yet confirmed", "Clawed back", "Old home",
            "Other homes", "New home", "Support", "Once", "Two homes",
            "Price rises avoided (not counted)", "Paid, not residential",
            "Paid, residential"}  # fmt: skip


def _sums(rows: Sequence[Sequence[object]], columns: Sequence[Column]) -> list[tuple[int, int]]:
    """Of each column that can be added up (a price a week can't), its pence."""
    return [
        (at, sum(cell.pence for row in rows if isinstance(cell := row[at], Pence | Sum)))
        for at, column in enumerate(columns) if column.heading in ADDED_UP
    ]  # fmt: skip


def _sources(found: MoneyOfYear) -> list[tuple[str, str]]:
    from data.reference.contract_shares import contract_shares
    from data.reference.stage_weights import stage_weights

    rows = [
        ("Children and placements", f"returns imported, to {in_words(found.held.data_date)}"),
        ("Payments", "ledger.csv as imported, spread evenly over the days each is for"),
        ("Confirmed by finance", "confirmed in the tool, less what was clawed back since"),
        ("Low end (P10) and high end (P90)",
         "of 4,000 joint futures, 8 in 10 lie between the two; ranges of parts don't add up"),
    ]  # fmt: skip
    rows += [(f"Stage: {one.stage.value}, {one.weight:.0%} by default", one.source)
             for one in stage_weights()]  # fmt: skip
    whose = [one.asked.council or "" for one in found.councils]
    rows += [(f"Contract share of {council_name(name_in_files(one.council, whose))}: "
              f"{one.share:.2%} from {in_words(one.from_day)}", one.source)
             for one in contract_shares()]  # fmt: skip
    prices = {(move.frozen.old_source, move.frozen.price_year) for move in found.made}
    rows += [
        (f"Old price, raised to prices of {FinancialYear(year)}", source)
        for source, year in sorted(prices)
    ]
    new = {price.source for move in found.made for price in move.money.prices}
    return [*rows, *(("New price", source or "not said") for source in sorted(new))]
