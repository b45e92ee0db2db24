"""Since when a child has been ready: back through every profile that said so."""

from datetime import date

from data.reference.needs import load_scheme
from data.reference.prices import price_book
from models.needs.scheme import Need, Strength
from models.shortlist.build import shortlist_children
from tests.make.children import a_council, an_episode, rows
from tests.make.moves import published

AS_OF = date(2026, 3, 31)


def ready_since(*profiles: tuple[str, int | None]) -> date | None:
    """Every need at that level on each day by two people (None = left blank), strengths known."""
    lines = [
        {
            "child": "k1",
            "assessed_on": on,
            "item": item.value,
            "assessed_by": literal,
            "level": level if isinstance(item, Need) or level is None else 2,
        }
        for on, level in profiles
        for item in (*Need, *Strength)
        for literal in ("Ann", "Ben")
    ]
    data = a_council(
        [an_episode("2024-06-01", said_by=2026, rne="S")], profiles=rows("profiles", *lines)
    )
    shortlist_result = shortlist_children(
        data,
        as_of=AS_OF,
        move_on=None,
        year=None,
        scheme=load_scheme(),
        price_book=price_book(),
        outlook=published(),
    )
    return shortlist_result.children[0].ready_since


def test_without_a_profile_nobody_is_ready() -> None:
    assert ready_since() is None


def test_the_first_profile_that_says_ready_counts_while_every_later_one_does() -> None:
    assert ready_since(("2025-12-01", 1), ("2026-03-01", 0)) == date(2025, 12, 1)


def test_a_profile_that_said_otherwise_in_between_starts_the_wait_anew() -> None:
    assert ready_since(("2025-10-01", 0), ("2025-12-01", 4), ("2026-03-01", 0)) == date(2026, 3, 1)


def test_who_is_not_ready_now_is_not_waiting_whatever_was_said_before() -> None:
    assert ready_since(("2025-12-01", 0), ("2026-03-01", 4)) is None


def test_a_profile_dated_after_the_day_says_nothing() -> None:
    assert ready_since(("2026-03-01", 0), ("2026-04-01", 4)) == date(2026, 3, 1)
