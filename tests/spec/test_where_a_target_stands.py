"""A year's position: what is confirmed stands, what is expected may end, what is possible may not
come."""

from dataclasses import replace

import numpy as np
import pytest

from data.reference.prices import published_evidence
from models.ledger.expected import Prospect, Running, shared_luck, still_expected
from models.ledger.position import TargetPosition, work_out_position

CURVE = published_evidence().curve
YEAR = tuple(float(week) for week in range(52))
YEAR_OF_PENCE = (1_000_00,) * 52


def a_running(move: str = "A", **given: float) -> Running:
    """A move made today that saves £1,000 a week while it lasts."""
    plain = Running(move, "North", YEAR, YEAR_OF_PENCE, (0,) * 52, p_lasts=0.64)
    return replace(plain, **given)  # type: ignore[arg-type]


def stands(
    *running: Running,
    target: int | None = None,
    confirmed: int = 0,
    claimed: int = 0,
    prospects: tuple[Prospect, ...] = (),
) -> TargetPosition:
    return work_out_position(
        target=target,
        confirmed=confirmed,
        claimed=claimed,
        running=running,
        prospects=prospects,
        curve=CURVE,
        fallback=0.57,
    )


def test_with_nothing_under_way_the_position_is_what_was_delivered() -> None:
    target_position = stands(confirmed=500_00, target=800_00)
    assert (target_position.forecast.pence, target_position.gap, target_position.chance) == (
        500_00,
        300_00,
        0.0,
    )


def test_a_move_that_may_end_early_is_expected_to_save_fewer_weeks() -> None:
    """0.64 last a year by the published curve: about 39.3 of 52 weeks (decision of the method)."""
    assert stands(a_running()).expected.pence == pytest.approx(39.3 * 1_000_00, rel=0.03)


def test_a_move_that_has_lasted_its_year_is_expected_to_save_all_of_it() -> None:
    weeks = tuple(week + 52 for week in YEAR)
    target_position = stands(a_running(lasted=52.0, weeks=weeks))
    assert (target_position.expected.pence, target_position.expected.low) == (52_000_00, 52_000_00)


def test_weeks_that_a_move_has_lasted_are_certain_however_unsure_its_chance_is() -> None:
    """After its year no move ends early, and after 39 weeks what is unsure is a quarter's risk."""
    unsure = a_running(p_low=0.4, p_high=0.8)
    over = replace(unsure, lasted=52.0, weeks=tuple(week + 52 for week in YEAR))
    assert (stands(over).expected.low, stands(over).expected.high) == (52_000_00, 52_000_00)

    def width(low: float | None, high: float | None) -> int:
        late = replace(
            a_running(p_low=low, p_high=high),
            lasted=39.0,
            weeks=tuple(39.0 + week for week in range(13)),
            homes=YEAR_OF_PENCE[:13],
            costs=(0,) * 13,
        )
        likely = stands(*(replace(late, move=f"{n}") for n in range(100))).expected
        return likely.high - likely.low

    assert width(0.4, 0.8) < 2 * width(None, None)


def test_every_future_of_a_move_begins_today() -> None:
    """Of futures in which its chance is low as of those in which it is high none has ended yet."""
    running = replace(
        a_running(p_low=0.4, p_high=0.8),
        lasted=26.0,
        weeks=tuple(26.0 + week for week in range(26)),
        homes=YEAR_OF_PENCE[:26],
        costs=(0,) * 26,
    )
    drawn_share = still_expected(running, CURVE, 0.57, shared_luck()[0])
    assert drawn_share.futures.min() >= 1_000_00
    assert drawn_share.futures.mean() == pytest.approx(drawn_share.share.pence, rel=0.01)


def test_costs_are_paid_in_any_case_once_a_move_is_made_and_never_if_it_is_not() -> None:
    costs = replace(a_running(), homes=(0,) * 52, costs=(-100_00,) * 52)
    assert stands(costs).expected.pence == -5_200_00
    assert stands(replace(costs, made=0.0)).expected.pence == 0


def test_a_move_not_yet_agreed_counts_by_the_chance_of_its_stage() -> None:
    some = Prospect("B", "North", 0.25, np.full(64, 10_000.0))
    target_position = stands(prospects=(some,))
    assert target_position.possible.pence == pytest.approx(2_500_00, rel=0.1)
    assert (target_position.possible.low, target_position.possible.high) == (0, 10_000_00)


def test_the_range_of_many_moves_is_narrower_than_the_sum_of_their_ranges() -> None:
    likely = stands(a_running()).expected
    many = stands(*(a_running(f"{n}") for n in range(20))).expected
    assert many.high - many.low < 20 * (likely.high - likely.low)


def test_what_all_moves_share_keeps_the_range_of_many_wide() -> None:
    likely = stands(*(a_running(f"{n}") for n in range(40))).expected
    unsure = stands(*(a_running(f"{n}", p_low=0.4, p_high=0.8) for n in range(40))).expected
    assert unsure.high - unsure.low > 1.5 * (likely.high - likely.low)


def test_the_chance_falls_as_the_target_rises_and_equal_input_gives_equal_output() -> None:
    moves = [a_running(f"{n}") for n in range(10)]
    chances = [stands(*moves, target=t).chance for t in (50_000_00, 390_000_00, 600_000_00)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == 1.0 and chances[2] == 0.0
    assert stands(*moves) == stands(*reversed(moves))


def test_against_what_would_have_happened_the_range_holds_the_error_of_the_frozen_path() -> None:
    """Ten weeks of £1,000 that can't end early, of a path known to £300: 8 in 10 within £3,845."""
    weeks = tuple(52.0 + week for week in range(10))
    ten = replace(
        a_running(lasted=52.0),
        homes=(1_000_00,) * 10,
        costs=(0,) * 10,
        weeks=weeks,
        unsure=(300_00,) * 10,
    )
    target_position = stands(ten)
    assert (target_position.forecast.low, target_position.forecast.high) == (10_000_00, 10_000_00)
    assert target_position.really.pence == pytest.approx(10_000_00, rel=0.02)
    assert target_position.really.high - target_position.really.low == pytest.approx(
        2 * 3_845_00, rel=0.06
    )


def test_what_is_delivered_is_as_unsure_as_its_path_and_the_chance_goes_by_the_rule() -> None:
    target_position = work_out_position(
        target=900_00,
        confirmed=1_000_00,
        claimed=0,
        running=(),
        prospects=(),
        curve=CURVE,
        fallback=0.57,
        unsure={"A": 200_00},
    )
    assert target_position.chance == 1.0
    assert target_position.really.low < 900_00 < target_position.really.high


def test_errors_of_several_paths_go_together_in_part() -> None:
    """Of n paths alike the error of the sum is √(n + n(n − 1) × 0.2) of one: 2.4 times of four."""

    def width(number: int) -> int:
        target_position = work_out_position(
            target=None,
            confirmed=0,
            claimed=0,
            running=(),
            prospects=(),
            curve=CURVE,
            fallback=0.57,
            unsure={f"{n}": 100_00 for n in range(number)},
        )
        return target_position.really.high - target_position.really.low

    assert width(4) / width(1) == pytest.approx((4 + 4 * 3 * 0.2) ** 0.5, rel=0.06)
