"""The Budget page, as finance finds it: whole, waiting, over, thin, without a budget, failing."""

from dataclasses import dataclass, field
from threading import Event

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from models.access import RIGHTS, Permission, Role
from models.budget.picture import BudgetPicture
from models.budget.plan import NO_KIND_OF_HOME
from models.budget.remaining_year import RemainingYear
from models.children.council import CouncilData
from models.children.records import Ending
from models.journeys.history.kinds import HomeGroup
from models.money import FinancialYear
from models.problems import UserError
from models.progress import ProgressCallback
from pages.parts.budget import words
from pages.parts.words import writing
from services.budget import budget_for_year, remaining_year_anew
from services.open_council import OpenCouncil
from tests.fakes.council import MadeUp
from tests.make.budgets import NORTH_HOME, a_budget, a_rest
from tests.make.children import a_return, an_episode, rows
from tests.make.shortlists import a_few
from tests.pages.conftest import Open
from tests.pages.reading import page_text, plain

PAGE = "budget.py"
READINESS = ("ready", "nearly", "should move", "step down", "saving")


def a_price(child: str, total: float, year: int) -> dict[str, object]:
    return {
        "child": child,
        "starts": None,
        "total_gbp": total,
        "trust_gbp": total,
        "price_year": year,
        "source": "Placement census",
    }


def two_years(*more: dict[str, object]) -> dict[str, pd.DataFrame]:
    """ "stays": in a home all of 2024/25 and 2025/26, £7,000 a week, then £7,700. "comes": in a
    foster family until 31 December 2025, then in a home at £8,400. "nobody": a home, no price."""
    episodes = [
        an_episode("2024-03-01", said_by=2026, rne="S", child="stays"),
        an_episode(
            "2024-03-01",
            "2026-01-01",
            said_by=2026,
            rne="S",
            child="comes",
            setting="foster_in_house",
        ),
        an_episode("2026-01-01", said_by=2026, child="comes"),
        an_episode("2026-03-25", said_by=2026, rne="S", child="nobody"),
        an_episode(
            "2024-03-01",
            "2024-06-01",
            said_by=2026,
            rne="S",
            child="went",
            ending=Ending.HOME_PLANNED.value,
        ),
    ]
    said = [
        {**episode, "return_id": 2025}
        for episode in episodes
        if str(episode["starts"]) < "2025-04-01"
    ]
    said = [
        {**one, "ends": None, "ending": None} if str(one["ends"]) > "2025-04-01" else one
        for one in said
    ]
    keys = ("stays", "comes", "nobody", "went")
    children = [
        {
            "council": "North",
            "born": "2011-05-01",
            "source": "default",
            "asylum_seeking": False,
            "child": key,
            "child_id": f"{number}",
        }
        for number, key in enumerate(keys, 101)
    ]
    return {
        "episodes": rows("episodes", *episodes, *said),
        "returns": rows("returns", a_return(2025), a_return(2026)),
        "children": rows("children", *children),
        "prices": rows(
            "prices",
            a_price("stays", 7000, 2024),
            a_price("stays", 7700, 2025),
            a_price("went", 5600, 2024),
            a_price("comes", 8400, 2025),
        ),
        "budgets": rows("budgets", *more),
    }


def left(year: FinancialYear) -> RemainingYear:
    """Two futures: £10,000 and £30,000 in April 2026."""
    return a_rest({NORTH_HOME: [[10_000, 30_000]]}, {NORTH_HOME: [21]}, (f"{year.start}-04",))


@dataclass
class WithBudget(MadeUp):
    """A source with two children's years; `rest` waits for `ready`, `wrong` is raised once."""

    budget_rows: tuple[dict[str, object], ...] = (a_budget("residential", 500_000),)
    too_little: bool = False
    ready: Event = field(default_factory=Event)
    wrong: Exception | None = None
    asked: list[FinancialYear] = field(default_factory=list)

    def prepared(self):
        return super().prepared() | {
            budget_for_year: self.budget,
            remaining_year_anew: self.rest_of_year,
        }

    def read_files(self, council: OpenCouncil) -> CouncilData:
        data = super().read_files(council)
        return CouncilData(data.version, data.frames | two_years(*self.budget_rows))

    def budget(
        self, council: OpenCouncil, year: FinancialYear, *, say: ProgressCallback
    ) -> BudgetPicture:
        wrong, self.wrong = self.wrong, None
        if wrong:
            raise wrong
        return budget_for_year.function(council, year, say=say)

    def rest_of_year(
        self, council: OpenCouncil, year: FinancialYear, *, say: ProgressCallback
    ) -> RemainingYear | None:
        self.asked.append(year)
        say(1, 2, "simulating the rest of the year for every child")
        self.ready.wait(20)
        return None if self.too_little else left(year)


def made_up(*budgets: dict[str, object], **changes: object) -> WithBudget:
    if budgets:
        changes["budget_rows"] = budgets
    with_budget = WithBudget(a_few(), **changes)  # type: ignore[arg-type]
    with_budget.ready.set()
    return with_budget


def opened(open_page: Open, source: MadeUp) -> AppTest:
    return when_done(open_page(source, page=PAGE))


def when_done(page: AppTest) -> AppTest:
    while "You can leave this page" in page_text(page):
        page.run()
    return page


def in_year(page: AppTest, year: str) -> AppTest:
    return when_done(page.segmented_control(key="budget.year").set_value(year).run())


def table_with(page: AppTest, column: str) -> pd.DataFrame:
    frames = (table.value.map(lambda cell: plain(str(cell))) for table in page.table)
    return next(table for table in frames if column in table.columns)


def test_a_year_that_is_over_says_first_by_how_much_it_missed_its_budget(open_page: Open) -> None:
    """ "stays" £7,700 × 365 days, "comes" £8,400 × 90, "nobody" the usual £6,000 × 7: £515,500."""
    page = opened(open_page, made_up())
    assert "2025/26 ended £16,000 over its budget of £500,000." in plain(page.subheader[0].value)
    rows_ = table_with(page, "Expected end").set_index("For")
    assert rows_.loc["Residential", "Spent so far"] == "£515,500"
    assert rows_.loc["Residential", "Over (+) or under (−)"].replace("\u2060", "") == "+£15,500"
    assert "The gap is made up of: " in page_text(page)
    assert words.ON_WHAT_A_BUDGET_BUYS in page_text(page)


def test_a_year_that_goes_on_has_its_end_with_a_range_and_a_chance(open_page: Open) -> None:
    page = in_year(opened(open_page, made_up(a_budget(gbp=25_000, year="2026-27"))), "2026/27")
    text = plain(page.subheader[0].value)
    assert "2026/27 is expected to end £5,000 under its budget of £25,000" in text
    assert "It is 80% likely to end between £13,000 under and £3,000 over." in text
    assert words.chance_of_overspend("50 in 100") in page_text(page)
    assert words.no_data_yet("2026/27") in page_text(page)


def test_what_was_simulated_is_kept_and_not_simulated_again(open_page: Open) -> None:
    source = made_up()
    in_year(opened(open_page, source), "2026/27")
    in_year(opened(open_page, source), "2026/27")  # as after a restart: nothing is cached
    assert source.asked == [FinancialYear(2026)]


def test_while_the_rest_is_simulated_all_that_has_been_is_there(open_page: Open) -> None:
    source = WithBudget(a_few())
    page = opened_at_rest(open_page, source)
    assert "The dearest placements now" in page_text(page)
    assert "You can leave this page" in page_text(page)
    assert "expected to end" not in page_text(page)
    source.ready.set()
    assert "expected to end" in "".join(
        plain(subheader.value) for subheader in when_done(page).subheader
    )
    assert not page.exception


def opened_at_rest(open_page: Open, source: MadeUp) -> AppTest:
    page = opened(open_page, source)
    page.segmented_control(key="budget.year").set_value("2026/27").run()
    while "dearest" not in page_text(page):
        page.run()
    return page


def test_too_little_history_says_so_and_shows_what_has_been(open_page: Open) -> None:
    page = in_year(opened(open_page, made_up(too_little=True)), "2026/27")
    assert "There is not enough history for a forecast" in page_text(page)
    assert not page.exception


def test_without_a_budget_it_says_which_file_would_give_one(open_page: Open) -> None:
    page = opened(open_page, made_up(a_budget(year="2019-20")))
    text = page_text(page)
    assert words.no_budget("", "2025/26") in text
    assert "2025/26 ended at" in plain(page.subheader[0].value)


def test_a_budget_that_fits_no_home_is_shown_apart_with_its_reason(open_page: Open) -> None:
    page = opened(open_page, made_up(a_budget(), a_budget("Legal costs", 777)))
    apart = table_with(page, "Why")
    assert list(apart.loc[0, ["For", "Budget", "Why"]]) == [
        "Legal costs",
        "£777",
        NO_KIND_OF_HOME,
    ]


def test_the_parts_of_every_cut_and_child_add_up_to_the_penny(open_page: Open) -> None:
    page = opened(open_page, made_up())
    cuts = table_with(page, "Child-weeks last year")
    assert "Homes" in cuts.columns
    for table in (cuts, table_with(page, "Last year, £")):
        for _, row in table.iterrows():
            parts = [pence(row[name]) for name in ("Price", "Number of children", "Kind of home")]
            assert sum(parts) == pence(row["Change"])
    by_child = table_with(page, "Last year, £")
    *children, full = map(pence, by_child["Change"])
    assert sum(children) == full == pence(cuts.iloc[-1]["Change"])


def pence(text: str) -> int:
    sign = -1 if "−" in text else 1
    return sign * int("".join(char for char in text if char.isdigit()))


def test_price_and_need_are_told_apart_with_counts(open_page: Open) -> None:
    """Same child, £100 a day more for 365 days: £36,500 of price."""
    page = opened(open_page, made_up())
    bill = table_with(page, "What it says").set_index("What changed")
    price = bill.loc[words.SAME_CHILD_PRICED]
    assert (price["Stays"], pence(price["Pounds"])) == ("1", 3_650_000)
    assert bill.loc[words.NEW_AND_ENDED_WEEKS, "Stays"] == ("2 new, 1 ended")
    assert sum(map(pence, bill["Pounds"][:-1])) == pence(bill["Pounds"].iloc[-1])


def test_price_in_two_sections_is_told_apart_and_the_pounds_between_are_the_difference(
    open_page: Open,
) -> None:
    """“£1,672,740 in residential care” stood two screens above “Price: £1,641,421”."""
    page = opened(open_page, made_up())
    cuts = table_with(page, "Kind of home").set_index("Homes")
    average = pence(cuts.loc["Residential care", "Price"])
    bill = table_with(page, "What it says").set_index("What changed")["Pounds"]
    same = pence(bill[words.SAME_CHILD_PRICED]) + pence(bill[words.SAME_CHILD_UNPRICED])
    assert average != same
    told = words.price_in_two_ways(
        words.signed(average), words.signed(same), writing.of_pence(abs(average - same))
    )
    assert plain(writing.plain(told)) in page_text(page)
    foster = page.selectbox(key="budget.homes").select(HomeGroup.FOSTER).run()
    assert "comparison above" not in page_text(foster)
    assert "in residential care and" not in page_text(foster)


def test_a_child_opens_to_weeks_with_price_source_and_year_and_links_to_its_page(
    open_page: Open,
) -> None:
    page = opened(open_page, made_up())
    page.selectbox(key="budget.child").set_value("stays").run()
    weeks = table_with(page, "Price from")
    assert weeks.loc[0, "A week"] == "£7,700.00"
    assert "Placement census (2025-26 prices); recorded, 2025/26 prices" in weeks.loc[0].tolist()
    assert sum(map(pence, weeks["Pounds"])) == 40_150_000
    links = [each.proto.query_string for each in page.get("page_link")]
    assert any("child=stays" in link for link in links)


def test_the_dearest_placements_are_prices_alone_and_an_unknown_one_is_apart(
    open_page: Open,
) -> None:
    page = opened(open_page, made_up())
    text = page_text(page)
    links = [
        plain(each.proto.label)
        for each in page.get("page_link")
        if "child=" in each.proto.query_string
    ]
    assert links[:3] == ["Child 102", "Child 101", "Child 103"]
    assert "Price not known: 1 placement" in text
    section = text.casefold()
    assert [word for word in READINESS if word in section] == []
    assert words.NOT_FOR_SHARING in text


def test_recorded_prices_are_added_up_apart_from_usual_ones(open_page: Open) -> None:
    page = opened(open_page, made_up())
    rests = table_with(page, "At recorded prices").set_index("Homes")
    home = rests.loc["Children's home, independent"]
    assert (home["At recorded prices"], home["At usual prices"]) == ("£509,500.00", "£6,000.00")
    assert "so far" in page_text(page)


def test_the_page_says_which_files_each_week_comes_from_and_they_add_up(open_page: Open) -> None:
    page = opened(open_page, made_up())
    files = table_with(page, "Files")
    assert "Stays come from:" in page_text(page)
    spent_so_far = [pence(one) for one in files["Spent so far"]]
    assert sum(spent_so_far[:-1]) == spent_so_far[-1] > 0
    assert list(files["Files"])[-1] == "Together"


def test_who_may_not_see_costs_gets_no_page(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The table of rights is data: a role without costs is a row with one right less.
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    page = open_page(made_up(), page=PAGE)
    assert "£" not in page_text(page)
    assert "your role does not include the right to see what placements cost" in page_text(page)


def test_a_shared_screen_shows_nothing_of_it(open_page: Open) -> None:
    page = open_page(made_up(), page=PAGE)
    page.session_state["shared_screen"] = True
    page.run()
    assert "£" not in page_text(page)
    assert "The screen is shared" in page_text(page)


def test_an_empty_tool_says_how_to_begin(open_page: Open) -> None:
    assert "python run.py import" in str(open_page(MadeUp(None), page=PAGE).code[0].value)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UserError("The database", "it is locked", "one import at a time", "Wait."), "Wait."),
        (RuntimeError("canary"), "reference"),
    ],
)
def test_what_fails_is_one_plain_message_and_begun_again_at_the_next_look(
    open_page: Open, error: Exception, words: str
) -> None:
    page = opened(open_page, made_up(wrong=error))
    assert words in page_text(page) and "canary" not in page_text(page)
    assert not page.exception
    when_done(page.run())
    assert "2025/26 ended" in plain(page.subheader[0].value)
