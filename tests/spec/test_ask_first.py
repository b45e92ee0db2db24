"""The few items to ask first: the rules run again on each level that an item could have.

| need | level | an answer hangs on it | asked |
|---|---|---|---|
| not known | | yes | first, by how many answers |
| known | at the ceiling | yes, one higher | after the unknown ones |
| known | far below the ceiling | no | no |
| identity | not known | never in a rule | never |
"""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from data.reference.needs import load_scheme
from models.labels import BarrierKind
from models.needs.profile import RULE_NEEDS
from models.needs.scheme import Need
from models.readiness.ask_first import ASK_AT_MOST, ask_first
from models.readiness.rules import rule_on_destinations
from models.settings import DESTINATIONS, Setting
from tests.make.children import AS_OF
from tests.make.needs import a_blocker, a_profile, a_scheme, a_situation

PLACES = DESTINATIONS[:-1]  # without supported accommodation


def test_an_unknown_item_comes_before_a_known_one_at_its_ceiling() -> None:
    ask_firsts = ask_first(a_situation(education=2, self_harm=None), a_scheme(), PLACES)
    assert [ask_first.need for ask_first in ask_firsts] == [Need.SELF_HARM, Need.EDUCATION]
    assert [ask_first.level for ask_first in ask_firsts] == [None, 2]
    assert set(ask_firsts[0].changes) == set(PLACES)


def test_an_item_far_from_its_ceiling_is_not_asked() -> None:
    assert ask_first(a_situation(), a_scheme(), PLACES) == ()


def test_an_item_on_which_more_answers_hang_comes_first() -> None:
    low = a_scheme(ceiling=3)
    ceilings = tuple(
        replace(ceiling, level=4)
        if ceiling.need is Need.EDUCATION and ceiling.destination != "home"
        else ceiling
        for ceiling in low.ceilings
    )
    ask_firsts = ask_first(
        a_situation(education=None, self_harm=None), replace(low, ceilings=ceilings), PLACES
    )
    assert [ask_first.need for ask_first in ask_firsts] == [Need.SELF_HARM, Need.EDUCATION]
    assert ask_firsts[1].changes == (Setting.HOME,)


def test_with_no_profile_or_a_stale_one_five_are_asked() -> None:
    stale = a_profile(on=AS_OF - timedelta(days=200))
    for profile in (None, stale):
        situation = replace(a_situation(), profile=profile)
        ask_firsts = ask_first(situation, load_scheme(), PLACES)
        assert len(ask_firsts) == ASK_AT_MOST and all(
            ask_first.level is None for ask_first in ask_firsts
        )


def test_nothing_is_asked_where_a_stop_decides() -> None:
    stop = a_blocker("secure_order", BarrierKind.STOP)
    situation = replace(a_situation(self_harm=None), recorded=(stop,))
    assert ask_first(situation, a_scheme(), PLACES) == ()


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(RULE_NEEDS), st.none() | st.integers(0, 4)))
def test_each_answer_named_does_change_and_identity_is_never_asked(
    levels: dict[Need, int | None],
) -> None:
    situation = a_situation(**{need.value: level for need, level in levels.items()})
    for first in ask_first(situation, a_scheme(), PLACES):
        assert first.need is not Need.IDENTITY and first.changes
        answers = set()
        for level in range(5):
            counts = {n.value: lv or 0 for n, lv in levels.items()} | {first.need.value: level}
            outcomes = rule_on_destinations(a_situation(**counts), a_scheme(), first.changes[:1])
            answers.add(outcomes[0].readiness)
        assert len(answers) > 1
