"""On a shared screen no page shows other children, costs or chances, whichever page is opened."""

import pytest

from pages.parts.shell import words
from pages.parts.shell.menu import PAGES
from tests.fakes.council import MadeUp
from tests.make.shortlists import a_few
from tests.pages.conftest import Open
from tests.pages.reading import page_text

KEPT_FROM_OTHERS = [entry for entry in PAGES if not entry.shares]


@pytest.mark.parametrize("entry", KEPT_FROM_OTHERS, ids=lambda entry: entry.file)
def test_a_page_of_other_children_costs_or_chances_is_hidden_until_sharing_stops(
    open_page: Open, entry: object
) -> None:
    page = open_page(MadeUp(a_few()), page="about.py")
    page.session_state["shared_screen"] = True
    page = page.switch_page(entry.file).run()  # type: ignore[attr-defined]
    assert not page.exception
    text = page_text(page)
    assert words.HIDDEN_WHEN_SHARED in text
    assert "Amara" not in text and "£" not in text and not page.table and not page.dataframe
    assert "shared.stop" in [button.key for button in page.button]


def test_the_pages_of_one_child_and_about_are_those_that_stay() -> None:
    stay = {entry.file for entry in PAGES if entry.shares}
    assert stay == {
        "about.py", "child.py", "meeting.py", "needs.py", "sorting.py", "write_down.py", "move.py",
    }  # fmt: skip
