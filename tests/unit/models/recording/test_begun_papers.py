"""A paper that somebody began: every answer reads back as what it was, at its own place."""

import json

import pytest

from models.recording.begun_papers import Answered, HomeSearchBegun, StandardAnswer
from models.recording.codec import as_json, from_json
from models.recording.field_update import content_with_answer
from models.recording.merging import Take, differing_fields, merge_versions

BLANK = HomeSearchBegun()


@pytest.mark.parametrize("value", [True, False, 0, 2, "No known risk", "true", ("a", "b"), None])
def test_an_answer_reads_back_as_what_it_was(value: Answered) -> None:
    home_search_begun = content_with_answer(BLANK, "answers.riskMissing.value", value)
    assert home_search_begun == HomeSearchBegun((StandardAnswer("riskMissing", value),))
    back = from_json(HomeSearchBegun, json.loads(json.dumps(as_json(home_search_begun))))
    assert back == home_search_begun and type(back.said("riskMissing")) is type(value)


def test_two_windows_are_merged_answer_by_answer() -> None:
    theirs = HomeSearchBegun((StandardAnswer("a", True), StandardAnswer("b", "x")))
    yours = HomeSearchBegun((StandardAnswer("b", "y"), StandardAnswer("c", 2)))
    differ = differing_fields(theirs, yours)
    assert [differing.path for differing in differ] == ["answers.a", "answers.b.value", "answers.c"]
    taken = {"answers.a": Take.THEIRS, "answers.b.value": Take.YOURS, "answers.c": Take.YOURS}
    assert merge_versions(theirs, yours, taken).answers == (
        StandardAnswer("a", True),
        StandardAnswer("b", "y"),
        StandardAnswer("c", 2),
    )
