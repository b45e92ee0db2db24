"""Two versions of one form put together: nothing that nobody chose comes in, nothing is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.needs.profile import ITEMS
from models.needs.scheme import Need
from models.recording.decision import Action, Decision
from models.recording.field_update import content_with_answer
from models.recording.merging import Take, differing_fields, merge_versions
from models.recording.profile import ItemRating, RecordedProfile
from models.recording.voice import Wish
from models.settings import Setting

RATING = st.builds(
    ItemRating,
    st.sampled_from(list(ITEMS.values())),
    st.none() | st.integers(0, 3),
    st.sampled_from(["", "seen", "told"]),
    st.sampled_from(["", "fine"]),
)
PROFILE = st.builds(
    RecordedProfile,
    st.none() | st.sampled_from([date(2026, 3, 1), date(2026, 3, 2)]),
    st.sampled_from(["", "A", "B"]),
    st.lists(RATING, max_size=6, unique_by=lambda item_rating: item_rating.item).map(tuple),
)


def all_of(theirs: RecordedProfile, yours: RecordedProfile, take: Take) -> dict[str, Take]:
    return {differing.path: take for differing in differing_fields(theirs, yours)}


@given(PROFILE, PROFILE)
def test_choosing_one_side_everywhere_gives_that_side(
    theirs: RecordedProfile, yours: RecordedProfile
) -> None:
    for side, take in ((theirs, Take.THEIRS), (yours, Take.YOURS)):
        recorded_profile = merge_versions(theirs, yours, all_of(theirs, yours, take))
        assert (recorded_profile.assessed_on, recorded_profile.assessed_by) == (
            side.assessed_on,
            side.assessed_by,
        )
        assert {rating.item: rating for rating in recorded_profile.ratings} == {
            rating.item: rating for rating in side.ratings
        }


@given(PROFILE, PROFILE, st.randoms())
def test_every_place_is_as_chosen_and_where_they_agree_as_both_say(
    theirs: RecordedProfile, yours: RecordedProfile, luck: st.DataObject
) -> None:
    places = differing_fields(theirs, yours)
    chosen = {place.path: luck.choice([Take.THEIRS, Take.YOURS]) for place in places}  # type: ignore[attr-defined]
    recorded_profile = merge_versions(theirs, yours, chosen)
    differings = {
        differing.path: differing for differing in differing_fields(theirs, recorded_profile)
    }
    for place in places:
        assert (place.path in differings) == (chosen[place.path] is Take.YOURS)
    assert set(differings) <= {place.path for place in places}


@given(PROFILE)
def test_the_same_twice_differs_nowhere(one: RecordedProfile) -> None:
    assert differing_fields(one, one) == ()
    assert merge_versions(one, one, {}) == one


def test_a_place_that_nobody_chose_stops_the_merge() -> None:
    with pytest.raises(KeyError):
        merge_versions(Wish(words="a"), Wish(words="b"), {})


def test_two_texts_can_both_stay_one_under_the_other() -> None:
    theirs, yours = Wish(words="near nan", heard_by="A"), Wish(words="near school")
    differings = {differing.path: differing for differing in differing_fields(theirs, yours)}
    assert differings["words"].can_take_both
    assert differings["heard_by"].only_one is Take.THEIRS
    done = merge_versions(theirs, yours, {"words": Take.BOTH, "heard_by": Take.THEIRS})
    assert (done.words, done.heard_by) == ("near nan\nnear school", "A")


def test_lists_without_a_key_of_their_own_are_one_place() -> None:
    theirs, yours = Wish(no_to=(Setting.HOME,)), Wish(no_to=(Setting.FOSTER_CONNECTED,))
    assert [differing.path for differing in differing_fields(theirs, yours)] == ["no_to"]


def test_the_actions_of_a_decision_are_compared_one_by_one() -> None:
    theirs = Decision(actions=(Action("1", "ask nan", "A"), Action("2", "ask school", "B")))
    yours = Decision(actions=(Action("1", "ask nan", "C"), Action("3", "visit", "C")))
    assert [differing.path for differing in differing_fields(theirs, yours)] == [
        "actions.1.owner",
        "actions.2",
        "actions.3",
    ]


def test_an_answer_is_put_at_its_place_and_a_new_line_is_made_for_it() -> None:
    recorded_profile = content_with_answer(RecordedProfile(), "ratings.self_harm.level", 3)
    assert recorded_profile == RecordedProfile(ratings=(ItemRating(Need.SELF_HARM, 3),))
    assert recorded_profile is not None
    again = content_with_answer(recorded_profile, "ratings.self_harm.evidence", "seen")
    assert again == RecordedProfile(ratings=(ItemRating(Need.SELF_HARM, 3, "seen"),))
    assert content_with_answer(Wish(), "heard_on", date(2026, 3, 1)) == Wish(
        heard_on=date(2026, 3, 1)
    )
    assert content_with_answer(Wish(), "no_to", (Setting.HOME,)) == Wish(no_to=(Setting.HOME,))


@pytest.mark.parametrize(
    ("path", "value"),
    [("stands", "open"), ("words.x", "a"), ("words", 3), ("no_to", ("moon",)), ("", "a")],
)
def test_what_is_no_answer_of_the_form_changes_nothing(path: str, value: object) -> None:
    assert content_with_answer(Wish(words="as it was"), path, value) is None
