"""Opens a page as Streamlit runs it, on a made-up list, with nothing left from the test before."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.parts import source
from tests.drive.servers import PATIENCE_SECONDS, ROOT
from tests.fakes.council import MadeUp, forget_what_was_kept
from tests.pages.on_store import Desk, a_desk

Open = Callable[..., AppTest]


@pytest.fixture
def open_page() -> Iterator[Open]:
    """`open_page(made_up)` runs the list; `child=key` that child's page, `page` another."""

    def run(made_up: MadeUp, child: str | None = None, page: str = "") -> AppTest:
        st.cache_resource.clear()
        source.use(made_up)
        app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=PATIENCE_SECONDS)
        app.switch_page(page or ("children.py" if child is None else "child.py"))
        if child is not None:
            app.query_params["child"] = child
        return app.run()

    yield run
    forget_what_was_kept()
    source.use(None)
    st.cache_resource.clear()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A real store with two children, by the clock of 10 March 2026, 09:30."""
    made = a_desk(tmp_path)
    yield made
    source.use(None)
    st.cache_resource.clear()
    made.store.engine.dispose()
