"""A year's statement of each council: every line adds up to that of all of them, to the penny."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest

from data.store.imports.batch import import_batch
from data.store.record.facts import record_fact
from data.store.schema.engine import Store
from models.access import LOCAL_OWNER, Actor, Role
from models.ledger.statement import LineName
from models.money import FinancialYear
from models.papers.year_of_savings import MoneyOfYear, statement_of_year
from models.recording.move_stages import (
    Confirmed,
    ConfirmedSlice,
    Label,
    MovedCost,
    PaidBy,
    Stage,
)
from models.recording.subject import confirmed_of, move_money_of, move_of
from models.settings import Setting
from services.year_of_savings import gather_year_of_savings
from tests.make.batches import a_batch, loose
from tests.make.completed_moves import a_frozen, a_stage, some_money
from tests.make.record_contents import NOW, children_in

MOVED, LATER = date(2025, 8, 4), date(2026, 4, 6)
TODAY = NOW.date()


def councils_with_moves(store: Store) -> None:
    """North: a move made and confirmed in part, one labelled avoided; West: one with an agreed day
    and one not yet agreed; East: a child and no move."""
    north = children_in(store, 2, "North")
    west = children_in(store, 2, "West", 11)
    children_in(store, 1, "East", 21)
    made = a_stage(Stage.MOVED, on=MOVED, move_on=MOVED)
    frozen = a_frozen(MOVED, daily=800, price_year=2024, yearly_uplift=0.1, p_lasts=0.6)
    avoided = replace(some_money(frozen), label=Label.AVOIDED)
    part = Confirmed((ConfirmedSlice(MOVED, date(2025, 8, 11), 4_200_00),), MOVED)
    taxi = MovedCost(PaidBy.TRANSPORT, MOVED, None, 51_00, "taxi")
    paid = replace(some_money(frozen), moved=(taxi,))
    agreed = replace(frozen, move_on=LATER, council="West", frozen_on=date(2026, 3, 1))
    for about, content in (
        (move_of(north[0], "m1"), made),
        (move_money_of(north[0], "m1"), paid),
        (confirmed_of(north[0], "m1"), part),
        (move_of(north[1], "m2"), made),
        (move_money_of(north[1], "m2"), avoided),
        (confirmed_of(north[1], "m2"), part),
        (move_of(west[0], "m3"), a_stage(on=date(2026, 3, 1), move_on=LATER)),
        (move_money_of(west[0], "m3"), some_money(agreed)),
        (move_of(west[1], "m4"), a_stage(Stage.MATCHED, on=date(2026, 2, 2), move_on=None)),
    ):
        record_fact(
            store, actor=LOCAL_OWNER, about=about, content=content, expected_version=0, now_utc=NOW
        )


def sums(money: MoneyOfYear) -> dict[LineName, dict[str | None, int | None]]:
    by_line: defaultdict[LineName, dict[str | None, int | None]] = defaultdict(dict)
    for statement_line in statement_of_year(money):
        by_line[statement_line.name][statement_line.council] = statement_line.pence
    return dict(by_line)


@pytest.mark.parametrize("year", [2025, 2026])
def test_councils_add_up_to_all_in_every_line_and_one_without_a_move_has_its_lines(
    store: Store, year: int
) -> None:
    councils_with_moves(store)
    counts_by_line_name = sums(
        gather_year_of_savings(store, LOCAL_OWNER, TODAY, FinancialYear(year))
    )
    assert list(counts_by_line_name) == list(LineName)
    for name, line in counts_by_line_name.items():
        assert list(line) == ["East", "North", "West", None]
        if name not in (LineName.TARGET, LineName.GAP):
            assert line["East"] == 0
            assert line[None] == sum(pence or 0 for pence in list(line.values())[:-1]), name
    if year == 2025:
        assert counts_by_line_name[LineName.CONFIRMED]["North"] == 4_200_00
        assert (
            counts_by_line_name[LineName.AVOIDED][None]
            and counts_by_line_name[LineName.PARTNERS][None]
        )


def test_of_a_closed_year_the_carry_of_a_council_is_its_own(store: Store) -> None:
    """An agreed move of the West is carried into 2026/27 by the West, and by nobody else."""
    councils_with_moves(store)
    money = gather_year_of_savings(store, LOCAL_OWNER, date(2026, 4, 3), FinancialYear(2025))
    line = sums(money)[LineName.CARRIED]
    assert line["West"] and line["East"] == 0
    assert line[None] == (line["North"] or 0) + (line["West"] or 0)


def test_a_part_of_the_target_that_falls_to_a_council_without_children_has_its_lines(
    store: Store,
) -> None:
    """The contract shares a target for all between North and West; only North has a child."""
    children_in(store, 1, "North")
    row = {"financial_year": "2025-26", "council": "both", "target_gbp": 1_000.01}
    import_batch(
        store, a_batch(loose("targets", row)), actor=LOCAL_OWNER, now_utc=NOW, source="North"
    )
    line = sums(gather_year_of_savings(store, LOCAL_OWNER, TODAY, FinancialYear(2025)))[
        LineName.TARGET
    ]
    assert list(line) == ["North", "West", None] and line[None] == 1_000_01
    assert (line["North"] or 0) + (line["West"] or 0) == 1_000_01


def test_who_sees_one_council_has_a_statement_of_that_one(store: Store) -> None:
    councils_with_moves(store)
    west = Actor("w", frozenset({Role.LOCAL_OWNER}), frozenset({"West"}))
    money = gather_year_of_savings(store, west, TODAY, FinancialYear(2026))
    assert {statement_line.council for statement_line in statement_of_year(money)} == {"West", None}


def test_a_move_to_a_place_that_the_list_doesnt_have_is_in_no_line(store: Store) -> None:
    (child,) = children_in(store, 1, "North")
    stage = a_stage(Stage.MATCHED, move_on=None, destination=Setting.SUPPORTED_ACCOMMODATION)
    record_fact(
        store,
        actor=LOCAL_OWNER,
        about=move_of(child, "m"),
        content=stage,
        expected_version=0,
        now_utc=NOW,
    )
    counts_by_line_name = sums(gather_year_of_savings(store, LOCAL_OWNER, TODAY))
    assert counts_by_line_name[LineName.POSSIBLE] == {"North": 0, None: 0}
