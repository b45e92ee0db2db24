"""What an import would do, found by doing it and taking it back: review and import can't differ."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import pandas as pd
from sqlalchemy import Connection, select, union

from data.formats.batch import Batch, ReturnRows
from data.store.frames.children import children_frame
from data.store.frames.councils import UNKNOWN, council_of_children, own_councils
from data.store.frames.episodes import episodes_frame, returns_frame
from data.store.frames.held import Held
from data.store.imports.batch import may_import
from data.store.imports.held_versions import versions_held
from data.store.imports.one_import import PART, OneImport
from data.store.imports.report import ImportReport
from data.store.schema.bulk import read_frame
from data.store.schema.engine import Store, reading, writing
from data.store.schema.tables import (
    CHILD_ID,
    ROWS,
    child,
    child_council,
    import_file,
    statutory_return,
)
from data.store.schema.write_lock import lock_for_write
from models.access import Actor, Permission, require
from models.children.caseload import in_care_at
from models.children.council import CouncilData
from models.questions import NO_ANSWERS, Answers


class ImportChange(StrEnum):
    """What an import would do for one child; each child is counted once."""

    LEFT_CARE = "left care"  # in care by what is held, not in care by what would be held
    NEW = "new"  # nothing is held about the child yet
    CHANGED = "changed"  # something new about a child who is held
    UNCHANGED = "unchanged"  # in the files, and all of it is held already


@dataclass(frozen=True, slots=True)
class ChildChange:
    """One child of the files, or one who would leave care by what the files don't say."""

    child_id: str
    change: ImportChange


@dataclass(frozen=True, slots=True)
class ReturnSeen:
    """A return that was recognised. `whole`: it covers its year to 31 March; else it is a return so
    far, up to `covers_to`. `held`: this very return is held already, perhaps with other tables.
    `replaces`: another version of it is held, in whose place it comes. `label`: its folder or file.
    """

    kind: str
    year: int
    covers_to: date
    whole: bool
    children: int
    held: bool
    replaces: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class CouncilSeen:
    """How many children of the files would be held as this council's ("unknown" = not said)."""

    council: str
    children: int


@dataclass(frozen=True, slots=True)
class CareSeen:
    """The data date, and how many children are in care on it; None and 0 when no return is held."""

    data_date: date | None
    in_care: int


@dataclass(frozen=True, slots=True)
class Review:
    """What an import of the batch would do; nothing of it is kept.

    `report` is what the import itself would give (its `import_id` means nothing yet). `version` is
    the data version that the review holds for: the import can insist on it.
    """

    version: str
    report: ImportReport
    children: tuple[ChildChange, ...]
    returns: tuple[ReturnSeen, ...]
    councils: tuple[CouncilSeen, ...]
    before: CareSeen
    after: CareSeen

    def number(self, change: ImportChange) -> int:
        """How many children that happens to."""
        return sum(child.change is change for child in self.children)


def review_batch(
    store: Store,
    batch: Batch,
    *,
    actor: Actor,
    source: str = "default",
    council: str | None = None,
    now_utc: datetime,
    answers: Answers = NO_ANSWERS,
) -> Review:
    """Run the import (arguments as `import_batch`), look, and take it all back.

    Waits for its turn as an import does. Children out of the person's councils are in no list.
    Raises `NotAllowed`.
    """
    council = may_import(actor, council)
    with _taken_back(store) as connection:
        version = lock_for_write(connection)
        before = _Care(connection, actor)
        known = set(connection.execute(select(child.c.key)).scalars())
        held = _held_returns(connection, source)
        replaced = {rows.label for rows in batch.returns if versions_held(connection, rows, source)}
        run = OneImport(connection, batch, actor, source, council, now_utc, answers)
        report = run.run()
        after = _Care(connection, actor)
        people = _of_files(connection, batch, source)
        touched = _touched(connection, run.import_id)
        return Review(
            version=version,
            report=report,
            children=_changes(people, known, touched, before, after),
            returns=tuple(
                _seen(rows, held, rows.label in replaced)
                for rows in batch.returns
                if rows.kind != PART
            ),
            councils=_councils(connection, people),
            before=before.seen,
            after=after.seen,
        )


def councils_to_choose(store: Store, actor: Actor) -> tuple[str, ...]:
    """Councils that an import may be for, as far as the tool knows any. Raises `NotAllowed`."""
    require(actor, Permission.IMPORT_FILES)
    if actor.councils is not None:
        return tuple(sorted(actor.councils))
    with reading(store) as connection:
        named = connection.execute(select(child_council.c.council).distinct()).scalars()
        return tuple(sorted(own_councils(connection) | set(named)))


@contextmanager
def _taken_back(store: Store) -> Iterator[Connection]:
    """A transaction that can write and never keeps anything."""
    with writing(store) as connection:
        try:
            yield connection
        finally:
            connection.rollback()


class _Care:
    """Who is in care by what a connection sees, within a person's councils."""

    def __init__(self, connection: Connection, actor: Actor) -> None:
        rows = Held(connection, actor.councils)
        frames = {
            "episodes": episodes_frame(rows),
            "returns": returns_frame(rows),
            "children": children_frame(rows),
        }
        data = CouncilData(version="", frames=frames)
        day = data.data_date
        self.keys = frozenset[str]() if day is None else in_care_at(data, day)
        self.seen = CareSeen(day, len(self.keys))
        self.names = dict(zip(rows.children["child"], rows.children["child_id"], strict=True))


def _of_files(connection: Connection, batch: Batch, source: str) -> pd.DataFrame:
    """child_id and key of every child whom the files name and of whom something is held."""
    frames = [frame for rows in batch.returns for frame in rows.tables.values()]
    frames += [loose.frame for loose in batch.loose if CHILD_ID in loose.frame.columns]
    named = {name for frame in frames for name in frame[CHILD_ID].astype("str").unique()}
    people = read_frame(
        connection, select(child.c.child_id, child.c.key).where(child.c.source == source)
    )
    return people[people["child_id"].isin(named)]


def _touched(connection: Connection, import_id: int) -> set[str]:
    """Keys of the children about whom this import brings something."""
    files = select(import_file.c.id).where(import_file.c.import_id == import_id)
    rows = [
        select(table.c.child_key).where(table.c.file_id.in_(files))
        for table in ROWS.values()
        if "child_key" in table.c
    ]
    query = select(child_council.c.child_key).where(child_council.c.import_id == import_id)
    return set(connection.execute(union(query, *rows)).scalars())


def _changes(
    people: pd.DataFrame, texts: set[str], touched: set[str], before: _Care, after: _Care
) -> tuple[ChildChange, ...]:
    names = dict(zip(people["key"], people["child_id"], strict=True))
    import_changes = {
        key: ImportChange.CHANGED if key in touched else ImportChange.UNCHANGED for key in names
    }
    import_changes |= {key: ImportChange.NEW for key in names if key not in texts}
    import_changes |= dict.fromkeys(before.keys - after.keys, ImportChange.LEFT_CARE)
    named = (
        (names.get(key) or before.names[key], change) for key, change in import_changes.items()
    )
    return tuple(ChildChange(name, change) for name, change in sorted(named))


def _held_returns(connection: Connection, source: str) -> set[tuple[str, int, str]]:
    c = statutory_return.c
    rows = connection.execute(select(c.kind, c.year, c.fingerprint).where(c.source == source))
    return {(row.kind, row.year, row.fingerprint) for row in rows}


def _seen(rows: ReturnRows, held: set[tuple[str, int, str]], replaces: bool) -> ReturnSeen:
    main = rows.tables.get("episodes", rows.tables.get("annex_a"))
    is_held = (rows.kind, rows.year, rows.fingerprint) in held
    return ReturnSeen(
        kind=rows.kind,
        year=rows.year,
        covers_to=rows.covers_to,
        whole=rows.kind == "ssda903" and rows.covers_to == date(rows.year, 3, 31),
        children=0 if main is None else int(main[CHILD_ID].nunique()),
        held=is_held,
        replaces=replaces and not is_held,
        label=rows.label,
    )


def _councils(connection: Connection, people: pd.DataFrame) -> tuple[CouncilSeen, ...]:
    whose = people["key"].map(council_of_children(connection)).astype("str").fillna(UNKNOWN)
    return tuple(
        CouncilSeen(str(name), int(number)) for name, number in whose.value_counts().items()
    )
