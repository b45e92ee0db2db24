"""A page opened before its figures are prepared: what is known, how far it is, then all of it."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from models.ledger.statement import LABEL, LineName
from pages.parts import cache
from pages.parts.child import outlook_words
from pages.parts.shell import words as shell_words
from services.kept import PreparedStage
from tests.fakes.council import MadeUp
from tests.fakes.preparing import SetByHand
from tests.make.shortlists import a_few
from tests.pages.conftest import Open
from tests.pages.on_store import Desk
from tests.pages.reading import page_text, plain
from tests.pages.test_target_view import a_move, a_target

STEP = "learning from this council's history"
AT_ONCE = (LineName.TARGET, LineName.CONFIRMED, LineName.CLAIMED, LineName.EXPECTED)
LATER = (LineName.POSSIBLE, LineName.FORECAST, LineName.GAP)


@pytest.fixture
def preparer() -> Iterator[SetByHand]:
    """The list of children is ready; what needs the engine isn't."""
    preparer = SetByHand(ready=PreparedStage.LIST)
    cache.prepare_with(preparer)
    yield preparer
    cache.prepare_with(None)


def bars(page: AppTest) -> list[str]:
    """What the progress bars on the page say."""
    return [plain(bar.proto.text) for bar in page.get("progress")]


def test_savings_shows_what_is_recorded_and_fills_in(desk: Desk, preparer: SetByHand) -> None:
    a_move(desk)
    a_target(desk)
    page = desk.open("savings.py")
    text = page_text(page)
    assert all(LABEL[name] in text for name in AT_ONCE), "target, confirmed, claimed, agreed"
    assert "£200,000" in text and "Progress in 2025/26" in text
    assert not any(LABEL[name] in text for name in LATER), "no sum that isn't worked out yet"
    assert shell_words.FILLS_IN in text
    assert bars(page) == [f"Step 3 of 11: {STEP} …"]
    preparer.ready = max(PreparedStage)
    text = page_text(page.run())
    assert all(LABEL[name] in text for name in (*AT_ONCE, *LATER))
    assert shell_words.FILLS_IN not in text and bars(page) == []


def test_what_is_known_at_once_is_what_the_whole_statement_says(
    desk: Desk, preparer: SetByHand
) -> None:
    a_move(desk)
    a_target(desk)
    page = desk.open("savings.py")
    before = [markdown.value for markdown in page.markdown]
    preparer.ready = max(PreparedStage)
    after = [markdown.value for markdown in page.run().markdown]
    place = before.index(LABEL[LineName.CONFIRMED])
    assert before[place : place + 9] == after[after.index(LABEL[LineName.CONFIRMED]) :][:9]


def test_the_ready_moves_wait_with_the_number_of_children(
    open_page: Open, preparer: SetByHand
) -> None:
    page = open_page(MadeUp(a_few()), page="savings.py")
    text = page_text(page)
    assert "in residential care." in text and "£" not in text
    assert bars(page) == [f"Step 3 of 11: {STEP} …"]
    preparer.ready = max(PreparedStage)
    assert "What it would mean for children" in page_text(page.run())


def test_a_childs_page_is_all_there_but_the_outlook(open_page: Open, preparer: SetByHand) -> None:
    made_up = MadeUp(a_few())
    key = a_few().children[0].child.key
    page = open_page(made_up, child=key)
    assert [header.value for header in page.header if header.value == "Outlook"]
    assert outlook_words.OUTLOOK not in page_text(page)
    assert bars(page) == [f"Step 3 of 11: {STEP} …"]
    assert "Where next?" in page_text(page)


def test_before_the_records_are_read_the_page_says_so_under_its_title(
    open_page: Open, preparer: SetByHand
) -> None:
    preparer.ready, preparer.doing = 0, "reading the records"
    page = open_page(MadeUp(a_few()))
    assert [title.value for title in page.title] == ["Children in residential care"]
    assert bars(page) == ["Step 3 of 11: reading the records …"]
    preparer.ready = PreparedStage.LIST
    assert bars(page.run()) == []


def test_files_can_be_brought_in_meanwhile(open_page: Open, preparer: SetByHand) -> None:
    preparer.ready = 0
    page = open_page(MadeUp(a_few()), page="bring_in.py")
    assert [title.value for title in page.title] == ["Bring in files"]
    assert bars(page) == []


def test_a_fault_is_said_in_words_with_its_reference_and_the_rest_works(
    desk: Desk, preparer: SetByHand
) -> None:
    a_move(desk)
    preparer.fault = "ABC234"
    page = desk.open("savings.py")
    assert "ABC234" in page_text(page) and LABEL[LineName.CONFIRMED] in page_text(page)
    assert not page.exception and bars(page) == []
    assert not page_text(desk.open("moves.py")).count("ABC234")


def test_it_can_be_tried_again(desk: Desk, preparer: SetByHand) -> None:
    a_move(desk)
    preparer.fault = "ABC234"
    page = desk.open("savings.py")
    page.button(key="prepare.again.savings").click().run()
    assert "ABC234" not in page_text(page) and len(bars(page)) == 1
