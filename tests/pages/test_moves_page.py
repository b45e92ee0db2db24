"""The board of moves and a move's own page: from a form to what is on record, money hidden."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.store.record.facts import withdraw_entry
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from models.pipeline.move_record import MoveRecord, moves_of
from models.recording.decision import Outcome
from models.recording.move_stages import AgreedPrice, Label, MovedCost, PaidBy, Stage
from models.recording.subject import move_money_of, move_of, profile_of, wishes_of
from models.settings import Setting
from models.words import lower_first
from pages.parts.child.words import STAGE_OF_A_MOVE
from pages.parts.moves import words
from pages.parts.shell import words as shell_words
from pages.parts.words import move_value
from services.agreed_baseline import MOVE_BEFORE_THE_DATA
from tests.make.completed_moves import a_frozen, a_stage, some_money
from tests.make.record_contents import TODAY, a_decision, a_profile_entry, a_wish_entry
from tests.pages.meetings_on_desk import begun, decide
from tests.pages.on_store import Desk
from tests.pages.reading import MONEY, page_text
from tests.pages.typing_in import key_of, labels, linked, press, write

SOON = TODAY + timedelta(weeks=4)
FOSTER = Setting.FOSTER_IN_HOUSE


def the_move(desk: Desk) -> MoveRecord:
    (move_record,) = moves_of(desk.record())
    return move_record


def choose(page: AppTest, place: str, value: object) -> None:
    page.radio(key=key_of(page, place)).set_value(value).run()


def on_day(page: AppTest, place: str, day: date) -> None:
    page.date_input(key=key_of(page, place)).set_value(day).run()


def test_without_a_move_the_page_says_what_one_is_and_how_it_begins(desk: Desk) -> None:
    text = page_text(desk.open("moves.py", ""))
    assert "No move yet" in text
    assert "Begin a move" in text
    assert not MONEY.search(text)


def test_a_move_is_begun_from_the_childs_page_and_stands_on_the_board(desk: Desk) -> None:
    child = desk.open("child.py")
    assert linked(child)["Begin a move"].startswith("move")
    page = desk.open("move.py")
    choose(page, "stage", Stage.EXPLORING)
    choose(page, "destination", FOSTER)
    write(page, "owner", "F. Ostering")
    write(page, "waiting_for", "a carer near school")
    press(page, "Check your answers")
    press(page, "Record")
    move = the_move(desk)
    assert (move.stage, move.now.destination, move.now.waiting_for) == (
        Stage.EXPLORING,
        FOSTER,
        "a carer near school",
    )
    assert words.recorded("○ Exploring, from 10 March 2026") in page_text(page)
    board = page_text(desk.open("moves.py", ""))
    assert "Exploring (1)" in board
    assert "Waiting for: a carer near school" in board
    assert not MONEY.search(board.replace("Show the money", ""))
    child_page = desk.open("child.py")
    assert "Move, to foster family, our own carers: ○ Exploring" in page_text(child_page)


def test_a_draft_of_a_new_move_is_found_again_by_the_same_link(desk: Desk) -> None:
    page = desk.open("move.py")
    write(page, "owner", "F. Ostering")
    key = page.query_params["move"]
    again = desk.open("move.py")
    assert again.query_params["move"] == key
    assert again.text_input(key=key_of(again, "owner")).value == "F. Ostering"
    draft = f"Your draft: {lower_first(STAGE_OF_A_MOVE)}"
    assert draft in page_text(desk.open("child.py"))


def test_what_is_missing_is_said_before_anything_is_recorded(desk: Desk) -> None:
    page = desk.open("move.py")
    choose(page, "stage", Stage.DATE_AGREED)
    press(page, "Check your answers")
    texts = labels(page)
    for missing in (
        "Say where the move leads",
        "Say who is responsible",
        "Give the day of the move",
    ):
        assert missing in texts
    assert "Record" not in labels(page)
    assert moves_of(desk.record()) == ()


def test_agreeing_a_day_freezes_the_baseline_and_undo_takes_both_back(desk: Desk) -> None:
    about = move_of(desk.children[0], "m1")
    desk.has(about, a_stage(Stage.MATCHED, on=TODAY, move_on=None))
    page = desk.open("move.py", move="m1")
    choose(page, "stage", Stage.DATE_AGREED)
    on_day(page, "move_on", SOON)
    press(page, "Check your answers")
    press(page, "Record")
    text = page_text(page)
    assert words.BASELINE_FIXED in text
    assert "£" not in text
    frozen = the_move(desk).frozen
    assert frozen is not None
    assert (frozen.frozen_on, frozen.move_on) == (TODAY, SOON)
    assert frozen.old_setting is Setting.CHILDRENS_HOME_INDEPENDENT and frozen.path
    agreed = the_move(desk).agreed
    assert agreed is not None and agreed.prices[0].source.startswith("usual price, until")
    press(page, "Undo: date agreed")
    move = the_move(desk)
    assert (move.stage, move.money) == (Stage.MATCHED, ())


def test_whoever_may_not_record_money_is_told_whom_to_tell(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.has(move_of(desk.children[0], "m1"), a_stage(Stage.MATCHED, on=TODAY, move_on=None))
    without = frozenset(Permission) - {Permission.READ_COSTS, Permission.AGREE_MONEY}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, without)
    page = desk.open("move.py", move="m1")
    choose(page, "stage", Stage.DATE_AGREED)
    on_day(page, "move_on", SOON)
    press(page, "Check your answers")
    press(page, "Record")
    assert words.ASK_FINANCE in page_text(page)
    assert the_move(desk).stage is Stage.DATE_AGREED
    assert "Show the money" not in [toggle.label for toggle in page.toggle]


def test_money_is_recorded_in_pounds_as_whole_pence_with_the_baseline_that_the_tool_adds(
    desk: Desk,
) -> None:
    desk.has(move_of(desk.children[0], "m1"), a_stage(on=TODAY, move_on=SOON))
    page = desk.open("move.py", move="m1")
    page.toggle(key="move.money.m1").set_value(True).run()
    assert words.NO_MONEY in page_text(page)
    press(page, words.RECORD_MONEY)
    weekly = next(
        number_input for number_input in page.number_input if number_input.label == "Pounds a week"
    )
    weekly.set_value(1850.5).run()
    source_of = next(e for e in page.text_input if e.label == words.AGREED_WITH)
    source_of.input("letter of 2 March").run()
    choose(page, "label", Label.BUDGET)
    press(page, "Check your answers")
    text = page_text(page)
    assert words.fixed_on("10 March 2026", "7 April 2026") in text
    assert "£1,850.50 a week (letter of 2 March)" in text
    press(page, "Record")
    assert words.MONEY_RECORDED in page_text(page)
    assert "about" not in page.query_params
    money = the_move(desk).agreed
    assert money is not None and money.frozen is not None
    assert money.prices == (AgreedPrice(SOON, 1850_50, "letter of 2 March"),)
    assert money.label is Label.BUDGET
    assert [support.weekly_pence > 0 for support in money.supports] == [True]


def test_what_others_pay_is_recorded_by_who_and_stands_in_no_saving(desk: Desk) -> None:
    desk.has(move_of(desk.children[0], "m1"), a_stage(on=TODAY, move_on=SOON))
    desk.has(move_money_of(desk.children[0], "m1"), some_money(a_frozen(SOON)))
    page = desk.open("move.py", move="m1", about="money")
    next(e for e in page.selectbox if e.label == "Who pays").set_value(PaidBy.TRANSPORT).run()
    next(e for e in page.number_input if e.label == words.THEY_PAY).set_value(70.5).run()
    press(page, "Check your answers")
    assert "Say from which day they pay it" in labels(page)
    press(page, "Change")
    next(e for e in page.text_input if e.label == words.WHAT_FOR).input("taxi").run()
    next(e for e in page.date_input if e.label == "They pay from").set_value(SOON).run()
    press(page, "Check your answers")
    paid = words.paid_by_others("transport", "7 April 2026", "", "£70.50")
    assert f"{paid} (taxi)" in page_text(page)
    press(page, "Record")
    money = the_move(desk).agreed
    assert money is not None
    assert money.moved == (MovedCost(PaidBy.TRANSPORT, SOON, None, 70_50, "taxi"),)


def test_an_empty_price_is_asked_for_and_never_taken_as_nothing(desk: Desk) -> None:
    desk.has(move_of(desk.children[0], "m1"), a_stage(on=TODAY, move_on=SOON))
    page = desk.open("move.py", move="m1", about="money")
    next(
        number_input for number_input in page.number_input if number_input.label == "Pounds a week"
    ).set_value(None).run()
    press(page, "Check your answers")
    assert "Pounds from 0 to 100\\,000" in labels(page)  # a comma is no mark-up
    assert "Record" not in labels(page)


def test_a_baseline_frozen_earlier_stays_whatever_is_recorded_later(desk: Desk) -> None:
    child, first = desk.children[0], a_frozen(SOON, daily=700)
    desk.has(move_of(child, "m1"), a_stage(on=TODAY, move_on=SOON))
    desk.has(move_money_of(child, "m1"), some_money(first))
    page = desk.open("move.py", move="m1", about="money")
    choose(page, "label", Label.AVOIDED)
    press(page, "Check your answers")
    press(page, "Record")
    money = the_move(desk).agreed
    assert money is not None
    assert (money.frozen, money.label) == (first, Label.AVOIDED)


def test_a_day_before_the_date_of_the_data_has_no_baseline_any_more_and_it_says_what_to_do(
    desk: Desk,
) -> None:
    past = date(2024, 12, 2)
    desk.has(move_of(desk.children[0], "m1"), a_stage(Stage.MOVED, on=past, move_on=past))
    text = page_text(desk.open("move.py", move="m1", about="money"))
    assert words.no_baseline_because(MOVE_BEFORE_THE_DATA) in text


def test_the_board_shows_money_only_when_asked_and_only_to_who_may_see_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = desk.children[0]
    desk.has(move_of(child, "m1"), a_stage(on=TODAY, move_on=SOON))
    desk.has(move_money_of(child, "m1"), some_money(a_frozen(SOON)))
    page = desk.open("moves.py", "")
    assert "£" not in page_text(page)
    page.toggle(key="moves.money").set_value(True).run()
    assert "£1,400.00 a week agreed · baseline fixed on 10 March 2026" in page_text(page)
    without = frozenset(Permission) - {Permission.READ_COSTS}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, without)
    hidden = desk.open("moves.py", "")
    assert [toggle.label for toggle in hidden.toggle] == []
    assert "Date agreed (1)" in page_text(hidden)
    assert not MONEY.search(page_text(hidden))


def test_still_there_is_asked_when_it_is_due_and_a_person_says_yes(desk: Desk) -> None:
    moved = TODAY - timedelta(weeks=14)
    desk.has(move_of(desk.children[0], "m1"), a_stage(Stage.MOVED, on=moved, move_on=moved))
    page = desk.open("moves.py", "")
    assert words.still_there(13, "3 March 2026") in page_text(page)
    press(page, "Yes, still there")
    assert (the_move(desk).stage, the_move(desk).since) == (Stage.WEEKS_13, date(2026, 3, 3))
    assert "still there?" not in page_text(page)


def test_the_rules_and_the_childs_no_are_said_at_every_stage_and_bar_nothing(desk: Desk) -> None:
    child = desk.children[0]
    desk.has(profile_of(child), a_profile_entry())
    desk.has(wishes_of(child), a_wish_entry(FOSTER))
    desk.has(move_of(child, "m1"), a_stage(Stage.EXPLORING, on=TODAY, move_on=None))
    page = desk.open("move.py", move="m1")
    text = page_text(page)
    assert "Not for now: the child says no" in text
    assert "People decide, and you can still record a move." in text
    assert "“I want to be near my nan.”" in text
    choose(page, "stage", Stage.MATCHED)
    press(page, "Check your answers")
    assert "Not for now: the child says no" in page_text(page)
    press(page, "Record")
    assert the_move(desk).stage is Stage.MATCHED


def test_a_panel_decision_offers_to_begin_the_move_until_one_is_begun(desk: Desk) -> None:
    child, meeting = desk.children[0], begun(desk)
    decide(desk, meeting, child, a_decision(outcome=Outcome.MATCH, destination=FOSTER))
    for page, whom in (("moves.py", ""), ("child.py", child)):
        offered = desk.open(page, whom)
        assert "On 10 March 2026 the panel decided to match" in page_text(offered)
        assert "Begin the move" in linked(offered)
    app = desk.open("move.py")
    assert app.radio(key=key_of(app, "destination")).value is FOSTER
    assert app.radio(key=key_of(app, "stage")).value is Stage.EXPLORING
    write(app, "owner", "F. Ostering")
    press(app, "Check your answers")
    press(app, "Record")
    assert "Begin the move" not in linked(desk.open("moves.py", ""))


def test_the_history_shows_what_was_taken_back(desk: Desk) -> None:
    about = move_of(desk.children[0], "m1")
    desk.has(about, a_stage(Stage.EXPLORING, on=TODAY, move_on=None))
    desk.has(about, a_stage(Stage.MATCHED, on=TODAY, move_on=None))
    withdraw_entry(
        desk.store,
        actor=LOCAL_OWNER,
        about=about,
        number=2,
        expected_version=2,
        now_utc=desk.clock.moment,
    )
    text = page_text(desk.open("move.py", move="m1"))
    assert f"**○ Exploring** · {words.for_days(0)}" in text
    assert "◐ Matched, from 10 March 2026" in text and words.TAKEN_BACK in text


def test_while_the_screen_is_shared_no_move_and_no_money_is_shown(desk: Desk) -> None:
    child = desk.children[0]
    desk.has(move_of(child, "m1"), a_stage(on=TODAY, move_on=SOON))
    page = desk.open("child.py")
    page.toggle(key="child.shared").set_value(True).run()
    assert "Begin a move" not in linked(page)
    assert "Move, to foster family" not in page_text(page)


def test_a_link_to_nobody_says_so(desk: Desk) -> None:
    assert shell_words.NO_SUCH_MOVE in page_text(desk.open("move.py", "nobody"))


def test_a_move_without_a_day_says_its_value_on_its_own_page_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.has(move_of(desk.children[0], "m1"), a_stage(Stage.MATCHED, on=TODAY, move_on=None))
    monkeypatch.setattr(move_value, "value_words", lambda year, part: f"the value of {part.move}")
    page = desk.open("move.py", move="m1")
    page.toggle(key="move.money.m1").set_value(True).run()
    text = page_text(page)
    assert words.NO_MONEY in text and "the value of m1" in text
