"""The board of moves: counts, ages, what they wait for, what is asked, and how likely each is."""

from datetime import date, timedelta

import pytest

from data.reference.stage_weights import stage_weights
from models.children.council import CouncilData
from models.pipeline.all_moves import reviews_due
from models.pipeline.board import BoardOrder, StageRows, moves_by_stage, rows_of
from models.pipeline.move_record import MoveRecord, moves_of
from models.pipeline.seen_in_returns import seen_in_returns
from models.pipeline.stage_weights import own_weights
from models.pipeline.words import day_of_the_move
from models.recording.move_stages import BEFORE_THE_MOVE, MoveStage, Stage
from models.settings import Setting
from tests.make.children import a_child, a_council, a_return, an_episode, rows
from tests.make.completed_moves import a_stage
from tests.make.moves_on_record import a_record_of_moves, stages_of

TODAY = date(2026, 3, 10)
MOVED = date(2025, 8, 4)
NOTHING = seen_in_returns(CouncilData("nothing"), ())


def a_move(*stages: MoveStage | None, child: str = "k1", key: str = "m1") -> MoveRecord:
    (move_record,) = moves_of(
        a_record_of_moves(stages_of(*stages, key=key, child=child), child=child)
    )
    return move_record


def waiting(label: str, since: date, child: str, stage: Stage = Stage.EXPLORING) -> MoveRecord:
    return a_move(a_stage(stage, on=since, move_on=None, waiting_for=label), child=child)


def at(stages: tuple[StageRows, ...], stage: Stage) -> StageRows:
    return next(stage_rows for stage_rows in stages if stage_rows.stage is stage)


def asked(move: MoveRecord, data: CouncilData, today: date = TODAY) -> str:
    (row,) = rows_of([move], seen_in_returns(data, {move.child}), {}, today)
    return " / ".join(row.questions)


def after(*homes: dict[str, object]) -> CouncilData:
    """A children's home up to the day of the move, then these."""
    return a_council([an_episode("2024-05-01", "2025-08-04", rne="S", said_by=2026), *homes])


def test_a_stage_tells_how_many_stand_there_how_long_and_what_they_wait_for() -> None:
    """Days up to 10 March 2026: 1 March 9, 24 February 14, 1 January 68; the middle one is 14."""
    moves = [
        waiting("A carer", date(2026, 3, 1), "k1"),
        waiting("a  carer.", date(2026, 2, 24), "k2"),
        waiting("a school place", date(2026, 1, 1), "k3"),
        waiting("", date(2026, 3, 10), "k4", Stage.MATCHED),
    ]
    stage_rows = moves_by_stage(rows_of(moves, NOTHING, {}, TODAY))
    exploring = at(stage_rows, Stage.EXPLORING)
    assert [row.days for row in exploring.rows] == [68, 14, 9]
    assert (exploring.median_days, exploring.longest_days) == (14, 68)
    assert exploring.waiting == (("A carer", 2), ("a school place", 1))
    assert (at(stage_rows, Stage.MATCHED).median_days, at(stage_rows, Stage.MATCHED).waiting) == (
        0,
        (),
    )
    empty = at(stage_rows, Stage.DATE_AGREED)
    assert (empty.rows, empty.median_days, empty.longest_days) == ((), None, None)
    assert [stage_rows.stage for stage_rows in stage_rows] == list(Stage)


def test_the_median_is_in_whole_days_because_nobody_waits_for_half_a_day() -> None:
    """“Median days: 11.5 days” stood over two moves of 5 and 18 days."""
    moves = [
        a_move(
            a_stage(Stage.IDENTIFIED, on=TODAY - timedelta(days=days), move_on=None), key=f"{days}"
        )
        for days in (5, 18)
    ]
    identified = at(moves_by_stage(rows_of(moves, NOTHING, {}, TODAY)), Stage.IDENTIFIED)
    assert (identified.median_days, identified.longest_days) == (12, 18)


def test_days_in_a_stage_run_on_when_the_same_stage_is_written_anew() -> None:
    first = a_stage(Stage.EXPLORING, on=date(2026, 1, 1), move_on=None)
    again = a_stage(Stage.EXPLORING, on=date(2026, 2, 1), move_on=None, waiting_for="a carer")
    (row,) = rows_of([a_move(first, again)], NOTHING, {}, TODAY)
    assert row.days == (TODAY - date(2026, 1, 1)).days
    taken_back = a_move(first, a_stage(Stage.MATCHED, on=date(2026, 2, 1)), None)
    assert (taken_back.stage, taken_back.since) == (Stage.EXPLORING, date(2026, 1, 1))
    assert len(taken_back.history) == 3


def test_a_move_whose_every_entry_was_taken_back_is_on_no_board() -> None:
    assert moves_of(a_record_of_moves(stages_of(a_stage(), None))) == ()


def test_within_a_stage_questions_come_first_then_whoever_waits_longest_or_is_reviewed_next() -> (
    None
):
    moves = [
        waiting("x", date(2026, 2, 1), "long"),
        waiting("x", date(2026, 3, 1), "soon"),
        a_move(a_stage(Stage.EXPLORING, on=TODAY, move_on=None), child="asked"),
    ]
    at_home = an_episode("2025-08-04", child="asked", rne="S", setting="home", said_by=2026)
    gone = a_council([at_home])
    due = {"soon": date(2026, 3, 12), "long": date(2026, 6, 1)}
    board_rows = rows_of(moves, seen_in_returns(gone, {"asked"}), due, TODAY)

    def order(by: BoardOrder) -> list[str]:
        return [row.move.child for row in at(moves_by_stage(board_rows, by), Stage.EXPLORING).rows]

    assert order(BoardOrder.WAITING) == ["asked", "long", "soon"]
    assert order(BoardOrder.REVIEW) == ["asked", "soon", "long"]


def test_no_order_of_the_board_knows_money() -> None:
    text = " ".join(
        f"{board_order.name} {board_order.value}" for board_order in BoardOrder
    ).casefold()
    assert not any(word in text for word in ("cost", "price", "saving", "money", "£"))


def test_13_and_52_weeks_are_asked_on_their_day_and_not_before() -> None:
    """4 August 2025 + 91 days = 3 November; + 364 days = 3 August 2026."""
    moved = a_move(a_stage(Stage.MOVED, on=MOVED, move_on=MOVED))
    move_record = a_move(a_stage(Stage.WEEKS_13, on=date(2025, 11, 3), move_on=MOVED))

    def due(move: MoveRecord, today: date) -> tuple[Stage, date] | None:
        return rows_of([move], NOTHING, {}, today)[0].due

    assert due(moved, date(2025, 11, 2)) is None
    assert due(moved, date(2025, 11, 3)) == (Stage.WEEKS_13, date(2025, 11, 3))
    assert due(move_record, date(2026, 8, 2)) is None
    assert due(move_record, date(2026, 8, 3)) == (Stage.WEEKS_52, date(2026, 8, 3))
    assert due(moved, date(2026, 8, 3)) == (Stage.WEEKS_52, date(2026, 8, 3))
    assert due(a_move(a_stage()), date(2026, 8, 3)) is None


def test_a_child_seen_back_in_residential_care_is_asked_about_and_not_taken_as_still_there() -> (
    None
):
    data = after(
        an_episode("2025-08-04", "2025-10-06", setting="foster_in_house", said_by=2026),
        an_episode("2025-10-06", said_by=2026),
    )
    moved = a_move(a_stage(Stage.MOVED, on=MOVED, move_on=MOVED))
    assert "back in residential care from 6 October 2025: has the move broken down?" in asked(
        moved, data
    )
    (row,) = rows_of([moved], seen_in_returns(data, {"k1"}), {}, TODAY)
    assert row.due is None


def test_a_return_recorded_later_than_it_is_seen_is_asked_about_and_an_earlier_one_is_not() -> None:
    data = after(an_episode("2025-10-06", said_by=2026))
    late = a_stage(Stage.BROKE_DOWN, on=date(2025, 10, 20), move_on=MOVED, because="x")
    early = a_stage(Stage.BROKE_DOWN, on=date(2025, 10, 1), move_on=MOVED, because="x")
    assert "earlier than recorded" in asked(a_move(late), data)
    assert asked(a_move(early), data) == ""


def test_a_child_seen_in_another_kind_of_home_than_agreed_is_asked_about() -> None:
    data = after(an_episode("2025-08-04", setting="foster_independent", said_by=2026))
    moved = a_stage(Stage.MOVED, on=MOVED, move_on=MOVED)
    text = asked(a_move(moved), data)
    assert "foster family, agency" in text and "which is right?" in text
    special = a_stage(Stage.MOVED, on=MOVED, move_on=MOVED, destination=Setting.FOSTER_SPECIALIST)
    assert asked(a_move(special), data) == ""


def test_a_child_who_by_the_returns_never_left_is_asked_about_after_four_weeks() -> None:
    stayed = a_council([an_episode("2024-05-01", rne="S", said_by=2026)])
    moved = a_move(a_stage(Stage.MOVED, on=MOVED, move_on=MOVED))
    assert "up to 31 March 2026 in the home from before the move" in asked(moved, stayed)
    (row,) = rows_of([moved], seen_in_returns(stayed, {"k1"}), {}, TODAY)
    assert row.due is None
    soon = date(2026, 3, 10)
    assert asked(a_move(a_stage(Stage.MOVED, on=soon, move_on=soon)), stayed) == ""


def test_a_day_agreed_that_has_passed_and_a_child_who_is_gone_already_are_asked_about() -> None:
    data = a_council([an_episode("2024-05-01", rne="S", said_by=2026)])
    assert "4 August 2025, has passed: has the child moved?" in asked(a_move(a_stage()), data)
    assert asked(a_move(a_stage(move_on=TODAY + timedelta(7))), data) == ""
    data_remaining = a_council(
        [
            an_episode(
                "2024-05-01", "2025-08-04", rne="S", said_by=2026, ending="returned home, planned"
            )
        ]
    )
    assert "left care on 4 August 2025" in asked(a_move(a_stage(move_on=TODAY)), data_remaining)


def test_a_newer_move_asks_whether_the_one_before_it_is_overtaken() -> None:
    record = a_record_of_moves(
        stages_of(a_stage(Stage.MOVED, on=MOVED, move_on=MOVED)),
        stages_of(a_stage(Stage.MOVED, on=date(2026, 1, 12), move_on=date(2026, 1, 12)), key="m2"),
    )
    first, second = rows_of(moves_of(record), NOTHING, {}, TODAY)
    assert "made on 12 January 2026: is this one overtaken?" in first.questions[0]
    assert second.questions == ()


def test_a_weight_is_the_councils_own_record_shrunk_to_the_default() -> None:
    """Matched: default 0.70 worth 6. Four own moves stood there and ended, one of them made (and
    broke down later: it was made): (0.70 × 6 + 1) / (6 + 4) = 0.52. One still open counts nowhere.
    Exploring: default 0.50 worth 6, one stood there and was made: (3 + 1) / 7 = 0.5714…
    """
    matched = a_stage(Stage.MATCHED, on=date(2025, 5, 1))
    made = a_move(
        a_stage(Stage.EXPLORING, on=date(2025, 4, 1)),
        matched,
        a_stage(Stage.MOVED, on=MOVED, move_on=MOVED),
        a_stage(Stage.BROKE_DOWN, on=date(2025, 9, 1), move_on=MOVED, because="x"),
    )
    move_records = [
        a_move(matched, a_stage(stage, on=date(2025, 6, 1), because="x"))
        for stage in (Stage.NOT_NOW, Stage.WITHDRAWN, Stage.OVERTAKEN)
    ]
    still_open = a_move(matched)
    weights = own_weights([made, *move_records, still_open], stage_weights())
    of = {own_weight.stage: own_weight for own_weight in weights}
    assert (of[Stage.MATCHED].ended, of[Stage.MATCHED].made) == (4, 1)
    assert of[Stage.MATCHED].weight == pytest.approx(0.52)
    assert of[Stage.EXPLORING].weight == pytest.approx(4 / 7)
    assert of[Stage.IDENTIFIED].weight == of[Stage.IDENTIFIED].default.weight == 0.39
    assert Stage.MOVED not in of


def test_each_default_has_a_source_and_grows_along_the_road() -> None:
    defaults = stage_weights()
    assert tuple(default.stage for default in defaults) == BEFORE_THE_MOVE
    assert [default.weight for default in defaults] == sorted(
        default.weight for default in defaults
    )
    assert all(
        default.source and default.basis in ("published", "policy choice") for default in defaults
    )
    assert "39%" in defaults[0].source


def test_a_review_is_due_six_months_after_the_last_one_held() -> None:
    child = a_child(as_of=date(2026, 3, 31))
    data = a_council(
        [an_episode("2025-01-06", said_by=2026)],
        [a_return(2025), a_return(2026)],
        reviews=rows(
            "reviews", {"child": "k1", "on": "2025-08-04"}, {"child": "k1", "on": "2026-02-10"}
        ),
    )
    assert reviews_due(data, [child]) == {"k1": date(2026, 8, 10)}
    assert reviews_due(data, [a_child(key="k2")]) == {}
    assert reviews_due(CouncilData("nothing"), [child]) == {}


def test_before_a_stage_is_chosen_nobody_says_that_the_child_has_moved() -> None:
    assert day_of_the_move(MoveStage()) == "Day of the move"
    assert day_of_the_move(MoveStage(stage=Stage.MATCHED)) == "Day planned"
    assert day_of_the_move(MoveStage(stage=Stage.MOVED)) == "Moved on"
