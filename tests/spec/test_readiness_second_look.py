"""A profile in which much fell at once asks for a second rating before a label improves.

The profile before gave "not yet" with nine needs at 3; now, by one person:

| the new profile | label |
|---|---|
| six needs lower at once | not enough known |
| half of the four needs rated twice lower | not enough known |
| the same, and a second person rated that day | as rated |
| the same by somebody else some days later | as rated |
| said again by the same person four weeks later | as rated |
| a need at 3 without evidence, where evidence could be written | not enough known |
| the same with evidence, or in a file without such a column | as rated |
| a need down by two without evidence | not enough known |
| an answer that isn't better than before | as it is |
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.reference.needs import load_scheme
from models.labels import Readiness
from models.needs.profile import ITEMS, RULE_NEEDS, Rating, profile_of
from models.needs.second_look import RateAgain, rate_again
from models.readiness.situations import SituationIndex
from models.settings import Setting
from tests.make.children import AS_OF, a_child, council_data, rows
from tests.make.needs import IN_12_WEEKS, a_scheme, a_situation, verdict_for, words_of

BEFORE, NOW = AS_OF - timedelta(days=120), AS_OF - timedelta(days=40)
SPECIALIST = Setting.FOSTER_SPECIALIST


def lines(
    on: date, person: str = "Ann", evidence: str = "seen", **levels: int | None
) -> list[Rating]:
    """One person's profile of a day: every need at 1 but for those given."""
    counts: dict[str, int | None] = {need.value: 1 for need in RULE_NEEDS} | levels
    return [Rating(ITEMS[name], on, level, person, evidence, "") for name, level in counts.items()]


def high(count: int, level: int = 3) -> dict[str, int | None]:
    """So many needs at a level, in the scheme's order."""
    return {need.value: level for need in RULE_NEEDS[:count]}


def asked(*given: list[Rating], evidence_known: bool = True) -> RateAgain | None:
    ratings = [rating for some in given for rating in some]
    return rate_again(ratings, AS_OF, lambda _day: evidence_known)


def test_many_levels_that_fall_at_once_ask_for_a_second_rating() -> None:
    rate_again = asked(lines(BEFORE, **high(9)), lines(NOW))
    assert rate_again is not None and rate_again.on == NOW and rate_again.base.as_of == BEFORE
    assert "9 needs lower than on" in rate_again.because


@pytest.mark.parametrize(("falls", "is_asked"), [(6, True), (5, False)])
def test_six_of_eleven_are_many(falls: int, is_asked: bool) -> None:
    rate_again = asked(lines(BEFORE, **high(falls, 2)), lines(NOW))
    assert (rate_again is not None) is is_asked


def test_half_of_a_short_profile_is_many() -> None:
    short = {need.value: None for need in RULE_NEEDS[4:]}
    rate_again = asked(lines(BEFORE, **high(2, 2) | short), lines(NOW, **short))
    assert rate_again is not None and "2 needs lower" in rate_again.because


def test_a_second_person_that_day_is_the_second_look() -> None:
    first = lines(BEFORE, **high(9))
    assert asked(first, lines(NOW), lines(NOW, "Ben")) is None
    assert asked(first, lines(NOW), lines(NOW, " ann ")) is not None, "the same person twice"


def test_somebody_else_later_is_the_second_look_too() -> None:
    first = lines(BEFORE, **high(9))
    later = NOW + timedelta(days=3)
    assert asked(first, lines(NOW), lines(later, "Ben")) is None
    rate_again = asked(first, lines(NOW), lines(later))
    assert rate_again is not None and rate_again.base.as_of == BEFORE, (
        "she looked at her own rating"
    )


def test_the_same_four_weeks_later_is_looked_at_twice() -> None:
    again = NOW + timedelta(days=28)
    assert asked(lines(BEFORE, **high(9)), lines(NOW), lines(again)) is None


def test_high_levels_and_steep_falls_want_a_line_of_evidence() -> None:
    before = lines(BEFORE, self_harm=3, education=4)
    rate_again = asked(before, lines(NOW, evidence="", self_harm=3, education=4))
    assert rate_again is not None and "without evidence" in rate_again.because
    steep = asked(before, lines(NOW, evidence="", self_harm=1, education=2))
    assert steep is not None and "2 needs at level 3 or 4, or down by two" in steep.because
    assert asked(before, lines(NOW, self_harm=1, education=2)) is None


def test_a_file_without_a_column_for_evidence_can_not_lack_it() -> None:
    before = lines(BEFORE, self_harm=3)
    assert asked(before, lines(NOW, evidence="", self_harm=3), evidence_known=False) is None


def test_identity_and_strengths_are_no_fall() -> None:
    assert asked(lines(BEFORE, identity=4), lines(NOW, identity=0)) is None


def test_the_first_profile_has_nothing_to_improve_on() -> None:
    assert asked(lines(NOW, evidence="", **high(9))) is None


def waiting(before: list[Rating], ratings_current: list[Rating]):  # type: ignore[no-untyped-def]
    ratings = [*before, *ratings_current]
    profile = profile_of(ratings, AS_OF)
    assert profile is not None
    again = rate_again(ratings, AS_OF, lambda _day: True)
    return replace(a_situation(profile=profile), rate_again=again)


def test_a_better_answer_waits_for_it() -> None:
    verdict = verdict_for(waiting(lines(BEFORE, **high(9)), lines(NOW)), load_scheme())
    assert verdict.readiness is Readiness.NOT_ENOUGH_KNOWN
    assert verdict.question == "Does a second rating say the same as that of 19 February 2026?"
    assert "ask a second person to rate before the answer changes" in words_of(verdict)
    assert not verdict.packages and not verdict.must_change


def test_nearly_after_not_yet_waits_like_ready() -> None:
    ratings = lines(NOW, self_harm=3)
    verdict = verdict_for(waiting(lines(BEFORE, **high(9, 4)), ratings), a_scheme(), SPECIALIST)
    assert verdict.readiness is Readiness.NOT_ENOUGH_KNOWN


def test_an_answer_that_is_no_better_stays_as_it_is() -> None:
    situation = waiting(lines(BEFORE, **high(7, 2)), lines(NOW))
    assert situation.rate_again is not None
    assert verdict_for(situation, load_scheme()).readiness is Readiness.READY, (
        "ready before as well"
    )
    worse = waiting(lines(BEFORE, **high(9, 4)), lines(NOW, **high(3, 3)))
    assert verdict_for(worse, a_scheme()).readiness is Readiness.NOT_YET


def test_a_file_in_which_nobody_has_evidence_is_not_asked_for_it() -> None:
    def row(on: date, level: int, evidence: str, child: str = "k1") -> dict[str, object]:
        return {
            "child": child,
            "assessed_on": on,
            "item": "self_harm",
            "level": level,
            "assessed_by": "Ann",
            "evidence": evidence,
        }

    silent = [row(BEFORE, 3, ""), row(NOW, 1, "")]
    data = council_data(profiles=rows("profiles", *silent))
    assert SituationIndex(data, AS_OF).situation_of(a_child(), IN_12_WEEKS).rate_again is None
    other = row(NOW, 1, "seen", child="k2")
    data = council_data(profiles=rows("profiles", *silent, other))
    assert SituationIndex(data, AS_OF).situation_of(a_child(), IN_12_WEEKS).rate_again is not None
