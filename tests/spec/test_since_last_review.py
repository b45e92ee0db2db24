"""What changed in the record since a day: in words, by subject, never a thing from before."""

from dataclasses import replace
from datetime import date, timedelta

from models.meeting.since import ChangeTopic, changes_since
from models.recording.decision import Action, ActionProgress
from models.recording.event import RecordedIncident
from models.recording.subject import action_of, blocker_of, incidents_of, wishes_of
from tests.make.entries import a_decided, a_record, an_entry
from tests.make.record_contents import TODAY, a_blocker_entry, a_decision, a_wish_entry

LAST = TODAY - timedelta(days=60)


def days_ago(number: int) -> date:
    return TODAY - timedelta(days=number)


def words(*entries, last: date = LAST) -> list[str]:  # type: ignore[no-untyped-def]
    return [change_since.words for change_since in changes_since(a_record(*entries), last, TODAY)]


def test_everything_after_the_review_is_told_by_subject() -> None:
    late = a_blocker_entry("health_funding", raised_on=days_ago(50), due=days_ago(5))
    done = a_blocker_entry(
        "out_of_area",
        words="the officer approves",
        raised_on=days_ago(70),
        cleared=days_ago(3),
        evidence="letter",
    )
    new = a_blocker_entry("other-1", words="a lift to school", raised_on=days_ago(2))
    change_sinces = changes_since(
        a_record(
            an_entry(wishes_of("k1"), a_wish_entry(heard_on=days_ago(4))),
            an_entry(incidents_of("k1"), RecordedIncident(days_ago(9), "missing overnight", True)),
            *(
                an_entry(blocker_of("k1", recorded_blocker.name), recorded_blocker)
                for recorded_blocker in (late, done, new)
            ),
            a_decided(on=days_ago(30)),
        ),
        LAST,
        TODAY,
    )
    assert [change_since.words for change_since in change_sinces] == [
        "said: “I want to be near my nan.”",
        "a serious incident: missing overnight",
        "resolved: the officer approves",
        "new: a lift to school",
        "late: health funding has to be agreed, promised by 5 March 2026",
        "decided: stay",
    ]
    order = list(ChangeTopic)
    assert [order.index(change_since.about) for change_since in change_sinces] == sorted(
        order.index(change_since.about) for change_since in change_sinces
    )


def test_promises_are_done_or_late() -> None:
    actions = (
        Action("1", "ask about nan", "A", days_ago(20)),
        Action("2", "ring school", "B", days_ago(8)),
        Action("3", "find a carer", "C", TODAY),
    )
    decided = a_decided(a_decision(actions=actions), on=LAST)
    done = an_entry(action_of("k1", "m1", "1"), ActionProgress(days_ago(10)))
    assert words(decided, done) == [
        "done (late): ask about nan",
        "late: ring school, promised by 2 March 2026",
    ]


def test_what_was_before_or_is_to_come_or_was_a_mistake_is_not_told() -> None:
    about = wishes_of("k1")
    before = an_entry(about, a_wish_entry(heard_on=LAST), 1)
    mistake = an_entry(about, a_wish_entry(words="x", heard_on=days_ago(5)), 2)
    right = an_entry(about, a_wish_entry(words="y", heard_on=days_ago(5)), 3, replaces=2)
    later = an_entry(about, a_wish_entry(heard_on=TODAY + timedelta(days=1)), 4)
    assert words(before, mistake, right, later) == ["said: “y”"]
    assert words() == []


def test_the_words_hold_no_money() -> None:
    decided = a_decided(replace(a_decision(), recommendation="saves £2,000"), on=days_ago(3))
    assert not any("£" in line for line in words(decided))
