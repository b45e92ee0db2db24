"""The year's money in a real browser: from the target down to a week, confirmed, audited, clawed
back; and a move from matched to made, its baseline frozen on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from data.store.imports.batch import import_batch
from data.store.read import file_data
from data.store.record.facts import record_fact
from data.store.schema.engine import open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.money import FinancialYear
from models.recording.move_stages import MoveMoney, MoveStage, Stage
from models.recording.subject import Subject, move_money_of, move_of
from pages.parts.moves import words as moves
from pages.parts.savings import words as savings
from tests.browser.fresh import fill
from tests.browser.hands import choose_from
from tests.browser.looking import problems, serious_faults, too_wide
from tests.drive.servers import RunningApp, settled, tab
from tests.make.batches import a_batch, loose
from tests.make.completed_moves import a_frozen, a_stage, some_money

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TODAY = date.today()
# Payments held up to this day: two weeks ago, but never in April, whose year has hardly begun.
PAID_TO = TODAY - timedelta(days=14)
PAID_TO = date(PAID_TO.year, 3, 31) if PAID_TO.month == 4 else PAID_TO
MOVED = PAID_TO - timedelta(days=111)
YEAR = FinancialYear.holding(PAID_TO)
AGREES, DIFFERS, MATCHED = "Amara Okafor", "Bea Test", "Kit Sandhu"
NUMBERS = {AGREES: "0000", DIFFERS: "0002", MATCHED: "0003"}
KEYS = {AGREES: "agrees", DIFFERS: "differs", MATCHED: "matched"}


@pytest.fixture(scope="module")
def money_app(
    tmp_path_factory: pytest.TempPathFactory, running_app_of_module: Callable[..., RunningApp]
) -> RunningApp:
    """Two children who moved, one whose payments agree and one whose don't, and one matched."""
    database = f"sqlite:///{tmp_path_factory.mktemp('money') / 'circle.sqlite'}"
    fill(database, MOVED - timedelta(days=10))
    store = open_store(database)
    paid = [
        _payment(NUMBERS[AGREES], 200),
        _payment(NUMBERS[DIFFERS], 230),
        *(_before(NUMBERS[name]) for name in (AGREES, DIFFERS)),
    ]
    target = {"financial_year": str(YEAR), "council": "North", "target_gbp": 250_000.0}
    cost = {"financial_year": str(YEAR), "council": "North", "item": "team", "cost_gbp": 20_000.0}
    import_batch(
        store,
        a_batch(loose("ledger", *paid), loose("targets", target), loose("programme_costs", cost)),
        actor=LOCAL_OWNER,
        now_utc=datetime.now(UTC),
        council="North",
    )
    people = file_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)).frame("children")
    children = dict(zip(people["child_id"], people["child"], strict=True))

    def has(about: Subject, content: MoveStage | MoveMoney) -> None:
        record_fact(
            store,
            actor=LOCAL_OWNER,
            about=about,
            content=content,
            expected_version=0,
            now_utc=datetime.now(UTC),
        )

    for name in (AGREES, DIFFERS):
        child = children[NUMBERS[name]]
        frozen = a_frozen(MOVED, daily=800, p_lasts=0.6, p_low=0.4, p_high=0.75)
        has(move_of(child, KEYS[name]), a_stage(Stage.MOVED, on=MOVED, move_on=MOVED))
        has(move_money_of(child, KEYS[name]), some_money(frozen))
    child = children[NUMBERS[MATCHED]]
    has(move_of(child, KEYS[MATCHED]), a_stage(Stage.MATCHED, on=MOVED, move_on=None))
    store.engine.dispose()
    return running_app_of_module(database)


def _payment(child: str, daily: int) -> dict[str, object]:
    days = (PAID_TO - MOVED).days + 1
    return {
        "child_id": child,
        "setting": "foster_in_house",
        "provider": "The trust",
        "paid_from": MOVED.isoformat(),
        "paid_to": PAID_TO.isoformat(),
        "posted_on": PAID_TO.isoformat(),
        "paid_gbp": float(daily * days),
    }


def _before(child: str) -> dict[str, object]:
    """The old home, up to the move."""
    last = MOVED - timedelta(days=1)
    return {
        "child_id": child,
        "setting": "childrens_home_independent",
        "provider": "A home",
        "paid_from": (MOVED - timedelta(days=31)).isoformat(),
        "paid_to": last.isoformat(),
        "posted_on": MOVED.isoformat(),
        "paid_gbp": 31 * 800.0,
    }


def target(page: Page) -> None:
    """The target of the year in which the payments lie."""
    page.goto("/savings")
    settled(page, "Savings")
    page.get_by_role("radio", name=str(YEAR).replace("-", "/")).click()
    page.get_by_role("heading", name=savings.progress_in(str(YEAR).replace("-", "/"))).wait_for()
    settled(page)


def table(page: Page, column: str) -> list[dict[str, str]]:
    """The table with a column of that name, a row a dict; waits until it is there."""
    page.wait_for_function(
        f"column => ({TABLES})().some(rows => rows[0]?.includes(column))", arg=column
    )
    head, *rows = next(rows for rows in page.evaluate(TABLES) if rows and column in rows[0])
    return [dict(zip(head, row, strict=True)) for row in rows]


TABLES = """() => [...document.querySelectorAll('[data-testid=stTable] table')].map(table =>
  [...table.rows].map(row => [...row.cells].map(cell => cell.textContent.trim())))"""


def pence(cell: str) -> int:
    """Pence of £1,234.50 or −£8,400.00."""
    digits = re.sub(r"[^0-9]", "", cell)
    full = int(digits) if "." in cell else int(digits) * 100
    return -full if "−" in cell or cell.startswith("-") else full


def row_of(page: Page, child: str) -> dict[str, str]:
    """That child's row of the year's ledger."""
    return next(row for row in table(page, "Clawed back") if row["Child"] == child)


def wait_until_proved(page: Page, child: str, proved: int) -> None:
    """Until the ledger of the year has so many pence of that child paid and proved."""
    text = f"£{proved // 100:,}.{proved % 100:02}"
    page.wait_for_function(
        f"([child, said]) => ({TABLES})().some(rows => rows.some("
        "row => row[0] === child && row[rows[0].indexOf('Confirmed')] === said))",
        arg=[child, text],
    )
    settled(page)


def test_from_the_target_to_the_week_confirmed_audited_and_clawed_back(
    browser: Browser, money_app: RunningApp
) -> None:
    with tab(browser, base_url=money_app.url) as seen:
        page = seen.page
        target(page)
        year = str(YEAR).replace("-", "/")
        assert f"is the forecast for {year}, against a target of £250,000" in main(page)
        page.locator("summary", has_text=savings.MORE).click()
        page.get_by_text("The programme costs £20,000").wait_for()
        weeks_of_one_move_add_up_to_its_net(page)
        weeks_to_come_add_up_to_what_is_expected(page)
        assert serious_faults(page) == []
        assert too_wide(page) == 0
        what_agrees_is_confirmed_with_one_key(page)
        a_difference_wants_words(page)
        the_claims_are_audited(page)
        a_return_claws_back(page)
        assert problems(seen) == []
        assert seen.outside == []


def main(page: Page) -> str:
    """All words of the page, without the joiners that keep its text from being read as Markdown."""
    return page.get_by_test_id("stMain").inner_text().replace("\u2060", "")


def weeks_of_one_move_add_up_to_its_net(page: Page) -> None:
    choose_from(page, savings.WEEKS_OF_ONE_MOVE, AGREES)
    page.get_by_test_id("stMain").get_by_text("Payments say", exact=True).wait_for()
    settled(page)
    weeks = table(page, "Payments say")
    assert sum(pence(week["Net"]) for week in weeks) == pence(
        row_of(page, AGREES)[savings.NET_TO_DATE]
    )
    assert weeks[0]["Payments say"] == "agrees with the payments"
    assert weeks[-1]["Payments say"].startswith("after the last day")


def weeks_to_come_add_up_to_what_is_expected(page: Page) -> None:
    if FinancialYear.holding(TODAY) != YEAR:
        return  # a year that is over has nothing to come
    choose_from(page, savings.WEEKS_TO_COME, DIFFERS)
    page.get_by_test_id("stMain").get_by_text("Chance that it does").wait_for()
    settled(page)
    *weeks, together = table(page, "Chance that it does")
    assert sum(pence(week["Expected"]) for week in weeks) == pence(together["Expected"]) > 0


def what_agrees_is_confirmed_with_one_key(page: Page) -> None:
    words = re.compile(r"weeks? of 1 move, £.* agree with the payments")
    text = page.get_by_text(words).inner_text()
    agreeing = pence(text.split("£", 1)[1].split(", agree")[0])
    assert agreeing == sum(
        pence(week["Net"])
        for week in table(page, "Payments say")
        if week["Payments say"] == "agrees with the payments"
    )
    page.keyboard.press("Alt+y")
    wait_until_proved(page, AGREES, agreeing)
    assert pence(row_of(page, DIFFERS)["Confirmed"]) == 0


def a_difference_wants_words(page: Page) -> None:
    confirm = page.get_by_role("button", name=re.compile("^Confirm .* as claimed"))
    confirm.click()
    page.get_by_text(savings.NAME_THE_EVIDENCE).wait_for()
    (*_, together) = table(page, "Paid more or less")
    because = page.get_by_label(savings.EVIDENCE)
    because.fill("the invoice of the trust's own carers")
    because.press("Enter")
    settled(page)
    confirm.click()
    wait_until_proved(page, DIFFERS, pence(together["In the ledger"]))


def the_claims_are_audited(page: Page) -> None:
    page.get_by_role("button", name=savings.SAMPLE_CHECK).click()
    page.get_by_text("2 claims this year").wait_for()
    page.locator("summary", has_text=AGREES).click()
    page.get_by_text("the child might have left anyway").first.wait_for()
    settled(page)
    assert savings.HOW_WRONG in main(page)
    assert "The old price is £5,600.00 a week" in main(page)


def a_return_claws_back(page: Page) -> None:
    """Back 14 days before the last payment: 15 days at £600 a day aren't saved any more."""
    before = pence(row_of(page, AGREES)["Confirmed"])
    page.goto(f"/move?move={KEYS[AGREES]}&child={key_in_link(page, AGREES)}")
    settled(page, re.compile(AGREES))
    choose(page, "Stage", "Broke down")
    type_day(page, moves.SINCE_WHEN, PAID_TO - timedelta(days=14))
    why = page.get_by_label(named("Why"))
    why.fill("The carers fell ill.")
    why.press("Tab")
    record(page)
    target(page)
    wait_until_proved(page, AGREES, before - 15 * 600_00)
    assert pence(row_of(page, AGREES)["Clawed back"]) == 15 * 600_00
    assert "£9,000 clawed back" in main(page)


def key_in_link(page: Page, child: str) -> str:
    """The opaque key in the link to a child's page."""
    link = page.get_by_test_id("stMain").get_by_role("link", name=child).first.get_attribute("href")
    assert link is not None
    return link.split("child=")[1].split("&")[0]


def choose(page: Page, question: str, answer: str) -> None:
    """One of a few."""
    group = page.get_by_role("radiogroup", name=question)
    group.get_by_text(answer, exact=True).click()
    settled(page)


def named(label: str) -> re.Pattern[str]:
    """What is asked for, whether an answer is needed or not."""
    return re.compile(rf"^{re.escape(label)}( \(needed\))?$")


def type_day(page: Page, label: str, day: date) -> None:
    """Into the boxes for day, month and year."""
    page.get_by_role("group", name=named(label)).last.get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{day:%d%m%Y}")
    page.keyboard.press("Tab")
    settled(page)


def record(page: Page) -> None:
    """Check, then record."""
    page.get_by_role("button", name="Check your answers").click()
    page.get_by_role("heading", name="Check your answers").wait_for()
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_text(re.compile("^Recorded")).wait_for()
    settled(page)


def test_a_move_goes_from_matched_to_a_day_with_its_baseline_frozen_and_to_made(
    browser: Browser, money_app: RunningApp
) -> None:
    with tab(browser, base_url=money_app.url) as seen:
        page = seen.page
        page.goto("/moves")
        settled(page, "Moves")
        assert "£" not in main(page)  # money only when asked for
        page.get_by_test_id("stMain").locator(f"a[href*='move={KEYS[MATCHED]}']").click()
        settled(page, re.compile(MATCHED))
        choose(page, "Stage", "Date agreed")
        type_day(page, "Day agreed", TODAY)
        record(page)
        assert moves.BASELINE_FIXED in main(page)
        assert "£" not in main(page)
        page.get_by_text("Show the money").click()
        page.get_by_text(re.compile("^Fixed on ")).wait_for()
        settled(page)
        assert "it does not change" in main(page)
        choose(page, "Stage", "Moved")
        record(page)
        page.goto("/moves")
        settled(page, "Moves")
        assert "Moved" in main(page)
        assert problems(seen) == []
