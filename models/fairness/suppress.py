"""Counts for people outside: small ones hidden in a whole document at once.

Everything that is printed together is given together: each count with what it is of, and every sum
that holds between them, whichever table, sentence or picture they stand in. A number that is hidden
in one place and follows from two others is not hidden.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.fairness.possible import Key, PublishedSum, with_most

SMALLEST_SHOWN = 5  # DOMAIN, law and ethics, rule 9: counts under 5 are suppressed


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of children that is printed, or that follows from what is printed.

    `printed` False: it stands nowhere, but a reader must not find it either where it is small.
    `nought_is_shown`: 0 may be told of it (nobody lives that far away); else 0 is hidden as 1 to 4
    are, because "none of them" tells something of everybody. `rank`: what costs the reader more is
    hidden later: parts have 0, totals 1, the total of totals 2.
    """

    key: Key
    children: int
    printed: bool = True
    nought_is_shown: bool = False
    rank: int = 0

    @property
    def is_small(self) -> bool:
        """Whether nobody outside may learn it."""
        if self.children == 0:
            return not self.nought_is_shown
        return self.children < SMALLEST_SHOWN


@dataclass(frozen=True, slots=True)
class SharedCounts:
    """A table of counts with totals last in each row and as the last row; None = hidden."""

    rows: tuple[tuple[int | None, ...], ...]

    @property
    def total(self) -> int | None:
        return self.rows[-1][-1]


def suppress_small_numbers(
    figures: Iterable[Figure], sums: Iterable[PublishedSum]
) -> dict[Key, int | None]:
    """The printed counts by key, None where hidden.

    First every small count is hidden. A small count is safe only if, by everything that is shown,
    it might just as well be 5 or more; so no reader can tell its value, nor that it is small, alone
    or together with others. While one isn't safe, the cheapest shown count of a sum that gives it
    away is hidden too; at the end what needn't have been is shown again. Raises `ValueError` where
    a sum doesn't add up: a hidden number could then be told by a wrong one.
    """
    document = _Document({figure.key: figure for figure in figures}, tuple(sums))
    document.hide()
    return {
        key: None if key in document.hidden else figure.children
        for key, figure in document.figures.items()
        if figure.printed
    }


def for_sharing(counts: Sequence[Sequence[int]]) -> SharedCounts:
    """One table with its totals, small counts hidden. `counts`: whole numbers from 0, in rows of
    one length."""
    rows = [[*row, sum(row)] for row in counts]
    rows.append([sum(column) for column in zip(*rows, strict=True)] if rows else [0])
    last_row, last_column = len(rows) - 1, len(rows[0]) - 1
    figures = [
        Figure(_cell(r, c), value, rank=(r == last_row) + (c == last_column))
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
    ]
    across = [
        PublishedSum(_cell(r, last_column), tuple(_cell(r, c) for c in range(last_column)))
        for r in range(last_row + 1)
    ]
    down = [
        PublishedSum(_cell(last_row, c), tuple(_cell(r, c) for r in range(last_row)))
        for c in range(last_column + 1)
    ]
    shown = suppress_small_numbers(figures, [*across, *down] if last_row and last_column else [])
    return SharedCounts(
        tuple(
            tuple(shown[_cell(r, c)] for c in range(last_column + 1)) for r in range(last_row + 1)
        )
    )


def _cell(row: int, column: int) -> Key:
    return f"{row:03}", f"{column:03}"


@dataclass(slots=True)
class _Document:
    """Figures on their way to be hidden. `ways`: of small counts, ways to fill the hidden counts
    around one in which it is 5 or more; each holds until a number is shown that it has wrong."""

    figures: dict[Key, Figure]
    sums: tuple[PublishedSum, ...]
    hidden: set[Key] = field(default_factory=set)
    ways: dict[Key, dict[Key, int]] = field(default_factory=dict)

    def hide(self) -> None:
        """Hide what is small, then what gives it away, then show what needn't be hidden."""
        for published_sum in self.sums:
            parts = sum(self.figures[part].children for part in published_sum.parts)
            if parts != self.figures[published_sum.whole].children:
                raise ValueError(f"{published_sum.whole} isn't the sum of its parts")
        small = sorted(key for key, figure in self.figures.items() if figure.is_small)
        self.hidden = {
            key for key, figure in self.figures.items() if figure.is_small or not figure.printed
        }
        first = set(self.hidden)
        for key in small:
            while not self._is_safe(key):
                texts = self._gives_away(key)
                if not texts:
                    break
                self.hidden.add(min(texts, key=self._cost))
        for key in sorted(self.hidden - first, key=self._cost, reverse=True):
            self.hidden.discard(key)
            if not all(self._is_safe(texts) for texts in small):
                self.hidden.add(key)

    def _is_safe(self, key: Key) -> bool:
        """Whether a small count may be 5 or more by everything shown."""
        way = self.ways.get(key)
        if way is not None and self._still_holds(way):
            return True
        shown = {
            texts: figure.children
            for texts, figure in self.figures.items()
            if texts not in self.hidden
        }
        least = {texts: self._least(texts) for texts in self.hidden}
        way = with_most(key, shown, least, self.sums)
        if way[key] < SMALLEST_SHOWN:
            return False
        self.ways[key] = way
        return True

    def _still_holds(self, way: dict[Key, int]) -> bool:
        """Whether nothing shown speaks against it. What was hidden since only gives more room."""
        return all(
            key in self.hidden or self.figures[key].children == value for key, value in way.items()
        )

    def _least(self, key: Key) -> int:
        """A dash where 0 would be printed says that it is at least 1."""
        figure = self.figures[key]
        return int(figure.printed and figure.nought_is_shown)

    def _gives_away(self, key: Key) -> set[Key]:
        """Shown counts in the sums around a hidden one, the nearest that there are."""
        seen, edge = {key}, {key}
        while edge:
            around = {
                member
                for published_sum in self.sums
                if edge.intersection(published_sum.members)
                for member in published_sum.members
            } - seen
            shown = {texts for texts in around - self.hidden if self.figures[texts].children}
            if shown:
                return shown
            seen |= around
            edge = around & self.hidden
        return set()

    def _cost(self, key: Key) -> tuple[int, int, Key]:
        figure = self.figures[key]
        return figure.rank, figure.children, key
