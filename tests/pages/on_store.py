"""Pages on a real database with a few made-up children, by a clock that a test sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from data.store.drafts import draft_of, save_draft
from data.store.engine import Store, open_store
from data.store.record_read import child_record
from data.store.recording import record_fact
from models.access import LOCAL_OWNER, Actor, Permission, scope_for
from models.documents import DocumentKind
from models.fairness.forecasts import Say
from models.recording.contents import Content
from models.recording.record import ChildRecord
from models.recording.subject import Subject
from pages.parts import source
from pages.parts.source import StoreSource
from tests.record_builders import NOW, SAM, children_in
from tests.servers import PATIENCE_SECONDS, ROOT


class OnStore(StoreSource):
    """The real source on a store of the test; `moment` is the clock."""

    def __init__(self, store: Store, moment: datetime = NOW) -> None:
        self.held, self.moment = store, moment

    @property
    def _store(self) -> Store:
        return self.held

    def is_demo(self) -> bool:
        return False

    def make_document(
        self, actor: Actor, kind: DocumentKind, subject: str, choice: bytes | None, say: Say
    ) -> bytes:
        """What was ordered, so that it stands with the ticket; how papers are made has its own
        tests on the store."""
        return choice or b""

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        return self.moment


@dataclass
class Desk:
    """A store, its children by number, and what a person at the screen does with it."""

    store: Store
    clock: OnStore
    children: list[str]

    def open(self, page: str, child: str | None = None, **query: str) -> AppTest:
        """A new visit: nothing is remembered but what the database holds."""
        st.cache_resource.clear()
        source.use(self.clock)
        at = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=PATIENCE_SECONDS)
        at.switch_page(page)
        at.query_params["child"] = self.children[0] if child is None else child
        for name, value in query.items():
            at.query_params[name] = value
        return at.run()

    def record(self, child: str | None = None) -> ChildRecord:
        """All that is on record of a child."""
        scope = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
        found = child_record(self.store, scope, child or self.children[0])
        assert found is not None
        return found

    def draft(self, about: Subject) -> Content | None:
        """What the person at the screen has as a draft."""
        held = draft_of(self.store, LOCAL_OWNER, about)
        return held.content if held else None

    def has(self, about: Subject, content: Content, by: Actor = LOCAL_OWNER) -> None:
        """Somebody recorded this a moment ago."""
        seen = self.record(about.child).version(about)
        record_fact(self.store, actor=by, about=about, content=content, expected_version=seen,
                    now=self.clock.moment)  # fmt: skip

    def later(self, **by: float) -> None:
        """Let time pass."""
        self.clock.moment += timedelta(**by)

    def sam_types(self, about: Subject, content: Content) -> None:
        """Somebody else has a draft."""
        save_draft(self.store, actor=SAM, about=about, content=content, based_on=0,
                   expected_saves=0, now=self.clock.moment)  # fmt: skip


def a_desk(folder: Path, children: int = 2) -> Desk:
    """A new SQLite store with that many children in children's homes."""
    store = open_store(f"sqlite:///{folder / 'circle.sqlite3'}")
    return Desk(store, OnStore(store), children_in(store, children))
