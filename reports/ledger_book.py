"""The savings workbook for finance: where the year stands, every move and week with its payments,
live totals, and where each price is from.

Totals are formulas over the sheets behind them, so that whoever changes a week sees what follows.
What people typed is text that can't run (reports/safe.py); numbers are numbers.
"""

from collections.abc import Mapping, Sequence

from models.ledger.completed_move import CompletedMove
from models.ledger.council_split import name_in_files
from models.ledger.payments import CheckedSlice
from models.money import FinancialYear
from models.names import council_name as council_name
from models.papers.year_of_savings import MoneyOfYear, number_of
from models.words import a_date as in_words
from reports.book import FormulaCell, Pence, SheetColumn, WorkbookWriter
from reports.expected_sheets import expected_sheet, not_counted_sheet, prices_sheet
from reports.ledger_columns import (
    CLAIMED,
    CONFIRMED,
    LABEL_UNSAID,
    MOVE_COLUMNS,
    WEEK_COLUMNS,
    WEEKS,
    over_weeks,
)
from reports.statement_sheets import council_sheet, standing_sheet

SOURCE_COLUMNS = (SheetColumn("What", 44), SheetColumn("From", 110))


def ledger_book(money: MoneyOfYear) -> bytes:
    """The bytes of the .xlsx: where the year stands, each council, moves, weeks, sources.

    Raises ValueError where the councils don't add up to the whole.
    """
    made = WorkbookWriter(f"Savings {str(money.year.asked.year).replace('-', '/')}")
    names = {move.key: f"M{number}" for number, move in enumerate(money.made, 1)}
    ahead = sorted(move.key for move in money.moves if move.key not in names)
    names |= {key: f"A{number}" for number, key in enumerate(ahead, 1)}
    standing_sheet(made, money)
    council_sheet(made, money)
    _moves_sheet(made, money, names)
    _weeks_sheet(made, money, names)
    expected_sheet(made, money, names)
    not_counted_sheet(made, money, names)
    prices_sheet(made, money)
    sources = made.table("Sources", SOURCE_COLUMNS)
    for position, row in enumerate(_sources(money), 1):
        made.row(sources, position, row)
    return made.done()


def _weeks_sheet(made: WorkbookWriter, money: MoneyOfYear, names: Mapping[str, str]) -> None:
    sheet = made.table(WEEKS, WEEK_COLUMNS, names=4)
    claims = sorted(
        money.claims,
        key=lambda checked_slice: (names[checked_slice.slice.move], checked_slice.slice.starts),
    )
    rows = [_week(claim, names, money) for claim in claims]
    for position, row in enumerate(rows, 1):
        made.row(sheet, position, row)
    made.together(sheet, len(rows), _sums(rows, WEEK_COLUMNS), len(WEEK_COLUMNS))


def _week(
    checked_slice: CheckedSlice, names: Mapping[str, str], money: MoneyOfYear
) -> list[object]:
    part, row, parts = checked_slice.slice, checked_slice.standing, checked_slice.slice.amounts
    return [
        number_of(money, part.child),
        council_name(part.council),
        names[part.move],
        part.number,
        part.starts,
        part.ends,
        *(
            Pence(pence)
            for pence in (
                parts.old_home,
                parts.elsewhere,
                parts.new_home,
                parts.support,
                parts.one_off,
                parts.overlap,
                part.net,
                row.stands,
                row.open,
                row.clawed_back,
                part.avoided,
            )
        ),
        "yes" if part.is_cash else "no",
        "yes" if part.cashable else "no",
        part.label or LABEL_UNSAID,
        checked_slice.seen.value,
        Pence(checked_slice.paid_new),
        Pence(checked_slice.paid_old),
        part.because,
    ]


def _moves_sheet(made: WorkbookWriter, money: MoneyOfYear, names: Mapping[str, str]) -> None:
    sheet = made.table("Moves", MOVE_COLUMNS, names=3)
    last = len(money.claims) + 1
    rows = [
        _move(move, names, money, position, last) for position, move in enumerate(money.made, 2)
    ]
    for position, row in enumerate(rows, 1):
        made.row(sheet, position, row)
    made.together(sheet, len(rows), _sums(rows, MOVE_COLUMNS), len(MOVE_COLUMNS))


def _move(
    move: CompletedMove, names: Mapping[str, str], money: MoneyOfYear, position: int, last: int
) -> list[object]:
    ends_on, why = move.end
    ended = ends_on <= money.as_of
    standings = [claim.standing for claim in money.claims if claim.slice.move == move.key]

    def weeks(heading: str, pence: int) -> FormulaCell:
        return FormulaCell("=" + over_weeks(heading, last, {"Move": f"$A{position}"}), pence)

    return [
        names[move.key],
        number_of(money, move.child),
        council_name(move.council),
        move.moved_on,
        ends_on if ended else None,
        why.value if ended else "",
        Pence(move.frozen.old_weekly_pence),
        move.frozen.old_source,
        move.frozen.frozen_on,
        move.money.label or LABEL_UNSAID,
        weeks("Net", sum(standing.slice.net for standing in standings)),
        weeks(CONFIRMED, sum(standing.stands for standing in standings)),
        weeks(CLAIMED, sum(standing.open for standing in standings)),
        weeks("Clawed back", sum(standing.clawed_back for standing in standings)),
    ]


ADDED_UP = {"Net", CONFIRMED, CLAIMED, "Clawed back", "Old home",
            "Other homes", "New home", "Support", "Once", "Two homes",
            "Price rises avoided (not counted)", "Paid, not residential",
            "Paid, residential"}  # fmt: skip


def _sums(
    rows: Sequence[Sequence[object]], columns: Sequence[SheetColumn]
) -> list[tuple[int, int]]:
    """Of each column that can be added up (a price a week can't), its pence."""
    return [
        (
            position,
            sum(
                cell.pence for row in rows if isinstance(cell := row[position], Pence | FormulaCell)
            ),
        )
        for position, column in enumerate(columns)
        if column.heading in ADDED_UP
    ]


def _sources(money: MoneyOfYear) -> list[tuple[str, str]]:
    from data.reference.contract_shares import contract_shares
    from data.reference.stage_weights import stage_weights

    rows = [
        ("Children and placements", f"returns imported, to {in_words(money.held.data_date)}"),
        ("Payments", "ledger.csv as imported, each payment spread evenly over its days"),
        (CONFIRMED, "confirmed in the tool, less what was clawed back since"),
        (
            "Low end (P10) and high end (P90)",
            "80% likely to be between the two, by 4,000 futures. Ranges of parts do not add up.",
        ),
    ]
    rows += [
        (
            f"Stage: {stage_weight.stage.value}, {stage_weight.weight:.0%} by default",
            stage_weight.source,
        )
        for stage_weight in stage_weights()
    ]
    whose = [council.asked.council or "" for council in money.councils]
    rows += [
        (
            f"Contract share of {council_name(name_in_files(contract_share.council, whose))}: "
            f"{contract_share.share:.2%} from {in_words(contract_share.from_day)}",
            contract_share.source,
        )
        for contract_share in contract_shares()
    ]
    prices = {(move.frozen.old_source, move.frozen.price_year) for move in money.made}
    rows += [
        (f"Old price, raised to prices of {FinancialYear(year)}", source)
        for source, year in sorted(prices)
    ]
    new = {price.source for move in money.made for price in move.money.prices}
    return [*rows, *(("New price", source or "not said") for source in sorted(new))]
