"""Did we keep our word? An action is done, done late, late, or still to come.

| due | done | today | stands |
|---|---|---|---|
| in 10 days | | today | still to come |
| today | | today | still to come |
| yesterday | | today | late, 1 day |
| in 10 days | today | today | done |
| 3 days ago | yesterday | today | done late, 2 days |
| 3 days ago | recorded for tomorrow | today | late |
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.meeting.decision import Action, ActionProgress
from models.meeting.promises import Word, by_owner, overdue, promises
from models.recording.subject import action_of
from tests.entries import a_decided, an_entry
from tests.record_builders import TODAY, a_decision

DECIDED = TODAY - timedelta(days=30)


def one(due: int, done: int | None):  # type: ignore[no-untyped-def]
    action = Action("1", "ask about nan", "A. Worker", TODAY + timedelta(days=due))
    decided = a_decided(a_decision(actions=(action,)), on=DECIDED)
    progress = [] if done is None else [
        an_entry(action_of("k1", "m1", "1"), ActionProgress(TODAY + timedelta(days=done)))
    ]  # fmt: skip
    (found,) = promises([decided], progress, TODAY)
    return found


@pytest.mark.parametrize(
    ("due", "done", "word", "late"),
    [
        (10, None, Word.TO_COME, 0),
        (0, None, Word.TO_COME, 0),
        (-1, None, Word.LATE, 1),
        (10, 0, Word.DONE, 0),
        (-3, -1, Word.DONE_LATE, 2),
        (-3, 1, Word.LATE, 3),
    ],
)
def test_the_table_above(due: int, done: int | None, word: Word, late: int) -> None:
    found = one(due, done)
    assert (found.standing, found.days_late) == (word, late)
    assert (found in overdue([found])) is (word is Word.LATE)


def test_progress_without_a_day_says_how_it_stands_and_another_childs_is_not_read() -> None:
    decided = a_decided(on=DECIDED)
    said = an_entry(action_of("k1", "m1", "1"), ActionProgress(None, "nan rang back"))
    other = an_entry(action_of("k2", "m1", "1"), ActionProgress(TODAY))
    (found,) = promises([decided], [said, other], TODAY)
    assert (found.words, found.done_on) == ("nan rang back", None)


def test_late_ones_come_first_and_each_owner_has_a_list() -> None:
    day = timedelta(days=1)
    actions = (
        Action("1", "a", "zed", TODAY + day), Action("2", "b", "Ann", TODAY - day),
        Action("3", "c", " ann ", TODAY - 2 * day),
    )  # fmt: skip
    found = promises([a_decided(a_decision(actions=actions), on=DECIDED)], [], TODAY)
    assert [each.action.key for each in found] == ["3", "2", "1"]
    owners = by_owner(found)
    assert [(name.casefold(), len(some)) for name, some in owners] == [("ann", 2), ("zed", 1)]


def test_what_is_decided_later_is_not_promised_yet() -> None:
    assert promises([a_decided(on=TODAY + timedelta(days=1))], [], TODAY) == ()
