"""What a child said once stays theirs: a meeting that takes it over changes neither day nor hearer.

DOMAIN.md, "Words": the child's own words, as they were said.
"""

from datetime import date, timedelta

import pytest

from models.audience import Audience
from models.recording.decision import Note, NoteShown
from models.recording.record import ChildRecord
from models.recording.spoken import sayings_of_child
from models.recording.subject import wishes_of
from tests.make.entries import a_decided, a_record, an_entry
from tests.make.papers import a_facts
from tests.make.record_contents import TODAY, a_decision, a_wish_entry

NAN = "I want to be near my nan."
MEETING = TODAY + timedelta(weeks=12)


def said_after(taken_from: str, mark: Audience, *, first: Audience | None = None) -> ChildRecord:
    """A wish on record, then a meeting that wrote the same words down."""
    wish = a_wish_entry(shown_to=first)
    decision = a_decision(
        child_words_from=taken_from,
        child_heard_by="C. Chair",
        notes_shown=(NoteShown(Note.CHILD_WORDS, mark),),
    )
    return a_record(an_entry(wishes_of("k1"), wish), a_decided(decision, on=MEETING))


def heard(record: ChildRecord, reader: Audience = Audience.PANEL) -> list[tuple[str, date, str]]:
    spokens = sayings_of_child(a_facts().story, record, reader)
    return [(spoken.words, spoken.on, spoken.heard_by) for spoken in spokens if spoken.item is None]


@pytest.mark.parametrize("mark", list(Audience))
def test_words_taken_over_keep_their_day_and_who_heard_them(mark: Audience) -> None:
    assert heard(said_after("the record", mark)) == [(NAN, TODAY, "A. Worker")]


def test_words_said_again_in_the_meeting_are_of_that_day() -> None:
    assert heard(said_after("", Audience.PANEL))[0] == (NAN, MEETING, "C. Chair")


def test_the_newest_answer_says_who_may_be_shown_words_taken_over() -> None:
    wide, narrow = Audience.FAMILY, Audience.PANEL
    assert heard(said_after("the record", wide, first=None), wide) == [(NAN, TODAY, "A. Worker")]
    assert heard(said_after("the record", narrow, first=wide), wide) == []


def test_words_whose_first_record_is_gone_are_of_the_meeting() -> None:
    record = a_record(a_decided(a_decision(child_words_from="the record"), on=MEETING))
    assert heard(record) == [(NAN, MEETING, "A. Worker")]
