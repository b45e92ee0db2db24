"""Print what a new version of the tables must do: `python -m data.store.migrations.draft`.

For whoever adds a column to a declaration. Copy what is printed into a new file of `versions`
(see 0001_first.py), read it with care, and add its number to `VERSIONS` in `__init__.py`.
"""

from __future__ import annotations

import tempfile

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from data.store.engine import open_store, reading
from data.store.tables import metadata


def draft(connection: Connection) -> str:
    """The body of `upgrade()` that brings that database to the declared tables."""
    found = produce_migrations(MigrationContext.configure(connection), metadata)
    assert found.upgrade_ops is not None
    return render_python_code(found.upgrade_ops)


def main() -> None:
    """Draft from the newest version to the declarations."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/draft.sqlite3")
        with reading(store) as connection:
            print(draft(connection))
        store.engine.dispose()


if __name__ == "__main__":
    main()
