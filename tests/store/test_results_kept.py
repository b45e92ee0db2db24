"""Results that are kept: equal again, only for who sees the same, and never changed."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, func, select, update

from data.store.check import check_store
from data.store.read import data_version
from data.store.results import answer_to, result_of, store_result, stored_results
from data.store.schema.engine import Store, reading, writing
from data.store.schema.tables import audit, engine_result
from data.store.schema.tables import data_version as version_table
from models.access import LOCAL_OWNER, RIGHTS, Actor, Permission, Role, Scope, scope_for
from models.problems import NotAllowed, UserError
from models.results import ResultKind, ResultQuestion
from tests.make.batches import NOW
from tests.make.record_contents import unguarded

EVERYBODY = frozenset(Role)
NORTH = Actor("north", EVERYBODY, frozenset({"North"}))
BOTH = Actor("both", EVERYBODY, frozenset({"North", "West"}))
ASKED = ResultQuestion(
    ResultKind.FORECAST, "engine-1", "data-1", date(2026, 3, 31), json.dumps({"months": 24})
)
CONTENT = json.dumps({"lines": [{"month": "2026-04", "mean": 0.1 + 0.2, "spend": None}]})


@pytest.fixture(autouse=True)
def whose_data_these_are(store: Store) -> None:
    """The question above is of this database's data."""
    with writing(store) as connection:
        connection.execute(update(version_table).values(token="data"))


def kept(store: Store, actor: Actor = LOCAL_OWNER, question: ResultQuestion = ASKED) -> int:
    return store_result(store, actor=actor, question=question, content=CONTENT, now_utc=NOW)


def seen_by(actor: Actor) -> Scope:
    return scope_for(actor, Permission.READ_CHILDREN)


def rows(store: Store) -> int:
    with reading(store) as connection:
        return connection.execute(select(func.count()).select_from(engine_result)).scalar_one()


def test_what_was_kept_is_given_back_to_the_last_digit(store: Store) -> None:
    number = kept(store)
    scope = seen_by(LOCAL_OWNER)
    for text in (
        answer_to(store, scope, ASKED),
        result_of(store, scope, ResultKind.FORECAST, number),
    ):
        assert text is not None
        assert json.loads(text) == json.loads(CONTENT)


def test_it_says_what_it_answers_when_it_was_made_and_by_which_engine(store: Store) -> None:
    first = kept(store)
    second = kept(store, question=replace(ASKED, engine_version="engine-2"))
    saved_results = stored_results(store, seen_by(LOCAL_OWNER), ResultKind.FORECAST)
    assert [saved_result.number for saved_result in saved_results] == [second, first]
    assert saved_results[1].question == ASKED
    assert saved_results[1].actor == "local"
    assert saved_results[1].made_at_utc == NOW.replace(tzinfo=None)


@pytest.mark.parametrize(
    "other",
    [
        {"engine_version": "engine-2"}, {"data_version": "data-2"}, {"as_of": date(2025, 3, 31)},
        {"asked": json.dumps({"months": 60})}, {"kind": ResultKind.EVIDENCE},
    ],
    ids=str,
)  # fmt: skip
def test_another_question_has_no_answer_yet(store: Store, other: dict[str, object]) -> None:
    kept(store)
    assert answer_to(store, seen_by(LOCAL_OWNER), replace(ASKED, **other)) is None


def test_the_order_of_the_arguments_says_nothing(store: Store) -> None:
    kept(store, question=replace(ASKED, asked='{"a": 1, "b": 2}'))
    same = replace(ASKED, asked='{"b": 2, "a": 1}')
    assert answer_to(store, seen_by(LOCAL_OWNER), same) is not None


@pytest.mark.parametrize(
    ("made_by", "asked_by"),
    [(LOCAL_OWNER, NORTH), (BOTH, NORTH), (NORTH, BOTH), (NORTH, LOCAL_OWNER)],
    ids=["all to one", "two to one", "one to two", "one to all"],
)
def test_nobody_is_shown_what_was_made_of_other_children(
    store: Store, made_by: Actor, asked_by: Actor
) -> None:
    number = kept(store, made_by)
    scope = seen_by(asked_by)
    assert answer_to(store, scope, ASKED) is None
    assert result_of(store, scope, ResultKind.FORECAST, number) is None
    assert stored_results(store, scope, ResultKind.FORECAST) == ()


def test_somebody_who_sees_the_same_is_shown_the_same(store: Store) -> None:
    number = kept(store, BOTH)
    colleague = Actor("colleague", EVERYBODY, frozenset({" west", "NORTH"}))
    assert result_of(store, seen_by(colleague), ResultKind.FORECAST, number) is not None
    assert kept(store, colleague) == number


def test_a_scope_wider_than_its_person_opens_nothing_more(store: Store) -> None:
    number = kept(store)
    for councils in (None, frozenset({"North", "West"})):
        forged = Scope(NORTH, Permission.READ_CHILDREN, councils)
        assert result_of(store, forged, ResultKind.FORECAST, number) is None


def test_a_forecast_with_costs_is_not_for_who_may_not_see_costs(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = kept(store)
    evidence = kept(store, question=replace(ASKED, kind=ResultKind.EVIDENCE))
    # The table of rights is data: a role without costs is a row with one right less.
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    scope = seen_by(LOCAL_OWNER)
    assert result_of(store, scope, ResultKind.FORECAST, number) is None
    assert result_of(store, scope, ResultKind.EVIDENCE, evidence) is not None
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.AUDIT_GROUPS})
    assert result_of(store, scope, ResultKind.FORECAST, number) is not None
    assert result_of(store, scope, ResultKind.EVIDENCE, evidence) is None


def test_the_first_answer_stands_and_leaves_one_audit_row(store: Store) -> None:
    before = data_version(store)
    number = kept(store)
    again = store_result(store, actor=LOCAL_OWNER, question=ASKED, content='"another"', now_utc=NOW)
    assert (again, rows(store)) == (number, 1)
    assert answer_to(store, seen_by(LOCAL_OWNER), ASKED) == json.dumps(json.loads(CONTENT))
    with reading(store) as connection:
        told = connection.execute(select(audit.c.action, audit.c.object, audit.c.detail)).all()
    assert [tuple(row) for row in told] == [
        (
            "keep result",
            f"engine_result/{number}",
            {"kind": "forecast", "engine_version": "engine-1"},
        )
    ]
    assert data_version(store) == before


def test_of_ten_who_keep_the_same_at_once_one_row_is_left(store: Store) -> None:
    with ThreadPoolExecutor(10) as people:
        numbers = set(people.map(lambda _: kept(store), range(10)))
    assert len(numbers) == 1
    assert rows(store) == 1


def test_a_result_of_another_databases_data_is_not_taken_in(store: Store) -> None:
    """The demonstration may have been put away while it was worked out."""
    with pytest.raises(UserError, match="no longer in use"):
        kept(store, question=replace(ASKED, data_version="demonstration-1"))
    assert rows(store) == 0


@pytest.mark.parametrize("content", ["not json", '{"mean": NaN}', '{"mean": Infinity}'])
def test_only_json_is_kept(store: Store, content: str) -> None:
    with pytest.raises(ValueError, match=r"JSON|Expecting"):
        store_result(store, actor=LOCAL_OWNER, question=ASKED, content=content, now_utc=NOW)
    assert rows(store) == 0


def test_a_scope_for_something_else_opens_no_result(store: Store) -> None:
    kept(store)
    scope = scope_for(LOCAL_OWNER, Permission.EXPORT_CHILDREN)
    with pytest.raises(NotAllowed):
        stored_results(store, scope, ResultKind.FORECAST)


def test_a_result_whose_audit_row_is_lost_is_found_by_the_check(store: Store) -> None:
    number = kept(store)
    assert check_store(store, LOCAL_OWNER).findings == ()
    with writing(store) as connection:
        unguarded(connection, "audit")
        connection.execute(delete(audit))
    assert f"Kept result {number} has no audit row." in check_store(store, LOCAL_OWNER).findings
