"""A paper that somebody began: every answer reads back as what it was, at its own place."""

from __future__ import annotations

import json

import pytest

from models.recording.begun_papers import Answered, HomeSearchBegun, Said
from models.recording.codec import as_json, from_json
from models.recording.merging import Take, differing, merged
from models.recording.setting import with_answer

BLANK = HomeSearchBegun()


@pytest.mark.parametrize("value", [True, False, 0, 2, "No known risk", "true", ("a", "b"), None])
def test_an_answer_reads_back_as_what_it_was(value: Answered) -> None:
    held = with_answer(BLANK, "answers.riskMissing.value", value)
    assert held == HomeSearchBegun((Said("riskMissing", value),))
    back = from_json(HomeSearchBegun, json.loads(json.dumps(as_json(held))))
    assert back == held and type(back.said("riskMissing")) is type(value)


def test_two_windows_are_merged_answer_by_answer() -> None:
    theirs = HomeSearchBegun((Said("a", True), Said("b", "x")))
    yours = HomeSearchBegun((Said("b", "y"), Said("c", 2)))
    differ = differing(theirs, yours)
    assert [one.path for one in differ] == ["answers.a", "answers.b.value", "answers.c"]
    taken = {"answers.a": Take.THEIRS, "answers.b.value": Take.YOURS, "answers.c": Take.YOURS}
    assert merged(theirs, yours, taken).answers == (Said("a", True), Said("b", "y"), Said("c", 2))
