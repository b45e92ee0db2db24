"""A year of moves: whose council, which stage counts how much, and what is told beside the sums."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from data.reference.contract_shares import contract_shares
from data.reference.prices import published_evidence
from models.children.settings import Setting
from models.money import FinancialYear
from models.moves.ahead import Asked, Known
from models.moves.made import made_moves
from models.moves.on_record import every_move
from models.moves.year import YearOfMoves, year_of_moves
from models.recording.record import ChildRecord
from models.savings.pipeline import Expected, Label, MoveMoney, Stage
from models.shortlist.options import Shortlist
from tests.builders import a_child, a_council
from tests.made_moves import a_frozen, a_stage, some_money
from tests.moves_on_record import a_record_of_moves, money_of_move, stages_of
from tests.screens import a_list, options_of

TODAY = date(2026, 5, 11)
YEAR = FinancialYear(2026)
MOVED = date(2026, 4, 6)
WEIGHTS = {Stage.IDENTIFIED: 0.4, Stage.EXPLORING: 0.5, Stage.MATCHED: 0.7, Stage.DATE_AGREED: 0.9}
MADE = stages_of(a_stage(), a_stage(Stage.MOVED, on=MOVED, move_on=MOVED))


def frozen(**given: object):
    return a_frozen(MOVED, p_lasts=0.6, price_year=2026, **given)  # type: ignore[arg-type]


def the_year(
    *records: ChildRecord, council: str | None = None, target: int | None = None,
    held: Shortlist | None = None,
) -> YearOfMoves:  # fmt: skip
    return year_of_moves(
        Asked(YEAR, council, target, TODAY),
        Known(WEIGHTS, published_evidence(), contract_shares()),
        moves=every_move(records),
        made=made_moves(records, a_council([])),
        records=records,
        held=held or a_list(),
    )


def made(**given: object) -> ChildRecord:
    return a_record_of_moves(MADE, money_of_move(some_money(frozen(**given))))


def a_prospect(stage: Stage) -> tuple[ChildRecord, Shortlist]:
    """A child of the list with a move to a foster family at that stage."""
    record = a_record_of_moves(stages_of(a_stage(stage, move_on=None)))
    child = a_child(key=record.child, council="North")
    return record, a_list(options_of(child))


def test_the_ledger_up_to_today_is_open_until_it_is_confirmed() -> None:
    found = the_year(made())
    assert (found.position.delivered, found.position.open) == (0, 35 * 600_00)
    assert found.position.agreed.pence > found.position.open
    assert (found.delivered_moves, found.agreed_moves) == (0, 1)


def test_a_council_sees_its_own_moves() -> None:
    assert the_year(made(), council="North").position.open == 35 * 600_00
    assert the_year(made(), council="West").position.open == 0


def test_a_move_labelled_avoided_is_in_no_sum() -> None:
    money = replace(some_money(frozen()), label=Label.AVOIDED)
    found = the_year(a_record_of_moves(MADE, money_of_move(money)))
    assert found.position.open == found.position.delivered == 0
    assert found.position.agreed.pence == found.next_year.agreed.pence == 0
    assert found.agreed_parts == ()


def test_a_move_with_a_day_counts_by_its_chance_and_its_delay_has_a_price() -> None:
    """£5,218 a week expected in a full year, × 0.9."""
    later = date(2026, 6, 1)
    base = replace(frozen(), move_on=later, expected=(Expected(0, 27_226_000),))
    record = a_record_of_moves(
        stages_of(a_stage(on=MOVED, move_on=later)), money_of_move(some_money(base))
    )
    found = the_year(record)
    assert found.position.open == 0 and found.position.agreed.moves == 1
    assert found.position.agreed.low == 0  # one in ten isn't made
    assert found.delay == pytest.approx(0.9 * 27_226_000 / (365.25 / 7), abs=1)


@pytest.mark.parametrize("stage", [Stage.IDENTIFIED, Stage.MATCHED])
def test_a_move_not_yet_agreed_counts_by_the_share_of_its_stage(stage: Stage) -> None:
    record, held = a_prospect(stage)
    found = the_year(record, held=held).position
    assert found.likely.pence == pytest.approx(WEIGHTS[stage] * 41_250_50, rel=0.06)
    assert found.agreed.moves == 0


def test_a_move_of_which_nothing_can_be_said_is_counted_apart() -> None:
    record, _ = a_prospect(Stage.MATCHED)
    found = the_year(record)
    assert (found.without_figure, found.position.likely.moves) == (1, 0)


def test_what_is_left_of_a_move_goes_into_the_next_year() -> None:
    found = the_year(made())
    assert 0 < found.next_year.agreed.pence < 365 * 600_00
    gone = the_year(made(ends_on=date(2027, 3, 1)))
    assert gone.next_year.agreed.pence == 0


def test_the_gap_is_the_target_less_everything_expected() -> None:
    found = the_year(made(), target=1_000_000_00).position
    assert found.gap == 1_000_000_00 - found.together.pence
    assert found.chance == 0.0


def test_supported_accommodation_without_a_chance_has_no_figure() -> None:
    record = a_record_of_moves(stages_of(
        a_stage(Stage.MATCHED, move_on=None, destination=Setting.SUPPORTED_ACCOMMODATION)
    ))  # fmt: skip
    child = a_child(key=record.child, born=date(2009, 5, 2))
    assert the_year(record, held=a_list(options_of(child))).without_figure == 1


def several() -> tuple[tuple[ChildRecord, ...], Shortlist]:
    """Two moves made, one with a day in June, and two not yet agreed."""
    later = date(2026, 6, 1)
    base = replace(frozen(), move_on=later, expected=(Expected(0, 27_226_000),))
    records = [
        made(),
        _of("k2", "m2", MADE, some_money(frozen(p_low=0.4, p_high=0.8))),
        _of("k3", "m3", stages_of(a_stage(on=MOVED, move_on=later), key="m3", child="k3"),
            some_money(base)),
    ]  # fmt: skip
    children = [a_child(key=f"k{n}", council="North") for n in (4, 5)]
    for child, stage in zip(children, (Stage.IDENTIFIED, Stage.MATCHED), strict=True):
        key = f"m{child.key[1]}"
        entries = stages_of(a_stage(stage, move_on=None), key=key, child=child.key)
        records.append(a_record_of_moves(entries, child=child.key))
    return tuple(records), a_list(*(options_of(child) for child in children))


def _of(child: str, key: str, stages: list[Any], money: MoveMoney) -> ChildRecord:
    entries = stages if stages[0].about.child == child else stages_of(
        *(one.content for one in stages), key=key, child=child)  # fmt: skip
    return a_record_of_moves(entries, money_of_move(money, key, child), child=child)


def test_every_expected_sum_is_exactly_that_of_its_moves() -> None:
    records, held = several()
    found = the_year(*records, held=held)
    agreed, likely = found.agreed_parts, found.likely_parts
    assert [one.move for one in agreed] == ["m1", "m2", "m3"]
    assert [one.move for one in likely] == ["m4", "m5"]
    assert sum(one.expected for one in agreed) == found.position.agreed.pence
    assert sum(one.open for one in agreed) == found.position.open == 2 * 35 * 600_00
    assert sum(one.expected for one in likely) == found.position.likely.pence
    assert sum(one.delay for one in (*agreed, *likely)) == found.delay > 0
    after = [one.following.pence for one in agreed if one.following]
    assert sum(after) == found.next_year.agreed.pence


def test_a_moves_part_has_a_range_and_says_what_it_rests_on() -> None:
    records, held = several()
    found = the_year(*records, held=held)
    for one in (*found.agreed_parts, *found.likely_parts):
        assert one.left is not None and one.left.low <= one.left.pence <= one.left.high
        assert one.rests_on
    (likely, _) = found.likely_parts
    assert re.search(r", about \d+ moves$", likely.rests_on)
    assert [one.counts_as for one in found.agreed_parts] == [1.0, 1.0, 0.9]
    assert found.agreed_parts[2].left and found.agreed_parts[2].left.low == 0  # may not be made


def test_the_weeks_to_come_of_a_move_add_up_to_what_is_expected_of_it() -> None:
    records, held = several()
    for one in the_year(*records, held=held).agreed_parts:
        assert one.left is not None and one.coming
        assert sum(each.expected for each in one.coming) == one.left.pence
        chances = [each.chance for each in one.coming]
        assert chances == sorted(chances, reverse=True)
        assert 0 < chances[-1] < chances[0] <= one.counts_as + 0.02
        days = [each.starts for each in one.coming]
        assert days == sorted(days) and days[0] >= TODAY and days[-1] <= YEAR.last_day


def test_a_move_not_yet_agreed_has_no_weeks_of_its_own_here() -> None:
    records, held = several()
    assert all(one.coming == () for one in the_year(*records, held=held).likely_parts)
