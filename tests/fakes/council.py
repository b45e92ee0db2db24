"""A council in memory for the screens: a real one with an empty store and given answers."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import cache, cached_property
from pathlib import Path
from tempfile import mkdtemp
from threading import Event
from typing import Any
from uuid import uuid4

import pandas as pd
from sqlalchemy import insert, select

from data.store.read import Versions, data_versions
from data.store.record.corrections import record_correction
from data.store.schema.active_store import ActiveStores, InUse
from data.store.schema.engine import Store, open_store, reading, writing
from data.store.schema.tables import child as child_table
from data.store.schema.tables import correction, document_ticket, import_run, statutory_return
from data.store.schema.write_lock import bump_data_version
from models.access import LOCAL_OWNER, Actor
from models.children.council import CouncilData
from models.children.freshness import WhereaboutsAnswer
from models.journeys.explain.grounds import Grounds
from models.papers.documents import DocumentKind
from models.progress import ProgressCallback
from models.shortlist.options import Shortlist
from services.budget import remaining_year_anew
from services.council_data import read_files
from services.documents import DocumentOrder
from services.forecast import forecast_months
from services.kept import Keeper, Recipe
from services.open_council import Installation, Look, OpenCouncil
from services.records import child_record
from services.shortlist import ListQuery, chance_grounds, fitted_engine, list_by_files
from services.what_if import answer_plan
from tests.make.children import (
    AS_OF,
    a_whereabouts,
    an_episode,
    rows,
)
from tests.make.children import council_data as council_of_frames


@cache
def _empty_database() -> Path:
    """One for the whole session, which each made-up council begins with a copy of."""
    path = Path(mkdtemp(prefix="circle-made-up-")) / "empty.sqlite3"
    open_store(f"sqlite:///{path}").engine.dispose()
    return path


class MadeUpStores(ActiveStores):
    """The one store of a made-up council: its children are known there, with nothing recorded."""

    def __init__(self, council: "MadeUp", store: Store) -> None:
        super().__init__(store, None)
        self._council = council

    def in_use(self) -> InUse:
        return InUse(self.own, is_demo=self._council.demo)

    def put_away(self, actor: Actor, now_utc: datetime) -> None:
        council = self._council
        council.demo, council.held, council.number = False, None, "2"


class PreparedKeeper(Keeper):
    """Keeps answers like the server's, and knows some that nobody works out: those given."""

    def __init__(self, keeper: Keeper, given: dict[Recipe, Recipe]) -> None:
        super().__init__()
        self._keeper, self._given = keeper, given

    def answer(self, recipe, council, *args, **kwargs):
        return self._keeper.answer(self._given.get(recipe, recipe), council, *args, **kwargs)


@dataclass
class MadeUp(Installation):
    """A council in memory: one list, given frames, and a store in which nothing is recorded yet.

    What takes long to work out is `prepared`; all else is asked of the services as everywhere.
    """

    held: Shortlist | None
    profiles: pd.DataFrame | None = None
    where: dict[str, dict[str, object]] = field(default_factory=dict)
    own_area: frozenset[str] = frozenset()
    error: Exception | None = None
    number: str = "1"
    on: date = AS_OF
    making: Event | None = None  # until it is set, a slow document is being made
    unmakeable: Exception | None = None  # what making one is answered with
    said: list[dict[str, object]] = field(default_factory=list)  # corrections, as rows
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)  # of the council, beside those
    moment: datetime | None = None
    demo: bool = False
    held_grounds: Grounds | None = None
    _counted: str = "1"

    def now(self) -> datetime:
        return self.moment or datetime.combine(self.on, time(10, 42), UTC)

    @cached_property
    def stores(self) -> ActiveStores:
        path = _empty_database().with_name(f"{uuid4()}.sqlite3")
        with sqlite3.connect(_empty_database()) as empty, sqlite3.connect(path) as copy:
            empty.backup(copy)
        store = open_store(f"sqlite:///{path}")
        self._fill(store)
        return MadeUpStores(self, store)

    @property
    def store(self) -> Store:
        return self.stores.own

    def prepared(self) -> dict[Recipe, Callable]:
        """Answers by the service function that would work them out."""
        return {
            read_files: self.read_files,
            list_by_files: self.list_by_files,
            fitted_engine: lambda council, as_of: None,
            chance_grounds: lambda council, as_of: self.held_grounds,
            child_record: lambda council, key: None,
            forecast_months: lambda council, look_from, months, *, say: None,
            remaining_year_anew: lambda council, year, *, say: None,
            answer_plan: lambda council, plan, months, ready, *, say: None,
        }

    @cached_property
    def _given(self) -> dict[Recipe, Recipe]:
        return {
            recipe: Recipe(given, recipe.rests_on, recipe.limit, "")
            for recipe, given in self.prepared().items()
        }

    def open(self, actor: Actor, keeper: Keeper, look: Look) -> OpenCouncil:
        council = super().open(actor, keeper, look)
        prepared = PreparedKeeper(keeper, self._given)
        return replace(council, keeper=prepared, ask_versions=self.versions)

    def versions(self, store: Store) -> Versions:
        if self.error:
            raise self.error
        if self.number != self._counted:  # other files are held now
            with writing(store) as connection:
                bump_data_version(connection)
            self._counted = self.number
        return data_versions(store)

    def read_files(self, council: OpenCouncil) -> CouncilData:
        frames = dict(self.frames)
        if self.held:
            held = {
                "return_id": "r",
                "source": "default",
                "kind": "ssda903",
                "year": 2026,
                "covers_from": AS_OF,
                "covers_to": self.held.data_date,
                "line": 0,
                "rank": 1,
            }
            frames["returns"] = rows("returns", held)
        if self.profiles is not None:
            frames["profiles"] = self.profiles
        if self.where:
            frames |= self._places()
        return replace(council_of_frames(council.versions.files, **frames), own_area=self.own_area)

    def _places(self) -> dict[str, pd.DataFrame]:
        """An open episode a child, and where it was (changes to `a_whereabouts`, by key)."""
        begun = "2026-01-05"
        episodes = [
            an_episode(begun, child=child, said_by=1, text=child) | {"return_id": "r"}
            for child in self.where
        ]
        places = [
            a_whereabouts(begun, child=child, text=child, **changes) | {"return_id": "r"}  # type: ignore[arg-type]
            for child, changes in self.where.items()
        ]
        return {
            "episodes": rows("episodes", *episodes),
            "whereabouts": rows("whereabouts", *places),
        }

    def list_by_files(self, council: OpenCouncil, query: ListQuery) -> Shortlist:
        assert self.held is not None
        return replace(self.held, as_of=query.as_of, move_on=query.move_on, year=query.year)

    def make_document(self, order: DocumentOrder, say: ProgressCallback) -> bytes:
        """Stands in the place of every slow document's maker (services/documents.py)."""
        say(1, 3, "reading payments")
        if self.making is not None:
            self.making.wait(60)
        if self.unmakeable is not None:
            raise self.unmakeable
        return order.choice or b""  # what was ordered, so that it stands with the ticket

    @property
    def tickets(self) -> list[tuple[DocumentKind, str, bytes | None]]:
        """What tickets are there, by kind, subject and content."""
        c = document_ticket.c
        with reading(self.store) as connection:
            rows = connection.execute(select(c.kind, c.subject, c.content)).all()
        return [(DocumentKind(row.kind), row.subject, row.content) for row in rows]

    @property
    def corrections(self) -> list[dict[str, Any]]:
        """What people said of where children are, and withdrew, as the store has it."""
        with reading(self.store) as connection:
            rows = connection.execute(select(correction).order_by(correction.c.id)).mappings()
            return [dict(row) for row in rows]

    def somebody_says(self, child: str, answer: WhereaboutsAnswer) -> None:
        """Alex is quicker than the person at the screen."""
        alex = replace(LOCAL_OWNER, identifier="alex")
        record_correction(
            self.store,
            actor=alex,
            child=child,
            answer=answer,
            on=self.now().date(),
            expected_version=0,
            now_utc=self.now(),
        )

    def _fill(self, store: Store) -> None:
        """The children of the list, the return that tells of them, what was said before."""
        data_to = self.held.data_date if self.held else AS_OF
        listed = self.held.every if self.held else ()
        with writing(store) as connection:
            run = insert(import_run).values(
                at_utc=datetime(2026, 3, 31), actor="local", source="default", counts=[]
            )
            number = connection.execute(run.returning(import_run.c.id)).scalar_one()
            told = insert(statutory_return).values(
                import_id=number,
                source="default",
                kind="ssda903",
                year=2026,
                covers_from=AS_OF,
                covers_to=data_to,
                content_date=data_to,
                fingerprint="made up",
            )
            connection.execute(told)
            children = [
                {"key": child.child.key, "source": "default", "child_id": child.child.key}
                for child in listed
            ]
            if children:
                connection.execute(insert(child_table), children)
            for line in self.said:
                connection.execute(insert(correction).values(_stored(line)))


def _stored(line: dict[str, object]) -> dict[str, object]:
    """A row of the frame `corrections` as the store has it."""
    noted_at = line["noted_at"]
    if not isinstance(noted_at, datetime):
        assert isinstance(noted_at, date)
        noted_at = datetime.combine(noted_at, time())
    return {
        "child_key": line["child"],
        "number": line["number"],
        "what": line.get("what"),
        "on_day": line["on"],
        "noted_at_utc": noted_at,
        "actor": line["actor"],
        "data_to": line["data_to"],
        "withdraws": line.get("withdraws"),
        "reason": "",
    }
