"""Beside a yes stands that much got harder: three things or more since the profile before."""

from dataclasses import replace
from datetime import date

import pytest

from data.reference.needs import load_scheme
from models.labels import Readiness
from models.needs.direction import Direction, Heading, Trend
from models.needs.scheme import Need
from models.readiness.verdict import Tone
from tests.make.needs import a_situation, verdict_for

WORDS = (
    "three things got harder since the last profile, so talk about what changed first (this answer "
    "knows only the levels of now)"
)
HARDER = (Need.EDUCATION, Need.FRIENDSHIPS, Need.FAMILY_TIME)


def after(*harder: Need, **levels: int):  # type: ignore[no-untyped-def]
    days = date(2025, 10, 1), date(2026, 3, 21)
    trends = tuple(Trend(need, Heading.WORSE, days[0], 0, days[1], 1) for need in harder)
    return verdict_for(replace(a_situation(**levels), direction=Direction(trends)), load_scheme())


def test_a_yes_says_that_much_got_harder() -> None:
    found = after(*HARDER)
    assert found.readiness is Readiness.READY
    assert (found.reasons[0].words, found.reasons[0].tone) == (WORDS, Tone.ASK)


@pytest.mark.parametrize(
    ("harder", "levels"),
    [
        (HARDER[:2], {}),
        ((*HARDER[:2], Need.IDENTITY), {}),
        (HARDER, {"friendships": 4, "family_time": 4, "daily_living": 4}),
    ],
)
def test_little_of_it_identity_and_a_no_say_nothing(
    harder: tuple[Need, ...], levels: dict[str, int]
) -> None:
    assert all(
        "got harder since" not in reason.words for reason in after(*harder, **levels).reasons
    )
