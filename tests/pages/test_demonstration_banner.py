"""On the demonstration council every page says that nothing is real, and offers the way out."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Open
from tests.pages.reading import page_text
from tests.screens import MadeUp, a_few

SAID = "Demonstration council: made-up children. Nothing here is real."


@pytest.mark.parametrize("child", [None, "ready", "nobody"])
def test_every_page_of_the_demonstration_says_so(open_page: Open, child: str | None) -> None:
    assert SAID in page_text(open_page(MadeUp(a_few(), demo=True), child))


@pytest.mark.parametrize("child", [None, "ready"])
def test_no_page_of_a_real_council_says_so(open_page: Open, child: str | None) -> None:
    assert SAID not in page_text(open_page(MadeUp(a_few()), child))


def test_put_away_the_empty_app_is_shown(open_page: Open) -> None:
    at = open_page(MadeUp(a_few(), demo=True))
    at.button(key="demo.put_away").click().run()
    assert not at.exception
    said = page_text(at)
    assert SAID not in said
    assert "No children here yet" in said
