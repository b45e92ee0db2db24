"""Which recorded moves the ledger counts, and on which day each stops saving."""

from dataclasses import replace
from datetime import date

from models.children.council import CouncilData
from models.ledger.completed_move import CompletedMove, End
from models.ledger.completed_moves import made_moves
from models.ledger.councils import councils_of_year, moves_in_ledger
from models.money import FinancialYear
from models.recording.move_stages import MoveMoney, Stage
from tests.make.children import a_council, an_episode
from tests.make.completed_moves import a_stage, some_money
from tests.make.moves_on_record import a_record_of_moves, money_of_move, stages_of

MOVED = date(2025, 8, 4)
YEAR = FinancialYear(2025)
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


def the_one(*entries: object, data: CouncilData | None = None) -> CompletedMove:
    (completed_move,) = made_moves([a_record_of_moves(*entries)], data or lived(in_a_family()))  # type: ignore[arg-type]
    return completed_move


def test_a_move_that_was_made_and_whose_baseline_is_frozen_counts_from_its_day() -> None:
    completed_move = the_one(MADE, money_of_move(some_money()))
    assert (completed_move.key, completed_move.child, completed_move.moved_on) == (
        "m1",
        "k1",
        MOVED,
    )
    assert completed_move.returned_on is None and completed_move.overtaken_on is None
    assert completed_move.money == some_money()


def test_nothing_counts_before_the_move_nor_without_a_baseline() -> None:
    data = lived(in_a_family())
    agreed = a_record_of_moves(stages_of(a_stage()), money_of_move(some_money()))
    no_baseline = a_record_of_moves(MADE, money_of_move(MoveMoney()))
    no_money = a_record_of_moves(MADE)
    assert made_moves([agreed, no_baseline, no_money], data) == ()


def test_a_move_taken_back_or_withdrawn_was_never_made() -> None:
    data, money = lived(), money_of_move(some_money())
    taken_back = stages_of(a_stage(), a_stage(Stage.MOVED, on=MOVED), None)
    withdrawn = stages_of(
        a_stage(),
        a_stage(Stage.MOVED, on=MOVED),
        a_stage(Stage.WITHDRAWN, on=MOVED, because="a slip"),
    )
    for stages in (taken_back, withdrawn):
        assert made_moves([a_record_of_moves(stages, money)], data) == ()


def test_the_day_of_the_move_is_the_one_said_last() -> None:
    later = a_stage(Stage.WEEKS_13, on=date(2025, 11, 10), move_on=date(2025, 8, 11))
    assert the_one(
        MADE, stages_of(*[made.content for made in MADE], later), money_of_move(some_money())
    ).moved_on == date(2025, 8, 11)


def test_a_return_seen_in_the_returns_counts_where_nobody_recorded_one() -> None:
    data = lived(in_a_family("2025-10-06"), in_a_home_again("2025-10-06"))
    completed_move = the_one(MADE, money_of_move(some_money()), data=data)
    assert completed_move.returned_on == date(2025, 10, 6)
    assert completed_move.end == (date(2025, 10, 6), End.RETURN)


def test_of_a_return_recorded_and_one_seen_the_earlier_counts() -> None:
    broke_down = a_stage(Stage.BROKE_DOWN, on=date(2025, 10, 20), because="too far from school")
    stages = stages_of(*[made.content for made in MADE], broke_down)
    money = money_of_move(some_money())
    seen_before = lived(in_a_family("2025-10-06"), in_a_home_again("2025-10-06"))
    seen_after = lived(in_a_family("2025-11-03"), in_a_home_again("2025-11-03"))
    assert the_one(stages, money, data=seen_before).returned_on == date(2025, 10, 6)
    assert the_one(stages, money, data=seen_after).returned_on == date(2025, 10, 20)
    assert the_one(stages, money, data=lived(in_a_family())).returned_on == date(2025, 10, 20)


def test_the_home_before_the_move_is_no_return_however_late_it_ends() -> None:
    late = a_council(
        [
            an_episode("2024-05-01", "2025-08-20", rne="S", said_by=2026),
            an_episode("2025-08-20", setting=FOSTER, said_by=2026),
        ]
    )
    assert the_one(MADE, money_of_move(some_money()), data=late).returned_on is None


def test_a_child_placed_in_another_home_on_the_very_day_did_not_leave_residential_care() -> None:
    data = lived(in_a_home_again("2025-08-04"))
    assert the_one(MADE, money_of_move(some_money()), data=data).returned_on == MOVED


def test_a_newer_move_of_the_same_child_overtakes_even_without_a_baseline() -> None:
    second = date(2026, 1, 12)
    newer = stages_of(a_stage(Stage.MOVED, on=second, move_on=second), key="m2")
    first = the_one(MADE, money_of_move(some_money()), newer)
    assert (first.key, first.overtaken_on) == ("m1", second)
    both = made_moves(
        [
            a_record_of_moves(
                MADE, newer, money_of_move(some_money()), money_of_move(some_money(), "m2")
            )
        ],
        lived(),
    )
    assert [(completed_move.key, completed_move.overtaken_on) for completed_move in both] == [
        ("m1", second),
        ("m2", None),
    ]


def test_one_that_people_call_overtaken_stops_that_day() -> None:
    overtaken = a_stage(Stage.OVERTAKEN, on=date(2026, 2, 2), because="went home")
    stages = stages_of(*[made.content for made in MADE], overtaken)
    assert the_one(stages, money_of_move(some_money())).overtaken_on == date(2026, 2, 2)
    never_made = stages_of(a_stage(), overtaken)
    assert made_moves([a_record_of_moves(never_made, money_of_move(some_money()))], lived()) == ()


def test_another_childs_move_overtakes_nobody_and_order_does_not_matter() -> None:
    record = a_record_of_moves(MADE, money_of_move(some_money()))
    other = a_record_of_moves(
        stages_of(a_stage(Stage.MOVED, on=date(2025, 9, 1), move_on=date(2025, 9, 1)), child="k2"),
        money_of_move(some_money(), child="k2"),
        child="k2",
    )
    there, back = made_moves([record, other], lived()), made_moves([other, record], lived())
    assert there == back
    assert [completed_move.overtaken_on for completed_move in there] == [None, None]


def test_without_any_return_held_only_what_was_recorded_counts() -> None:
    completed_move = the_one(MADE, money_of_move(some_money()), data=CouncilData("nothing"))
    assert completed_move.returned_on is None


def test_a_council_that_files_spell_in_another_way_today_keeps_its_moves() -> None:
    """Pounds under an older spelling would be of no council, and the councils less than all."""
    data = lived(in_a_family())
    children = data.frame("children").assign(council="NORTH COUNCIL")
    renamed = replace(data, frames=data.frames | {"children": children})
    record = a_record_of_moves(MADE, money_of_move(some_money()))
    (completed_move,) = made_moves([record], renamed)
    assert completed_move.council == "NORTH COUNCIL"
    (move_record,) = moves_in_ledger([record], renamed)
    assert councils_of_year(renamed, [move_record], [completed_move], YEAR, ()) == (
        "NORTH COUNCIL",
    )


def test_a_move_frozen_under_another_council_stays_there() -> None:
    """Whose child it was that day decides, wherever the child belongs now."""
    data = lived(in_a_family())
    children = data.frame("children").assign(council="West")
    moved = replace(data, frames=data.frames | {"children": children})
    (completed_move,) = made_moves([a_record_of_moves(MADE, money_of_move(some_money()))], moved)
    assert completed_move.council == "North"
