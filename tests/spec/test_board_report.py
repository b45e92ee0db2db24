"""The board's report: children first, no small number, no pounds of a few children."""

from dataclasses import replace
from datetime import date

from models.children.where import Where
from models.fairness.moved import MovedInYear
from models.labels import Readiness
from models.ledger.committed_moves import YearQuery
from models.ledger.contributions import MoveContribution
from models.ledger.council_split import CouncilSplit
from models.ledger.edge_of_care import Supported, SupportedFamilies
from models.ledger.expected import ExpectedShare
from models.ledger.position import Likely, TargetPosition
from models.ledger.splits import SavingSplit
from models.ledger.statement import LABEL, SHORT, LineName
from models.ledger.year import YearOfMoves
from models.money import FinancialYear
from models.papers.board import TOO_FEW, BoardFacts, board_report
from models.papers.board_money import MoneyLine, board_money, told_apart
from models.papers.paper import Bars, Bullets, Leaf, OneSide, Paper, PaperTable, Text
from models.recording.move_stages import Stage
from models.saving.portfolio import Amounts
from models.settings import Setting
from models.shortlist.options import Shortlist
from models.shortlist.outside import figures_for_outside
from reports.pdf import pdf_bytes
from reports.word import word_bytes
from tests.make.children import a_child
from tests.make.papers import sides
from tests.make.shortlists import a_list, a_verdict, options_of

DAY = date(2026, 3, 10)


def a_year(moves: int) -> YearOfMoves:
    """£300,000 confirmed, £20,000 claimed, £80,000 still expected of so many moves."""
    shares = tuple(ExpectedShare(f"m{number}", 1, 0, 2) for number in range(moves))
    some = Likely(moves, 80_000_00, 40_000_00, 140_000_00, shares)
    likely = Likely(moves, 400_000_00, 360_000_00, 460_000_00)
    none = Likely(0, 0, 0, 0)
    target_position = TargetPosition(
        4_000_000_00, 300_000_00, 20_000_00, some, none, likely, 0.02, likely, none
    )
    split = SavingSplit((), 0, 0, CouncilSplit((), ()))
    parts = tuple(
        MoveContribution(
            share.move, share.move, Stage.MOVED, 1.0, 1, 1, share, None, 0, (), "published evidence"
        )
        for share in shares
    )
    return YearOfMoves(
        asked=YearQuery(FinancialYear(2025), None, 4_000_000_00, DAY),
        position=target_position,
        rows=(),
        to_date=Amounts(),
        clawed_back=0,
        avoided_label=0,
        risen=0,
        since_back=0,
        next_year=target_position,
        delay=0,
        health=0,
        education=0,
        splits=dict.fromkeys(("confirmed", "claimed", "expected"), split),
        without_figure=0,
        unpriced_days=0,
        unsure_moves=moves,
        silent_moves=0,
        parts=parts,
    )


def a_list_of(north: int = 40, west: int = 60, ready: int = 8) -> Shortlist:
    """Children in residential care of two councils; of each so many are ready for home."""
    at_home = {Setting.HOME: a_verdict(Setting.HOME, Readiness.READY)}
    return a_list(
        *(
            options_of(
                a_child(key=f"{council}{n}", child_id=f"{council}{n}", council=council),
                at_home if n < ready else {},
            )
            for council, children in (("North", north), ("West", west))
            for n in range(children)
        )
    )


def some_moved(*years: tuple[int, int, int]) -> tuple[MovedInYear, ...]:
    """Years up to 2024/25 of moves that lasted, ended early, and aren't a year old."""
    first = 2025 - len(years)
    return tuple(
        MovedInYear(year, year.last_day, sum(numbers), *numbers)
        for year, numbers in (
            (FinancialYear(first + n), numbers) for n, numbers in enumerate(years)
        )
    )


def a_report(
    *moved: tuple[int, int, int],
    money: YearOfMoves | None = None,
    families: SupportedFamilies | None = None,
    shortlist: Shortlist | None = None,
) -> Paper:
    for_outside = figures_for_outside(
        shortlist or a_list_of(), frozenset(), lambda key: Where(30.0 if key > "W" else 3.0)
    )
    facts = BoardFacts(
        DAY,
        date(2026, 3, 3),
        for_outside,
        some_moved(*moved),
        board_money(money or a_year(9), {}),
        families=families,
    )
    return board_report(facts, "foot")


def leaves(paper: Paper) -> list[Leaf]:
    return [leaf.leaf if isinstance(leaf, OneSide) else leaf for leaf in paper.leaves]


def parts(paper: Paper) -> list[object]:
    return [part for leaf in leaves(paper) for section in leaf.sections for part in section.parts]


def said(paper: Paper) -> str:
    texts = [one.words for one in parts(paper) if isinstance(one, Text)]
    tables = [one for one in parts(paper) if isinstance(one, PaperTable)]
    return "\n".join([*texts, *(" | ".join(row) for table in tables for row in table.rows)])


BIG = ((16, 9, 0), (22, 5, 10))


def headings(paper: Paper) -> list[str]:
    return [section.heading for leaf in leaves(paper) for section in leaf.sections]


def test_it_is_one_page_with_children_before_money() -> None:
    paper = a_report(*BIG)
    assert [type(leaf) for leaf in paper.leaves] == [OneSide]
    assert headings(paper)[0] == "Outcomes for children"
    assert sides(pdf_bytes(paper)) == 1


def test_outcomes_and_money_each_have_a_picture_and_the_same_in_numbers() -> None:
    outcomes, money = (one for one in parts(a_report(*BIG)) if isinstance(one, Bars))
    assert [bar.name for bar in outcomes.bars] == ["2023/24", "2024/25"]
    assert [(piece.what, piece.number) for piece in outcomes.bars[0].pieces] == [
        ("Lasted a year", "16"),
        ("Ended early", "9"),
    ]
    assert money.mark == ("target £4.0m", 4_000_000_00)
    assert "2023/24 | 25 | 16 | 9 | 0" in said(a_report(*BIG))


def test_how_moves_went_is_said_in_words_first() -> None:
    assert (
        "Of 25 moves from residential care to a family in 2023/24, 16 lasted a year and 9 ended "
        "early. Of 37 moves from residential care to a family in 2024/25, 22 lasted a year, 5 "
        "ended early and 10 are not yet a year old."
    ) in said(a_report(*BIG))


def test_a_year_that_goes_on_is_told_since_its_beginning() -> None:
    row = replace(some_moved((22, 5, 10))[0], until=date(2025, 11, 24))
    facts = BoardFacts(
        DAY,
        DAY,
        figures_for_outside(a_list_of(), frozenset(), lambda _: Where()),
        (row,),
        board_money(a_year(9), {}),
    )
    assert "Since 1 April 2024 | 37" in said(board_report(facts, "foot"))


def test_a_small_count_is_hidden_in_table_words_and_picture() -> None:
    paper = a_report((16, 9, 0), (22, 2, 10))
    assert "2024/25 | 34 | 22 | – | –" in said(paper)
    assert "2 ended early" not in said(paper) and "10 are not yet" not in said(paper)
    outcomes = next(one for one in parts(paper) if isinstance(one, Bars))
    assert [(piece.what, piece.size) for piece in outcomes.bars[1].pieces] == [
        ("Lasted a year", 22),
        ("Not shown", 12),
    ]


def test_without_a_move_there_is_a_sentence_and_no_table_of_dashes() -> None:
    text = said(a_report((1, 1, 0)))
    assert "Too few children moved" in text and "– | –" not in text


def test_children_are_those_of_the_list_of_that_day() -> None:
    paper = a_report(*BIG)
    assert "All councils | 100 | 16" in said(paper)
    assert leaves(paper)[0].facts == (
        "Children as at 3 March 2026; moves recorded up to 10 March 2026",
    )


def test_distance_adds_up_to_the_same_children() -> None:
    text = said(a_report(*BIG))
    assert "60 of the 100 children whose distance is known live over 20 miles" in text
    assert "Under 5 miles | 40" in text


def test_with_few_children_no_pounds_are_shown() -> None:
    text = said(a_report(*BIG, money=a_year(1)))
    assert TOO_FEW in text and "£" not in text


def test_pounds_of_few_children_are_told_together_with_the_next() -> None:
    lines = (
        MoneyLine((LineName.CONFIRMED,), 100, frozenset("abc")),
        MoneyLine((LineName.CLAIMED,), 20, frozenset("cd")),
        MoneyLine((LineName.EXPECTED,), 3, frozenset("abcdef")),
        MoneyLine((LineName.POSSIBLE,), 4, frozenset("x")),
    )
    money_lines = told_apart(lines)
    assert [(money_line.name, money_line.pence) for money_line in money_lines] == [
        ("Confirmed, claimed, still expected or possible", 127),
    ]
    apart = told_apart([replace(line, children=frozenset("abcde")) for line in lines])
    assert [money_line.name for money_line in apart] == [LABEL[name] for name in SHORT]
    assert told_apart(lines[:2]) == ()


def test_the_lines_add_up_to_the_forecast_and_with_the_gap_to_the_target() -> None:
    money = board_money(a_year(9), {})
    assert sum(line.pence for line in money.lines) == money.forecast
    assert money.gap is not None and money.forecast + money.gap == money.target


def test_the_chance_of_the_target_is_in_words() -> None:
    assert "less than 1 in 20" in said(a_report(*BIG))


def test_it_prints_as_pdf_and_word() -> None:
    paper = a_report(*BIG)
    assert pdf_bytes(paper).startswith(b"%PDF") and word_bytes(paper).startswith(b"PK")


def families(at_home: int, came_in: int) -> SupportedFamilies:
    days = [None] * at_home + [DAY] * came_in
    return SupportedFamilies(
        tuple(Supported(f"k{number}", "North", DAY, "", day, 7) for number, day in enumerate(days))
    )


def bullets(paper: Paper) -> str:
    return " ".join(line for one in parts(paper) if isinstance(one, Bullets) for line in one.items)


def test_families_at_the_edge_of_care_are_told_without_a_small_number() -> None:
    many = bullets(a_report(*BIG, families=families(30, 6)))
    assert "36 children's families were supported." in many and "30 are at home" in many
    assert "6 came" in many
    few = bullets(a_report(*BIG, families=families(30, 4)))
    assert "34 children's families were supported. The cost" in few and "came into care" not in few
    assert "Edge of care" not in bullets(a_report(*BIG, families=families(3, 1)))
