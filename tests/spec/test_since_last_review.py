"""What changed in the record since a day: in words, by subject, never a thing from before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from data.reference.needs import scheme
from models.meeting.decision import Action, ActionProgress
from models.meeting.since import About, needs_since, since
from models.recording.event import RecordedIncident
from models.recording.subject import action_of, blocker_of, incidents_of, wishes_of
from tests.entries import a_decided, a_record, an_entry
from tests.needs_builders import a_rating
from tests.record_builders import TODAY, a_blocker_entry, a_decision, a_wish_entry

LAST = TODAY - timedelta(days=60)


def days_ago(number: int) -> date:
    return TODAY - timedelta(days=number)


def words(*entries, last: date = LAST) -> list[str]:  # type: ignore[no-untyped-def]
    return [one.words for one in since(a_record(*entries), last, TODAY)]


def test_everything_after_the_review_is_told_by_subject() -> None:
    late = a_blocker_entry("health_funding", raised_on=days_ago(50), due=days_ago(5))
    done = a_blocker_entry(
        "out_of_area", words="the officer approves", raised_on=days_ago(70),
        cleared=days_ago(3), evidence="letter",
    )  # fmt: skip
    new = a_blocker_entry("other-1", words="a lift to school", raised_on=days_ago(2))
    found = since(
        a_record(
            an_entry(wishes_of("k1"), a_wish_entry(heard_on=days_ago(4))),
            an_entry(incidents_of("k1"), RecordedIncident(days_ago(9), "missing overnight", True)),
            *(an_entry(blocker_of("k1", one.name), one) for one in (late, done, new)),
            a_decided(on=days_ago(30)),
        ),
        LAST, TODAY,
    )  # fmt: skip
    assert [one.words for one in found] == [
        "said: “I want to be near my nan.”",
        "a serious incident: missing overnight",
        "sorted: the officer approves",
        "new: a lift to school",
        "late: health funding has to be agreed, promised by 5 March 2026",
        "decided: stay",
    ]
    order = list(About)
    assert [order.index(one.about) for one in found] == sorted(
        order.index(one.about) for one in found
    )


def test_promises_are_done_or_late() -> None:
    actions = (
        Action("1", "ask about nan", "A", days_ago(20)),
        Action("2", "ring school", "B", days_ago(8)),
        Action("3", "find a carer", "C", TODAY),
    )  # fmt: skip
    decided = a_decided(a_decision(actions=actions), on=LAST)
    done = an_entry(action_of("k1", "m1", "1"), ActionProgress(days_ago(10)))
    assert words(decided, done) == [
        "done (late): ask about nan", "late: ring school, promised by 2 March 2026",
    ]  # fmt: skip


def test_what_was_before_or_is_to_come_or_was_a_mistake_is_not_told() -> None:
    about = wishes_of("k1")
    before = an_entry(about, a_wish_entry(heard_on=LAST), 1)
    mistake = an_entry(about, a_wish_entry(words="x", heard_on=days_ago(5)), 2)
    right = an_entry(about, a_wish_entry(words="y", heard_on=days_ago(5)), 3, replaces=2)
    later = an_entry(about, a_wish_entry(heard_on=TODAY + timedelta(days=1)), 4)
    assert words(before, mistake, right, later) == ["said: “y”"]
    assert words() == []


def test_needs_are_better_or_harder_only_where_a_new_profile_says_so() -> None:
    lines = [
        a_rating("self_harm", 3, days_ago(90)), a_rating("self_harm", 1, days_ago(5)),
        a_rating("education", 1, days_ago(90)), a_rating("education", 2, days_ago(5)),
        a_rating("friendships", 3, days_ago(200)), a_rating("friendships", 1, days_ago(90)),
    ]  # fmt: skip
    found = needs_since(lines, scheme(), LAST, TODAY)
    assert [one.words.split(":")[1] for one in found] == [" better (3 to 1)", " harder (1 to 2)"]
    assert needs_since(lines, scheme(), TODAY, TODAY) == ()


def test_the_words_hold_no_money() -> None:
    decided = a_decided(replace(a_decision(), recommendation="saves £2,000"), on=days_ago(3))
    assert not any("£" in line for line in words(decided))
