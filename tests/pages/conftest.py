"""Opens a page as Streamlit runs it, on a made-up list, with nothing left from the test before."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.parts import cache
from services.documents import MAKERS
from tests.drive.servers import PATIENCE_SECONDS, ROOT
from tests.fakes.council import MadeUp
from tests.pages.on_store import Desk, a_desk

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """`open_page(made_up)` runs the list; `child=key` that child's page, `page` another."""

    def run(made_up: MadeUp, child: str | None = None, page: str = "") -> AppTest:
        st.cache_resource.clear()
        cache.use(made_up)
        for kind in MAKERS:
            monkeypatch.setitem(MAKERS, kind, made_up.make_document)
        app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=PATIENCE_SECONDS)
        app.switch_page(page or ("children.py" if child is None else "child.py"))
        if child is not None:
            app.query_params["child"] = child
        return app.run()

    yield run
    cache.use(None)
    st.cache_resource.clear()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A real store with two children, by the clock of 10 March 2026, 09:30.

    A slow document is what was ordered, so that it stands with the ticket; how papers are made has
    its own tests on the store.
    """
    for kind in MAKERS:
        monkeypatch.setitem(MAKERS, kind, lambda order, say: order.choice or b"")
    made = a_desk(tmp_path)
    yield made
    cache.use(None)
    st.cache_resource.clear()
    made.store.engine.dispose()
