"""Many moves together: sums in whole pence that add up in every cut, traceable to their moves.

Which moves these are is chosen elsewhere (models/shortlist/portfolio.py), by readiness and the
law's order, never by money. Nothing here can order moves by what they save.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.children.records import Child
from models.money import whole_pence
from models.saving.estimate import Saving, SavingComponent, Window
from models.settings import Setting


@dataclass(frozen=True, slots=True)
class CountedMove:
    """One child's one move in a portfolio.

    `place` is the kind of home as screens name it (all foster families are one);
    `saving.destination` is the one whose price is counted.
    """

    child: Child
    place: Setting
    saving: Saving

    @property
    def council(self) -> str:
        return self.child.council

    @property
    def identity(self) -> tuple[str, str]:
        """What moves are listed by: the council's own number, then the system it comes from."""
        return self.child.child_id, self.child.source

    @property
    def is_cashable(self) -> bool:
        """False for an in-house home or a block bed, and while nobody has said how the place is
        bought: what isn't known to be cash is never counted as cash."""
        return self.saving.current.cash_stops and self.saving.current.cash_known


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """A bar of the way from gross to net, in pence: from where to where."""

    name: str
    begins: int
    ends: int

    @property
    def amount(self) -> int:
        return self.ends - self.begins


@dataclass(frozen=True, slots=True)
class Amounts:
    """Parts of a saving in whole pence: positive saves, negative costs."""

    old_home: int = 0
    new_home: int = 0
    support: int = 0
    one_off: int = 0
    overlap: int = 0
    elsewhere: int = 0

    @property
    def gross(self) -> int:
        """Old home no longer paid less the new home, and other homes that either path leads to."""
        return self.old_home + self.new_home + self.elsewhere

    @property
    def extra(self) -> int:
        """Support and one-off costs."""
        return self.support + self.one_off

    @property
    def net(self) -> int:
        return self.gross + self.support + self.one_off + self.overlap

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(
            self.old_home + other.old_home,
            self.new_home + other.new_home,
            self.support + other.support,
            self.one_off + other.one_off,
            self.overlap + other.overlap,
            self.elsewhere + other.elsewhere,
        )

    @property
    def steps(self) -> tuple[BridgeStep, ...]:
        """Gross, then what each cost takes away, then net."""
        after_support = self.gross + self.support
        after_one_off = after_support + self.one_off
        return (
            BridgeStep("Gross", 0, self.gross),
            BridgeStep("Support", self.gross, after_support),
            BridgeStep("One-off costs", after_support, after_one_off),
            BridgeStep("Two homes at once", after_one_off, self.net),
            BridgeStep("Net", 0, self.net),
        )


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Children whose move has no figure for a period, and why."""

    why: str
    children: int


@dataclass(frozen=True, slots=True)
class PortfolioSum:
    """What some moves add up to in one period.

    `children` move, `said` of them have a figure. `cashable` is of children whose bed stops being
    paid (`cashable_children`), `not_cashable` of those in an in-house home or a block bed: their
    support and new home cost money and nothing stops, so it is usually below nothing.
    """

    children: int
    said: int
    amounts: Amounts
    cashable: Amounts
    cashable_children: int
    not_cashable: Amounts
    not_cashable_children: int
    unsaid: tuple[Unsaid, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """The moves of one council, one place or one of both; None = all of them."""

    council: str | None
    place: Setting | None
    moves: tuple[CountedMove, ...]
    this_year: PortfolioSum
    full_year: PortfolioSum


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Moves in the order of their children's numbers, and their sums in every cut.

    `cells` are the cuts by council and place that have a move in them.
    """

    total: Cut
    councils: tuple[Cut, ...]
    places: tuple[Cut, ...]
    cells: tuple[Cut, ...]

    @property
    def moves(self) -> tuple[CountedMove, ...]:
        return self.total.moves

    def cut(self, council: str | None = None, place: Setting | None = None) -> Cut:
        """The cut of a council, a place or both; one without moves has sums of nothing."""
        chosen = [
            move
            for move in self.moves
            if council in (None, move.council) and place in (None, move.place)
        ]
        return _cut(chosen, council, place)


def portfolio_of(moves: Iterable[CountedMove], places: Sequence[Setting]) -> Portfolio:
    """The sums of some moves, one a child. `places`: the order in which places are told.

    Raises ValueError if a child is there twice: one live saving per child.
    """
    ordered = tuple(sorted(moves, key=lambda counted_move: counted_move.identity))
    if len({counted_move.identity for counted_move in ordered}) != len(ordered):
        raise ValueError("a child has two moves")
    councils = sorted({counted_move.council for counted_move in ordered})
    used = [
        place for place in places if any(counted_move.place is place for counted_move in ordered)
    ]
    pairs = [(council, place) for council in councils for place in used]
    portfolio = Portfolio(_cut(ordered, None, None), (), (), ())
    cells = (portfolio.cut(council, place) for council, place in pairs)
    return Portfolio(
        total=portfolio.total,
        councils=tuple(portfolio.cut(council) for council in councils),
        places=tuple(portfolio.cut(None, place) for place in used),
        cells=tuple(cell for cell in cells if cell.moves),
    )


def amounts_of(window: Window) -> Amounts:
    """A window's lines in whole pence by part; their net is the window's own sum to the penny."""
    by_part: Counter[SavingComponent] = Counter()
    for line, full in zip(window.lines, line_pence(window), strict=True):
        by_part[line.part] += full
    return Amounts(
        old_home=by_part[SavingComponent.OLD_HOME],
        new_home=by_part[SavingComponent.NEW_HOME],
        support=by_part[SavingComponent.SUPPORT],
        one_off=by_part[SavingComponent.ONE_OFF],
        overlap=by_part[SavingComponent.OVERLAP],
        elsewhere=by_part[SavingComponent.ELSEWHERE],
    )


def line_pence(window: Window) -> tuple[int, ...]:
    """Each line in whole pence so that they add up to the window's rounded sum."""
    return whole_pence([line.gbp for line in window.lines])


def _cut(moves: Sequence[CountedMove], council: str | None, place: Setting | None) -> Cut:
    this_year = _sum([(move, move.saving.this_year) for move in moves])
    full_year = _sum([(move, move.saving.full_year) for move in moves])
    return Cut(council, place, tuple(moves), this_year, full_year)


def _sum(moves: Sequence[tuple[CountedMove, Window | None]]) -> PortfolioSum:
    pairs = [
        (counted_move, amounts_of(window)) for counted_move, window in moves if window is not None
    ]
    cashable = [amounts for counted_move, amounts in pairs if counted_move.is_cashable]
    amounts = [amounts for counted_move, amounts in pairs if not counted_move.is_cashable]
    silent = Counter(
        why_unsaid(counted_move.saving) for counted_move, window in moves if window is None
    )
    return PortfolioSum(
        children=len(moves),
        said=len(pairs),
        amounts=sum((amounts for _, amounts in pairs), Amounts()),
        cashable=sum(cashable, Amounts()),
        cashable_children=len(cashable),
        not_cashable=sum(amounts, Amounts()),
        not_cashable_children=len(amounts),
        unsaid=tuple(Unsaid(why, silent[why]) for why in sorted(silent)),
    )


def why_unsaid(saving: Saving) -> str:
    """Why a move has no figure: its first note, or that today's path ends within the year."""
    if saving.this_year is not None:
        return "the baseline ends within a year of the move, so there is no full-year figure"
    return saving.notes[0] if saving.notes else "we cannot give a figure"
