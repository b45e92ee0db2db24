"""A year of moves: whose council, which stage counts how much, and what is told beside the sums."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from data.reference.contract_shares import contract_shares
from data.reference.prices import published_evidence
from models.labels import Readiness
from models.ledger.committed_moves import Assumptions, YearQuery
from models.ledger.completed_moves import made_moves
from models.ledger.planned import PlannedDay, UnagreedMove
from models.ledger.statement import LineName, statement_by_council, statement_of
from models.ledger.year import YearOfMoves, year_of_moves
from models.money import FinancialYear
from models.pipeline.move_record import every_move
from models.recording.decision import Agreement
from models.recording.move_stages import Expected, Label, MoveMoney, PathStep, Stage
from models.recording.record import ChildRecord
from models.scenarios.beside_a_move import average_move
from models.settings import Setting
from models.shortlist.options import Shortlist
from models.shortlist.portfolio import MovesScenario, if_made
from tests.make.children import a_child, a_council
from tests.make.completed_moves import a_frozen, a_stage, some_money
from tests.make.entries import a_decided, a_record
from tests.make.moves_on_record import a_record_of_moves, money_of_move, stages_of
from tests.make.record_contents import a_decision
from tests.make.shortlists import a_current_price, a_list, a_verdict, options_of

READY = {Setting.FOSTER_IN_HOUSE: a_verdict(Setting.FOSTER_IN_HOUSE, Readiness.READY)}
TODAY = date(2026, 5, 11)
YEAR = FinancialYear(2026)
MOVED = date(2026, 4, 6)
WEIGHTS = {Stage.IDENTIFIED: 0.4, Stage.EXPLORING: 0.5, Stage.MATCHED: 0.7, Stage.DATE_AGREED: 0.9}
MADE = stages_of(a_stage(), a_stage(Stage.MOVED, on=MOVED, move_on=MOVED))


def frozen(**given: object):
    return a_frozen(MOVED, price_year=2026, **({"p_lasts": 0.6} | given))  # type: ignore[arg-type]


def the_year(
    *records: ChildRecord,
    council: str | None = None,
    target: int | None = None,
    shortlist: Shortlist | None = None,
    year: FinancialYear = YEAR,
    today: date = TODAY,
) -> YearOfMoves:
    return year_of_moves(
        YearQuery(year, council, target, today),
        Assumptions(WEIGHTS, published_evidence(), contract_shares()),
        moves=every_move(records),
        made=made_moves(records, a_council([])),
        records=records,
        planned=planned_of(records, shortlist or a_list()),
        shortlist=shortlist or a_list(),
    )


def planned_of(records: tuple[ChildRecord, ...], shortlist: Shortlist) -> dict[str, UnagreedMove]:
    """The list's own option of each move not yet agreed, on the list's day."""
    unagreed_moves = {}
    for move in every_move(records):
        if not move.is_open or move.is_agreed:
            continue
        day = PlannedDay(move.key, move.child, move.now.destination, shortlist.move_on, False)
        child = next((child for child in shortlist.children if child.child.key == move.child), None)
        options = child.options if child else ()
        option = next((option for option in options if option.destination is day.destination), None)
        unagreed_moves[move.key] = UnagreedMove(day, child, option)
    return unagreed_moves


def made(**given: object) -> ChildRecord:
    return a_record_of_moves(MADE, money_of_move(some_money(frozen(**given))))


def a_prospect(stage: Stage) -> tuple[ChildRecord, Shortlist]:
    """A child of the list with a move to a foster family at that stage."""
    record = a_record_of_moves(stages_of(a_stage(stage, move_on=None)))
    child = a_child(key=record.child, council="North")
    return record, a_list(options_of(child))


def test_the_ledger_up_to_today_is_open_until_it_is_confirmed() -> None:
    year_of_moves = the_year(made())
    assert (year_of_moves.position.confirmed, year_of_moves.position.claimed) == (0, 35 * 600_00)
    assert year_of_moves.position.expected.pence > 0
    assert (
        year_of_moves.position.forecast.pence
        == year_of_moves.position.claimed + year_of_moves.position.expected.pence
    )
    lines = {line.name: line.count for line in statement_of(year_of_moves)}
    assert (lines[LineName.CONFIRMED], lines[LineName.CLAIMED], lines[LineName.EXPECTED]) == (
        0,
        1,
        1,
    )


def test_a_council_sees_its_own_moves() -> None:
    assert the_year(made(), council="North").position.claimed == 35 * 600_00
    assert the_year(made(), council="West").position.claimed == 0


def test_a_move_labelled_avoided_is_in_no_sum() -> None:
    money = replace(some_money(frozen()), label=Label.AVOIDED)
    year_of_moves = the_year(a_record_of_moves(MADE, money_of_move(money)))
    assert year_of_moves.position.claimed == year_of_moves.position.confirmed == 0
    assert year_of_moves.position.expected.pence == year_of_moves.next_year.expected.pence == 0
    assert year_of_moves.parts == ()


def test_a_move_with_a_day_counts_by_its_chance_and_its_delay_has_a_price() -> None:
    """£5,218 a week expected in a full year, × 0.9."""
    later = date(2026, 6, 1)
    base = replace(frozen(), move_on=later, expected=(Expected(0, 27_226_000),))
    record = a_record_of_moves(
        stages_of(a_stage(on=MOVED, move_on=later)), money_of_move(some_money(base))
    )
    year_of_moves = the_year(record)
    assert year_of_moves.position.claimed == 0 and year_of_moves.position.expected.moves == 1
    assert (
        year_of_moves.position.expected.low < year_of_moves.position.expected.high / 20
    )  # 1 in 10 isn't made
    assert year_of_moves.delay == pytest.approx(0.9 * 27_226_000 / (365.25 / 7), abs=1)


def test_a_weeks_delay_has_a_price_where_the_child_is_18_within_the_year() -> None:
    """Ten weeks from the move to the birthday, £70,000 in two financial years: £7,000 a week × 0.9.
    Nothing of it can be made up for later."""
    later = date(2027, 1, 25)
    base = replace(
        frozen(),
        move_on=later,
        ends_on=later + timedelta(weeks=10),
        expected=(Expected(2026, 60_000_00), Expected(2027, 10_000_00)),
    )
    record = a_record_of_moves(
        stages_of(a_stage(on=MOVED, move_on=later)), money_of_move(some_money(base))
    )
    assert the_year(record).delay == 6_300_00


def test_a_weeks_delay_of_a_move_not_yet_agreed_has_a_price_up_to_18() -> None:
    record, shortlist = a_prospect(Stage.MATCHED)
    (child,) = shortlist.children
    soon = shortlist.move_on + timedelta(weeks=10)
    options = tuple(
        replace(
            option,
            saving=replace(
                option.saving,
                full_year=None,
                to_18=option.saving.this_year,
                move_on=shortlist.move_on,
                baseline_end=soon,
            ),
        )
        for option in child.options
    )
    year_of_moves = the_year(
        record, shortlist=replace(shortlist, children=(replace(child, options=options),))
    )
    assert year_of_moves.delay == pytest.approx(WEIGHTS[Stage.MATCHED] * 41_250_50 / 10, abs=1)


@pytest.mark.parametrize("stage", [Stage.IDENTIFIED, Stage.MATCHED])
def test_a_move_not_yet_agreed_counts_by_the_share_of_its_stage(stage: Stage) -> None:
    record, shortlist = a_prospect(stage)
    target_position = the_year(record, shortlist=shortlist).position
    assert target_position.possible.pence == round(WEIGHTS[stage] * 41_250_50)
    assert target_position.expected.moves == 0


def test_a_move_of_which_nothing_can_be_said_is_counted_apart() -> None:
    record, _ = a_prospect(Stage.MATCHED)
    year_of_moves = the_year(record)
    assert (year_of_moves.without_figure, year_of_moves.position.possible.moves) == (1, 0)


def test_what_is_left_of_a_move_goes_into_the_next_year() -> None:
    year_of_moves = the_year(made())
    assert 0 < year_of_moves.next_year.expected.pence < 365 * 600_00
    gone = the_year(made(ends_on=date(2027, 3, 1)))
    assert gone.next_year.expected.pence == 0


def test_the_gap_is_the_target_less_everything_expected() -> None:
    target_position = the_year(made(), target=1_000_000_00).position
    assert target_position.gap == 1_000_000_00 - target_position.forecast.pence
    assert target_position.chance == 0.0


def test_supported_accommodation_without_a_chance_has_no_figure() -> None:
    record = a_record_of_moves(
        stages_of(a_stage(Stage.MATCHED, move_on=None, destination=Setting.SUPPORTED_ACCOMMODATION))
    )
    child = a_child(key=record.child, born=date(2009, 5, 2))
    assert the_year(record, shortlist=a_list(options_of(child))).without_figure == 1


def several() -> tuple[tuple[ChildRecord, ...], Shortlist]:
    """Two moves made, one with a day in June, and two not yet agreed."""
    later = date(2026, 6, 1)
    base = replace(frozen(), move_on=later, expected=(Expected(0, 27_226_000),))
    records = [
        made(),
        _of("k2", "m2", MADE, some_money(frozen(p_low=0.4, p_high=0.8))),
        _of(
            "k3",
            "m3",
            stages_of(a_stage(on=MOVED, move_on=later), key="m3", child="k3"),
            some_money(base),
        ),
    ]
    children = [a_child(key=f"k{n}", council="North") for n in (4, 5)]
    for child, stage in zip(children, (Stage.IDENTIFIED, Stage.MATCHED), strict=True):
        key = f"m{child.key[1]}"
        entries = stages_of(a_stage(stage, move_on=None), key=key, child=child.key)
        records.append(a_record_of_moves(entries, child=child.key))
    return tuple(records), a_list(*(options_of(child) for child in children))


def _of(child: str, key: str, stages: list[Any], money: MoveMoney) -> ChildRecord:
    entries = (
        stages
        if stages[0].about.child == child
        else stages_of(*(stage.content for stage in stages), key=key, child=child)
    )
    return a_record_of_moves(entries, money_of_move(money, key, child), child=child)


def test_every_expected_sum_is_exactly_that_of_its_moves() -> None:
    records, shortlist = several()
    year_of_moves = the_year(*records, shortlist=shortlist)
    parts, possible = year_of_moves.parts, year_of_moves.possible
    assert [part.move for part in parts] == ["m1", "m2", "m3"]
    assert [move_contribution.move for move_contribution in possible] == ["m4", "m5"]
    assert (
        sum(part.left.pence for part in parts if part.left) == year_of_moves.position.expected.pence
    )
    assert sum(part.claimed for part in parts) == year_of_moves.position.claimed == 2 * 35 * 600_00
    assert (
        sum(move_contribution.value for move_contribution in possible)
        == year_of_moves.position.possible.pence
    )
    assert (
        sum(move_contribution.value for move_contribution in (*parts, *possible))
        == year_of_moves.position.forecast.pence
    )
    assert (
        sum(move_contribution.delay for move_contribution in (*parts, *possible))
        == year_of_moves.delay
        > 0
    )
    after = [part.following.pence for part in parts if part.following]
    assert sum(after) == year_of_moves.next_year.expected.pence


def test_a_moves_part_has_a_range_and_says_what_it_rests_on() -> None:
    records, shortlist = several()
    year_of_moves = the_year(*records, shortlist=shortlist)
    for move_contribution in (*year_of_moves.parts, *year_of_moves.possible):
        assert (
            move_contribution.left is not None
            and move_contribution.left.low
            <= move_contribution.left.pence
            <= move_contribution.left.high
        )
        assert move_contribution.rests_on
    (first, _) = year_of_moves.possible
    assert re.search(r", about \d+ moves$", first.rests_on)
    assert [part.counts_as for part in year_of_moves.parts] == [1.0, 1.0, 0.9]
    last = year_of_moves.parts[2].left
    assert last and last.low < last.high / 20  # may not be made


def test_the_weeks_to_come_of_a_move_add_up_to_what_is_expected_of_it() -> None:
    records, shortlist = several()
    for part in the_year(*records, shortlist=shortlist).parts:
        assert part.left is not None and part.coming
        assert sum(coming.expected for coming in part.coming) == part.left.pence
        chances = [coming.chance for coming in part.coming]
        assert chances == sorted(chances, reverse=True)
        assert 0 < chances[-1] < chances[0] <= part.counts_as + 0.02
        days = [coming.starts for coming in part.coming]
        assert days == sorted(days) and days[0] >= TODAY and days[-1] <= YEAR.last_day


def test_a_move_not_yet_agreed_has_no_weeks_of_its_own_here() -> None:
    records, shortlist = several()
    assert all(
        move_contribution.coming == ()
        for move_contribution in the_year(*records, shortlist=shortlist).possible
    )


def test_councils_add_up_to_all_of_them_to_the_penny_in_every_line() -> None:
    records, shortlist = several()
    west = a_child(key="k6", council="West")
    records = (
        *records,
        a_record_of_moves(
            stages_of(a_stage(Stage.EXPLORING, move_on=None), key="m6", child="k6"), child="k6"
        ),
    )
    shortlist = a_list(*shortlist.children, options_of(west))
    moves = the_year(*records, shortlist=shortlist)
    year_of_moves = [
        the_year(*records, shortlist=shortlist, council=name) for name in ("North", "West")
    ]
    for line, *parts in zip(statement_of(moves), *map(statement_of, year_of_moves), strict=True):
        assert line.pence is None or line.pence == sum(part.pence or 0 for part in parts), line.name
    assert moves.position.possible.moves == 3
    lines = statement_by_council(moves, year_of_moves)
    assert [statement_line.council for statement_line in lines[:3]] == ["North", "West", None]


def test_a_statement_whose_councils_dont_add_up_is_refused() -> None:
    records, shortlist = several()
    year_of_moves = the_year(*records, shortlist=shortlist)
    with pytest.raises(ValueError, match="don't add up"):
        statement_by_council(
            year_of_moves, [the_year(*records, shortlist=shortlist, council="West")]
        )


def test_a_move_has_the_same_value_and_range_whichever_others_it_is_looked_at_with() -> None:
    records, shortlist = several()
    together = the_year(*records, shortlist=shortlist)
    for record in records:
        (move_record,) = every_move([record])
        alone = the_year(record, shortlist=shortlist).part_of(move_record.key)
        assert alone == together.part_of(move_record.key)


def test_cuts_by_label_and_by_cash_add_up_to_their_sum() -> None:
    records, shortlist = several()
    year_of_moves = the_year(*records, shortlist=shortlist)
    sums = {
        "confirmed": year_of_moves.position.confirmed,
        "claimed": year_of_moves.position.claimed,
        "expected": year_of_moves.position.expected.pence,
    }
    for name, split in year_of_moves.splits.items():
        assert split.total == sum(pence for _, pence in split.labels) == sums[name]
        for view in (split.councils.responsible, split.councils.contract):
            assert sum(pence for _, pence in view) == sums[name]
    assert (
        year_of_moves.to_date.net
        == year_of_moves.position.confirmed + year_of_moves.position.claimed
    )


def test_a_bed_that_stays_paid_or_may_stay_paid_is_possible_apart_and_in_no_sum() -> None:
    record, _ = a_prospect(Stage.MATCHED)
    child = a_child(key=record.child, council="North")
    for current in (a_current_price(cash_stops=False), a_current_price(cash_known=False)):
        child_item = options_of(child)
        options = tuple(
            replace(option, saving=replace(option.saving, current=current))
            for option in child_item.options
        )
        year_of_moves = the_year(
            record, shortlist=a_list(replace(child_item, current=current, options=options))
        )
        assert (year_of_moves.position.possible.moves, year_of_moves.position.possible.pence) == (
            0,
            0,
        )
        assert year_of_moves.position.stays_paid.moves == len(year_of_moves.stays_paid) == 1
        assert year_of_moves.position.forecast.pence == 0


def test_of_a_year_that_is_over_nothing_is_to_come_and_its_carry_is_as_at_its_end() -> None:
    """The move of April 2026 that broke down in June 2027 still ran when 2026/27 ended."""
    gone = stages_of(
        a_stage(),
        a_stage(Stage.MOVED, on=MOVED, move_on=MOVED),
        a_stage(Stage.BROKE_DOWN, on=date(2027, 6, 1), move_on=MOVED, because="he ran"),
    )
    record = a_record_of_moves(gone, money_of_move(some_money(frozen())))
    at_its_end = the_year(record, today=date(2027, 4, 1))
    later = the_year(record, today=date(2027, 9, 1))
    assert later.next_year.expected.pence == at_its_end.next_year.expected.pence > 0
    assert (later.delay, later.new_move) == (0, None)
    assert later.position.expected.pence == later.position.possible.pence == 0


def test_days_without_a_price_are_told_and_claim_nothing() -> None:
    money = replace(some_money(frozen()), prices=())
    year_of_moves = the_year(a_record_of_moves(MADE, money_of_move(money)))
    assert (year_of_moves.unpriced_days, year_of_moves.position.claimed) == (35, 0)


def test_what_a_new_move_adds_is_the_mean_over_ready_children_without_a_move() -> None:
    ready = [
        options_of(a_child(key=f"k{n}", child_id=f"{n}", council="North"), READY) for n in (7, 8)
    ]
    new_move = the_year(made(), shortlist=a_list(*ready), target=1_000_000_00).new_move
    assert new_move is not None
    assert (new_move.children, new_move.this_year, new_move.full_year) == (2, 41_250_50, 98_100_25)
    assert (new_move.can_close, new_move.full_children) == (False, 2)
    assert the_year(made(), shortlist=a_list(*ready), target=1_00).new_move.can_close is None


def test_the_full_year_of_a_new_move_is_of_those_who_have_one() -> None:
    first, second = (
        options_of(a_child(key=f"k{n}", child_id=f"{n}", council="North"), READY) for n in (7, 8)
    )
    near_18 = replace(
        second,
        options=tuple(
            replace(option, saving=replace(option.saving, full_year=None))
            for option in second.options
        ),
    )
    new_move = the_year(made(), shortlist=a_list(first, near_18), target=1_000_000_00).new_move
    assert new_move is not None
    assert (new_move.children, new_move.full_children, new_move.full_year) == (2, 1, 98_100_25)


def test_a_child_who_may_leave_the_new_home_for_good_is_expected_to_cost_less_there() -> None:
    """Made on 6 April, seen on 11 May (the second step): of the steps after the first two half the
    days are still expected there, so £200 a day become £100 from 1 June on."""
    path = (PathStep(1.0),) * 2 + (PathStep(1.0, 0, 0.5),) * 60
    year_of_moves = the_year(made(path=path, p_lasts=1.0))
    until_then, remainder = (
        (date(2026, 6, 1) - TODAY).days,
        (date(2027, 4, 1) - date(2026, 6, 1)).days,
    )
    assert year_of_moves.position.expected.pence == (until_then * 600 + remainder * 700) * 100


def test_a_child_whom_a_panel_decided_not_to_offer_yet_is_no_new_move() -> None:
    ready = [
        options_of(a_child(key=f"k{n}", child_id=f"{n}", council="North"), READY) for n in (7, 8)
    ]
    decided = replace(
        a_decision(agreement=Agreement.DISAGREE, because="he may not be safe there."),
        look_again_on=date(2026, 9, 1),
    )
    waits = a_record(a_decided(decided, child="k7"), child="k7")
    new_move = the_year(made(), waits, shortlist=a_list(*ready)).new_move
    assert new_move is not None and new_move.children == 1


def test_the_ready_moves_of_what_if_are_those_of_a_new_move_and_the_rest_in_groups() -> None:
    """One engine, one list: what the two pages say of a move differs by whom they count alone."""
    ready = [
        options_of(a_child(key=f"k{n}", child_id=f"{n}", council="North"), READY) for n in (7, 8, 9)
    ]
    current = a_current_price(cash_stops=False)
    stays = replace(
        ready[1],
        current=current,
        options=tuple(
            replace(option, saving=replace(option.saving, current=current))
            for option in ready[1].options
        ),
    )
    west = options_of(a_child(key="k10", child_id="10", council="West"), READY)
    begun = a_record_of_moves(stages_of(a_stage(), child="k9"), child="k9")
    shortlist = a_list(ready[0], stays, ready[2], west)
    for council, sizes in ((None, (2, 0, 1, 1)), ("North", (1, 1, 1, 1))):
        new_move = the_year(begun, shortlist=shortlist, council=council).new_move
        assert new_move is not None
        groups = new_move.ready
        assert (
            groups.new.moves,
            groups.other_councils.moves,
            groups.under_way.moves,
            groups.stays_paid.moves,
        ) == sizes
        assert new_move.full_year == groups.new.mean and new_move.full_children == groups.new.moves
        total = if_made(shortlist, MovesScenario.READY).portfolio.total
        average = average_move(total, frozenset({"k9"}))
        assert average is not None and average.moves == groups.all_ready.moves == 4
        assert round(average.net_gbp * 100) == groups.all_ready.mean
