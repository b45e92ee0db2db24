"""The four destinations of the screens, finding children, and what a profile says."""

from dataclasses import fields

import pytest

from models.labels import Readiness
from models.needs.profile import Rating, profile_of
from models.needs.scheme import Need, Strength
from models.needs.sides import sort_items
from models.readiness.verdict import Reason, Tone
from models.settings import DESTINATIONS, Setting
from models.shortlist.choose import ChildrenWanted, SortBy, choose_children
from models.shortlist.count import count_children
from models.shortlist.destinations import destination_choices
from models.shortlist.reasons import own_reasons, shared_reasons, told_first
from tests.make.children import AS_OF, a_child
from tests.make.shortlists import a_few, a_verdict, options_of

FOSTER = (Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT)


@pytest.mark.parametrize(
    ("ordinary", "specialist", "shown", "named"),
    [
        ("ready", "ready", "ready", False),
        ("not_yet", "ready", "ready", True),
        ("nearly", "ready", "ready", True),
        ("not_yet", "nearly", "nearly", True),
        ("not_yet", "not_enough_known", "not_enough_known", True),
        ("nearly", "not_enough_known", "nearly", False),
        ("not_enough_known", "not_enough_known", "not_enough_known", False),
        ("ruled_out", "ruled_out", "ruled_out", False),
        ("not_yet", "not_yet", "not_yet", False),
    ],
)
def test_foster_care_is_one_choice_and_the_specialist_is_named_where_it_fits_better(
    ordinary: str, specialist: str, shown: str, named: bool
) -> None:
    answers = {place: a_verdict(place, Readiness(ordinary)) for place in FOSTER}
    answers[Setting.FOSTER_SPECIALIST] = a_verdict(Setting.FOSTER_SPECIALIST, Readiness(specialist))
    options = destination_choices(options_of(a_child(age=14), answers))
    assert [choice.place for choice in options] == [
        Setting.HOME,
        Setting.FOSTER_CONNECTED,
        Setting.FOSTER_IN_HOUSE,
    ]
    assert (options[-1].readiness.value, options[-1].specialist) == (shown, named)
    assert len(options[-1].options) == 3


def test_from_16_there_are_four_choices() -> None:
    assert len(destination_choices(options_of(a_child(age=17)))) == 4


def test_no_order_and_no_choice_of_the_list_knows_about_money() -> None:
    words = " ".join(
        [*(s.name + s.value for s in SortBy), *(f.name for f in fields(ChildrenWanted))]
    )
    assert not any(literal in words.lower() for literal in ("cost", "sav", "price", "gbp", "money"))


@pytest.mark.parametrize("sort", list(SortBy))
def test_the_order_does_not_depend_on_the_order_of_the_file(sort: SortBy) -> None:
    children = a_few().children
    forwards = choose_children(children, ChildrenWanted(), sort, AS_OF)
    assert forwards == choose_children(tuple(reversed(children)), ChildrenWanted(), sort, AS_OF)
    assert len(forwards) == len(children)


def test_counts_count_each_child_once() -> None:
    counts = count_children(a_few())
    assert (counts.children, counts.ready_somewhere, counts.to_find_out, counts.turning_18) == (
        7,
        2,
        4,
        1,
    )


def test_reasons_that_hold_for_every_move_are_told_once() -> None:
    common, special = Reason("a", Tone.FOR), Reason("b", Tone.AGAINST)
    answers = {place: a_verdict(place, Readiness.NOT_YET, common) for place in DESTINATIONS}
    answers[Setting.HOME] = a_verdict(Setting.HOME, Readiness.NOT_YET, special, common)
    options = destination_choices(options_of(a_child(age=14), answers))
    shared = shared_reasons(options)
    assert shared == (common,)
    assert own_reasons(options[0], shared) == (special,)
    assert shared_reasons(options[:1]) == ()


def test_a_blank_level_is_not_known_and_never_goes_well() -> None:
    written = {
        Need.EDUCATION: None,
        Need.SELF_HARM: 0,
        Strength.LASTING_ADULT: 2,
        Strength.CALMS_SELF: 1,
        Need.ATTACHMENT: 2,
        Need.BEHAVIOUR_TOWARDS_OTHERS: 4,
    }
    given = [Rating(item, AS_OF, level, "", "", "") for item, level in written.items()]
    sides_result = sort_items(profile_of(given, AS_OF))
    assert sides_result.going_well == (Strength.LASTING_ADULT, Need.SELF_HARM)
    assert sides_result.still_hard == (Need.BEHAVIOUR_TOWARDS_OTHERS, Need.ATTACHMENT)
    assert sides_result.to_build == (Strength.CALMS_SELF,)
    assert Need.EDUCATION in sides_result.not_known
    assert len(sides_result.not_known) == 20 - 5


def test_why_it_is_not_yet_is_told_before_what_there_is_to_ask() -> None:
    ask = Reason("What the child said may bear on this", Tone.ASK)
    hard = Reason("Self-harm at level 3", Tone.AGAINST)
    not_yet = options_of(a_child(), {Setting.HOME: a_verdict(Setting.HOME, Readiness.NOT_YET)})
    ready = options_of(a_child(), {Setting.HOME: a_verdict(Setting.HOME, Readiness.READY)})
    assert told_first(destination_choices(not_yet)[0], (ask, hard)) == (hard, ask)
    assert told_first(destination_choices(ready)[0], (ask, hard)) == (ask, hard)
