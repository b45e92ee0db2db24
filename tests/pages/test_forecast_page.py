"""The Forecast page, as a manager finds it: waiting, whole, from earlier, thin, empty, failing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from threading import Event

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.store.results import stored_results
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role, may, scope_for
from models.budget.outlook import ForecastOutlook
from models.children.council import CouncilData
from models.children.records import Ending
from models.papers.documents import DocumentKind
from models.problems import UserError
from models.progress import ProgressCallback
from models.results import ResultKind
from pages.parts.forecast import words
from services.forecast import forecast_months
from services.open_council import OpenCouncil
from tests.fakes.council import MadeUp
from tests.make.children import AS_OF, a_return, an_episode, rows
from tests.make.outlooks import an_outlook
from tests.make.shortlists import a_few
from tests.pages.conftest import Open
from tests.pages.reading import MONEY, page_text

PAGE = "forecast.py"
BORN = {"council": "North", "born": "2011-05-01", "source": "default", "asylum_seeking": False}


def two_years() -> dict[str, pd.DataFrame]:
    """Two children in a home since 2024; one left in January 2026."""
    episodes = [
        an_episode("2024-06-01", said_by=2026, rne="S", child="stays"),
        an_episode(
            "2024-06-01",
            "2026-01-20",
            said_by=2026,
            rne="S",
            child="left",
            ending=Ending.HOME_PLANNED.value,
        ),
    ]
    children = [BORN | {"child": key, "child_id": key} for key in ("stays", "left")]
    return {
        "episodes": rows("episodes", *episodes),
        "returns": rows("returns", a_return(2025), a_return(2026)),
        "children": rows("children", *children),
    }


@dataclass
class WithForecast(MadeUp):
    """A source whose forecast is made up; `ready` is waited for, `wrong` is raised once."""

    made: Callable[..., ForecastOutlook | None] = an_outlook
    ready: Event = field(default_factory=Event)
    wrong: Exception | None = None
    asked: list[tuple[date, int, bool]] = field(default_factory=list)

    def prepared(self):
        return super().prepared() | {forecast_months: self.forecast}

    def read_files(self, council: OpenCouncil) -> CouncilData:
        data = super().read_files(council)
        return CouncilData(data.version, data.frames | two_years())

    def forecast(
        self, council: OpenCouncil, as_of: date, months: int, *, say: ProgressCallback
    ) -> ForecastOutlook | None:
        with_spend = may(council.actor, Permission.READ_COSTS)
        self.asked.append((as_of, months, with_spend))
        say(1, 4, "simulating 256 futures of every child")
        self.ready.wait(20)
        wrong, self.wrong = self.wrong, None
        if wrong:
            raise wrong
        return self.made(as_of, months, with_spend)


def made_up(wrong: Exception | None = None, **changes: object) -> WithForecast:
    with_forecast = WithForecast(a_few(), wrong=wrong, **changes)  # type: ignore[arg-type]
    with_forecast.ready.set()
    return with_forecast


def opened(open_page: Open, source: MadeUp) -> AppTest:
    return when_done(open_page(source, page=PAGE))


def when_done(page: AppTest) -> AppTest:
    """The page when the work behind it is over, however slow the machine."""
    while "You can leave this page" in page_text(page):
        page.run()
    return page


def whole_table(page: AppTest) -> pd.DataFrame:
    return page.table[0].value


def test_it_says_what_is_known_what_is_expected_and_how_sure_that_is(open_page: Open) -> None:
    text = page_text(opened(open_page, made_up()))
    assert "March 2026, the last known: 1 child." in text
    assert words.expected_range("March 2028", "124 children", "114 and 134") in text
    assert "We simulate 256 futures" in text
    assert "Not in the range" in text and "It is not a plan" in text
    assert "Engine: abc123def456" in text


def test_no_pound_is_on_the_page_until_it_is_asked_for(open_page: Open) -> None:
    page = opened(open_page, made_up())
    everything = page_text(page) + whole_table(page).to_string()
    assert "£" not in everything
    assert [found for found in MONEY.findall(everything) if found.casefold() != "spend"] == []
    page.toggle(key="forecast.spend").set_value(True).run()
    when_done(page)
    text = page_text(page)
    assert "£124,000 expected, 80% likely to be between £111,600 and £136,400." in text
    assert "0% of the spend in residential care is at recorded prices" in text
    assert "Not counted, because there is no price: custody." in text


def test_who_may_not_see_costs_is_offered_none_and_none_is_worked_out(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The table of rights is data: a role without costs is a row with one right less.
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    source = made_up()
    page = opened(open_page, source)
    assert "forecast.spend" not in [toggle.key for toggle in page.toggle]
    assert [with_spend for *_, with_spend in source.asked] == [False]
    assert not page.exception
    assert "Download" not in "".join(button.label for button in page.button)


def test_every_month_stands_in_the_table_what_came_and_what_is_forecast(open_page: Open) -> None:
    table = whole_table(opened(open_page, made_up())).set_index("Month")
    assert len(table) == 24 + 24
    assert list(table.loc["December 2025"]) == ["2", "", ""]
    assert list(table.loc["January 2026"]) == ["1", "", ""]
    assert table.loc["April 2026", "Forecast"] == "101"
    assert table.loc["April 2026", "80% likely range"] == "91 to 111"


def test_council_homes_and_month_choose_what_is_shown(open_page: Open) -> None:
    source = made_up()
    page = opened(open_page, source)
    page.segmented_control(key="forecast.council").set_value("North").run()
    when_done(page)
    assert "of North. March 2026" in page_text(page)
    assert "62 children expected" in page_text(page)
    page.select_slider(key="forecast.months").set_value(6).run()
    when_done(page)
    assert "September 2026: 53 children expected" in page_text(page)
    assert [months for _, months, _ in source.asked] == [24], "a nearer month is a part of it"
    page.select_slider(key="forecast.months").set_value(36).run()
    when_done(page)
    assert "March 2029: 68 children expected" in page_text(page)
    assert [months for _, months, _ in source.asked] == [24, 60]


def test_from_a_past_31_march_what_came_since_lies_beside_it(open_page: Open) -> None:
    source = made_up()
    page = opened(open_page, source)
    page.selectbox(key="forecast.from").set_value(date(2025, 3, 31)).run()
    when_done(page)
    text = page_text(page)
    assert [day for day, *_ in source.asked] == [AS_OF, date(2025, 3, 31)]
    assert words.months_in_range(0, "12 months") in text
    table = whole_table(page).set_index("Month")
    assert list(table.loc["April 2025"]) == ["2", "101", "91 to 111"]


def test_what_was_worked_out_is_kept_and_not_worked_out_again(open_page: Open) -> None:
    source = made_up()
    opened(open_page, source)
    scope = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
    results = stored_results(source.store, scope, ResultKind.FORECAST)
    assert [result.question.as_of for result in results] == [AS_OF]
    page = opened(open_page, source)  # as after a restart: nothing is cached
    assert "124 children expected" in page_text(page)
    assert len(source.asked) == 1


def test_a_forecast_of_older_data_is_shown_as_it_was(open_page: Open) -> None:
    source = made_up()
    opened(open_page, source)
    source.number, source.made = "2", lambda *args: an_outlook(*args, children=200.0)
    page = opened(open_page, source)
    assert "224 children expected" in page_text(page)
    earlier = page.selectbox(key="forecast.from")
    assert "The forecast made on 31 March 2026" in earlier.options[-1]
    earlier.select_index(len(earlier.options) - 1).run()
    assert "124 children expected" in page_text(page)


def test_while_it_is_worked_out_the_page_says_how_far_it_is_and_can_be_left(
    open_page: Open,
) -> None:
    source = WithForecast(a_few())
    page = open_page(source, page=PAGE)
    text = page_text(page)
    assert "You can leave this page" in text
    assert words.HOW_SURE not in text
    source.ready.set()
    page.run()
    when_done(page)
    assert not page.exception
    assert len(source.asked) == 1


def test_too_little_history_says_what_it_takes_and_shows_what_came(open_page: Open) -> None:
    page = opened(open_page, made_up(made=lambda *_: None))
    text = page_text(page)
    assert "there is not enough history" in text
    assert "the last known: 1 child." in text
    assert "expected" not in text
    assert not page.exception


def test_the_file_has_every_council_and_home_up_to_the_month_and_goes_by_ticket(
    open_page: Open,
) -> None:
    source = made_up()
    page = opened(open_page, source)
    page.button(key="document.forecast_csv.2026-03-31-to-2028-03").click().run()
    when_done(page)
    ((kind, subject, content),) = source.tickets
    assert (kind, subject) == (DocumentKind.FORECAST_CSV, "2026-03-31-to-2028-03")
    lines = (content or b"").decode().splitlines()
    assert lines[0].startswith("month,setting,council,children_mean")
    assert len(lines) == 1 + 24 * 2  # one kind of home, two councils
    assert "2026-04,childrens_home_independent,North,50.50,40.50,60.50,50500.00" in lines[1]


def test_an_empty_tool_says_how_to_begin(open_page: Open) -> None:
    assert "python run.py import" in str(open_page(MadeUp(None), page=PAGE).code[0].value)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UserError("The database", "it is locked", "one import at a time", "Wait."), "Wait."),
        (RuntimeError("canary"), "reference"),
    ],
)
def test_work_that_fails_is_one_plain_message_and_begun_again_at_the_next_look(
    open_page: Open, error: Exception, words: str
) -> None:
    source = made_up(wrong=error)
    page = opened(open_page, source)
    text = page_text(page)
    assert words in text and "canary" not in text
    assert not page.exception
    page.run()
    when_done(page)
    assert "124 children expected" in page_text(page)
    assert len(source.asked) == 2
