"""The versions of the tables, and bringing an older database to the newest one.

Alembic's own files lie here: `env.py` and one file a version in `versions`. Alembic is imported
only when there is something to do, so that a second start is quick.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, func, inspect, select

from models.problems import UserError

# Oldest first: the numbers that the files in `versions` begin with.
VERSIONS = tuple(
    sorted(file.name[:4] for file in (Path(__file__).parent / "versions").glob("[0-9]*.py"))
)
HEAD = VERSIONS[-1]

_version_table = Table("alembic_version", MetaData(), Column("version_num", String(32)))
_POSTGRES_LOCK = 7_204_903  # any fixed number: first starts at once queue behind it

Opens = Callable[[], AbstractContextManager[Connection]]


def bring_up_to_date(reading: Opens, writing: Opens, tables: MetaData) -> None:
    """Make or change the tables where needed; raises `UserError` if they are newer than this code,
    or from before its first version."""
    with reading() as connection:
        if is_at_head(connection):
            return
    with writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_POSTGRES_LOCK)))
        if not is_at_head(connection):  # somebody else may have done it while we waited
            _upgrade(connection, tables)


def is_at_head(connection: Connection) -> bool:
    """True when the tables are those of this version of the tool."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    version = connection.execute(select(_version_table.c.version_num)).scalar_one_or_none()
    if version is not None and version not in VERSIONS:
        raise _unknown_version(version)
    return version == HEAD


def _unknown_version(version: str) -> UserError:
    """Tables that this code can't bring up to date: older than its first version, or newer."""
    if version < VERSIONS[0]:
        return UserError(
            "The database",
            f"its tables are of version {version}, from before the first release",
            f"version {VERSIONS[0]} or newer",
            "It must be made anew: keep the old file, name a new database, and import the "
            "council's files again.",
        )
    return UserError(
        "The database",
        f"its tables are of version {version}",
        f"version {HEAD} or older",
        "It was opened by a newer version of this tool. Update the tool, then open it again.",
    )


def _upgrade(connection: Connection, tables: MetaData) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    # Percent signs in a folder's name would be read as settings of the configuration.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["tables"] = tables
    command.upgrade(config, "head")
