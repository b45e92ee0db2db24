"""Rules 2 and 3: too little known, with the question that would change the answer.

| profile on 31 March 2026 | verdict | question |
|---|---|---|
| none | not enough known | the five needs with the lowest ceilings there |
| newest need rated 184 days ago | not enough known | the same |
| newest need rated 183 days ago | the ceilings decide | |
| one blank that decides | not enough known | that need |
| blanks that can't change the answer | the ceilings decide | |
| blanks, and something recorded that must clear first | not yet | |
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.reference.needs import load_scheme
from models.labels import BarrierKind, Readiness
from models.needs.profile import profile_of
from models.needs.scheme import Need
from models.readiness.rules import rule_on_destinations
from models.settings import DESTINATIONS, Setting
from tests.make.children import AS_OF
from tests.make.needs import (
    a_blocker,
    a_package,
    a_profile,
    a_rating,
    a_scheme,
    a_situation,
    verdict_for,
    words_of,
)


@pytest.mark.parametrize(
    ("destination", "first_five"),
    [
        (  # family or friends: self-harm 1, every other need 2, in the scheme's order
            Setting.FOSTER_CONNECTED,
            "self-harm, exploitation and going missing, behaviour towards others, "
            "emotional wellbeing, attachment and trust",
        ),
        (  # all ceilings alike: the scheme's order
            Setting.FOSTER_SPECIALIST,
            "exploitation and going missing, self-harm, behaviour towards others, "
            "emotional wellbeing, attachment and trust",
        ),
        (
            Setting.HOME,
            "exploitation and going missing, self-harm, behaviour towards others, "
            "emotional wellbeing, attachment and trust",
        ),
    ],
)
def test_without_a_profile_the_five_needs_with_the_lowest_ceilings_are_asked_for(
    destination: Setting, first_five: str
) -> None:
    verdict = verdict_for(replace(a_situation(), profile=None), load_scheme(), destination)
    assert verdict.readiness is Readiness.NOT_ENOUGH_KNOWN
    assert verdict.question == f"Rate these five needs first: {first_five}."
    assert verdict.reasons[0].words.startswith("no needs profile yet, so rate these five")


@pytest.mark.parametrize(
    ("days", "readiness"), [(183, Readiness.READY), (184, Readiness.NOT_ENOUGH_KNOWN)]
)
def test_a_profile_over_183_days_old_is_not_used(days: int, readiness: Readiness) -> None:
    profile = a_profile(on=AS_OF - timedelta(days=days))
    assert verdict_for(a_situation(profile=profile), load_scheme()).readiness is readiness


def test_an_old_profile_is_named_by_its_date() -> None:
    verdict = verdict_for(a_situation(profile=a_profile(on=date(2025, 3, 3))), load_scheme())
    assert "the needs profile is from 3 March 2025, over 183 days ago" in words_of(verdict)


def test_identity_and_strengths_keep_no_old_profile_alive() -> None:
    old = [a_rating(need.value, 0, date(2025, 3, 3)) for need in Need]
    new = [a_rating("identity", 1), a_rating("lasting_adult", 3)]
    verdict = verdict_for(a_situation(profile=profile_of([*old, *new], AS_OF)), load_scheme())
    assert verdict.question is not None and verdict.question.startswith("Rate these five")


def test_one_blank_that_decides_is_the_one_question() -> None:
    verdict = verdict_for(a_situation(friendships=None), load_scheme())
    assert verdict.readiness is Readiness.NOT_ENOUGH_KNOWN
    assert verdict.question == load_scheme().question(Need.FRIENDSHIPS)
    assert "friendships" in verdict.reasons[0].words


def test_the_level_last_known_is_told_with_the_question() -> None:
    lines = [a_rating(need.value, 0) for need in Need if need is not Need.FRIENDSHIPS]
    lines += [a_rating("friendships", 2, date(2026, 1, 5)), a_rating("friendships", None)]
    verdict = verdict_for(a_situation(profile=profile_of(lines, AS_OF)), load_scheme())
    assert verdict.question is not None
    assert verdict.question.endswith("(last known: level 2 on 5 January 2026)")


def test_among_blanks_the_one_that_changes_most_is_asked_about_first() -> None:
    """With the package friendships at 4 is one over (nearly), education two over (not yet)."""
    ceilings = a_scheme(a_package("club", Need.FRIENDSHIPS))
    verdict = verdict_for(a_situation(friendships=None, education=None), ceilings)
    assert verdict.question == ceilings.question(Need.EDUCATION)


def test_among_blanks_that_change_alike_the_lowest_ceiling_is_asked_about_first() -> None:
    verdict = verdict_for(
        a_situation(exploitation_and_missing=None, self_harm=None),
        load_scheme(),
        Setting.FOSTER_CONNECTED,
    )
    assert verdict.question == load_scheme().question(Need.SELF_HARM)


def test_blanks_that_cannot_change_the_answer_leave_it_standing() -> None:
    """Three needs are two levels over: not yet, whatever family time is."""
    verdict = verdict_for(
        a_situation(self_harm=4, friendships=4, education=4, family_time=None), load_scheme()
    )
    assert verdict.readiness is Readiness.NOT_YET
    assert "not known, though it would not change this answer: family time" in words_of(verdict)


def test_a_blank_that_a_package_would_meet_even_at_the_top_is_supported_to_be_safe() -> None:
    """Ceiling 3, and 4 with the package: ready either way, and the package is kept in the plan."""
    package = a_package("evening_team", Need.FRIENDSHIPS)
    verdict = verdict_for(a_situation(friendships=None), a_scheme(package, ceiling=3))
    assert (verdict.readiness, verdict.packages) == (Readiness.READY, (package,))


def test_an_unknown_need_is_never_listed_as_one_that_must_change() -> None:
    """One over and a blank that could be one over too: nearly either way."""
    verdict = verdict_for(a_situation(education=4, friendships=None), a_scheme(ceiling=3))
    assert (verdict.readiness, verdict.must_change) == (Readiness.NEARLY, (Need.EDUCATION,))


def test_nothing_is_asked_first_where_something_recorded_must_clear_anyway() -> None:
    situation = replace(
        a_situation(friendships=None), recorded=(a_blocker("court", BarrierKind.MUST_CLEAR),)
    )
    verdict = verdict_for(situation, load_scheme())
    assert (verdict.readiness, verdict.question) == (Readiness.NOT_YET, None)


def test_identity_left_blank_asks_nothing() -> None:
    outcomes = rule_on_destinations(
        a_situation(identity=None, pride_in_identity=None), load_scheme(), DESTINATIONS
    )
    assert {verdict.readiness for verdict in outcomes} == {Readiness.READY}
