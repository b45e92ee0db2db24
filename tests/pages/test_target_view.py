"""Where the target stands on screen: from nothing to proved pounds, each traced to its weeks."""

from dataclasses import replace
from datetime import date, timedelta
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from data.store.imports.batch import import_batch
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from models.ledger.memorandum_words import NO_PROGRAMME
from models.ledger.payments import PaymentSeen
from models.ledger.statement import LABEL, NO_TARGET, SHORT, LineName
from models.recording.move_stages import Confirmed, MovedCost, PaidBy, Stage
from models.recording.subject import confirmed_of, move_money_of, move_of
from models.settings import Setting
from pages.parts import cache
from pages.parts.background import Work
from pages.parts.savings import words
from pages.parts.shell import words as shell_words
from pages.parts.words import writing
from tests.drive.servers import PATIENCE_SECONDS
from tests.make.batches import a_batch, loose
from tests.make.completed_moves import a_frozen, a_price, a_stage, some_money
from tests.make.record_contents import NOW
from tests.pages.on_store import Desk
from tests.pages.reading import page_text, plain
from tests.pages.typing_in import press

MOVED = date(2025, 8, 4)  # £800 a day before, £200 after
TO = date(2026, 3, 2)  # payments are held up to here
WEEKS = (TO - MOVED).days // 7


def a_move(desk: Desk) -> None:
    """The first child moved to a foster family in August, with a frozen baseline and a price."""
    child = desk.children[0]
    frozen = a_frozen(MOVED, daily=800, p_lasts=0.6, p_low=0.4, p_high=0.75)
    desk.has(move_of(child, "m"), a_stage(Stage.MOVED, on=MOVED, move_on=MOVED))
    desk.has(move_money_of(child, "m"), some_money(frozen))


def payments(desk: Desk, daily: int = 200, days: int = (TO - MOVED).days) -> None:
    """The old home up to the move, then the new one."""
    before = {
        "child_id": "0001",
        "setting": "childrens_home_independent",
        "provider": "A home",
        "paid_from": (MOVED - timedelta(31)).isoformat(),
        "paid_to": (MOVED - timedelta(1)).isoformat(),
        "posted_on": MOVED.isoformat(),
        "paid_gbp": 31 * 800.0,
    }
    row = {
        "child_id": "0001",
        "setting": "foster_in_house",
        "provider": "The trust",
        "paid_from": MOVED.isoformat(),
        "paid_to": (MOVED + timedelta(days - 1)).isoformat(),
        "posted_on": TO.isoformat(),
        "paid_gbp": float(daily * days),
    }
    bring(desk, "ledger", before, row)


def a_target(desk: Desk, gbp: float = 200_000.0) -> None:
    bring(desk, "targets", {"financial_year": "2025-26", "council": "North", "target_gbp": gbp})


def bring(desk: Desk, table: str, *rows: dict[str, object]) -> None:
    import_batch(
        desk.store, a_batch(loose(table, *rows)), actor=LOCAL_OWNER, now_utc=NOW, source="North"
    )


def test_what_new_pressures_take_off_fills_in_by_itself_when_it_is_worked_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = Event()

    class Slow(Work[object]):
        """Not over until the test says so."""

        def is_done(self, wait_seconds: float = 0.0) -> bool:
            return end.is_set() and super().is_done(PATIENCE_SECONDS)

    a_move(desk)
    payments(desk)
    monkeypatch.setattr(cache, "Work", Slow)
    page = desk.open("savings.py")
    assert words.WORKING_OUT in page_text(page)
    assert "again" not in words.WORKING_OUT
    assert shell_words.FILLS_IN in page_text(page)
    end.set()
    text = page_text(page.run())
    assert words.WORKING_OUT not in text
    assert words.NO_SPEND_IN_BOTH in text


def test_before_any_move_the_page_shows_what_ready_moves_would_mean(desk: Desk) -> None:
    page = desk.open("savings.py")
    assert page.segmented_control(key="savings.view").value == words.READY_VIEW


def test_a_move_on_record_puts_the_target_first_and_nothing_is_proved_yet(desk: Desk) -> None:
    a_move(desk)
    a_target(desk)
    text = page_text(desk.open("savings.py"))
    assert "is the forecast for 2025/26, against a target of £200,000" in text
    for name in (*SHORT, LineName.FORECAST, LineName.GAP):
        assert LABEL[name] in text
    assert "80% likely to be between" in text


def test_for_how_many_children_whose_and_whether_it_is_cash_stands_open(desk: Desk) -> None:
    """Asked at once by whoever opens the page, so not folded away: the children come before the
    statement, cash right below it."""
    a_move(desk)
    a_target(desk)
    page = desk.open("savings.py")
    texts = [plain(markdown.value) for markdown in page.main.markdown]
    for_children = f"{words.savings_for(1)} {words.moved(1, 1, 0)}"
    assert texts.index(for_children) < texts.index(LABEL[LineName.TARGET].join(("**", "**")))
    folded = [plain(line.value) for box in page.expander for line in box.markdown]
    cash = next(text for text in texts if "confirmed, claimed or still expected is cash" in text)
    assert for_children not in folded and cash not in folded


def test_without_a_target_it_says_which_file_gives_it(desk: Desk) -> None:
    a_move(desk)
    text = page_text(desk.open("savings.py"))
    assert NO_TARGET in text and "targets.csv" in text


def test_weeks_that_agree_with_the_payments_are_confirmed_at_once_and_are_proved(
    desk: Desk,
) -> None:
    a_move(desk)
    a_target(desk)
    payments(desk)
    page = desk.open("savings.py")
    assert words.agree(WEEKS, 1, "£126,000.00") in page_text(page)
    press(page, words.confirm_all(WEEKS))
    assert words.confirmed(WEEKS, 1, "£126,000.00", writing.a_moment(NOW)) in page_text(page)
    assert confirmed_pounds(page) == "£126,000"
    (entry,) = [entry for entry in desk.record().entries if isinstance(entry.content, Confirmed)]
    assert isinstance(entry.content, Confirmed)
    assert (
        sum(confirmed_slice.pence for confirmed_slice in entry.content.slices) == WEEKS * 7 * 600_00
    )
    assert entry.about == confirmed_of(desk.children[0], "m")


def confirmed_pounds(page: AppTest) -> str:
    """The sum beside *Confirmed by finance*."""
    texts = [markdown.value for markdown in page.markdown]
    return texts[texts.index("Confirmed by finance") + 1].strip("*").replace("\\", "")


def test_what_was_confirmed_just_now_can_be_taken_back(desk: Desk) -> None:
    a_move(desk)
    payments(desk)
    page = desk.open("savings.py")
    press(page, words.confirm_all(WEEKS))
    press(page, "Undo")
    assert confirmed_pounds(page) == "£0"
    assert words.agree(WEEKS, 1, "£126,000.00") in page_text(page)
    assert len(desk.record().entries) >= 4  # both stay on record


def test_differences_stand_in_one_list_and_are_confirmed_only_with_evidence(desk: Desk) -> None:
    a_move(desk)
    payments(desk, daily=230)
    page = desk.open("savings.py")
    text = page_text(page)
    assert "1 difference" in text and "Confirm all" not in text
    listed = next(table.value for table in page.table if "Paid more or less" in table.value)
    assert list(listed["The payments say"]) == [PaymentSeen.DIFFERS, ""]
    assert listed["Child"].iloc[-1] == "Together"
    assert pence_of(listed["Paid more or less"].iloc[-1]) == WEEKS * 7 * 30_00
    press(page, words.confirm_as_claimed(WEEKS))
    assert words.NAME_THE_EVIDENCE in page_text(page)
    page.text_input(key="target.because").set_value("the invoice of 2 March").run()
    press(page, words.confirm_as_claimed(WEEKS))
    assert confirmed_pounds(page) == "£126,000"


def test_a_return_home_is_confirmed_by_the_old_homes_last_payment(desk: Desk) -> None:
    """Nobody is paid for a child at home; another child's payments say how far the file reaches."""
    child = desk.children[0]
    home = replace(a_stage(Stage.MOVED, on=MOVED, move_on=MOVED), destination=Setting.HOME)
    desk.has(move_of(child, "m"), home)
    frozen = a_frozen(MOVED, daily=800, p_lasts=0.6)
    desk.has(move_money_of(child, "m"), some_money(frozen, a_price(MOVED, 0)))
    bring_old_home(desk)
    page = desk.open("savings.py")
    assert words.agree(WEEKS, 1, f"£{WEEKS * 7 * 800:,}.00") in page_text(page)


def bring_old_home(desk: Desk) -> None:
    """The old home up to the move, and somebody else's payment up to the end of the file."""
    rows = [
        ("0001", MOVED - timedelta(31), MOVED - timedelta(1)),
        ("0002", MOVED, TO - timedelta(1)),
    ]
    bring(
        desk,
        "ledger",
        *(
            {
                "child_id": child,
                "setting": "childrens_home_independent",
                "provider": "A home",
                "paid_from": first.isoformat(),
                "paid_to": last.isoformat(),
                "posted_on": TO.isoformat(),
                "paid_gbp": 800.0 * ((last - first).days + 1),
            }
            for child, first, last in rows
        ),
    )


def test_a_credit_after_the_confirmation_opens_its_weeks_again(desk: Desk) -> None:
    a_move(desk)
    payments(desk)
    press(desk.open("savings.py"), words.confirm_all(WEEKS))
    week = MOVED + timedelta(14)
    bring(
        desk,
        "ledger",
        {
            "child_id": "0001",
            "setting": "foster_in_house",
            "provider": "The trust",
            "paid_from": week.isoformat(),
            "paid_to": (week + timedelta(6)).isoformat(),
            "posted_on": TO.isoformat(),
            "paid_gbp": -350.0,
        },
    )
    page = desk.open("savings.py")
    listed = next(table.value for table in page.table if "Paid more or less" in table.value)
    assert listed["The payments say"].iloc[0] == PaymentSeen.CHANGED_SINCE
    assert listed["Paid more or less"].iloc[0].startswith("−")
    assert confirmed_pounds(page) == "£126,000"


def test_a_closed_year_says_nothing_of_delay_and_new_moves(desk: Desk) -> None:
    a_move(desk)
    desk.later(days=60)
    page = desk.open("savings.py")
    page.segmented_control(key="target.year").set_value("2025/26").run()
    text = page_text(page)
    assert "at the year's end" in text
    assert "A move made on" not in text and "a week late" not in text


def test_every_week_behind_a_sum_is_shown_beside_its_payment(desk: Desk) -> None:
    a_move(desk)
    payments(desk)
    page = desk.open("savings.py")
    page.selectbox(key="target.move").set_value("m").run()
    weeks = next(table.value for table in page.table if "Payments say" in table.value)
    assert len(weeks) == (NOW.date() - MOVED).days // 7 + 1
    column = weeks["Payments say"]
    assert column.iloc[0] == "agrees with the payments"
    assert column.iloc[-1].startswith("after the last day")


def test_the_largest_claims_say_how_they_could_be_wrong(desk: Desk) -> None:
    a_move(desk)
    payments(desk)
    page = desk.open("savings.py")
    press(page, words.confirm_all(WEEKS))
    press(page, words.SAMPLE_CHECK)
    text = page_text(page)
    assert words.HOW_WRONG in text
    assert "The child might have left anyway" in text


def test_a_return_claws_back_what_was_proved_and_says_so(desk: Desk) -> None:
    a_move(desk)
    payments(desk)
    press(desk.open("savings.py"), words.confirm_all(WEEKS))
    ended = a_stage(Stage.BROKE_DOWN, on=TO - timedelta(14), move_on=MOVED, because="carers ill")
    desk.has(move_of(desk.children[0], "m"), ended)
    text = page_text(desk.open("savings.py"))
    assert "£8,400 clawed back" in text and "£117,600" in text


def test_who_may_not_confirm_sees_the_sums_and_no_button(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_move(desk)
    payments(desk)
    without = frozenset(Permission) - {Permission.CONFIRM_SAVING}
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, without)
    text = page_text(desk.open("savings.py"))
    assert "Confirmed by finance" in text and "Confirm payments" not in text


def test_what_the_programme_costs_and_what_others_pay_stand_beside_the_sums(desk: Desk) -> None:
    a_move(desk)
    text = page_text(desk.open("savings.py"))
    assert NO_PROGRAMME in text and LABEL[LineName.PARTNERS] not in text
    money = some_money(a_frozen(MOVED, daily=800, p_lasts=0.6, p_low=0.4, p_high=0.75))
    cost = MovedCost(PaidBy.SCHOOLS, MOVED, date(2025, 8, 14), 70_00, "a tutor")
    desk.has(move_money_of(desk.children[0], "m"), replace(money, moved=(cost,)))
    bring(
        desk,
        "programme_costs",
        {"financial_year": "2025-26", "council": "North", "item": "*team*", "cost_gbp": 50_000.0},
    )
    text = page_text(desk.open("savings.py"))
    assert f"{LABEL[LineName.PARTNERS]}: £100" in text and "schools £100" in text
    assert "costs £50,000 this year (not counted): *team* £50,000" in text
    assert "£0.00 is confirmed" in text


def test_what_is_expected_opens_to_its_moves_with_ranges_and_to_the_weeks_to_come(
    desk: Desk,
) -> None:
    a_move(desk)
    page = desk.open("savings.py")
    agreed = next(table.value for table in page.table if "Into 2026/27" in table.value)
    assert list(agreed["Child"]) == ["Child 0001", "Together"]
    assert "80% likely to be between £" in plain(agreed["Into 2026/27"].iloc[0])
    page.selectbox(key="target.coming").set_value("m").run()
    weeks = next(table.value for table in page.table if "Chance that it does" in table.value)
    expected = [pence_of(cell) for cell in weeks["Expected"]]
    assert sum(expected[:-1]) == expected[-1] > 0
    left = agreed["Still expected in 2025/26"].iloc[0].split(" \\(")[0]
    assert pence_of(left) == pytest.approx(expected[-1], abs=50)


def pence_of(cell: str) -> int:
    """Pence of a cell such as £1\\,234\\.50."""
    return round(100 * float("".join(name for name in cell if name in "0123456789.")))


def test_prices_agreed_down_and_families_supported_stand_apart_with_their_weeks(desk: Desk) -> None:
    a_move(desk)
    text = page_text(desk.open("savings.py"))
    assert words.NO_PRICES in text and words.NO_FAMILIES in text
    bring(
        desk,
        "renegotiations",
        {
            "child_id": "0002",
            "agreed_on": "2025-03-01",
            "starts": "2026-02-24",
            "old_weekly_gbp": 5_400.0,
            "new_weekly_gbp": 5_050.0,
            "kind": "rise_refused",
            "provider": "=A :red[Provider]",
            "source": "<b>letter</b>",
        },
    )
    bring(
        desk,
        "edge_of_care",
        {"child_id": "9999", "council": "North", "referred_on": "2026-02-24", "support": "therapy"},
    )
    page = desk.open("savings.py")
    text = page_text(page)
    assert words.prices_of("Rise refused (avoided)", "£700", "£0", 1) in text
    prices = next(table.value for table in page.table if "With whom" in table.value)
    assert prices["With whom"].iloc[0] == writing.plain("=A :red[Provider]")
    assert "1 child's family was supported this year: 1 is still at home" in text
    key = f"{desk.children[1]} 2026-02-24 2025-03-01"
    page.selectbox(key="target.price").set_value(key).run()
    weeks = next(table.value for table in page.table if "Reduction" in table.value)
    assert [pence_of(cell) for cell in weeks["Reduction"]] == [350_00, 350_00]
    page.number_input(key="target.edge").set_value(10).run()
    assert "the cost avoided is £" in page_text(page) and "This is not saved" in page_text(page)
