"""What people say of where a child is, on both engines: kept, audited, withdrawn, never lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from data.store.check import check_store
from data.store.imports.batch import import_batch
from data.store.read import council_data, data_version, files_version, read_corrections
from data.store.record.corrections import record_correction, withdraw_correction
from data.store.schema.engine import Store, reading, writing
from data.store.schema.tables import audit, child, correction
from models.access import LOCAL_OWNER, Actor, Permission, Role, scope_for
from models.children.freshness import Corrections, WhereaboutsAnswer
from models.problems import UserError
from tests.make.batches import NOW, a_batch, a_year
from tests.make.record_contents import unguarded

TODAY = NOW.date()
SAM, ALEX = (Actor(name, frozenset(Role)) for name in ("sam", "alex"))
EVERYTHING = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)


@pytest.fixture
def filled(store: Store) -> Store:
    import_batch(store, a_batch(a_year()), actor=LOCAL_OWNER, now_utc=NOW, council="North")
    return store


def key_of(store: Store, child_id: str = "0001") -> str:
    with reading(store) as connection:
        query = select(child.c.key).where(child.c.child_id == child_id)
        return str(connection.execute(query).scalar_one())


def say(
    store: Store,
    answer: WhereaboutsAnswer = WhereaboutsAnswer.MOVED_OR_LEFT,
    version: int = 0,
    *,
    on: date = TODAY,
    actor: Actor = SAM,
    now_utc: datetime = NOW,
    of: str = "0001",
) -> int:
    return record_correction(
        store,
        actor=actor,
        child=key_of(store, of),
        answer=answer,
        on=on,
        expected_version=version,
        now_utc=now_utc,
    )


def take_back(
    store: Store,
    number: int = 1,
    version: int = 1,
    *,
    actor: Actor = SAM,
    now_utc: datetime = NOW,
    reason: str = "",
) -> int:
    return withdraw_correction(
        store,
        actor=actor,
        child=key_of(store),
        number=number,
        expected_version=version,
        now_utc=now_utc,
        reason=reason,
    )


def held(store: Store) -> Corrections:
    return Corrections(read_corrections(store, EVERYTHING))


def audited(store: Store) -> list[tuple[str, str, str]]:
    with reading(store) as connection:
        rows = connection.execute(
            select(audit.c.actor, audit.c.action, audit.c.object)
            .where(audit.c.object.like("correction/%"))
            .order_by(audit.c.id)
        )
        return [tuple(row) for row in rows]


def test_what_is_said_is_read_back_with_day_person_and_how_far_the_data_reached(
    filled: Store,
) -> None:
    assert say(filled, on=TODAY - timedelta(days=3)) == 1
    correction = held(filled).live(key_of(filled), TODAY)
    assert correction is not None
    assert (correction.what, correction.on, correction.actor) == (
        WhereaboutsAnswer.MOVED_OR_LEFT,
        TODAY - timedelta(days=3),
        "sam",
    )
    assert (correction.number, correction.data_to) == (1, date(2025, 3, 31))
    assert correction.noted_at == NOW.replace(tzinfo=None)
    in_all = council_data(filled, EVERYTHING).frame("corrections")
    assert in_all.equals(read_corrections(filled, EVERYTHING))


def test_a_withdrawal_is_another_row_and_nothing_is_ever_changed_or_deleted(filled: Store) -> None:
    say(filled)
    with reading(filled) as connection:
        first = connection.execute(select(correction)).all()
    assert take_back(filled) == 2
    with reading(filled) as connection:
        rows = connection.execute(select(correction).order_by(correction.c.number)).all()
    assert rows[:1] == first
    assert (rows[1].what, rows[1].withdraws) == (None, 1)
    assert held(filled).live(key_of(filled), TODAY) is None


def test_every_write_leaves_one_audit_row_that_names_no_child_and_the_check_sees_it(
    filled: Store,
) -> None:
    say(filled)
    take_back(filled)
    rows = audited(filled)
    assert [row[:2] for row in rows] == [
        ("sam", "record correction"),
        ("sam", "withdraw correction"),
    ]
    assert check_store(filled, LOCAL_OWNER).findings == ()
    with writing(filled) as connection:
        unguarded(connection, "audit")
        connection.execute(audit.delete().where(audit.c.object == rows[0][2]))
    texts = check_store(filled, LOCAL_OWNER).findings
    assert f"Correction {rows[0][2].split('/')[1]} has no audit row." in texts


def test_every_write_changes_the_data_version_but_not_that_of_the_files(filled: Store) -> None:
    before, files = data_version(filled), files_version(filled)
    say(filled)
    text = data_version(filled)
    take_back(filled)
    assert len({before, text, data_version(filled)}) == 3
    assert files_version(filled) == files
    import_batch(filled, a_batch(a_year(2026)), actor=LOCAL_OWNER, now_utc=NOW, council="North")
    assert files_version(filled) != files


def test_the_second_of_two_editors_is_told_what_the_first_recorded(filled: Store) -> None:
    say(filled)
    before = counts(filled)
    with pytest.raises(UserError, match="sam recorded “has moved or left”") as caught:
        say(filled, WhereaboutsAnswer.STILL_HERE, actor=ALEX)
    assert "Nothing of yours was kept" in str(caught.value)
    with pytest.raises(UserError, match="you, in another window"):
        take_back(filled, version=0)
    assert counts(filled) == before
    assert say(filled, WhereaboutsAnswer.STILL_HERE, 1, actor=ALEX) == 2


def test_of_many_editors_at_once_exactly_one_gets_through(filled: Store) -> None:
    def attempt(number: int) -> bool:
        try:
            say(filled, actor=Actor(f"editor {number}", frozenset(Role)))
        except UserError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        got_through = list(pool.map(attempt, range(16)))
    assert got_through.count(True) == 1
    with reading(filled) as connection:
        assert connection.execute(select(func.count()).select_from(correction)).scalar_one() == 1
    assert len(audited(filled)) == 1


def test_editors_of_different_children_do_not_stand_in_each_others_way(filled: Store) -> None:
    assert say(filled) == 1
    assert say(filled, actor=ALEX, of="0002") == 1


@pytest.mark.parametrize(
    ("minutes", "actor", "reason", "allowed"),
    [
        (10, SAM, "", True),
        (11, SAM, "", False),
        (11, SAM, "  ", False),
        (11, SAM, "it was her brother", True),
        (1, ALEX, "", False),
        (1, ALEX, "it was her brother", True),
    ],
)
def test_ones_own_word_is_undone_for_ten_minutes_and_withdrawn_with_a_reason_after(
    filled: Store, minutes: int, actor: Actor, reason: str, allowed: bool
) -> None:
    say(filled)
    now_utc = NOW + timedelta(minutes=minutes)
    if allowed:
        assert take_back(filled, actor=actor, now_utc=now_utc, reason=reason) == 2
        return
    with pytest.raises(UserError, match="a few words"):
        take_back(filled, actor=actor, now_utc=now_utc, reason=reason)
    assert held(filled).version(key_of(filled)) == 1


def test_nothing_is_withdrawn_twice_and_no_withdrawal_is_withdrawn(filled: Store) -> None:
    say(filled)
    take_back(filled)
    for number in (1, 2, 7):
        with pytest.raises(UserError, match="it isn't there to be taken back"):
            take_back(filled, number, 2)


def test_a_day_to_come_is_refused(filled: Store) -> None:
    with pytest.raises(UserError, match="is still to come"):
        say(filled, on=TODAY + timedelta(days=1))


@pytest.mark.parametrize("councils", [frozenset({"West"}), frozenset()], ids=str)
def test_another_councils_child_is_as_unknown_as_no_child(
    filled: Store, councils: frozenset[str]
) -> None:
    narrow = Actor("sam", frozenset(Role), councils)
    with pytest.raises(UserError) as others:
        say(filled, actor=narrow)
    with pytest.raises(UserError) as nobodys:
        record_correction(
            filled,
            actor=narrow,
            child="nobody",
            answer=WhereaboutsAnswer.STILL_HERE,
            on=TODAY,
            expected_version=0,
            now_utc=NOW,
        )
    assert str(others.value) == str(nobodys.value)
    say(filled)
    scope = scope_for(narrow, Permission.READ_CHILDREN)
    assert read_corrections(filled, scope).empty
    assert council_data(filled, scope).frame("corrections").empty
    assert say(filled, version=1, actor=Actor("alex", frozenset(Role), frozenset({"north"}))) == 2


def counts(store: Store) -> tuple[object, ...]:
    with reading(store) as connection:
        return data_version(store), *(
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (correction, audit)
        )
