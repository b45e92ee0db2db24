"""What a form marks as needed, how long a text may be, and what of a draft is recorded."""

from dataclasses import replace

import pytest

from models.labels import BarrierKind
from models.problems import UserError
from models.recording.belonging import what_belongs
from models.recording.complete import Round, missing_of, needed_in
from models.recording.decision import Decision, Outcome
from models.recording.lengths import TEXT_AT_MOST, is_too_long, refuse_too_long, too_long
from models.recording.move_stages import MoveStage, Stage
from models.recording.subject import RecordKind
from models.recording.types import TYPES
from models.recording.voice import View, Wish
from tests.make.record_contents import TODAY, a_blocker_entry, a_decision, a_move, a_wish_entry

NOW = Round(TODAY)
BLANK = [kind_item() for kind, kind_item in TYPES.items() if kind is not RecordKind.SIGNATURE]


@pytest.mark.parametrize("content", BLANK, ids=lambda one: type(one).__name__)
def test_all_that_a_blank_form_lacks_is_marked_as_needed(content: object) -> None:
    lacks = {missing_field.field.split(".")[0] for missing_field in missing_of(content, NOW)}  # type: ignore[arg-type]
    assert lacks == needed_in(content, NOW)  # type: ignore[arg-type]


def test_an_answer_that_is_given_stays_marked_and_another_answer_decides_what_is() -> None:
    assert needed_in(View(who="Nan", words="He is safe here."), NOW) >= {"who", "words"}
    assert "destination" not in needed_in(a_decision(outcome=Outcome.STAY), NOW)
    assert "destination" in needed_in(a_move(), NOW)


def test_a_text_that_is_too_long_is_missing_by_its_place_until_it_is_shorter() -> None:
    long = "x" * (TEXT_AT_MOST + 1)
    wish = a_wish_entry(words=long)
    wrong = [missing_field for missing_field in missing_of(wish, NOW) if is_too_long(missing_field)]
    assert [missing_field.field for missing_field in wrong] == ["words"]
    assert "20,001 characters" in wrong[0].words
    shorter = replace(wish, words=long[1:])
    assert not any(is_too_long(missing_field) for missing_field in missing_of(shorter, NOW))
    decided = a_decision()
    action = replace(decided.actions[0], words=long)
    places = [
        missing_field.field
        for missing_field in missing_of(replace(decided, actions=(action,)), NOW)
    ]
    assert "actions.0.words" in places
    with pytest.raises(UserError, match="more than 20,000 characters"):
        refuse_too_long((decided, long))
    assert too_long(long[1:]) == ""


def test_an_answer_to_a_question_that_is_not_asked_any_more_is_kept_and_not_recorded() -> None:
    wish = Wish(look_again=TODAY)
    assert what_belongs(wish).look_again is None
    blocker = a_blocker_entry(evidence="seen the letter", look_again=TODAY)
    assert what_belongs(blocker).evidence == ""
    assert what_belongs(blocker).look_again is None
    assert what_belongs(replace(blocker, cleared=TODAY)).evidence == "seen the letter"
    stop = replace(blocker, kind=BarrierKind.STOP)
    assert (what_belongs(stop).due, what_belongs(stop).look_again) == (None, TODAY)
    stage = MoveStage(stage=Stage.MOVED, waiting_for="a school place", because="not yet")
    assert what_belongs(stage) == MoveStage(stage=Stage.MOVED)
    off = replace(stage, stage=Stage.NOT_NOW)
    assert what_belongs(off).because == "not yet"
    assert what_belongs(Decision()) == Decision()
