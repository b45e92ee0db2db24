"""How many children are ready to move is one number, whichever page or paper gives it, and whoever
counts fewer says which of them.

Twelve ready children: two have a move on the board, one of them in a home of the council's own;
two more live in such a home, whose bed stays paid. Eight are left for a new move. Of six others
nobody has recorded what they need.
"""

import re
from datetime import date

import pytest

from models.access import LOCAL_OWNER
from models.money import FinancialYear
from models.papers.paper import OneSide, PaperTable
from models.recording.move_stages import Stage
from models.recording.subject import move_of
from models.saving.ready_moves import ReadyChildren
from models.scenarios.levers import ReadyMoves, ScenarioPlan
from models.shortlist.count import count_children
from models.shortlist.portfolio import MovesScenario, if_made
from pages.parts.savings import ready_words
from services.board_report import board_paper
from services.moves import children_on_board
from services.shortlist import shortlist_for
from services.target import target_progress
from services.what_if import children_ready
from tests.make.completed_moves import a_stage
from tests.pages.on_store import Desk
from tests.pages.reading import page_text, plain
from tests.pages.ready_desk import NOW, ready_desk

HOMES = tuple((f"{number:04}", f"{2010 + number % 5}-05-05", 5000.0) for number in range(1, 19))
OUR_OWN = frozenset({"0010", "0011", "0012"})
UNKNOWN = frozenset(f"{number:04}" for number in range(13, 19))
BEGUN = ("0001", "0012")
ALL_READY, NEW = 12, 8


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = ready_desk(tmp_path_factory.mktemp("twelve"), HOMES, OUR_OWN, UNKNOWN)
    for number in BEGUN:
        matched = a_stage(Stage.MATCHED, on=date(2025, 6, 25), move_on=None)
        desk.has(move_of(desk.children[int(number) - 1], f"move-{number}"), matched)
    return desk


def test_every_page_and_paper_gives_one_number_of_ready_children(desk: Desk) -> None:
    council = desk.clock.council()
    shortlist = shortlist_for(council)
    assert shortlist is not None
    target = plain(page_text(desk.open("savings.py", view="target")))
    ready = plain(page_text(desk.open("savings.py", view="if")))
    plans = (ScenarioPlan((ReadyMoves(date(2025, 10, 1)),)),)
    counts = {
        "board report": in_board_report(desk),
        "Savings, a new move": number(r"(\d+) children ready to move", target),
        "Savings, the ready moves": number(r"(\d+) of \d+ children in residential care", ready),
        "Savings, a target in moves": len(if_made(shortlist, MovesScenario.READY).portfolio.moves),
        "What if": len(children_ready(council, plans)),
    }
    assert set(counts.values()) == {ALL_READY}, counts
    nearly = if_made(shortlist, MovesScenario.READY_OR_NEARLY).portfolio.moves
    assert count_children(shortlist).ready_somewhere == len(nearly)


def test_who_counts_fewer_says_of_whom_and_the_parts_add_up(desk: Desk) -> None:
    council = desk.clock.council()
    progress = target_progress(council, FinancialYear(2025), None)
    assert progress is not None and progress.new_move is not None
    among = progress.new_move.among
    assert among == ReadyChildren(new=NEW, under_way=2, under_way_stays_paid=1, stays_paid=2)
    assert among.all_ready == ALL_READY and len(children_on_board(council)) == len(BEGUN)
    others = (
        "The other 4 ready children are: 2 with a move on the board (1 of them in a place that "
        "stays paid or may stay paid) and 2 more in such a place."
    )
    target = plain(page_text(desk.open("savings.py", view="target")))
    assert f"the average for {NEW} of the {ALL_READY} children ready to move." in target
    assert others in target
    ready = plain(page_text(desk.open("savings.py", view="if")))
    assert f"{ready_words.new_of_ready(NEW)} {others}" in ready
    stay_paid = among.stays_paid + among.under_way_stays_paid
    assert number(r"Not cashable: [−£\d,]+ from (\d+) moves", ready) == stay_paid


def number(pattern: str, text: str) -> int:
    match = re.search(pattern, text)
    assert match, text
    return int(match.group(1))


def in_board_report(desk: Desk) -> int:
    paper = board_paper(desk.store, LOCAL_OWNER, NOW.date(), NOW)
    (side,) = paper.leaves
    assert isinstance(side, OneSide)
    tables = [
        part
        for section in side.leaf.sections
        for part in section.parts
        if isinstance(part, PaperTable)
    ]
    (rows,) = [table.rows for table in tables if "Ready for a move" in table.headings]
    return int(rows[-1][2])
