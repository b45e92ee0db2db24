"""What the 903 alone suggests is a question among the reasons and leaves the verdict alone.

| what the data shows | asked | for |
|---|---|---|
| interim care order | the court's view; placement with parents rules | all; home |
| full care order | placement with parents rules | home |
| section 20, under 16 on the move | do the parents agree | all |
| section 20, 16 or over | may agree for themselves | all |
| legal status not known | which order is in force | all |
| school year 10 or 11 on the move | would it disrupt education | all |
| residential school | is the school place tied to the home | all |
| asylum-seeking | family tracing first | home, family or friends |
| unregistered setting, no file on liberty | is there an order | all |
| under 6 months here · serious incident · siblings | timing | all |
"""

from dataclasses import replace
from datetime import date

import pytest

from data.reference.needs import load_scheme
from models.children.records import LegalStatus
from models.labels import BarrierKind, Readiness
from models.needs.direction import Direction, Heading, Trend
from models.needs.scheme import Need
from models.readiness.questions import questions_to_ask, timing_questions
from models.readiness.rules import rule_on_destinations
from models.readiness.situation import Situation
from models.readiness.verdict import Tone
from models.settings import DESTINATIONS, Setting
from tests.make.children import a_child, a_placement
from tests.make.needs import a_profile, a_situation, verdict_for, words_of

BORN = date(2012, 12, 1)  # 13, school year 9 on the day of the move


def asked(situation: Situation) -> set[str]:
    """Names of the questions and timings that the data suggests."""
    return {
        barrier.name for barrier in (*questions_to_ask(situation), *timing_questions(situation))
    }


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (LegalStatus.INTERIM_CARE_ORDER, {"court_view", "placement_with_parents"}),
        (LegalStatus.FULL_CARE_ORDER, {"placement_with_parents"}),
        (LegalStatus.SECTION_20, {"agreement_section_20"}),
        (LegalStatus.UNKNOWN, {"stop_not_clear"}),
        (LegalStatus.PLACEMENT_ORDER, set()),
    ],
)
def test_the_order_says_whom_to_ask(order: LegalStatus, names: set[str]) -> None:
    assert asked(a_situation(child=a_child(born=BORN, order=order))) == names


def test_a_question_leaves_the_verdict_alone() -> None:
    plain = a_situation(child=a_child(born=BORN, order=LegalStatus.PLACEMENT_ORDER))
    questioned = a_situation(
        child=a_child(born=BORN, order=LegalStatus.SECTION_20, setting=Setting.RESIDENTIAL_SCHOOL)
    )
    for verdict, other in zip(
        rule_on_destinations(plain, load_scheme(), DESTINATIONS),
        rule_on_destinations(questioned, load_scheme(), DESTINATIONS),
        strict=True,
    ):
        assert (verdict.readiness, verdict.packages) == (other.readiness, other.packages)
        assert {blocker.kind for blocker in other.blockers} == {BarrierKind.QUESTION}
        assert [reason.tone for reason in other.reasons].count(Tone.ASK) == 2


def test_at_16_on_the_day_of_the_move_a_young_person_may_agree_for_themselves() -> None:
    def words(born: date) -> str:
        return words_of(
            verdict_for(
                a_situation(child=a_child(born=born, order=LegalStatus.SECTION_20)), load_scheme()
            )
        )

    assert "16 on the day of the move, so may agree to it for themselves" in words(
        date(2010, 6, 23)
    )
    assert "ask whether the parents agree" in words(date(2010, 6, 24))


def test_placement_with_parents_is_asked_about_for_home_only() -> None:
    situation = a_situation()
    assert "placement with parents" in words_of(verdict_for(situation, load_scheme(), Setting.HOME))
    assert "placement with parents" not in words_of(verdict_for(situation, load_scheme()))


@pytest.mark.parametrize(
    ("born", "move_on", "year"),
    [
        (date(2011, 8, 31), date(2026, 6, 23), 10),  # 14 on 31 August 2025
        (date(2011, 9, 1), date(2026, 6, 23), 9),  # born a day later, a year below
        (date(2011, 9, 1), date(2026, 8, 31), 9),
        (date(2011, 9, 1), date(2026, 9, 1), 10),  # the new school year
        (date(2009, 9, 1), date(2026, 6, 23), 11),
        (date(2009, 8, 31), date(2026, 6, 23), 12),
    ],
)
def test_key_stage_4_is_school_year_10_or_11_on_the_day_of_the_move(
    born: date, move_on: date, year: int
) -> None:
    situation = replace(a_situation(child=a_child(born=born)), move_on=move_on)
    assert situation.school_year_on_move == year
    assert ("key_stage_4" in asked(situation)) == (year in (10, 11))


def test_a_residential_school_may_tie_the_school_place_to_the_home() -> None:
    child = a_child(born=BORN, setting=Setting.RESIDENTIAL_SCHOOL)
    assert "school_tied_to_home" in asked(a_situation(child=child))


def test_family_tracing_comes_first_for_a_child_who_seeks_asylum() -> None:
    situation = a_situation(child=a_child(born=BORN, asylum_seeking=True))
    outcomes = rule_on_destinations(situation, load_scheme(), DESTINATIONS)
    tracing = {verdict.destination for verdict in outcomes if "family tracing" in words_of(verdict)}
    assert tracing == {Setting.HOME, Setting.FOSTER_CONNECTED}


@pytest.mark.parametrize(
    ("setting", "recorded", "is_asked"),
    [
        (Setting.UNREGISTERED_OR_OTHER, None, True),
        (Setting.UNREGISTERED_OR_OTHER, False, False),
        (Setting.CHILDRENS_HOME_INDEPENDENT, None, False),
    ],
)
def test_an_order_nobody_told_of_is_asked_about_where_it_is_usual(
    setting: Setting, recorded: bool | None, is_asked: bool
) -> None:
    child = a_child(born=BORN, setting=setting, deprivation_of_liberty=recorded)
    assert ("deprivation_of_liberty_not_known" in asked(a_situation(child=child))) == is_asked


@pytest.mark.parametrize(
    ("starts", "started_before", "is_new"),
    [
        (date(2025, 9, 30), False, False),  # six months to the day
        (date(2025, 10, 1), False, True),
        (date(2025, 10, 1), True, False),  # began some time before: not known to be new
    ],
)
def test_a_move_within_six_months_is_a_matter_of_timing(
    starts: date, started_before: bool, is_new: bool
) -> None:
    placement = a_placement(starts=starts, started_on_or_before=started_before)
    situation = a_situation(child=a_child(born=BORN, placement=placement))
    assert ("moved_recently" in asked(situation)) == is_new


def test_serious_incidents_and_siblings_are_a_matter_of_timing() -> None:
    situation = replace(
        a_situation(), incidents=2, serious_incidents=1, siblings=2, sibling_plans=("together",)
    )
    verdict = verdict_for(situation, load_scheme())
    assert verdict.readiness is Readiness.READY
    assert "one serious incident in the last 12 weeks" in words_of(verdict)
    assert "two brothers and sisters on record (plan: together), so decide together" in words_of(
        verdict
    )


def test_what_is_not_held_here_is_no_reason_and_never_none() -> None:
    text = words_of(verdict_for(a_situation(), load_scheme()))
    assert "incident" not in text and "missing" not in text and "sister" not in text


def test_turning_18_within_26_weeks_puts_the_pathway_plan_first() -> None:
    soon = a_situation(child=a_child(born=date(2008, 9, 29)))  # 182 days after 31 March 2026
    later = a_situation(child=a_child(born=date(2008, 9, 30)))
    assert (soon.turning_18_soon, later.turning_18_soon) == (True, False)
    first = "turns 18 on 29 September 2026, so the pathway plan and Staying Close come first"
    assert first in words_of(verdict_for(soon, load_scheme()))


def test_a_child_who_is_away_or_missing_and_old_data_are_told() -> None:
    placement = a_placement(absent_since=date(2026, 3, 20))
    situation = replace(
        a_situation(child=a_child(born=BORN, placement=placement)),
        missing_since=date(2026, 3, 29),
        data_date=date(2026, 2, 23),
    )
    words = words_of(verdict_for(situation, load_scheme()))
    assert "short-term place since 20 March 2026" in words
    assert "missing since 29 March 2026" in words
    assert "the data is as at 23 February 2026, check first: may have moved" in words
    fresh = replace(situation, data_date=date(2026, 2, 24))  # 35 days
    assert "check first" not in words_of(verdict_for(fresh, load_scheme()))


def test_strengths_direction_incidents_and_an_ageing_profile_are_told() -> None:
    profile = a_profile(on=date(2025, 12, 1), lasting_adult=3, calms_self=2, pride_in_identity=3)
    better = Trend(Need.SELF_HARM, Heading.BETTER, date(2025, 9, 1), 2, date(2025, 12, 1), 0)
    harder = Trend(Need.EDUCATION, Heading.WORSE, date(2025, 9, 1), 0, date(2025, 12, 1), 1)
    situation = replace(
        a_situation(profile=profile),
        direction=Direction((better, harder)),
        missing_episodes=0,
        incidents=3,
        serious_incidents=0,
    )
    verdict = verdict_for(situation, load_scheme())
    words, tones = words_of(verdict), {reason.words: reason.tone for reason in verdict.reasons}
    assert "strengths: an adult who is there for the long run, finding ways to calm down" in words
    assert "pride" not in words
    assert tones["getting better: self-harm (2 to 0)"] is Tone.FOR
    assert tones["getting harder: education (0 to 1)"] is Tone.AGAINST
    assert tones["no missing episodes in the last 12 weeks"] is Tone.FOR
    assert tones["three incidents in the last 12 weeks"] is Tone.AGAINST
    assert tones["the profile is from 1 December 2025, so look at it again"] is Tone.NOTE
