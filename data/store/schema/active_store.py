"""Which store is read: the council's own as soon as it holds anything, till then the demonstration.

The demonstration council lies in a folder and a database of its own, so made-up children never mix
with real ones. The first import into the own store switches over by itself and deletes it.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from data.store.schema.audit import add_audit_row
from data.store.schema.engine import Store, open_store, reading, writing
from data.store.schema.settings import demo_folder
from data.store.schema.tables import correction, data_version, recorded
from models.access import Actor, Permission, require
from models.recording.subject import RecordKind

DEMO_FILE = "demo.sqlite3"
PUT_AWAY = "put-away"  # a marker in the folder: nobody wants the demonstration here
MADE_BY = "demonstration"  # in whose name the moves of the demonstration are on record
HALF_MADE = "making-"  # how folders begin in which it is being made
_FILES = ("", "-wal", "-shm", "-journal")  # the files of one SQLite database


@dataclass(frozen=True, slots=True)
class InUse:
    """The store to read, and whether all in it is made up."""

    store: Store
    is_demo: bool


@dataclass(frozen=True, slots=True)
class RecordedHere:
    """What people have written down in a demonstration, which goes with it.

    `notes`: every other entry, corrections of where a child is among them.
    """

    decisions: int
    meetings: int
    notes: int


class ActiveStores:
    """The council's own store and, while that is empty, the demonstration's; asked each time."""

    def __init__(self, own: Store, folder: Path | None) -> None:
        self._own, self._folder = own, folder
        self._own_holds = False
        self._demo: Store | None = None

    @property
    def own(self) -> Store:
        """The council's own store: what is imported goes there and nowhere else."""
        return self._own

    def in_use(self) -> InUse:
        """The store that a question asked now is answered from."""
        if not self._own_holds and not is_empty(self._own):
            self._own_holds = True
            self._let_go()
            delete_demo(self._folder)
        if self._own_holds or not is_made(self._folder):
            self._let_go()
            return InUse(self._own, is_demo=False)
        if self._demo is None:
            self._demo = open_store(demo_url(self._folder))
        return InUse(self._demo, is_demo=True)

    def put_away(self, actor: Actor, now_utc: datetime) -> None:
        """Delete the demonstration for good, on somebody's word; the own store keeps the record.

        `now_utc` must know its time zone. Raises `NotAllowed`.
        """
        require(actor, Permission.IMPORT_FILES)
        with writing(self._own) as connection:
            add_audit_row(
                connection,
                at_utc=now_utc.astimezone(UTC).replace(tzinfo=None),
                actor=actor,
                action="demonstration put away",
                label="demonstration",
                detail={},
            )
        self._let_go()
        delete_demo(self._folder)
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / PUT_AWAY).touch()

    def _let_go(self) -> None:
        if self._demo is not None:
            self._demo.engine.dispose()
            self._demo = None


def active_stores() -> ActiveStores:
    """The stores of this installation (`CIRCLE_DATABASE_URL`, `CIRCLE_DEMO`)."""
    return ActiveStores(open_store(None), demo_folder())


def is_empty(store: Store) -> bool:
    """True until the first change of what is shown: nothing was ever imported or recorded."""
    with reading(store) as connection:
        return bool(connection.execute(select(data_version.c.number)).scalar_one() == 0)


def recorded_here(store: Store, actor: Actor) -> RecordedHere:
    """How much people wrote down since the demonstration was made; raises `NotAllowed`.

    Asked before it is put away, so it needs the right to do that.
    """
    require(actor, Permission.IMPORT_FILES)
    by_kind = (
        select(recorded.c.kind, func.count(), func.count(recorded.c.stream.distinct()))
        .where(recorded.c.actor != MADE_BY)
        .group_by(recorded.c.kind)
    )
    with reading(store) as connection:
        rows = connection.execute(by_kind).all()
        number = connection.execute(select(func.count()).select_from(correction)).scalar_one()
    things = {kind: subjects for kind, _, subjects in rows}
    apart = {RecordKind.DECISION.value, RecordKind.MEETING.value}
    notes = sum(entries for kind, entries, _ in rows if kind not in apart) + number
    return RecordedHere(
        things.get(RecordKind.DECISION, 0), things.get(RecordKind.MEETING, 0), notes
    )


def is_made(folder: Path | None) -> bool:
    """Whether the demonstration is there to be read."""
    if folder is None or (folder / PUT_AWAY).exists():
        return False
    return (folder / DEMO_FILE).exists()


def demo_url(folder: Path | None) -> str:
    """The address of the demonstration's database."""
    return f"sqlite:///{(folder or Path()) / DEMO_FILE}"


def delete_demo(folder: Path | None) -> None:
    """Leave no trace of the demonstration; touches only what this tool made.

    Where another process still has the file open and the system therefore keeps it (Windows), it
    goes at the next question.
    """
    if folder is None or not folder.is_dir():
        return
    with suppress(PermissionError):
        delete_database(folder)
        for path in folder.glob(f"{HALF_MADE}*"):
            shutil.rmtree(path, ignore_errors=True)
        if not any(folder.iterdir()):
            folder.rmdir()


def delete_database(folder: Path) -> None:
    """Delete the demonstration's database, with what SQLite keeps beside it."""
    for ending in _FILES:
        (folder / f"{DEMO_FILE}{ending}").unlink(missing_ok=True)
