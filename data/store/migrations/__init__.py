"""The versions of the tables, and bringing an older database to the newest one.

Alembic's own files lie here: `env.py` and one file a version in `versions`. Alembic is imported
only when there is something to do, so that a second start is quick.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, func, inspect, select

from models.problems import UserError

VERSIONS: tuple[str, ...] = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
)  # oldest first; a new file in `versions` is a new entry
HEAD = VERSIONS[-1]

_version_table = Table("alembic_version", MetaData(), Column("version_num", String(32)))
_POSTGRES_LOCK = 7_204_903  # any fixed number: first starts at once queue behind it

Opens = Callable[[], AbstractContextManager[Connection]]


def bring_up_to_date(reading: Opens, writing: Opens) -> None:
    """Make or change the tables where needed; raises `UserError` if they are newer than we are."""
    with reading() as connection:
        if is_at_head(connection):
            return
    with writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_POSTGRES_LOCK)))
        if not is_at_head(connection):  # somebody else may have done it while we waited
            _upgrade(connection)


def is_at_head(connection: Connection) -> bool:
    """True when the tables are those of this version of the tool."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    held = connection.execute(select(_version_table.c.version_num)).scalar_one_or_none()
    if held is not None and held not in VERSIONS:
        raise UserError(
            "The database",
            f"its tables are of version {held}",
            f"version {HEAD} or older",
            "It was opened by a newer version of this tool. Update the tool, then open it again.",
        )
    return held == HEAD


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    # Percent signs in a folder's name would be read as settings of the configuration.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
