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

from datetime import timedelta

import pytest

from models.meeting.promises import ActionStatus, actions_due, by_owner, overdue_actions
from models.recording.decision import Action, ActionProgress
from models.recording.subject import action_of
from tests.make.entries import a_decided, an_entry
from tests.make.record_contents import TODAY, a_decision

DECIDED = TODAY - timedelta(days=30)


def one(due: int, done: int | None):  # type: ignore[no-untyped-def]
    action = Action("1", "ask about nan", "A. Worker", TODAY + timedelta(days=due))
    decided = a_decided(a_decision(actions=(action,)), on=DECIDED)
    progress = (
        []
        if done is None
        else [an_entry(action_of("k1", "m1", "1"), ActionProgress(TODAY + timedelta(days=done)))]
    )
    (promise,) = actions_due([decided], progress, TODAY)
    return promise


@pytest.mark.parametrize(
    ("due", "done", "word", "late"),
    [
        (10, None, ActionStatus.TO_COME, 0),
        (0, None, ActionStatus.TO_COME, 0),
        (-1, None, ActionStatus.LATE, 1),
        (10, 0, ActionStatus.DONE, 0),
        (-3, -1, ActionStatus.DONE_LATE, 2),
        (-3, 1, ActionStatus.LATE, 3),
    ],
)
def test_the_table_above(due: int, done: int | None, word: ActionStatus, late: int) -> None:
    found = one(due, done)
    assert (found.standing, found.days_late) == (word, late)
    assert (found in overdue_actions([found])) is (word is ActionStatus.LATE)


def test_progress_without_a_day_says_how_it_stands_and_another_childs_is_not_read() -> None:
    decided = a_decided(on=DECIDED)
    entry = an_entry(action_of("k1", "m1", "1"), ActionProgress(None, "nan rang back"))
    other = an_entry(action_of("k2", "m1", "1"), ActionProgress(TODAY))
    (promise,) = actions_due([decided], [entry, other], TODAY)
    assert (promise.words, promise.done_on) == ("nan rang back", None)


def test_late_ones_come_first_and_each_owner_has_a_list() -> None:
    day = timedelta(days=1)
    actions = (
        Action("1", "a", "zed", TODAY + day),
        Action("2", "b", "Ann", TODAY - day),
        Action("3", "c", " ann ", TODAY - 2 * day),
    )
    promises_result = actions_due([a_decided(a_decision(actions=actions), on=DECIDED)], [], TODAY)
    assert [promise.action.key for promise in promises_result] == ["3", "2", "1"]
    owners = by_owner(promises_result)
    assert [(name.casefold(), len(some)) for name, some in owners] == [("ann", 2), ("zed", 1)]


def test_what_is_decided_later_is_not_promised_yet() -> None:
    assert actions_due([a_decided(on=TODAY + timedelta(days=1))], [], TODAY) == ()
