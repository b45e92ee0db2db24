"""Saved scenarios: whole versions, none changed, seen by who sees costs, told in the audit."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, select, text
from sqlalchemy.exc import DBAPIError

from data.store.check import check_store
from data.store.read import data_version
from data.store.record.scenarios import read_scenarios, save_scenario, withdraw_scenario
from data.store.schema.engine import Store, reading, writing
from data.store.schema.tables import audit, scenario
from models.access import LOCAL_OWNER, RIGHTS, Actor, Permission, Role
from models.problems import NotAllowed, UserError
from models.scenarios.levers import (
    ChangeEntries,
    ChangePrices,
    FamilySupport,
    OpenHome,
    ReadyMoves,
    SupportedPlaces,
)
from models.scenarios.saved import SavedPlan, ScenarioVersion
from models.settings import Setting
from tests.make.batches import NOW
from tests.make.record_contents import SAM, unguarded
from tests.make.what_ifs import a_saved_plan

NARROW = Actor("narrow", frozenset(Role), frozenset({"North"}))


def save(
    store: Store,
    saved: SavedPlan | None = None,
    version: int = 0,
    key: str = "a",
    actor: Actor = LOCAL_OWNER,
    reason: str = "",
) -> ScenarioVersion:
    return save_scenario(
        store,
        actor=actor,
        key=key,
        saved=saved or a_saved_plan(),
        expected_version=version,
        now_utc=NOW,
        reason=reason,
    )


def test_every_kind_of_lever_is_read_back_as_it_was_saved_by_whoever_sees_costs(
    store: Store,
) -> None:
    day = date(2026, 9, 1)
    levers = (
        *a_saved_plan().levers,
        OpenHome(4, day, 18_000.5, 300_000.0),
        SupportedPlaces(3, day, 1.0),
        ReadyMoves(day, 2, -8),
        FamilySupport(30, day, 20.0, 4_000.0),
        ChangePrices((Setting.SECURE, Setting.OTHER_RESIDENTIAL), 8.0, day),
        ChangeEntries(-10.0, day, 10, 18),
    )
    saved = replace(a_saved_plan(), levers=levers)
    save(store, saved)
    for actor in (LOCAL_OWNER, NARROW):
        (saved_scenario,) = read_scenarios(store, actor)
        assert (saved_scenario.key, saved_scenario.version, saved_scenario.stands) == (
            "a",
            1,
            saved,
        )


def test_a_change_is_a_new_version_and_the_old_one_stays_to_be_seen(store: Store) -> None:
    before = data_version(store)
    save(store)
    save(store, a_saved_plan(carers=12), 1, actor=SAM, reason="two more applied")
    (saved_scenario,) = read_scenarios(store, LOCAL_OWNER)
    assert [
        (version.number, version.by, version.reason) for version in saved_scenario.versions
    ] == [
        (1, "local", ""),
        (2, "sam", "two more applied"),
    ]
    assert saved_scenario.versions[0].saved == a_saved_plan()
    assert saved_scenario.stands == a_saved_plan(carers=12)
    with reading(store) as connection:
        told = connection.execute(select(audit.c.action, audit.c.object, audit.c.detail)).all()
    assert [tuple(row) for row in told] == [
        ("save scenario", "scenario/1", {"number": 1}),
        ("change scenario", "scenario/2", {"number": 2}),
    ]
    assert data_version(store) == before, "no child's data changed"


def test_a_withdrawn_scenario_shows_what_it_was_and_its_name_is_free(store: Store) -> None:
    save(store)
    with pytest.raises(UserError, match="a few words"):
        withdraw_scenario(store, actor=SAM, key="a", expected_version=1, now_utc=NOW, reason=" ")
    withdraw_scenario(
        store, actor=SAM, key="a", expected_version=1, now_utc=NOW, reason="overtaken"
    )
    (saved_scenario,) = read_scenarios(store, LOCAL_OWNER)
    assert (saved_scenario.stands, saved_scenario.name, saved_scenario.versions[0].saved) == (
        None,
        "Ten carers",
        a_saved_plan(),
    )
    with pytest.raises(UserError, match="doesn't stand"):
        withdraw_scenario(
            store, actor=SAM, key="a", expected_version=2, now_utc=NOW, reason="again"
        )
    assert save(store, key="b").number == 1
    assert check_store(store, LOCAL_OWNER).findings == ()


def test_two_who_change_the_same_version_are_not_mixed_up(store: Store) -> None:
    save(store)
    save(store, a_saved_plan(carers=12), 1, actor=SAM)
    with pytest.raises(UserError, match="sam changed this scenario"):
        save(store, a_saved_plan(carers=15), 1)
    with pytest.raises(UserError, match="quicker"):
        withdraw_scenario(
            store, actor=LOCAL_OWNER, key="a", expected_version=1, now_utc=NOW, reason="x"
        )
    with pytest.raises(UserError, match="nobody"):
        save(store, key="new", version=3)


def test_what_one_saves_twice_is_saved_once_even_at_the_same_time(store: Store) -> None:
    with ThreadPoolExecutor(8) as people:
        numbers = {
            scenario_version.number
            for scenario_version in people.map(lambda _: save(store), range(8))
        }
    assert numbers == {1}
    assert len(read_scenarios(store, LOCAL_OWNER)[0].versions) == 1


@pytest.mark.parametrize(
    ("saved", "words"),
    [(a_saved_plan(" "), "no name"), (a_saved_plan(carers=0), "from 1 to"),
     (replace(a_saved_plan(), levers=()), "Nothing is supposed")],
    ids=["no name", "wrong", "empty"],
)  # fmt: skip
def test_what_cannot_be_worked_out_is_not_saved(store: Store, saved: SavedPlan, words: str) -> None:
    with pytest.raises(UserError, match=words):
        save(store, saved)
    assert read_scenarios(store, LOCAL_OWNER) == ()


def test_a_name_stands_once(store: Store) -> None:
    save(store)
    with pytest.raises(UserError, match="another scenario has it"):
        save(store, a_saved_plan("ten CARERS "), key="b")


def test_who_may_not_see_costs_neither_reads_nor_saves(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store)
    # The table of rights is data: a role without costs is a row with one right less.
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    with pytest.raises(NotAllowed):
        read_scenarios(store, LOCAL_OWNER)
    with pytest.raises(NotAllowed):
        save(store, key="b")


def test_no_version_is_changed_or_deleted_and_a_lost_audit_row_is_found(store: Store) -> None:
    save(store)
    changes = ["UPDATE scenario SET actor = 'x'", "DELETE FROM scenario"]
    if store.engine.dialect.name == "sqlite":
        changes += [
            "INSERT OR REPLACE INTO scenario SELECT * FROM scenario",
            "REPLACE INTO scenario (key, number, at_utc, actor, reason) "
            "SELECT key, number, at_utc, 'x', '' FROM scenario",
        ]
    else:
        changes.append("TRUNCATE scenario")
    for statement in changes:
        with pytest.raises(DBAPIError, match="append-only"), writing(store) as connection:
            connection.execute(text(statement))
    with writing(store) as connection:
        unguarded(connection, "audit")
        connection.execute(delete(audit))
    texts = check_store(store, LOCAL_OWNER).findings
    assert "Version 1 of a saved scenario has no audit row." in texts
    with reading(store) as connection:
        assert len(connection.execute(select(scenario)).all()) == 1
