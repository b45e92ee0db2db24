"""The board's report: one page that a director takes to a board. Children first, then money.

For people outside the team: counts under 5 are hidden, and so is whatever would tell them, over the
whole page at once; pounds are shown only where at least five children are behind them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.fairness.moved import MovedInYear, moved_shown
from models.fairness.possible import PublishedSum
from models.fairness.suppress import SMALLEST_SHOWN, Figure, suppress_small_numbers
from models.ledger.edge_of_care import SupportedFamilies
from models.ledger.other_effects import PricesDown
from models.ledger.renegotiated import RenegotiatedPrice
from models.papers.board_money import BoardMoney, MoneyLine, told_apart
from models.papers.paper import (
    Bars,
    Bullets,
    Leaf,
    OneSide,
    Paper,
    PaperBar,
    PaperTable,
    Part,
    Piece,
    Section,
    Style,
    Text,
    Width,
)
from models.shortlist.outside import Outside
from models.words import a_date, capitalise, count_of, join_words, lower_first, of_pence
from models.words import year as financial_year

HIDDEN = "–"
TOO_FEW = "Amounts are hidden because fewer than 5 children are involved."
LASTED, EARLY, NOT_YET = "Lasted a year", "Ended early", "Not yet a year"
NOT_SHOWN = "Not shown"
COUNTED, GAP, TAKEN_OFF = "In the forecast", "Missing", "Taken off"
MOVED_HEADINGS = ("Moves made in", "All", LASTED, EARLY, NOT_YET)
PRICES = {
    RenegotiatedPrice.CUT: "Prices agreed down, apart from moves",
    RenegotiatedPrice.REFUSED: "Rises refused (avoided), apart from moves",
}
METHOD = (
    f"{HIDDEN} is a number under 5, or one that would let you work out a number under 5.",
    "People decide on each move, child by child and for the child. No child is chosen by what a "
    "move saves.",
    "A move has lasted if the child has not been back in residential care, in custody or long in "
    "hospital for a year. A child who went home must not have come back into care. We count moves "
    "home, to family or friends and to foster carers, as the council's returns show them.",
    "A saving is what the old home would have cost without the move, less the new home, support "
    "and weeks when two homes are paid. The old price is fixed on the day the move is agreed. The "
    "saving stops on the day a child comes back. A place that stays paid for saves nothing.",
    "Expected and possible sums allow for chance. A move may not be made or may end early, and the "
    "child might have left anyway.",
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
    families: SupportedFamilies | None = None


def board_report(facts: BoardFacts, foot: str) -> Paper:
    """One side: outcomes, money, where children live now, and how it is worked out."""
    title = f"Children's board, {a_date(facts.as_of)}"
    question = (
        f"Children as at {a_date(facts.children_on)}; moves recorded up to {a_date(facts.as_of)}"
    )
    sections = (
        *_outcomes(moved_shown(facts.moved)),
        *_money(facts),
        *_children(facts.outside),
        Section("How to read this", (Bullets(METHOD),)),
    )
    leaf = Leaf("How children are doing, and what it saves", (question,), sections)
    return Paper(title, (OneSide(leaf),), foot, marking="OFFICIAL")


def _outcomes(rows: Sequence[MovedInYear]) -> Iterator[Section]:
    if not any(row.moved for row in rows):
        words = "Too few children moved to a family to say how the moves went."
        yield Section("Outcomes for children", (Text(words, Style.STRONG),))
        return
    text = " ".join(_year_words(move) for move in rows[-2:] if move.moved)
    yield Section("Outcomes for children", (Text(text, Style.STRONG),))
    names = [_made_in(row) for row in rows]
    yield Section("Did moves to a family last?", (_moved_picture(rows, names, text),), Width.HALF)
    cells = tuple(
        (name, *map(_shown, (move.moved, move.lasted, move.ended_early, move.not_yet)))
        for name, move in zip(names, rows, strict=True)
    )
    table = PaperTable(MOVED_HEADINGS, cells, (36, 12, 17, 17, 18), numbers=4)
    yield Section("The same in numbers", (table,), Width.HALF)


def _made_in(move: MovedInYear) -> str:
    """2024/25, or since 1 April 2025."""
    if move.until <= move.year.last_day and move.until.month == 3 and move.until.day == 31:
        return financial_year(move.year)
    return f"Since {a_date(move.year.first_day)}"


def _year_words(move: MovedInYear) -> str:
    """Of 25 moves to a family in 2024/25, 16 lasted a year and 9 ended early."""
    texts = [
        f"{number} {words}"
        for number, words in (
            (move.lasted, "lasted a year"),
            (move.ended_early, "ended early"),
            (move.not_yet, "are not yet a year old"),
        )
        if number
    ]
    when = _made_in(move)
    made = f"in {when}" if when[0].isdigit() else lower_first(when)
    full = f"{count_of(move.moved or 0, 'move')} from residential care to a family {made}"
    if texts:
        return f"Of {full}, {join_words(texts)}."
    return f"There were {full}. We do not show how they went, because the numbers are small."


def _moved_picture(rows: Sequence[MovedInYear], names: Sequence[str], alt: str) -> Bars:
    bars = []
    for name, move in zip(names, rows, strict=True):
        pairs = ((LASTED, move.lasted), (EARLY, move.ended_early), (NOT_YET, move.not_yet))
        pieces = [Piece(label, number, f"{number:,}") for label, number in pairs if number]
        remaining = (move.moved or 0) - sum(number or 0 for _, number in pairs)
        if move.moved is not None and remaining:
            pieces.append(Piece(NOT_SHOWN, remaining, "", quiet=True))
        bars.append(PaperBar(name, tuple(pieces), _shown(move.moved)))
    return Bars("Moves from residential care to a family, by when they were made", tuple(bars), alt)


def _money(facts: BoardFacts) -> Iterator[Section]:
    money = facts.money
    heading = f"Savings {financial_year(money.year)}, as at {a_date(money.as_of)}"
    lines = told_apart(money.lines)
    if not lines:
        yield Section(heading, (Text(TOO_FEW), *_apart(facts)))
        return
    yield Section(heading, (Text(money.sentence, Style.STRONG),))
    yield Section("Against the target", (_money_picture(money, lines, money.sentence),), Width.HALF)
    yield Section("The same in pounds", (_statement(money, lines),), Width.HALF)
    beside = tuple(_apart(facts))
    if beside:
        yield Section("Not in the forecast", beside)


def _money_picture(money: BoardMoney, lines: Sequence[MoneyLine], alt: str) -> Bars:
    """Step by step towards the target: each line goes on where the one above it ended."""
    bars, so_far = [], 0
    for line in lines:
        starts, size = min(so_far, so_far + line.pence), abs(line.pence)
        kind = COUNTED if line.pence >= 0 else TAKEN_OFF
        bars.append(
            PaperBar(line.name, (Piece(kind, size, ""),), _short(line.pence), max(starts, 0))
        )
        so_far += line.pence
    if money.gap is not None and money.gap > 0:
        gap = Piece(GAP, money.gap, "", quiet=True)
        bars.append(PaperBar("Gap to target", (gap,), _short(money.gap), max(money.forecast, 0)))
    mark = None if not money.target else (f"target {_short(money.target)}", float(money.target))
    return Bars(f"Pounds in {financial_year(money.year)}, step by step", tuple(bars), alt, mark)


def _statement(money: BoardMoney, lines: Sequence[MoneyLine]) -> PaperTable:
    rows = [("Target", "not set" if money.target is None else of_pence(money.target))]
    rows += [(line.name, of_pence(line.pence)) for line in lines]
    rows.append(("Forecast", of_pence(money.forecast)))
    if money.gap is not None:
        over = money.gap < 0
        rows.append(("More than the target" if over else "Gap to target", of_pence(abs(money.gap))))
    return PaperTable(
        (f"In {financial_year(money.year)}", "Pounds"), tuple(rows), (68, 32), numbers=1
    )


def _apart(facts: BoardFacts) -> Iterator[Part]:
    """What is beside the forecast, where enough children are behind each number."""
    money = facts.money
    lines = [*_programme(money), *_prices(facts.prices), *_families(facts.families)]
    if money.ahead is not None and told_apart(money.lines):
        into = financial_year(money.year.next)
        lines.insert(0, f"Carried into {into} by moves agreed so far: {of_pence(money.ahead)}.")
    if lines:
        yield Bullets(tuple(lines))


def _programme(money: BoardMoney) -> Iterator[str]:
    if money.programme is None:
        return
    back = ""
    if money.back is not None and told_apart(money.lines):
        back = f" For each £1 of this, £{money.back:,.2f} is expected by the end of the year."
    cost = of_pence(money.programme)
    yield f"The programme costs {cost} this year (not taken off above).{back}"


def _prices(prices: PricesDown | None) -> Iterator[str]:
    for kind, called in PRICES.items():
        price_weeks = prices.of(kind) if prices else ()
        if len({price_weeks.found.one.child for price_weeks in price_weeks}) >= SMALLEST_SHOWN:
            text = of_pence(sum(price_weeks.pence for price_weeks in price_weeks))
            yield f"{called}: {text} to date (not counted above)."


def _families(families: SupportedFamilies | None) -> Iterator[str]:
    if families is None:
        return
    texts, home, came = ("supported",), ("at home",), ("came in",)
    shown = suppress_small_numbers(
        [
            Figure(texts, len(families.children), rank=1),
            Figure(home, families.at_home),
            Figure(came, families.came_in),
        ],
        [PublishedSum(texts, (home, came))],
    )
    if shown[texts] is None:
        return
    label = (
        ""
        if shown[home] is None or shown[came] is None
        else f" By the latest returns {shown[home]} are at home and {shown[came]} came into care."
    )
    yield (
        f"Edge of care: {shown[texts]} children's families were supported.{label} "
        "The cost avoided is not counted."
    )


def _children(outside: Outside) -> Iterator[Section]:
    names = [*outside.councils, "All councils"]
    rows = tuple(
        (name, _shown(row[-1]), _shown(ready))
        for name, row, ready in zip(names, outside.table.rows, outside.ready, strict=True)
    )
    yield Section(
        "In residential care",
        (
            PaperTable(("Council", "Children", "Ready for a move"), rows, (52, 20, 28), numbers=2),
            Text(
                "Ready by the panel's rules, also where a move has begun. The child, the family "
                "and the panel decide.",
                Style.NOTE,
            ),
        ),
        Width.HALF,
    )
    where = outside.where
    bands = tuple((capitalise(band.what), _shown(band.children)) for band in where.bands)
    far = (
        ()
        if where.known is None or where.over_20 is None
        else (
            Text(
                f"{where.over_20} of the {where.known} children whose distance is known live over "
                "20 miles from home."
            ),
        )
    )
    table = PaperTable(("Distance from home", "Children"), bands, (60, 40), numbers=1)
    yield Section("How far from home", (*far, table), Width.HALF)


def _short(pence: int) -> str:
    """£4.0m, £628k: for a picture."""
    value = abs(pence) / 100
    if value >= 1_000_000:
        return f"£{value / 1_000_000:.1f}m"
    return f"£{value / 1_000:,.0f}k" if value >= 1_000 else f"£{value:,.0f}"


def _shown(cell: int | None) -> str:
    return HIDDEN if cell is None else f"{cell:,}"
