"""What a person answered on Who next? ten minutes ago or less, while nobody has said more since.

| what happened | told |
|---|---|
| I answered nine minutes ago | yes |
| I answered eleven minutes ago | no |
| somebody else answered | no |
| I answered and took it back | no |
| I answered twice | the last |
| I wrote down something that is no answer | no |
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from models.recording.entry import Entry
from models.recording.event import CameBack, RecordedIncident, ReviewHeld
from models.recording.subject import came_back_of, incidents_of, review_held_of
from models.shortlist.agenda_answered import answer_words, answered_just_now
from tests.make.entries import a_record, an_entry

NOW = datetime(2026, 4, 10, 9, 30)
BACK = CameBack(date(2026, 3, 29), date(2026, 4, 2))


def entry(
    content: object,
    number: int = 1,
    *,
    minutes: int = 9,
    by: str = "sam",
    replaces: int | None = None,
) -> Entry[object]:
    about = incidents_of("k1") if isinstance(content, RecordedIncident) else came_back_of("k1")
    if isinstance(content, ReviewHeld):
        about = review_held_of("k1")
    entry = an_entry(about, content, number, by=by, on=date(2026, 4, 2), replaces=replaces)
    return replace(entry, at_utc=NOW - timedelta(minutes=minutes))


def told(*entries: Entry[object]) -> list[str]:
    record = a_record(*entries)
    return [answer_words(entry.content) for entry in answered_just_now([record], "sam", NOW)]


def test_my_answer_of_the_last_ten_minutes_is_told() -> None:
    assert told(entry(BACK)) == ["Back since 2 April 2026"]
    assert told(entry(BACK, minutes=11)) == []
    assert told(entry(BACK, by="alex")) == []


def test_what_was_taken_back_or_answered_again_is_not_told() -> None:
    assert told(entry(BACK), entry(None, 2, minutes=1, replaces=1)) == []
    later = replace(BACK, back_on=date(2026, 4, 3))
    assert told(entry(BACK), entry(later, 2, minutes=1)) == ["Back since 3 April 2026"]
    assert told(entry(BACK), entry(later, 2, minutes=1, by="alex")) == []


def test_the_newest_answer_comes_first_and_what_is_no_answer_is_left_out() -> None:
    review = entry(ReviewHeld(date(2026, 4, 9)), minutes=2)
    incident = entry(RecordedIncident(date(2026, 4, 9), "Missing"), minutes=1)
    assert told(entry(BACK), review, incident) == [
        "Review held on 9 April 2026",
        "Back since 2 April 2026",
    ]
