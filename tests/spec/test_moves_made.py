"""Which recorded moves the ledger counts, and on which day each stops saving."""

from __future__ import annotations

from datetime import date

from models.children.council import CouncilData
from models.moves.made import made_moves
from models.savings.made_move import End, MadeMove
from models.savings.pipeline import MoveMoney, Stage
from tests.builders import a_council, an_episode
from tests.made_moves import a_stage, some_money
from tests.moves_on_record import a_record_of_moves, money_of_move, stages_of

MOVED = date(2025, 8, 4)
FOSTER = "foster_in_house"
MADE = stages_of(a_stage(), a_stage(Stage.MOVED, on=MOVED))


def lived(*after: dict[str, object]) -> CouncilData:
    """A child in a children's home up to the day of the move, then in these homes."""
    first = an_episode("2024-05-01", "2025-08-04", rne="S", said_by=2026)
    return a_council([first, *after])


def in_a_family(until: str | None = None) -> dict[str, object]:
    return an_episode("2025-08-04", until, setting=FOSTER, said_by=2026)


def in_a_home_again(since: str) -> dict[str, object]:
    return an_episode(since, said_by=2026)


def the_one(*entries: object, data: CouncilData | None = None) -> MadeMove:
    (found,) = made_moves([a_record_of_moves(*entries)], data or lived(in_a_family()))  # type: ignore[arg-type]
    return found


def test_a_move_that_was_made_and_whose_baseline_is_frozen_counts_from_its_day() -> None:
    found = the_one(MADE, money_of_move(some_money()))
    assert (found.key, found.child, found.moved_on) == ("m1", "k1", MOVED)
    assert found.returned_on is None and found.overtaken_on is None
    assert found.money == some_money()


def test_nothing_counts_before_the_move_nor_without_a_baseline() -> None:
    data = lived(in_a_family())
    agreed = a_record_of_moves(stages_of(a_stage()), money_of_move(some_money()))
    no_baseline = a_record_of_moves(MADE, money_of_move(MoveMoney()))
    no_money = a_record_of_moves(MADE)
    assert made_moves([agreed, no_baseline, no_money], data) == ()


def test_a_move_taken_back_or_withdrawn_was_never_made() -> None:
    data, money = lived(), money_of_move(some_money())
    taken_back = stages_of(a_stage(), a_stage(Stage.MOVED, on=MOVED), None)
    withdrawn = stages_of(a_stage(), a_stage(Stage.MOVED, on=MOVED),
                          a_stage(Stage.WITHDRAWN, on=MOVED, because="a slip"))  # fmt: skip
    for stages in (taken_back, withdrawn):
        assert made_moves([a_record_of_moves(stages, money)], data) == ()


def test_the_day_of_the_move_is_the_one_said_last() -> None:
    later = a_stage(Stage.WEEKS_13, on=date(2025, 11, 10), move_on=date(2025, 8, 11))
    assert the_one(MADE, stages_of(*[one.content for one in MADE], later),
                   money_of_move(some_money())).moved_on == date(2025, 8, 11)  # fmt: skip


def test_a_return_seen_in_the_returns_counts_where_nobody_recorded_one() -> None:
    data = lived(in_a_family("2025-10-06"), in_a_home_again("2025-10-06"))
    found = the_one(MADE, money_of_move(some_money()), data=data)
    assert found.returned_on == date(2025, 10, 6)
    assert found.end == (date(2025, 10, 6), End.RETURN)


def test_of_a_return_recorded_and_one_seen_the_earlier_counts() -> None:
    broke_down = a_stage(Stage.BROKE_DOWN, on=date(2025, 10, 20), because="too far from school")
    stages = stages_of(*[one.content for one in MADE], broke_down)
    money = money_of_move(some_money())
    seen_before = lived(in_a_family("2025-10-06"), in_a_home_again("2025-10-06"))
    seen_after = lived(in_a_family("2025-11-03"), in_a_home_again("2025-11-03"))
    assert the_one(stages, money, data=seen_before).returned_on == date(2025, 10, 6)
    assert the_one(stages, money, data=seen_after).returned_on == date(2025, 10, 20)
    assert the_one(stages, money, data=lived(in_a_family())).returned_on == date(2025, 10, 20)


def test_the_home_before_the_move_is_no_return_however_late_it_ends() -> None:
    late = a_council([an_episode("2024-05-01", "2025-08-20", rne="S", said_by=2026),
                      an_episode("2025-08-20", setting=FOSTER, said_by=2026)])  # fmt: skip
    assert the_one(MADE, money_of_move(some_money()), data=late).returned_on is None


def test_a_child_placed_in_another_home_on_the_very_day_did_not_leave_residential_care() -> None:
    data = lived(in_a_home_again("2025-08-04"))
    assert the_one(MADE, money_of_move(some_money()), data=data).returned_on == MOVED


def test_a_newer_move_of_the_same_child_overtakes_even_without_a_baseline() -> None:
    second = date(2026, 1, 12)
    newer = stages_of(a_stage(Stage.MOVED, on=second, move_on=second), key="m2")
    first = the_one(MADE, money_of_move(some_money()), newer)
    assert (first.key, first.overtaken_on) == ("m1", second)
    both = made_moves([a_record_of_moves(MADE, newer, money_of_move(some_money()),
                                         money_of_move(some_money(), "m2"))], lived())  # fmt: skip
    assert [(one.key, one.overtaken_on) for one in both] == [("m1", second), ("m2", None)]


def test_one_that_people_call_overtaken_stops_that_day() -> None:
    overtaken = a_stage(Stage.OVERTAKEN, on=date(2026, 2, 2), because="went home")
    stages = stages_of(*[one.content for one in MADE], overtaken)
    assert the_one(stages, money_of_move(some_money())).overtaken_on == date(2026, 2, 2)
    never_made = stages_of(a_stage(), overtaken)
    assert made_moves([a_record_of_moves(never_made, money_of_move(some_money()))], lived()) == ()


def test_another_childs_move_overtakes_nobody_and_order_does_not_matter() -> None:
    one = a_record_of_moves(MADE, money_of_move(some_money()))
    other = a_record_of_moves(
        stages_of(a_stage(Stage.MOVED, on=date(2025, 9, 1), move_on=date(2025, 9, 1)), child="k2"),
        money_of_move(some_money(), child="k2"), child="k2",
    )  # fmt: skip
    there, back = made_moves([one, other], lived()), made_moves([other, one], lived())
    assert there == back
    assert [each.overtaken_on for each in there] == [None, None]


def test_without_any_return_held_only_what_was_recorded_counts() -> None:
    found = the_one(MADE, money_of_move(some_money()), data=CouncilData("nothing"))
    assert found.returned_on is None
