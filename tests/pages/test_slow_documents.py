"""A document that takes long: the page says what is waited for, and never opens an empty tab."""

from pathlib import Path
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from models.papers.documents import DocumentKind
from models.problems import UserError
from models.progress import ProgressCallback
from pages.parts.words import writing
from services.documents import MAKERS, DocumentOrder, make_document
from tests.drive.servers import PATIENCE_SECONDS
from tests.pages.on_store import Desk, OnStore, a_desk
from tests.pages.reading import page_text
from tests.pages.test_target_view import a_move
from tests.pages.typing_in import press

LABEL = "Board report, PDF"


class Slow(OnStore):
    """Makes a document only once it is told to go on; `fault`: what goes wrong then."""

    fault: Exception | None = None

    def go_on(self) -> Event:
        if not hasattr(self, "_go_on"):
            self._go_on, self.asked = Event(), 0
        return self._go_on

    def make_document(self, _order: DocumentOrder, say: ProgressCallback) -> bytes:
        self.asked += 1
        say(3, 7, "reading payments")
        assert self.go_on().wait(PATIENCE_SECONDS)
        if self.fault:
            raise self.fault
        return b"%PDF made"


@pytest.fixture
def slow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Slow:
    desk.clock = Slow(desk.store)
    for kind in MAKERS:
        monkeypatch.setitem(MAKERS, kind, desk.clock.make_document)
    desk.clock.go_on()
    a_move(desk)
    return desk.clock


def links(page: AppTest) -> list[str]:
    return [each.proto.label for each in page.get("link_button")]


def made(page: AppTest, slow: Slow) -> None:
    """Let the document be made, and wait until the page has it."""
    slow.go_on().set()
    for _ in range(PATIENCE_SECONDS):
        if links(page) or page.error:
            return
        page.run()  # a browser asks once a second


def test_while_it_is_made_the_page_says_so_and_has_no_link(desk: Desk, slow: Slow) -> None:
    page = desk.open("savings.py")
    press(page, LABEL)
    assert "The board report is being made: reading payments …" in page_text(page)
    assert not links(page)
    made(page, slow)
    assert links(page) == [writing.plain("Save board-report-2026-03-10.pdf")]
    assert "is being made" not in page_text(page)


def test_pressed_twice_it_is_made_once(desk: Desk, slow: Slow) -> None:
    page = desk.open("savings.py")
    press(page, LABEL)
    press(page, LABEL)
    made(page, slow)
    assert slow.asked == 1


def test_what_goes_wrong_is_said_and_can_be_asked_for_again(desk: Desk, slow: Slow) -> None:
    slow.fault = UserError("Report", "nothing is imported yet", "a return", "Import a return.")
    page = desk.open("savings.py")
    press(page, LABEL)
    made(page, slow)
    assert not links(page) and "Import a return." in page_text(page)
    slow.fault = None
    press(page, LABEL)
    made(page, slow)
    assert links(page)


def test_the_board_report_is_made_of_what_the_store_holds(tmp_path: Path) -> None:
    kind, steps = DocumentKind.BOARD_PDF, list[str]()
    council = a_desk(tmp_path).clock.council()
    made_ = make_document(
        council, kind, "2026-03-10", None, lambda _done, _of, label: steps.append(label)
    )
    assert made_.startswith(b"%PDF")
    assert steps[0] == "reading the data" and steps[-1] == "laying it out"
    assert "reading payments" in steps
