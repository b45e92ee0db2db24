"""One writer at a time, and the number that grows with every change of what is held."""

from sqlalchemy import Connection, select, update

from data.store.schema.tables import data_version


def lock_for_write(connection: Connection) -> str:
    """Wait for any other import to end, and the version of the data that is held now.

    Kept to the end of the transaction: on PostgreSQL a second writer waits here, as SQLite's waits
    to begin.
    """
    connection.execute(select(data_version.c.number).with_for_update()).one()
    return held_version(connection)


def held_version(connection: Connection) -> str:
    """Text that changes with every change of the data, and differs between databases."""
    row = connection.execute(select(data_version.c.token, data_version.c.number)).one()
    return f"{row.token}-{row.number}"


def bump_data_version(connection: Connection) -> None:
    """What is shown has changed: every cache looks anew."""
    connection.execute(update(data_version).values(number=data_version.c.number + 1))
