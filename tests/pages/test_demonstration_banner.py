"""On the demonstration council every page says that nothing is real, and offers the way out."""

import pytest
from streamlit.testing.v1 import AppTest

from data.store.schema.active_store import RecordedHere
from pages.parts.shell.banner import what_goes
from tests.fakes.council import MadeUp
from tests.make.shortlists import a_few
from tests.pages.conftest import Open
from tests.pages.reading import page_text

SAID = "Demonstration council: made-up children. Nothing here is real."


@pytest.mark.parametrize("child", [None, "ready", "nobody"])
def test_every_page_of_the_demonstration_says_so(open_page: Open, child: str | None) -> None:
    assert SAID in page_text(open_page(MadeUp(a_few(), demo=True), child))


@pytest.mark.parametrize("child", [None, "ready"])
def test_no_page_of_a_real_council_says_so(open_page: Open, child: str | None) -> None:
    assert SAID not in page_text(open_page(MadeUp(a_few()), child))


def asked(open_page: Open, page: str = "") -> AppTest:
    """The box that asks, open."""
    app = open_page(MadeUp(a_few(), demo=True), page=page)
    app.session_state["demo.ask"] = True
    return app.run()


def test_put_away_asks_first_and_says_what_goes_and_how_it_is_made_again(open_page: Open) -> None:
    page = open_page(MadeUp(a_few(), demo=True))
    assert "demo.put_away" not in [button.key for button in page.button]
    text = page_text(asked(open_page))
    assert "All made-up children are deleted. You cannot undo this." in text
    assert "python run.py demo" in text


def test_what_people_recorded_is_counted_before_it_goes() -> None:
    assert "recorded here: 3 decisions, 1 meeting and 12 notes." in what_goes(
        RecordedHere(3, 1, 12)
    )
    assert "1 decision." in what_goes(RecordedHere(1, 0, 0))
    assert "recorded here" not in what_goes(RecordedHere(0, 0, 0))


def test_put_away_the_empty_app_is_shown(open_page: Open) -> None:
    page = asked(open_page)
    page.button(key="demo.put_away").click().run()
    assert not page.exception
    text = page_text(page)
    assert SAID not in text
    assert "No children here yet" in text


@pytest.mark.parametrize("page", ["meeting.py", "prepare.py"])
def test_nobody_puts_it_away_from_a_meeting(open_page: Open, page: str) -> None:
    app = asked(open_page, page)
    assert SAID in page_text(app)
    assert "demo.put_away" not in [button.key for button in app.button]
