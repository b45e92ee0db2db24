"""The database's tables: fixed ones, and one for each table declared in `data/formats/tables.py`.

Nothing here names a column of a council's file: `rows_episodes` and its like follow from the
declarations, with the child's identifier replaced by the store's opaque key.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from data.formats import ssda903
from data.formats.table import CellKind
from data.formats.table import Table as Declared
from data.formats.tables import JOINED_TABLES, TABLES

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

RETURN_TABLES = frozenset(declared.name for declared in ssda903.TABLES) | {"annex_a"}
FILE_PRICE_YEAR, FILE_STATED_ON = "file_price_year", "file_stated_on"  # of rows of no return
CHILD_ID = "child_id"  # the declarations' name for the identifier that child_key stands for


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _to(target: str, name: str, *, nullable: bool = False, index: bool = False) -> Column[Any]:
    return Column(name, ForeignKey(target), nullable=nullable, index=index)


import_run = Table(  # one row an import, also when it brought nothing new
    "import_run",
    metadata,
    _id(),
    Column("at_utc", DateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("council", Text),
    Column("counts", JSON, nullable=False),  # list of {file, table, read, kept, merged, …}
    Column("undone_at_utc", DateTime),  # its rows were taken back then; the run stays as history
    Column("undone_by", Text),
)

import_file = Table(
    "import_file",
    metadata,
    _id(),
    _to("import_run.id", "import_id", index=True),
    Column("name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("recognised_as", Text, nullable=False),
)

import_answer = Table(  # what somebody said to a question about a file; the newest of a key counts
    "import_answer",
    metadata,
    _id(),
    Column("source", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at_utc", DateTime, nullable=False),
)

child = Table(  # `key` is random: it can stand in a link without saying who the child is
    "child",
    metadata,
    Column("key", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("child_id", Text, nullable=False),
    UniqueConstraint("source", "child_id"),
)

statutory_return = Table(
    "statutory_return",
    metadata,
    _id(),
    _to("import_run.id", "import_id"),
    Column("source", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("covers_from", Date, nullable=False),
    Column("covers_to", Date, nullable=False),
    Column("content_date", Date, nullable=False),
    Column("fingerprint", Text, nullable=False),
    UniqueConstraint("source", "kind", "year", "fingerprint"),
)

child_council = Table(  # every statement of whose child this is; `read` takes the best
    "child_council",
    metadata,
    _id(),
    _to("child.key", "child_key"),
    Column("council", Text, nullable=False),
    Column("basis", Text, nullable=False),  # placing_authority (a cost file) or import (--council)
    Column("stated_on", Date, nullable=False),  # the date that the data stating it is of
    _to("import_run.id", "import_id"),
    UniqueConstraint("child_key", "council", "basis", "stated_on"),
)

recorded = Table(  # append-only, which triggers see to: all that people record, entry by entry
    "recorded",
    metadata,
    _id(),
    _to("child.key", "child_key", nullable=True, index=True),  # empty: about a meeting alone
    Column("stream", Text, nullable=False),  # Subject.stream of models/recording/subject.py
    Column("number", Integer, nullable=False),  # 1, 2, … within the stream
    Column("kind", Text, nullable=False, index=True),
    Column("meeting_key", Text, nullable=False, index=True),
    Column("on_day", Date, nullable=False),  # the day from which it counts
    Column("at_utc", DateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("content", JSON(none_as_null=True)),  # a type of models/recording; empty: a withdrawal
    Column("replaces", Integer),  # the number that this corrects or withdraws
    Column("reason", Text, nullable=False),
    UniqueConstraint("stream", "number"),
)

draft = Table(  # what somebody is typing; one row a person and subject, gone when it is recorded
    "draft",
    metadata,
    _id(),
    Column("actor", Text, nullable=False),
    _to("child.key", "child_key", nullable=True, index=True),
    Column("stream", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("content", JSON, nullable=False),
    Column("based_on", Integer, nullable=False),  # the version that the person saw when they began
    Column("saves", Integer, nullable=False),  # how often it was saved; guards a second window
    Column("saved_at_utc", DateTime, nullable=False),
    UniqueConstraint("actor", "stream"),
)

place = Table(  # where the postcodes and sectors of the rows lie; says nothing of any child
    "place",
    metadata,
    Column("text", Text, primary_key=True),  # as the rows have it: "NN1 5AA", or "NN1 5"
    Column("kind", Text, nullable=False),  # postcode or sector
    Column("easting", Double),  # metres on the British grid; NULL = not known
    Column("northing", Double),
    Column("authority", Text),  # its code; of a sector the commonest
    Column("unanimous", Boolean),  # False = the sector lies in other authorities too
    Column("directory_version", Text, nullable=False),
)

correction = Table(  # append-only: what people said of where a child is, and what they withdrew
    "correction",
    metadata,
    _id(),
    _to("child.key", "child_key"),
    Column("number", Integer, nullable=False),  # 1, 2, … within the child
    Column("what", Text),  # empty for a withdrawal
    Column("on_day", Date, nullable=False),  # the day it was true; of a withdrawal, its own day
    Column("noted_at_utc", DateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("data_to", Date),  # the day to which the child's source was held then
    Column("withdraws", Integer),  # the number of the row that this one takes back
    Column("reason", Text, nullable=False),  # of a withdrawal; may name people
    UniqueConstraint("child_key", "number"),
    # What was withdrawn stays withdrawn: nobody can take it back twice.
    UniqueConstraint("child_key", "withdraws", name="uq_correction_withdraws"),
)

audit = Table(  # append-only; written in the transaction of what it tells of; never personal data
    "audit",
    metadata,
    _id(),
    Column("at_utc", DateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("detail", JSON, nullable=False),
)

document_ticket = Table(  # a row lives until it is redeemed, ten minutes at most
    "document_ticket",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("expires_utc", DateTime, nullable=False),
    Column("content", LargeBinary),
)

engine_result = Table(  # append-only; what was worked out at length, to be shown again as it was
    "engine_result",
    metadata,
    _id(),
    Column("name", Text, nullable=False),  # a hash of the question and of who may see the answer
    Column("kind", Text, nullable=False),
    Column("engine_version", Text, nullable=False),
    Column("data_version", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("asked", JSON, nullable=False),
    Column("sight", Text, nullable=False),  # whose children and which rights went into it
    Column("made_at_utc", DateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("content", JSON, nullable=False),  # totals and opaque keys; nothing else about a child
    UniqueConstraint("name"),
)

prepared_answer = Table(  # a cache: what pages need from the engine, until the data change
    "prepared_answer",
    metadata,
    Column("name", Text, primary_key=True),  # a hash of the question, the code and who may see it
    Column("version", Text, nullable=False),  # the version of the data that it is an answer of
    Column("code", Text, nullable=False),  # the version of the code that worked it out
    Column("made_at_utc", DateTime, nullable=False),
    Column("content", LargeBinary, nullable=False),  # data/store/packing.py
)

preparation = Table(  # one row a version of the data, code and sight: how far preparing has come
    "preparation",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("holder", Text, nullable=False),  # the process that prepares; "" when it has ended
    Column("lease_until_utc", DateTime, nullable=False),  # after it another process may take over
    Column("stage", Integer, nullable=False),  # stages that are ready
    Column("done", Integer, nullable=False),  # steps done, of how many, and the next one in words
    Column("of", Integer, nullable=False),
    Column("doing", Text, nullable=False),
    Column("fault", Text, nullable=False),  # the reference of what stopped it; "" if nothing did
)

scenario = Table(  # append-only, which triggers see to: what-if scenarios, version by version
    "scenario",
    metadata,
    _id(),
    Column("key", Text, nullable=False),
    Column("number", Integer, nullable=False),  # 1, 2, … within the key
    Column("at_utc", DateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("content", JSON(none_as_null=True)),  # a SavedPlan; empty: withdrawn
    Column("reason", Text, nullable=False),
    UniqueConstraint("key", "number"),
)

data_version = Table(  # one row; `number` grows with every write, `token` tells databases apart
    "data_version",
    metadata,
    Column("token", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
)

_TYPES: dict[CellKind, type[TypeEngine[Any]]] = {
    CellKind.IDENTIFIER: Text,
    CellKind.TEXT: Text,
    CellKind.CODE: Text,
    CellKind.POSTCODE: Text,
    CellKind.DATE: Date,
    CellKind.WHOLE: BigInteger,
    CellKind.FLAG: BigInteger,
    CellKind.NUMBER: Double,
    CellKind.MONEY: Double,  # both engines keep the same eight bytes; sums are the models' work
    CellKind.YES_NO: Boolean,
}


def _rows_table(declared: Declared) -> Table:
    """Rows as the council wrote them, with the file they came from.

    A row of a return belongs to it; a row of no return (costs, profiles …) has the year of its
    prices and the latest date of its file, where they are known.
    """
    columns = [_id(), _to("import_file.id", "file_id")]
    if any(column.name == CHILD_ID for column in declared.columns):
        columns.append(_to("child.key", "child_key"))
    if declared.name in RETURN_TABLES:
        columns.append(_to("statutory_return.id", "return_id", index=True))
    else:
        columns += [Column(FILE_PRICE_YEAR, Integer), Column(FILE_STATED_ON, Date)]
    columns += [
        Column(column.name, _TYPES[column.kind])
        for column in declared.columns
        if column.name != CHILD_ID
    ]
    return Table(f"rows_{declared.name}", metadata, *columns)


ROWS: dict[str, Table] = {
    declared.name: _rows_table(declared)
    for declared in TABLES
    if declared.name not in JOINED_TABLES
}
