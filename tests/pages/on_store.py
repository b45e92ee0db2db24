"""Pages on a real database with a few made-up children, by a clock that a test sets."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from data.store.record.drafts import draft_of, save_draft
from data.store.record.facts import record_fact
from data.store.record.read import child_record
from data.store.schema.active_store import ActiveStores
from data.store.schema.engine import Store, open_store
from models.access import LOCAL_OWNER, Actor, Permission, scope_for
from models.recording.record import ChildRecord
from models.recording.subject import Subject
from models.recording.types import Content
from pages.parts import cache
from services.kept import Keeper
from services.open_council import Installation, Look, OpenCouncil
from tests.drive.servers import PATIENCE_SECONDS, ROOT
from tests.make.record_contents import NOW, SAM, children_in


class OnStore(Installation):
    """The screens on a store of the test; `moment` is the clock."""

    def __init__(self, store: Store, moment: datetime = NOW) -> None:
        self.held, self.moment = store, moment
        self.stores = ActiveStores(store, None)

    def now(self) -> datetime:
        return self.moment

    def council(self, actor: Actor = LOCAL_OWNER) -> OpenCouncil:
        """As a person sees it who has no screen: nothing is kept from question to question."""
        return self.open(actor, Keeper(), Look())


@dataclass
class Desk:
    """A store, its children by number, and what a person at the screen does with it."""

    store: Store
    clock: OnStore
    children: list[str]

    def open(self, page: str, child: str | None = None, **query: str) -> AppTest:
        """A new visit: nothing is remembered but what the database holds."""
        st.cache_resource.clear()
        cache.use(self.clock)
        app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=PATIENCE_SECONDS)
        app.switch_page(page)
        app.query_params["child"] = self.children[0] if child is None else child
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    def record(self, child: str | None = None) -> ChildRecord:
        """All that is on record of a child."""
        scope = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
        record = child_record(self.store, scope, child or self.children[0])
        assert record is not None
        return record

    def draft(self, about: Subject) -> Content | None:
        """What the person at the screen has as a draft."""
        draft = draft_of(self.store, LOCAL_OWNER, about)
        return draft.content if draft else None

    def has(self, about: Subject, content: Content, by: Actor = LOCAL_OWNER) -> None:
        """Somebody recorded this a moment ago."""
        seen = self.record(about.child).version(about)
        record_fact(
            self.store,
            actor=by,
            about=about,
            content=content,
            expected_version=seen,
            now_utc=self.clock.moment,
        )

    def later(self, **by: float) -> None:
        """Let time pass."""
        self.clock.moment += timedelta(**by)

    def sam_types(self, about: Subject, content: Content) -> None:
        """Somebody else has a draft."""
        save_draft(
            self.store,
            actor=SAM,
            about=about,
            content=content,
            based_on=0,
            expected_saves=0,
            now_utc=self.clock.moment,
        )


def a_desk(folder: Path, children: int = 2) -> Desk:
    """A new SQLite store with that many children in children's homes."""
    store = open_store(f"sqlite:///{folder / 'circle.sqlite3'}")
    return Desk(store, OnStore(store), children_in(store, children))
