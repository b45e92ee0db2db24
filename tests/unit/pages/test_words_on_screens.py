"""Dates, stretches of time, money and people's text as the screens write them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.evidence import Basis
from models.journeys.answers.outlook import Chance
from models.words import whole_months
from pages.parts.shell.banner import banner_words
from pages.parts.words import writing
from pages.parts.words.chance import chance_words


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (date(2026, 3, 31), date(2026, 3, 31), "0 days"),
        (date(2026, 3, 30), date(2026, 3, 31), "1 day"),
        (date(2026, 3, 10), date(2026, 3, 31), "3 weeks"),
        (date(2026, 1, 31), date(2026, 3, 31), "2 months"),
        (date(2025, 1, 31), date(2026, 2, 28), "1 year 1 month"),
        (date(2024, 2, 29), date(2026, 2, 28), "2 years"),
        (date(2023, 12, 31), date(2026, 3, 31), "2 years 3 months"),
        (date(2024, 1, 19), date(2026, 1, 19), "2 years"),
    ],
)
def test_a_stretch_of_time_is_said_in_years_and_months(
    starts: date, ends: date, expected: str
) -> None:
    assert writing.length_of_time(starts, ends) == expected
    assert writing.length_of_time(starts, ends, at_least=True) == f"at least {expected}"


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 7000))
def test_whole_months_never_overstate(starts: date, days: int) -> None:
    ends = date.fromordinal(starts.toordinal() + days)
    months = whole_months(starts, ends)
    assert 0 <= months <= days / 28


@pytest.mark.parametrize(
    ("gbp", "pence", "expected"),
    [(1250, False, "£1,250"), (1250.4, True, "£1,250.40"), (-1250, False, "−£1,250"),
     (-0.2, False, "£0"), (0, True, "£0.00"), (-300.5, True, "−£300.50")],
)  # fmt: skip
def test_money_has_commas_and_the_minus_stands_first(
    gbp: float, pence: bool, expected: str
) -> None:
    assert writing.money(gbp, pence) == expected


def test_a_date_and_a_list_are_said_as_people_say_them() -> None:
    assert writing.a_date(date(2026, 3, 3)) == "3 March 2026"
    assert writing.join_words(["a"]) == "a"
    assert writing.join_words(["a", "b", "c"]) == "a, b and c"
    assert writing.lower_first("IRO asks") == "IRO asks"
    assert writing.lower_first("The child") == "the child"


@given(st.text(st.characters(exclude_characters="\u2060")))
def test_plain_text_keeps_every_letter_and_leaves_no_mark_unescaped(text: str) -> None:
    shown = writing.plain(text)
    assert re.sub(r"\\([!-/:-@\[-`{-~])\u2060?", r"\1", shown) == " ".join(text.split())
    assert not re.search(r"[<\[*_`$:&!]", re.sub(r"\\.", "", shown))


def test_the_data_date_is_said_with_its_age() -> None:
    as_at = date(2026, 3, 31)
    assert banner_words(as_at, date(2026, 11, 24)) == (
        "Children as at 31 March 2026, 238 days ago."
    )
    assert banner_words(as_at, as_at).endswith("31 March 2026, today.")


def test_a_chance_is_never_said_without_its_range_its_basis_and_its_count() -> None:
    text = chance_words(Chance(0.5667, 0.3835, 0.7445, Basis.PUBLISHED, 12, "Birmingham."))
    assert "published: about 57 in 100, 80% likely to be between 38 and 74" in text
    assert "from about 12 moves elsewhere, not this child. Source: Birmingham." in text
    assert "no figure, because" in chance_words(
        Chance(None, None, None, Basis.WITHHELD, 0, "No history")
    )
