"""Print what a new version of the tables must do: `python -m data.store.schema.draft_migration`.

For whoever adds a column to a declaration. Copy what is printed into a new file of `versions`
(see 0011_first.py) whose name begins with the next number, and read it with care.
"""

import tempfile

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from data.store.schema.engine import open_store, reading
from data.store.schema.tables import metadata


def draft_migration(connection: Connection) -> str:
    """The body of `upgrade()` that brings that database to the declared tables."""
    migration_script = produce_migrations(MigrationContext.configure(connection), metadata)
    assert migration_script.upgrade_ops is not None
    return render_python_code(migration_script.upgrade_ops)


def main() -> None:
    """Draft from the newest version to the declarations."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/draft.sqlite3")
        with reading(store) as connection:
            print(draft_migration(connection))
        store.engine.dispose()


if __name__ == "__main__":
    main()
