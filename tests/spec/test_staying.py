"""What staying gives is what belongs to this home: a strength from elsewhere is no credit to it."""

import pytest

from models.children.needs_story import NeedsStory, story_of
from models.shortlist.stay import in_one_sentence, stay_costs, stay_gives, stay_not_known
from tests.make.children import AS_OF, a_child, council_data, rows


def strong_in(*items: str) -> NeedsStory:
    """A profile of the as-of date in which these strengths are as high as they go."""
    ratings = ({"child": "k1", "assessed_on": AS_OF, "item": item, "level": 3} for item in items)
    return story_of(council_data(profiles=rows("profiles", *ratings)), "k1", AS_OF)


@pytest.mark.parametrize("strength", ["lasting_adult", "safe_friendships", "family_network"])
def test_a_former_carer_or_a_grandmothers_calls_are_no_credit_to_staying(strength: str) -> None:
    only_the_home = stay_gives(a_child(), strong_in(), AS_OF)
    assert stay_gives(a_child(), strong_in(strength), AS_OF) == only_the_home
    question = "Whether a steady adult, and their friends, belong to this home"
    assert question in stay_not_known(a_child(), strong_in(strength))


def test_school_as_it_is_is_kept_by_staying() -> None:
    texts = stay_gives(a_child(), strong_in("settled_in_education"), AS_OF)
    assert "The same school, where they are settled now" in texts


def test_what_staying_costs_has_a_capital_at_its_beginning_alone() -> None:
    """“…, not in a family; They want family life” stood in a child's turn and in the form."""
    costs = in_one_sentence(stay_costs(a_child(), strong_in("wants_family_life"), AS_OF))
    assert costs.startswith("They go on") and "not in a family; they want family life" in costs
    assert in_one_sentence([]) == ""
