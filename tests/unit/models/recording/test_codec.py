"""Everything that can be recorded goes to JSON and back unchanged, and nothing else gets in."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.recording.codec import NotThisType, as_json, from_json
from models.recording.decision import Decision
from models.recording.profile import ItemRating, RecordedProfile
from models.recording.subject import RecordKind
from models.recording.types import TYPES
from models.recording.voice import Wish
from tests.make.completed_moves import some_money
from tests.make.record_contents import a_decision, a_profile_entry, a_wish_entry

TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@settings(max_examples=30, deadline=None)
@given(st.data())
@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_type_comes_back_as_it_went(kind: RecordKind, data: st.DataObject) -> None:
    st.register_type_strategy(str, TEXTS)
    st.register_type_strategy(float, NUMBERS)
    value = data.draw(st.from_type(TYPES[kind]))
    text = json.dumps(as_json(value), allow_nan=False)
    assert from_json(TYPES[kind], json.loads(text)) == value


@pytest.mark.parametrize("whole", [a_decision(), a_profile_entry(), a_wish_entry(), some_money()])
def test_a_field_that_an_older_version_lacked_takes_its_default(whole: Any) -> None:
    old = as_json(whole)
    for name in list(old):
        without = {key: value for key, value in old.items() if key != name}
        assert isinstance(from_json(type(whole), without), type(whole))
    assert from_json(type(whole), {}) == type(whole)()


@pytest.mark.parametrize(
    ("wanted", "value"),
    [
        (Wish, []),
        (Wish, {"words": 7}),
        (Wish, {"words": None}),
        (Wish, {"heard_on": "tomorrow"}),
        (Wish, {"no_to": "home"}),
        (Wish, {"no_to": ["the moon"]}),
        (Wish, {"advocate_offered": 1}),
        (Wish, {"written_by_a_newer_version": 1}),
        (RecordedProfile, {"ratings": [{"level": 1}]}),
        (RecordedProfile, {"ratings": [{"item": "self_harm", "level": True}]}),
        (RecordedProfile, {"ratings": [{"item": "self_harm", "level": "3"}]}),
        (ItemRating, {"item": "hair_colour"}),
        (Decision, {"agreement": "maybe"}),
        (Decision, {"tool": {"as_of": "2026-03-10"}}),
    ],
)
def test_what_does_not_fit_is_refused_without_repeating_it(wanted: Any, value: object) -> None:
    with pytest.raises(NotThisType) as caught:
        from_json(wanted, value)
    assert "moon" not in str(caught.value) and "tomorrow" not in str(caught.value)


def test_characters_that_a_database_cannot_keep_are_left_out() -> None:
    odd = a_wish_entry(words="a\x00b\ud800c")
    assert as_json(odd)["words"] == "ab?c"


@pytest.mark.parametrize("odd", [{"a": 1}, {1}, object(), float("nan"), float("inf")])
def test_nothing_but_the_declared_kinds_of_value_is_written(odd: object) -> None:
    with pytest.raises(TypeError):
        as_json(odd)
