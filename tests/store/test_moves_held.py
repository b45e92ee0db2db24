"""Moves in the store: money rests on a move, a baseline is frozen once, confirming rests on one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from data.store.record.facts import record_fact, withdraw_entry
from data.store.record.read import child_record, child_records
from data.store.schema.engine import Store
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role, scope_for
from models.ledger.completed_moves import made_moves
from models.pipeline.move_record import moves_of
from models.problems import NotAllowed, UserError
from models.recording.complete import NotComplete
from models.recording.move_stages import Confirmed, ConfirmedSlice, Label, MoveMoney, Stage
from models.recording.record import ChildRecord
from models.recording.subject import Subject, confirmed_of, move_money_of, move_of
from models.recording.types import Content
from tests.make.children import council_data
from tests.make.completed_moves import a_frozen, a_stage, some_money
from tests.make.record_contents import NOW, TODAY, children_in

SLICE = ConfirmedSlice(TODAY, TODAY + timedelta(7), 100_00)
MOVED = TODAY - timedelta(7)


@pytest.fixture
def child(store: Store) -> str:
    return children_in(store, 1)[0]


def put(store: Store, about: Subject, content: Content, seen: int = 0) -> None:
    record_fact(
        store, actor=LOCAL_OWNER, about=about, content=content, expected_version=seen, now_utc=NOW
    )


def record(store: Store, child: str) -> ChildRecord:
    record = child_record(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN), child)
    assert record is not None
    return record


def test_money_needs_a_move_that_stands(store: Store, child: str) -> None:
    money = move_money_of(child, "m1")
    with pytest.raises(UserError, match="no such move"):
        put(store, money, some_money())
    put(store, move_of(child, "m1"), a_stage())
    withdraw_entry(
        store,
        actor=LOCAL_OWNER,
        about=move_of(child, "m1"),
        number=1,
        expected_version=1,
        now_utc=NOW,
    )
    with pytest.raises(UserError, match="no such move"):
        put(store, money, some_money())
    put(store, move_of(child, "m1"), a_stage(), 2)
    put(store, money, some_money())
    assert [move_record.agreed for move_record in moves_of(record(store, child))] == [some_money()]


def test_a_baseline_once_frozen_is_never_made_anew_and_prices_may_change_beside_it(
    store: Store, child: str
) -> None:
    about = move_money_of(child, "m1")
    put(store, move_of(child, "m1"), a_stage())
    put(store, about, MoveMoney(label=Label.BUDGET))
    first = a_frozen()
    put(store, about, some_money(first), 1)
    for other in (a_frozen(daily=900), None):
        with pytest.raises(UserError, match="frozen on"):
            put(store, about, replace(some_money(first), frozen=other), 2)
    put(store, about, replace(some_money(first), label=Label.AVOIDED), 2)
    (move,) = moves_of(record(store, child))
    assert move.frozen == first and move.agreed is not None
    assert move.agreed.label is Label.AVOIDED


def test_confirming_rests_on_a_frozen_baseline(store: Store, child: str) -> None:
    about, confirmed = confirmed_of(child, "m1"), Confirmed((SLICE,), TODAY)
    put(store, move_of(child, "m1"), a_stage())
    put(store, move_money_of(child, "m1"), MoveMoney(label=Label.BUDGET))
    with pytest.raises(UserError, match="no baseline"):
        put(store, about, confirmed)
    put(store, move_money_of(child, "m1"), some_money(), 1)
    put(store, about, confirmed)


def test_a_sum_that_nobody_gave_is_not_recorded_as_nothing(store: Store, child: str) -> None:
    put(store, move_of(child, "m1"), a_stage())
    money = some_money()
    nobody = replace(money, prices=(replace(money.prices[0], weekly_pence=-1),))
    with pytest.raises(NotComplete, match="pounds"):
        put(store, move_money_of(child, "m1"), nobody)


def test_who_may_not_see_costs_sees_every_stage_and_no_money(
    store: Store, child: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, move_of(child, "m1"), a_stage(on=MOVED, move_on=MOVED))
    put(store, move_of(child, "m1"), a_stage(Stage.MOVED, on=MOVED, move_on=MOVED), 1)
    put(store, move_money_of(child, "m1"), some_money(a_frozen(MOVED)))
    scope = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
    data = council_data()
    (counted,) = made_moves(child_records(store, scope), data)
    assert (counted.child, counted.moved_on) == (child, MOVED)
    without = frozenset(Permission) - {Permission.READ_COSTS}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, without)
    (seen,) = moves_of(record(store, child))
    assert [stage.content.stage for stage in seen.stages if stage.content] == [
        Stage.DATE_AGREED,
        Stage.MOVED,
    ]
    assert (seen.money, seen.agreed, seen.frozen) == ((), None, None)
    assert made_moves(child_records(store, scope), data) == ()
    with pytest.raises(NotAllowed):
        put(store, move_money_of(child, "m1"), some_money(a_frozen(MOVED)), 1)


def test_taking_a_stage_back_shows_the_one_before_and_keeps_both(store: Store, child: str) -> None:
    about = move_of(child, "m1")
    put(store, about, a_stage(Stage.MATCHED, move_on=None))
    put(store, about, a_stage(), 1)
    withdraw_entry(store, actor=LOCAL_OWNER, about=about, number=2, expected_version=2, now_utc=NOW)
    (move,) = moves_of(record(store, child))
    assert (move.stage, len(move.history), move.version) == (Stage.MATCHED, 3, 3)
