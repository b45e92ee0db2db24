"""Answers that another process prepared: once, for who sees the same, taken over when killed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from data.store.check import check_store
from data.store.imports.batch import import_batch
from data.store.imports.undo import last_import, undo_last_import
from data.store.prepared import (
    LEASE,
    AnswerName,
    begin_preparing,
    end_preparing,
    prepared_content,
    progress_of,
    say_progress,
    store_prepared,
    try_again,
)
from data.store.schema.engine import Store, reading
from data.store.schema.tables import prepared_answer
from models.access import LOCAL_OWNER, RIGHTS, Actor, Permission, Role, Scope, scope_for
from models.problems import NotAllowed
from tests.make.batches import NOW, a_batch, a_year

NOON = datetime(2026, 11, 30, 12)
NORTH = Actor("north", frozenset(Role), frozenset({"North"}))
ASKED = AnswerName("list(2026-03-31)", "data-1", "code-1")
RUN = AnswerName("preparation", "data-1/2026-11-30", "code-1")
IN_FORCE = ("data-1", "data-1/2026-11-30")


def seen_by(actor: Actor = LOCAL_OWNER) -> Scope:
    return scope_for(actor, Permission.READ_CHILDREN)


def begun(store: Store, holder: str, at: datetime = NOON, versions=IN_FORCE, run=RUN) -> bool:
    return begin_preparing(store, seen_by(), run, holder, versions, at)


def rows(store: Store) -> int:
    with reading(store) as connection:
        return connection.execute(select(func.count()).select_from(prepared_answer)).scalar_one()


def test_what_was_prepared_is_read_as_it_was(store: Store) -> None:
    content = bytes(range(256)) * 3
    store_prepared(store, seen_by(), ASKED, content, NOON)
    assert prepared_content(store, seen_by(), ASKED) == content


@pytest.mark.parametrize("other", [{"question": "list(x)"}, {"version": "data-2"}, {"code": "2"}])
def test_another_question_version_or_code_has_no_answer(store: Store, other: dict) -> None:
    store_prepared(store, seen_by(), ASKED, b"x", NOON)
    assert prepared_content(store, seen_by(), replace(ASKED, **other)) is None


def test_nobody_who_sees_less_or_more_gets_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_prepared(store, seen_by(), ASKED, b"every council's", NOON)
    store_prepared(store, seen_by(NORTH), ASKED, b"North's", NOON)
    assert prepared_content(store, seen_by(NORTH), ASKED) == b"North's"
    assert prepared_content(store, seen_by(), ASKED) == b"every council's"
    narrowed = replace(seen_by(), councils=frozenset({"West"}))
    assert prepared_content(store, narrowed, ASKED) is None
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    assert prepared_content(store, seen_by(), ASKED) is None


def test_a_scope_for_something_else_reads_nothing(store: Store) -> None:
    with pytest.raises(NotAllowed):
        prepared_content(store, scope_for(LOCAL_OWNER, Permission.AUDIT_GROUPS), ASKED)


def test_of_many_who_begin_at_once_one_does_the_work(store: Store) -> None:
    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(lambda number: begun(store, f"process {number}"), range(6)))
    assert outcomes.count(True) == 1


def test_how_far_it_has_come_can_be_read_meanwhile(store: Store) -> None:
    assert progress_of(store, seen_by(), RUN) is None
    begun(store, "a")
    assert say_progress(store, "a", NOON, stage=1, done=3, of=11, doing="looking at each child")
    progress = progress_of(store, seen_by(), RUN)
    assert progress is not None and progress.is_at_work(NOON)
    assert (progress.stage, progress.done, progress.of) == (1, 3, 11)
    assert progress.doing == "looking at each child"


def test_a_killed_process_is_followed_by_another_when_its_lease_is_over(store: Store) -> None:
    begun(store, "killed")
    assert not begun(store, "next", NOON + LEASE - timedelta(seconds=1))
    assert begun(store, "next", NOON + LEASE)
    assert not say_progress(store, "killed", NOON + LEASE, done=5), (
        "it comes back to life: too late"
    )
    assert say_progress(store, "next", NOON + LEASE, done=1)


def test_who_says_now_and_then_that_it_is_at_work_keeps_the_work(store: Store) -> None:
    begun(store, "slow")
    say_progress(store, "slow", NOON + LEASE / 2)
    assert not begun(store, "next", NOON + LEASE)


def test_what_is_done_is_not_begun_again(store: Store) -> None:
    begun(store, "a")
    end_preparing(store, "a")
    assert not begun(store, "b", NOON + 10 * LEASE)


def test_a_fault_is_known_by_its_reference_until_somebody_tries_again(store: Store) -> None:
    begun(store, "a")
    end_preparing(store, "a", fault="ABC234")
    progress = progress_of(store, seen_by(), RUN)
    assert progress is not None and progress.fault == "ABC234"
    assert not begun(store, "b", NOON + LEASE)
    try_again(store, seen_by(), RUN)
    assert progress_of(store, seen_by(), RUN) is None
    assert begun(store, "b")


def test_nothing_of_another_version_or_code_is_kept_when_work_begins(store: Store) -> None:
    store_prepared(store, seen_by(), ASKED, b"still in force", NOON)
    store_prepared(store, seen_by(), replace(ASKED, version="data-0"), b"old data", NOON)
    store_prepared(store, seen_by(), replace(ASKED, code="code-0"), b"old code", NOON)
    begun(store, "a")
    assert rows(store) == 1
    assert prepared_content(store, seen_by(), ASKED) == b"still in force"


def test_an_import_and_its_undoing_leave_nothing_that_was_prepared(store: Store) -> None:
    store_prepared(store, seen_by(), ASKED, b"before the import", NOON)
    begun(store, "a")
    import_batch(store, a_batch(a_year()), actor=LOCAL_OWNER, now_utc=NOW)
    assert rows(store) == 0 and progress_of(store, seen_by(), RUN) is None
    assert not say_progress(store, "a", NOON), "the process hears that the data changed"
    store_prepared(store, seen_by(), ASKED, b"of the import", NOON)
    last = last_import(store, LOCAL_OWNER)
    assert last is not None
    undo_last_import(store, LOCAL_OWNER, NOW, import_id=last.import_id)
    assert rows(store) == 0


def test_the_database_is_found_in_order_with_it(store: Store) -> None:
    store_prepared(store, seen_by(), ASKED, b"x", NOON)
    assert check_store(store, LOCAL_OWNER).findings == ()
