"""How moves to a family turned out, by year: which years are told apart, and what counts."""

from datetime import date

from models.fairness.moved import MovedInYear, moved_by_year, moved_shown
from models.journeys.history.council import study_history
from models.money import FinancialYear
from tests.make.children import a_council, a_return, an_episode

KNOWN_ON = date(2026, 3, 31)
RETURNS = [a_return(2026) | {"covers_from": "2021-04-01"}]


def rows(*moved_on: str, setting: str = "foster_in_house") -> tuple[MovedInYear, ...]:
    """A child in a home who moves on these days to a family, and is back after three weeks."""
    told, starts = [], "2021-05-01"
    for day in moved_on:
        back = date.fromisoformat(day).replace(day=28).isoformat()
        told += [
            an_episode(starts, day, said_by=2026, rne="S"),
            an_episode(day, back, said_by=2026, setting=setting),
        ]
        starts = back
    told.append(an_episode(starts, None, said_by=2026))
    return moved_by_year(study_history(a_council(told, RETURNS, born="2012-05-01"), KNOWN_ON))


def test_a_year_is_told_apart_once_all_its_moves_are_a_year_old() -> None:
    """2024/25 is, on 31 March 2026; of 2025/26 nobody knows yet."""
    moves = rows("2025-03-07", "2025-04-07")
    assert [(str(move.year), move.until, move.moved) for move in moves] == [
        ("2024-25", date(2025, 3, 31), 1),
        ("2025-26", KNOWN_ON, 1),
    ]
    assert [move.ended_early for move in moves] == [1, 1]


def test_years_without_a_move_between_are_told_too() -> None:
    moves = rows("2022-06-07", "2025-04-07")
    assert [move.moved for move in moves] == [1, 0, 0, 1]


def test_a_move_to_supported_accommodation_is_no_move_to_a_family() -> None:
    assert rows("2024-06-07", setting="supported_accommodation") == ()


def test_what_the_calendar_tells_is_shown_and_what_is_small_is_not() -> None:
    closed = MovedInYear(FinancialYear(2024), date(2025, 3, 31), 25, 16, 9, 0)
    young = MovedInYear(FinancialYear(2025), KNOWN_ON, 29, 0, 3, 26)
    first, second = moved_shown((closed, young))
    assert first == closed
    assert (second.moved, second.lasted) == (29, 0)
    assert second.ended_early is None and second.not_yet is None
