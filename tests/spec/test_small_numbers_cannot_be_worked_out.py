"""Small numbers stay hidden from a reader who adds up the whole board's report and both views for
sharing outside, whatever the council: each small count might as well be 5 or more.

On the code before, this reader found four children: "Together" 106, 126 and 232 beside a distance
table that added up to 228, and with the sharing view one of North and three of West.
"""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from models.children.where import Where
from models.children.where_counts import counts_of
from models.fairness.moved import MovedInYear
from models.labels import Readiness
from models.ledger.edge_of_care import Supported, SupportedFamilies
from models.money import FinancialYear
from models.papers.board import BoardFacts, board_report
from models.papers.board_money import board_money
from models.papers.paper import Section, Text
from models.settings import Setting
from models.shortlist.options import Shortlist
from models.shortlist.outside import figures_for_outside
from tests.drive.attacker import (
    BANDS,
    STAYS,
    Attacker,
    BoardReader,
    counts_to_hide,
    read_all,
    read_map,
)
from tests.make.children import a_child
from tests.make.shortlists import a_list, a_verdict, options_of
from tests.spec.test_board_report import DAY, a_year

COUNCILS = ("North", "West")
PLACES = (Setting.HOME, Setting.FOSTER_IN_HOUSE)
MILES = dict(zip(BANDS, (3.0, 7.0, 15.0, 30.0, 70.0, None), strict=True))
AREAS = {"in": True, "out": False, "?": None}
SQUARES = ((95, 52), (75, 80), (20, 20), None)
# How many children are alike: mostly few, now and then none or many.
FEW = st.one_of(st.integers(0, 6), st.integers(0, 40))
COUNCIL = st.fixed_dictionaries(
    {
        (council, to): FEW
        for council in COUNCILS
        for to in (*(places.value for places in PLACES), STAYS)
    }
)
YEARS = st.lists(st.tuples(FEW, FEW, FEW), min_size=1, max_size=3)
EDGE = st.tuples(FEW, FEW)
# Without shrinking: each try asks a hundred questions of whole numbers.
SLOWLY = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


Kinds = dict[tuple[str, ...], int]


def a_council(
    alike: dict[tuple[str, str], int], draw: st.DataObject
) -> tuple[Shortlist, dict[str, Where], Kinds]:
    """A list of children, where each lives, and how many there are of each kind of child."""
    children, where, kinds = [], {}, {}
    spread = draw.draw(st.lists(st.sampled_from(sorted(BANDS)), min_size=1, max_size=12))
    areas = draw.draw(st.lists(st.sampled_from(sorted(AREAS)), min_size=1, max_size=7))
    squares = draw.draw(st.lists(st.sampled_from(SQUARES), min_size=1, max_size=7))
    for (council, to), number in alike.items():
        for _ in range(number):
            position = len(children)
            band, area = spread[position % len(spread)], areas[position % len(areas)]
            answers = {} if to == STAYS else {Setting(to): a_verdict(Setting(to), Readiness.READY)}
            child = a_child(key=f"k{position}", child_id=f"{position:04}", council=council)
            children.append(options_of(child, answers))
            cell = squares[position % len(squares)]
            where[f"k{position}"] = Where(
                MILES[band],
                in_area=AREAS[area],
                area_certain=True,
                cell=cell,
                why_unknown="not recorded",
            )
            kind = ("living", council, to, band, area)
            kinds[kind] = kinds.get(kind, 0) + 1
    return a_list(*children), where, kinds


def some_years(counts: list[tuple[int, int, int]]) -> tuple[MovedInYear, ...]:
    first = 2025 - len(counts)
    years = [FinancialYear(first + number) for number in range(1, len(counts) + 1)]
    return tuple(
        MovedInYear(
            year, date(2027, 1, 31) if year is years[-1] else year.last_day, sum(numbers), *numbers
        )
        for year, numbers in zip(years, counts, strict=True)
    )


def some_families(home: int, came: int) -> SupportedFamilies:
    days = [None] * home + [DAY] * came
    return SupportedFamilies(
        tuple(
            Supported(f"e{position}", "North", DAY, "", day, 7) for position, day in enumerate(days)
        )
    )


@SLOWLY
@given(COUNCIL, YEARS, EDGE, st.data())
def test_no_small_number_follows_from_the_paper_and_both_views(alike, years, edge, data) -> None:
    assume(any(alike.values()))  # of nobody nothing can be told
    shortlist, where, kinds = a_council(alike, data)
    moved, families = some_years(years), some_families(*edge)
    for_outside = figures_for_outside(shortlist, frozenset(), where.__getitem__)
    paper = board_report(
        BoardFacts(DAY, DAY, for_outside, moved, board_money(a_year(9), {}), families=families),
        "foot",
    )
    reader = read_all(paper, for_outside)
    counts = counts_to_hide(reader, for_outside, kinds, moved, edge)
    assert reader.attacker.worked_out(counts) == {}
    on_map = counts_of([*where.values()])
    squares = {
        f"{cell.x}, {cell.y}": (frozenset([(cell.x, cell.y)]), cell.children or 0)
        for cell in on_map.cells
    }
    assert read_map(for_outside.where).worked_out(squares) == {}


def test_the_reader_finds_what_two_tables_give_away_together() -> None:
    """Else the test above would prove nothing: the tables of the report as it was."""
    kinds = [("living", council, STAYS, band, "in") for council in COUNCILS for band in BANDS]
    gone = [("moved", council, "Lasted a year") for council in COUNCILS]
    reader = BoardReader(Attacker((*kinds, *gone)), COUNCILS, (), tuple(BANDS))
    for council, together in (("North", 106), ("West", 126), (None, 232)):
        moved = reader.who(lambda what, who, *_, of=council: what == "moved" and of in (None, who))
        reader.attacker.reads(reader.living(council) | moved, str(together))
    for band, number in zip(BANDS, (19, 29, 66, 37, 49, 28), strict=True):
        reader.attacker.reads(reader.living(bands=(band,)), str(number))
    hashables = reader.who(lambda what, *_: what == "moved")
    assert reader.attacker.worked_out({"moved": (hashables, 4)}) == {"moved": (4, 4)}


def test_a_number_that_the_reader_does_not_understand_is_an_error() -> None:
    child = options_of(a_child(council="North"))
    for_outside = figures_for_outside(a_list(child), frozenset(), lambda _: Where())
    paper = board_report(BoardFacts(DAY, DAY, for_outside, (), board_money(a_year(9), {})), "foot")
    (one,) = paper.leaves
    section = Section("New", (Text("3 of them were seen."),))
    longer = replace(one.leaf, sections=(*one.leaf.sections, section))
    with pytest.raises(AssertionError, match="nobody tried"):
        read_all(replace(paper, leaves=(replace(one, leaf=longer),)), for_outside)
