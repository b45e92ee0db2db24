"""Documents that take long to make: the page says what it waits for, and goes on meanwhile."""

from datetime import date, timedelta
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from models.money import FinancialYear
from models.papers.documents import LINK_LIVES, DocumentKind, day_and_year, of_day_and_year
from models.problems import UserError
from tests.fakes.council import MadeUp
from tests.make.shortlists import a_few
from tests.pages.conftest import Open
from tests.pages.reading import page_text, plain, when_made

BUTTON = "document.step_down_csv.2026-03-31"
SAID = "The list is being made: reading payments …"


def being_made(open_page: Open) -> tuple[MadeUp, AppTest]:
    """The list of children, of which somebody asked for the file; it waits for `making`."""
    made_up = MadeUp(a_few(), making=Event())
    page = open_page(made_up)
    return made_up, page.button(BUTTON).click().run()


def finished(made_up: MadeUp, page: AppTest) -> AppTest:
    assert made_up.making is not None
    made_up.making.set()
    return when_made(page.run())


def test_what_it_waits_for_is_said_and_the_page_stays_usable(open_page: Open) -> None:
    made_up, page = being_made(open_page)
    assert SAID in page_text(page)
    assert "You can go on using this page" in page_text(page)
    assert not page.link_button and made_up.tickets == []
    page.selectbox("children.council").select("West").run()
    assert "Amara Okafor" not in page_text(page)
    page.selectbox("children.council").set_value(None).run()
    assert SAID in page_text(page)
    finished(made_up, page)
    assert page.link_button[0].proto.url.startswith("/documents/")
    assert len(made_up.tickets) == 1


def test_the_link_stays_for_ten_minutes_and_one_ticket_is_written(open_page: Open) -> None:
    made_up, page = being_made(open_page)
    finished(made_up, page)
    made_up.moment = made_up.now() + LINK_LIVES - timedelta(seconds=1)
    assert page.run().link_button and len(made_up.tickets) == 1
    made_up.moment += timedelta(seconds=1)
    assert not page.run().link_button


def test_pressed_twice_it_is_made_once_and_again_only_when_it_is_there(open_page: Open) -> None:
    made_up, page = being_made(open_page)
    page.button(BUTTON).click().run()
    finished(made_up, page)
    assert len(made_up.tickets) == 1
    when_made(page.button(BUTTON).click().run())
    assert len(made_up.tickets) == 2


def test_left_and_come_back_to_it_is_there(open_page: Open) -> None:
    made_up, page = being_made(open_page)
    page.switch_page("about.py").run()
    assert SAID not in page_text(page)
    page.switch_page("children.py").run()
    assert SAID in page_text(page)
    finished(made_up, page)
    assert page.link_button


def test_what_a_person_can_mend_is_said_in_the_page(open_page: Open) -> None:
    made_up = MadeUp(a_few())
    made_up.unmakeable = UserError("Report", "nothing is imported yet", "a return", "Import one.")
    page = when_made(open_page(made_up).button(BUTTON).click().run())
    assert "nothing is imported yet" in page_text(page) and not page.link_button
    assert "Amara Okafor" in page_text(page)
    made_up.unmakeable = None
    assert when_made(page.button(BUTTON).click().run()).link_button


def test_a_fault_has_a_number_and_the_page_goes_on(open_page: Open) -> None:
    made_up = MadeUp(a_few())
    made_up.unmakeable = RuntimeError("a secret of the database")
    page = when_made(open_page(made_up).button(BUTTON).click().run())
    assert "reference" in page_text(page) and "secret" not in page_text(page)
    assert "Amara Okafor" in page_text(page) and not page.exception


def test_the_budget_page_offers_its_workbook(open_page: Open) -> None:
    from tests.pages.test_budget_page import made_up as with_budget
    from tests.pages.test_budget_page import opened

    source = with_budget()
    page = opened(open_page, source)
    when_made(page.button("document.budget_xlsx.2026-03-31_2025-26").click().run())
    ((kind, subject, _),) = source.tickets
    assert (kind, subject) == (DocumentKind.BUDGET_XLSX, "2026-03-31_2025-26")
    assert plain(page.link_button[0].proto.label) == ("Save budget-2026-03-31_2025-26.xlsx")


@pytest.mark.parametrize("year", [2024, 2026])
def test_a_subject_names_the_day_and_the_year(year: int) -> None:
    day, of = date(2026, 11, 29), FinancialYear(year)
    assert of_day_and_year(day_and_year(day, of)) == (day, of)
    assert of_day_and_year("2026-11-29") == (day, FinancialYear(2026))
