"""What a place makes beside an average ready move: the two numbers first, then why they differ."""

from dataclasses import replace
from datetime import date

from models.budget.outlook import ForecastBand
from models.saving.ready_moves import GroupOfMoves, ReadyFullYears
from models.scenarios.answer import MovesLine, PlaceYear
from models.scenarios.beside_a_move import AverageMove
from models.scenarios.levers import OpenHome, ReadyMoves, RecruitCarers, ScenarioPlan
from models.settings import Setting
from pages.parts.what_if import words
from pages.parts.what_if.beside_moves import comparison_rows, comparison_words
from tests.make.what_ifs import an_answer

GROUPS = ReadyFullYears(
    GroupOfMoves(45, 45 * 10_960_100),
    GroupOfMoves(),
    GroupOfMoves(1),
    GroupOfMoves(7, -19_713_500),
    1,
)
MOVE = AverageMove(53, 250_000.0, 150_000.0, 10_662.0, 89_338.0, 340_000.0, GROUPS)
CARERS = RecruitCarers(10, Setting.FOSTER_IN_HOUSE, date(2027, 1, 1))
YEAR = PlaceYear(0, "2028-29", 12, 10, 9.47, 370_000.0, 41_000.0, 329_000.0, 0.1236)


def test_carers_say_both_values_and_every_reason() -> None:
    answer = replace(
        an_answer(ScenarioPlan((CARERS,))), place_years=(replace(YEAR, months=4), YEAR)
    )
    first, *reasons = comparison_words(answer, MOVE)
    assert first.startswith(
        "A place with these carers saves £329,000 in 2028/29. An average ready move saves £89,000 "
        "in its first 365 days (Savings page, 53 moves)."
    )
    text = " ".join(reasons)
    assert "9.5 of 10 are filled" in text and "£250,000 of the £340,000" in text
    assert "8 of the 53 ready moves are out of a place that stays paid" in text
    assert " saves " not in text  # what it saves is the net in the first sentence, one figure
    assert "£11,000 on average" in text and "12% higher" in text
    assert words.EARLY_ENDING_BOTH in text


def test_a_home_of_our_own_says_that_nothing_ends_early_there() -> None:
    home = OpenHome(4, date(2027, 1, 1), 9_000.0)
    answer = replace(an_answer(ScenarioPlan((home,))), place_years=(YEAR,))
    text = " ".join(comparison_words(answer, MOVE))
    assert "in residential care either way" in text
    assert "A place costs £41,000 in 2028/29" in text


def test_the_rows_add_up_in_both_columns() -> None:
    rows = comparison_rows(YEAR, MOVE)
    for column in (1, 2):
        amounts = [
            int(row[column].replace("£", "").replace(",", "").replace("−", "-")) for row in rows
        ]
        assert sum(amounts[:-1]) == amounts[-1]


def test_ready_moves_say_what_one_that_is_made_saves_here() -> None:
    answer = an_answer(ScenarioPlan((ReadyMoves(date(2026, 6, 1)),)))
    answer = replace(
        answer, moves=MovesLine(53, ForecastBand(50.0, 45.0, 53.0), ForecastBand(9.0, 6.0, 12.0))
    )
    first, *reasons = comparison_words(answer, MOVE)
    assert "A ready move made here saves £20,000 in 2026/27" in first
    assert any("50 of 53" in reason for reason in reasons)
