"""Default deny: every public function of the store × every role × whose children.

A function that is in neither list below fails the test: whoever adds one says what it needs.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import func, select

import data.store
from data.store.check import check_store
from data.store.document_names import document_name
from data.store.imports.answers import answers_of
from data.store.imports.batch import import_batch
from data.store.imports.review import ImportChange, councils_to_choose, review_batch
from data.store.imports.undo import last_import, undo_last_import
from data.store.left_out import rows_left_out
from data.store.payments import payments_for, payments_reach
from data.store.read import audit_groups, council_data, data_version, read_corrections
from data.store.record.corrections import record_correction, withdraw_correction
from data.store.record.scenarios import read_scenarios, save_scenario, withdraw_scenario
from data.store.regional import regional_facts
from data.store.results import answer_to, result_of, store_result, stored_results
from data.store.schema.engine import Store, reading
from data.store.schema.settings import PROJECT
from data.store.schema.tables import audit, child, correction, engine_result, import_run
from data.store.tickets import issue_ticket
from models.access import LOCAL_OWNER, RIGHTS, Actor, Permission, Role, Scope, scope_for
from models.children.freshness import WhereaboutsAnswer
from models.papers.documents import DocumentKind
from models.papers.order import about_child
from models.problems import NotAllowed, UserError
from models.results import ResultKind, ResultQuestion
from tests.make.batches import NOW, a_batch, a_return, a_year, loose
from tests.make.record_rights import RECORD_NEEDS, past_the_gate
from tests.make.what_ifs import a_saved_plan

NOBODY = frozenset[Role]()  # a person without any role
Call = Callable[[Store, Actor], object]
QUESTION = ResultQuestion(ResultKind.FORECAST, "engine", "data", NOW.date())


def question_of(store: Store) -> ResultQuestion:
    """A question about the data that this store holds."""
    return replace(QUESTION, data_version=data_version(store))


# function -> the right it needs, and a call of it in somebody's name
NEEDS: dict[str, tuple[Permission, Call]] = {
    "imports.answers.answers_of": (
        Permission.IMPORT_FILES,
        lambda store, actor: answers_of(store, actor, "default"),
    ),
    "imports.batch.import_batch": (
        Permission.IMPORT_FILES,
        lambda store, actor: import_batch(
            store, a_batch(a_year(2030)), actor=actor, now_utc=NOW, council="North"
        ),
    ),
    "imports.review.review_batch": (
        Permission.IMPORT_FILES,
        lambda store, actor: review_batch(
            store, a_batch(a_year(2030)), actor=actor, now_utc=NOW, council="North"
        ),
    ),
    "imports.review.councils_to_choose": (Permission.IMPORT_FILES, councils_to_choose),
    "left_out.rows_left_out": (Permission.IMPORT_FILES, rows_left_out),
    "imports.undo.last_import": (
        Permission.UNDO_IMPORT,
        lambda store, actor: last_import(store, actor) or "none to undo",
    ),
    "imports.undo.undo_last_import": (
        Permission.UNDO_IMPORT,
        lambda store, actor: an_undo(store, actor),
    ),
    "read.council_data": (
        Permission.READ_CHILDREN,
        lambda store, actor: council_data(
            store, Scope(actor, Permission.READ_CHILDREN, actor.councils)
        ),
    ),
    "read.audit_groups": (
        Permission.AUDIT_GROUPS,
        lambda store, actor: audit_groups(
            store, Scope(actor, Permission.AUDIT_GROUPS, actor.councils)
        ),
    ),
    "regional.regional_facts": (
        Permission.EXPORT_CHILDREN,
        lambda store, actor: regional_facts(
            store, Scope(actor, Permission.EXPORT_CHILDREN, actor.councils)
        ),
    ),
    "check.check_store": (Permission.CHECK_STORE, check_store),
    "tickets.issue_ticket": (
        Permission.EXPORT_CHILDREN,
        lambda store, actor: issue_ticket(
            store, actor, DocumentKind.STEP_DOWN_CSV, "2026-03-31", NOW, b"rows"
        ),
    ),
    "document_names.document_name": (
        Permission.EXPORT_CHILDREN,
        lambda store, actor: document_name(
            store, actor, DocumentKind.SUMMARY_PDF, about_child(a_key(store)), NOW.date()
        ),
    ),
    "read.read_corrections": (
        Permission.READ_CHILDREN,
        lambda store, actor: read_corrections(
            store, Scope(actor, Permission.READ_CHILDREN, actor.councils)
        ),
    ),
    "record.corrections.record_correction": (
        Permission.CORRECT_WHEREABOUTS,
        lambda store, actor: record_correction(
            store,
            actor=actor,
            child=a_key(store),
            now_utc=NOW,
            answer=WhereaboutsAnswer.STILL_HERE,
            on=NOW.date(),
            expected_version=1,
        ),
    ),
    "record.corrections.withdraw_correction": (
        Permission.CORRECT_WHEREABOUTS,
        lambda store, actor: withdraw_correction(
            store,
            actor=actor,
            child=a_key(store),
            number=1,
            expected_version=1,
            now_utc=NOW,
            reason="a mistake",
        ),
    ),
    "results.store_result": (
        Permission.READ_CHILDREN,
        lambda store, actor: store_result(
            store, actor=actor, question=question_of(store), content="{}", now_utc=NOW
        ),
    ),
    "results.answer_to": (
        Permission.READ_CHILDREN,
        lambda store, actor: answer_to(store, a_scope(actor), QUESTION) or "none is kept",
    ),
    "results.result_of": (
        Permission.READ_CHILDREN,
        lambda store, actor: (
            result_of(store, a_scope(actor), ResultKind.FORECAST, 1) or "none is kept"
        ),
    ),
    "payments.payments_for": (
        Permission.READ_COSTS,
        lambda store, actor: payments_for(store, a_scope(actor), frozenset()),
    ),
    "payments.payments_reach": (
        Permission.READ_COSTS,
        lambda store, actor: payments_reach(store, a_scope(actor), frozenset()),
    ),
    "results.stored_results": (
        Permission.READ_CHILDREN,
        lambda store, actor: stored_results(store, a_scope(actor), ResultKind.FORECAST),
    ),
    "record.scenarios.read_scenarios": (Permission.READ_COSTS, read_scenarios),
    "record.scenarios.save_scenario": (
        Permission.KEEP_SCENARIO,
        lambda store, actor: save_scenario(
            store, actor=actor, key="a", saved=a_saved_plan(), expected_version=0, now_utc=NOW
        ),
    ),
    "record.scenarios.withdraw_scenario": (
        Permission.KEEP_SCENARIO,
        past_the_gate(
            lambda store, actor: withdraw_scenario(
                store, actor=actor, key="a", reason="old", expected_version=1, now_utc=NOW
            )
        ),
    ),
}


def a_scope(actor: Actor) -> Scope:
    return Scope(actor, Permission.READ_CHILDREN, actor.councils)


def an_undo(store: Store, actor: Actor) -> object:
    """An undo in a store without imports: who has the right is told that there is none."""
    try:
        return undo_last_import(store, actor, NOW, import_id=0)
    except NotAllowed:
        raise
    except UserError as none_to_undo:
        return none_to_undo


# Calls that name a council, or a child of one: refused to who has no council.
OF_A_COUNCIL = {
    "imports.batch.import_batch",
    "imports.review.review_batch",
    "record.corrections.record_correction",
    "record.corrections.withdraw_correction",
}

# function -> why it needs no right
FREE = {
    "schema.engine.open_store": "opens the database and gives nothing out",
    "imports.batch.may_import": "asks for the right itself, and touches no row",
    "read.data_version": "a counter, nothing about anybody",
    "read.files_version": "a counter, nothing about anybody",
    "read.data_versions": "counters, nothing about anybody",
    "schema.health.database_answers": "yes or no",
    "schema.settings.default_database_url": "the machine's settings",
    "schema.settings.councils_served": "the machine's settings",
    "schema.settings.demo_folder": "the machine's settings",
    "schema.active_store.active_stores": "opens the databases and gives nothing out",
    "schema.active_store.is_empty": "yes or no",
    "schema.active_store.is_made": "yes or no",
    "schema.active_store.demo_url": "where made-up children lie",
    "schema.active_store.delete_demo": "made-up children only, of this tool's own making",
    "schema.active_store.delete_database": "the same, file by file",
    "record.facts.new_key": "a random key of nothing yet",
    "schema.migrations.bring_up_to_date": "changes tables, reads no row",
    "schema.migrations.is_at_head": "the tables' version",
    "schema.draft_migration.draft_migration": "the tables' columns, for whoever writes a migration",
    "schema.draft_migration.main": "the same, printed",
    "packing.pack_value": "bytes of a value that its caller has",
    "packing.unpack_value": "the same, back",
    "prepared.prepared_content": "the scope is in an answer's name: test_prepared_answers.py",
    "prepared.store_prepared": "puts what the scope's own sight brought up under that sight",
    "prepared.progress_of": "how far it is, nothing about anybody",
    "prepared.begin_preparing": "a lease, nothing about anybody",
    "prepared.say_progress": "how far it is, nothing about anybody",
    "prepared.end_preparing": "the same, and a fault's reference",
    "prepared.try_again": "forgets that reference",
    "tickets.redeem_ticket": "the ticket and its kind's rights decide: test_tickets.py",
}


# Machinery behind the functions above: takes or gives an open connection, or works on what was
# read through one. Only data/store may use it, which the last test here sees to.
BEHIND_THE_DOOR = re.compile(
    r"^(frames\.\w+|schema\.(audit|bulk|write_lock|scopes|tables)"
    r"|imports\.(children|merge|one_import|own_rows|parts|contradictions|price_doubts|held_versions)"
    r"|record\.(append|signed|check))\.|^schema\.engine\.(reading|writing)$"
    r"|^record\.drafts\.put_draft$|^record\.facts\.check_whole$|^imports\.answers\.keep_answers$"
    r"|^record\.meetings\.(meeting_in|decisions_standing)$|^prepared\.forget_prepared$"
)


def public_functions() -> set[str]:
    texts = set()
    for module in pkgutil.walk_packages(data.store.__path__, "data.store."):
        if ".versions" in module.name or module.name.endswith(".env"):
            continue
        loaded = importlib.import_module(module.name)
        for name, value in inspect.getmembers(loaded, inspect.isfunction):
            if value.__module__ == module.name and not name.startswith("_"):
                texts.add(f"{module.name.removeprefix('data.store.')}.{name}")
    return texts


def test_every_public_function_of_the_store_says_what_right_it_needs() -> None:
    texts = public_functions()
    listed = set(NEEDS) | set(RECORD_NEEDS) | set(FREE)
    assert listed <= texts
    unlisted = {name for name in texts - listed if not BEHIND_THE_DOOR.match(name)}
    assert not unlisted


@pytest.mark.parametrize("roles", [NOBODY, *(frozenset({role}) for role in Role)], ids=str)
@pytest.mark.parametrize("councils", [None, frozenset({"North"}), frozenset()], ids=str)
@pytest.mark.parametrize("function", NEEDS)
def test_only_who_has_the_right_gets_through(
    store: Store, function: str, roles: frozenset[Role], councils: frozenset[str] | None
) -> None:
    permission, call = NEEDS[function]
    actor = Actor("somebody", roles, councils)
    import_batch(store, a_batch(a_year()), actor=LOCAL_OWNER, now_utc=NOW, council="North")
    record_correction(
        store,
        actor=LOCAL_OWNER,
        child=a_key(store),
        answer=WhereaboutsAnswer.STILL_HERE,
        on=NOW.date(),
        expected_version=0,
        now_utc=NOW,
    )
    before = everything(store)
    has_it = any(permission in RIGHTS.get(role, frozenset()) for role in roles)
    outside = function in OF_A_COUNCIL and councils == frozenset()
    if has_it and not outside:
        assert call(store, actor) is not None
        return
    # A child of another council is as unknown as no child, so that refusal is of another kind.
    with pytest.raises(UserError if has_it else NotAllowed):
        call(store, actor)
    assert everything(store) == before


def a_key(store: Store) -> str:
    with reading(store) as connection:
        query = select(child.c.key).where(child.c.child_id == "0001")
        return str(connection.execute(query).scalar_one())


def everything(store: Store) -> tuple[object, ...]:
    """What any write changes: the count of changes, attempts, audit rows and children."""
    with reading(store) as connection:
        rows = (
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (audit, import_run, child, correction, engine_result)
        )
        return data_version(store), *rows


def test_a_scope_for_something_else_reads_no_child(store: Store) -> None:
    actor = Actor("somebody", frozenset(Role))
    for permission in set(Permission) - {Permission.READ_CHILDREN, Permission.EXPORT_CHILDREN}:
        with pytest.raises(NotAllowed):
            council_data(store, scope_for(actor, permission))
    assert council_data(store, scope_for(actor, Permission.EXPORT_CHILDREN)) is not None


def test_a_scope_wider_than_the_person_shows_only_the_persons_children(store: Store) -> None:
    owner = Actor("owner", frozenset(Role))
    import_batch(store, a_batch(a_year()), actor=owner, now_utc=NOW, council="West")
    narrow = Actor("somebody", frozenset(Role), frozenset({"North"}))
    for councils in (None, frozenset({"West"}), frozenset({"West", "North"})):
        forged = Scope(narrow, Permission.READ_CHILDREN, councils)
        assert council_data(store, forged).frame("children").empty


def test_costs_are_read_only_by_who_may_see_costs(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = Actor("owner", frozenset(Role))
    price = {"child_id": "0001", "provision": "x", "total_gbp": 5400.0}
    unit = {"setting": "home", "weekly_cost_gbp": 1.0, "price_year": "2025-26", "source": "x"}
    year = {"financial_year": "2025-26", "council": "North"}
    parts = (
        a_year(),
        loose("placement_census", price),
        loose("unit_costs", unit),
        loose("targets", year | {"target_gbp": 1.0}),
        loose("budgets", year | {"category": "x", "budget_gbp": 1.0}),
    )
    import_batch(store, a_batch(*parts), actor=owner, now_utc=NOW)
    scope = scope_for(owner, Permission.READ_CHILDREN)
    for name in ("prices", "unit_costs", "budgets", "targets"):
        assert len(council_data(store, scope).frame(name)) == 1
    # The table of rights is data: a role without costs is a row with one right less.
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset({Permission.READ_CHILDREN}))
    seen = council_data(store, scope)
    for name in ("prices", "unit_costs", "budgets", "targets"):
        assert seen.frame(name).empty
    assert len(seen.frame("episodes")) == 2


def test_who_may_import_for_one_council_names_it(store: Store) -> None:
    narrow = Actor("somebody", frozenset(Role), frozenset({"North"}))
    for council in (None, "West"):
        with pytest.raises(NotAllowed, match="North"):
            import_batch(store, a_batch(a_year()), actor=narrow, now_utc=NOW, council=council)
    assert import_batch(
        store, a_batch(a_year()), actor=narrow, now_utc=NOW, council="North"
    ).changed


def test_nothing_outside_the_store_reaches_past_its_doors() -> None:
    inside = re.compile(
        r"from data\.store\.(frames|schema\.(audit|bulk|write_lock|scopes|tables)"
        r"|imports\.(children|merge|one_import|parts)|record\.(append|signed|check))\b"
        r"|import[^\n]*\bput_draft\b"
        r"|from data\.store\.schema\.engine import (\([^)]*|[^\n]*)\b(reading|writing)\b"
        r"|\.engine\.(connect|begin|execute|raw)"
    )
    makes_the_demonstration = PROJECT / "services" / "demonstration.py"
    outside = ("app.py", "run.py", "pages", "commands", "services", "reports", "models")
    for folder in (*outside, "data/formats"):
        path = PROJECT / folder
        files = {path} if path.is_file() else set(path.rglob("*.py"))
        for file in files - {makes_the_demonstration}:
            assert not inside.search(file.read_text(encoding="utf-8")), file


def test_who_may_import_for_one_council_takes_back_only_that_councils_import(store: Store) -> None:
    owner = Actor("owner", frozenset(Role))
    narrow = Actor("somebody", frozenset(Role), frozenset({"North"}))
    done = import_batch(store, a_batch(a_year()), actor=owner, now_utc=NOW, council="West")
    assert last_import(store, narrow) is None
    with pytest.raises(NotAllowed, match="another council"):
        undo_last_import(store, narrow, NOW, import_id=done.import_id)
    import_report = import_batch(
        store, a_batch(a_year(2024)), actor=narrow, now_utc=NOW, council="North"
    )
    assert undo_last_import(store, narrow, NOW, import_id=import_report.import_id).rows == 4


def test_a_review_tells_nobody_of_a_child_of_another_council(store: Store) -> None:
    owner = Actor("owner", frozenset(Role))
    narrow = Actor("somebody", frozenset(Role), frozenset({"North"}))
    import_batch(store, a_batch(a_year()), actor=owner, now_utc=NOW, council="West")
    alone = a_return(
        2026, episodes=({"child_id": "0009", "decom": "2025-05-01", "rne": "S", "place": "K2"},)
    )
    seen = review_batch(store, a_batch(alone), actor=narrow, now_utc=NOW, council="North")
    assert [(child.child_id, child.change) for child in seen.children] == [
        ("0009", ImportChange.NEW)
    ]
    assert (seen.before.in_care, seen.after.in_care) == (0, 1)
    assert councils_to_choose(store, narrow) == ("North",)
    assert councils_to_choose(store, owner) == ("West",)
