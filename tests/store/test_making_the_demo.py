"""Making the demonstration: once, whole, two starts at once safe, a broken one made again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.demo.first import OLD_AFTER_DAYS, make_demo
from data.reference.planned import held_planned, held_planned_days
from data.reference.shortlist import held_shortlist
from data.reference.target import held_made, held_year
from data.store.check import check_store
from data.store.engine import open_store, writing
from data.store.payments import payments_for, payments_reach
from data.store.read import council_data, data_version
from data.store.record_read import child_records
from data.store.settings import PROJECT
from data.store.which import DEMO_FILE, PUT_AWAY, demo_url
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.caseload import children_at
from models.children.where import where_at
from models.children.where_counts import band_of
from models.fairness.moved import YEARS, moved_by_year
from models.journeys.history import study
from models.money import FinancialYear
from models.moves.ahead import Asked
from models.moves.beside import supported_families
from models.moves.on_record import every_move
from models.papers.board import BoardFacts, board_report
from models.papers.board_money import board_money
from models.savings.payments import Seen, checked
from models.savings.pipeline import BEFORE_THE_MOVE, Stage
from models.shortlist.outside import outside
from models.shortlist.panel_said import paused
from models.shortlist.portfolio import Scenario, if_made
from tests.attacker import STAYS, counts_to_hide, read_all
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
        "from data.demo.first import make_demo;"
        "print(make_demo(Path(sys.argv[1]), date(2026, 11, 25), print))"
    )
    command = [sys.executable, "-c", code, str(folder)]
    both = [
        subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, env=os.environ)
        for _ in range(2)
    ]
    said = [one.communicate()[0] for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert sorted(text.split()[-1] for text in said) == ["False", "True"]
    assert sum("Making the demonstration council" in text for text in said) == 1
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
        held = held_shortlist(data, None, as_of=day, move_on=None, year=None)
        asleep, places = paused(records, day), where_at(data, day)
        told = outside(held, asleep, places.of)
        moved = moved_by_year(study(data, day))
        families = supported_families(data, Asked(FinancialYear.holding(day), None, None, day))
        facts = BoardFacts(day, day, told, moved, board_money(a_year(9), {}), families=families)
        reader = read_all(board_report(facts, "foot"), told)
        ready = if_made(held, Scenario.READY, paused=asleep).portfolio.moves
        going = {one.child.key: one.place.value for one in ready}
        living = Counter(
            ("living", one.child.council, going.get(one.child.key, STAYS),
             band_of(where.miles).value, {True: "in", False: "out", None: "?"}[where.in_area])
            for one in held.children for where in [places.of(one.child.key)]
        )  # fmt: skip
        assert living.total() > 200 and len(moved) == YEARS
        edge = (families.at_home, families.came_in)
        counts = counts_to_hide(reader, told, living, moved, edge)
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
    found = every_move(records)
    stages = {one.stage for one in found}
    assert {*BEFORE_THE_MOVE, Stage.MOVED, Stage.NOT_NOW, Stage.WITHDRAWN} <= stages
    paths = [one.frozen for one in found if one.frozen]
    assert len(paths) >= 10 and all(one.path and one.basis for one in paths)
    assert min(step.old_share for one in paths for step in one.path) < 0.9  # nobody stays for ever
    held = held_shortlist(data, None, as_of=data.data_date or TODAY, move_on=None,
                          year=FinancialYear.holding(TODAY), told_to=TODAY)  # fmt: skip
    children = frozenset(one.child for one in found)
    paid, reach = payments_for(store, scope, children), payments_reach(store, scope, children)
    counted_in, as_of = FinancialYear.holding(TODAY), data.data_date or TODAY
    planned = held_planned(data, None, held_planned_days(every_move(records), TODAY), counted_in,
                           as_of=as_of, today=TODAY)  # fmt: skip
    year = held_year(data, records, held, planned, held_made(data, records, paid, reach),
                     counted_in, None, TODAY)  # fmt: skip
    at = year.position
    assert 0 < at.confirmed < (at.target or 0)
    assert at.expected.pence > 0 and at.possible.moves > 0 and year.asked.programme is not None
    claims = checked(year.rows, paid, reach)
    confirmed = [one for one in claims if one.standing.confirmed is not None]
    credited = {one.child for one in paid if one.pence < 0}  # posted after they were confirmed
    differ = {one.slice.child for one in confirmed if one.seen is not Seen.AGREES}
    assert differ <= credited and len(differ) < len({one.slice.child for one in confirmed})
    # Whose payments are all in the file agrees at both ends; most claims can be confirmed.
    judged = [one for one in claims if one.seen not in (Seen.NOT_YET, Seen.NOTHING_CLAIMED)]
    assert sum(one.seen is Seen.AGREES for one in judged) > len(judged) / 2
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
    said: list[str] = []
    later = TODAY + timedelta(days=60)
    assert make_demo(made, later, said.append, record=lambda *_: 0)
    assert len(said) == 1
    store = open_store(demo_url(made))
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    store.engine.dispose()
    assert data.data_date is not None
    assert (later - data.data_date).days <= 7
    assert not list(made.glob("making-*"))
