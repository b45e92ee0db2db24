"""Whether the database answers."""

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from data.store.schema.engine import Store, reading


def database_answers(store: Store) -> bool:
    """True when the database answers one small question; reads nothing about anybody."""
    try:
        with reading(store) as connection:
            return bool(connection.execute(select(1)).scalar_one() == 1)
    except SQLAlchemyError:
        return False
