"""The board's report: children first, no small number, no pounds of a few children."""

from __future__ import annotations

from datetime import date

from data.reference.stage_weights import stage_weights
from models.children.where import NOWHERE
from models.children.where_counts import counts_of
from models.money import FinancialYear
from models.moves.ahead import Asked
from models.moves.weights import OwnWeight
from models.moves.year import YearOfMoves
from models.papers.board import TOO_FEW, BoardFacts, CouncilOutcome, board_report
from models.papers.paper import Bullets, Leaf, OneSide, Paper, Table, Text
from models.savings.edge_of_care import EdgeOfCare, Supported
from models.savings.position import Likely, Position
from models.savings.views import TwoViews
from reports.pdf import pdf
from reports.word import word

DAY = date(2026, 3, 10)


def a_year(moves: int) -> YearOfMoves:
    some = Likely(moves, 100_000_00, 40_000_00, 160_000_00)
    none = Likely(0, 0, 0, 0)
    at = Position(4_000_000_00, 300_000_00, 20_000_00, some, none, some, 0.02, some)
    return YearOfMoves(
        asked=Asked(FinancialYear(2025), None, 4_000_000_00, DAY), position=at, rows=(),
        delivered_moves=moves, agreed_moves=moves, clawed_back=0, avoided_label=0, unlabelled=0,
        risen=0, since_back=0, next_year=at, delay=0, health=0, education=0, views=TwoViews((), ()),
        without_figure=0, unsure_moves=moves, silent_moves=0,
    )  # fmt: skip


def a_report(
    *outcomes: CouncilOutcome, moves: int = 9, families: EdgeOfCare | None = None
) -> Paper:
    weights = tuple(OwnWeight(one, 3, 1) for one in stage_weights())
    facts = BoardFacts(DAY, date(2025, 3, 31), outcomes, counts_of([NOWHERE] * 40, suppress=True),
                       3, a_year(moves), weights, families=families)  # fmt: skip
    return board_report(facts, "foot")


def parts(paper: Paper) -> list[object]:
    leaves = [leaf.leaf if isinstance(leaf, OneSide) else leaf for leaf in paper.leaves]
    return [part for leaf in leaves for section in leaf.sections for part in section.parts]


def said(paper: Paper) -> str:
    found = [one.words for one in parts(paper) if isinstance(one, Text)]
    tables = [one for one in parts(paper) if isinstance(one, Table)]
    return "\n".join([*found, *(" | ".join(row) for one in tables for row in one.rows)])


BIG = (CouncilOutcome("North", 12, 6, 80), CouncilOutcome("West", 20, 7, 90))


def test_children_come_before_money_and_money_has_one_side() -> None:
    leaves = a_report(*BIG).leaves
    assert isinstance(leaves[0], Leaf) and leaves[0].title == "How children are doing"
    assert isinstance(leaves[1], OneSide)


def test_counts_are_told_with_their_totals() -> None:
    assert "45 children moved to a family this year: 32 are still there, 13 came back" in said(
        a_report(*BIG)
    )
    assert "North | 12 | 6 | 80" in said(a_report(*BIG))


def test_a_small_count_is_hidden_and_so_is_what_would_tell_it() -> None:
    told = said(a_report(CouncilOutcome("North", 12, 2, 80), CouncilOutcome("West", 20, 7, 90)))
    assert "North | – | – | 80" in told or "North | 12 | – | –" in told
    assert "West | 20 | 7" not in told  # with the total of 9 it would tell the 2


def test_with_few_moves_no_pounds_are_shown() -> None:
    told = said(a_report(*BIG, moves=1))
    assert TOO_FEW in told and "£" not in told.replace("£5", "")


def test_the_chance_of_the_target_is_in_words() -> None:
    assert "less than 1 in 20" in said(a_report(*BIG))


def test_own_moves_behind_a_weight_are_hidden_while_few() -> None:
    assert "Identified | 43% | under 5" in said(a_report(*BIG)) or "under 5" in said(a_report(*BIG))


def test_it_prints_as_pdf_and_word() -> None:
    paper = a_report(*BIG)
    assert pdf(paper).startswith(b"%PDF") and word(paper).startswith(b"PK")


def test_the_board_hears_that_the_frozen_paths_are_estimates_too() -> None:
    items = [item for part in parts(a_report(*BIG)) if isinstance(part, Bullets)
             for item in part.items]  # fmt: skip
    assert any("against what would have happened without the moves" in item for item in items)


def families(at_home: int, came_in: int) -> EdgeOfCare:
    days = [None] * at_home + [DAY] * came_in
    return EdgeOfCare(tuple(
        Supported(f"k{number}", "North", DAY, "", day, 7) for number, day in enumerate(days)
    ))  # fmt: skip


def bullets(paper: Paper) -> str:
    return " ".join(line for one in parts(paper) if isinstance(one, Bullets) for line in one.items)


def test_families_at_the_edge_of_care_are_told_without_a_small_number() -> None:
    many = bullets(a_report(*BIG, families=families(30, 6)))
    assert "36 children's families were supported; 30 are at home" in many and "6 came" in many
    few = bullets(a_report(*BIG, families=families(30, 4)))
    assert "34 children's families were supported. What" in few and "came into care" not in few
    assert "Edge of care" not in bullets(a_report(*BIG, families=families(3, 1)))
