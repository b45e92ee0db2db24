"""Why a child belongs on the next agenda: what people promised and wrote, when its day has come.

| what | told | late |
|---|---|---|
| the child's no, a stop | from four weeks before the day to look again | from that day |
| what needs sorting | from four weeks before it is due | after that day |
| an action | after the day it was promised for | always |
| the last decision's day to look again | from four weeks before | from that day |
| the needs profile | over 90 days old, or none | over 183 days, or none |
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.labels import Barrier, BarrierKind
from models.meeting.due import DueKind, due_for
from models.readiness.situation import Situation
from models.settings import Setting
from tests.make.children import AS_OF, a_child
from tests.make.entries import a_decided, a_record
from tests.make.needs import a_profile
from tests.make.record_contents import a_decision

FRESH = a_profile(on=AS_OF - timedelta(days=10))


def at(*recorded: Barrier, profile=FRESH) -> Situation:  # type: ignore[no-untyped-def]
    return Situation(a_child(), AS_OF, AS_OF, profile=profile, recorded=recorded)


def in_days(number: int) -> date:
    return AS_OF + timedelta(days=number)


def due(*entries, situation: Situation | None = None):  # type: ignore[no-untyped-def]
    return due_for(a_record(*entries), situation or at(), AS_OF)


def test_nothing_recorded_and_a_fresh_profile_is_nothing_due() -> None:
    assert due() == ()


@pytest.mark.parametrize(
    ("days", "late"), [(29, None), (28, False), (1, False), (0, True), (-5, True)]
)
@pytest.mark.parametrize("name", ["child_says_no", "secure_order"])
def test_a_stop_is_looked_at_again_in_time(name: str, days: int, late: bool | None) -> None:
    stop = Barrier(
        name,
        BarrierKind.STOP,
        "a stop",
        recorded=True,
        look_again=in_days(days),
        destinations=frozenset({Setting.HOME}),
    )
    found = due(situation=at(stop))
    kind = DueKind.CHILDS_NO if name == "child_says_no" else DueKind.STOP
    assert [(one.kind, one.late) for one in found] == ([] if late is None else [(kind, late)])


@pytest.mark.parametrize(("days", "late"), [(29, None), (28, False), (0, False), (-1, True)])
def test_what_needs_sorting_is_told_in_time(days: int, late: bool | None) -> None:
    open_one = Barrier("x", BarrierKind.MUST_CLEAR, "x", recorded=True, due=in_days(days))
    found = due(situation=at(open_one))
    assert [one.late for one in found] == ([] if late is None else [late])
    done = replace(open_one, cleared=AS_OF)
    assert due(situation=at(done)) == ()


def test_a_late_action_and_the_last_decisions_day_are_told() -> None:
    first = a_decided(a_decision(actions=(), look_again_on=in_days(-90)), on=in_days(-100))
    last = a_decided(
        a_decision(look_again_on=in_days(20)), meeting="m2", on=in_days(-60)
    )  # its action was due on 20 March
    found = due(first, last)
    assert [(one.kind, one.on, one.late) for one in found] == [
        (DueKind.ACTION, date(2026, 3, 20), True),
        (DueKind.DECISION, in_days(20), False),
    ]


@pytest.mark.parametrize(("age", "late"), [(90, None), (91, False), (183, False), (184, True)])
def test_a_profile_that_grows_old_is_told(age: int, late: bool | None) -> None:
    found = due(situation=at(profile=a_profile(on=in_days(-age))))
    assert [one.late for one in found] == ([] if late is None else [late])


def test_no_profile_at_all_is_due_today() -> None:
    (found,) = due(situation=at(profile=None))
    assert (found.kind, found.on, found.late) == (DueKind.PROFILE, AS_OF, True)


def test_the_oldest_day_comes_first() -> None:
    some = [
        Barrier(str(day), BarrierKind.MUST_CLEAR, str(day), recorded=True, due=in_days(day))
        for day in (5, -3, 12)
    ]
    assert [one.on for one in due(situation=at(*some))] == [in_days(-3), in_days(5), in_days(12)]
