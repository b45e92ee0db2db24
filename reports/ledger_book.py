"""The savings workbook for finance: every week, its payments, live totals, and where each price is
from.

Totals are formulas over the sheet of weeks, so that whoever changes a week sees what follows. What
people typed is text that can't run (reports/safe.py); numbers are numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from models.moves.year import YearOfMoves
from models.savings.made_move import MadeMove
from models.savings.payments import Checked
from reports.book import Book, Pence
from reports.expected_sheets import EXPECTED, expected_sheet, in_no_sum_sheet, prices_sheet
from reports.money import MoneyOfYear, number_of

WEEKS = "Weeks"
WEEK_HEADINGS = (
    "Child", "Council", "Move", "Week", "From", "Up to, not counting", "Old home", "Other homes",
    "New home", "Support", "Once", "Two homes", "Net", "Confirmed", "Proved", "Clawed back",
    "Avoided (in no sum)", "Cashable", "Label", "Payments say", "Paid, not residential",
    "Paid, residential", "Note",
)  # fmt: skip
NET, PROVED, CLAWED = "M", "O", "P"
MOVE_HEADINGS = (
    "Move", "Child", "Council", "Moved on", "Ended on", "Why it ended", "Old price a week",
    "Old price from", "Frozen on", "Label", "Net", "Proved", "Clawed back",
)  # fmt: skip


def ledger_book(found: MoneyOfYear) -> bytes:
    """The bytes of the .xlsx: where the year stands, its moves, its weeks, sources."""
    made = Book()
    made.book.set_properties({"title": f"Savings {found.year.asked.year}"})
    summary = made.sheet("Where it stands", ("", "Pounds", "How"), (34, 18, 70))
    moves = made.sheet("Moves", MOVE_HEADINGS, (10, 14, 14, 12, 12, 26, 14, 40, 12, 20, 14, 14, 14))
    weeks = made.sheet(WEEKS, WEEK_HEADINGS, (14, 14, 10, 6, 12, 12, *[12] * 11, 9, 20, 30, 14, 14,
                                              40))  # fmt: skip
    names = {move.key: f"M{number}" for number, move in enumerate(found.made, 1)}
    ahead = sorted(one.key for one in found.moves if one.key not in names)
    names |= {key: f"A{number}" for number, key in enumerate(ahead, 1)}
    expected_sheet(made, found, names)
    in_no_sum_sheet(made, found, names)
    prices_sheet(made, found)
    sources = made.sheet("Sources", ("What", "From"), (40, 110))
    claims = sorted(found.claims, key=lambda one: (names[one.slice.move], one.slice.starts))
    for at, one in enumerate(claims, 1):
        made.row(weeks, at, _week(one, names, found))
    last = len(claims) + 1
    for at, move in enumerate(found.made, 1):
        made.row(moves, at, _move(move, names, found))
        _sums_of_move(made, moves, at, last, [one for one in claims if one.slice.move == move.key])
    _summary(made, summary, found.year, claims, last)
    for at, row in enumerate(_sources(found), 1):
        made.row(sources, at, row)
    made.book.close()
    return made.bytes.getvalue()


def _week(one: Checked, names: dict[str, str], found: MoneyOfYear) -> list[object]:
    part, row, parts = one.slice, one.standing, one.slice.amounts
    return [
        number_of(found, part.child), part.council, names[part.move], part.number, part.starts,
        part.ends, *(Pence(pence) for pence in (
            parts.old_home, parts.elsewhere, parts.new_home, parts.support, parts.one_off,
            parts.overlap, part.net)),
        None if row.confirmed is None else Pence(row.confirmed),
        Pence(row.stands), Pence(row.clawed_back), Pence(part.avoided),
        "yes" if part.cashable else "no", part.label or "not said", one.seen.value,
        Pence(one.paid_new), Pence(one.paid_old), part.because,
    ]  # fmt: skip


def _move(move: MadeMove, names: dict[str, str], found: MoneyOfYear) -> list[object]:
    ends_on, why = move.end
    ended = ends_on <= found.as_of
    return [
        names[move.key], number_of(found, move.child), move.council, move.moved_on,
        ends_on if ended else None, why.value if ended else "",
        Pence(move.frozen.old_weekly_pence), move.frozen.old_source, move.frozen.frozen_on,
        move.money.label or "not said",
    ]  # fmt: skip


def _sums_of_move(
    made: Book, sheet: Worksheet, at: int, last: int, mine: Sequence[Checked]
) -> None:
    sums = (
        (NET, sum(one.slice.net for one in mine)),
        (PROVED, sum(one.standing.stands for one in mine)),
        (CLAWED, sum(one.standing.clawed_back for one in mine)),
    )
    for column, (letter, pence) in enumerate(sums, 10):
        formula = f"=SUMIF({WEEKS}!$C$2:$C${last},$A{at + 1},{WEEKS}!${letter}$2:${letter}${last})"
        sheet.write_formula(at, column, formula, made.money, pence / 100)


def _summary(
    made: Book, sheet: Worksheet, year: YearOfMoves, claims: Sequence[Checked], last: int
) -> None:
    """The target's statement: what the weeks say as formulas, what is simulated as numbers."""
    at = year.position
    avoided = '"<>avoided"'
    label = f"{WEEKS}!$S$2:$S${last}"
    live = (
        ("Proved", PROVED, at.delivered, "sum of Weeks, proved, but for moves labelled avoided"),
        ("Net in the ledger up to today", NET, at.delivered + at.open,
         "sum of Weeks, net, but for moves labelled avoided"),
        ("Clawed back", CLAWED, year.clawed_back, "sum of Weeks, clawed back"),
    )  # fmt: skip
    sheet.write_string(1, 0, "Target")
    if at.target is not None:
        sheet.write_number(1, 1, at.target / 100, made.money)
    sheet.write_string(1, 2, "targets.csv" if at.target is not None else "not held", made.wrap)
    for row, (name, letter, pence, how) in enumerate(live, 2):
        sheet.write_string(row, 0, name)
        formula = f"=SUMIF({label},{avoided},{WEEKS}!${letter}$2:${letter}${last})"
        sheet.write_formula(row, 1, formula, made.money, pence / 100)
        sheet.write_string(row, 2, how, made.wrap)
    _expected(made, sheet, year)
    sheet.write_string(11, 0, "Gap")
    if at.gap is not None:
        sheet.write_formula(11, 1, "=B2-B3-B6-B9", made.money, at.gap / 100)
    sheet.write_string(11, 2, "target less proved, agreed and likely", made.wrap)


def _expected(made: Book, sheet: Worksheet, year: YearOfMoves) -> None:
    """Expected sums as formulas over the sheet of each move's part; their ranges are simulated
    together, so that no sum of the parts' ranges would give them."""
    at = year.position
    parts = len(year.agreed_parts) + len(year.likely_parts)
    for row, name, kind, sum_ in ((5, "Agreed, not proved: expected", "agreed", at.agreed),
                                  (8, "Likely more: expected", "likely", at.likely)):  # fmt: skip
        sheet.write_string(row, 0, name)
        formula = (f'=SUMIF({EXPECTED}!$D$2:$D${parts + 1},"{kind}",'
                   f"{EXPECTED}!$K$2:$K${parts + 1})")  # fmt: skip
        sheet.write_formula(row, 1, formula, made.money, sum_.pence / 100)
        sheet.write_string(row, 2, "sum of Expected, together", made.wrap)
        for below, (words, pence) in enumerate(
            (("  of it at least, 9 in 10", sum_.low), ("  of it at most, 9 in 10", sum_.high)),
            row + 1,
        ):
            sheet.write_string(below, 0, words)
            sheet.write_number(below, 1, pence / 100, made.money)
            sheet.write_string(below, 2, "simulated together by the tool; see Sources", made.wrap)


def _sources(found: MoneyOfYear) -> list[tuple[str, str]]:
    from data.reference.contract_shares import contract_shares
    from data.reference.stage_weights import stage_weights

    rows = [
        ("Children and placements", f"returns held, to {found.held.data_date}"),
        ("Payments", "ledger.csv as imported, spread evenly over the days each is for"),
        ("Proved", "confirmed by finance in the tool, less what was clawed back since"),
        ("Agreed and likely", "4,000 joint futures; 8 in 10 lie between the two figures given"),
    ]
    rows += [(f"Stage: {one.stage.value}, {one.weight:.0%} by default", one.source)
             for one in stage_weights()]  # fmt: skip
    rows += [(f"Contract share of {one.council}: {one.share:.2%} from {one.from_day}", one.source)
             for one in contract_shares()]  # fmt: skip
    prices = {(move.frozen.old_source, move.frozen.price_year) for move in found.made}
    rows += [(f"Old price, prices of {year}", source) for source, year in sorted(prices)]
    new = {price.source for move in found.made for price in move.money.prices}
    return [*rows, *(("New price", source or "not said") for source in sorted(new))]
