"""The board's report: one page that a director takes to a board. Children first, then money.

For people outside the team: counts under 5 are hidden, and so is whatever would tell them, over the
whole page at once; pounds are shown only where at least five children are behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.fairness.moved import MovedInYear, moved_shown
from models.fairness.possible import Sum
from models.fairness.suppress import SMALLEST_SHOWN, Figure, suppress
from models.money import FinancialYear
from models.moves.beside import PricesDown
from models.papers.board_money import BoardMoney, MoneyLine, told_apart
from models.papers.paper import (
    Bar,
    Bars,
    Bullets,
    Leaf,
    OneSide,
    Paper,
    Part,
    Piece,
    Section,
    Style,
    Table,
    Text,
    Width,
)
from models.savings.edge_of_care import EdgeOfCare
from models.savings.renegotiated import PriceChange
from models.shortlist.outside import Outside
from models.words import a_date, capital, count, listed, small

HIDDEN = "–"
TOO_FEW = "Pounds are not shown: too few children are behind them."
LASTED, EARLY, NOT_YET = "Lasted a year", "Ended early", "Not yet a year"
NOT_SHOWN = "Not shown"
COUNTED, GAP, TAKEN_OFF = "In the forecast", "Missing", "Taken off"
MOVED_HEADINGS = ("Moves made in", "All", LASTED, EARLY, NOT_YET)
PRICES = {
    PriceChange.CUT: "Prices agreed down, apart from moves",
    PriceChange.REFUSED: "Rises refused (avoided), apart from moves",
}
LESS_THAN, MORE_THAN = 0.05, 0.95
METHOD = (
    f"{HIDDEN} is a number under 5, or one from which a number under 5 could be worked out.",
    "Who moves is decided child by child, by people, for the child. No child is chosen by what a "
    "move saves.",
    "A move lasts if within a year the child isn't back in residential care, in custody or long in "
    "hospital, nor in care again after going home. Moves home and to family, friends or foster "
    "carers count, as the council's returns tell.",
    "A saving is what the old home would have cost without the move, at the price fixed on the day "
    "of the agreement, less the new home, support and weeks in which two homes are paid. It stops "
    "the day a child comes back. A bed that stays paid saves nothing.",
    "What is still expected or possible counts the chance that a move is made, that it ends early, "
    "and that the child might have left anyway.",
)


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """What a board hears. `children_on`: the day of the list of children. `outside`: that list as
    people outside may count it. `moved`: by year, small numbers still in it. `prices`, `families`:
    what is apart from moves, if anything is known of it."""

    as_of: date
    children_on: date
    outside: Outside
    moved: tuple[MovedInYear, ...]
    money: BoardMoney
    prices: PricesDown | None = None
    families: EdgeOfCare | None = None


def board_report(facts: BoardFacts, foot: str) -> Paper:
    """One side: outcomes, money, where children live now, and how it is worked out."""
    title = f"Children's board, {a_date(facts.as_of)}"
    asked = (f"Children as at {a_date(facts.children_on)}; moves recorded up to "
             f"{a_date(facts.as_of)}")  # fmt: skip
    sections = (*_outcomes(moved_shown(facts.moved)), *_money(facts), *_children(facts.outside),
                Section("How to read this", (Bullets(METHOD),)))  # fmt: skip
    leaf = Leaf("How children are doing, and what it saves", (asked,), sections)
    return Paper(title, (OneSide(leaf),), foot, marking="OFFICIAL")


def _outcomes(rows: Sequence[MovedInYear]) -> Iterator[Section]:
    if not any(one.moved for one in rows):
        words = "Too few children moved from residential care to a family to say how it went."
        yield Section("Outcomes for children", (Text(words, Style.STRONG),))
        return
    said = " ".join(_year_words(one) for one in rows[-2:] if one.moved)
    yield Section("Outcomes for children", (Text(said, Style.STRONG),))
    names = [_made_in(one) for one in rows]
    yield Section("Did moves to a family last?", (_moved_picture(rows, names, said),), Width.HALF)
    cells = tuple(
        (name, *map(_shown, (one.moved, one.lasted, one.ended_early, one.not_yet)))
        for name, one in zip(names, rows, strict=True)
    )
    table = Table(MOVED_HEADINGS, cells, (36, 12, 17, 17, 18), numbers=4)
    yield Section("The same in numbers", (table,), Width.HALF)


def _made_in(one: MovedInYear) -> str:
    """2024/25, or since 1 April 2025."""
    if one.until <= one.year.last_day and one.until.month == 3 and one.until.day == 31:
        return _year(one.year)
    return f"Since {a_date(one.year.first_day)}"


def _year_words(one: MovedInYear) -> str:
    """Of 25 moves to a family in 2024/25, 16 lasted a year and 9 ended early."""
    told = [f"{number} {words}" for number, words in (
        (one.lasted, "lasted a year"), (one.ended_early, "ended early"),
        (one.not_yet, "are not yet a year old")) if number]  # fmt: skip
    when = _made_in(one)
    made = f"in {when}" if when[0].isdigit() else small(when)
    whole = f"{count(one.moved or 0, 'move')} from residential care to a family {made}"
    if told:
        return f"Of {whole}, {listed(told)}."
    return f"There were {whole}; how they went isn't shown, because the numbers are small."


def _moved_picture(rows: Sequence[MovedInYear], names: Sequence[str], alt: str) -> Bars:
    bars = []
    for name, one in zip(names, rows, strict=True):
        told = ((LASTED, one.lasted), (EARLY, one.ended_early), (NOT_YET, one.not_yet))
        pieces = [Piece(what, number, f"{number:,}") for what, number in told if number]
        left = (one.moved or 0) - sum(number or 0 for _, number in told)
        if one.moved is not None and left:
            pieces.append(Piece(NOT_SHOWN, left, "", quiet=True))
        bars.append(Bar(name, tuple(pieces), _shown(one.moved)))
    return Bars("Moves from residential care to a family, by when they were made", tuple(bars), alt)


def _money(facts: BoardFacts) -> Iterator[Section]:
    money = facts.money
    heading = f"Savings {_year(money.year)}, as at {a_date(money.as_of)}"
    lines = told_apart(money.lines)
    if not lines:
        yield Section(heading, (Text(TOO_FEW), *_apart(facts)))
        return
    target = "" if money.target is None else f" of a target of {pounds(money.target)}"
    said = (
        f"The forecast is {pounds(money.forecast)}{target} (80% likely to be between "
        f"{pounds(money.low)} and {pounds(money.high)}). {chance_sentence(money)}"
    )
    yield Section(heading, (Text(said, Style.STRONG),))
    yield Section("Against the target", (_money_picture(money, lines, said),), Width.HALF)
    yield Section("The same in pounds", (_statement(money, lines),), Width.HALF)
    beside = tuple(_apart(facts))
    if beside:
        yield Section("Beside the forecast", beside)


def chance_sentence(money: BoardMoney) -> str:
    """How likely the target is to be reached, in words."""
    chance = money.chance
    if chance is None:
        return "No target is set for this year."
    if chance < LESS_THAN:
        return "The chance of reaching the target is less than 1 in 20."
    if chance > MORE_THAN:
        return "The chance of reaching the target is more than 19 in 20."
    return f"The chance of reaching the target is about {round(chance * 20)} in 20."


def _money_picture(money: BoardMoney, lines: Sequence[MoneyLine], alt: str) -> Bars:
    """Step by step towards the target: each line goes on where the one above it ended."""
    bars, so_far = [], 0
    for one in lines:
        starts, size = min(so_far, so_far + one.pence), abs(one.pence)
        kind = COUNTED if one.pence >= 0 else TAKEN_OFF
        bars.append(Bar(one.name, (Piece(kind, size, ""),), _short(one.pence), max(starts, 0)))
        so_far += one.pence
    if money.gap is not None and money.gap > 0:
        gap = Piece(GAP, money.gap, "", quiet=True)
        bars.append(Bar("Gap to target", (gap,), _short(money.gap), max(money.forecast, 0)))
    mark = None if not money.target else (f"target {_short(money.target)}", float(money.target))
    return Bars(f"Pounds in {_year(money.year)}, step by step", tuple(bars), alt, mark)


def _statement(money: BoardMoney, lines: Sequence[MoneyLine]) -> Table:
    rows = [("Target", "not set" if money.target is None else pounds(money.target))]
    rows += [(one.name, pounds(one.pence)) for one in lines]
    rows.append(("Forecast", pounds(money.forecast)))
    if money.gap is not None:
        over = money.gap < 0
        rows.append(("More than the target" if over else "Gap to target", pounds(abs(money.gap))))
    return Table((f"In {_year(money.year)}", "Pounds"), tuple(rows), (68, 32), numbers=1)


def _apart(facts: BoardFacts) -> Iterator[Part]:
    """What is beside the forecast, where enough children are behind each number."""
    money = facts.money
    lines = [*_programme(money), *_prices(facts.prices), *_families(facts.families)]
    if money.ahead is not None and told_apart(money.lines):
        lines.insert(0, f"Carried into {_year(money.year.next)} by moves agreed so far: "
                        f"{pounds(money.ahead)}.")  # fmt: skip
    if lines:
        yield Bullets(tuple(lines))


def _programme(money: BoardMoney) -> Iterator[str]:
    if money.programme is None:
        return
    back = ""
    if money.back is not None and told_apart(money.lines):
        back = f" For each £1 of it £{money.back:,.2f} is expected by the end of the year."
    yield f"The programme costs {pounds(money.programme)} in the year (not taken off above).{back}"


def _prices(prices: PricesDown | None) -> Iterator[str]:
    for kind, called in PRICES.items():
        every = prices.of(kind) if prices else ()
        if len({one.found.one.child for one in every}) >= SMALLEST_SHOWN:
            found = pounds(sum(one.pence for one in every))
            yield f"{called}: {found} to date (not counted above)."


def _families(families: EdgeOfCare | None) -> Iterator[str]:
    if families is None:
        return
    whole, home, came = ("supported",), ("at home",), ("came in",)
    shown = suppress(
        [Figure(whole, len(families.children), rank=1), Figure(home, families.at_home),
         Figure(came, families.came_in)],
        [Sum(whole, (home, came))],
    )  # fmt: skip
    if shown[whole] is None:
        return
    what = ("" if shown[home] is None or shown[came] is None else
            f" {shown[home]} are at home as far as the returns tell, {shown[came]} came into care "
            "since.")  # fmt: skip
    yield (f"Edge of care: {shown[whole]} children's families were supported.{what} What that "
           "avoided isn't counted.")  # fmt: skip


def _children(outside: Outside) -> Iterator[Section]:
    names = [*outside.councils, "All councils"]
    rows = tuple(
        (name, _shown(row[-1]), _shown(ready))
        for name, row, ready in zip(names, outside.table.rows, outside.ready, strict=True)
    )
    yield Section("In residential care", (
        Table(("Council", "Children", "Ready for a move"), rows, (52, 20, 28), numbers=2),
        Text("Ready: by the rules of the panel; the child, family and panel decide.", Style.NOTE),
    ), Width.HALF)  # fmt: skip
    where = outside.where
    bands = tuple((capital(one.what), _shown(one.children)) for one in where.bands)
    far = (() if where.known is None or where.over_20 is None else
           (Text(f"{where.over_20} of the {where.known} children whose distance is known live over "
                 "20 miles from home."),))  # fmt: skip
    table = Table(("Distance from home", "Children"), bands, (60, 40), numbers=1)
    yield Section("How far from home", (*far, table), Width.HALF)


def pounds(pence: int) -> str:
    """Whole pounds."""
    return f"{'−' if pence < 0 else ''}£{abs(pence) / 100:,.0f}"


def _short(pence: int) -> str:
    """£4.0m, £628k: for a picture."""
    value = abs(pence) / 100
    if value >= 1_000_000:
        return f"£{value / 1_000_000:.1f}m"
    return f"£{value / 1_000:,.0f}k" if value >= 1_000 else f"£{value:,.0f}"


def _shown(cell: int | None) -> str:
    return HIDDEN if cell is None else f"{cell:,}"


def _year(year: FinancialYear) -> str:
    return str(year).replace("-", "/")
