"""Making the demonstration: once, whole, two starts at once safe, a broken one made again."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.store.check import check_store
from data.store.payments import payments_for, payments_reach
from data.store.read import council_data, data_version
from data.store.record.read import child_records
from data.store.schema.active_store import DEMO_FILE, PUT_AWAY, demo_url
from data.store.schema.engine import open_store, writing
from data.store.schema.settings import PROJECT
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.caseload import children_at
from models.children.where import where_at
from models.children.where_counts import band_of
from models.fairness.moved import YEARS, moved_by_year
from models.journeys.history.council import study_history
from models.ledger.committed_moves import YearQuery
from models.ledger.other_effects import supported_families
from models.ledger.payments import PaymentSeen, check_slices
from models.money import FinancialYear
from models.papers.board import BoardFacts, board_report
from models.papers.board_money import board_money
from models.pipeline.move_record import every_move
from models.recording.move_stages import BEFORE_THE_MOVE, Stage
from models.shortlist.outside import figures_for_outside
from models.shortlist.panel_said import children_paused
from models.shortlist.portfolio import MovesScenario, if_made
from services.demonstration import OLD_AFTER_DAYS, make_demo
from services.planned_moves import days_of_planned_moves, value_planned_moves
from services.shortlist import build_shortlist
from services.target import completed_moves, target_position
from tests.drive.attacker import STAYS, counts_to_hide, read_all
from tests.spec.test_board_report import a_year

TODAY = date(2026, 11, 25)


def quiet(_sentence: str) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which two starts at once, each a process of its own, have made it."""
    folder = tmp_path_factory.mktemp("first") / "demo"
    code = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from services.demonstration import make_demo;"
        "print(make_demo(Path(sys.argv[1]), date(2026, 11, 25), print))"
    )
    command = [sys.executable, "-c", code, str(folder)]
    both = [
        subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, env=os.environ)
        for _ in range(2)
    ]
    texts = [popen.communicate()[0] for popen in both]
    assert [popen.returncode for popen in both] == [0, 0]
    assert sorted(text.split()[-1] for text in texts) == ["False", "True"]
    assert sum("Making the demonstration council" in text for text in texts) == 1
    return folder


def version(folder: Path) -> str:
    store = open_store(demo_url(folder))
    try:
        return data_version(store)
    finally:
        store.engine.dispose()


def test_two_starts_at_once_make_one_whole_demonstration(made: Path) -> None:
    store = open_store(demo_url(made))
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    store.engine.dispose()
    assert data.data_date is not None
    assert len(children_at(data, data.data_date).residential) == 228
    assert not list(made.glob("making-*"))


def test_nobody_can_work_out_a_small_number_of_it_from_what_is_shared_outside(made: Path) -> None:
    """Everything about children that the board's report and both views for outside print; money
    needs the engine, and holds no count."""
    store = open_store(demo_url(made))
    scope = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
    data, records = council_data(store, scope), child_records(store, scope)
    store.engine.dispose()
    for day in (data.data_date, date(2026, 3, 31)):
        assert day is not None
        shortlist = build_shortlist(data, None, as_of=day, move_on=None, year=None)
        asleep, places = children_paused(records, day), where_at(data, day)
        for_outside = figures_for_outside(shortlist, asleep, places.of)
        moved = moved_by_year(study_history(data, day))
        families = supported_families(data, YearQuery(FinancialYear.holding(day), None, None, day))
        facts = BoardFacts(
            day, day, for_outside, moved, board_money(a_year(9), {}), families=families
        )
        reader = read_all(board_report(facts, "foot"), for_outside)
        ready = if_made(shortlist, MovesScenario.READY, paused=asleep).portfolio.moves
        going = {counted_move.child.key: counted_move.place.value for counted_move in ready}
        living = Counter(
            (
                "living",
                child.child.council,
                going.get(child.child.key, STAYS),
                band_of(where.miles).value,
                {True: "in", False: "out", None: "?"}[where.in_area],
            )
            for child in shortlist.children
            for where in [places.of(child.child.key)]
        )
        assert living.total() > 200 and len(moved) == YEARS
        edge = (families.at_home, families.came_in)
        counts = counts_to_hide(reader, for_outside, living, moved, edge)
        assert reader.attacker.worked_out(counts) == {}


def test_a_good_one_is_left_alone(made: Path) -> None:
    before = version(made)
    assert not make_demo(made, TODAY + timedelta(days=OLD_AFTER_DAYS - 7), quiet)
    assert version(made) == before


def test_one_in_which_somebody_recorded_something_is_left_however_old(made: Path) -> None:
    store = open_store(demo_url(made))
    before = version(made)
    with writing(store) as connection:
        connection.exec_driver_sql("update data_version set number = number + 1")
    assert not make_demo(made, TODAY + timedelta(days=400), quiet)
    with writing(store) as connection:
        connection.exec_driver_sql("update data_version set number = number - 1")
    store.engine.dispose()
    assert version(made) == before


def test_put_away_it_is_not_made(tmp_path: Path) -> None:
    (tmp_path / PUT_AWAY).touch()
    assert not make_demo(tmp_path, TODAY, quiet)
    assert [path.name for path in tmp_path.iterdir()] == [PUT_AWAY]


def test_its_record_of_moves_is_whole_and_what_is_confirmed_agrees_with_its_payments(
    made: Path,
) -> None:
    store = open_store(demo_url(made))
    scope = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
    data, records = council_data(store, scope), child_records(store, scope)
    move_records = every_move(records)
    stages = {move_record.stage for move_record in move_records}
    assert {*BEFORE_THE_MOVE, Stage.MOVED, Stage.NOT_NOW, Stage.WITHDRAWN} <= stages
    paths = [move_record.frozen for move_record in move_records if move_record.frozen]
    assert len(paths) >= 10 and all(path.path and path.basis for path in paths)
    assert (
        min(step.old_share for path in paths for step in path.path) < 0.9
    )  # nobody stays for ever
    shortlist = build_shortlist(
        data,
        None,
        as_of=data.data_date or TODAY,
        move_on=None,
        year=FinancialYear.holding(TODAY),
        told_to=TODAY,
    )
    children = frozenset(move_record.child for move_record in move_records)
    paid, reach = payments_for(store, scope, children), payments_reach(store, scope, children)
    counted_in, as_of = FinancialYear.holding(TODAY), data.data_date or TODAY
    planned = value_planned_moves(
        data,
        None,
        days_of_planned_moves(every_move(records), TODAY),
        counted_in,
        as_of=as_of,
        today=TODAY,
    )
    year = target_position(
        data,
        records,
        shortlist,
        planned,
        completed_moves(data, records, paid, reach),
        counted_in,
        None,
        TODAY,
    )
    position = year.position
    assert 0 < position.confirmed < (position.target or 0)
    assert (
        position.expected.pence > 0
        and position.possible.moves > 0
        and year.asked.programme is not None
    )
    claims = check_slices(year.rows, paid, reach)
    confirmed = [claim for claim in claims if claim.standing.confirmed is not None]
    credited = {
        payment.child for payment in paid if payment.pence < 0
    }  # posted after they were confirmed
    differ = {
        checked_slice.slice.child
        for checked_slice in confirmed
        if checked_slice.seen is not PaymentSeen.AGREES
    }
    assert differ <= credited and len(differ) < len(
        {checked_slice.slice.child for checked_slice in confirmed}
    )
    # Whose payments are all in the file agrees at both ends; most claims can be confirmed.
    judged = [
        claim
        for claim in claims
        if claim.seen not in (PaymentSeen.NOT_YET, PaymentSeen.NOTHING_CLAIMED)
    ]
    assert (
        sum(checked_slice.seen is PaymentSeen.AGREES for checked_slice in judged) > len(judged) / 2
    )
    store.engine.dispose()


def test_its_record_is_checked_and_is_not_taken_for_somebodys_work(made: Path) -> None:
    store = open_store(demo_url(made))
    assert check_store(store, LOCAL_OWNER).findings == ()
    store.engine.dispose()
    assert not make_demo(made, TODAY, quiet)


def test_an_old_or_broken_one_is_made_again(made: Path) -> None:
    """One test for both, since each making takes its seconds: broken, with a half left over."""
    (made / "making-left").mkdir()
    (made / "making-left" / "part.csv").write_text("x")
    (made / DEMO_FILE).write_bytes((made / DEMO_FILE).read_bytes()[:50_000])
    texts: list[str] = []
    later = TODAY + timedelta(days=60)
    assert make_demo(made, later, texts.append, record=lambda *_: 0)
    assert len(texts) == 1
    store = open_store(demo_url(made))
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    store.engine.dispose()
    assert data.data_date is not None
    assert (later - data.data_date).days <= 7
    assert not list(made.glob("making-*"))
