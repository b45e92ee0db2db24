"""A reader who adds up: everything that is printed as equations over whole numbers of children.

Knows nothing of how numbers were hidden, only what each printed label means: of whom it is a count.
`children` are the kinds of child that the labels can tell apart, each a number from nought.
"""

import re
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp

from models.children.where_counts import DistanceBand, WhereCounts
from models.fairness.moved import MovedInYear
from models.papers.paper import Bars, Bullets, OneSide, Paper, PaperTable, Part, Text
from models.shortlist.outside import Outside
from pages.parts.children import where
from pages.parts.savings.outcomes import shared_frame
from pages.parts.words import names
from pages.parts.words import places as place_words

HIDDEN = frozenset({"–", "hidden", ""})
MOST = 10_000  # more children than any council has: a range that reaches it has no end
SMALL = 5  # a count below it is somebody's own business
Who = frozenset[Hashable]


@dataclass
class Attacker:
    """`kinds`: the kinds of child, none of them in another."""

    kinds: tuple[Hashable, ...]
    told: list[tuple[Who, int, int]] = field(default_factory=list)

    def reads(
        self, hashables: Collection[Hashable], number: str, *, nought_is_printed: bool = False
    ) -> None:
        """One printed count. A dash tells nothing, but where a nought would be printed: there it
        says that it isn't nought."""
        if number not in HIDDEN:
            count = int(number.replace(",", ""))
            self.told.append((frozenset(hashables), count, count))
        elif nought_is_printed:
            self.told.append((frozenset(hashables), 1, MOST))

    def range_of(self, hashables: Collection[Hashable]) -> tuple[int, int]:
        """The least and the greatest number of these children that fits everything printed."""
        goal = self._row(frozenset(hashables))
        low, high = (self._best(goal * way) for way in (1, -1))
        return round(low), round(-high)

    def worked_out(self, counts: Mapping[str, tuple[Who, int]]) -> dict[str, tuple[int, int]]:
        """Of these true counts the small ones that can be told: one answer only, or surely small.

        `counts`: by what they are called, whom they are of and how many those are.
        """
        numbers = {}
        for name, (hashables, true) in counts.items():
            low, high = self.range_of(hashables)
            assert low <= true <= high, f"what is printed isn't true: {name}"
            if true < SMALL and (low == high or high < SMALL):
                numbers[name] = (low, high)
        return numbers

    def _best(self, goal: np.ndarray) -> float:
        rows = np.array([self._row(hashables) for hashables, *_ in self.told]).reshape(
            -1, len(self.kinds)
        )
        least, most = (np.array([one[literal] for one in self.told]) for literal in (1, 2))
        rules = LinearConstraint(rows, least, most) if len(rows) else ()
        found = milp(
            goal, integrality=np.ones(len(self.kinds)), bounds=Bounds(0, MOST), constraints=rules
        )
        assert found.status == 0, "what is printed contradicts itself"
        return float(found.fun)

    def _row(self, hashables: Who) -> np.ndarray:
        return np.array([float(kind in hashables) for kind in self.kinds])


@dataclass(frozen=True)
class BoardReader:
    """Reads one board's report and the views for sharing outside into an attacker.

    `councils`: by name on paper. `who`: the kinds of child for which a test of a kind is true.
    Kinds: ("living", council, destination, band, area), ("moved", row, outcome), ("edge", outcome).
    """

    attacker: Attacker
    councils: Sequence[str]
    moved_in: Sequence[str]
    bands: Sequence[str]

    def who(self, test: Callable[..., bool]) -> Who:
        return frozenset(kind for kind in self.attacker.kinds if test(*kind))

    def living(
        self,
        council: str | None = None,
        to: str | None = None,
        *,
        stays: bool = False,
        bands: Collection[str] = (),
        area: str | None = None,
    ) -> Who:
        """Children in residential care: of a council, ready to move there (None: either)."""
        return self.who(
            lambda what, *kind: (
                what == "living"
                and (
                    council in (None, kind[0])
                    and to in (None, kind[1])
                    and (not stays or kind[1] == STAYS)
                    and (not bands or kind[2] in bands)
                    and area in (None, kind[3])
                )
            )
        )

    def ready(self, council: str | None = None) -> Who:
        return self.living(council) - self.living(council, stays=True)

    def moved(self, row: str, *outcomes: str) -> Who:
        return self.who(
            lambda what, *kind: (
                what == "moved" and kind[0] == row and (not outcomes or kind[1] in outcomes)
            )
        )

    def edge(self, *outcomes: str) -> Who:
        return self.who(
            lambda what, *kind: what == "edge" and (not outcomes or kind[0] in outcomes)
        )

    def reads(self, paper: Paper) -> None:
        """The whole paper: tables, pictures, sentences. A number in it that isn't understood is an
        error: nothing may be printed that nobody tried to add up."""
        leaves = [leaf.leaf if isinstance(leaf, OneSide) else leaf for leaf in paper.leaves]
        for part in (
            part for leaf in leaves for section in leaf.sections for part in section.parts
        ):
            if isinstance(part, PaperTable):
                self._table(part)
            elif isinstance(part, Bars):
                self._picture(part)
            for words in _sentences(part):
                self._sentence(words)

    def reads_table(self, frame: pd.DataFrame, places: Mapping[str, str]) -> None:
        """The table for sharing outside; `places`: destinations by their headings."""
        for row in frame.to_dict("records"):
            council = None if row["Council"] == "All" else str(row["Council"])
            for heading, number in row.items():
                if heading == "Council":
                    continue
                if heading == "In residential care":
                    self.attacker.reads(self.living(council), number)
                elif heading == "No move for now":
                    self.attacker.reads(self.living(council, stays=True), number)
                else:
                    self.attacker.reads(self.living(council, places[heading]), number)

    def reads_places(self, bands: Mapping[str, str], sentences: Sequence[str]) -> None:
        """The page about places with small numbers hidden: its bars and its sentences."""
        nought = not HIDDEN.issuperset(bands.values())  # else the list is small: all is hidden
        for band, number in bands.items():
            self.attacker.reads(
                self.living(bands=(band.lower(),)), number, nought_is_printed=nought
            )
        for words in sentences:
            self._sentence(words)

    def _table(self, table: PaperTable) -> None:
        first = table.headings[0]
        for name, *numbers in table.rows:
            for heading, number in zip(table.headings[1:], numbers, strict=True):
                if heading == "Pounds":
                    continue
                self.attacker.reads(
                    self._cell(first, name, heading),
                    number,
                    nought_is_printed=heading == "Not yet a year"
                    or (
                        first == "Distance from home"
                        and not all(row[1] in HIDDEN for row in table.rows)
                    ),
                )

    def _cell(self, first: str, name: str, heading: str) -> Who:
        if first == "Council":
            council = None if name == "All councils" else name
            return {"Children": self.living(council), "Ready for a move": self.ready(council)}[
                heading
            ]
        if first == "Distance from home":
            return self.living(bands=(name.lower(),))
        assert first == "Moves made in", f"a table that nobody tried: {first}"
        return self.moved(name, *(() if heading == "All" else (heading,)))

    def _picture(self, bars: Bars) -> None:
        """Lengths are numbers too."""
        for bar in bars.bars:
            if bar.end.startswith(("£", "−")):
                continue  # pounds
            seen = [piece.what for piece in bar.pieces if piece.what in OUTCOMES]
            for piece in bar.pieces:
                texts = [outcomes for outcomes in OUTCOMES if outcomes not in seen]
                sentences = (piece.what,) if piece.what in OUTCOMES else texts
                self.attacker.reads(self.moved(bar.name, *sentences), str(round(piece.size)))
            self.attacker.reads(self.moved(bar.name), bar.end)

    def _sentence(self, words: str) -> None:
        row = next((name for name in self.moved_in if name.lower() in words.lower()), "")
        near = [band for band in self.bands if "not known" not in band]
        far = [name for name in near if name in ("20 to 50 miles", "over 50 miles")]
        meanings: list[tuple[str, list[Who]]] = [
            (r"(?:Of|There were) ([\d,]+) moves?", [self.moved(row)]),
            *(
                (rf"([\d,]+) {re.escape(text)}", [self.moved(row, outcome)])
                for outcome, text in OUTCOMES.items()
            ),
            (
                r"([\d,]+) of the ([\d,]+) child(?:ren)? whose distance is known "
                r"lives? over 20 miles",
                [self.living(bands=far), self.living(bands=near)],
            ),
            (r"([\d,]+) (?:children|child) lives? over 20 miles", [self.living(bands=far)]),
            (
                r"([\d,]+) child(?:ren)? (?:isn't|aren't) counted",
                [self.living(bands=("not known",))],
            ),
            (
                r"([\d,]+|hidden) in the (?:two )?councils' area, ([\d,]+|hidden) outside it, "
                r"([\d,]+|hidden) not known",
                [self.living(area=literal) for literal in ("in", "out", "?")],
            ),
            (r"\*\*([\d,]+) (?:children|child) in residential care", [self.living()]),
            (r"Edge of care: ([\d,]+) children", [self.edge()]),
            (r"([\d,]+) are at home", [self.edge("home")]),
            (r"([\d,]+) came into care", [self.edge("came in")]),
        ]
        for pattern, whom in meanings:
            for match in re.finditer(pattern, words):
                for hashables, number in zip(whom, match.groups(), strict=True):
                    self.attacker.reads(hashables, number)
            words = re.sub(pattern, "", words)
        remainder = re.sub("|".join(HARMLESS), "", words)
        assert not re.search(r"\d", remainder), f"a number that nobody tried: {remainder}"


STAYS = "stays"
BANDS = tuple(band.value for band in DistanceBand)
AREAS = ("in", "out", "?")
OUTCOMES = {"Lasted a year": "lasted a year", "Ended early": "ended early",
            "Not yet a year": "are not yet a year old"}  # fmt: skip
HARMLESS = (r"\d{1,2} [A-Z][a-z]+ \d{4}", r"\d{4}/\d\d", r"£\d[\d,.]*[mk]?", r"\b80%",
            r"(?:about )?\d+ in 20", r"20 miles", r"number under 5", r"\(\d+ in 100\)")  # fmt: skip


def read_all(paper: Paper, outside: Outside) -> BoardReader:
    """A reader who knows every kind of child that the labels tell apart, and has read the paper,
    the table for sharing outside, and the page about places with small numbers hidden."""
    (leaf,) = (leaf.leaf for leaf in paper.leaves if isinstance(leaf, OneSide))
    tables = [
        part for section in leaf.sections for part in section.parts if isinstance(part, PaperTable)
    ]
    rows = next(
        (
            tuple(row[0] for row in table.rows)
            for table in tables
            if table.headings[0] == "Moves made in"
        ),
        (),
    )
    places = {names.PLACE[place]: place.value for place in outside.places}
    kinds = [
        ("living", council, to, band, area)
        for council in outside.councils
        for to in (*places.values(), STAYS)
        for band in BANDS
        for area in AREAS
    ]
    texts = [("moved", row, outcome) for row in rows for outcome in OUTCOMES]
    edge = [("edge", outcome) for outcome in ("home", "came in")]
    reader = BoardReader(Attacker((*kinds, *texts, *edge)), outside.councils, rows, BANDS)
    reader.reads(paper)
    reader.reads_table(shared_frame(outside), places)
    bands = where.bands_frame(outside.where)
    reader.reads_places(
        dict(zip(bands["band"], bands["mark"], strict=True)),
        [
            where.how_many(outside.where),
            place_words.far_words(outside.where),
            place_words.unknown_words(outside.where),
            place_words.area_words(outside.where, 2),
        ],
    )
    return reader


def read_map(where_counts: WhereCounts) -> Attacker:
    """A reader of the map: squares that have a child at least, those on none, and the whole."""
    squares = [(cell.x, cell.y) for cell in where_counts.cells]
    attacker = Attacker((*squares, None))
    attacker.reads(attacker.kinds, place_words.number(where_counts.children))
    for square, cell in zip(squares, where_counts.cells, strict=True):
        attacker.reads([square], place_words.number(cell.children), nought_is_printed=True)
    attacker.reads(
        [None],
        place_words.number(where_counts.not_on_map),
        nought_is_printed=where_counts.children is not None,
    )
    return attacker


def counts_to_hide(
    reader: BoardReader,
    outside: Outside,
    living: Mapping[Hashable, int],
    moved: Sequence[MovedInYear],
    edge: Sequence[int],
) -> dict[str, tuple[Who, int]]:
    """Every count that somebody might try to work out, as it truly is. `living`: children by kind;
    `moved`: by row, small numbers still in it; `edge`: children who are at home and who came in."""

    def of(hashables: Who) -> tuple[Who, int]:
        return hashables, sum(living.get(kind, 0) for kind in hashables)

    pairs = {}
    for council in (None, *outside.councils):
        pairs[f"{council} living"] = of(reader.living(council))
        pairs[f"{council} ready"] = of(reader.ready(council))
        pairs[f"{council} stay"] = of(reader.living(council, stays=True))
        for place in outside.places:
            pairs[f"{council} to {place}"] = of(reader.living(council, place.value))
    cuts = {band: (band,) for band in BANDS}
    cuts |= {"far": BANDS[3:5], "known": BANDS[:5], "near": BANDS[:3]}
    places = {name: of(reader.living(bands=bands)) for name, bands in cuts.items()}
    places |= {f"area {area}": of(reader.living(area=area)) for area in AREAS}
    # That nobody lives somewhere may be told, and what the calendar tells.
    pairs |= {name: pair for name, pair in places.items() if pair[1]}
    for row, move in zip(reader.moved_in, moved, strict=False):
        pairs[f"{row} moved"] = reader.moved(row), move.moved or 0
        for label, number in zip(
            OUTCOMES, (move.lasted, move.ended_early, move.not_yet), strict=True
        ):
            if number or label == "Ended early":
                pairs[f"{row} {label}"] = reader.moved(row, label), number or 0
    pairs["edge of care"] = reader.edge(), sum(edge)
    for outcome, number in zip(("home", "came in"), edge, strict=True):
        pairs[f"edge of care, {outcome}"] = reader.edge(outcome), number
    return pairs


def _sentences(part: Part) -> Iterator[str]:
    """Paragraphs, list items and the words beside pictures, sentence by sentence."""
    texts: Sequence[str] = ()
    if isinstance(part, Text):
        texts = (part.words,)
    elif isinstance(part, Bullets):
        texts = part.items
    elif isinstance(part, Bars):
        texts = (part.caption, part.alt)
    for words in texts:
        yield from re.split(r"(?<=\.)\s+(?=[A-Z£])", words)
