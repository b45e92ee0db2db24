"""A year of moves: whose council, which stage counts how much, and what is told beside the sums."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from data.reference.contract_shares import contract_shares
from data.reference.prices import published_evidence
from models.children.settings import Setting
from models.meeting.decision import Agreement
from models.money import FinancialYear
from models.moves.ahead import Asked, Known
from models.moves.made import made_moves
from models.moves.on_record import every_move
from models.moves.planned import Planned, PlannedDay
from models.moves.statement import statement_by_council, statement_of
from models.moves.year import YearOfMoves, year_of_moves
from models.readiness.verdict import Readiness
from models.recording.record import ChildRecord
from models.savings.pipeline import Expected, Label, MoveMoney, PathStep, Stage
from models.shortlist.options import Shortlist
from tests.builders import a_child, a_council
from tests.entries import a_decided, a_record
from tests.made_moves import a_frozen, a_stage, some_money
from tests.moves_on_record import a_record_of_moves, money_of_move, stages_of
from tests.record_builders import a_decision
from tests.screens import a_current_price, a_list, a_verdict, options_of

READY = {Setting.FOSTER_IN_HOUSE: a_verdict(Setting.FOSTER_IN_HOUSE, Readiness.READY)}
TODAY = date(2026, 5, 11)
YEAR = FinancialYear(2026)
MOVED = date(2026, 4, 6)
WEIGHTS = {Stage.IDENTIFIED: 0.4, Stage.EXPLORING: 0.5, Stage.MATCHED: 0.7, Stage.DATE_AGREED: 0.9}
MADE = stages_of(a_stage(), a_stage(Stage.MOVED, on=MOVED, move_on=MOVED))


def frozen(**given: object):
    return a_frozen(MOVED, price_year=2026, **({"p_lasts": 0.6} | given))  # type: ignore[arg-type]


def the_year(
    *records: ChildRecord, council: str | None = None, target: int | None = None,
    held: Shortlist | None = None, year: FinancialYear = YEAR, today: date = TODAY,
) -> YearOfMoves:  # fmt: skip
    return year_of_moves(
        Asked(year, council, target, today),
        Known(WEIGHTS, published_evidence(), contract_shares()),
        moves=every_move(records),
        made=made_moves(records, a_council([])),
        records=records,
        planned=planned_of(records, held or a_list()),
        held=held or a_list(),
    )


def planned_of(records: tuple[ChildRecord, ...], held: Shortlist) -> dict[str, Planned]:
    """The list's own option of each move not yet agreed, on the list's day."""
    found = {}
    for move in every_move(records):
        if not move.is_open or move.is_agreed:
            continue
        day = PlannedDay(move.key, move.child, move.now.destination, held.move_on, False)
        one = next((each for each in held.children if each.child.key == move.child), None)
        options = one.options if one else ()
        option = next((each for each in options if each.destination is day.destination), None)
        found[move.key] = Planned(day, one, option)
    return found


def made(**given: object) -> ChildRecord:
    return a_record_of_moves(MADE, money_of_move(some_money(frozen(**given))))


def a_prospect(stage: Stage) -> tuple[ChildRecord, Shortlist]:
    """A child of the list with a move to a foster family at that stage."""
    record = a_record_of_moves(stages_of(a_stage(stage, move_on=None)))
    child = a_child(key=record.child, council="North")
    return record, a_list(options_of(child))


def test_the_ledger_up_to_today_is_open_until_it_is_confirmed() -> None:
    found = the_year(made())
    assert (found.position.confirmed, found.position.claimed) == (0, 35 * 600_00)
    assert found.position.expected.pence > 0
    assert found.position.forecast.pence == found.position.claimed + found.position.expected.pence
    assert (found.confirmed_moves, found.claimed_moves, found.expected_moves) == (0, 1, 1)


def test_a_council_sees_its_own_moves() -> None:
    assert the_year(made(), council="North").position.claimed == 35 * 600_00
    assert the_year(made(), council="West").position.claimed == 0


def test_a_move_labelled_avoided_is_in_no_sum() -> None:
    money = replace(some_money(frozen()), label=Label.AVOIDED)
    found = the_year(a_record_of_moves(MADE, money_of_move(money)))
    assert found.position.claimed == found.position.confirmed == 0
    assert found.position.expected.pence == found.next_year.expected.pence == 0
    assert found.parts == ()


def test_a_move_with_a_day_counts_by_its_chance_and_its_delay_has_a_price() -> None:
    """£5,218 a week expected in a full year, × 0.9."""
    later = date(2026, 6, 1)
    base = replace(frozen(), move_on=later, expected=(Expected(0, 27_226_000),))
    record = a_record_of_moves(
        stages_of(a_stage(on=MOVED, move_on=later)), money_of_move(some_money(base))
    )
    found = the_year(record)
    assert found.position.claimed == 0 and found.position.expected.moves == 1
    assert found.position.expected.low < found.position.expected.high / 20  # 1 in 10 isn't made
    assert found.delay == pytest.approx(0.9 * 27_226_000 / (365.25 / 7), abs=1)


def test_a_weeks_delay_has_a_price_where_the_child_is_18_within_the_year() -> None:
    """Ten weeks from the move to the birthday, £70,000 in two financial years: £7,000 a week × 0.9.
    Nothing of it can be made up for later."""
    later = date(2027, 1, 25)
    base = replace(frozen(), move_on=later, ends_on=later + timedelta(weeks=10),
                   expected=(Expected(2026, 60_000_00), Expected(2027, 10_000_00)))  # fmt: skip
    record = a_record_of_moves(
        stages_of(a_stage(on=MOVED, move_on=later)), money_of_move(some_money(base))
    )
    assert the_year(record).delay == 6_300_00


def test_a_weeks_delay_of_a_move_not_yet_agreed_has_a_price_up_to_18() -> None:
    record, held = a_prospect(Stage.MATCHED)
    (one,) = held.children
    soon = held.move_on + timedelta(weeks=10)
    options = tuple(
        replace(each, saving=replace(each.saving, full_year=None, to_18=each.saving.this_year,
                                     move_on=held.move_on, baseline_end=soon))
        for each in one.options
    )  # fmt: skip
    found = the_year(record, held=replace(held, children=(replace(one, options=options),)))
    assert found.delay == pytest.approx(WEIGHTS[Stage.MATCHED] * 41_250_50 / 10, abs=1)


@pytest.mark.parametrize("stage", [Stage.IDENTIFIED, Stage.MATCHED])
def test_a_move_not_yet_agreed_counts_by_the_share_of_its_stage(stage: Stage) -> None:
    record, held = a_prospect(stage)
    found = the_year(record, held=held).position
    assert found.possible.pence == round(WEIGHTS[stage] * 41_250_50)
    assert found.expected.moves == 0


def test_a_move_of_which_nothing_can_be_said_is_counted_apart() -> None:
    record, _ = a_prospect(Stage.MATCHED)
    found = the_year(record)
    assert (found.without_figure, found.position.possible.moves) == (1, 0)


def test_what_is_left_of_a_move_goes_into_the_next_year() -> None:
    found = the_year(made())
    assert 0 < found.next_year.expected.pence < 365 * 600_00
    gone = the_year(made(ends_on=date(2027, 3, 1)))
    assert gone.next_year.expected.pence == 0


def test_the_gap_is_the_target_less_everything_expected() -> None:
    found = the_year(made(), target=1_000_000_00).position
    assert found.gap == 1_000_000_00 - found.forecast.pence
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
    parts, possible = found.parts, found.possible
    assert [one.move for one in parts] == ["m1", "m2", "m3"]
    assert [one.move for one in possible] == ["m4", "m5"]
    assert sum(one.left.pence for one in parts if one.left) == found.position.expected.pence
    assert sum(one.claimed for one in parts) == found.position.claimed == 2 * 35 * 600_00
    assert sum(one.value for one in possible) == found.position.possible.pence
    assert sum(one.value for one in (*parts, *possible)) == found.position.forecast.pence
    assert sum(one.delay for one in (*parts, *possible)) == found.delay > 0
    after = [one.following.pence for one in parts if one.following]
    assert sum(after) == found.next_year.expected.pence


def test_a_moves_part_has_a_range_and_says_what_it_rests_on() -> None:
    records, held = several()
    found = the_year(*records, held=held)
    for one in (*found.parts, *found.possible):
        assert one.left is not None and one.left.low <= one.left.pence <= one.left.high
        assert one.rests_on
    (first, _) = found.possible
    assert re.search(r", about \d+ moves$", first.rests_on)
    assert [one.counts_as for one in found.parts] == [1.0, 1.0, 0.9]
    last = found.parts[2].left
    assert last and last.low < last.high / 20  # may not be made


def test_the_weeks_to_come_of_a_move_add_up_to_what_is_expected_of_it() -> None:
    records, held = several()
    for one in the_year(*records, held=held).parts:
        assert one.left is not None and one.coming
        assert sum(each.expected for each in one.coming) == one.left.pence
        chances = [each.chance for each in one.coming]
        assert chances == sorted(chances, reverse=True)
        assert 0 < chances[-1] < chances[0] <= one.counts_as + 0.02
        days = [each.starts for each in one.coming]
        assert days == sorted(days) and days[0] >= TODAY and days[-1] <= YEAR.last_day


def test_a_move_not_yet_agreed_has_no_weeks_of_its_own_here() -> None:
    records, held = several()
    assert all(one.coming == () for one in the_year(*records, held=held).possible)


def test_councils_add_up_to_all_of_them_to_the_penny_in_every_line() -> None:
    records, held = several()
    west = a_child(key="k6", council="West")
    records = (
        *records,
        a_record_of_moves(
            stages_of(a_stage(Stage.EXPLORING, move_on=None), key="m6", child="k6"), child="k6"
        ),
    )
    held = a_list(*held.children, options_of(west))
    every = the_year(*records, held=held)
    each = [the_year(*records, held=held, council=name) for name in ("North", "West")]
    for line, *parts in zip(statement_of(every), *map(statement_of, each), strict=True):
        assert line.pence is None or line.pence == sum(one.pence or 0 for one in parts), line.name
    assert every.position.possible.moves == 3
    lines = statement_by_council(every, each)
    assert [one.council for one in lines[:3]] == ["North", "West", None]


def test_a_statement_whose_councils_dont_add_up_is_refused() -> None:
    records, held = several()
    every = the_year(*records, held=held)
    with pytest.raises(ValueError, match="don't add up"):
        statement_by_council(every, [the_year(*records, held=held, council="West")])


def test_a_move_has_the_same_value_and_range_whichever_others_it_is_looked_at_with() -> None:
    records, held = several()
    together = the_year(*records, held=held)
    for record in records:
        (mine,) = every_move([record])
        alone = the_year(record, held=held).part_of(mine.key)
        assert alone == together.part_of(mine.key)


def test_cuts_by_label_and_by_cash_add_up_to_their_sum() -> None:
    records, held = several()
    found = the_year(*records, held=held)
    sums = {"confirmed": found.position.confirmed, "claimed": found.position.claimed,
            "expected": found.position.expected.pence}  # fmt: skip
    for name, split in found.splits.items():
        assert split.total == sum(pence for _, pence in split.labels) == sums[name]
        for view in (split.councils.responsible, split.councils.contract):
            assert sum(pence for _, pence in view) == sums[name]
    assert found.to_date.net == found.position.confirmed + found.position.claimed


def test_a_bed_that_stays_paid_or_may_stay_paid_is_possible_apart_and_in_no_sum() -> None:
    record, _ = a_prospect(Stage.MATCHED)
    child = a_child(key=record.child, council="North")
    for current in (a_current_price(cash_stops=False), a_current_price(cash_known=False)):
        one = options_of(child)
        options = tuple(
            replace(each, saving=replace(each.saving, current=current)) for each in one.options
        )
        found = the_year(record, held=a_list(replace(one, current=current, options=options)))
        assert (found.position.possible.moves, found.position.possible.pence) == (0, 0)
        assert found.position.stays_paid.moves == len(found.stays_paid) == 1
        assert found.position.forecast.pence == 0


def test_of_a_year_that_is_over_nothing_is_to_come_and_its_carry_is_as_at_its_end() -> None:
    """The move of April 2026 that broke down in June 2027 still ran when 2026/27 ended."""
    gone = stages_of(
        a_stage(), a_stage(Stage.MOVED, on=MOVED, move_on=MOVED),
        a_stage(Stage.BROKE_DOWN, on=date(2027, 6, 1), move_on=MOVED, because="he ran"),
    )  # fmt: skip
    record = a_record_of_moves(gone, money_of_move(some_money(frozen())))
    at_its_end = the_year(record, today=date(2027, 4, 1))
    later = the_year(record, today=date(2027, 9, 1))
    assert later.next_year.expected.pence == at_its_end.next_year.expected.pence > 0
    assert (later.delay, later.new_move) == (0, None)
    assert later.position.expected.pence == later.position.possible.pence == 0


def test_days_without_a_price_are_told_and_claim_nothing() -> None:
    money = replace(some_money(frozen()), prices=())
    found = the_year(a_record_of_moves(MADE, money_of_move(money)))
    assert (found.unpriced_days, found.position.claimed) == (35, 0)


def test_what_a_new_move_adds_is_the_mean_over_ready_children_without_a_move() -> None:
    ready = [options_of(a_child(key=f"k{n}", child_id=f"{n}", council="North"), READY)
             for n in (7, 8)]  # fmt: skip
    found = the_year(made(), held=a_list(*ready), target=1_000_000_00).new_move
    assert found is not None
    assert (found.children, found.this_year, found.full_year) == (2, 41_250_50, 98_100_25)
    assert (found.can_close, found.full_children) == (False, 2)
    assert the_year(made(), held=a_list(*ready), target=1_00).new_move.can_close is None


def test_the_full_year_of_a_new_move_is_of_those_who_have_one() -> None:
    first, second = (options_of(a_child(key=f"k{n}", child_id=f"{n}", council="North"), READY)
                     for n in (7, 8))  # fmt: skip
    near_18 = replace(second, options=tuple(
        replace(each, saving=replace(each.saving, full_year=None)) for each in second.options
    ))  # fmt: skip
    found = the_year(made(), held=a_list(first, near_18), target=1_000_000_00).new_move
    assert found is not None
    assert (found.children, found.full_children, found.full_year) == (2, 1, 98_100_25)


def test_a_child_who_may_leave_the_new_home_for_good_is_expected_to_cost_less_there() -> None:
    """Made on 6 April, seen on 11 May (the second step): of the steps after the first two half the
    days are still expected there, so £200 a day become £100 from 1 June on."""
    path = (PathStep(1.0),) * 2 + (PathStep(1.0, 0, 0.5),) * 60
    found = the_year(made(path=path, p_lasts=1.0))
    until_then, rest = (date(2026, 6, 1) - TODAY).days, (date(2027, 4, 1) - date(2026, 6, 1)).days
    assert found.position.expected.pence == (until_then * 600 + rest * 700) * 100


def test_a_child_whom_a_panel_decided_not_to_offer_yet_is_no_new_move() -> None:
    ready = [
        options_of(a_child(key=f"k{n}", child_id=f"{n}", council="North"), READY) for n in (7, 8)
    ]
    decided = replace(
        a_decision(agreement=Agreement.DISAGREE, because="he may not be safe there."),
        look_again_on=date(2026, 9, 1),
    )
    waits = a_record(a_decided(decided, child="k7"), child="k7")
    found = the_year(made(), waits, held=a_list(*ready)).new_move
    assert found is not None and found.children == 1
